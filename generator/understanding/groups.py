"""The pieces of an article that each say one thing: its parts, else sections, else paragraphs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_FEWEST, _MOST = 3, 6
_LONG_LEAD = 5
"""Sentences before the first heading that are more than an introduction."""

Group = tuple["Told", ...]


def groups(text: Text) -> tuple[Group, ...]:
    """The content but for what concludes and for who sent this, in pieces in reading order."""
    lead = [told for told in text.content if told.section == 0]
    without = {0} if len(text.headings) >= _FEWEST and len(lead) < _LONG_LEAD else set()
    without |= {text.concluding} - {0}
    said = [told for told in text.content if told.section not in without]
    by_part = _grouped(said, lambda told: told.part)
    if len(by_part) >= _FEWEST:
        return by_part
    by_section = _grouped(said, lambda told: told.section)
    if len(by_section) >= _FEWEST:
        return by_section
    return _evened(_with_exceptions(text, _grouped(said, lambda told: told.block)))


def _grouped(said: Iterable[Told], key: object) -> tuple[Group, ...]:
    assert callable(key)
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for told in said:
        found[key(told)].append(told)
    return tuple(tuple(found[number]) for number in sorted(found))


def _with_exceptions(text: Text, paragraphs: tuple[Group, ...]) -> tuple[Group, ...]:
    """A paragraph that begins with an exception goes on from the one before."""
    found: list[Group] = []
    for paragraph in paragraphs:
        first = paragraph[0]
        if found and text.has("limits", first) and text.has("leans", first):
            found[-1] = (*found[-1], *paragraph)
        else:
            found.append(paragraph)
    return tuple(found)


def _evened(paragraphs: tuple[Group, ...]) -> tuple[Group, ...]:
    """Neighbouring paragraphs together, so that there are not too many pieces."""
    size = max(1, -(-len(paragraphs) // _MOST))
    return tuple(
        tuple(told for paragraph in paragraphs[n : n + size] for told in paragraph)
        for n in range(0, len(paragraphs), size)
    )
