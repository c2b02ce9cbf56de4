"""Which show a source has: its own, whatever the source says and whoever else is called so.

A show remembers its source as a digest of where it lies, seen from the show: whoever gets the
folder is not told how its maker's folders are called, and both may move together.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.errors import ShowError
from generator.files import digest, is_file, slug
from generator.model import sentences
from generator.show.folder import Show, is_show, locked, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from filelock import BaseFileLock

    from generator.model import Article

REMEMBERED_AS = "source"
# How long a build that has just begun may take to say whose it is; seconds.
_TRIES, _MOMENT = 20, 0.05


@dataclass(frozen=True, slots=True)
class Claimant:
    """A source that wants its show.

    Attributes:
        name: what its folder is called, where nobody else's is.
        kind: "file", "address" or "text" (bytes, which lie nowhere).
        place: where the source lies.
    """

    name: str
    kind: str
    place: str
    article: Article

    def mark(self, folder: Path) -> str:
        """What a show in ``folder`` remembers of its source."""
        return mark(folder, self.kind, self.place)

    def owns(self, folder: Path) -> bool | None:
        """Whether the show in ``folder`` is the source's; ``None`` where nobody's is there."""
        show = Show(folder)
        mark = show.remembered(REMEMBERED_AS)
        if mark is not None and self.kind != "text":
            return bool(mark == self.mark(folder))
        before = show.article()
        if mark is None and before is None:
            return None
        # all there is to go by are its words
        alike = before is None or _shares(self.article, before)
        return alike and mark in (None, self.mark(folder))


def claim(source: str | Path | bytes, article: Article) -> Claimant:
    """A file by its path, an address by itself, other bytes by their title."""
    title = article.title.text[article.language] or ""
    if isinstance(source, bytes):
        return Claimant(slug(title), "text", title, article)
    if "://" in str(source) and not is_file(source):
        parts = urlsplit(str(source))
        name = _called(PurePosixPath(unquote(parts.path).rstrip("/")), parts.hostname or "")
        return Claimant(name, "address", str(source), article)
    path = Path(os.path.realpath(source))
    return Claimant(_called(path, title), "file", str(path), article)


def of_file(file: Path, shows: Path) -> Show | None:
    """The show of a file, told before it is read; ``None`` where it has none."""
    place = os.path.realpath(file)
    name = _called(Path(place), "")
    for number in count(1):
        folder = shows / (name if number == 1 else f"{name}-{number}")
        if not is_show(folder):
            return None
        show = Show(folder)
        if show.remembered(REMEMBERED_AS) == mark(folder, "file", place):
            return show
    return None


def where(source: str) -> tuple[str, str]:
    """Kind and place of a file or an address; see ``Claimant``."""
    return ("file", os.path.realpath(source)) if is_file(source) else ("address", source)


def mark(folder: Path, kind: str, place: str) -> str:
    """What a show in ``folder`` remembers of a source; see ``Claimant``."""
    seen = _seen_from(folder, place) if kind == "file" else place
    return f"{kind} {digest(seen.encode())}"


def _called(path: Path | PurePosixPath, else_: str) -> str:
    """The stem; of an ``index`` its folder's name."""
    named = path.parent.name if path.stem == "index" else path.stem
    return slug(named or else_)


@contextmanager
def claimed(wanted: Claimant, shows: Path) -> Iterator[Show]:
    """The source's show among others, open for writing: its own, or a new one.

    Raises:
        ShowError: a build of it is under way, or the folder cannot be written.
    """
    for number in count(1):
        folder = shows / (wanted.name if number == 1 else f"{wanted.name}-{number}")
        lock = _lock(wanted, folder)
        if lock is None:
            continue
        with opened(folder, lock) as show:
            if wanted.owns(folder) is not False:
                show.remember(REMEMBERED_AS, wanted.mark(folder))
                yield show
                return


def _lock(wanted: Claimant, folder: Path) -> BaseFileLock | None:
    """``None`` where the show is another source's; a build of that may be under way."""
    for tries in count(1):
        if wanted.owns(folder) is False:
            return None
        try:
            return locked(folder)
        except ShowError:
            if tries > _TRIES or not is_show(folder) or wanted.owns(folder):
                raise
            time.sleep(_MOMENT)
    return None


def _shares(article: Article, before: Article) -> bool:
    """Whether they have words in common beside the title."""
    known = {sentence.id for sentence in sentences(before)} - {before.title.id}
    return not known or any(sentence.id in known for sentence in sentences(article))


def _seen_from(folder: Path, place: str) -> str:
    try:
        return Path(os.path.relpath(place, os.path.realpath(folder))).as_posix()
    except ValueError:  # another drive on Windows
        return place
