"""Files written aside and renamed: a killed run leaves the last good file, never half of one."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import unicodedata
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


ASIDE_PREFIX = ".kamishibai-"
"""Begins the name of every file being written; what a killed run left is known by it."""


@contextmanager
def aside(path: Path, *, folder: bool = False) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its name when the block ends without error.

    Args:
        path: of the file, or folder, to be.
        folder: give an empty folder; where one is already, it is replaced as a whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if folder:
        temporary = Path(tempfile.mkdtemp(prefix=ASIDE_PREFIX, dir=path.parent))
    else:
        handle, name = tempfile.mkstemp(prefix=ASIDE_PREFIX, suffix=path.suffix, dir=path.parent)
        os.close(handle)
        temporary = Path(name)
    try:
        yield temporary
        # What mkstemp makes is private; a show is for sharing.
        temporary.chmod(0o755 if folder else 0o644)
        if path.is_dir():  # no system replaces a folder that holds something
            path.rename(Path(tempfile.mkdtemp(prefix=ASIDE_PREFIX, dir=path.parent)) / path.name)
        temporary.replace(path)
    finally:
        remove(temporary)


def remove(path: Path) -> None:
    """A file or a folder with all it holds, if it is there."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file at once or not at all."""
    with aside(path) as temporary:
        temporary.write_bytes(data)


@contextmanager
def sealing(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    """A temporary path that becomes the entry ``name`` of a cache when the block ends.

    The entry's file carries its length and its digest in its own name, so that it appears whole,
    with them, or not at all; ``sealed`` finds it again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(prefix=ASIDE_PREFIX, suffix=suffix, dir=folder)
    os.close(handle)
    temporary = Path(made)
    try:
        yield temporary
        temporary.replace(folder / f"{name}.{_seal(temporary)}{suffix}")
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def sealed(folder: Path, name: str, suffix: str) -> Path | None:
    """The entry ``name`` of a cache, if its bytes are those that were kept; a wrong one goes."""
    for path in sorted(folder.glob(f"{name}.*{suffix}")):
        told = path.name.removeprefix(f"{name}.").removesuffix(suffix)
        with suppress(OSError):  # another process may be clearing the cache
            if told == _seal(path):
                return path
            path.unlink()
    return None


def _seal(path: Path) -> str:
    return f"{path.stat().st_size:x}-{file_digest(path)[:32]}"


class Shared(Protocol):
    """What lies beneath the caches of many machines: things by names that tell what made them."""

    def get(self, name: str) -> bytes | None:
        """What was put there whole, if it was."""
        ...

    def put(self, name: str, data: bytes) -> None:
        """Keep it, unless it is kept already."""
        ...


def write_text(path: Path, text: str) -> None:
    """UTF-8 with LF on every system."""
    write_bytes(path, text.encode("utf-8"))


def is_file(source: str | Path) -> bool:
    """Whether a file is there; a text that can be no path is none, not an error."""
    return os.path.isfile(source)  # noqa: PTH113 - Path.is_file raises for names too long


def is_folder(source: str | Path) -> bool:
    """Whether a folder is there; a text that can be no path is none, not an error."""
    return os.path.isdir(source)  # noqa: PTH112 - Path.is_dir raises for names too long


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


_RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


def slug(text: str, fallback: str = "show") -> str:
    """A folder name that is legal everywhere and never leaves its parent."""
    plain = unicodedata.normalize("NFKC", text).lower()
    words = re.sub(r"[^\w]+", "-", plain).strip("-_")[:60].rstrip("-_")
    return f"{fallback}-{words}" if words in _RESERVED else words or fallback
