"""A service's rate, held over all processes of a machine: each asks when it is its turn."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from generator.files import digest, slug

if TYPE_CHECKING:
    import threading
    from pathlib import Path

FOLDER = "turns"
_LATE = 0.25
"""Seconds that a request may come after its turn: within any second no more than asked for."""
_MOMENT = 0.2


class Turns:
    """Of one service.

    Who waits for a turn holds the lock, so that the next is counted from when this one was really
    taken; a process that dies lets it go.
    """

    def __init__(self, service: str, rate: float, cache: Path) -> None:
        """Args: ``rate``: turns a second; ``cache``: processes that share it share the turns."""
        name = f"{slug(service)}-{digest(service.encode())[:8]}"
        self._pause = (1 + _LATE) / rate
        self._last = cache / FOLDER / f"{name}.last"

    def wait(self, over: threading.Event) -> None:
        """Return when it is our turn, or when all is ``over``."""
        self._last.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._last.with_suffix(".lock"), poll_interval=0.01)
        while not over.is_set():
            try:
                with lock.acquire(timeout=_MOMENT):
                    self._taken(over)
                    return
            except Timeout:
                continue

    def _taken(self, over: threading.Event) -> None:
        now = time.time()
        due = min(self._before() + self._pause, now + self._pause)  # clocks are set back
        over.wait(max(0.0, due - now))
        self._last.write_text(repr(time.time()), encoding="ascii")

    def _before(self) -> float:
        try:
            return float(self._last.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0.0
