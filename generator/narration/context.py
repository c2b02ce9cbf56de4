"""What a narration template sees: one scene in one language, with its sentences by passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Code, Figure, ItemList, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Article, Block, Language, Section, Sentence, Sentences

OPEN, CLOSE, PENDING, VOICE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
"""Noncharacters, which no text may hold: they mark in the rendered text where a sentence begins."""

_MARKS = str.maketrans("", "", OPEN + CLOSE + PENDING + VOICE)


def unmarked(text: str) -> str:
    """A text on one line that cannot be mistaken for our marks."""
    return " ".join(text.translate(_MARKS).split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence that prints itself after the mark that names it."""

    id: str
    text: str | None

    def __str__(self) -> str:
        return f"{OPEN}{self.id}{CLOSE}{PENDING if self.text is None else unmarked(self.text)}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that belong together: between two of them the pause is short.

    Attributes:
        kind: "title", "heading", "paragraph", "list", "steps", "quote", "attribution", "caption".
        level: of a heading: 2 for a part of the article, 3 for a part of that; else 0.
        number: of a part of the article, from 1; else 0.
    """

    kind: str
    sentences: tuple[Spoken, ...]
    level: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class SceneView:
    """Attributes: ``points`` is how many points the slide shows."""

    id: str
    layout: str
    points: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ShowView:
    """Attributes: ``parts`` is how many parts the article has."""

    parts: int
    author: str
    site: str


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
        case Table() | Figure():
            yield "caption", 0, 0, block.caption
        case Code():
            return


def passages(
    sources: tuple[str, ...], where: Mapping[str, Place], language: Language
) -> tuple[Passage, ...]:
    """A scene's sentences, those of one passage together; unknown ids are left out."""
    groups: list[tuple[Place, list[Spoken]]] = []
    for identity in sources:
        place = where.get(identity)
        if place is None:
            continue
        spoken = Spoken(identity, place.sentence.text[language])
        if groups and groups[-1][0].passage == place.passage:
            groups[-1][1].append(spoken)
        else:
            groups.append((place, [spoken]))
    return tuple(
        Passage(place.kind, tuple(said), place.level, place.number) for place, said in groups
    )
