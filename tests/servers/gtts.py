"""Google's ``batchexecute`` for speech on loopback, as gTTS asks it, with faults on demand."""

from __future__ import annotations

import base64
import json
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from servers.loopback import Answering, listening
from servers.tones import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Gtts:
    """Attributes: ``fault`` says of the n-th call for a text what happens: "ok" or a fault."""

    url: str = ""
    fault: Callable[[str, int], str] = lambda text, call: "ok"
    asked: list[str] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, body: str) -> tuple[int, bytes]:
        """Status and body; status 0 hangs up."""
        (((_, parameters, *_),),) = json.loads(parse_qs(body)["f.req"][0])
        text = json.loads(parameters)[0]
        with self.lock:
            self.asked.append(text)
            self.calls[text] += 1
            fault = self.fault(text, self.calls[text])
        if fault in {"429", "503"}:
            return int(fault), b"no"
        if fault == "closed":
            return 0, b""
        if fault == "empty":
            return 200, b")]}'\n\n[]\n"
        if fault == "html":
            return 200, b"<html>Before you continue</html>"
        heard = sound(text, "mp3")
        if fault == "truncated":
            heard = heard[: len(heard) * 2 // 3 - 7]
        payload = json.dumps([base64.b64encode(heard).decode()], separators=(",", ":"))
        line = [["wrb.fr", "jQ1olc", payload, None, None, None, "generic"]]
        return 200, f")]}}'\n\n{json.dumps(line, separators=(',', ':'))}\n".encode()


@contextmanager
def gtts() -> Iterator[Gtts]:
    state = Gtts()

    class Handler(Answering):
        def do_POST(self) -> None:  # noqa: N802 - http.server's name
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path.startswith("/_/TranslateWebserverUi/data/batchexecute"):
                self.send(*state.answer(body))
            else:
                self.send(404, b"")

    with listening(Handler) as state.url:
        yield state
