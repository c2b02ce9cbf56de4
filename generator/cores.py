"""How many cores the work in hand may keep busy: all of a build's own, one in a worker of many."""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_share: ContextVar[int] = ContextVar("cores", default=0)


def machine() -> int:
    """Those that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cores(most: int) -> int:
    """How many threads to start for work that waits for a core, ``most`` at most.

    Asked in the thread that starts them: threads know nothing of a share.
    """
    return min(most, _share.get() or most)


@contextmanager
def share(count: int) -> Iterator[None]:
    """Within this, work in this thread keeps ``count`` cores busy."""
    before = _share.set(count)
    try:
        yield
    finally:
        _share.reset(before)


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[None]:
    """Within this, ``work`` is done in a thread of its own; what it raises is raised at the end.

    No pool, which waits for ever for a thread that had no memory left to say how it ended.

    Raises:
        MemoryError: the thread ended without a word.
    """
    ended: list[BaseException | None] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - whoever waits for it is told
            ended.append(error)
        else:
            ended.append(None)

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        try:
            thread.join()
        except KeyboardInterrupt:  # what is half written is finished or taken back first
            thread.join()
            raise
    error = ended[0] if ended else MemoryError()
    if error is not None:
        raise error
