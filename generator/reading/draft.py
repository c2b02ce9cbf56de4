"""What a reader of one format gives: headings and blocks in order, not yet a tree, without ids."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.japanese.sentences import split
from generator.locale import phrase
from generator.model import (
    Article,
    Bilingual,
    Oddity,
    Section,
    Sentence,
    sentences,
    with_sentences,
)
from generator.reading.identity import identify
from generator.reading.oddities import oddities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import (
        Block,
        Dropped,
        Language,
        Ruby,
        Sentences,
        Source,
    )


_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0]{2,}|[\t\n\r\f\v\u00a0]")
"""More than one space; not the ideographic one, which is the author's."""


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` is relative: smaller stands higher. ``line`` is 1-based, ``None`` without lines."""

    sentence: Sentence
    level: int
    line: int | None = None


Flow: TypeAlias = "tuple[Heading | Block, ...]"


@dataclass(frozen=True, slots=True)
class Draft:
    """Attributes: ``title`` is empty when the source names none; ``is_cut``: more is not shown."""

    language: Language
    title: Sentence
    flow: Flow
    dropped: tuple[Dropped, ...] = ()
    author: str = ""
    site: str = ""
    date: str = ""
    url: str = ""
    depth_guessed: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes sentences of one language; their ids are given when the article is whole."""

    language: Language
    ruby: tuple[Ruby, ...] = field(default=())

    def unit(self, text: str, ruby: Sequence[Ruby] = ()) -> Sentence:
        """A text that is translated in one piece: a title, a heading."""
        plain = _SPACE.sub(" ", text).strip()
        return Sentence("", Bilingual.of(self.language, plain), ruby=tuple(ruby))

    def units(self, text: str, ruby: Sequence[Ruby] = ()) -> Sentences:
        """The sentences of a text, each with the readings given for words in it."""
        waiting = list(ruby)
        return tuple(self.unit(part, _taken(waiting, part)) for part in split(text))


def _taken(waiting: list[Ruby], text: str) -> list[Ruby]:
    """The readings, in their order, whose words stand in this sentence; they leave the queue."""
    place, taken, last = 0, [], 0
    for number, ruby in enumerate(waiting, 1):
        found = text.find(ruby.base, place)
        if found >= 0:
            place, last = found + len(ruby.base), number
            taken.append(ruby)
    del waiting[:last]
    return taken


def assembled(draft: Draft, source: Source) -> Article:
    """The article: headings nested by level, every sentence with its id."""
    lead, sections = _tree(draft.flow)
    seen: Counter[str] = Counter()
    article = Article(
        title=draft.title,
        language=draft.language,
        source=source,
        lead=lead,
        sections=sections,
        dropped=draft.dropped,
        depth_guessed=draft.depth_guessed,
    )

    def identified(sentence: Sentence) -> Sentence:
        return replace(sentence, id=identify(sentence.text[draft.language] or "", seen))

    whole = with_sentences(article, identified)
    return replace(whole, oddities=(*oddities(whole), *_cut(whole, is_cut=draft.is_cut)))


def _cut(article: Article, *, is_cut: bool) -> Iterator[Oddity]:
    """A note at the last sentence that is shown."""
    last = deque(sentences(article), maxlen=1)
    if is_cut and last:
        yield Oddity(last[0].id, phrase("oddities", "cut"))


@dataclass(slots=True)
class _Open:
    """A section that may still grow; the first of a path is the article itself."""

    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def closed(self, level: int) -> Section:
        assert self.heading is not None
        return Section(
            heading=self.heading.sentence,
            level=level,
            line=self.heading.line,
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
        )


def _tree(flow: Flow) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """A section's level is how deep it stands, so that a skipped level leaves no hole."""
    path = [_Open()]

    def close() -> None:
        section = path.pop().closed(level=len(path) + 1)
        path[-1].sections.append(section)

    for piece in flow:
        if not isinstance(piece, Heading):
            path[-1].blocks.append(piece)
            continue
        while (above := path[-1].heading) and above.level >= piece.level:
            close()
        path.append(_Open(piece))
    while len(path) > 1:
        close()
    return tuple(path[0].blocks), tuple(path[0].sections)
