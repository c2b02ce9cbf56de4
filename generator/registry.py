"""Engines by name: a lazy table of built-ins, plus what other packages offer as entry points."""

from __future__ import annotations

import logging
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.errors import (
    EngineFailedError,
    EngineUnavailableError,
    KamishibaiError,
    UnknownEngineError,
    lacks_memory,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Registry:
    """A table that imports nothing until a name is asked for.

    Attributes:
        kind: what an engine is called in messages ("translator").
        group: the entry-point group that other packages join ("kamishibai.translators").
        builtins: name → "module:object", imported on first use.
    """

    kind: str
    group: str
    builtins: dict[str, str]

    def names(self) -> tuple[str, ...]:
        """Every name, built-ins first and in their order."""
        found = (point.name for point in _offered(self.group, tuple(sys.path)))
        return tuple(dict.fromkeys((*self.builtins, *found)))

    def load(self, name: str) -> Any:
        """The object behind a name.

        Raises:
            UnknownEngineError: no such name; the error carries the nearest ones.
            EngineUnavailableError: a package it is made of is missing or broken.
        """
        try:
            return self._loaded(name)
        except KamishibaiError:
            raise
        except Exception as error:  # an entry point may name any code
            log.debug("%s %s", self.kind, name, exc_info=True)
            raise EngineUnavailableError(
                f"the {self.kind} {name} cannot be loaded ({error})".split("\n")[0],
                "install kamishibai, or the package that brings it, again",
            ) from error

    def lacking(self, name: str, settings: Any) -> str:
        """Empty where the engine of that name is usable here, else why not; nothing is raised."""
        try:
            engine = self.load(name)
            with guarded(self.kind, name):
                return str(engine.available(settings))
        except KamishibaiError as error:
            return str(error)

    def _loaded(self, name: str) -> Any:
        if name in self.builtins:
            module, _, attribute = self.builtins[name].partition(":")
            return getattr(import_module(module), attribute)
        for point in _offered(self.group, tuple(sys.path)):
            if point.name == name:
                return point.load()
        raise UnknownEngineError(self.kind, name, self.names())


@lru_cache
def _offered(group: str, path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    return tuple(point for point in _every(path) if point.group == group)


@lru_cache
def _every(path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """By the packages on the path: looking through them all takes a moment."""
    if not any(map(_joins, path)):
        return ()
    from importlib.metadata import distributions  # with mail and archives, a moment of its own

    every = (point for one in distributions() for point in one.entry_points)
    return tuple(point for point in every if point.group.startswith("kamishibai."))


_JOINS = re.compile(rb"^\[kamishibai\.[^]\n]*\]\s*^[^[\s]", re.MULTILINE)


def _joins(place: str) -> bool:
    """Whether a package there may offer something for a group of ours; where unsure, yes."""
    try:
        with os.scandir(place or ".") as entries:
            infos = [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
    except NotADirectoryError:
        return True  # a packed one
    except OSError:
        return False
    return any(_offers(os.path.join(info, "entry_points.txt")) for info in infos)  # noqa: PTH118


def _offers(file: str) -> bool:
    try:
        with open(file, "rb") as told:  # noqa: PTH123 - hundreds of them, at each start
            return _JOINS.search(told.read()) is not None
    except OSError:
        return False


@contextmanager
def guarded(kind: str, name: str, *, passing: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Around what an engine does: whatever it raises is told in one line that names it.

    The trace is logged for ``--debug``. What is ``passing`` goes through as it is.

    Raises:
        EngineFailedError: it raised something that is no ``KamishibaiError``.
        MemoryError: there is no more, whatever words it had for that.
    """
    known: tuple[type[Exception], ...] = (KamishibaiError, *passing)
    try:
        yield
    except known:
        raise
    except Exception as error:
        log.debug("%s %s", kind, name, exc_info=True)
        if lacks_memory(error):  # a library's way to say it; the next one would fail as well
            raise MemoryError from error
        raise EngineFailedError(kind, name, error) from error
