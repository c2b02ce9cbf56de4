"""Texts side by side on a terminal, whatever the width of their characters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS = re.compile(r"[\x21-\x7e]+|\s+|.", re.DOTALL)
"""What is not parted at the end of a line: runs of Latin letters; Japanese breaks anywhere."""

_NEVER_FIRST = frozenset("、。，．,.!?！？」』）)]】：；…ー々ゃゅょっァィゥェォャュョッ")
"""Characters that no line begins with while the line before has room in its margin."""

MARGIN = 2
"""Columns beyond a line's width for what may not begin the next."""


def columns(text: str) -> int:
    """The width of a text in a terminal's columns."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of ``width`` columns, and the margin for what may not begin a line."""
    lines, line = [], ""
    for word in _words(text, width):
        room = width + MARGIN if word in _NEVER_FIRST else width
        if columns(line) + columns(word.rstrip()) <= room:
            line += word
        else:
            lines.append(line.rstrip())
            line = word.lstrip()
    return [*lines, line.rstrip()]


def _words(text: str, width: int) -> Iterator[str]:
    for word in _WORDS.findall(text):
        if columns(word) <= width:
            yield word
        else:
            yield from word  # an address, say, that no line could hold


def beside(left: Sequence[str], right: Sequence[str], width: int, gap: str = " │ ") -> list[str]:
    """Two runs of lines next to each other, the left one ``width`` columns wide."""
    rows = max(len(left), len(right))
    pairs = zip(
        [*left, *[""] * (rows - len(left))], [*right, *[""] * (rows - len(right))], strict=True
    )
    return [f"{one}{' ' * (width - columns(one))}{gap}{two}".rstrip() for one, two in pairs]
