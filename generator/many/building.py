"""Builds articles side by side and tells what became of each, whatever becomes of the others."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from generator import __version__
from generator.files import ASIDE_PREFIX, file_digest, is_file, is_folder
from generator.many.job import GAPS, MADE, Job, Result
from generator.many.processes import Processes
from generator.show.claim import REMEMBERED_AS, mark, where
from generator.show.folder import MANIFEST, STATE
from generator.show.options import fingerprint

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

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
    from generator.many.stored import Stored

    scratch = stack.enter_context(TemporaryDirectory(prefix=ASIDE_PREFIX))
    return Stored(Store(target), settings, scratch=scratch)


def _away(settings: Settings, target: str, client: Any, retries: int) -> tuple[Shows, Workers]:
    from generator.many.cluster import Cluster, shared_out
    from generator.many.luggage import packed
    from generator.many.store import Store
    from generator.many.stored import Stored

    sent, luggage = packed(shared_out(settings, client))
    store = Store(target or str(settings.output.absolute()))
    return Stored(store, settings, sent=sent), Cluster(client, settings, luggage, retries)


_EDITED = ("storyboard", "brief")
"""Kinds of files that people change: then the show is not done."""


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
