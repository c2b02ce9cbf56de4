"""Builds articles side by side and tells what became of each, whatever becomes of the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generator.many.here import Here

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
) -> Iterator[Result]:
    """Make a show of every source; those that are done already are passed over.

    Args:
        sources: files, addresses or shows, as ``build`` takes them.
        settings: the same for all.
        client: a ``distributed.Client`` whose workers do the work; processes here when missing.
        target: where shows go, any address that fsspec knows; ``settings.output`` when empty.
        jobs: how many processes; 0: as many as the machine's processors and memory allow.
        retries: how often an article is begun again whose worker died.

    Yields:
        One result a source, as they come.

    Raises:
        ShowError: the target cannot be reached or listed.
    """
    shows = _shows(settings, target, away=client is not None)
    workers = _workers(client, jobs, retries)
    fresh: list[str] = []
    for source in dict.fromkeys(map(str, sources)):
        passed = None if settings.force else shows.passed(source)
        if passed is None:
            fresh.append(source)
        else:
            yield passed
    yield from workers.run(map(shows.job, fresh))


def _shows(settings: Settings, target: str, *, away: bool) -> Shows:
    if not target and not away:
        return Here(settings)
    from generator.many.store import Store
    from generator.many.stored import Stored

    return Stored(Store(target or str(settings.output.absolute())), settings, send=away)


def _workers(client: Any, jobs: int, retries: int) -> Workers:
    if client is None:
        from generator.many.processes import Processes

        return Processes(jobs or fitting(), retries)
    from generator.many.cluster import Cluster

    return Cluster(client, retries)


_EACH = 700 << 20
"""Bytes that a build with offline voices takes at most; measured by benchmarks/whole_way.py."""


def fitting() -> int:
    """As many processes as there are processors, unless memory is short."""
    processors = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    )
    return max(1, min(processors or 1, _free_memory() // _EACH))


def _free_memory() -> int:
    """What Linux says is available; elsewhere no limit is known."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        free = {key: value for key, _, value in (line.partition(":") for line in lines)}
        return int(free["MemAvailable"].split()[0]) << 10
    except (OSError, KeyError, ValueError):
        return 1 << 40
