"""Ways to a service: its host or a proxy before it, and the connection that stands at the end."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from generator.web.addresses import is_here

if TYPE_CHECKING:
    from urllib.parse import SplitResult

Resolve: TypeAlias = Callable[[str, int], tuple[str, ...]]
"""The addresses of a host and port; it raises for those that must not be asked."""

_CONNECT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Route:
    """Where a request goes: to its host, or to a proxy (``via``) that passes it on."""

    parts: SplitResult
    via: SplitResult | None = None

    @property
    def host(self) -> str:
        return _host(self.parts)

    @property
    def port(self) -> int:
        return _port(self.parts)

    @property
    def key(self) -> tuple[str, ...]:
        """Requests of one key may share a connection."""
        return self.parts.scheme, self.parts.netloc, self.via.netloc if self.via else ""

    @property
    def target(self) -> str:
        """What stands in the request line (RFC 9112, section 3.2)."""
        path = quote(self.parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(self.parts.query, safe="/%:@!$&'()*+,;=~-._?")
        asked = f"{path}?{query}" if query else path
        place = self.parts.netloc.rpartition("@")[2]
        return f"http://{place}{asked}" if self.via and self.parts.scheme == "http" else asked

    def headers(self) -> dict[str, str]:
        """Names and passwords that stand in the addresses themselves."""
        told = {"Authorization": self.parts}
        if self.via and self.parts.scheme == "http":
            told["Proxy-Authorization"] = self.via
        return {name: _basic(parts) for name, parts in told.items() if parts.username}


def route(url: str, *, proxied: bool) -> Route:
    """The way to a URL; ``proxied`` follows the environment's proxies, but not to this machine."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    via = getproxies().get(parts.scheme) or getproxies().get("all") if proxied else None
    if not via or is_here(host) or proxy_bypass(host):
        return Route(parts)
    return Route(parts, urlsplit(via if "//" in via else f"http://{via}"))


def _host(parts: SplitResult) -> str:
    """As the name system knows it."""
    return (parts.hostname or "").encode("idna").decode("ascii")


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _basic(parts: SplitResult) -> str:
    secret = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    return f"Basic {b64encode(secret.encode()).decode()}"


def _trust() -> ssl.SSLContext:
    """The system's certificates, or the environment's; where there are none, those of requests."""
    return _trusting(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@cache
def _trusting(*_: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        with suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context


def connected(way: Route, resolve: Resolve) -> socket.socket:
    """A connection to one of the addresses that ``resolve`` gives, in TLS where the way says so.

    TLS asks for the host's name, not for the address. The socket has no time limit.

    Raises:
        OSError: there is none, or the other side does not prove who it is.
    """
    near = way.via or way.parts
    if near.scheme not in ("http", "https"):
        raise OSError(0, f"a proxy that speaks {near.scheme} is not supported")
    made = _first_that_connects(resolve(_host(near), _port(near)), _port(near))
    try:
        if way.via and near.scheme == "https":
            made = _trust().wrap_socket(made, server_hostname=_host(near))
        if way.via and way.parts.scheme == "https":
            _tunnel(made, way)
        if way.parts.scheme == "https":
            made = _trust().wrap_socket(made, server_hostname=way.host)
    except BaseException:
        made.close()
        raise
    made.settimeout(None)  # who waits has a clock of his own
    return made


def _first_that_connects(addresses: tuple[str, ...], port: int) -> socket.socket:
    failure: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), _CONNECT_SECONDS)
        except OSError as error:
            failure = error
    raise failure


def _tunnel(to_proxy: socket.socket, way: Route) -> None:
    """Ask a proxy to pass on what follows, whatever it is (RFC 9110, section 9.3.6)."""
    assert way.via
    place = f"{way.host}:{_port(way.parts)}"
    secret = f"Proxy-Authorization: {_basic(way.via)}\r\n" if way.via.username else ""
    to_proxy.sendall(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n{secret}\r\n".encode("ascii"))
    response = http.client.HTTPResponse(to_proxy, method="CONNECT")
    response.begin()
    if response.status != http.client.OK:
        raise ConnectionRefusedError(f"the proxy refuses (HTTP {response.status})")
