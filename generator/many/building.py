"""Builds articles side by side and tells what became of each, whatever becomes of the others."""

from __future__ import annotations

from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from generator.files import ASIDE_PREFIX
from generator.many.here import Here
from generator.many.processes import Processes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from generator.many.job import Job, Result
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
