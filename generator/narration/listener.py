"""What somebody who listens would ask and say next, told by the words of the sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import Bilingual
from generator.narration.beats import Beat, changed_japanese
from generator.narration.cues import OWN, cues
from generator.narration.picking import amount, quoted, term, topic
from generator.narration.polite import asks
from generator.wording.style import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.narration.telling import Teller

Turn = tuple[tuple[Beat, ...], tuple[Beat, ...], tuple[Beat, ...]]
"""What is asked, what is said, what is said to it."""

_CONTRARY = re.compile(r"\A(?:ところが|しかし|それどころか)|\A(?:Even so|However|But)\b")
_NEGATIVE = re.compile(
    r"(?:ません|ませんでした|ない|ありません)[。.]?\Z|\b(?:not|hardly|never|no longer)\b|n't\b"
)
_LONG_TOPIC, _SHORT_HEADING = 18, 18
"""Characters of what a question can be about."""

_CLAIMS = re.compile(
    r"[ぁ-ん](?:た|る|う|く|つ|ぶ|む|す|い|ない)\Z|\b(?:is|are|was|has|have|grew|become)\b"
)
_NO_SUBJECT = re.compile(
    r"\A(?:はじめに|おわりに|終わりに|最後に|まとめ|結論|概要|前書き|あとがき|補足)\Z|私|僕"
    r"|\A(?:Introduction|In closing|Conclusion|Summary|Overview)\Z|\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b"
)
"""Headings that a host cannot ask about: signposts, and those in which the author says I."""

_FRAGMENT = re.compile(r"「|[はがを](?=.*[」ぁ-ん一-龠々]\Z)(?!.*[るたいす]\Z)")
"""A heading whose verb is left out: nobody asks about that."""

_SHORT_CLAUSE = (10, 48)
_LEANING = re.compile(
    r"\A(?:筆者|同社|本人|記事|[こそ]れ|[こそ]の|[こそ]う|[こそ]こ|こちら|彼|同じ|また|しかし|ただ|だから|つまり|一方|さらに|なかでも|中でも)"
    r"|\A(?:This|That|These|Those|It|He|She|They|Its|Their|His|Her|However|So|But|And|Also)\b"
)
_FACT = re.compile(r"(?:ます|ました|です|でした|ません)。?\Z")


def clause(text: Bilingual) -> Bilingual:
    """A sentence to be reported: plain and without its end; in English without its full stop."""
    told = words("ja")["voice"]["told"].format(said="")  # a report within a report says no more
    ja = None if text.ja is None else plain(text.ja.removesuffix(told)).rstrip("。")
    return Bilingual(ja, text.en and text.en.rstrip("."))


@dataclass(frozen=True, slots=True)
class Listener:
    """Chooses from what the next sentences say; no wording is used more than twice in a show."""

    teller: Teller
    names: Mapping[str, Bilingual]

    def asks(self, part: Sequence[Beat], *, new: bool) -> tuple[Beat, ...]:
        """The question that the first of the sentences answers; nothing where none is left."""
        first = part[0]
        heading = self.teller.matter.headings.get(first.sources[-1], "") if first.sources else ""
        about = heading if new else ""
        return (
            self._of_form(first)
            or self._of_person(about)
            or self._of_term(first)
            or self._of_wrong_guess(first)
            or self._of_heading(about)
            or self._of_cue(first)
            or self._of_topic(first)
            or self._offered("ask_new" if new else "ask_on")
        )

    def _of_form(self, first: Beat) -> tuple[Beat, ...]:
        if first.move in {"steps", "step_first"}:
            return self._offered("ask_how")
        if first.move in {"speaks", "quoted"}:
            return self._offered("ask_voice")
        return self._offered("ask_figures") if first.move.startswith("figures") else ()

    def _of_person(self, heading: str) -> tuple[Beat, ...]:
        if not heading or not self.teller.matter.is_name(heading):
            return ()
        name = self.teller.matter.sayings[heading].text
        titled = name.ja and name.ja + self.teller.matter.courtesy(name.ja)
        return self._offered("ask_person", (heading,), name=Bilingual(titled, name.en))

    def _of_term(self, first: Beat) -> tuple[Beat, ...]:
        found = self._term(first)
        return self._offered("ask_term", first.sources, term=found) if found else ()

    def _of_wrong_guess(self, first: Beat) -> tuple[Beat, ...]:
        """That it is the same here, before a sentence that says it is not."""
        source, about = self._source(first), self._topic(first)
        contrary = _CONTRARY.search(source) and _NEGATIVE.search(source)
        return self._offered("ask_too", first.sources, topic=about) if contrary and about else ()

    def _of_heading(self, heading: str) -> tuple[Beat, ...]:
        """A new heading: what it claims, heard before, or what it names, asked about."""
        text = self.teller.matter.sayings[heading].text if heading else Bilingual("", "")
        text = changed_japanese(text, lambda heading: heading.removesuffix("について"))
        words = text.ja or text.en or ""
        asking = (
            asks(self.teller.matter.source(heading), self.teller.matter.article.language)
            if heading
            else True
        )
        if asking or _NO_SUBJECT.search(words) or _FRAGMENT.search(words):
            return ()
        if text.ja and text.en and _NO_SUBJECT.search(text.en):
            text = text.having("en", "")
        if _CLAIMS.search(words):
            whole = text.ja is None or re.search(r"..[はが]..", text.ja)
            return self._offered("heard_heading", (heading,), heading=text) if whole else ()
        text = self.teller.lowered(text)
        size = len(words) if text.ja else len(words) // 2
        short = size <= _SHORT_HEADING
        return self._offered("ask_heading", (heading,), heading=text) if short else ()

    def _of_cue(self, first: Beat) -> tuple[Beat, ...]:
        about = self._topic(first)
        for cue in cues(self._source(first)):
            if (
                cue == "amount" and not about
            ) or self.teller.question == f"ask_{cue}" == "ask_doubt":
                continue
            found = (
                self._offered("ask_amount_of", first.sources, topic=about)
                if cue == "amount" and about
                else self._offered(f"ask_{cue}")
            )
            if found:
                return found
        return ()

    def _of_topic(self, first: Beat) -> tuple[Beat, ...]:
        about = self._topic(first)
        return self._offered("ask_topic", first.sources, topic=about) if about else ()

    def is_question(self, beat: Beat) -> bool:
        """A question of the article's own."""
        return beat.move == "say" and asks(self._source(beat), self.teller.matter.article.language)

    def turns(self, beat: Beat) -> bool:
        """The sentence answers a question of its own."""
        return self.is_question(beat) or any(cue in OWN for cue in cues(self._source(beat)))

    def belongs(self, beat: Beat) -> bool:
        """Steps of one way, things of one list and sentences of one quotation stay together."""
        return (
            beat.move.startswith(("step_next", "step_last", "more_", "defined"))
            or beat.move == "quoted"
        )

    def put_right(self, question: Sequence[Beat], part: tuple[Beat, ...]) -> tuple[Beat, ...]:
        """After a wrong guess, what is so after all."""
        if question and question[0].move in {"ask_too", "ask_guess"} and part[0].move == "say":
            move = "not_so" if question[0].move == "ask_too" else "on_the_contrary"
            return (self.teller.beat(move), *part) if self._free(move) else part
        return part

    def reacts(self, part: Sequence[Beat]) -> tuple[Beat, ...]:
        """What one says to what was heard: picks up a word, an amount, how sure it is."""
        last = part[-1]
        said = last.slots.get("said", Bilingual("", ""))
        word = quoted(said) if last.move == "say" else None
        if word is not None:
            return self._offered("echo_word", last.sources, word=word)
        much = amount(said)
        if much is not None:
            return self._offered("echo_amount", last.sources, amount=much)
        move = self._feeling(last)
        return self._offered(move, last.sources) if move else ()

    def _feeling(self, last: Beat) -> str:
        """What a listener feels about a sentence, by how it was told and what it says."""
        if last.move == "quoted":
            return "echo_voice"
        if last.move == "step_last":
            return "echo_steps"
        shown = {*cues(self._source(last))}
        return "echo_hedge" if "sure" in shown else "echo_worry" if "doubt" in shown else ""

    def knowing(
        self, asks: tuple[Beat, ...], says: tuple[Beat, ...], reacts: tuple[Beat, ...]
    ) -> Turn | None:
        """The host says the first sentence as heard before and asks for the rest."""
        if (
            len(says) < 2
            or says[0].move != "say"
            or says[0].speaker != "guest"
            or not self._reportable(says[0])
        ):
            return None
        if not self._free("heard") or any(
            beat.move in {"ask_too", "ask_guess", "ask_term"} for beat in asks
        ):
            return None
        known = replace(self.heard(says[0]), speaker="host")
        own = tuple(beat for beat in asks if beat.move == "ask")
        more = self.asks(says[1:], new=False) if not own else ()
        asked = tuple(replace(beat, speaker="host") for beat in more)
        return (*own, known, *asked), says[1:], reacts

    def checking(
        self, asks: tuple[Beat, ...], says: tuple[Beat, ...], reacts: tuple[Beat, ...]
    ) -> Turn | None:
        """The host says in other words what was understood."""
        found = next(
            (beat for beat in reversed(says) if beat.move == "say" and self._reportable(beat)), None
        )
        if found is None or not self._free("check") or any(beat.move == "check" for beat in reacts):
            return None
        said = self.teller.matter.sayings[found.sources[-1]].alone
        told = clause(self.teller.lowered(said))
        checked = replace(self.teller.beat("check", found.sources, clause=told), speaker="host")
        return asks, says, (checked,)

    def heard(self, beat: Beat) -> Beat:
        """A sentence of the article as one that the host has heard of."""
        if beat.move != "say" or not self._free("heard"):
            return beat
        told = clause(self.teller.lowered(beat.slots["said"]))
        if told.ja is not None and _FACT.search(f"{told.ja}。"):
            return beat
        made = self.teller.beat("heard", beat.sources, clause=told)
        return replace(made, speaker=beat.speaker)

    def _reportable(self, beat: Beat) -> bool:
        text = beat.slots["said"]
        words = text.ja or text.en or ""
        size = len(words) if text.ja else len(words) // 2
        plainly = text.ja is None or plain(text.ja) != text.ja
        simple = (
            words.count("。") <= 1 and "「" not in words and "?" not in words and '"' not in words
        )
        return (
            _SHORT_CLAUSE[0] <= size <= _SHORT_CLAUSE[1]
            and plainly
            and simple
            and not _LEANING.search(words)
        )

    def _source(self, beat: Beat) -> str:
        return self.teller.matter.source(beat.sources[-1]) if beat.sources else ""

    def _topic(self, beat: Beat) -> Bilingual | None:
        """What the sentence is about, if it stands by itself."""
        if not beat.sources or beat.move != "say":
            return None
        found = topic(self.teller.matter.sayings[beat.sources[-1]].alone)
        if found is None or (found.ja or "").endswith(("の", "こと", "とき")):
            return None
        if _LEANING.match(found.ja or "") or len(found.ja or "") > _LONG_TOPIC:
            return None
        return found

    def _term(self, beat: Beat) -> Bilingual | None:
        said = beat.sources and beat.move == "say"
        return term(self.teller.matter.sayings[beat.sources[-1]].alone) if said else None

    def _free(self, move: str) -> bool:
        return self.teller.used[move] < 2 * len(self.teller.sizes.get(move, ()))

    def _offered(
        self, move: str, sources: tuple[str, ...] = (), **slots: Bilingual
    ) -> tuple[Beat, ...]:
        if not self._free(move):
            return ()
        if move.startswith("ask_"):
            self.teller.question = move
        rests = sources if slots else ()  # what a host feels is the host's own
        return (self.teller.beat(move, rests, **slots),)
