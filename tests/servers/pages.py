"""A web site on the loopback address: pages, redirects, robots.txt and every kind of bad answer."""

from __future__ import annotations

import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Page:
    """Attributes: ``chunks`` is sent chunked after ``body``, for as long as it gives any."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Callable[[], Iterator[bytes]] | None = None


@dataclass
class Site:
    """Attributes: ``asked`` lists (path, User-Agent) of every request."""

    url: str
    pages: dict[str, Page]
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def site(pages: dict[str, Page], *, secure: bool = False) -> Iterator[Site]:
    """``secure``: https, with a certificate that nobody else has signed."""
    served = Site("", pages)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append((self.path, self.headers["User-Agent"]))
            _answer(self, served.pages.get(self.path, Page(b"none", status=404)))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - likewise
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(Path(__file__).with_name("self-signed.pem"))
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    served.url = f"http{'s' if secure else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(handler: BaseHTTPRequestHandler, page: Page) -> None:
    handler.close_connection = True
    handler.send_response(page.status)
    handler.send_header("Content-Type", page.kind)
    for name, value in page.headers.items():
        handler.send_header(name, value)
    if page.chunks is None:
        handler.send_header("Content-Length", str(len(page.body)))
        handler.end_headers()
        handler.wfile.write(page.body)
        return
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    try:
        for chunk in page.chunks():
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        handler.wfile.write(b"0\r\n\r\n")
    except OSError:
        return  # the reader has had enough
