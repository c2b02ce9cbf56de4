"""What is said held to what was heard: nothing points to what nobody told, or is said twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.narration.beats import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Language
    from generator.narration.beats import Beat
    from generator.narration.telling.teller import Teller

_SAYS = ("say", "step_first", "step_next", "step_last")
_ASKING = ("ask_", "own_")  # moves that ask what the next line answers
# What nobody understands who has not heard the sentence before it.
_BACK = re.compile(
    r"(?:(?:しかし|ただし?|また|そして|一方で?|でも|だから|さらに)、?)?"
    r"(?:それ(?:は|が|を|に|で|ら|ぞれ|だけで)|そ(?:の|こで|うした|うすると|うすれば|んな)(?!た[めび]|まま|もの|他|ほか|後|うえ|上)"
    r"|これ(?:は|が|を|に|で|ら[はがをにの])(?!まで)|このような|こうした|この(?:とき|場合|結果|点|考え|違い|ため)"
    r"|上[のに]の?[^、]{0,8}(?:つ|よう|通り|とおり|例)|(?:上記|前述|上述)[のでし]|前(?:章|節|項)[のでに]|両者|後者|前者|逆に言えば"
    r"|[2-9２-９二三四五]つ目|第[二三四][はにの])"
    r"|(?:(?:But|And|So) )?(?:They|He|She|Those|These|The other|The latter|The former|Another)\b"
)
# What points to something, where what stood before it is not told.
_OPEN = re.compile(
    r"(?:というわけで|そんなわけで|故に|ゆえに)|.{0,14}(?:[こそ](?:の(?!まま|ほか|他)|れ|うした|ういう|んな|ちら|う(?:する|すれ|なる))|以上の|以上が|上の\d|先(?:程|ほど)の|どちらも|いずれも|両方とも|最初に[あ挙]げた|冒頭で|プラス、)"
    r"|(?:His|Her|Their|Its|That|This|It|One of (?:them|these))\b"
)
_FIGURES = re.compile(r"(?:平成|令和|昭和|大正)?[元\d]+年?|\d+")
_NEAR = 2  # sentences of the article after what it points to
_LONG = 110  # characters of a sentence that is told only so that another can be
# What leads up to a list, a table or code.
_AHEAD = re.compile(
    r"[二三四五六七2-7２-７]つ(?:の[^。、]{1,14})?(?:が挙げられ|が?あり|です)"
    r"|(?:次|以下|下記)の(?![年月日週朝晩]|世代|機会|瞬間|段階)|以下(?:が|に|を|です|となり|理由)"
    r"|\b(?:the following|as follows)\b|:\Z"
)


_LISTED: dict[Language, tuple[str, str]] = {
    "ja": (r"(?:次|以下|下記)の(?=書類|条件|手順|資料|持ち物)", "記事にある"),
    "en": (r"\bthe following (\w[\w -]*\w)(?=[,.:;]|\Z)", r"the \1 in the article"),
}


def moored(told: Mapping[str, tuple[Beat, ...]], teller: Teller) -> dict[str, tuple[Beat, ...]]:
    """What is said in each scene, each sentence where it can be understood, none of them twice.

    What points back comes after what it points to, which is told for it; where that is not to be
    told, it is left out, as is what leads up to a list that is not told.

    Args:
        told: scene id → beats, in the order in which they are heard.
        teller: who knows the article.
    """
    talk = _TalkSoFar(
        teller, {each for beats in told.values() for beat in beats for each in beat.sources}
    )
    return {scene: tuple(talk.through(beats)) for scene, beats in told.items()}


@dataclass(slots=True)
class _TalkSoFar:
    """Attributes: ``told`` ids anywhere, ``passed`` so far; ``last``; ``heard`` texts."""

    teller: Teller
    told: set[str]
    last: str = ""
    heard: set[str] = field(default_factory=set)
    passed: set[str] = field(default_factory=set)
    brought: set[str] = field(default_factory=set)

    def through(self, beats: Sequence[Beat]) -> list[Beat]:
        told: list[Beat] = []
        dropped = False
        for each in beats:
            if dropped and each.move.startswith("echo_"):  # of what nobody said
                continue
            beat = self._understood(each)
            before = self._before(beat) if beat and beat.move == "say" else ()
            if beat is None or before is None:
                if told and told[-1].move.startswith(_ASKING):  # what it would have answered
                    told.pop()
                dropped = True
                continue
            dropped = False
            told += [*before, beat]
            self.passed |= {each for one in (*before, beat) for each in one.sources}
            self.last = beat.sources[-1] if beat.sources else self.last
        return told

    def _understood(self, beat: Beat) -> Beat | None:
        """A beat that says something new and leads up to something, else nothing."""
        again = bool(beat.sources) and self.brought.issuperset(beat.sources)
        if beat.move in _SAYS and (
            again or self._is_again(beat) or self._is_asked_of_the_author(beat)
        ):
            return None
        if beat.move.startswith("list_") and not self._is_led(beat.sources[0]):
            return None
        if beat.move == "say" and self._is_ahead_of_nothing(beat):
            return self._to_the_article(beat)
        return beat

    def _is_asked_of_the_author(self, beat: Beat) -> bool:
        """What somebody asks themselves: nobody else asks it."""
        said = beat.slots["said"].ja or ""
        return self.teller.matter.voice.called("ja") in said and said.endswith("でしょうか。")

    def _is_led(self, identity: str) -> bool:
        """What stands before a list was just said, or is its heading."""
        matter = self.teller.matter
        at = matter.order.get(identity, 0)
        before = matter.run[at - 1] if at else ""
        headed = before and matter.sayings[before].place.kind in {"heading", "title"}
        return not before or before == self.last or bool(headed)

    def _is_again(self, beat: Beat) -> bool:
        """The very words were said."""
        said = beat.slots["said"]
        text = said[self.teller.matter.article.language] or ""
        if self.teller.matter.traits.rules:  # one amendment after the other
            text = _FIGURES.sub("0", text)
        again = text in self.heard and not text.endswith(("か。", "?"))
        self.heard.add(text)
        return again

    def _is_ahead_of_nothing(self, beat: Beat) -> bool:
        """It leads up to a list of which nothing is told."""
        matter = self.teller.matter
        last = beat.sources[-1] if beat.sources else ""
        at = matter.order.get(last, -1)
        after = matter.run[at + 1] if 0 <= at < len(matter.run) - 1 else ""
        if not after or not _AHEAD.search(matter.source(last)):
            return False
        if matter.sayings[after].place.kind not in {"list", "steps", "cell"}:
            return False
        here = matter.sayings[after].place.passage
        return not any(
            each in self.told
            for each in matter.sayings
            if matter.sayings[each].place.passage == here
        )

    def _to_the_article(self, beat: Beat) -> Beat | None:
        """次の書類を → 記事にある書類を, as one says who does not read them out."""
        language, said = self.teller.matter.article.language, beat.slots["said"]
        pattern, put = _LISTED[language]
        text = re.sub(pattern, put, said[language] or "", count=1)
        if text == said[language]:
            return None
        return replace(beat, slots={**beat.slots, "said": said.having(language, text)})

    def _before(self, beat: Beat) -> tuple[Beat, ...] | None:
        """What has to be told before it; ``None`` where it cannot be told at all."""
        matter = self.teller.matter
        first = next((each for each in beat.sources if each in matter.order), "")
        source = matter.source(first) if first else ""
        open_ = first in matter.gaps and _OPEN.match(source) and not matter.is_here(first)
        if not (_BACK.match(source) or open_) or self._is_near(first):
            return ()
        if first in self._kept or matter.sayings[first].place.kind != "paragraph":
            return ()
        at = matter.order[first]
        ground = matter.run[at - 1] if at else ""
        whole = bool(ground) and matter.predecessor(first) == ground
        if (
            not whole
            or len(matter.source(ground)) > _LONG
            or _BACK.match(matter.source(ground))
            or matter.is_half(ground)
        ):
            return None
        text = matter.sayings[ground].alone
        said = text[matter.article.language] or ""
        if not said or said in self.heard or ground in self.passed:
            return ()
        self.heard.add(said)
        self.brought.add(ground)
        return (say(ground, text, beat.speaker),)

    def _is_near(self, identity: str) -> bool:
        order = self.teller.matter.order
        near = self.last in order and 0 <= order[identity] - order[self.last] <= _NEAR
        return near and identity not in self.teller.matter.gaps

    @property
    def _kept(self) -> set[str]:
        """The message: what it comes to is told whatever it leans on."""
        thesis = self.teller.matter.brief.thesis
        return {*(thesis.sources if thesis else ())}
