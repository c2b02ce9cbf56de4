"""An article laid out as a run of sentences, each knowing where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Paragraph, block_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Article, Block, Section, Sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in its place.

    Attributes:
        text: in the article's language.
        part: number of the top-level section it stands in, from 1; 0 before the first heading.
        section: number of the section it stands in, from 1; 0 before the first heading.
        block: number of its block in the article.
        kind: of its block, "heading" or "title".
        first, last: of its block.
    """

    sentence: Sentence
    text: str
    part: int = 0
    section: int = 0
    block: int = 0
    kind: str = "paragraph"
    first: bool = True
    last: bool = True

    @property
    def id(self) -> str:
        return self.sentence.id

    @property
    def is_prose(self) -> bool:
        return self.kind == Paragraph.kind


def laid_out(article: Article) -> tuple[Told, ...]:
    """Every sentence of the article in reading order, title first."""
    return tuple(_Walk(article).told())


class _Walk:
    """Counts sections and blocks while it goes."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.section = self.block = 0

    def told(self) -> Iterator[Told]:
        yield self._one(self.article.title, 0, 0, "title")
        yield from self._blocks(self.article.lead, 0, 0)
        for part, section in enumerate(self.article.sections, 1):
            yield from self._sections(section, part)

    def _sections(self, section: Section, part: int) -> Iterator[Told]:
        self.section += 1
        number = self.section
        yield self._one(section.heading, part, number, "heading")
        yield from self._blocks(section.blocks, part, number)
        for below in section.sections:
            yield from self._sections(below, part)

    def _blocks(self, blocks: Iterable[Block], part: int, section: int) -> Iterator[Told]:
        for block in blocks:
            self.block += 1
            inside = tuple(block_sentences(block))
            for n, sentence in enumerate(inside):
                ends = (n == 0, n == len(inside) - 1)
                yield self._one(sentence, part, section, block.kind, *ends)

    def _one(
        self,
        sentence: Sentence,
        part: int,
        section: int,
        kind: str,
        first: bool = True,  # noqa: FBT001, FBT002 -- two ends in a row
        last: bool = True,  # noqa: FBT001, FBT002
    ) -> Told:
        text = sentence.text[self.article.language] or ""
        return Told(sentence, text, part, section, self.block, kind, first, last)
