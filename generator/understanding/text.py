"""The article as the rules see it: its run of sentences, what each is, which lean on which."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.kinds.traits import traits_of
from generator.model import ItemList, Paragraph, Quote, Table, block_sentences
from generator.resources import toml_beside
from generator.understanding.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.kinds.traits import Traits
    from generator.model import Article, Block, Ids, Language, Section, Sentence


_CLAUSES = re.compile(r"(?<=[!！。?？])|[｜|：:―–—]|　| - ")
_ASKING = re.compile(
    r"(?:とは|なぜ|どう|どこ|何|か)[?？]?$|^(?:why|how|what|where|who|when)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"^[^。！？!?…」]{1,24}(?<![うくすつぬぶむるただい])$|^[A-Z][\w&.,' -]{1,40}(?<![.!?])$"
)
_LEAD_AND_BODY = 2  # paragraphs that are never background
_SHOWN = ("table", "figure", "attribution")
# Begins with a quotation that does not go on as a sentence of the author's (「みどり券」は…).
_SPOKEN = re.compile(r"「(?:[^「」]|「[^」]*」)*(?:」[。]?$|$)|[“\"][^”\"]*(?:[”\"]?$|[,.!?][”\"])")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in its place.

    Attributes:
        at: its number in the article, the title being 0.
        text: in the article's language.
        part: number of the top-level section it stands in, from 1; 0 before the first heading.
        section: number of the section it stands in, from 1; 0 before the first heading.
        depth: 0 for the title, 1 for parts, 2 for what is below them.
        block: number of its block in the article.
        kind: of its block, "heading" or "title".
        item: number of its item in a list, of its row in a table, from 1; 0 elsewhere.
        first: of its block or item.
        last: of its block or item.
        ordered: it stands in a numbered list.
    """

    sentence: Sentence
    at: int
    text: str
    part: int = 0
    section: int = 0
    depth: int = 0
    block: int = 0
    kind: str = "paragraph"
    item: int = 0
    first: bool = True
    last: bool = True
    ordered: bool = False

    @property
    def id(self) -> str:
        return self.sentence.id

    @property
    def is_emphasised(self) -> bool:
        """The author's own ranking: no rule knows better what matters here."""
        return self.sentence.emphasised and not self.is_heading

    @property
    def is_prose(self) -> bool:
        return self.kind == Paragraph.kind

    @property
    def is_quote(self) -> bool:
        return self.kind == Quote.kind

    @property
    def is_spoken(self) -> bool:
        """Somebody's words and nothing else."""
        return self.is_quote or bool(_SPOKEN.match(self.text.strip()))

    @property
    def is_item(self) -> bool:
        return self.kind == ItemList.kind

    @property
    def is_heading(self) -> bool:
        return self.kind == "heading"


@dataclass(frozen=True)
class Text:
    """An article as a run of sentences, and what is asked of it again and again.

    Attributes:
        run: every sentence in reading order, title first.
    """

    article: Article
    run: tuple[Told, ...]
    cues: Cues = field(repr=False)
    _borne: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False, compare=False)

    @property
    def traits(self) -> Traits:
        """What a text of its kind is like."""
        return traits_of(self.article.kind)

    def has(self, name: str, told: Told) -> bool:
        """Whether the sentence bears a cue: see ``cues.toml``."""
        key = name, told.text
        known = self._borne.get(key)
        if known is None:
            known = self._borne[key] = self.cues.has(name, told.text)
        return known

    @cached_property
    def content(self) -> tuple[Told, ...]:
        """What says something: no title, heading, cell, aside or question."""
        return tuple(each for each in self.run[1:] if self._is_content(each))

    def _is_content(self, told: Told) -> bool:
        if told.is_heading or told.kind in _SHOWN or told.id in self.article.roles:
            return False
        heading = self.headings.get(told.section)
        if heading is not None and self.has("boilerplate", heading):
            return False
        if self.traits.is_meeting and self.has("assigns", told):
            return True
        return not (self.has("asks", told) or _is_label(told))

    @cached_property
    def headings(self) -> Mapping[int, Told]:
        """By number of section."""
        return {each.section: each for each in self.run if each.is_heading}

    @cached_property
    def by_id(self) -> Mapping[str, Told]:
        return {each.id: each for each in self.run}

    @cached_property
    def by_part(self) -> Mapping[int, tuple[Told, ...]]:
        """The content of each part; 0 is what stands before the first heading."""
        found: defaultdict[int, list[Told]] = defaultdict(list)
        for each in self.content:
            found[each.part].append(each)
        return {part: tuple(found[part]) for part in sorted(found)}

    @cached_property
    def by_section(self) -> Mapping[int, tuple[Told, ...]]:
        """The content of each section itself, without what stands in sections below it."""
        found: defaultdict[int, list[Told]] = defaultdict(list)
        for each in self.content:
            found[each.section].append(each)
        return {section: tuple(found[section]) for section in found}

    @cached_property
    def paragraphs(self) -> tuple[tuple[Told, ...], ...]:
        """The content of each block, in reading order."""
        found: defaultdict[int, list[Told]] = defaultdict(list)
        for each in self.content:
            found[each.block].append(each)
        return tuple(tuple(found[block]) for block in sorted(found))

    @cached_property
    def concluding(self) -> int:
        """The number of the section that concludes, by its heading; 0 where none does.

        A report may begin with its summary.
        """
        ends = [n for n, told in self.headings.items() if self.has("concluding", told)]
        if ends and ends[-1] * 2 > len(self.headings):
            return ends[-1]
        first = next(iter(self.headings), 0)
        return first if first in ends and self.has("summing", self.headings[first]) else 0

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The sentences that stand within a quotation of several."""
        found: set[str] = set()
        for paragraph in self.paragraphs:
            depth = 0
            for told in paragraph:
                if depth > 0:
                    found.add(told.id)
                depth += sum(told.text.count(sign) for sign in "「“")
                depth -= sum(told.text.count(sign) for sign in "」”")
                depth = (depth + told.text.count('"')) % 2 if '"' in told.text else depth
        return frozenset(found)

    @cached_property
    def background(self) -> frozenset[str]:
        """Of a report the paragraphs at its end that only say how things came to be.

        News is told in the order of its weight; what could be cut stands last.
        """
        if not self.traits.reports:
            return frozenset()
        found: set[str] = set()
        for paragraph in reversed(self.paragraphs[_LEAD_AND_BODY:]):
            past = any(self.has("history", told) for told in paragraph)
            if not past or any(self._is_news(told) for told in paragraph):
                break
            found |= {told.id for told in paragraph}
        return frozenset(found)

    def _is_news(self, told: Told) -> bool:
        """Somebody's words, what will be, what the author stresses."""
        ahead = self.has("ahead", told) or told.is_emphasised
        return ahead or told.is_spoken or self.has("quotes", told)

    @cached_property
    def listed(self) -> frozenset[int]:
        """The sections that have a list: what else stands there are remarks on it."""
        return frozenset(told.section for told in self.content if told.is_item)

    @cached_property
    def before(self) -> Mapping[str, Told]:
        """By sentence id, the content that stands before it in the same section."""
        return {
            later.id: earlier
            for earlier, later in pairwise(self.content)
            if earlier.section == later.section
        }

    @cached_property
    def definitions(self) -> Mapping[str, Told]:
        """Term → the sentence that says what it is."""
        found: defaultdict[str, list[Told]] = defaultdict(list)
        for told in self.content:
            term = self.cues.found("definitions", told.text)
            if len(term) > 1:
                found[term].append(told)
        return {term: told[0] for term, told in found.items() if not self._is_labelled(term, told)}

    def _is_labelled(self, term: str, told: list[Told]) -> bool:
        """What heads several lines is a label of each, no term; all of minutes have labels."""
        heads = told[-1].text.lstrip().startswith((f"{term}：", f"{term}:"))
        return heads and (len(told) > 1 or self.traits.is_meeting)

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How much a word tells sentences apart: the rarer, the more."""
        bags = [words(told.text) for told in self.content]
        seen = Counter(word for bag in bags for word in bag)
        return {word: math.log(1 + len(bags) / count) for word, count in seen.items()}

    @cached_property
    def features(self) -> Mapping[str, Mapping[str, float]]:
        """By id, what speaks for and against each: name of the feature → how much, where not 0."""
        from generator.understanding.worth import features

        return features(self)

    @cached_property
    def worths(self) -> Mapping[str, float]:
        """What each sentence is worth in a short telling."""
        from generator.understanding.worth import worths

        return worths(self)

    @cached_property
    def _rarest(self) -> float:
        """Of a word that the content does not have."""
        return max(self.rarity.values(), default=1.0)

    @cached_property
    def bearing(self) -> Mapping[str, tuple[Told, ...]]:
        """By word, the content that has it."""
        found: defaultdict[str, list[Told]] = defaultdict(list)
        for told in self.content:
            for word in words(told.text):
                found[word].append(told)
        return {word: tuple(among) for word, among in found.items()}

    def answers(self, asked: str, said: str) -> float:
        """Of what a question is about, the share that an answer takes up: 0 to 1."""
        wanted = sorted(words(asked))
        whole = math.fsum(self.rarity.get(word, self._rarest) for word in wanted)
        taken = words(said)
        part = math.fsum(self.rarity.get(word, self._rarest) for word in wanted if word in taken)
        return part / whole if whole else 0.0

    @cached_property
    def question(self) -> str:
        """What the title asks or announces: of several clauses the one that asks, else all."""
        clauses = [each for each in _CLAUSES.split(self.run[0].text) if each]
        asked = [each for each in clauses if self.cues.has("asks", each) or _ASKING.search(each)]
        return asked[-1] if asked else self.run[0].text

    def is_of_limits(self, told: Told) -> bool:
        """It stands in a section that says how far the rest holds."""
        heading = self.headings.get(told.section)
        return heading is not None and self.has("limiting", heading)

    @cached_property
    def lasts(self) -> frozenset[str]:
        """The last sentences of sections that have more than one."""
        last = {told.section: told for told in self.content if told.is_prose}
        return frozenset(told.id for told in last.values() if told.id in self.before)

    def ids(self, found: list[Told] | tuple[Told, ...]) -> Ids:
        """In reading order, each once."""
        return tuple(each.id for each in sorted(set(found), key=lambda told: told.at))


def _is_label(told: Told) -> bool:
    """A line without a verb, as a sender's name or a bare date is."""
    said = told.text.strip()
    alone = told.is_prose and told.first and told.last and bool(_LABEL.match(said))
    return not said or (alone and not _SUM.match(said))


# An amount that its heading says what it is of.
_SUM = re.compile(
    r"^(?:約|計|合計|総額|全部で|[$£€¥])?\s*[0-9０-９][0-9０-９,，.]*\s*[万億千]?(?:円|ドル|％|%|人|件|台|時間|日)?\s*$"
)


# The article looked at last: it is understood, and then asked what of it is told.
_last: list[Text] = []


def text_of(article: Article) -> Text:
    for known in _last[:]:
        if known.article is article:
            return known
    text = Text(article, laid_out(article), cues(article.language))
    _last[:] = [text]
    return text


_NAMING = frozenset({"owners", "definitions"})  # cues that tell names by their capitals


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language, by name."""

    patterns: Mapping[str, tuple[re.Pattern[str], ...]]

    def has(self, name: str, text: str) -> bool:
        """Whether the sentence bears one of the cues of that name."""
        said = text.strip()
        for pattern in self.patterns[name]:  # noqa: SIM110 - half the time of any()
            if pattern.search(said):
                return True
        return False

    def found(self, name: str, text: str) -> str:
        """What the first cue of that name picks out of the sentence, or nothing."""
        said = text.strip()
        for pattern in self.patterns[name]:
            if hit := pattern.search(said):
                return next((group for group in hit.groups() if group), hit[0]).strip()
        return ""


@cache
def cues(language: Language) -> Cues:
    plain = toml_beside(__file__, "cues.toml")[language]
    return Cues({name: _compiled(name, words) for name, words in plain.items()})


def _compiled(name: str, words: list[str]) -> tuple[re.Pattern[str], ...]:
    flags = 0 if name in _NAMING else re.IGNORECASE
    return tuple(re.compile(each, flags) for each in words)


def laid_out(article: Article) -> tuple[Told, ...]:
    """Every sentence of the article in reading order, title first."""
    return tuple(_Walk(article).told())


class _Walk:
    """Counts sentences, sections and blocks while it goes."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.at = self.section = self.block = 0

    def told(self) -> Iterator[Told]:
        yield self._told(self.article.title, Told(self.article.title, 0, "", kind="title"))
        yield from self._blocks(self.article.lead, Told(self.article.title, 0, ""))
        for part, section in enumerate(self.article.sections, 1):
            yield from self._sections(section, part, 1)

    def _told(
        self, sentence: Sentence, where: Told, *, first: bool = True, last: bool = True
    ) -> Told:
        text = sentence.text[self.article.language] or ""
        label = self.article.speakers.get(sentence.id)
        if label:  # whose words they are is no part of them
            text = re.sub(rf"^\s*{re.escape(label)}\s*[:：]\s*", "", text)
        at, self.at = self.at, self.at + 1
        return replace(
            where, sentence=sentence, at=at, text=text, block=self.block, first=first, last=last
        )

    def _sections(self, section: Section, part: int, depth: int) -> Iterator[Told]:
        self.section += 1
        where = Told(section.heading, 0, "", part, self.section, depth)
        yield self._told(section.heading, replace(where, kind="heading"))
        yield from self._blocks(section.blocks, where)
        for below in section.sections:
            yield from self._sections(below, part, depth + 1)

    def _blocks(self, blocks: Iterable[Block], where: Told) -> Iterator[Told]:
        for block in blocks:
            self.block += 1
            placed = replace(where, kind=block.kind)
            if isinstance(block, ItemList):
                ordered = replace(placed, ordered=block.ordered)
                yield from self._rows(block.items, ordered)
            elif isinstance(block, Quote):
                yield from self._run(block.sentences, placed)
                yield from self._run(block.attribution, replace(placed, kind="attribution"))
            elif isinstance(block, Table):
                rows = (tuple(s for cell in row for s in cell) for row in block.rows)
                yield from self._rows(rows, placed)
                yield from self._run(block.caption, placed)
            else:
                yield from self._run(tuple(block_sentences(block)), placed)

    def _rows(self, rows: Iterable[tuple[Sentence, ...]], where: Told) -> Iterator[Told]:
        for number, row in enumerate(rows, 1):
            yield from self._run(row, replace(where, item=number))

    def _run(self, run: tuple[Sentence, ...], where: Told) -> Iterator[Told]:
        for n, sentence in enumerate(run):
            yield self._told(sentence, where, first=n == 0, last=n == len(run) - 1)
