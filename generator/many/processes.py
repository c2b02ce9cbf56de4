"""Processes of this machine, each with one article at a time and one thread of its libraries."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING

from generator.files import slug
from generator.many.job import died, done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from generator.many.job import Job, Result

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Processes:
    """Attributes: ``count`` of processes; ``retries`` of an article whose process died."""

    count: int
    retries: int = 2

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Results as they come, exactly one a job."""
        if self.count == 1:
            yield from map(done, jobs)
            return
        waiting = Waiting(deque(jobs))
        pools = [_pool() for _ in range(self.count)]
        free = deque(range(self.count))
        running: dict[Future[Result], tuple[int, Job]] = {}
        try:
            while waiting or running:
                while free and (job := waiting.next()) is not None:
                    slot = free.popleft()
                    running[pools[slot].submit(done, job)] = (slot, job)
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    slot, job = running.pop(future)
                    free.append(slot)
                    try:
                        result = future.result()
                    except BrokenProcessPool:
                        pools[slot].shutdown(wait=False)
                        pools[slot] = _pool()
                        if job.tries <= self.retries:
                            waiting.again(job.again())
                            continue
                        result = died(job)
                    waiting.ended(job)
                    yield result
        finally:
            for pool in pools:
                pool.shutdown(wait=False, cancel_futures=True)


@dataclass
class Waiting:
    """Jobs in their order; one whose show may be called like one under way waits for that.

    Which of two sources gets the plain name would else hang on who is quicker.
    """

    jobs: deque[Job]
    _under_way: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.jobs)

    def next(self) -> Job | None:
        for number, job in enumerate(self.jobs):
            if _called(job) not in self._under_way:
                del self.jobs[number]
                self._under_way.add(_called(job))
                return job
        return None

    def again(self, job: Job) -> None:
        self._under_way.discard(_called(job))
        self.jobs.appendleft(job)

    def ended(self, job: Job) -> None:
        self._under_way.discard(_called(job))


def _called(job: Job) -> str:
    """A name that sources share whose shows would be called alike."""
    last = [part for part in job.source.replace("\\", "/").split("/") if part][-2:]
    stem = last[-1].partition(".")[0]
    return slug(last[0] if stem == "index" else stem)


def _pool() -> ProcessPoolExecutor:
    """One process: when it dies, it is known what it was at."""
    return ProcessPoolExecutor(1, get_context("spawn"), initializer=_alone)


def _alone() -> None:
    for name in _THREADS:
        os.environ.setdefault(name, "1")
