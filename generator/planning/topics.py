"""An article laid out flat: each section's own blocks in order, with the part they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import ItemList, Paragraph, Quote, Table, block_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Block, Section, Sentence, Sentences


@dataclass(frozen=True, slots=True)
class Topic:
    """A section without the sections below it.

    Attributes:
        heading: of the section.
        blocks: its own.
        part: the number of the top-level section it stands in, from 1.
        part_heading: of that top-level section.
        below: how many sections stand directly under it.
    """

    heading: Sentence
    blocks: tuple[Block, ...]
    part: int
    part_heading: Sentence
    below: tuple[Section, ...] = ()

    @property
    def opens_part(self) -> bool:
        return self.heading.id == self.part_heading.id


def topics(article: Article) -> Iterator[Topic]:
    """Every section of the article in reading order."""
    for number, part in enumerate(article.sections, 1):
        yield from _topics(part, number, part.heading)


def _topics(section: Section, number: int, part_heading: Sentence) -> Iterator[Topic]:
    yield Topic(section.heading, section.blocks, number, part_heading, section.sections)
    for below in section.sections:
        yield from _topics(below, number, part_heading)


def spoken(block: Block) -> Sentences:
    """What is said of a block: its text, of a table or a picture only the caption, of code nothing.

    Cells are for the eye, and an alternative text is for those who do not see the picture: on a
    recording both would be read without their picture.
    """
    match block:
        case Paragraph() | Quote() | ItemList():
            return tuple(block_sentences(block))
        case Table():
            return block.caption
        case _:
            return getattr(block, "caption", ())


def prose(blocks: tuple[Block, ...]) -> Sentences:
    """Every sentence of paragraphs, lists and quotations."""
    return tuple(
        sentence
        for block in blocks
        if isinstance(block, Paragraph | Quote | ItemList)
        for sentence in block_sentences(block)
    )
