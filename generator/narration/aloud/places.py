"""Where the sentences of an article stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Code, Figure, ItemList, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Block, Section, Sentence, Sentences


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands in the article; those with one ``passage`` number stand together."""

    passage: int
    kind: str
    level: int
    number: int
    sentence: Sentence


def places(article: Article) -> dict[str, Place]:
    """Sentence id → where it stands."""
    return {
        sentence.id: Place(count, kind, level, number, sentence)
        for count, (kind, level, number, group) in enumerate(_groups(article))
        for sentence in group
    }


def _groups(article: Article) -> Iterator[tuple[str, int, int, Sentences]]:
    """(kind, level, number, sentences) of every passage of the article."""
    yield "title", 1, 0, (article.title,)
    for block in article.lead:
        yield from _block(block)
    for number, section in enumerate(article.sections, 1):
        yield from _section(section, number)


def _section(section: Section, number: int) -> Iterator[tuple[str, int, int, Sentences]]:
    yield "heading", section.level, number, (section.heading,)
    for block in section.blocks:
        yield from _block(block)
    for below in section.sections:
        yield from _section(below, 0)


def _block(block: Block) -> Iterator[tuple[str, int, int, Sentences]]:
    match block:
        case Paragraph():
            yield "paragraph", 0, 0, block.sentences
        case Quote():
            yield "quote", 0, 0, block.sentences
            yield "attribution", 0, 0, block.attribution
        case ItemList():
            kind = "steps" if block.ordered else "list"
            yield kind, 0, 0, tuple(sentence for item in block.items for sentence in item)
        case Table():
            yield "caption", 0, 0, block.caption
            yield "cell", 0, 0, tuple(each for row in block.rows for cell in row for each in cell)
        case Figure():
            yield "caption", 0, 0, block.caption
        case Code():
            return
