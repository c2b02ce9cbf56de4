"""What must be said before a sentence can be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_FARTHEST = 3
"""Sentences that are gone back, one leaning on the other."""

_WHOLE_LIST = re.compile(
    r"(?:この|その|これら|それら|以上)の?(?:[2-7２-７二三四五六七]つ|[2-7]点|項目|手順|すべて)"
    r"|\b(?:these|those|the) (?:two|three|four|five|six|points|steps|items)\b",
    re.IGNORECASE,
)
_MOST_ITEMS = 7


def needs(text: Text, told: Iterable[Told]) -> list[Told]:
    """Antecedents of words that point back, and definitions of the terms used."""
    said = list(told)
    found: list[Told] = []
    for each in said:
        found += antecedents(text, each)
        found += [place for term, place in text.definitions.items() if term in each.text]
    return [each for each in dict.fromkeys(found) if each not in said]


def antecedents(text: Text, told: Told) -> list[Told]:
    """What is said before it and must be heard first: a few sentences, each leaning on the next."""
    found: list[Told] = []
    current = told
    while len(found) < _FARTHEST and text.has("leans", current):
        listed = _list_before(text, current)
        if listed:
            return [*found, *listed]
        before = text.before.get(current.id)
        if before is None:
            break
        found.append(before)
        current = before
    return found


def _list_before(text: Text, told: Told) -> list[Told]:
    """The items of the list that "these three" point to."""
    before = text.before.get(told.id)
    if before is None or not before.is_item or not _WHOLE_LIST.search(told.text):
        return []
    items = [each for each in text.content if each.block == before.block and each.first]
    return items if len(items) <= _MOST_ITEMS else []
