"""The ``re`` that our rooms import: a pattern is compiled when it is first asked something.

The rooms have some 1,700 patterns of Japanese words, most of them with classes of 20,000 kanji, and
to compile them all took a third of a short article's time; half of them it never asks. So a room
says ``from generator import patterns as re``. What a user wrote is compiled by ``re`` itself, where
it is read, so that an error names its file.

A command keeps what it compiled, as Python keeps its modules: within ``kept`` no pattern is
compiled that an earlier process compiled (1.5 ms each, 3 µs when kept; a short article asks 1,200).
What is kept is what ``re`` made, by its own steps, and ``re`` checks it when it is taken. Those
steps are CPython's own business: on a Python that takes others, every process compiles by itself.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
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
from typing import TYPE_CHECKING, Any, AnyStr, cast

from generator.compiled import Compiled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

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
    "kept",
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
        found = getattr(_compiled(*self._written), name)
        setattr(self, name, found)
        return found


def compile(source: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001 - re's own word
    """The pattern, which is a ``Pattern`` in all that can be asked of one."""
    return cast("Pattern[AnyStr]", _Late(source, flags))


_Asked = tuple[str | bytes, int]
_Translated = tuple[object, ...]


def _translated(source: str | bytes, flags: int) -> _Translated:
    """Flags, code, number of groups and names of a pattern, as ``re.compile`` finds them."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    read = _parser.parse(source, int(flags))
    code = array("I", _compiler._code(read, int(flags)))  # noqa: SLF001 - nothing public tells it
    state = read.state
    return int(flags) | state.flags, code.tobytes(), state.groups - 1, dict(state.groupdict)


def _made(source: str | bytes, told: _Translated) -> Pattern[Any]:
    """The pattern that was translated so."""
    import _sre  # type: ignore[import-not-found]

    every, code, groups, names = cast("tuple[int, bytes, int, dict[str, int]]", told)
    places: list[str | None] = [None] * (groups + 1)
    for name, place in names.items():
        places[place] = name
    numbers = array("I", code).tolist()
    made = _sre.compile(source, every, numbers, groups, dict(names), tuple(places))
    return cast("Pattern[Any]", made)


def _tag() -> str:
    """How a pattern is kept depends on the Python that compiled it."""
    import _sre

    return f"{sys.implementation.cache_tag}-{_sre.MAGIC}"


_PROBE = r"(?P<word>[一-龥ァ-ヴー]+)(?:です|\d{1,3}(?!\d))|(?i:kan*a)"


@cache
def _keeps() -> bool:
    """Whether this Python takes the steps by which patterns are kept: it is tried on one."""
    try:
        made, plain = _made(_PROBE, _translated(_PROBE, MULTILINE)), re.compile(_PROBE, MULTILINE)
        same = (made.flags, made.groupindex) == (plain.flags, plain.groupindex)
        text = "漢字です KANA、カナ12"
        return same and bool(_tag()) and made.findall(text) == plain.findall(text)
    except Exception:  # noqa: BLE001 - another Python may fail in any way
        return False


_stores: list[Compiled[_Asked, _Translated]] = []


def kept(folder: Callable[[], Path]) -> AbstractContextManager[None]:
    """Within this, patterns compiled are kept in a folder, which is asked for when one is."""
    store: Compiled[_Asked, _Translated]
    store = Compiled(folder, _tag, ".patterns", lambda asked: _translated(*asked))
    return store.kept(_stores)


def _compiled(source: str | bytes, flags: int) -> Pattern[Any]:
    # both threads of two that ask at once get the same: re keeps what it compiled
    if _stores and _keeps():
        return _made(source, _stores[-1].made((source, int(flags))))
    return re.compile(source, flags)
