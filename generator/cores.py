"""How many cores the work in hand may keep busy: all of a build's own, one in a worker of many."""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

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
