"""One HTTP exchange in a thread of its own, so that whoever waits for it waits on a clock alone.

A socket's time limit is for one read: a server that sends a byte a second never meets it, nor does
a name server that says nothing, and Ctrl-C waits for all of them. So the caller waits for pieces
in a queue, and when its time is over the connection is cut under the thread.
"""

from __future__ import annotations

import http.client
import socket
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING

from generator.web.routes import connected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.web.routes import Resolve, Route

_PIECE = 1 << 16
_AHEAD = 16  # pieces unpacked before the caller has seen how much it is already
_SLICE = 0.5  # a lock's wait of this long at most: on Windows no Ctrl-C ends one
_STALE = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)


class CutError(Exception):
    """The exchange was ended from this side."""


@dataclass(frozen=True, slots=True)
class Request:
    """Attributes: ``url`` with http or https; ``body`` as it is sent."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Head:
    """Attributes: ``headers`` by name in small letters; of a repeated one the first."""

    status: int
    headers: Mapping[str, str]


class HttpExchange:
    """A request on its way and what comes back, for one caller.

    Args:
        request: what is asked.
        way: where it goes.
        resolve: the addresses of a host; it decides which are allowed.
        kept: a connection of before, or ``None``.

    Attributes:
        connection: that it goes over, ``None`` once the other side has closed it.
    """

    def __init__(
        self,
        request: Request,
        way: Route,
        resolve: Resolve,
        kept: http.client.HTTPConnection | None = None,
    ) -> None:
        self.request, self.way, self.resolve = request, way, resolve
        self.connection: http.client.HTTPConnection | None = None
        self._kept = kept
        self._socket: socket.socket | None = None
        self._told: Queue[Head | bytes | Exception | None] = Queue(_AHEAD)
        self._response: http.client.HTTPResponse | None = None
        self._lock = threading.Lock()
        self._ended = self._finished = self._is_over = False
        threading.Thread(target=self._run, daemon=True, name="web").start()

    def next(self, until: float) -> Head | bytes | None:
        """The head, then pieces of the body, unpacked, then ``None``.

        Args:
            until: on the clock of ``time.monotonic``.

        Raises:
            TimeoutError: nothing came until then; the connection is cut.
            CutError: somebody else called ``cut``.
            Exception: whatever the network, the TLS or the HTTP is unhappy with.
        """
        while not self._ended:
            left = until - time.monotonic()
            if left <= 0:
                self.cut()
                raise TimeoutError
            with suppress(Empty):
                told = self._told.get(timeout=min(left, _SLICE))
                if isinstance(told, Exception):
                    raise told
                self._is_over = told is None
                return told
        raise CutError

    def release(self) -> http.client.HTTPConnection | None:
        """The connection for another exchange, if all of this answer was read and it stays open."""
        with self._lock:
            reusable = self.connection if self._is_over and not self._ended else None
            if reusable:
                self._socket = self.connection = self._response = None
            return reusable

    def cut(self) -> None:
        """End it now; who waits in ``next`` wakes."""
        with self._lock:
            self._ended = True
            with suppress(Full):  # nobody waits for a full queue
                self._told.put_nowait(CutError())
            if self._finished:
                self._close()
            elif self._socket:
                with suppress(OSError):  # wakes the thread, which closes all
                    self._socket.shutdown(socket.SHUT_RDWR)

    def _close(self) -> None:
        for each in (self._response, self.connection, self._socket):
            if each:
                each.close()

    def _tell(self, told: Head | bytes | Exception | None) -> None:
        while not self._ended:
            with suppress(Full):
                self._told.put(told, timeout=_SLICE)
                return
        raise CutError

    def _run(self) -> None:
        try:
            self._response = response = self._responding()
            found = {name.lower(): value for name, value in reversed(response.getheaders())}
            self._tell(Head(response.status, found))
            for piece in _pieces(response):
                self._tell(piece)
            if response.will_close and self.connection:
                self.connection.close()
                self.connection = None
            response.close()
            self._tell(None)
        except CutError:
            pass
        except Exception as error:  # noqa: BLE001  # it is raised in the thread that waits
            with suppress(CutError):
                self._tell(error)
        finally:
            with self._lock:
                self._finished = True
                if self._ended:
                    self._close()

    def _responding(self) -> http.client.HTTPResponse:
        """The response's head; a kept connection may have ended meanwhile, which says nothing."""
        if self._kept:
            try:
                return self._asked(self._kept)
            except _STALE:
                self._kept.close()
        return self._asked(self._connected())

    def _asked(self, connection: http.client.HTTPConnection) -> http.client.HTTPResponse:
        self.connection, self._socket = connection, connection.sock
        if self._ended:
            raise CutError
        headers = {**self.way.headers(), **self.request.headers}
        connection.request(self.request.method, self.way.target, self.request.body, headers)
        return connection.getresponse()

    def _connected(self) -> http.client.HTTPConnection:
        """To the very address that was checked."""
        connection = http.client.HTTPConnection(self.way.host, self.way.port)
        connection.default_port = 443 if self.way.parts.scheme == "https" else 80
        connection.sock = connected(self.way, self.resolve)
        return connection


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """The body as it comes, unpacked piece by piece, so that a bomb is seen before it bursts."""
    coding = (response.getheader("Content-Encoding") or "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"unknown encoding {coding[:40]}")
    packed = coding in ("gzip", "x-gzip", "deflate")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for piece in _sent(response):
        rest = piece
        while packed and rest:
            yield unpack.decompress(rest, _PIECE * 4)
            rest = unpack.unconsumed_tail
        if not packed:
            yield piece


def _sent(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """The body as it is sent; its length is counted here, as not every Python's ``read1`` does.

    Raises:
        IncompleteRead: it ends before its length.
    """
    left = response.length
    while left != 0:
        piece = response.read1(_PIECE if left is None else min(_PIECE, left))
        if not piece and left:
            raise http.client.IncompleteRead(b"", left)
        if not piece:
            return
        left = left if left is None else left - len(piece)
        yield piece
