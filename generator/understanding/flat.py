"""An article laid out as a run of sentences, each knowing where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import ItemList, Paragraph, Quote, Table, block_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Article, Block, Section, Sentence

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
