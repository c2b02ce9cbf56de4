"""Headings as a person wants them: higher, lower or none; the source stays as it is.

For sources whose text is not corrected itself: HTML, Word, an address. Kept are only those that
differ, by the sentence's id, so that they hold when the source is read again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.model import Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Article, Block
    from generator.show.folder import Show

Levels: TypeAlias = "Mapping[str, int]"
"""Id of a heading's sentence → its level, 0 for plain text."""

NONE, HIGHEST, LOWEST = 0, 2, 6
_NAME = "headings"


def wanted(show: Show) -> dict[str, int]:
    """What a person has said of a show's headings so far."""
    known = show.remembered(_NAME)
    return dict(known) if isinstance(known, dict) else {}


def want(show: Show, levels: Levels) -> None:
    show.remember(_NAME, dict(levels))


def with_levels(article: Article, levels: Levels) -> Article:
    """The article with these headings so; a paragraph of one such sentence becomes a heading again.

    What stands under a heading that becomes text stands behind it, in the part before.
    """
    if not levels:
        return article
    parts = [_Part(None, article.lead), *_parts(article.sections)]
    again = [made for part in parts for made in _split(part, levels)]
    lead, *rest = _joined(again, levels)
    return replace(article, lead=lead.blocks, sections=_nested(rest))


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading without what is nested in it; the lead has none."""

    head: Section | None
    blocks: tuple[Block, ...]


def _parts(sections: Sequence[Section]) -> Iterator[_Part]:
    for section in sections:
        yield _Part(replace(section, blocks=(), sections=()), section.blocks)
        yield from _parts(section.sections)


def _split(part: _Part, levels: Levels) -> Iterator[_Part]:
    """At the paragraphs that are to be headings."""
    head = part.head
    held: list[Block] = []
    for block in part.blocks:
        said = block.sentences if isinstance(block, Paragraph) else ()
        level = levels.get(said[0].id, NONE) if len(said) == 1 else NONE
        if level == NONE:
            held.append(block)
            continue
        yield _Part(head, tuple(held))
        head, held = Section(said[0], level), []
    yield _Part(head, tuple(held))


def _joined(parts: Sequence[_Part], levels: Levels) -> list[_Part]:
    """With their levels; those that are to be text behind the part before."""
    found: list[_Part] = []
    for part in parts:
        level = levels.get(part.head.heading.id, part.head.level) if part.head else NONE
        if part.head and level != NONE:
            found.append(_Part(replace(part.head, level=level), part.blocks))
        elif part.head:
            said = (Paragraph((part.head.heading,)), *part.blocks)
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, *said))
        else:
            found.append(part)
    return found


def _nested(parts: Sequence[_Part], depth: int = HIGHEST) -> tuple[Section, ...]:
    """Each with those below it that are lower; a level is how deep it stands, as in reading."""
    found: list[Section] = []
    at = 0
    while at < len(parts):
        head = parts[at].head
        assert head
        end = at + 1
        while end < len(parts) and (below := parts[end].head) and below.level > head.level:
            end += 1
        under = _nested(parts[at + 1 : end], depth + 1)
        found.append(replace(head, level=depth, blocks=parts[at].blocks, sections=under))
        at = end
    return tuple(found)
