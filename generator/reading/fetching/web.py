"""One GET of a stranger's URL: http(s) only, checked addresses, few redirects, bounded answers."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from generator import __version__
from generator.errors import SourceError
from generator.reading.fetching.addresses import checked, network_advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from urllib.parse import SplitResult

AGENT = f"Kamishibai/{__version__}"
"""Who asks, honestly; robots.txt is read for the part before the slash."""

_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CONNECT_SECONDS = 10.0
_PIECE = 1 << 16
_SAVE = "save the page from the browser and give the file"


@dataclass(frozen=True, slots=True)
class Limits:
    """Attributes: ``size`` in bytes after decompression, ``seconds`` for one whole answer."""

    size: int = 10 << 20
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Attributes: ``url`` is where the redirects ended; ``kind`` the media type, lower case."""

    status: int
    url: str
    kind: str
    charset: str
    data: bytes


def get(
    url: str,
    private_hosts: frozenset[str],
    limits: Limits = Limits(),
    allowed: Callable[[str], None] = lambda _: None,
) -> Answer:
    """The answer to a GET, after at most five redirects, each checked like the first URL.

    ``private_hosts`` may have private addresses. ``allowed`` is called with each URL before it is
    asked for, and raises what it wants to say.

    Raises:
        SourceError: anything that keeps the answer from being had.
    """
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _split(url)
        allowed(url)
        try:
            with _answering(parts, private_hosts, limits.seconds) as response:
                target = response.getheader("Location")
                if response.status not in _REDIRECTS or not target:
                    return _read(response, url, limits)
        except ssl.SSLCertVerificationError as error:
            why = f"{url} does not prove that it is {parts.hostname} ({error.verify_message})"
            raise SourceError(why, _SAVE) from error
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            why = f"{url} does not answer ({_reason(error)})"
            raise SourceError(why, network_advice(_SAVE)) from error
        url = urljoin(url, target)
    raise SourceError(f"{url} redirects more than {_MOST_REDIRECTS} times", _SAVE)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(f"{url} is no URL ({error})", "give one like https://…") from error
    if parts.scheme not in ("http", "https"):
        raise SourceError(f"{url} is neither http nor https", "give a web address or a file")
    if not host or parts.username is not None:
        raise SourceError(f"{url} names no host, or a password", "give one like https://…")
    return parts


@contextmanager
def _answering(
    parts: SplitResult, private_hosts: frozenset[str], seconds: float
) -> Iterator[http.client.HTTPResponse]:
    """The response's head; whatever it does, the connection is cut when its time is over."""
    connection = _connected(parts, private_hosts)
    cut = threading.Timer(seconds, _cut, [connection])
    cut.daemon = True
    cut.start()
    try:
        with closing(connection):
            target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
            query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
            headers = {
                "User-Agent": AGENT,
                "Accept": "text/html, text/plain, text/markdown, image/*;q=0.8, */*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
                "Accept-Language": "ja, en;q=0.8",
            }
            connection.request("GET", f"{target}?{query}" if query else target, headers=headers)
            yield connection.getresponse()
    finally:
        cut.cancel()


def _connected(parts: SplitResult, private_hosts: frozenset[str]) -> http.client.HTTPConnection:
    """A connection to the very address that was checked; TLS still asks for the host's name."""
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = checked(host, port, private=host in private_hosts)
    connection = http.client.HTTPConnection(host, port)
    connection.sock = _first_that_connects(addresses, port)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection.default_port = 443
        connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
    return connection


def _first_that_connects(addresses: tuple[str, ...], port: int) -> socket.socket:
    failure: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), _CONNECT_SECONDS)
        except OSError as error:
            failure = error
    raise failure


def _cut(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse, url: str, limits: Limits) -> Answer:
    data, until = bytearray(), time.monotonic() + limits.seconds
    for piece in _pieces(response):
        data += piece
        if len(data) > limits.size:
            raise SourceError(f"{url} is larger than {limits.size >> 20} MB", _SAVE)
        if time.monotonic() > until:
            raise SourceError(f"{url} does not end within {limits.seconds:g} seconds", _SAVE)
    if response.length:
        raise http.client.IncompleteRead(bytes(data), response.length)
    headers = response.headers
    return Answer(
        response.status,
        url,
        headers.get_content_type(),
        headers.get_content_charset() or "",
        bytes(data),
    )


def _pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """The body as it comes, unpacked piece by piece, so that a bomb is seen before it bursts."""
    coding = (response.getheader("Content-Encoding") or "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"unknown encoding {coding}")
    packed = coding in ("gzip", "x-gzip", "deflate")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    while piece := response.read1(_PIECE):
        if not packed:
            yield piece
            continue
        while piece:
            yield unpack.decompress(piece, _PIECE * 4)
            piece = unpack.unconsumed_tail


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).partition("\n")[0] or type(error).__name__
