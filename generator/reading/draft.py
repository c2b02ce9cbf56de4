"""What a reader of one format gives: headings and blocks in order, not yet a tree, without ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.japanese.sentences import split
from generator.model import (
    Article,
    Bilingual,
    Block,
    Dropped,
    Language,
    Ruby,
    Section,
    Sentence,
    Sentences,
    Source,
    with_sentences,
)
from generator.reading.identity import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

DEEPEST = 6
"""Heading levels below this are read as this one, as in HTML."""


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 2 for a part of the article; ``line`` is 1-based, ``None`` without lines."""

    sentence: Sentence
    level: int
    line: int | None = None


Flow: TypeAlias = "tuple[Heading | Block, ...]"


@dataclass(frozen=True, slots=True)
class Draft:
    """Attributes: ``title`` is empty when the source names none."""

    title: Sentence
    flow: Flow
    dropped: tuple[Dropped, ...] = ()
    author: str = ""
    site: str = ""
    date: str = ""
    depth_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes sentences of one language; their ids are given when the article is whole."""

    language: Language
    ruby: tuple[Ruby, ...] = field(default=())

    def unit(self, text: str, ruby: Sequence[Ruby] = ()) -> Sentence:
        """A text that is translated in one piece: a title, a heading."""
        plain = " ".join(text.split())
        return Sentence("", Bilingual.of(self.language, plain), ruby=tuple(ruby))

    def units(self, text: str, ruby: Sequence[Ruby] = ()) -> Sentences:
        """The sentences of a text, each with the readings given for words in it."""
        waiting = list(ruby)
        return tuple(self.unit(part, _taken(waiting, part)) for part in split(text))


def _taken(waiting: list[Ruby], text: str) -> list[Ruby]:
    """The readings, from the front of the queue, whose words stand in this sentence."""
    place, taken = 0, []
    while waiting and (found := text.find(waiting[0].base, place)) >= 0:
        place = found + len(waiting[0].base)
        taken.append(waiting.pop(0))
    return taken


def assembled(draft: Draft, language: Language, source: Source) -> Article:
    """The article: headings nested by level, every sentence with its id."""
    lead, sections = _tree(draft.flow)
    seen: Counter[str] = Counter()
    article = Article(
        title=draft.title,
        language=language,
        source=source,
        lead=lead,
        sections=sections,
        dropped=draft.dropped,
        depth_guessed=draft.depth_guessed,
    )

    def identified(sentence: Sentence) -> Sentence:
        return replace(sentence, id=identify(sentence.text[language] or "", seen))

    return with_sentences(article, identified)


@dataclass(slots=True)
class _Open:
    """A section that may still grow; ``level`` 0 is the article itself."""

    heading: Heading | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        assert self.heading is not None
        return Section(
            heading=self.heading.sentence,
            level=self.level,
            line=self.heading.line,
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
        )


def _tree(flow: Flow) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    path = [_Open(None, 0)]

    def close(level: int) -> None:
        while path[-1].level >= level:
            section = path.pop().closed()
            path[-1].sections.append(section)

    for piece in flow:
        if isinstance(piece, Heading):
            level = min(max(piece.level, 2), DEEPEST)
            close(level)
            path.append(_Open(piece, level))
        else:
            path[-1].blocks.append(piece)
    close(1)
    return tuple(path[0].blocks), tuple(path[0].sections)
