"""Finished sound on disk: how much there is, and forgetting what was not used for longest."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.speech.options import CacheOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.settings import Settings

_FOLDERS = ("clips", "covers", "encoded", "music")
_IN_USE = 3600  # seconds during which another build may still need what it touched


@dataclass(frozen=True, slots=True)
class Kept:
    """Attributes: ``files`` and ``bytes`` of finished sound."""

    files: int
    bytes: int


def show(settings: Settings) -> Kept:
    """What is in the cache."""
    sizes = [size for _, size, _ in _entries(settings)]
    return Kept(len(sizes), sum(sizes))


def clear(settings: Settings) -> Kept:
    """Forget everything; what was forgotten."""
    return _forgotten([(path, size) for path, size, _ in _entries(settings)])


def trim(settings: Settings) -> Kept:
    """Forget what was not used for longest until nine tenths of the limit are left."""
    limit = settings.of(CacheOptions).megabytes * 1e6
    entries = sorted(_entries(settings), key=lambda entry: entry[2])
    total = sum(size for _, size, _ in entries)
    if total <= limit:
        return Kept(0, 0)
    doomed = []
    for path, size, used in entries:
        if total <= 0.9 * limit or used > time.time() - _IN_USE:
            break
        doomed.append((path, size))
        total -= size
    return _forgotten(doomed)


def _entries(settings: Settings) -> Iterator[tuple[Path, int, float]]:
    """Path, bytes and time of last use; another process may remove files meanwhile."""
    for folder in _FOLDERS:
        for path in sorted((settings.cache / folder).glob("*/*")):
            with suppress(OSError):
                state = path.stat()
                yield path, state.st_size, state.st_mtime


def _forgotten(entries: list[tuple[Path, int]]) -> Kept:
    count = freed = 0
    for path, size in entries:
        with suppress(OSError):  # on Windows somebody may be reading it
            path.unlink()
            count, freed = count + 1, freed + size
    return Kept(count, freed)
