"""A service's rate, held over all processes of a machine: each asks when it is its turn."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from generator.files import digest, slug

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "turns"
_MOMENT = 0.02


class Turns:
    """Of one service: as many seats as it may be asked times in a second.

    A seat is taken before a request goes out and is free again a second after its answer came, so
    that within any second the service sees no more requests than there are seats, however long
    anything on the way takes. A process that dies lets its seat go.
    """

    def __init__(self, service: str, rate: float, cache: Path) -> None:
        """Args: ``rate``: a second, above 1 its whole part; ``cache``: who shares it shares us."""
        name = f"{slug(service)}-{digest(service.encode())[:8]}"
        self._rest = max(1.0, 1 / rate)
        self._seats = [cache / FOLDER / f"{name}-{seat}" for seat in range(max(1, int(rate)))]

    @contextmanager
    def turn(self, over: threading.Event) -> Iterator[None]:
        """Ask within the block; it begins when it is our turn, or when all is ``over``."""
        self._seats[0].parent.mkdir(parents=True, exist_ok=True)
        taken = self._taken()
        while taken is None and not over.wait(_MOMENT):
            taken = self._taken()
        if taken is None:
            yield
            return
        seat, lock = taken
        try:
            seat.write_text(repr(time.time()), encoding="ascii")
            yield
        finally:
            seat.write_text(repr(time.time()), encoding="ascii")
            lock.release()

    def _taken(self) -> tuple[Path, FileLock] | None:
        """A free seat, now ours."""
        for seat in self._seats:
            if self._is_free(seat):
                lock = FileLock(f"{seat}.lock", timeout=0)
                try:
                    lock.acquire()
                except Timeout:
                    continue
                if self._is_free(seat):
                    return seat, lock
                lock.release()
        return None

    def _is_free(self, seat: Path) -> bool:
        try:
            since = time.time() - float(seat.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return True
        return since >= self._rest or since < 0  # clocks are set back
