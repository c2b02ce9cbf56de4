"""Asking a service again, later each time, for as long as that may help, and saying so."""

from __future__ import annotations

import random
import threading
import time
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from filelock import FileLock, Timeout

from generator.errors import ServiceError
from generator.files import digest, slug
from generator.progress import Message, silent
from generator.web.client import TimedOutError
from generator.web.options import PatienceOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.progress import Report
    from generator.settings import Settings


T = TypeVar("T")

_TOO_SLOW = 3  # times that one thing may run out of its whole time
_WORTH_SAYING = 5.0  # seconds


class BusyError(ServiceError):
    """Attributes: ``wait``, the seconds the service asks us to stay away, 0 when it says none."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class RefusedError(ServiceError):
    """The service is well but will not take this; something shorter or simpler may pass."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How patient to be.

    Attributes:
        tries: times that one thing is asked for.
        pause: seconds before the second time, doubled each time, up to ``longest``.
        seconds: that one thing may take, with all its tries and pauses, and that the service may
            ask us to stay away.
        rate: times a second that it is asked by all processes that share ``cache``, 0 for any.
    """

    tries: int = 6
    pause: float = 1.0
    longest: float = 15.0
    seconds: float = 900.0
    rate: float = 0.0
    cache: Path = Path()


def rules(settings: Settings, section: str, usual: Rules = Rules()) -> Rules:
    """As ``[section] tries pause patience per_second`` say."""
    told = settings.of(PatienceOptions, section)
    return Rules(
        usual.tries if told.tries is None else told.tries,
        usual.pause if told.pause is None else told.pause,
        usual.longest,
        usual.seconds if told.patience is None else told.patience,
        told.per_second or 0.0,
        settings.cache,
    )


class Patience:
    """With one service, shared by all threads that ask it.

    A service that asks for a rest gets it from all of them; what it asks for is told to ``report``.
    """

    def __init__(self, service: str, how: Rules = Rules(), report: Report = silent) -> None:
        self.service, self.how, self.report = service, how, report
        self._turns = Turns(service, how.rate, how.cache) if how.rate else None
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._quiet_until = 0.0
        self._silent_since = 0.0

    def end(self) -> None:
        """Wake those who wait: nothing more will be asked."""
        self._over.set()

    def ask(self, call: Callable[[], T], attempt: int = 0) -> T:
        """``call``'s result, called again while it fails in a way that may pass.

        Args:
            call: what asks; it is not called again after a final error or a refusal.
            attempt: how often the same was asked for before.

        Raises:
            ServiceError: the last one, or that there was no time for another.
        """
        begun, slow = time.monotonic(), 0
        self._silent_since = self._silent_since or begun
        while True:
            self._rest(self._pause(attempt))
            try:
                with self._turns.turn(self._over) if self._turns else nullcontext():
                    self._rest(0.0)  # what was asked for while we waited for our turn
                    answer = call()
            except RefusedError:
                raise
            except ServiceError as error:
                attempt += 1
                slow += isinstance(error, TimedOutError)
                if error.final or attempt >= self.how.tries or slow >= _TOO_SLOW:
                    raise
                self._consider(error)
                if max(time.monotonic(), self._quiet_until) - begun > self.how.seconds:
                    raise
            else:
                self._silent_since = time.monotonic()
                return answer

    def _consider(self, error: ServiceError) -> None:
        """What one failure says about the service.

        Raises:
            ServiceError: final, when nothing else need be asked.
        """
        if isinstance(error, BusyError):
            self._asked_to_rest(error)
        if isinstance(error, TimedOutError):
            silent_for = time.monotonic() - self._silent_since
            if silent_for >= 2 * error.seconds:
                advice = f"nothing came for {lasting(silent_for)}"
                raise ServiceError(error.message, advice, final=True) from error

    def _pause(self, attempt: int) -> float:
        """Jittered, so that threads that failed together do not ask together again."""
        backoff = min(self.how.longest, self.how.pause * 2.0 ** (attempt - 1)) if attempt else 0.0
        return backoff * random.uniform(0.5, 1.0)  # noqa: S311  # no secret

    def _rest(self, pause: float) -> None:
        until = max(time.monotonic() + pause, self._quiet_until)
        if self._over.wait(max(0.0, until - time.monotonic())):
            raise ServiceError(f"{self.service}: interrupted", final=True)

    def _asked_to_rest(self, error: BusyError) -> None:
        """Stay away as long as the service wants, if that is not longer than we would."""
        if error.wait > self.how.seconds:
            why = f"{self.service} asks for {lasting(error.wait)}"
            advice = "build again then, configure another service, or go on without it (--offline)"
            raise ServiceError(why, advice, final=True) from error
        with self._lock:
            now = time.monotonic()
            news = error.wait >= _WORTH_SAYING and now + error.wait > self._quiet_until + 1
            self._quiet_until = max(self._quiet_until, now + error.wait)
        if news:
            values = (("service", self.service), ("time", lasting(error.wait)))
            self.report(Message("service_asks_to_wait", values))


def lasting(seconds: float) -> str:
    """``45`` → ``45 seconds``, ``700`` → ``12 minutes``, ``7200`` → ``2 hours``."""
    for unit, name in ((3600, "hours"), (60, "minutes")):
        if seconds >= 2 * unit:
            return f"{-(-seconds // unit):.0f} {name}"
    return f"{seconds:.0f} seconds"


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
