"""The ``re`` that our rooms import: a pattern is compiled when it is first asked something.

The rooms have some 1,700 patterns of Japanese words, most of them with classes of 20,000 kanji, and
to compile them all took a third of a short article's time; half of them it never asks. So a room
says ``from generator import patterns as re``. What a user wrote is compiled by ``re`` itself, where
it is read, so that an error names its file.
"""

from __future__ import annotations

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]


class _Late:
    """A pattern not compiled yet; what is asked once is an attribute of its own from then on."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._written: tuple[Any, int] = source, flags

    def __getattr__(self, name: str) -> Any:
        # both threads of two that ask at once get the same: re keeps what it compiled
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found


def compile(source: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001 - re's own word
    """The pattern, which is a ``Pattern`` in all that can be asked of one."""
    return cast("Pattern[AnyStr]", _Late(source, flags))
