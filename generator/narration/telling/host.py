"""What the host says of the article: what follows from the last line, or is soon put right.

A listener who thinks along says some of it first: what comes of what was heard (だから, つまり),
what holds until the next line turns against it (…んですよね). The sentence is the article's own,
the other goes on from it; nothing is said twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.sentences import split
from generator.narration.aloud.parting import LONGEST
from generator.narration.aloud.spoken_form import standing_alone
from generator.narration.beats import changed
from generator.narration.telling.attributing import of_whom
from generator.narration.telling.listener import LEANING, clause
from generator.wording.views import is_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Bilingual
    from generator.narration.beats import Beat
    from generator.narration.telling.teller import Teller

HOST, GUEST = "host", "guest"
ENOUGH = 0.33
"""Of the words that are the host's."""

_SO = re.compile(
    r"\A(?:そのため|このため|だから(?!こそ)|その結果|したがって|よって|こうして|それで(?!も)|ですから|そこで)[、，]?"
    r"|\A(?:So|Therefore|As a result|Thus|That is why|That's why),? "
)
_MEANS = re.compile(
    r"\A(?:つまり|すなわち|要するに|このように)[、，]?|\A(?:In other words|That is), "
)
_TOO = re.compile(
    r"\A(?:また|さらに|しかも|そのうえ|加えて|それに)[、，]?(?!は)"
    r"|\A(?:Also|Moreover|In addition|Besides), "
)
_TURNS = re.compile(
    r"\A(?:しかし|ところが|ただし?|但し|でも|だが|けれども|とはいえ|それでも|一方)"
    r"|\A(?:But|Yet|Still|However|Even so)\b"
)
# What is somebody's own, unsure or asked: nobody else says it for them.
_UNCERTAIN = re.compile(
    r"\A(?:さて|では|まず|もちろん|そんな|ところで)|思え|によれば、|の見るところ|(?:だろう|でしょう|ましょう|ください|下さい|からだ|ためだ|わけだ|のだ|[たの]んだ|ようだ|らしい|そうだ|たい|ほしい|という|かも|か|[よねぞ]|べきだ|とのことだ?)\Z"
    r"|(?:考え|思っ|書い|話し|訴え|願っ|見|感じ|振り返っ)ている\Z"
)
_SAID = re.compile(r"[うくぐすつぬぶむるたいだ]\Z")
_SHORT = 45  # characters of what goes on from the last line, so that who listens may say it first
_SHORTEST, _LONGEST = 12, 72  # characters of what one holds in a breath before the other goes on
_SAYS_OF = re.compile(r"(?<![でにとらか])[はがも]|まで|から")
_QUOTES = re.compile(r"[「」“”\"『』]")


def shared(told: Mapping[str, tuple[Beat, ...]], teller: Teller) -> dict[str, tuple[Beat, ...]]:
    """The talk with more of it in the host's mouth, until that is a third.

    Args:
        told: scene id → beats in the order in which they are heard.
        teller: who knows the article.
    """
    places = [(scene, n) for scene, beats in told.items() for n in range(len(beats))]
    talk = _Talk(teller, [told[scene][n] for scene, n in places], [scene for scene, _ in places])
    for ways in (("turn", "so", "means"), ("goes_on",)):
        talk.hand(ways)
    done: dict[str, tuple[Beat, ...]] = dict.fromkeys(told, ())
    for scene, beat in zip(talk.scenes, talk.beats, strict=True):
        done[scene] += (beat,)
    return done


def _may_follow(before: Beat) -> bool:
    """The other spoke, or the host but reacted: no question waits for an answer."""
    return before.speaker == GUEST or before.move.startswith("echo_")


@dataclass(slots=True)
class _Talk:
    teller: Teller
    beats: list[Beat]
    scenes: list[str]

    @property
    def _share(self) -> float:
        host = sum(beat.spoken for beat in self.beats if beat.speaker == HOST)
        return host / max(1, sum(beat.spoken for beat in self.beats))

    def _is_free(self, move: str) -> bool:
        return self.teller.used[move] < _TIMES * len(self.teller.sizes[move])

    def hand(self, ways: Sequence[str]) -> None:
        """Lines that may be the host's become so, those amid long speeches first."""
        runs = self._runs()
        order = sorted(range(1, len(self.beats) - 1), key=lambda n: (-runs[n], n))
        for n in order:
            if self._share >= ENOUGH:
                return
            made = self._made(n, ways)
            if made:
                self.beats[n] = made

    def _runs(self) -> list[int]:
        """Of each line how much its speaker says in one go."""
        runs, start = [0] * len(self.beats), 0
        for n, beat in enumerate(self.beats):
            last = n == len(self.beats) - 1
            if last or self.beats[n + 1].speaker != beat.speaker:
                size = sum(each.spoken for each in self.beats[start : n + 1])
                runs[start : n + 1] = [size] * (n + 1 - start)
                start = n + 1
        return runs

    def _made(self, n: int, ways: Sequence[str]) -> Beat | None:
        """The line as the host says it; ``None`` where it is the other's to say."""
        beat, before, after = self.beats[n], self.beats[n - 1], self.beats[n + 1]
        if beat.speaker != GUEST or beat.move != "say" or not beat.sources:
            return None
        goes_on = after.speaker == GUEST and after.move == "say"
        if not _may_follow(before) or not goes_on or self._is_anothers(beat):
            return None
        way = self._way(beat, before, after)
        move = {"so": "draw_so", "means": "draw_means"}.get(way, "assume")
        if way not in ways or not self._is_free(move):
            return None
        told = held(beat.slots["said"], self.teller)
        if told is None:
            return None
        made = self.teller.beat(move, beat.sources, clause=told)
        return of_whom(replace(made, speaker=HOST, ends=beat.ends), self.teller)

    def _way(self, beat: Beat, before: Beat, after: Beat) -> str:
        """How it stands to what is said around it."""
        source = self._source(beat)
        near = self.teller.matter.predecessor(beat.sources[0]) in before.sources
        if _TURNS.match(source):
            return ""
        if near and _MEANS.match(source):
            return "means"
        if near and _SO.match(source):
            return "so"
        if LEANING.match(source):
            return ""
        short = near and len(beat.slots["said"].ja or "") <= _SHORT
        return "turn" if _TURNS.match(self._source(after)) else "goes_on" if short else ""

    def _source(self, beat: Beat) -> str:
        return self.teller.matter.source(beat.sources[0]) if beat.sources else ""

    def _is_anothers(self, beat: Beat) -> bool:
        """Somebody's own words, an item of a list, a question."""
        matter = self.teller.matter
        kinds = {matter.sayings[each].place.kind for each in beat.sources if each in matter.sayings}
        return not kinds <= {"paragraph", "list"} or any(
            each in matter.article.speakers for each in beat.sources
        )


def held(sentence: Bilingual, teller: Teller) -> Bilingual | None:
    """What it says, to be said with …んですね; ``None`` where it cannot be."""
    language = teller.matter.article.language
    alone = changed(sentence, lambda text: standing_alone(_TOO.sub("", _SO.sub("", text))))
    text = alone[language] or ""
    if len(split(text)) != 1 or _QUOTES.search(text) or is_view(text, language):
        return None
    told = clause(teller.lowered(alone))
    text = told[language] or ""
    if language == "en":
        short = len(text.split()) <= LONGEST["en"] and not text.endswith(("?", "!", ":"))
        return told if short and ";" not in text else None
    if not _SHORTEST <= len(text) <= _LONGEST or _UNCERTAIN.search(text):
        return None
    if not _SAID.search(text) or LEANING.match(text) or is_view(f"{text}。", language):
        return None
    text = re.sub(r"である\Z", "だ", text)
    noun = text.endswith("だ") and not text.endswith(("んだ", "いだ"))
    if noun and not _SAYS_OF.search(text):  # what is only named
        return None
    return told.having("ja", f"{text[:-1]}な" if noun else text)


_TIMES = 2  # how often one wording may be heard
