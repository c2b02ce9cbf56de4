"""Microsoft Edge's read-aloud on loopback, as edge-tts speaks with it, with faults on demand."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from aiohttp import WSMsgType, web
from servers.tones import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAULTS = (
    "closed at once",
    "closed in the middle",
    "closed before the end is told",
    "no audio",
    "unknown path",
    "garbage",
    "no header",
    "no metadata",
    "html",
    "truncated",
)
_SSML = re.compile(
    r"<voice name='(.*?)'><prosody pitch='\+0Hz' rate='(.*?)' volume='\+0%'>(.*)</prosody>"
)
_DATE = "Tue, 24 Nov 2026 02:00:00 GMT"


@dataclass
class Edge:
    """Attributes: ``asked`` holds voice, rate and text of every request.

    ``fault`` says of the n-th call for a text what happens: "ok" or a fault. A refusal comes before
    the text is known, so ``refusal`` says of the n-th connection: a status, or 0 for none.
    """

    url: str = ""
    fault: Callable[[str, int], str] = lambda text, call: "ok"
    refusal: Callable[[int], int] = lambda connection: 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    connections: int = 0
    most: int = 0
    open: int = 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        assert request.path == "/consumer/speech/synthesize/readaloud/edge/v1"
        assert {"TrustedClientToken", "ConnectionId", "Sec-MS-GEC"} <= set(request.query)
        self.connections += 1
        status = self.refusal(self.connections)
        if status:
            return web.Response(status=status, headers={"Date": _DATE})
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            await self._turn(socket)
        finally:
            self.open -= 1
            await socket.close()
        return socket

    async def _turn(self, socket: web.WebSocketResponse) -> None:
        config = await socket.receive()
        assert "Path:speech.config" in config.data
        assert "audio-24khz-48kbitrate-mono-mp3" in config.data
        ssml = (await socket.receive()).data
        assert "Path:ssml" in ssml
        voice, rate, text = _SSML.search(ssml).groups()
        told = unescape(text)
        self.asked.append((voice, rate, told))
        self.calls[told] += 1
        await asyncio.sleep(0.01)  # so that requests in flight meet
        await self._speak(socket, told, self.fault(told, self.calls[told]))

    async def _speak(self, socket: web.WebSocketResponse, text: str, fault: str) -> None:
        if fault == "closed at once":
            return
        await socket.send_str("X-RequestId:1\r\nPath:turn.start\r\n\r\n{}")
        if fault in _WRONG:
            await _WRONG[fault](socket)
            return
        heard = sound(text, "mp3")
        if fault == "truncated":
            heard = heard[: len(heard) * 2 // 3 - 7]
        half = len(heard) // 2
        if fault != "no audio":
            await socket.send_bytes(_binary(heard[:half]))
        if fault == "closed in the middle":
            return
        await socket.send_str("Path:audio.metadata\r\n\r\n" + json.dumps(_boundary(text)))
        if fault != "no audio":
            await socket.send_bytes(_binary(heard[half:]))
            await socket.send_bytes(_framed(b"X-RequestId:1\r\nPath:audio"))
        if fault == "closed before the end is told":
            return
        await socket.send_str("X-RequestId:1\r\nPath:turn.end\r\n\r\n{}")
        while (await socket.receive()).type is not WSMsgType.CLOSE:
            pass


def _framed(headers: bytes, data: bytes = b"") -> bytes:
    """The length counts the headers' last line break too."""
    return (len(headers) + 2).to_bytes(2, "big") + headers + b"\r\n" + data


def _binary(data: bytes) -> bytes:
    return _framed(b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio", data)


def _boundary(text: str) -> dict[str, object]:
    spoken = {"Offset": 1_000_000, "Duration": 5_000_000, "text": {"Text": text}}
    return {"Metadata": [{"Type": "SentenceBoundary", "Data": spoken}]}


_WRONG = {
    "unknown path": lambda socket: socket.send_str("Path:surprise\r\n\r\n{}"),
    "garbage": lambda socket: socket.send_bytes(b"\xff\xff\x00garbage"),
    "no header": lambda socket: socket.send_bytes(b"\x00"),
    "no metadata": lambda socket: socket.send_str("Path:audio.metadata\r\n\r\nnot JSON"),
    "html": lambda socket: socket.send_str("<html>Before you continue</html>"),
}


@contextmanager
def edge() -> Iterator[Edge]:
    """It listens from ``with`` to the end of the block, in a thread of its own."""
    state = Edge()
    loop = asyncio.new_event_loop()
    application = web.Application()
    application.router.add_get("/{path:.*}", state.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)

    async def start() -> None:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        state.url = f"http://127.0.0.1:{runner.addresses[0][1]}"

    loop.run_until_complete(start())
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield state
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
