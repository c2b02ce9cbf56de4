"""A chat server on loopback as the real ones are: what it enforces, refuses and streams differs."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from servers.loopback import Answering, listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass
class Chat:
    """How it behaves, and what it was asked.

    Attributes:
        says: the model's answer to the body of a question.
        refuses: status and words for a body that the server does not take, or ``None``.
        streams: whether ``stream`` is obeyed.
        pieces: a text as it is cut into events.
        pause: seconds before each event.
        extra: keys of each answer's message or delta.
        ends: its ``finish_reason``.
        routes: what other paths give.
        headers: of refusals.
        raw: the bytes of an answer's body, instead of all that.
    """

    url: str = ""
    says: Callable[[Mapping[str, Any]], str] = lambda body: "Good."
    refuses: Callable[[Mapping[str, Any]], tuple[int, str] | None] = lambda body: None
    streams: bool = True
    pieces: Callable[[str], list[str]] = lambda text: [text[:3], text[3:]]
    pause: float = 0.0
    extra: dict[str, Any] = field(default_factory=dict)
    ends: str = "stop"
    routes: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    most: int = 0
    open: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class _Handler(Answering):
    state: Chat

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        known = self.state.routes.get(self.path)
        self._json(404 if known is None else 200, known or {})

    def do_POST(self) -> None:  # noqa: N802 - http.server's name
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.state.lock:
            self.state.asked.append(body)
            self.state.keys.append(self.headers.get("Authorization", ""))
            self.state.open += 1
            self.state.most = max(self.state.most, self.state.open)
        self._counted = True
        try:
            self._answer(body)
        finally:
            self._ended()

    def _ended(self) -> None:
        """Told before the last words go out: whoever has heard them may ask again at once."""
        with self.state.lock:
            self.state.open -= self._counted
            self._counted = False

    def _answer(self, body: dict[str, Any]) -> None:
        refused = self.state.refuses(body)
        if refused:
            self._json(refused[0], {"error": {"message": refused[1]}}, self.state.headers)
        elif self.state.streams and body.get("stream"):
            self._stream(body)
        else:
            time.sleep(self.state.pause)
            message = {"role": "assistant", "content": self.state.says(body), **self.state.extra}
            told = {"message": message, "finish_reason": self.state.ends}
            self._json(200, {"choices": [told], "usage": {"total_tokens": 7}})

    def _json(self, status: int, told: Any, headers: Mapping[str, str] = {}) -> None:
        data = json.dumps(told, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for data in _events(self.state, body):
                time.sleep(self.state.pause)
                if b"[DONE]" in data:
                    self._ended()
                self._chunk(data)
            self._chunk(b"")
        except OSError:
            pass  # the client has had enough

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))


@contextmanager
def chat_server(**how: Any) -> Iterator[Chat]:
    state = Chat(**how)
    with listening(type("Handler", (_Handler,), {"state": state})) as state.url:
        yield state


def _events(state: Chat, body: Mapping[str, Any]) -> Iterator[bytes]:
    if state.raw is not None:
        yield state.raw
        return
    for piece in state.pieces(state.says(body)):
        delta = {"role": "assistant", "content": piece, **state.extra}
        yield _event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
    yield _event({"choices": [{"index": 0, "delta": {}, "finish_reason": state.ends}]})
    if body.get("stream_options"):
        yield _event({"choices": [], "usage": {"total_tokens": 7}})
    yield b"data: [DONE]\n\n"


def _event(told: object) -> bytes:
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n".encode()
