"""Units of the article → the beats that tell them, whoever speaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from generator import patterns as re
from generator.japanese.persons import COURTESY, OFFICES
from generator.locale import words
from generator.model import LANGUAGES, Bilingual
from generator.narration.aloud.brackets import as_told
from generator.narration.aloud.polite import asked, asks, polite
from generator.narration.aloud.sayings import NAMES, entered, spoken
from generator.narration.aloud.spoken_form import defined, for_the_ear, heard
from generator.narration.beats import Beat, changed, changed_japanese, say
from generator.narration.telling.figures import figures
from generator.narration.telling.matter import POINTS, TellingUnit
from generator.wording.attribution import in_marks
from generator.wording.headlines import asked_about, bare_question, placed
from generator.wording.style import plain
from generator.wording.words import words as analysed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Ids, Scene
    from generator.narration.telling.matter import Matter


_CAN = re.compile(r"できること\Z|\A[Ww]hat (?:we|you|one) can do\Z")

_MOSTLY = 0.7  # of a list's items that are things, so that it is one to look at
_KEPT_IN_MIND = 6  # things that one can hear named
_BREATH = 3  # things that one keeps in mind when they are named in one go

_ABOUT = re.compile(r"(?:について)?(?:の件)?。?\Z")
# No name, but what is said: 秋から窓口を変えます.
_CLAIMS = re.compile(r"[ぁ-ん!?！？](?<!お知らせ)(?<!お願い)\Z|\A[^A-Za-z]{25,}\Z")
# What files a record and is no item of an agenda.
_FILES = re.compile(
    r"\A(?:(?:主な)?意見|決定|報告|質疑(?:応答)?|質問|議題|審議|連絡|要望|宿題|所感)(?:事項|内容)?\Z"
    r"|\A(?:decisions?|actions?|action items|reports?|discussion|questions|next meeting)\Z",
    re.IGNORECASE,
)

# What somebody is to do, whose name stands beside it in minutes.
_TO_DO = re.compile(
    r"(?:共有|作成|確認|送付|連絡|準備|手配|調整|提出|公開|依頼|報告|登録|予約|周知|購入)を?(?:する|します|行う)?\Z"
)
_REPORTED = 40  # characters after which a report of what somebody said is a sentence

# Words that names begin with, too.
_LOWERED = re.compile(r"The|An?|It|Th(?:is|at|ese|ose|ey)|All|When|If|In|As|But|And|You|We")
# Moves whose second wording is for the second time.
_IN_ORDER = (
    *("steps", "step_next", "item_next", "speaks", "condition"),
    *("ask_views", "ask_question", "ask_answer", "ask_charge", "ask_lead"),
)
# A heading that says what somebody wants and cannot do.
_WISH = re.compile(r"(?:たい|たくない|できない|られない)\Z")
_NAMED_ONLY = re.compile(r"(?P<what>[^、。「」?？]{1,16}(?<!と)(?<!で))は[?？]\Z")
_DEFINES = re.compile(r"とは(?:何か?)?[?？]?\Z|\AWhat (?:is|are) ")
# What a heading asks that wants a definition, and a sentence that gives one.
_TELLS = re.compile(r"とは|のこと|指す|指し|意味|\b(?:is|are|means)\b")
# A subject that says nothing of what it points to.
_ALONE = re.compile(r"(?:[こそ]れ|[こそ]こ)[はがもをに]|(?:It|That|This|They|These|Those)\b")
_ORDER = re.compile(
    r"\A(?:まず(?:は)?|最初に|はじめに|次に|つぎに|続いて|その後"
    r"|それから|そして|さらに|最後に)[、,]?"
    r"|\A(?:First(?:ly| of all)?|Second(?:ly)?|Third(?:ly)?|Next|Then|After that|Finally|Lastly),? "
)


@dataclass(slots=True)
class Teller:
    """What has been said so far, so that nothing is said or led up to in the same way again.

    Attributes:
        sizes: characters of each wording of each move, without what it is filled with.
        said: sentences told where they stand.
        used: how often each move was made.
        heading: under which the last sentence stood.
        person: the name under which it stood, if that was one.
        asked: headings that led up to what was said.
        fresh: sentences told in the scene that is told now.
        answered: sentences that were the answer, word for word.
        kin: of the author's family, who was named in the scene.
        led: how often in the scene そのため led on.
        withheld: sentences that lead on from the answer and wait for it.
        later: beside the answer on its slide, sentences that have their own place to be told.
        question: the move that asked last.
        topic: what was asked about, one after the other.
        across: whether the scene tells of several sections.
    """

    matter: Matter
    sizes: Mapping[str, Sequence[int]]
    said: set[str] = field(default_factory=set)
    used: Counter[str] = field(default_factory=Counter)
    heading: str = ""
    last: str = ""
    person: str = ""
    answered: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    kin: set[str] = field(default_factory=set)
    led: int = 0
    withheld: Ids = ()
    later: frozenset[str] = frozenset()
    question: str = ""
    topic: str = ""
    across: bool = False

    @property
    def first(self) -> int:
        """Which wording a show begins with, so that not all begin with the same words."""
        return crc32((self.matter.source(self.matter.article.title.id)).encode())

    def beat(self, move: str, sources: Ids = (), **slots: Bilingual) -> Beat:
        """A move in the wording whose turn it is."""
        sizes = self.sizes[move]
        first = 0 if move in _IN_ORDER else self.first
        wording = (first + self.used[move]) % len(sizes)
        self.used[move] += 1
        return Beat(move, sources, slots, wording=wording, size=sizes[wording])

    def text(self, identity: str) -> Bilingual:
        """A sentence, as it follows what was said last."""
        saying = self.matter.sayings[identity]
        follows = self.matter.follows(identity, self.last)
        begins = not self.fresh and self.matter.article.language == "en"
        self.said.add(identity)
        self.fresh.add(identity)
        self.last = identity
        if begins and follows:  # on a new slide nobody remembers who she was
            return saying.text.having("en", saying.alone.en)
        return self._at_home(self._linked(saying.text if follows else saying.alone))

    def _at_home(self, text: Bilingual) -> Bilingual:
        """筆者の父 once a slide, 父 after that; Ines Calder once, Calder after that."""
        called = self.matter.voice.name
        if text.en and " " in called and called in text.en:
            again = called in self.kin
            self.kin.add(called)
            first, _, rest = text.en.partition(called)
            last = called.split()[-1]
            whole = f"{first}{last if again else called}{rest.replace(called, last)}"
            return text.having("en", whole)
        said, name = text.ja or "", self.matter.voice.called("ja")
        for each in self.matter.voice.family:
            owned = f"{name}の{each}"
            first, found, rest = said.partition(owned)
            if found:
                again = each in self.kin
                said = first + (each if again else owned) + rest.replace(owned, each)
                self.kin.add(each)
        return text.having("ja", said) if text.ja else text

    def withhold(self, scenes: Sequence[Scene], answering: str, *, surprising: bool) -> None:
        """Of the cover what leads on from the answer, if that has a slide of its own.

        All of it where the answer is a surprise, whose story is told first.
        """
        thesis = self.matter.brief.thesis
        self.later = frozenset(
            each
            for scene in scenes
            if scene.id != answering and scene.layout != "takeaways"
            for each in self.matter.spoken(scene)
        )
        cover = next((scene for scene in scenes if scene.layout == "title"), None)
        if not answering or thesis is None or cover is None or cover.id == answering:
            return
        at = self.matter.sayings[thesis.sources[0]].place.passage
        after = self.matter.order[thesis.sources[0]]
        waits = self.matter.spoken(cover)
        if not surprising:
            waits = tuple(
                each
                for each in waits
                if self.matter.sayings[each].place.passage == at and self.matter.order[each] > after
            )
        own = thesis.text.ja or thesis.text.en
        told = thesis.sources if not own or len(thesis.sources) == 1 else ()
        told = tuple(each for each in told if not own or each in self.matter.spoken(cover))
        self.said |= {*told}  # where the answer is, not before
        self.withheld = tuple(each for each in waits if each not in told)
        self.said |= {*self.withheld}

    def besides(self) -> tuple[Beat, ...]:
        """What was withheld until the answer was told."""
        ids, self.withheld = self.withheld, ()
        self.said -= {*ids}
        return tuple(self._prose(ids))

    def _linked(self, text: Bilingual) -> Bilingual:
        """そのため once a slide; other words lead on after that."""
        so = f"。{words('ja')['voice']['so'].format(said='')}"
        if text.ja is None or so not in text.ja:
            return text
        self.led += 1
        if self.led == 1:
            return text
        others = words("ja")["voice"]["so_again"].split()
        return text.having("ja", text.ja.replace(so, f"。{others[self.led % len(others)]}"))

    def unit(self, unit: TellingUnit) -> tuple[Beat, ...]:
        """The beats of one unit, none for what was said already."""
        match unit.form:
            case "steps":
                return tuple(self._steps(unit))
            case "list":
                return tuple(self._list(unit))
            case "quote" if self.matter.traits.is_meeting and unit.speaker:
                return tuple(self._reported(unit))
            case "quote":
                return tuple(self._quote(unit))
            case _:
                return tuple(self._prose(self._led_to(unit.ids)))

    def _led_to(self, ids: Ids) -> list[str]:
        """What is new, and before a sentence that points back what it points to."""
        found: list[str] = []
        for each in (one for one in ids if one not in self.said):
            if not self.said.isdisjoint(self.matter.alike(each)):  # said before in as many words
                self.said.add(each)
                continue
            before = self.matter.before(each)
            last = found[-1] if found else self.last
            points = POINTS.match(self.matter.source(each)) and not self.matter.is_here(each)
            if points and before and before != last:
                far = _ALONE.match(self.matter.source(each)) and before not in self.fresh
                if before not in found and (far or before not in self.said):
                    found.append(before)
            found.append(each)
            righted = self.matter.put_right_by(each)
            if righted and righted not in self.said and righted not in ids:
                found.append(righted)
        return found

    def _prose(self, ids: Sequence[str]) -> Iterator[Beat]:
        """A line a sentence; one that breaks off at a comma is said with the next."""
        begun: list[tuple[Ids, Bilingual]] = []
        for before, identity in pairwise((self.last, *ids)):
            yield from self._whose(identity, before)
            begun.append(self._of_whom(identity, self.text(identity)))
            if self.matter.breaks_off(identity) and identity != ids[-1]:
                continue
            whole = (
                begun[0][1]
                if len(begun) == 1
                else _run_on(
                    [text if n == 0 else self.lowered(text) for n, (_, text) in enumerate(begun)]
                )
            )
            yield Beat("say", tuple(each for own, _ in begun for each in own), {"said": whole})
            begun = []
            if identity in self.matter.miscounts:  # told, never repaired
                yield self.beat("count", (identity,), **self.matter.miscounts[identity])

    def _whose(self, identity: str, before: str) -> Iterator[Beat]:
        """Who says words that stand alone, where what was just said does not tell it."""
        told = self.matter.attributed.get(identity)
        follows = told and self.matter.order[told.told_in] > self.matter.order[identity]
        last = self.matter.attributed.get(before)
        if told is None or follows or told.told_in == before or (last and last.who == told.who):
            return
        if told.told_in not in self.said | self.matter.silent:
            yield say(told.told_in, self.text(told.told_in))
        else:
            yield self.beat("speaks", (told.told_in,), name=Bilingual(told.who, told.who))

    def begin(self, scene: Scene) -> Iterator[TellingUnit]:
        """The scene's units; what was the answer is not said again where there is more to say."""
        self.fresh, self.kin, self.led = set(), set(), 0
        spoken = self.matter.spoken(scene)
        self.across = len({self.matter.headings.get(each) for each in spoken}) > 1
        quoted = {each for each in self.answered if self.matter.sayings[each].place.kind == "quote"}
        told = self.answered - quoted
        if {*spoken} <= told:
            self.said -= told
        else:
            self.said |= told
        if scene.layout == "takeaways":  # they are what is remembered at the end
            self.said |= {each for point in scene.points for each in point.sources}
        for unit in self.matter.units(scene):
            if not all(each in self.said for each in unit.ids):
                yield unit

    def beside_answer(self, scene: Scene) -> tuple[Beat, ...]:
        """What stands beside the answer on its slide and is told nowhere else."""
        units = [
            unit
            for unit in self.begin(scene)
            if not {*unit.ids} & self.later and not {*unit.ids} <= self.answered
        ]
        self.said |= self.answered
        return tuple(beat for unit in units for beat in self.told(unit))

    def leads(self, unit: TellingUnit) -> tuple[Beat, ...]:
        """What leads up to the first unit under a new heading: a question, if the heading asks."""
        heading = self.matter.headings.get(unit.ids[0], "")
        told = not heading or heading == self.heading or heading in self.asked
        if told or not self._is_first(unit.ids[0]):
            return ()
        traits = self.matter.traits
        if traits.is_meeting or traits.has_pieces:  # which one hears now is said
            return () if self.across else self._item(heading, unit)
        self.asked.add(heading)
        if heading in self.matter.ranked or _CAN.search(self.matter.source(heading)):
            return (self._placed(heading) or self.beat("ask_can"),)
        question = self.asked_by_heading(heading)
        name = self.matter.sayings[heading].text.ja or ""
        happens = question is None and traits.answers_readers and _HAPPENS.search(name)
        if happens or _WISH.search(name):  # パスワードを忘れました
            return self._wished(heading)
        first = self.matter.source(unit.ids[0])
        if question and _DEFINES.search(self.matter.source(heading)) and not _TELLS.search(first):
            question = None
        return (self.beat("ask", (heading,), question=question),) if question else ()

    def _placed(self, heading: str) -> Beat | None:
        """第3位　朝市の鰺 → 第3位は、朝市の鰺です: which of several it is."""
        found = placed(self.matter.source(heading))
        if found is None:
            return None
        beside = None if self.matter.sayings[heading].text.en is None else ""
        if not analysed(found[1])[-1].is_nominal:  # 二か月目 何を漬けてもうまい: no name
            move = "item_next" if self.used["item_first"] else "item_first"
            return self.beat(move, (heading,), heading=Bilingual(found[0], beside))
        what, means = (Bilingual(for_the_ear(each), beside) for each in found)
        return self.beat("defined", (heading,), what=what, means=means)

    def _is_first(self, identity: str) -> bool:
        """Nothing between it and its heading is left to the slide: it is what the heading asks."""
        run, at = self.matter.run, self.matter.order[identity]
        heading = self.matter.order[self.matter.headings[identity]]
        return self.matter.unsaid.isdisjoint(run[heading + 1 : at])

    def _wished(self, heading: str) -> tuple[Beat, ...]:
        """What to do about what a heading wants, each time in other words."""
        if self.used["ask_wish"] >= len(self.sizes["ask_wish"]):
            return ()
        wish = changed_japanese(self.lowered(self.matter.sayings[heading].text), plain)
        return (self.beat("ask_wish", (heading,), heading=wish),)

    def _item(self, heading: str, unit: TellingUnit) -> tuple[Beat, ...]:
        """What is spoken of now, where the next sentence does not say it itself."""
        name = changed_japanese(self.matter.sayings[heading].text, lambda it: _ABOUT.sub("", it))
        said = self.matter.sayings[unit.ids[0]].alone
        language = self.matter.article.language
        called = name[language] or ""
        if unit.form in {"list", "steps"}:  # what is looked at is not always told
            return ()
        if _FILES.match(called) or _CLAIMS.search(called) or called in (said[language] or ""):
            return ()
        self.asked.add(heading)
        move = "item_next" if self.heading else "item_first"
        return (self.beat(move, (heading,), heading=name),)

    def _asked_of(self, identity: str) -> tuple[Beat, ...]:
        """The question of the heading that a sentence answers first."""
        heading = self.matter.headings.get(identity, "")
        question = self.asked_by_heading(heading) if heading and heading not in self.asked else None
        if question is None:
            return ()
        self.asked.add(heading)
        return (self.beat("ask", (heading,), question=question),)

    def lowered(self, text: Bilingual) -> Bilingual:
        """The English as it goes on after a word of ours."""
        en = text.en
        if en and en.startswith("The author"):
            return Bilingual(text.ja, f"t{en[1:]}")
        first = re.match(r"[\w']+", en or "")
        if (
            en
            and first
            and first[0][1:].islower() | (first[0] == "A")
            and (
                first[0].removesuffix("'s") not in self.matter.proper
                or _LOWERED.fullmatch(first[0])
            )
        ):
            en = en[0].lower() + en[1:]
        return Bilingual(text.ja, en)

    def asked_by_heading(self, heading: str) -> Bilingual | None:
        """A heading that asks, in the words of somebody who asks aloud."""
        text = self.matter.sayings[heading].text
        named = _NAMED_ONLY.match(text.ja or "")
        if named and self.matter.traits.is_interview:  # 前職は？: what its answer does not say
            return text.having("ja", f"{named['what']}は？")
        bare = bare_question(text.ja or "")
        if (about := asked_about(bare)) != bare:  # of whom, nobody hears
            return text.having("ja", f"{about}は？")
        return asked(text.having("ja", bare) if bare else text, self.matter.article.language)

    def told(self, unit: TellingUnit) -> tuple[Beat, ...]:
        """The unit's beats; from here on it stands under the unit's heading."""
        self.heading = self.matter.headings.get(unit.ids[0], "")
        return self.unit(unit)

    def _of_whom(self, identity: str, text: Bilingual) -> tuple[Ids, Bilingual]:
        """A sentence under somebody's name, the first one with the name in it."""
        heading = self.matter.headings.get(identity, "")
        if heading == self.person or not self.matter.is_name(heading):
            self.person = heading if self.matter.is_name(heading) else ""
            return (identity,), text
        self.person = heading
        name = self.matter.sayings[heading].text
        alone = self.matter.sayings[identity].alone
        ja = named_japanese(alone.ja, name.ja, self.matter.courtesy(name.ja or ""))
        en = named_english(alone.en, name.en)
        if (ja, en) == (alone.ja, alone.en):
            return (identity,), text
        return (heading, identity), Bilingual(ja, en)

    def _steps(self, unit: TellingUnit) -> Iterator[Beat]:
        items = [item for item in unit.items if item[0] not in self.said]
        if not self._ways_to_do(unit, items):
            yield from self._list(unit)
            return
        if len(items) > 1:
            yield self.beat("steps", (), count=_count(len(items)))
        for n, item in enumerate(items):
            where = "first" if n == 0 else "last" if n == len(items) - 1 else "next"
            text = changed(self.text(item[0]), lambda words: _ORDER.sub("", words))
            only = len(items) == 1
            yield (
                say(item[0], text)
                if only
                else self.beat(f"step_{where}", item[:1], said=self.lowered(text))
            )
            for identity in item[1:]:
                if identity not in self.said:
                    yield say(identity, self.text(identity))

    def _ways_to_do(self, unit: TellingUnit, items: Sequence[Ids]) -> bool:
        """Items of something that is done in order: no agreements, no conditions, no kinds."""
        traits = self.matter.traits
        led = " ".join((self._led_in(unit), self._heading_of(unit)))
        if traits.never_in_steps or any(self._condition(each) for each in unit.ids):
            return False
        named = traits.in_steps or bool(_STEPS_NAMED.search(led))
        return named and all(self.matter.is_done(item[0]) for item in items)

    def _led_in(self, unit: TellingUnit) -> str:
        """The sentence before a list."""
        block = self.matter.items[unit.ids[0]][0] if unit.ids[0] in self.matter.items else None
        first = block.items[0][0].id if block else unit.ids[0]
        at = self.matter.order[first]
        return self.matter.source(self.matter.run[at - 1]) if at else ""

    def _heading_of(self, unit: TellingUnit) -> str:
        heading = self.matter.headings.get(unit.ids[0], "")
        return self.matter.source(heading) if heading else ""

    def _condition(self, identity: str) -> int:
        """Which of the clauses that a sentence before them says must hold, from 1; else 0."""
        matter = self.matter
        if matter.article.language != "ja" or not self._is_clause(identity):
            return 0
        for n, each in enumerate(reversed(matter.run[: matter.order[identity]]), 1):
            if _CONDITIONS.search(matter.source(each)):
                return n
            if n > _MOST_CONDITIONS or not self._is_clause(each):
                return 0
        return 0

    def _is_clause(self, identity: str) -> bool:
        """An item in plain style that is no sentence: 高いところにいる."""
        text = heard(self.matter.source(identity))[0]
        listed = self.matter.sayings[identity].place.kind in {"steps", "list"}
        return listed and bool(_CLAUSE.search(text)) and plain(text) == text

    def _told_as(self, identity: str) -> Beat:
        """A sentence of a list; a condition is no fact: 高さにいる → 一つは、高さにいることです."""
        which = self._condition(identity)
        text = self._also(identity) or self.text(identity)
        if not which:
            return say(identity, text)
        said = plain(heard(self.matter.source(identity))[0]).rstrip("。")
        self.used["condition"] = which - 1
        return self.beat("condition", (identity,), said=text.having("ja", said))

    def _list(self, unit: TellingUnit) -> Iterator[Beat]:
        items = [item for item in unit.items if item[0] not in self.said]
        if len(items) == 1 and len(items[0]) == 1 and self._is_one_of(items[0][0]):
            self.said |= {*items[0]}  # a thing by itself, of several, says nothing
            return
        if items and all(len(item) == 1 and self._is_short(item[0]) for item in items):
            ids = [item[0] for item in items]
            if self._is_led(ids):
                yield from self._breaths(ids)
            self.said |= {*ids}
            return
        if len(items) > 1 and all(self._asks(item) for item in items):
            yield from self._breaths([item[0] for item in items], quoted=True)
            return
        things = [item for item in items if all(self.matter.is_thing(each) for each in item)]
        if items and len(things) >= _MOSTLY * len(items):
            yield from self._named(things)
            self.said |= {each for item in items for each in item}
            return
        yield from self._items(unit, [each for item in items for each in item])

    def _items(self, unit: TellingUnit, ids: Sequence[str]) -> Iterator[Beat]:
        """One after the other, things among them in a breath."""
        block = self.matter.items[unit.ids[0]][0] if unit.ids[0] in self.matter.items else None
        final = block.items[-1][-1].id if block else ""
        things = [*self._in_a_row(ids)]
        for n, identity in enumerate(ids):
            if identity in self.said:
                continue
            if self.matter.breaks_off(identity) and n + 1 < len(ids):
                yield self._in_one(identity, ids[n + 1])
                continue
            run = next((run for run in things if identity in run), ())
            if run:  # things named in an item, one after the other
                if identity == run[0]:
                    yield from self._named([(each,) for each in run])
                    self.said |= {*run}
                continue
            over = len(unit.items) > 1 and not self.matter.traits.is_meeting
            if over and self._is_one_of(identity):
                self.said.add(identity)  # a name over what is told of it
                continue
            told = self._told_as(identity)
            if told.move == "say":
                moment = partial(_moment, last=identity == final)
                told = say(identity, changed_japanese(told.slots["said"], moment))
            yield from self._defined(identity) or (told,)

    def _in_one(self, identity: str, following: str) -> Beat:
        """Two items that are one sentence."""
        both = (identity, following)
        for each in both:
            self.text(each)
        one, two = (self.matter.sayings[each].place.sentence.text for each in both)
        ja = one.ja and two.ja and spoken(f"{one.ja}{two.ja}", "ja", self.matter.voice)
        en = one.en and two.en and spoken(f"{one.en} {two.en}", "en", self.matter.voice)
        return Beat("say", both, {"said": Bilingual(ja, en)})

    def _is_one_of(self, identity: str) -> bool:
        """A name or a thing of a list whose others are told elsewhere or nowhere."""
        thing = self._is_short(identity) or self.matter.is_thing(identity)
        return (
            thing
            and not _VALUED.search(self.matter.source(identity))
            and len(self.matter.items[identity][0].items) > 1
        )

    def _in_a_row(self, ids: Sequence[str]) -> Iterator[Ids]:
        """Short things that stand one after the other, where sentences stand, too."""
        for short, run in groupby(ids, key=self._is_short):
            found = tuple(run)
            if short and 1 < len(found) < len(ids):
                yield found

    def _named(self, things: Sequence[Ids]) -> Iterator[Beat]:
        """Of many things the first few that one can hear, and how many they are."""
        texts = [(item, _bare(self.matter.source_pair(item[0]))) for item in things]
        if len(things) <= _BREATH + 1 and all(self._is_short(item[0]) for item in things):
            yield from self._breaths([item[0] for item in things])
            return
        texts = [pair for pair in texts if not _LABELLED.search(pair[1].ja or pair[1].en or "")]
        short = [pair for pair in texts if 0 < len(pair[1].ja or pair[1].en or "") <= _NAMEABLE]
        if len(short) < _BREATH or len(things) == len(short[:_BREATH]):
            return
        slots = {name: each[1] for name, each in zip("abc", short, strict=False)}
        sources = tuple(each[0][0] for each in short[:_BREATH])
        yield self.beat("some_of_list", sources, count=_count(len(things)), **slots)

    def _also(self, identity: str) -> Bilingual | None:
        """In minutes, what somebody says further under the same label, in their own words."""
        item = self.matter.items[identity][1] if identity in self.matter.items else (identity,)
        first = self.matter.source(item[0])
        label = defined(first, self.matter.article.language)
        if not self.matter.traits.is_meeting or identity == item[0] or not label:
            return None
        if not (_STATES.search(label[1]) or _SOMEBODY.search(heard(label[0])[0])):
            return None
        self.text(identity)
        asking = asks(self.matter.source(identity), "ja")
        said = (
            words("ja")["voice"]["asked_more"] if asking else words("ja")["moves"]["told_more"][0]
        )
        pair = self.matter.source_pair(identity)
        return changed_japanese(pair, lambda text: said.format(said=text.rstrip("。")))

    def _asks(self, item: Ids) -> bool:
        """A question that somebody may ask, among others."""
        language = self.matter.article.language
        return len(item) == 1 and asks(heard(self.matter.source(item[0]))[0], language)

    def _breaths(self, ids: Sequence[str], *, quoted: bool = False) -> Iterator[Beat]:
        """Short things named together, at most three in a breath; questions in quotation marks."""
        for start in range(0, len(ids), _BREATH):
            if start >= _KEPT_IN_MIND:
                self.said |= {*ids[start:]}
                yield self.beat("rest_of_list")
                return
            part = tuple(ids[start : start + _BREATH])
            things = {
                name: in_marks(self.matter.source_pair(each)) if quoted else self._thing(each)
                for name, each in zip("abc", part, strict=False)
            }
            for each in part:
                self.text(each)
            if all(_VALUED.search(text.ja or "") for text in things.values()):
                yield Beat("say", part, {"said": self._valued(part, list(things.values()))})
                continue
            again = "more_" if start else "list_"
            yield self.beat(f"{again}{len(part)}", part, **things)

    def _is_led(self, ids: Sequence[str]) -> bool:
        """All of a list, right after the sentence that says what they are, or under its name.

        How much of what a dish takes is told wherever it stands.
        """
        every = [each for item in self.matter.items[ids[0]][0].items for each in item]
        at = self.matter.order[every[0].id]
        before = self.matter.run[at - 1] if at else ""
        named = self.matter.sayings[before].place.kind == "heading"
        led = _OF_THINGS.search(self.matter.source(before)) if named else before == self.last
        amounts = (re.search(r"\d", self.matter.source(each)) for each in ids)
        led = led or (self.matter.traits.prepares and all(amounts))
        return bool(led) and {each.id for each in every} == {*ids}

    def _thing(self, identity: str) -> Bilingual:
        """What is named among others, without what its brackets say of it."""
        pair = self.matter.sayings[identity].place.sentence.text
        return _bare(Bilingual(pair.ja and heard(pair.ja)[0], pair.en and heard(pair.en)[0]))

    def _valued(self, part: Ids, things: Sequence[Bilingual]) -> Bilingual:
        """Of what each of several is so much: 価格は、大人が500円、子どもが300円です."""
        heading = self._heading_of(TellingUnit("list", (part,))).strip()
        said = "、".join((text.ja or "").rstrip("。") for text in things) + "です。"
        if _VALUE.fullmatch(heading):
            said = words("ja")["voice"]["about"].format(name=heading, said=said)
        return things[0].having("ja", said)

    def _is_short(self, identity: str) -> bool:
        """A thing, not a sentence."""
        text = heard(self.matter.source(identity))[0]
        if defined(text, self.matter.article.language):
            return False
        if self.matter.article.language == "en":
            return len(text.split()) < 6 and not text.endswith(".")
        return (
            len(text) < _SHORT
            and not text.endswith("。")
            and bool(re.search(r"[一-龠々ァ-ヴーA-Za-z0-9ん]\Z", text))
        )

    def _defined(self, identity: str) -> tuple[Beat, ...]:
        """What stands before a colon is what follows it; what stands in brackets comes after."""
        pair = self.matter.sayings[identity].place.sentence.text
        labelled = self._labelled(identity)
        if labelled:
            return labelled
        told = {each: heard(pair[each] or "") for each in LANGUAGES}
        found = {each: defined(told[each][0], each) for each in LANGUAGES}
        if not any(found.values()):
            return ()
        asides = {each: told[each][1] for each in LANGUAGES}
        if found["ja"]:
            means, asides["ja"] = as_told(found["ja"][1], asides["ja"])
            found["ja"] = found["ja"][0], means
        parts = [
            Bilingual(
                *(
                    f[n] if (f := found[each]) else self.matter.source_pair(identity)[each]
                    for each in LANGUAGES
                )
            )
            for n in (0, 1)
        ]
        who = f"{parts[0].ja}{self.matter.courtesy(parts[0].ja or '')}"
        if self.matter.traits.is_meeting and _STATES.search(parts[1].ja or ""):
            name = Bilingual(who, parts[0].en)
            return (self.beat("told_by", (identity,), name=name, said=parts[1]),)
        beat = self.beat("defined", (identity,), what=parts[0], means=parts[1])
        done = entered(parts[0].ja or "", parts[1].ja or "") if parts[1].ja else ""
        if done.endswith(("ます。", "ました。")):
            beat = say(identity, self.matter.sayings[identity].text.having("ja", done))
        ja, en = asides["ja"], asides["en"]
        if not (ja or en):
            return (beat,)
        besides = Bilingual(pair.ja and "".join(map(polite, ja)), pair.en and " ".join(en))
        return (beat, say(identity, besides))

    def _labelled(self, identity: str) -> tuple[Beat, ...]:
        """A label before a whole sentence: はい: …ください → 「はい」の場合は、…ください."""
        if self.matter.article.language != "ja" or self.matter.traits.is_meeting:
            return ()
        found = defined(heard(self.matter.source(identity))[0], "ja")
        if found is None:
            return ()
        what, means = found
        if what not in _YES_NO and not _CLAUSE.search(plain(means).rstrip("。")):
            return ()
        voice = words("ja")["voice"]
        said = polite(f"{means}。")
        if what in _YES_NO:
            said = voice["in_case_of"].format(name=what, said=said)
        elif not _TOPICAL.search(said):
            said = voice["regarding"].format(name=what, said=said)
        return (say(identity, self.matter.sayings[identity].text.having("ja", said)),)

    def _quote(self, unit: TellingUnit) -> Iterator[Beat]:
        ids = [each for each in unit.ids if each not in self.said]
        if not ids:
            return
        before = self.matter.leads_up(ids[0]) or (
            "" if unit.signed else self.matter.owner_after(ids[0])
        )
        heading = self.matter.headings.get(ids[0], "")
        headed = _WORDS_OF.search(self.matter.source(heading)) if heading else None
        if not (before or unit.speaker or headed):  # whose words they are, nobody says
            self.said |= {*ids}
            return
        if before and before not in self.said:
            yield say(before, self.text(before))
        elif unit.signed:
            signed = self._signed(unit.signed[0])
            text = signed.ja or signed.en or ""
            yield self.beat("written" if _TEXT.search(text) else "speaks", unit.signed, name=signed)
        elif unit.speaker:
            name = unit.speaker + self.matter.courtesy(unit.speaker)
            yield self.beat("speaks", (), name=Bilingual(name, unit.speaker))
        elif headed and not before:
            yield self.beat("speaks", (heading,), name=Bilingual(headed["who"], headed["who"]))
        for identity in ids:
            yield Beat("quoted", (identity,), {"said": changed(self.text(identity), _unstopped)})

    def _reported(self, unit: TellingUnit) -> Iterator[Beat]:
        """What a speaker of the article's own says, in one sentence that names who it is."""
        ids = [each for each in unit.ids if each not in self.said]
        name = Bilingual(unit.speaker + self.matter.courtesy(unit.speaker), unit.speaker)
        first = True
        for part in self._breathed(ids):
            texts = [self.text(each) for each in part]
            said = changed(_together(texts), _unstopped)
            if first and _TO_DO.search(said.ja or ""):
                doing = polite(f"{said.ja}。")
                told = words("ja")["voice"]["in_charge"].format(name=name.ja)
                yield say(part[0], said.having("ja", f"{doing}{told}"))
                continue
            asking = asks(self.matter.source(part[-1]), self.matter.article.language)
            move = "asked_by" if asking else "told_by" if first else "told_more"
            slots = {"said": said} if move == "told_more" else {"name": name, "said": said}
            yield self.beat(move, part, **slots)
            first = False

    def _breathed(self, ids: Sequence[str]) -> Iterator[Ids]:
        """What is said in one breath: a question ends it."""
        part: list[str] = []
        for each in ids:
            part.append(each)
            size = sum(len(self.matter.source(one)) for one in part)
            if size > _REPORTED or asks(self.matter.source(each), self.matter.article.language):
                yield tuple(part)
                part = []
        if part:
            yield tuple(part)

    def _signed(self, attribution: str) -> Bilingual:
        """工場長　鳴瀬沢透さん → 工場長の鳴瀬沢透さん."""
        text = self.matter.sayings[attribution].text
        ja = text.ja and re.sub(r"(?<=[長員者授師手家士])[\s　、]+(?=\S)", "の", text.ja)
        return Bilingual(ja, text.en)

    def table(self, scene: Scene) -> tuple[Beat, ...]:
        """What a table or chart says in one or two figures."""
        return tuple(
            self.beat(
                found.move,
                found.sources,
                **{**found.slots, "column": self.lowered(found.slots["column"])},
            )
            for found in figures(scene.table)
        )

    def shown(self, scene: Scene) -> tuple[Beat, ...]:
        """Of a slide that tells nothing new: its message again, or else that it can be seen."""
        ids = tuple(each for each in scene.title_sources if each in self.matter.sayings)
        heard = (each for each in ids if each not in self.matter.silent)
        said = [each for each in heard if self.matter.sayings[each].place.kind not in NAMES]
        if said and scene.layout == "table" and said[0] not in self.said:
            return (*self._asked_of(said[0]), say(said[0], self.text(said[0])), self.beat(_TABLE))
        if said:
            told = said[0] in self.said and scene.layout in _HEARD
            return () if told else (say(said[0], self.matter.sayings[said[0]].alone),)
        move = f"seen_{scene.layout}"
        known = move in self.sizes and not self.used[move]  # once: it is seen
        return (self.beat(move),) if known else ()


# What went wrong, or does not work: whoever heads an answer so asks what to do.
_HAPPENS = re.compile(
    r"\A[^。？?]+(?:まし(?:た|て)|ません(?:でした)?|ない|なく(?:なった|て)|[っいしれえ]た|んだ)。?\Z"
)


# What leads up to a list of what has to be so.
_CONDITIONS = re.compile(
    r"(?:条件|要件|基準|資格|いずれか|すべて|全て)[^。]*(?:満た|該当|当てはま)"
    r"|(?:次|以下)の[^。]{0,12}(?:確認|場合|条件|要件|いずれ|すべて|全て)"
)
_MOST_CONDITIONS = 6
# How a clause ends, which says something.
_CLAUSE = re.compile(
    r"(?:[うくぐすつぬぶむるたい]|ない|だ|である|です|ます|ません|ください|ほしい)\Z"
)
_STEPS_NAMED = re.compile(
    r"手順|ステップ|方法|流れ|[^のぁ-んァ-ヴー]?[りきいしみえけげてべめれせぎちび]方(?=[^一-龠]"
    r"|\Z)|手続|進め方|順番|順に|\b(?:[Ss]teps?|[Hh]ow to|[Pp]rocedure"
    r"|[Ii]nstructions)\b"
)
_YES_NO = ("はい", "いいえ", "YES", "NO", "Yes", "No")
_TOPICAL = re.compile(r"\A[^、。]{1,20}(?<![でにとらか])は")
_SOMEBODY = re.compile(r"(?:委員|会長|議長|氏|さん|事務局|理事|監事|[部課局室]長|議員|代表)\Z")
_LABELLED = re.compile(r"[:：]")  # an entry with its label is no name of a thing
# A heading that says whose words stand under it.
# A talk is somebody's where that is called a person: 道具の話 is about tools.
_WORDS_OF = re.compile(
    r"\A(?P<who>[^、。「」]{1,12}(?=の(?:言葉|コメント|声|談話)\Z)"
    rf"|[^、。「」]{{0,11}}(?:{COURTESY}|{OFFICES}|[者人民員客手家長母父親妻夫弟兄姉妹友師]))"
    r"の(?:話|言葉|コメント|声|談話)\Z"
)
# What is quoted that is no person.
_TEXT = re.compile(
    r"[「『“]|(?:庁|省|法|白書|サイト|ページ|ガイド|マニュアル|辞典|新聞|Wikipedia)\Z"
)
# A heading that says what the things under it are.
_OF_THINGS = re.compile(
    r"(?:リスト|一覧|物|もの|メンバー|材料|道具|項目|候補|種類|対象)\Z|\b(?:[Ll]ist|[Ii]ngredients|[Tt]ools)\b"
)
_VALUED = re.compile(r"[^は、。]が約?\d[\d,.]*[^\d、。]{1,6}\Z")
# A heading that says what the figures under it are.
_VALUE = re.compile(
    r"[一-龠々ァ-ヴー]{0,6}(?:価格|料金|値段|費用|会費|参加費|入場料|人数|割合|定員|時間)"
)
_SHORT = 18  # characters of a thing among others
_NAMEABLE = 18  # characters of a thing that one hears named among others
# What somebody says, not what a thing is: 大きすぎて困る.
_STATES = re.compile(r"(?:[うくぐすつぬぶむるたい]|ない|だろう|です|ます)。?\Z")
_TABLE = "seen_table"
# Layouts that show words alone: what was heard before need not be heard again.
_HEARD = ("statement", "bullets", "qa", "quote", "columns")
_WHEN = re.compile(
    r"\A(?P<year>\d{4}年)(?:0?(?P<month>\d{1,2})月)?[ 　:：]+(?P<what>.+)\Z", re.DOTALL
)


def _moment(said: str, *, last: bool) -> str:
    """An entry of a line of time: 2014年07月 機器を購入します → 2014年7月、機器を購入しました."""
    found = _WHEN.match(said)
    if found is None:
        return said
    month = f"{found['month']}月" if found["month"] else ""
    what = found["what"] if last else re.sub(r"(?<=し)ます。\Z", "ました。", found["what"])
    return f"{found['year']}{month}、{what}"


def _together(texts: Sequence[Bilingual]) -> Bilingual:
    """Sentences of one quotation."""
    ja, en = ([text[each] for text in texts] for each in LANGUAGES)
    return Bilingual(
        None if None in ja else "".join(f"{(each or '').rstrip('。')}。" for each in ja),
        None if None in en else " ".join(each or "" for each in en),
    )


def _unstopped(text: str) -> str:
    """Within Japanese quotation marks the full stop is left out."""
    return text.rstrip("。")


def _run_on(texts: Sequence[Bilingual]) -> Bilingual:
    """Halves of one sentence: the first without its full stop."""
    ja, en = ([text[each] for text in texts] for each in LANGUAGES)
    return Bilingual(
        None
        if None in ja
        else "".join(f"{(each or '').rstrip('。')}、" for each in ja[:-1]) + (ja[-1] or ""),
        None
        if None in en
        else "".join(f"{(each or '').rstrip('.')}, " for each in en[:-1]) + (en[-1] or ""),
    )


def _bare(text: Bilingual) -> Bilingual:
    return Bilingual(text.ja and text.ja.rstrip("。"), text.en and text.en.rstrip("."))


def _count(number: int) -> Bilingual:
    """五つ, five; above nine in figures."""
    said = (words(each)["narration"]["numbers"].split() for each in LANGUAGES)
    return Bilingual(*(each[number - 1] if number <= len(each) else str(number) for each in said))


# A sentence with the name of whom it is about: a heading that a listener does not see.

_OWN_TOPIC = re.compile(
    r"\A(?!本人|こちら|彼|同氏|同さん)[^、]{1,16}?(?:とは、?|(?<![でにとらか])[はも])"
)
_ANY_TOPIC = re.compile(r"(?<![でにとらか])は")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b(?!['’])")


def named_japanese(text: str | None, name: str | None, title: str) -> str | None:
    """オープンAIの技術責任者です → ミラ・ムラティ氏は、オープンAIの技術責任者です."""
    if not text or not name or _short(name) in text or _OWN_TOPIC.match(text):
        return text
    phrase = words("ja")["voice"]["regarding" if _ANY_TOPIC.search(text) else "about"]
    return phrase.format(name=f"{name}{title}", said=text)


def _short(name: str) -> str:
    return re.split(r"[・\s　]", name)[-1].removesuffix("さん").removesuffix("氏")


def named_english(text: str | None, name: str | None) -> str | None:
    """As an engineer, she led the team → As an engineer, Mira Murati led the team."""
    if not text or not name or name.split()[-1] in text:
        return text
    return _PRONOUN.sub(name, text, count=1)
