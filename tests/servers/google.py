"""Google's ``/m`` page on loopback, as deep-translator asks for it, with faults on demand."""

from __future__ import annotations

import html
import http.server
import random
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAULTS = ("429", "500", "empty", "closed", "none", "echo", "error page", "truncated", "worded")
BLOCKED = "Our systems have detected unusual traffic from your network"
BLOCK_PAGE = f"""<html><body><form id="captcha-form" action="/sorry/index" method="post">
<div class="g-recaptcha"></div></form>{BLOCKED}</body></html>"""
ERROR_PAGE = "Error 500 (Server Error)!!1500.That’s an error. That’s all we know."


def english(line: str) -> str:
    """A translation that shows whose it is."""
    return f"EN[{line}]."


def uneven(share: float, seed: int) -> Iterator[str]:
    """Of every ten calls the same number fails, each time in another order and another way."""
    chance = random.Random(seed)
    while True:
        ten = ["ok"] * round(10 * (1 - share)) + chance.choices(FAULTS, k=round(10 * share))
        chance.shuffle(ten)
        yield from ten


@dataclass
class Google:
    """Attributes: ``fault`` says of each call what happens: "ok" or one of ``FAULTS``."""

    url: str = ""
    fault: Callable[[str], str] = lambda text: "ok"
    translated: Callable[[str], str] = english
    asked: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def answer(self, text: str) -> tuple[int, str]:
        """Status and page of a call that is answered at all; status 0 hangs up."""
        with self.lock:
            self.asked.append(text)
            fault = self.fault(text)
            cut = self.chance.uniform(0.3, 0.9)
        lines = "\n".join(self.translated(line) for line in text.split("\n"))
        match fault:
            case "429" | "500":
                return int(fault), "<html>no</html>"
            case "closed":
                return 0, ""
            case "empty":
                return 200, ""
            case "worded":  # as a block page, but nobody asks for a person
                return 429, f"<html><body>{BLOCKED}</body></html>"
            case "block":
                return 429, BLOCK_PAGE
            case "none":
                lines = "……"
            case "echo":
                lines = text
            case "error page":
                lines = ERROR_PAGE
            case "truncated":
                lines = lines[: int(len(lines) * cut)]
        return 200, f'<html><div class="result-container">{html.escape(lines)}</div></html>'


@contextmanager
def google() -> Iterator[Google]:
    """Serve until the block ends."""
    told = Google()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            target = urlsplit(self.path)
            status, page = told.answer(parse_qs(target.query)["q"][0])
            if target.path != "/m":
                status, page = 404, ""
            if not status:
                self.close_connection = True
                return
            body = page.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
