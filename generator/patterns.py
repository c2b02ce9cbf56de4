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

import marshal
import re
import sys
from array import array
from contextlib import contextmanager, suppress
from functools import cache, cached_property
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

from generator.files import remove, sealed, sealing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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


_SUFFIX = ".patterns"
_MOST = 10_000  # those of earlier releases are never asked for again


class _Kept:
    """What was compiled before, by source and flags, and what is new."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._new: dict[tuple[str | bytes, int], tuple[object, ...]] = {}

    @cached_property
    def _known(self) -> dict[tuple[str | bytes, int], tuple[object, ...]]:
        with suppress(OSError):
            if found := sealed(self._folder(), _tag(), _SUFFIX):
                known: dict[tuple[str | bytes, int], tuple[object, ...]]
                known = marshal.loads(found.read_bytes())  # noqa: S302 - as Python reads modules
                return known
        return {}

    def compiled(self, source: str | bytes, flags: int) -> Pattern[Any]:
        asked = source, int(flags)
        told = self._known.get(asked) or self._new.get(asked)
        if told is None:
            told = self._new[asked] = _translated(source, flags)
        return _made(source, told)

    def keep(self) -> None:
        """Write down what is new, with what was known, for the next process."""
        if self._new:
            # what cannot be kept only costs the next process time
            with suppress(OSError, MemoryError):
                known = self._known if len(self._known) < _MOST else {}
                before = sealed(self._folder(), _tag(), _SUFFIX)
                with sealing(self._folder(), _tag(), _SUFFIX) as path:
                    path.write_bytes(marshal.dumps(known | self._new))
                if before:
                    remove(before)


def _translated(source: str | bytes, flags: int) -> tuple[object, ...]:
    """Flags, code, number of groups and names of a pattern, as ``re.compile`` finds them."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    read = _parser.parse(source, int(flags))
    code = array("I", _compiler._code(read, int(flags)))  # noqa: SLF001 - nothing public tells it
    state = read.state
    return int(flags) | state.flags, code.tobytes(), state.groups - 1, dict(state.groupdict)


def _made(source: str | bytes, told: tuple[object, ...]) -> Pattern[Any]:
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


_stores: list[_Kept] = []


@contextmanager
def kept(folder: Callable[[], Path]) -> Iterator[None]:
    """Within this, patterns compiled are kept in a folder, which is asked for when one is."""
    store = _Kept(folder)
    _stores.append(store)
    try:
        yield
    finally:
        _stores.remove(store)
        store.keep()


def _compiled(source: str | bytes, flags: int) -> Pattern[Any]:
    # both threads of two that ask at once get the same: re keeps what it compiled
    if _stores and _keeps():
        return _stores[-1].compiled(source, flags)
    return re.compile(source, flags)
