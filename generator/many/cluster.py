"""Workers of a Dask cluster: each article is one task, and few wait at a time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import SettingsError
from generator.many.job import FAILED, Job, Result, died, done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AHEAD = 3
"""Tasks a thread that are sent before they are needed, so that no worker waits for the driver."""


def connected(address: str) -> Any:
    """A client of the scheduler at ``address``.

    Raises:
        SettingsError: the package is missing, or nothing answers there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise SettingsError("--scheduler needs dask", "pip install 'kamishibai[batch]'") from error
    try:
        client: Any = Client
        return client(address, timeout=10)
    except (OSError, ValueError, TimeoutError) as error:
        raise SettingsError(f"no scheduler answers at {address}", "see `dask scheduler`") from error


@dataclass(frozen=True, slots=True)
class Cluster:
    """Attributes: ``retries`` of an article whose worker died, beyond the scheduler's own."""

    client: Any
    retries: int = 2

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Results as they come, exactly one a job."""
        import distributed

        waiting = deque[Job]()
        source = iter(jobs)
        running: dict[Any, Job] = {}
        completed: Any = distributed.as_completed  # without types
        ended = completed(loop=self.client.loop)

        def fill() -> None:
            while len(running) < self._room():
                job = waiting.popleft() if waiting else next(source, None)
                if job is None:
                    return
                future = self.client.submit(done, job, pure=False)
                running[future] = job
                ended.add(future)

        fill()
        while running:
            future = next(ended)
            job = running.pop(future)
            result = self._result(future, job)
            if result is None:
                waiting.append(job.again())
            fill()
            if result is not None:
                yield result

    def _room(self) -> int:
        threads: dict[str, int] = self.client.nthreads()
        return max(1, sum(threads.values())) * _AHEAD

    def _result(self, future: Any, job: Job) -> Result | None:
        """``None`` where its worker died and it is to be begun again."""
        from distributed.scheduler import KilledWorker

        error = future.exception()
        if error is None:
            result: Result = future.result()
            return result
        lost = isinstance(error, KilledWorker) or future.cancelled()
        if lost and job.tries <= self.retries:
            return None
        if lost:
            return died(job)
        why = f"{type(error).__name__}: {error}"
        return Result(job.source, "", FAILED, 0.0, error=why, tries=job.tries)
