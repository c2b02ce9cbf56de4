"""Shows in a store: which are done, and what the others will be called."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator import __version__
from generator import patterns as re
from generator.files import digest, file_digest, is_file, slug
from generator.many.job import GAPS, MADE, Errand, Job, Result
from generator.show.claim import REMEMBERED_AS, mark, where
from generator.show.folder import Show
from generator.show.options import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.many.store import Store
    from generator.settings import Settings

_PICTURE = re.compile(rb"[\w./%~-]+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)", re.IGNORECASE)
_MOST_PICTURES, _MOST_BYTES = 200, 64 << 20
"""Of one article's pictures, sent with it to a machine that does not have them."""


class Stored:
    """The shows of a store, listed once; names are given in the order in which they are asked."""

    def __init__(
        self, store: Store, settings: Settings, *, sent: Settings | None = None, scratch: str = ""
    ) -> None:
        """Begin with a listing.

        Args:
            store: where shows are and go.
            settings: what decides whether a show is done.
            sent: the settings as they go to a machine that has none of our files.
            scratch: see ``Errand``.

        Raises:
            ShowError: the store cannot be reached or listed.
        """
        self._store, self._settings, self._scratch = store, sent or settings, scratch
        self._send = sent is not None
        self._made_by = digest(f"{__version__} {fingerprint(settings)}".encode())[:16]
        listing = store.listed()
        self._shows, self._done, self._owned = listing.shows(), listing.done(), listing.owned()

    def passed(self, source: str) -> Result | None:
        """What the source's show is, if nothing is to be done for it."""
        show = self._owned.get(_owner(source), "")
        key = self._done.get(show, "")
        if not key.startswith(self._key(source)):
            return None
        gaps = int(key.rpartition("-")[2])
        return Result(source, show, GAPS if gaps else MADE, 0.0, gaps)

    def job(self, source: str) -> Job:
        show = self._owned.get(_owner(source)) or self._named(source)
        before = tuple(self._shows.get(show, ()))
        files = _files(Path(source)) if self._send and is_file(source) else None
        names, key = (show, _called(source)), self._key(source)
        errand = Errand(self._store, *names, key, before, files, self._scratch)
        return Job(source, self._settings, errand)

    def end(self) -> None:
        """Nobody writes for us any more."""
        self._store.sweep()

    def _key(self, source: str) -> str:
        """Whose show it is, of which words, and what it was made by; its gaps follow."""
        words = _words(Path(source)) if is_file(source) else "address"
        return f"{_owner(source)}-{words}-{self._made_by}"

    def _named(self, source: str) -> str:
        """A name that nobody has, or of the show that a build here made of this source."""
        plain = _called(source)
        for number in count(1):
            name = plain if number == 1 else f"{plain}-{number}"
            if name not in self._shows or self._built_here(name, source):
                self._shows.setdefault(name, [])
                self._owned[_owner(source)] = name
                return name
        return plain

    def _built_here(self, show: str, source: str) -> bool:
        """Where the store is a folder of this machine, builds may have made shows in it."""
        if show in self._owned.values() or not self._store.local or not is_file(source):
            return False
        folder = Path(self._store.local, show)
        return bool(Show(folder).remembered(REMEMBERED_AS) == mark(folder, *where(source)))


def _words(source: Path) -> str:
    try:
        return file_digest(source)[:16]
    except OSError:  # its build will tell
        return "unread"


def _owner(source: str) -> str:
    """The source as it is seen from here: other machines have other folders above it."""
    seen = os.path.relpath(os.path.realpath(source)) if os.path.exists(source) else source  # noqa: PTH110
    return digest(seen.replace(os.sep, "/").encode())[:16]


def _called(source: str) -> str:
    """As ``show.claim`` calls a source's show."""
    away = "://" in source and not is_file(source)
    path = PurePosixPath(
        unquote(urlsplit(source).path).rstrip("/") if away else Path(source).as_posix()
    )
    named = path.parent.name if path.stem == "index" else path.stem
    return slug(named or (urlsplit(source).hostname or "" if away else ""))


def _files(article: Path) -> Mapping[str, bytes] | None:
    """The article and those pictures beneath its folder that it names; its build tells if not."""
    try:
        return dict(_read(article))
    except OSError:
        return None


def _read(article: Path) -> Iterator[tuple[str, bytes]]:
    data = article.read_bytes()
    yield article.name, data
    total = 0
    for name in sorted(set(_PICTURE.findall(data)))[:_MOST_PICTURES]:
        path = unquote(name.decode("utf-8", "replace"))
        there = article.parent / path
        if ".." in Path(path).parts or Path(path).is_absolute() or not is_file(there):
            continue
        total += there.stat().st_size
        if total > _MOST_BYTES:
            break
        yield path, there.read_bytes()
