"""Workers of a Dask cluster: each article is one task, and few wait at a time."""

from __future__ import annotations

import logging
import shutil
import time
from collections import deque
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import distributed

from generator.errors import SettingsError
from generator.files import ASIDE_PREFIX
from generator.many.job import FAILED, Job, Result, died, done
from generator.many.luggage import unpacked
from generator.settings import Settings
from generator.translation.memory import FILE_NAME, user_memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.many.luggage import Luggage
    from generator.translation.memory import Unit


# Tasks a thread that are sent before they are needed, so that no worker waits for the driver.
_AHEAD = 3

_TRIES = 10

# Seconds in which nothing ends before the scheduler is asked what it has of ours; how often in a
# row nobody may be at a task, or know of it, before that is begun again.
_LOOK, _LOST = 20.0, 3


def connected(address: str) -> Any:
    """A client of the scheduler at ``address``.

    Raises:
        SettingsError: the package is missing, or nothing answers there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise SettingsError("--scheduler needs dask", "pip install 'kamishibai[batch]'") from error
    for name in tuple(logging.root.manager.loggerDict):
        if name.startswith("distributed"):  # each has a level of its own; what matters is raised
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client: Any = Client
        return client(address, timeout=10)
    except (OSError, ValueError, TimeoutError) as error:
        raise SettingsError(f"no scheduler answers at {address}", "see `dask scheduler`") from error


def _gone(client: Any) -> SettingsError:
    address = client.scheduler.address if client.scheduler else "the given address"
    told = f"the scheduler at {address} has gone"
    return SettingsError(told, "start it again; what is done stays done")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Attributes: ``settings`` of the sender; ``retries`` as ``build_many`` has them."""

    client: Any
    settings: Settings
    luggage: Luggage
    retries: int = 2

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Results as they come, exactly one a job.

        Raises:
            SettingsError: the scheduler has gone.
        """
        self._register(Carrying(self.luggage))
        try:
            yield from self._results(iter(jobs))
        finally:
            with suppress(OSError, TimeoutError, ValueError):  # the scheduler may be gone
                self.client.unregister_worker_plugin(Carrying.name)

    def _register(self, plugin: Any) -> None:
        """Again where a worker dies while it is told."""
        for again in reversed(range(_TRIES)):
            try:
                self.client.register_plugin(plugin)
            except OSError as error:
                if not again or self.client.status != "running":
                    raise _gone(self.client) from error
                time.sleep(1)
            else:
                return

    def _results(self, jobs: Iterator[Job]) -> Iterator[Result]:
        waiting = deque[Job]()
        running: dict[Any, Job] = {}

        def fill() -> None:
            while len(running) < self._room():
                job = waiting.popleft() if waiting else next(jobs, None)
                if job is None:
                    return
                future = self.client.submit(done_away, job, self.luggage.name, pure=False)
                running[future] = job

        fill()
        while running:
            future = self._ended(running)
            job = running.pop(future)
            result = self._result(future, job)
            if result is None:
                waiting.append(job.again())
            fill()
            if result is not None:
                yield result

    def _ended(self, running: Mapping[Any, Job]) -> Any:
        """The next that is done, or that nobody is at any more: what a scheduler says may get lost.

        Raises:
            SettingsError: the scheduler has gone.
        """
        idle: dict[str, int] = {}
        wait: Any = distributed.wait  # without types
        while True:
            with suppress(TimeoutError, CancelledError):
                wait([*running], timeout=_LOOK, return_when="FIRST_COMPLETED")
            for future in running:
                if future.done() or idle.get(future.key, 0) >= _LOST:
                    return future
            at_work = self._at_work()
            keys = (future.key for future in running if future.key not in at_work)
            idle = {key: idle.get(key, 0) + 1 for key in keys}

    def _at_work(self) -> frozenset[str]:
        """Keys of what somebody works at or will."""
        try:
            found: frozenset[str] = self.client.run_on_scheduler(_at_work)
        except OSError as error:
            raise _gone(self.client) from error
        return found

    def _room(self) -> int:
        threads: dict[str, int] = self.client.nthreads()
        return max(1, sum(threads.values())) * _AHEAD

    def _result(self, future: Any, job: Job) -> Result | None:
        """``None`` where its worker died or nobody is at it and it is to be begun again."""
        from distributed.scheduler import KilledWorker

        outcome = self._outcome(future)
        if isinstance(outcome, Outcome):
            with user_memory(self.settings) as memory:
                memory.store_all(outcome.learned)
            return outcome.result
        lost = outcome is None or isinstance(outcome, KilledWorker)
        if lost and job.tries <= self.retries:
            return None
        if lost:
            return died(job)
        why = f"{type(outcome).__name__}: {outcome}"
        return Result(job.source, "", FAILED, 0.0, error=why, tries=job.tries)

    def _outcome(self, future: Any) -> Outcome | BaseException | None:
        """What its worker made or raised; ``None`` where nobody is at it, or nobody has it.

        Raises:
            SettingsError: the scheduler has gone.
        """
        if not future.done():
            future.cancel()
            return None
        # A scheduler may forget what has ended before it is fetched, even while it is fetched.
        try:
            outcome: Outcome | BaseException = future.exception() or future.result()
        except CancelledError as error:
            outcome = error
        if not isinstance(outcome, CancelledError):
            return outcome
        if self.client.status != "running":
            raise _gone(self.client)
        return None


def _at_work(dask_scheduler: Any) -> frozenset[str]:
    """On the scheduler: what waits for a worker, and what workers have that work at anything."""
    tasks = dask_scheduler.tasks.values()
    waiting = {task.key for task in tasks if task.state in ("waiting", "queued", "no-worker")}
    busy = (each for each in dask_scheduler.workers.values() if each.executing)
    return frozenset(waiting | {task.key for each in busy for task in each.processing})


def shared_out(settings: Settings, client: Any) -> Settings:
    """Rates of services divided among the machines; on each its workers share what it has."""
    addresses: dict[str, int] = client.nthreads()
    machines = max(1, len({urlsplit(address).hostname for address in addresses}))

    def share(key: str, value: object) -> object:
        if key == "per_second" and isinstance(value, int | float):
            return value / machines
        return value

    sections = {
        section: {key: share(key, keys[key]) for key in keys}
        for section, keys in settings.sections.items()
    }
    return replace(settings, sections=sections)


_MODELS = "models"


class Carrying(distributed.WorkerPlugin):
    """Luggage that every worker has put down before it works, those that come later too."""

    name = "kamishibai-luggage"

    def __init__(self, luggage: Luggage) -> None:
        self.luggage = luggage

    def setup(self, worker: Any) -> None:
        self.luggage.put_down(_put_down(worker, self.luggage.name))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Attributes: ``learned``: pairs that an engine gave for this article, by direction."""

    result: Result
    learned: tuple[tuple[str, Unit], ...]


def done_away(job: Job, luggage: str) -> Outcome:
    """Build with the sender's files and memory, this machine's models and cache."""
    worker: Any = distributed.get_worker()
    folder = _put_down(worker, luggage)
    own = Settings()
    with TemporaryDirectory(prefix=ASIDE_PREFIX, dir=worker.local_directory) as scratch:
        data = Path(scratch, "data")
        data.mkdir()
        with suppress(FileNotFoundError):
            shutil.copyfile(folder / FILE_NAME, data / FILE_NAME)
        with suppress(OSError):  # a system without links, or without the right to make one
            (data / _MODELS).symlink_to(own.data / _MODELS, target_is_directory=True)
        settings = replace(unpacked(job.settings, folder), cache=own.cache, data=data)
        errand = job.errand and replace(job.errand, scratch=scratch)
        with user_memory(settings) as memory:
            known = memory.newest()
        result = done(replace(job, settings=settings, errand=errand))
        with user_memory(settings) as memory:
            return Outcome(result, tuple(memory.since(known)))


def _put_down(worker: Any, name: str) -> Path:
    return Path(worker.local_directory, "luggage", name)
