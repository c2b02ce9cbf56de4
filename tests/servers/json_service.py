"""A loopback service that takes and gives JSON over POST: each translation API says what."""

from __future__ import annotations

import http.server
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Answer = Callable[[str, Mapping[str, str], Any], tuple[int, Any]]


@dataclass
class Service:
    """Attributes: ``asked`` holds path, headers and body of every call, in order."""

    url: str
    asked: list[tuple[str, Mapping[str, str], Any]] = field(default_factory=list)


@contextmanager
def json_service(answer: Answer) -> Iterator[Service]:
    """Serve ``answer(path, headers, body) -> (status, JSON)`` until the block ends."""
    lock = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                call = (self.path, dict(self.headers), json.loads(data))
                service.asked.append(call)
                status, told = answer(*call)
            body = json.dumps(told, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service = Service(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
