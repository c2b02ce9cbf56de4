"""Builds articles side by side and tells what became of each, whatever becomes of the others."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote, urlsplit

from generator import __version__
from generator import patterns as re
from generator.files import ASIDE_PREFIX, digest, file_digest, is_file, is_folder, slug
from generator.many.job import GAPS, MADE, Errand, Job, Result
from generator.many.processes import Processes
from generator.show.claim import REMEMBERED_AS, mark, where
from generator.show.folder import MANIFEST, STATE, Show
from generator.show.options import fingerprint

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from generator.many.store import Store
    from generator.settings import Settings


class Shows(Protocol):
    """Where shows go."""

    def passed(self, source: str) -> Result | None:
        """What a source's show is, if nothing is to be done for it."""
        ...

    def job(self, source: str) -> Job:
        """What has to be done for it."""
        ...

    def end(self) -> None:
        """All jobs are done."""
        ...


class Workers(Protocol):
    """Where jobs are done: processes of this machine, or a cluster's."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Results as they come, exactly one a job."""
        ...


def build_many(
    sources: Iterable[str | Path],
    settings: Settings,
    client: Any = None,
    *,
    target: str = "",
    jobs: int = 0,
    retries: int = 2,
    changed: Container[str] = (),
) -> Iterator[Result]:
    """Make a show of every source; those that are done already are passed over.

    Args:
        sources: files, addresses or shows, as ``build`` takes them.
        settings: the same for all.
        client: a ``distributed.Client`` whose workers do the work; processes here when missing.
        target: where shows go, any address that fsspec knows; ``settings.output`` when empty.
        jobs: how many processes, one core each; 0: as many as cores and memory allow.
        retries: how often an article is begun again whose worker died.
        changed: addresses known to hold something else than when their shows were made.

    Yields:
        One result a source, as they come.

    Raises:
        ShowError: the target cannot be reached or listed.
    """
    named = dict.fromkeys(map(str, sources))
    with ExitStack() as stack:
        if client is None:
            shows: Shows = _here(settings, target, stack)
            workers: Workers = Processes(jobs, retries)
        else:
            shows, workers = _away(settings, target, client, retries)
        fresh: list[str] = []
        for source in named:
            passed = None if settings.force or source in changed else shows.passed(source)
            if passed is None:
                fresh.append(source)
            else:
                yield passed
        yield from workers.run(map(shows.job, fresh))
        if fresh:
            shows.end()


def _here(settings: Settings, target: str, stack: ExitStack) -> Shows:
    if not target:
        return Here(settings)
    from generator.many.store import Store

    scratch = stack.enter_context(TemporaryDirectory(prefix=ASIDE_PREFIX))
    return Stored(Store(target), settings, scratch=scratch)


def _away(settings: Settings, target: str, client: Any, retries: int) -> tuple[Shows, Workers]:
    from generator.many.cluster import Cluster, shared_out
    from generator.many.luggage import packed
    from generator.many.store import Store

    sent, luggage = packed(shared_out(settings, client))
    store = Store(target or str(settings.output.absolute()))
    return Stored(store, settings, sent=sent), Cluster(client, settings, luggage, retries)


_EDITED = ("storyboard", "brief")  # kinds of files that people change: then the show is not done


@dataclass(frozen=True, slots=True)
class _Shown:
    """Attributes: ``sha256`` of the source; ``gaps``: how many things could not be made."""

    name: str
    sha256: str
    gaps: int


class Here:
    """The shows in a folder that these settings and this version made, read once."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.output
        self._settings, self._made_by = settings, fingerprint(settings)
        self._shows = dict(self._listed())

    def job(self, source: str) -> Job:
        return Job(source, self._settings)

    def passed(self, source: str) -> Result | None:
        """What a source's show is, if nothing is to be done for it.

        An address is as it was when it was read; a show that is named itself is always built.
        """
        if is_folder(source):
            return None
        # Shows lie side by side, so that a source is seen alike from all of them.
        show = self._shows.get(mark(self._folder / "any", *where(source)))
        if show is None or (is_file(source) and show.sha256 != file_digest(Path(source))):
            return None
        return Result(source, show.name, GAPS if show.gaps else MADE, 0.0, show.gaps)

    def end(self) -> None:
        """Builds sweep their own shows."""

    def _listed(self) -> list[tuple[str, _Shown]]:
        found = []
        for folder in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            remembered = _read(folder / STATE / f"{REMEMBERED_AS}.json")
            manifest = _read(folder / MANIFEST)
            if isinstance(remembered, str) and isinstance(manifest, dict):
                show = self._shown(folder, manifest)
                if show is not None:
                    found.append((remembered, show))
        return found

    def _shown(self, folder: Path, manifest: dict[str, Any]) -> _Shown | None:
        try:
            right = (manifest["kamishibai"], manifest["settings"]) == (__version__, self._made_by)
            whole = right and all(_stands(folder, file) for file in manifest["files"])
            shown = _Shown(folder.name, manifest["source"]["sha256"], len(manifest["gaps"]))
        except (KeyError, TypeError):
            return None
        return shown if whole else None


def _stands(folder: Path, file: dict[str, Any]) -> bool:
    """Whether a file is there as the manifest has it; by its words, where people change it."""
    path = folder / file["path"]
    try:
        there = path.stat().st_size == file["bytes"] or path.is_dir()
    except OSError:
        return False
    return there and (file["kind"] not in _EDITED or file_digest(path) == file["sha256"])


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


# Shows in a store: which are done, and what the others will be called.

_PICTURE = re.compile(rb"[\w./%~-]+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)", re.IGNORECASE)
# Of one article's pictures, sent with it to a machine that does not have them.
_MOST_PICTURES, _MOST_BYTES = 200, 64 << 20


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
        return dict(_source_bytes(article))
    except OSError:
        return None


def _source_bytes(article: Path) -> Iterator[tuple[str, bytes]]:
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
