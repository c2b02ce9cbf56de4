"""What Python would compile again in each process, kept by commands as it keeps its modules."""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
from contextlib import contextmanager, suppress
from functools import cached_property
from importlib.util import MAGIC_NUMBER
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.files import remove, sealed, sealing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_AskedT = TypeVar("_AskedT")
_MadeT = TypeVar("_MadeT")

_MOST = 10_000  # those of earlier releases are never asked for again


class Compiled(Generic[_AskedT, _MadeT]):
    """What was compiled before, by what it was compiled from, and what is new.

    Args:
        folder: where it is kept, called when something is asked first.
        tag: how it is kept depends on the Python that compiled it.
        suffix: of the file, by kind.
        make: compiles what is not kept.
    """

    def __init__(
        self,
        folder: Callable[[], Path],
        tag: Callable[[], str],
        suffix: str,
        make: Callable[[_AskedT], _MadeT],
    ) -> None:
        self._folder, self._tag, self._suffix = folder, tag, suffix
        self._make = make
        self._new: dict[_AskedT, _MadeT] = {}

    @cached_property
    def _known(self) -> dict[_AskedT, _MadeT]:
        with suppress(OSError):
            found = sealed(self._folder(), self._tag(), self._suffix)
            if found and _ours(found):
                known: dict[_AskedT, _MadeT]
                known = marshal.loads(found.read_bytes())  # noqa: S302 - as Python reads modules
                return known
        return {}

    def made(self, asked: _AskedT) -> _MadeT:
        """What was made from this, now or by an earlier process."""
        found = self._known.get(asked) or self._new.get(asked)
        if found is None:
            found = self._new[asked] = self._make(asked)
        return found

    @contextmanager
    def kept(self, asked: list[Compiled[_AskedT, _MadeT]]) -> Iterator[None]:
        """Within this it is the last that is asked; then what is new is written down."""
        asked.append(self)
        try:
            yield
        finally:
            asked.remove(self)
            self.keep()

    def keep(self) -> None:
        """Write down what is new, with what was known, for the next process."""
        if self._new:
            # what cannot be kept only costs the next process time
            with suppress(OSError, MemoryError):
                known = self._known if len(self._known) < _MOST else {}
                before = sealed(self._folder(), self._tag(), self._suffix)
                with sealing(self._folder(), self._tag(), self._suffix) as path:
                    path.write_bytes(marshal.dumps(known | self._new))
                if before:
                    remove(before)


@contextmanager
def methods_kept(folder: Callable[[], Path]) -> Iterator[None]:
    """Within this, what ``dataclasses`` writes for a class is compiled once for all processes.

    It writes the text of six methods for each class and has ``exec`` compile and run them: of a
    short article's deck that was a tenth. The text is the same in each process, so its code is too.
    """
    store = Compiled(folder, python_tag, ".methods", _code)

    def run(text: Any, names: dict[str, Any], made: dict[str, Any]) -> None:
        code = marshal.loads(store.made(text)) if isinstance(text, str) else text  # noqa: S302
        exec(code, names, made)  # noqa: S102 - what dataclasses does with its own text

    # a module's own name is found before what is built in; where none asks, nothing is kept
    setattr(dataclasses, "exec", run)  # noqa: B010 - a module has no such attribute for mypy
    try:
        yield
    finally:
        delattr(dataclasses, "exec")
        store.keep()


def _ours(path: Path) -> bool:
    """Whether we wrote it: of a cache that several people share, nobody runs another's code."""
    return not hasattr(os, "geteuid") or path.stat().st_uid == os.geteuid()


def _code(text: str) -> bytes:
    return marshal.dumps(compile(text, "<string>", "exec", dont_inherit=True))


def python_tag() -> str:
    """Code, and how data is written, are another Python's business in another Python."""
    return f"{sys.implementation.cache_tag}-{MAGIC_NUMBER.hex()}"
