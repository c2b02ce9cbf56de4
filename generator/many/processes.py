"""Processes of this machine, each with one article at a time and its share of the cores."""

from __future__ import annotations

import os
import signal
from collections import deque
from dataclasses import dataclass, field, replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from generator.cores import machine
from generator.files import slug
from generator.many.job import died, done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

    from generator.many.job import Job, Result

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Processes:
    """Who builds here.

    Attributes:
        count: of processes, each of which keeps one core busy; 0: as many as cores and memory
            allow, and where there are fewer articles, each has more of the cores.
        retries: of an article whose process died.
    """

    count: int = 0
    retries: int = 2

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Results as they come, exactly one a job."""
        waiting = Waiting(deque(jobs))
        count = min(self.count or fitting(), len(waiting.jobs))
        each = 1 if self.count else max(1, machine() // max(1, count))
        if count <= 1:
            yield from (done(replace(job, cores=each)) for job in waiting.jobs)
            return
        workers = [_Worker() for _ in range(count)]
        try:
            while waiting or any(worker.job for worker in workers):
                for worker in workers:
                    if not worker.job and (job := waiting.next()):
                        worker.begin(replace(job, cores=each))
                ready = wait([worker.answers for worker in workers if worker.job])
                for worker in [each for each in workers if each.answers in ready]:
                    job, result = worker.ended()
                    if not result and job.tries <= self.retries:
                        waiting.again(job.again())
                        continue
                    waiting.ended(job)
                    yield result or died(job)
        finally:
            for worker in workers:
                worker.kill()


class _Worker:
    """A process that builds what it is sent; begun anew when it died.

    Attributes:
        job: what it is at.
        answers: can be read when it is done or dead.
    """

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")  # threads and libraries of ours are not carried over
        self.answers, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.job: Job | None = None

    def begin(self, job: Job) -> None:
        self.job = job
        try:
            self.answers.send(job)
        except OSError:  # it died while nobody looked
            self.kill()
            self._start()
            self.job = job
            self.answers.send(job)

    def ended(self) -> tuple[Job, Result | None]:
        """The job with what came of it; nothing where the process died at it."""
        job, self.job = self.job, None
        assert job
        try:
            result: Result = self.answers.recv()
        except (EOFError, OSError):
            self.kill()
            self._start()
            return job, None
        return job, result

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.answers.close()


def _serve(jobs: Connection) -> None:
    """In the process: until nobody sends any more, and not a moment longer than the sender."""
    in_worker()
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    while True:
        try:
            job = jobs.recv()
        except EOFError:
            return
        jobs.send(done(job))


def in_worker() -> None:
    """This process works for another: it hears no Ctrl-C of its own and ends with its sender."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the sender's ends this, quietly
    Thread(target=_end_with_sender, daemon=True).start()


def _end_with_sender() -> None:
    """A build that nobody waits for would hold its show's lock."""
    sender = parent_process()
    assert sender
    sender.join()
    os._exit(1)


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


# Bytes that a build with offline voices takes at most; measured by benchmarks/whole_way.py.
_EACH = 700 << 20


def fitting() -> int:
    """As many processes as there are cores, unless memory is short."""
    return max(1, min(machine(), _free_memory() // _EACH))


def _free_memory() -> int:
    """What Linux says is available; elsewhere no limit is known."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        free = {key: value for key, _, value in (line.partition(":") for line in lines)}
        return int(free["MemAvailable"].split()[0]) << 10
    except (OSError, KeyError, ValueError):
        return 1 << 40
