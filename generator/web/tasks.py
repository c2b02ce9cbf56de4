"""Coroutines of libraries that do their own asking, with a whole time and an end on demand."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, TypeVar

from generator.web.client import InterruptedAskingError, TimedOutError

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


class Tasks:
    """Runs coroutines, each in the thread that asks and an event loop of its own.

    Args:
        service: what messages call it.
        seconds: for one whole answer.
    """

    def __init__(self, service: str, seconds: float) -> None:
        self.service, self.seconds = service, seconds
        self._lock = threading.Lock()
        self._running: dict[asyncio.Task[object], asyncio.AbstractEventLoop] = {}
        self._closed = False

    def run(self, work: Coroutine[object, object, T]) -> T:
        """Its result.

        Raises:
            TimedOutError: it took longer than it may.
            InterruptedAskingError: ``close`` was called.
        """
        try:
            return asyncio.run(self._held(work))
        except asyncio.CancelledError:
            raise InterruptedAskingError(self.service) from None

    def close(self) -> None:
        """Cancel what runs in other threads; nothing more will."""
        with self._lock:
            self._closed = True
            for task, loop in self._running.items():
                loop.call_soon_threadsafe(task.cancel)

    async def _held(self, work: Coroutine[object, object, T]) -> T:
        task = asyncio.ensure_future(work)
        with self._lock:
            if self._closed:
                task.cancel()
            self._running[task] = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self.seconds):
                return await task
        except TimeoutError as error:
            if not task.cancelled():
                raise  # one of the library's own
            raise TimedOutError(self.service, self.seconds) from error
        finally:
            with self._lock:
                del self._running[task]
