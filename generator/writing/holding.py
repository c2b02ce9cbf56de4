"""A model's texts held to the sentences they name: exact checks, an entailment question, repair.

Each text is judged by its own lines. What is found wanting is shown to the model with what is
wrong, written again and judged again; what still does not hold is left to the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generator import patterns as re
from generator.model import LANGUAGES, Bilingual
from generator.resources import toml_beside
from generator.verifying import faults, strange_figures, trigger
from generator.verifying.checks import CHECKS, EXACT
from generator.verifying.figures import known
from generator.writing import schemas
from generator.writing.desk import estimated
from generator.writing.endings import breaks_off
from generator.writing.facts import binding
from generator.writing.implied_years import day_of, years_of
from generator.writing.prompts import both, on_cards, room, too_long
from generator.writing.refused import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Language
    from generator.writing.desk import EditorDesk
    from generator.writing.facts import Fact
    from generator.writing.implied_years import Day
    from generator.writing.numbered import Numbered


Role: TypeAlias = Literal["title", "point", "quote", "head", "line"]

_OWN_WORDS = re.compile(r"[「“\"](.{12,})[」”\"]")
_MOSTLY = 0.5  # of a text's letters: who says it, where and when stand beside a quotation

_OF_WORDS = frozenset(CHECKS) - EXACT
_UNLIKELY = {"title": 1, "head": 2, "quote": 3}  # to take up what is not said beside them
_PLAIN, _MANY_LINES = re.compile(r"\d+(?:\.\d+)?"), 3
_MAY_BE_WRONG = 1  # of a dozen known pairs, by a judge that may overrule a check of words
_BATCH, _MANY = 10, 120  # items in one question; with more, models that are not trusted lose count
_SAID_BEFORE = 4  # lines that a line asked of alone is shown with
_A_PROMPT, _LEAST, _A_ROW = 1400, 800, 14  # tokens of a question
_A_VERDICT, _AROUND = 60, 600  # tokens of an answer, generously


@dataclass(frozen=True, slots=True)
class Item:
    """A text to be held to its sentences.

    Attributes:
        slide: all texts of the slide it stands on, the title first: what it need not say again.
        near: the sentences that its slide is about, on which it may rest when written again.
        room: how long it may be, a name of ``prompts.room``; that of its role where empty.
        by: who says a line, in a conversation.
        head: of the group it stands in; of a line, what is said just before it.
        said: of a line, what was said before: a figure of it may come again.
        faults: what was found, as "kind: words"; empty while it holds.
        hint: what only a check of words found: it counts where a trusted judge does not answer.
        unclear: what somebody asks of it who sees nothing but the show.
        was: in its languages, what it said before somebody without the lines wrote it anew.
        lacks: what it may not be told without, and neither it nor its slide or scene says.
        verdict: "verified" by the entailment question, "doubtful" where it held with a doubt or
            only when it was written for the third time, "rules" by exact checks alone.
    """

    role: Role
    text: Bilingual
    sources: tuple[str, ...]
    slide: tuple[Bilingual, ...] = ()
    near: tuple[str, ...] = ()
    head: str = ""
    said: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    verdict: str = ""
    room: str = ""
    by: str = ""
    hint: tuple[str, ...] = ()
    unclear: str = ""
    lacks: str = ""
    was: Bilingual = field(default_factory=Bilingual)


class Holding:
    """Holds texts to an article's sentences, with a model to judge and mend them.

    Attributes:
        texts: how many were held so far; of these ``mended`` were written again and hold now,
            ``replaced`` do not.
    """

    def __init__(
        self,
        article: Numbered,
        languages: Sequence[Language],
        desk: EditorDesk,
        judge: EditorDesk,
        hosts: Sequence[str] = (),
        about: str = "",
        context: int = 16_000,
    ) -> None:
        self.context = context
        self.article, self.languages, self.desk, self.judge = article, languages, desk, judge
        self.known = {sentence.id: sentence for sentence in article.sentences}
        self.texts = self.mended = self.replaced = 0
        self.refused: list[Refusal] = []  # of all answers, for the build to tell
        self.about = about  # who published it, and when: known beside the lines
        self.speaking = ""  # whose the lines are, as the plan understood it: told to who judges
        self.facts: tuple[Fact, ...] = ()  # what the plan found may not be lost
        self._around = {
            language: [
                *article.lines,
                *(s.text[language] or "" for s in article.sentences),
                *hosts,
                about,
            ]
            for language in languages
        }

    def learn(self, terms: Sequence[Bilingual]) -> None:
        """Names are known in both languages where the article or its translation has one form."""
        for term in terms:
            forms = [term[x] or "" for x in self.languages]
            whole = [*self._whole.values()]
            short = "".join(re.findall(r"\b[A-Z]", term.en or ""))
            initials = re.compile(rf"(?<![A-Za-z]){short}(?![A-Za-z])") if len(short) > 1 else None
            if any(form and form in told for form in forms for told in whole) or (
                initials and any(map(initials.search, whole))
            ):
                for language in self.languages:
                    self._around[language].append(term[language] or "")

    def learn_owner(self, owner: Bilingual) -> None:
        """Whose the lines are is known in both languages where a word of it is."""
        words = re.findall(
            r"[一-龠々]{2,}|[ァ-ヴー]{2,}|[A-Z][A-Za-z]+", owner[self.article.language] or ""
        )
        if any(word in told for word in words for told in self._whole.values()):
            for language in self.languages:
                self._around[language].append(owner[language] or "")

    @cached_property
    def _whole(self) -> Mapping[Language, str]:
        return {language: "\n".join(told) for language, told in self._around.items()}

    def held(self, items: Sequence[Item]) -> list[Item]:
        """The items with their verdicts; those with ``faults`` must not be used.

        What does not hold is written again by who judges it, and asked of once more where the new
        words do not hold either.
        """
        judged = self._judged([self.checked(item) for item in items])
        wanting = [n for n, item in enumerate(judged) if item.faults or item.lacks]
        again = self._judged([judged[n] for n in wanting], alone=True)
        for n, item in zip(wanting, again, strict=True):
            judged[n] = _late(item) if judged[n].faults else item
        lost = [item for item in judged if item.faults]
        self.refused += [self.refusal(item, both(item.text), item.faults) for item in lost]
        self.texts += len(judged)
        pairs = zip(judged, items, strict=True)
        self.mended += sum(item.text != old.text and not item.faults for item, old in pairs)
        self.replaced += len(lost)
        return judged

    def refusal(self, item: Item, words: str, why: Sequence[str]) -> Refusal:
        """That some words for an item are not taken."""
        where = (item.slide[0][self.article.language] or "") if item.slide else ""
        return Refusal(where, words, "; ".join(dict.fromkeys(why)))

    def _judged(self, items: Sequence[Item], *, alone: bool = False) -> list[Item]:
        """As the model finds them; those it says nothing of hold where exact checks say so, too."""
        made: list[Item] = []
        for batch, (rows, kept) in self._asked(items, alone=alone):
            found = [self._after(item, row) for item, row in zip(batch, rows, strict=True)]
            made += found if alone else self._bound(batch, found, kept)
        return made

    def _bound(
        self, asked: Sequence[Item], items: Sequence[Item], kept: Mapping[int, Any]
    ) -> list[Item]:
        """The items, each with what binds it and stands neither there nor beside it.

        The words that are said to keep it count only where they are found there. Bounds are
        numbered as they were ``asked``: an item that is written again may rest on other lines.
        """
        made = list(items)
        for n, (at, fact) in enumerate(self._binding(asked), 1):
            row = kept.get(n)
            mine = [m for m in at if {*asked[m].sources} & {*fact.sources}]
            if row and not all(self._says(items, at, row[x], x) for x in self.languages):
                one = min(mine, key=lambda m: _UNLIKELY.get(items[m].role, 0))
                made[one] = replace(made[one], lacks=fact.bound)
        return made

    def _binding(self, items: Sequence[Item]) -> list[tuple[range, Fact]]:
        return binding(items, self.facts, self.article.language)

    def _says(self, items: Sequence[Item], at: range, words: str, language: Language) -> bool:
        aloud = items[at.start].role == "line"  # who listens may not look at the slide
        texts = [*(items[n].text for n in at), *(() if aloud else items[at.start].slide)]
        whole = " ".join(text[language] or "" for text in texts)
        parts = [each for part in words.split("…") if (each := part.strip())]
        return words.strip() == _NOT_HERE or (bool(parts) and all(each in whole for each in parts))

    def entailed(self, items: Sequence[Item]) -> list[str | None]:
        """For each item nothing, what is wrong, or ``None`` where the model did not say."""
        return [
            row and ("" if row["label"] == "good" else _wrong(row))
            for _, (rows, _) in self._asked(items)
            for row in rows
        ]

    def _asked(
        self, items: Sequence[Item], *, alone: bool = False
    ) -> list[tuple[Sequence[Item], tuple[list[Any], Mapping[int, Any]]]]:
        """The items of each question, what is said of each, and by which words bounds are kept."""
        batches = list(self._batches(items))
        told = self.judge.several(lambda batch: self._of_batch(batch, alone=alone), batches)
        return list(zip(batches, told, strict=True))

    def _batches(self, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
        """As many at once as the judge keeps count of, and as have room with the lines."""
        most = _MANY if len(items) > _BATCH and self.is_trusted else _BATCH
        room = self.context - estimated(*self.article.lines) - _A_PROMPT
        size = sum(estimated(*_words(item)) + _A_ROW for item in items)
        count = max(-(-len(items) // most), -(-size // max(_LEAST, room)))
        for n in range(count):
            yield items[n * len(items) // count : (n + 1) * len(items) // count]

    def _of_batch(
        self, items: Sequence[Item], *, alone: bool
    ) -> tuple[list[Any], Mapping[int, Any]]:
        """Of each item what is wrong with it and how it holds; "good", or nothing unless asked.

        And the words by which each bound is kept, of items that do not stand ``alone``.
        """
        bounds = [] if alone else self._binding(items)
        answer = self.judge.ask(
            "hold",
            self._told(items, alone=alone),
            schemas.verdicts(len(items), len(self.article.lines), self.languages, len(bounds)),
            _A_VERDICT * (len(items) + len(bounds)) + _AROUND,
            speaking=self.speaking,
            anew=True,
            bounds=bool(bounds),
            aloud=any(item.role == "line" for item in items),
        )
        if answer is None:
            return [None for _ in items], {}
        rows: dict[int, Any] = {}
        for row in answer["items"]:
            rows.setdefault(row["item"], row)
        kept = {row["bound"]: row for row in answer.get("kept", ())}
        return [rows.get(n, _GOOD) for n in range(1, len(items) + 1)], kept

    def _after(self, item: Item, row: Any) -> Item:
        """An item as the model found it, in its new words where the old ones did not hold."""
        lacked = bool(item.lacks)
        item = replace(item, lacks="", was=Bilingual())
        if row is None:
            return replace(item, faults=item.faults or item.hint)
        verdict = "verified" if _claims(item) else ""
        wrong = _wrong(row)
        good = row["label"] == "good" or not (item.role != "head" or _counts(wrong, item))
        if good and not item.faults:
            return replace(item, verdict=verdict)
        text = item.text
        for language in self.languages:
            if words := " ".join(row.get(language, "").split()):
                text = text.having(language, words)
        new = replace(item, text=text, sources=self.article.ids(row["from"]) or item.sources)
        found = self.checked(replace(new, faults=(), hint=()))
        doubtful = lacked or row["label"] in {DOUBT, UNCLEAR}
        anew = text != item.text or (item.faults and new.sources != item.sources)
        if not anew or found.faults:
            if doubtful and not item.faults:
                if anew:
                    self.refused.append(self.refusal(item, both(text), found.faults))
                return replace(item, verdict=DOUBT)
            return replace(item, faults=item.faults or found.faults or (wrong,))
        return replace(found, verdict=verdict if self._trusts else DOUBT if verdict else "")

    @property
    def _trusts(self) -> bool:
        """Whether the judge was found to get known pairs right; nobody asks it for this."""
        return bool(vars(self).get("is_trusted"))

    def checked(self, item: Item) -> Item:
        """With its faults; those of words alone are hints to a judge that is trusted."""
        verdict = "rules" if _claims(item) else ""
        found = self.exact(item)
        soft = tuple(each for each in found if each.partition(":")[0] in _OF_WORDS)
        if soft and self.is_trusted:
            sure = tuple(each for each in found if each not in soft)
            return replace(item, faults=sure, hint=soft, verdict=verdict)
        return replace(item, faults=found, hint=(), verdict=verdict)

    def certain(self, item: Item) -> Item:
        """With its faults alone: hints are for a judge, who has the lines of each text before them.

        Of 28 such hints in four played games a writer would not have mended one.
        """
        return replace(self.checked(item), hint=())

    @cached_property
    def is_trusted(self) -> bool:
        """Whether the judge gets pairs right of which the label is known: nearly all of them."""
        pairs = known_pairs()
        lines = "\n".join(f"[{n}] {pair.line}" for n, pair in enumerate(pairs, 1))
        told = "\n".join(f"{n}. point [{n}] {pair.text}" for n, pair in enumerate(pairs, 1))
        answer = self.judge.ask(
            "hold",
            f"Lines:\n{lines}\n\n{told}",
            schemas.verdicts(len(pairs), len(pairs), ()),
            _A_VERDICT * len(pairs) + _AROUND,
            speaking="",
            anew=False,
            bounds=False,
            aloud=False,
        )
        if answer is None:
            return False
        named = {row["item"] for row in answer["items"] if row["label"] != "good"}
        wrong = sum((n in named) == pair.holds for n, pair in enumerate(pairs, 1))
        return wrong <= _MAY_BE_WRONG

    def exact(self, item: Item) -> tuple[str, ...]:
        """What exact checks find in either language, and what does not fit its place."""
        found = ["no lines"] * (item.role != "line" and not item.sources)
        for language in self.languages:
            words = item.text[language] or ""
            if not words.strip() or "\n" in words:
                found.append(f"no {language} text")
            elif foreign(words, language):
                found.append(f"not in {NAMES[language]}: {words}")
            elif wrong := misprinted(item.text, language):
                found.append(f"{wrong}: {words}")
            elif too_long(words, language, place(item)):
                found.append(f"too long: {words}")
            elif language == "ja" and item.role in {"title", "point"} and breaks_off(words):
                found.append(f"breaks off before who says it: {words}")
            elif item.role == "point" and item.slide and _alike(words, item.slide[0][language]):
                found.append(f"repeats its title: {words}")
            else:
                known = {f"number: {year}" for year in self._years(item)}
                known |= {f"number: {each}" for each in self._coded(words, language)}
                known |= {f"name: {self._day.name}"} if self._day else set()
                found += [
                    each for each in self._strange(words, item, language) if each not in known
                ]
        return tuple(each for each in found if _counts(each, item))

    def _years(self, item: Item) -> frozenset[int]:
        """The years that its lines do not name and that the article's own day gives."""
        spoken = self.article.language
        lines = (self.known[s].text[spoken] or "" for s in item.sources if s in self.known)
        return years_of(lines, spoken, self._day)

    def _coded(self, words: str, language: Language) -> frozenset[str]:
        """Figures that stand only in a name of the article's, as 3 in 3M."""
        names = [each for each in self._codes if each in words]
        for each in names:
            words = words.replace(each, " ")
        plain = known(words, language)
        return frozenset(f"{v:f}" for each in names for v in known(each, "en") if v not in plain)

    @cached_property
    def _codes(self) -> list[str]:
        """What is called by a figure and a letter, again and again: 3M; 3F and 5V mostly count."""
        found = CODE.findall(self.article.text)
        return [each for each in dict.fromkeys(found) if found.count(each) > _OFTEN]

    @cached_property
    def _day(self) -> Day | None:
        return day_of(self.article, self.about)

    def _strange(self, words: str, item: Item, language: Language) -> tuple[str, ...]:
        """What is not in the sentences; of those not translated yet, the figures alone."""
        spoken = self.article.language
        own = item.text[spoken]
        seen = (each[x] for each in item.slide if each != item.text for x in LANGUAGES)
        heads = {each.id: each for s in item.sources if (each := self.article.heading(s))}
        over = (each.text[spoken] for each in heads.values())  # "day six": what is below is of it
        beside = [text for text in (*seen, *item.said, self.about, *over) if text and text != own]
        if not item.sources:  # a question or a reaction may echo what was said before
            found = strange_figures(words, language, [item.head, *beside], spoken)
            return tuple(each for each in found if each.startswith("number"))
        texts = [self.known[s].text[language] for s in item.sources if s in self.known]
        given = [text for text in texts if text is not None]
        if len(given) == len(texts):
            head = "" if item.role == "line" else item.head
            found = faults(words, given, language, self._around[language], [head, *beside])
            own_words = language == spoken  # who wrote the text has not seen their translation
            return tuple(e for e in found if own_words or not e.startswith("quotation"))
        source = [self.known[s].text[spoken] or "" for s in item.sources if s in self.known]
        found = strange_figures(words, language, source, spoken)
        if not found:
            return found
        everywhere = strange_figures(words, language, self.article.lines, spoken)
        near = strange_figures(words, language, beside, spoken)
        return tuple(each for each in found if each in near or each in everywhere)

    def _told(self, items: Sequence[Item], *, alone: bool) -> str:
        """The lines, then the items in their order, each slide or stretch named where it begins.

        Of items that do not stand ``alone`` what is beside each stands among them.
        """
        near = self.article.near(s for item in items for s in (*item.sources, *item.near))
        lines = self.article.quoted(near) if alone else self.article.text
        rows = [f"Lines:\n{lines}"]
        slide: tuple[Bilingual, ...] = ()
        bounds = [] if alone else [*enumerate(self._binding(items), 1)]
        for n, item in enumerate(items, 1):
            if item.slide != slide and (alone or item.role != "line"):
                beside = map(both, item.slide) if alone else self._beside(item.slide, items)
                rows.append(f"On a slide: {' | '.join(beside)}".rstrip())
                slide = item.slide
            if alone and item.role == "line" and item.said:
                rows.append(f"said before: {' '.join(item.said[-_SAID_BEFORE:])}")
            rows.append(self.row(f"{n}.", item))
            for m, (at, fact) in bounds:
                if at.stop == n:
                    of = [self.article.number(each) for each in fact.sources]
                    rows.append(f"   bound {m} {of}: {fact.bound}")
        return "\n".join(rows)

    def _beside(self, slide: Sequence[Bilingual], items: Sequence[Item]) -> Iterator[str]:
        """The texts of a slide that are not among the items, in the article's language."""
        mine = [item for item in items if item.slide == slide and item.role != "line"]
        asked = [item.text for item in mine]
        yield from (text[self.article.language] or "" for text in slide if text not in asked)

    def row(self, number: str, item: Item) -> str:
        """An item with its number, its lines, its words in all languages, and its faults."""
        by = f" {item.by}:" if item.by else ""
        lines = [self.article.number(each) for each in item.sources]
        told = [f"{number} {called(item)} {lines}{by} {both(item.text)}"]
        before = [w for x in LANGUAGES if (w := item.was[x]) and not _same(w, item.text[x] or "")]
        told += [f"   was: {' / '.join(before)}"] * bool(before)
        told += [f"   ? a stranger asks: {item.unclear}"] * bool(item.unclear)
        told += [f"   ! told without: {item.lacks}"] * bool(item.lacks)
        for fault in dict.fromkeys(item.faults):  # of both languages
            told.append(f"   ! {fault}{self._in_lines(fault, item)}{self._elsewhere(fault)}")
        if any(fault.startswith("too long") for fault in item.faults):
            most = (f"{room()[place(item)][x]} {NAMES[x]} letters" for x in self.languages)
            told.append("   at most " + ", ".join(most))
        return "\n".join(told)

    def _in_lines(self, fault: str, item: Item) -> str:
        """Which words of the lines a fault comes from, where a check of words found it."""
        spoken = self.article.language
        texts = [self.known[s].text[spoken] or "" for s in item.sources if s in self.known]
        word = trigger(fault, texts, spoken)
        return f" (for “{word}” in the lines)" if word else ""

    def _elsewhere(self, fault: str) -> str:
        """The line that has what a text's own lines lack: it need only be named."""
        kind, _, words = fault.partition(": ")
        spoken = self.article.language
        lines = [s.text[spoken] or "" for s in self.article.sentences]
        if kind == "number" and _PLAIN.fullmatch(words):
            found = [n for n, line in enumerate(lines, 1) if Decimal(words) in known(line, spoken)]
        elif kind in {"name", "quotation"}:
            found = [n for n, line in enumerate(lines, 1) if words in line]
        else:
            return ""
        return (
            f" (stands in {found}: name it, if that is meant)"
            if 0 < len(found) < _MANY_LINES
            else ""
        )


def _same(words: str, others: str) -> bool:
    """Whether two texts have the same letters: marks and spaces alone say nothing else."""
    return _letters_of(words) == _letters_of(others)


def place(item: Item) -> str:
    """What an item is, for its length (``prompts.room``); a saying is one wherever it stands."""
    quoted = item.role == "point" and any(_quotes(item.text[x] or "") for x in LANGUAGES)
    return "quote" if quoted else item.room or item.role


def called(item: Item) -> str:
    """What it is, as questions say it: a point on a card is a point."""
    return item.role if item.room in on_cards() else item.room or item.role


def _quotes(words: str) -> bool:
    found = _OWN_WORDS.search(words)
    return found is not None and len(found[1]) > _MOSTLY * len(words)


NAMES: Mapping[Language, str] = {"ja": "Japanese", "en": "English"}
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
_ENGLISH = re.compile(r"(?:\b[A-Za-z'’]+\b[ ,]+){3}")  # more words in a row than a name has


def foreign(words: str, language: Language) -> bool:
    """Whether a text is in the other language."""
    japanese = _JAPANESE.search(words) is not None
    return japanese if language == "en" else not japanese and _ENGLISH.search(words) is not None


def misprinted(text: Bilingual, language: Language) -> str:
    """What no reader should see: both languages in one text, half a pair of quotation marks."""
    words, other = text[language] or "", _letters_of(text.en or "")
    inside = len(other) > _A_FEW and other in _letters_of(words) and _says(text.en or "")
    if language == "ja" and (inside or _BESIDE.search(words)):
        return "two languages in one"
    torn = _torn_mark(words)
    return f"{torn} without its other half" if torn else ""


_BESIDE = re.compile(r"[/／]\s*(?:[A-Za-z'’]+[ ,]+){3}")


# Small words that names have, too: Bank of America.
_SMALL = frozenset(("of", "the", "and", "for", "in", "at", "on", "a", "de", "van", "von"))


def _says(words: str) -> bool:
    """Two of its words begin small, as in no name, be it Bank of America or etcd Working Group."""
    small = [word for word in _A_WORD.findall(words) if word[0].islower()]
    return len(small) > 1 and not _SMALL.issuperset(small)


_A_WORD = re.compile(r"\b[A-Za-z'’]+")


def _letters_of(words: str) -> str:
    return "".join(filter(str.isalnum, words)).lower()


_A_FEW = 12  # letters: a name stands in both
_PAIRS = ("「」", "『』", "“”")
_INCHES = re.compile(r'\d"')


def _torn_mark(words: str) -> str:
    """A quotation mark of which there is only one half."""
    for pair in _PAIRS:
        opened, closed = map(words.count, pair)
        if opened != closed:
            return pair[opened < closed]
    return '"' if _INCHES.sub("", words).count('"') % 2 else ""


_OF_HEADS = ("number", "name", "quotation", "object", "other language", "unclear")


def _counts(fault: str, item: Item) -> bool:
    """A head says who, when, how much; "if it rains" may be the head of what then happens."""
    kind = fault.partition(":")[0]
    if item.role == "head":
        return kind in _OF_HEADS or kind not in {*CHECKS, *schemas.LABELS}
    return not (item.head and kind == "condition")


def _words(item: Item) -> Iterator[str]:
    return _words_of(item.text)


def _words_of(text: Bilingual) -> Iterator[str]:
    yield from (words for language in LANGUAGES if (words := text[language]))


def _wrong(row: Any) -> str:
    return f"{row['label']}: {row['words']}"


_NOT_HERE = "-"  # in the place of words: nothing that is told here hangs on it
_GOOD: Any = {"label": "good", "words": "", "from": []}
DOUBT = "doubtful"
"""The label of a text that holds, but that somebody should read beside its lines."""
UNCLEAR = "unclear"
"""The label of a text that holds, and has what a stranger asked of it only in its new words."""


def _late(item: Item) -> Item:
    """What held only at the last attempt is to be read by somebody."""
    return replace(item, verdict=DOUBT) if item.verdict == "verified" else item


_QUESTION = re.compile(r"(?:[?？]|(?:か|でしょう|かな)。?)[」”\"]?$")
_ALIKE = 0.85  # of their letters: such a point says its title again


def _alike(words: str, title: str | None) -> bool:
    """Whether a point says what its title says."""
    one, other = ("".join(filter(str.isalnum, text)).lower() for text in (words, title or ""))
    return bool(other) and SequenceMatcher(None, one, other).ratio() > _ALIKE


def _claims(item: Item) -> bool:
    """A question or a head that rests on nothing claims nothing; a figure, what can be checked."""
    if item.room in {"number", "moment"} and all(known(item.text[x] or "1", x) for x in LANGUAGES):
        return False
    return bool(item.sources) or (item.role != "head" and not _asks(item))


def _asks(item: Item) -> bool:
    texts = [item.text[language] for language in LANGUAGES]
    said = [each for text in texts if text for each in _SENTENCES.split(text) if each.strip()]
    return all(map(asks, said))


def asks(sentence: str) -> bool:
    """Whether a sentence of either language is a question."""
    return _QUESTION.search(sentence) is not None


CODE = re.compile(r"(?<![A-Za-z0-9.])\d+[A-Z](?![A-Za-z0-9])")
"""A name of a figure and a letter, which counts nothing: 3M."""
_OFTEN = 2
_SENTENCES = re.compile(r"(?<=[。？?！!])\s*|(?<=[.?!])\s+")


# Pairs of which the answer is known: what a judge must get right to be trusted.


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A text and the line it was made of; ``wrong`` is the label it deserves, empty if it holds."""

    language: str
    line: str
    text: str
    wrong: str = ""

    @property
    def holds(self) -> bool:
        return not self.wrong


@cache
def known_pairs() -> tuple[LabelledPair, ...]:
    """The pairs of ``trust.toml``, in its order."""
    return tuple(LabelledPair(**row) for row in toml_beside(__file__, "trust.toml")["pairs"])
