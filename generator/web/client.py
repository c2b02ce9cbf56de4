"""Asking a service once: a whole answer, within its time and size, or one line that says why not.

What every answer here is held to: a deadline from the look-up of the name to the last byte, a size
after unpacking, no redirect, no ``~/.netrc``, no secret in any message, and an end at once when
``close`` is called from another thread.
"""

from __future__ import annotations

import http.client
import json
import logging
import ssl
import threading
import time
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import KamishibaiError, ServiceError
from generator.web.addresses import any_address, shown
from generator.web.routes import route
from generator.web.wire import CutError, Head, HttpExchange, Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.web.routes import Resolve

log = logging.getLogger(__name__)
"""What services answered, a line each, at INFO; ``-v`` shows it."""

_PROBED = 1 << 16
_KEPT = 8  # connections that stay open between two requests


@dataclass(frozen=True, slots=True)
class Limits:
    """Attributes: ``seconds`` for one whole answer; ``size`` of it in bytes, unpacked."""

    seconds: float = 20.0
    size: int = 4 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """Whatever status it has.

    Attributes:
        url: that was asked, as messages may show it.
        headers: by name in small letters.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    data: bytes

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ValueError: it is none, or nested without end.
        """
        try:
            return json.loads(self.data)
        except RecursionError:
            raise ValueError("nested without end") from None


class NoAnswerError(ServiceError):
    """Attributes: ``reason``: the message without the service's name."""

    def __init__(self, service: str, reason: str, advice: str = "", *, final: bool = False) -> None:
        super().__init__(f"{service}: {reason}", advice, final=final)
        self.reason = reason


class TimedOutError(NoAnswerError):
    """Not all of the answer came in its ``seconds``."""

    def __init__(self, service: str, seconds: float, reason: str = "") -> None:
        super().__init__(service, reason or f"no answer in {seconds:g} seconds")
        self.seconds = seconds


class InterruptedAskingError(NoAnswerError):
    """``close`` was called meanwhile."""

    def __init__(self, service: str) -> None:
        super().__init__(service, "interrupted", final=True)


class Client:
    """The connections to one service, for any number of threads.

    Args:
        service: what messages call it.
        limits: of an answer where a call gives no others.
        resolve: the addresses of a host; the default takes what the name system says.
        proxied: whether the environment's proxies are used; through one no address is checked.
    """

    def __init__(
        self,
        service: str,
        limits: Limits = Limits(),
        resolve: Resolve = any_address,
        *,
        proxied: bool = True,
    ) -> None:
        self.service, self.limits = service, limits
        self._resolve, self._proxied = resolve, proxied
        self._lock = threading.Lock()
        self._open: set[HttpExchange] = set()
        self._kept: dict[tuple[str, ...], list[http.client.HTTPConnection]] = {}
        self._closed = False

    def send(self, request: Request, limits: Limits | None = None) -> Answer:
        """The whole answer, whatever its status.

        Raises:
            TimedOutError: it is not all there in time.
            NoAnswerError: there is none, or one that is too large or no HTTP.
            InterruptedAskingError: the client was closed.
            KamishibaiError: what ``resolve`` has against the address.
        """
        held = limits or self.limits
        until, data = time.monotonic() + held.seconds, bytearray()
        with self.streaming(request, held) as stream:
            while piece := stream.next(until):
                data += piece
        return Answer(stream.head.status, shown(request.url), stream.head.headers, bytes(data))

    @contextmanager
    def streaming(self, request: Request, limits: Limits | None = None) -> Iterator[Stream]:
        """The head of an answer, and its body as it comes, within ``limits.size``.

        ``limits.seconds`` is for the head; each piece is waited for as long as is asked then.

        Raises:
            NoAnswerError: as ``send``.
        """
        held, begun = limits or self.limits, time.monotonic()
        exchange = self._exchange(request)
        stream = None
        try:
            with _explained(self.service, request, held.seconds):
                head = exchange.next(begun + held.seconds)
                assert isinstance(head, Head)
            stream = Stream(self.service, exchange, request, head, held)
            yield stream
            self._keep(exchange)
        finally:
            exchange.cut()
            with self._lock:
                self._open.discard(exchange)
            took = time.monotonic() - begun
            what = f"HTTP {stream.head.status}, {stream.size} bytes" if stream else "no answer"
            told = (self.service, request.method, _place(request.url), what, took)
            log.info("%s: %s %s: %s in %.2f s", *told)

    def close(self) -> None:
        """End every request under way, whichever thread waits for it; there will be no other."""
        with self._lock:
            self._closed = True
            under_way = tuple(self._open)
            kept = [line for lines in self._kept.values() for line in lines]
            self._kept.clear()
        for exchange in under_way:
            exchange.cut()
        for line in kept:
            line.close()

    def _exchange(self, request: Request) -> HttpExchange:
        with _explained(self.service, request, 0.0):
            way = route(request.url, proxied=self._proxied)
            _ = way.host, way.parts.port
        with self._lock:
            if self._closed:
                raise InterruptedAskingError(self.service)
            kept = self._kept.get(way.key)
            line = kept.pop() if kept else None
            exchange = HttpExchange(request, way, self._resolve, line)
            self._open.add(exchange)
        return exchange

    def _keep(self, exchange: HttpExchange) -> None:
        """Its connection may serve the next request, once all of the answer was read."""
        line = exchange.release()
        with self._lock:
            kept = self._kept.setdefault(exchange.way.key, [])
            if line and not self._closed and len(kept) < _KEPT:
                kept.append(line)
            elif line:
                line.close()


class Stream:
    """An answer that is still coming.

    Attributes:
        head: status and headers.
        size: bytes of the body so far, unpacked.
    """

    def __init__(
        self, service: str, exchange: HttpExchange, request: Request, head: Head, limits: Limits
    ) -> None:
        self.head, self.size = head, 0
        self._service, self._exchange, self._request = service, exchange, request
        self._limits = limits

    def next(self, until: float) -> bytes:
        """The next piece; empty at the end.

        Args:
            until: on the clock of ``time.monotonic``.

        Raises:
            NoAnswerError: as ``Client.send``.
        """
        with _explained(self._service, self._request, self._limits.seconds):
            piece: Head | bytes | None = b""
            while piece == b"":  # an unpacked piece may be empty
                piece = self._exchange.next(until)
        assert not isinstance(piece, Head)
        self.size += len(piece or b"")
        if self.size > self._limits.size:
            why = f"the answer is larger than {self._limits.size / (1 << 20):g} MB"
            raise NoAnswerError(self._service, why)
        return piece or b""


@contextmanager
def _explained(service: str, request: Request, seconds: float) -> Iterator[None]:
    """Every failure below HTTP as one line that names the service and shows no secret."""
    try:
        yield
    except KamishibaiError:
        raise
    except TimeoutError as error:
        raise TimedOutError(service, seconds) from error
    except CutError:
        raise InterruptedAskingError(service) from None
    except UnicodeError as error:
        why = "the key or the endpoint has characters that HTTP cannot send"
        raise NoAnswerError(service, why, "check both", final=True) from error
    except ssl.SSLCertVerificationError as error:
        host = route(request.url, proxied=False).parts.hostname
        why = f"it does not prove that it is {host} ({error.verify_message})"
        raise NoAnswerError(service, why) from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise NoAnswerError(service, _plainly(error)) from error


def _plainly(error: Exception) -> str:
    """Without the words of an error that may hold what was sent."""
    if isinstance(error, http.client.HTTPException | ConnectionResetError | BrokenPipeError):
        return "the answer breaks off"
    if isinstance(error, OSError):
        return f"no connection ({error.strerror})" if error.strerror else "no connection"
    return "no usable answer"


def _place(url: str) -> str:
    """Scheme, host and path: a query may hold a whole passage, and keys."""
    return shown(url).partition("?")[0]


def reached(service: str, url: str, seconds: float, *, may_be_busy: bool = False) -> str:
    """Empty when a server answers there at all, whatever it says, else why not.

    One that ``may_be_busy`` need not answer in time: only where nobody is there is it not reached.
    """
    with closing(Client(service, Limits(seconds, _PROBED))) as client:
        try:
            client.send(Request("HEAD", url))
        except TimedOutError as error:
            return "" if may_be_busy else error.message
        except NoAnswerError as error:
            return error.message
    return ""
