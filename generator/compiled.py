"""What Python would compile again in each process, kept by commands as it keeps its modules."""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.files import digest, remove, sealed, sealing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AskedT = TypeVar("_AskedT")
_MadeT = TypeVar("_MadeT")

_MOST = 10_000  # those of earlier releases are never asked for again


class _Store(Generic[_AskedT, _MadeT]):
    """What was made before, by what it was made from, and what is new.

    Args:
        folder: where it is kept, called when something is asked first.
        tag: how it is kept depends on the Python that made it.
        suffix: of the file, by kind.
    """

    def __init__(self, folder: Callable[[], Path], tag: Callable[[], str], suffix: str) -> None:
        self._folder, self._tag, self._suffix = folder, tag, suffix
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

    def had(self, asked: _AskedT, make: Callable[[], _MadeT]) -> _MadeT:
        """What was made from this, now or by an earlier process; never ``None``."""
        found = self._known.get(asked)
        if found is None:
            found = self._new.get(asked)
        if found is None:
            found = self._new[asked] = make()
        return found

    def keep(self) -> None:
        """Write down what is new, with what was known, for the next process."""
        if self._new:
            # what cannot be kept only costs the next process time; without memory marshal may say
            # that what it is given cannot be written
            with suppress(OSError, MemoryError, ValueError):
                known = self._known if len(self._known) < _MOST else {}
                before = sealed(self._folder(), self._tag(), self._suffix)
                with sealing(self._folder(), self._tag(), self._suffix) as path:
                    path.write_bytes(marshal.dumps(known | self._new))
                if before:
                    remove(before)


class Compiled(_Store[_AskedT, _MadeT]):
    """What was compiled before; ``make`` compiles what is not kept."""

    def __init__(
        self,
        folder: Callable[[], Path],
        tag: Callable[[], str],
        suffix: str,
        make: Callable[[_AskedT], _MadeT],
    ) -> None:
        super().__init__(folder, tag, suffix)
        self._make = make

    def made(self, asked: _AskedT) -> _MadeT:
        """What was compiled from this, now or by an earlier process."""
        return self.had(asked, lambda: self._make(asked))

    @contextmanager
    def kept(self, asked: list[Compiled[_AskedT, _MadeT]]) -> Iterator[None]:
        """Within this it is the last that is asked; then what is new is written down."""
        asked.append(self)
        try:
            yield
        finally:
            asked.remove(self)
            self.keep()


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


_places: list[_Place] = []


class _Place:
    """Where a command keeps values, and what it keeps of each kind."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self.folder = folder
        self.answers: dict[str, _Store[str, Any]] = {}


@contextmanager
def values_kept(folder: Callable[[], Path]) -> Iterator[None]:
    """Within this, ``kept`` and ``answered`` find what an earlier process made."""
    place = _Place(folder)
    _places.append(place)
    try:
        yield
    finally:
        _places.remove(place)
        for answers in place.answers.values():
            answers.keep()


def answered(kind: str, asked: tuple[object, ...], make: Callable[[], _MadeT]) -> _MadeT:
    """What the same code answered before when it was asked the same.

    Args:
        kind: of the question.
        asked: plain data that tells all that the answer depends on.
        make: answers: plain data that is not ``None``, which nobody changes.
    """
    if not _places:
        return make()
    place = _places[-1]
    if kind not in place.answers:
        place.answers[kind] = _Store(place.folder, lambda: f"{kind}-{python_tag()}", ".answers")
    answers: _Store[str, _MadeT] = place.answers[kind]
    return answers.had(digest(repr((own_code(), asked)).encode())[:32], make)


def kept(name: str, of: str, make: Callable[[], _MadeT]) -> _MadeT:
    """What the same code made before of the same; one a name is kept, until it is of another.

    Args:
        name: what it is kept under.
        of: tells all that it is made of.
        make: makes it: plain data, which nobody changes.
    """
    if not _places:
        return make()
    import pickle

    folder, called = _places[-1].folder(), f"{name}-{python_tag()}"
    key, found = b"", None
    with suppress(OSError):
        key = digest(f"{own_code()} {of}".encode()).encode()
        found = sealed(folder, called, _VALUE)
        if found and _ours(found):
            known, _, data = found.read_bytes().partition(b"\n")
            if known == key:
                made: _MadeT = pickle.loads(data)  # noqa: S301 - as Python reads modules
                return made
    made = make()
    # what cannot be kept only costs the next process time
    with suppress(OSError, MemoryError):
        with sealing(folder, called, _VALUE) as path:
            path.write_bytes(key + b"\n" + pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        if found:
            remove(found)
    return made


_VALUE = ".value"


@cache
def own_code() -> str:
    """Of our own files, and of where packages are installed, by their times: a moment's work."""
    package = Path(__file__).parent
    places = (Path(place) for place in sys.path if place.endswith("-packages"))
    told = [f"{place.stat().st_mtime_ns}" for place in places if place.is_dir()]
    return digest("\n".join((*sorted(_files(str(package))), *told)).encode())


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as held:
        for entry in held:
            if entry.is_dir():
                yield from () if entry.name == "__pycache__" else _files(entry.path)
            else:
                state = entry.stat()
                yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"


def _ours(path: Path) -> bool:
    """Whether we wrote it: of a cache that several people share, nobody runs another's code."""
    return not hasattr(os, "geteuid") or path.stat().st_uid == os.geteuid()


def _code(text: str) -> bytes:
    return marshal.dumps(compile(text, "<string>", "exec", dont_inherit=True))


def python_tag() -> str:
    """Code, and how data is written, are another Python's business in another Python."""
    return f"{sys.implementation.cache_tag}-{MAGIC_NUMBER.hex()}"
