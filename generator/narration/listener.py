"""What somebody who listens would ask and say next, told by the words of the sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.locale import words
from generator.model import Bilingual
from generator.narration.asking import led_up
from generator.narration.beats import Beat, changed
from generator.narration.cues import OWN, cues
from generator.narration.ear import standing_alone
from generator.narration.picking import apart, in_words, term, topic
from generator.narration.polite import asks
from generator.wording.style import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Scene
    from generator.narration.telling import Teller

Asked = tuple[tuple[Beat, ...], tuple[Beat, ...]]
"""What is asked, and what is said to it."""

Turn = tuple[tuple[Beat, ...], tuple[Beat, ...], tuple[Beat, ...]]
"""What is asked, what is said, what is said to it."""

_CONTRARY = re.compile(r"\A(?:ところが|しかし|それどころか)|\A(?:Even so|However|But)\b")
_NEGATIVE = re.compile(
    r"(?:ません|ませんでした|ない|ありません)[。.]?\Z|\b(?:not|hardly|never|no longer)\b|n't\b"
)
_LONG_TOPIC = 14
"""Characters of what a question can be about."""

_NO_TOPIC = re.compile(
    r"\A(?:自分|今|現在|最近|当時|昔|なお|以上|確か|実は|実際|本当"
    r"|最初|最後|ここ|[ぁ-ん]{3}|\d+年?)|[をにで]"
)
_WARNS = re.compile(
    r"おそれ|恐れ|危険|注意|避難|ください|ましょう|場合|ない|思"
    r"|個人的|\b(?:warn|danger|careful|if|should|would|could be)\b"
)
"""A warning, a case or an opinion: nobody remarks that it is not certain."""
_ONCE_THOUGHT = re.compile(
    r"(?:そう|と)(?:思|信じ|考え|言われ)|(?:という|そんな)(?:思い|考え|誤解)"
)
_PLAIN, _TWICE = ("heard",), 2
"""Moves whose wordings are heard as words, not as a manner."""
_UNSUMMED = re.compile(
    r"[：:？?「“\"（(]|\A(?:決定\d|もし)|(?:とは|か|たい|です|ます"
    r"|ません|した|ください)\Z|という\Z|(?:と思う|と考える|思っている"
    r"|考えている)\Z|\d(?:つ|点)\Z"
    r"|\b(?:that|this|it|them)\Z"
)
_VERBAL = re.compile(
    r"(?:[るたいうくすつぬむぶぐ]|計画|方針|予定|見込み|決まり|目標|必要|可能|不要|未定|継続審議)\Z"
)
_NAMED = ("title", "heading", "attribution", "cell", "caption")

_SHORT_CLAUSE = (10, 50)
_LEANING = re.compile(
    r"\A(?:筆者|同社|例えば|たとえば|こんな|具体的|本人|記事|[こそ]れ|[こそ]の|[こそ]う|[こそ]こ"
    r"|こちら|彼|同じ|また|しかし|ただ|だから|つまり|一方|さらに"
    r"|なかでも|中でも|そして|それで|以上|結果|実際|特に|なお|ですから"
    r"|その|したがって|よって|このように|とはいえ|まず|次に|続いて"
    r"|それから|最後に)"
    r"|\A(?:This|That|These|Those|It|He|She|They|Its|Their|His|Her|However|So|But|And|Also|If)\b"
)
_ONESELF = re.compile(
    r"私(?!立|鉄|服|物)|わたし|僕|ぼく|俺|当社|弊社|\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b"
)
"""A title in the author's own person, which nobody else says."""
_QUOTED_FIRST = re.compile(r"[“\"‘]|[Aa]s the author puts it|[^“\"]*[.!?][”\"]?\s")
"""Somebody's words, or more than one sentence."""
_SUBJECT_EN = re.compile(
    r"(?:the|an?|its?|their|his|her|he|she|they|there|most|some"
    r"|many|all|every|each|no|one|two|three|\d[\d,.]*|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)\b"
    r"[^,;:]*?\b(?:is|are|was|were|has|have|had|will|can|could"
    r"|may|might|does|did|do|[a-z]+(?:s|ed))\b"
)
"""A clause that says who does what: nobody reports what one is told to do."""
_UNREPORTED = re.compile(
    r"(?:だろう|でしょう|わけだ|のだ|ようだ|らしい|そうだ|たい|ほしい|という|かも|ない(?:か|だろう)|[よね])\Z"
)
"""What nobody hears of as a fact."""
_FACT = re.compile(r"(?:ます|ました|です|でした|ません)。?\Z")


def clause(text: Bilingual) -> Bilingual:
    """A sentence to be reported: plain and without its end; in English without its full stop."""
    told = words("ja")["voice"]["told"].format(said="")  # a report within a report says no more
    ja = None if text.ja is None else plain(text.ja.removesuffix(told)).rstrip("。！!")
    ja = ja and re.sub(r"(?<=[るたいうくすつぬむぶぐ])のだ\Z", "", ja)
    return Bilingual(ja, text.en and text.en.rstrip("."))


@dataclass(frozen=True, slots=True)
class Listener:
    """Chooses from what the next sentences say; no wording is used more than twice in a show."""

    teller: Teller
    names: Mapping[str, Bilingual]

    def asks(self, part: tuple[Beat, ...], *, new: bool, follows: bool = True) -> Asked:
        """The question that the first of the sentences answers, and the sentences as its answer.

        Nothing is asked where no phrase tells what would be answered.
        """
        first = part[0]
        heading = self.teller.matter.headings.get(first.sources[-1], "") if first.sources else ""
        asked = (
            self._of_form(first, follows=follows)
            or self._of_person(heading if new else "")
            or self._of_term(first)
            or self._of_wrong_guess(first)
        )
        if asked:
            return asked, part
        found = led_up(self.teller, first, "ask", follows=follows)
        if found:
            question, answered = found
            self.teller.question = question.move
            return (question,), (answered, *part[1:])
        return (), part

    def _of_form(self, first: Beat, *, follows: bool) -> tuple[Beat, ...]:
        if first.move in {"steps", "step_first"}:
            return self._offered("ask_how")
        if first.move == "quoted" and follows:  # the same words go on
            return ()
        named = first.move == "speaks" or (
            first.move == "quoted" and self.teller.matter.leads_up(first.sources[0])
        )
        if named:
            return self._offered("ask_voice")
        return self._offered("ask_figures") if first.move.startswith("figures") else ()

    def _of_person(self, heading: str) -> tuple[Beat, ...]:
        japanese = (
            self.teller.matter.article.language == "ja"
        )  # English headings have capitals, too
        if not heading or not japanese or not self.teller.matter.is_name(heading):
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

    def is_question(self, beat: Beat) -> bool:
        """A question of the article's own."""
        matter = self.teller.matter
        if beat.move != "say" or not asks(self._source(beat), matter.article.language):
            return False
        at = matter.order[beat.sources[-1]] if beat.sources else 0
        before = matter.run[at - 1] if at else ""
        answers = before in matter.order and asks(matter.source(before), matter.article.language)
        return not (answers and self._source(beat).rstrip("。").endswith("でしょうか"))

    def turns(self, beat: Beat) -> bool:
        """The sentence answers a question of its own."""
        return self.is_question(beat) or any(cue in OWN for cue in cues(self._source(beat)))

    def belongs(self, beat: Beat) -> bool:
        """Steps of one way, things of one list and sentences of one quotation stay together."""
        return beat.move.startswith(("step_next", "step_last", "more_")) or beat.move == "quoted"

    def put_right(self, question: Sequence[Beat], part: tuple[Beat, ...]) -> tuple[Beat, ...]:
        """After a wrong guess, what is so after all."""
        if question and question[0].move in {"ask_too", "ask_denied"} and self._free("not_so"):
            return (self.teller.beat("not_so"), *part)
        return part

    def reacts(self, part: Sequence[Beat]) -> tuple[Beat, ...]:
        """What a listener adds to what was heard; nothing where there is nothing to add.

        Which of two shares is how far from the other, a share in plain words, what stays open.
        """
        last = part[-1]
        said = last.slots.get("said", Bilingual("", ""))
        two = apart(said)
        if two is not None and self._free("echo_two"):
            return self._offered("echo_two", last.sources, one=two[0], other=two[1])
        plainly = in_words(said)
        if plainly:
            return self._offered(f"echo_share_{plainly}")
        source = self._source(last)
        open_ = "hedge" in {*cues(source)} and not _WARNS.search(source)
        if self.teller.matter.article.language == "en":
            open_ = open_ and bool(
                re.search(
                    r"(?<!more )(?<!less )\blikely\b|\bnot (?:yet )?(?:clear|known)\b", source
                )
            )
        return self._offered("echo_hedge") if open_ else ()

    def knowing(
        self, asks: tuple[Beat, ...], says: tuple[Beat, ...], reacts: tuple[Beat, ...]
    ) -> Turn | None:
        """The host says the first sentence as heard before and asks for the rest."""
        if (
            not says
            or says[0].move != "say"
            or says[0].speaker != "guest"
            or not self._reportable(says[0])
            or not self._free("heard")
            or asks
            or self._is_taken_back(says[0])
            or (len(says) == 1 and reacts)
        ):
            return None
        known = replace(self.heard(says[0]), speaker="host")
        if known.move != "heard":  # nothing that one reports
            return None
        if len(says) == 1:
            return (*asks, known), (), ()
        asked, rest = self.asks(says[1:], new=False)
        more = tuple(replace(beat, speaker="host") for beat in asked)
        return (*asks, known, *more), rest, reacts

    def checking(
        self, asks: tuple[Beat, ...], says: tuple[Beat, ...], reacts: tuple[Beat, ...]
    ) -> Turn | None:
        """The host says in other words what was understood, once there was more than one thing."""
        told = [beat for beat in says if beat.move == "say"]
        claims = {each for claim in self.teller.matter.brief.claims for each in claim.says.sources}
        kept = (beat for beat in told[:-1] if claims & {*beat.sources})
        found = next((beat for beat in kept if self._reportable(beat)), None)
        if found is None or reacts or not self._free("check"):
            return None
        said = self.teller.matter.sayings[found.sources[-1]].alone
        if self.teller.lowered(said) != self.teller.lowered(found.slots["said"]):
            return None
        told_so = clause(self.teller.lowered(said))
        checked = replace(self.teller.beat("check", found.sources, clause=told_so), speaker="host")
        return asks, says, (checked,)

    def summing_up(self, scene: Scene, says: Sequence[Beat]) -> tuple[Beat, ...]:
        """The slide's message in a few words, after what says more."""
        said = [clause(beat.slots["said"]) for beat in says if "said" in beat.slots]
        sayings = self.teller.matter.sayings
        ids = tuple(each for each in scene.title_sources if each in sayings)
        named = not ids or any(sayings[each].place.kind in _NAMED for each in ids)
        heard = {each for beat in says for each in beat.sources}
        title = scene.title
        words_ = title[self.teller.matter.article.language] or ""
        whole = any(words_.rstrip("。.") in (text.ja or text.en or "") for text in said)
        size = _SHORT_CLAUSE[0] <= (len(words_) if title.ja else len(words_) // 2)
        if named or not size or not set(ids) <= heard or not self._free("sum_up"):
            return ()
        if title.ja and not _VERBAL.search(title.ja):
            return ()
        if _ONESELF.search(words_) or not (title.ja or _SUBJECT_EN.match(words_)):
            return ()
        if whole or _LEANING.search(words_) or _UNSUMMED.search(words_):
            return ()
        return self._offered("sum_up", ids, title=self.teller.lowered(title))

    def between(
        self, before: tuple[Beat, ...], after: tuple[Beat, ...], scene: Scene | None
    ) -> tuple[Beat, ...]:
        """Something to say between two things that the other says; ``scene`` if it begins there."""
        return (self._of_message(scene, after) if scene else ()) or (
            self.reacts(before) if before else ()
        )

    def _of_message(self, scene: Scene, after: Sequence[Beat]) -> tuple[Beat, ...]:
        """What a slide says in a few words, as heard before."""
        sayings = self.teller.matter.sayings
        ids = tuple(each for each in scene.title_sources if each in sayings)
        words_ = scene.title[self.teller.matter.article.language] or ""
        named = not ids or any(sayings[each].place.kind in _NAMED for each in ids)
        first = {*ids} & {*(after[0].sources if after else ())}
        mine = _ONESELF.search(words_) or not (scene.title.ja or _SUBJECT_EN.match(words_))
        if mine or named or first or _UNSUMMED.search(words_) or _LEANING.search(words_):
            return ()
        if scene.title.ja and not _VERBAL.search(scene.title.ja):
            return ()
        return self._offered("heard", ids, clause=self.teller.lowered(scene.title))

    def heard(self, beat: Beat) -> Beat:
        """A sentence of the article as one that the host has heard of."""
        if beat.move != "say" or not self._free("heard"):
            return beat
        alone = changed(beat.slots["said"], standing_alone)
        told = clause(self.teller.lowered(alone))
        english = told.en if told.ja is None else ""
        if english and (english.endswith(("?", ":")) or english.count("“") != english.count("”")):
            return beat
        if english and (_QUOTED_FIRST.match(english) or not _SUBJECT_EN.match(english)):
            return beat
        if (
            (told.ja or "").endswith("か")
            or "。" in (told.ja or "")
            or _CONTRARY.match(beat.slots["said"].ja or "")
        ):
            return beat
        if told.ja is not None and (
            (told.ja.endswith("だ") and not re.search("[はがもを]", told.ja))
            or _FACT.search(f"{told.ja}。")
            or _UNREPORTED.search(told.ja)
            or _LEANING.search(told.ja)
        ):
            return beat
        made = self.teller.beat("heard", beat.sources, clause=told)
        return replace(made, speaker=beat.speaker)

    def _is_taken_back(self, beat: Beat) -> bool:
        """What the next sentence says was once thought: そう思っていた."""
        matter = self.teller.matter
        at = matter.order[beat.sources[-1]] + 1 if beat.sources else len(matter.run)
        return at < len(matter.run) and bool(_ONCE_THOUGHT.match(matter.source(matter.run[at])))

    def _reportable(self, beat: Beat) -> bool:
        text = beat.slots["said"]
        words = text.ja or text.en or ""
        size = len(words) if text.ja else len(words) // 2
        plainly = text.ja is None or plain(text.ja) != text.ja
        if text.ja is None and not _SUBJECT_EN.match(words):
            return False
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
        if beat.move == "defined":
            return beat.slots["what"]
        if not beat.sources or beat.move != "say":
            return None
        found = topic(self.teller.matter.sayings[beat.sources[-1]].alone)
        text = (found.ja or "") if found else ""
        if found is None or text.endswith(("の", "こと", "とき", "頃", "まで", "から", "的に")):
            return None
        if _LEANING.match(text) or _NO_TOPIC.search(text) or len(text) > _LONG_TOPIC:
            return None
        return found

    def _term(self, beat: Beat) -> Bilingual | None:
        said = beat.sources and beat.move == "say"
        return term(self.teller.matter.sayings[beat.sources[-1]].alone) if said else None

    def _free(self, move: str) -> bool:
        times = _TWICE if move in _PLAIN else 1
        return self.teller.used[move] < times * len(self.teller.sizes.get(move, ()))

    def _offered(
        self, move: str, sources: tuple[str, ...] = (), **slots: Bilingual
    ) -> tuple[Beat, ...]:
        if not self._free(move):
            return ()
        if move.startswith("ask_"):
            self.teller.question = move
        rests = sources if slots else ()  # what a host feels is the host's own
        return (self.teller.beat(move, rests, **slots),)
