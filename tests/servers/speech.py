"""VOICEVOX's and OpenAI's speech on loopback, with faults on demand."""

from __future__ import annotations

import json
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from servers.loopback import Answering, listening
from servers.tones import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPEAKERS = [
    {
        "name": "四国めたん",
        "speaker_uuid": "a",
        "styles": [
            {"name": "ノーマル", "id": 2, "type": "talk"},
            {"name": "歌", "id": 3, "type": "sing"},
        ],
    },
    {"name": "ずんだもん", "speaker_uuid": "b", "styles": [{"name": "あまあま", "id": 1}]},
]


@dataclass
class Speech:
    """Attributes: ``asked`` holds path, query and JSON body of every call."""

    url: str = ""
    fault: Callable[[str, int], str] = lambda text, call: "ok"
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    taught: dict[str, Any] | None = None
    speakers: Any = field(default_factory=lambda: SPEAKERS)
    calls: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, path: str, query: dict[str, str], body: Any) -> tuple[int, bytes]:
        """Status and body; 0 hangs up."""
        if path == "/user_dict":
            return (404, b"") if self.taught is None else (200, json.dumps(self.taught).encode())
        if path.startswith("/user_dict_word"):
            known = path.count("/") > 1
            number = path.rpartition("/")[2] if known else f"n{len(self.taught or {})}"
            word = {**query, "accent_type": int(query["accent_type"])}
            self.taught = {**(self.taught or {}), number: word}
            return 200, json.dumps(number).encode()
        if path == "/speakers":
            return 200, json.dumps(self.speakers).encode()
        told = query.get("text") or (body or {}).get("kana") or (body or {}).get("input", "")
        with self.lock:
            self.asked.append((path, query, body))
            self.calls[path + told] += 1
            fault = self.fault(told, self.calls[path + told])
        answers = {
            "closed": (0, b""),
            "empty": (200, b""),
            "html": (200, b"<html>gateway</html>"),
            **{
                status: (int(status), b'{"detail": "no"}')
                for status in ("429", "503", "422", "401")
            },
        }
        if fault in answers:
            return answers[fault]
        if path == "/audio_query":
            plan = {"kana": told, "speedScale": 1.0, "outputSamplingRate": 24000}
            return 200, json.dumps({**plan, "outputStereo": True, "accent_phrases": []}).encode()
        wave = sound(told, "wav")
        return 200, wave[: len(wave) // 2] if fault == "truncated" else wave


@contextmanager
def speech() -> Iterator[Speech]:
    state = Speech()

    class Handler(Answering):
        def do_GET(self) -> None:  # noqa: N802 - http.server's name
            self._answer(None)

        def do_PUT(self) -> None:  # noqa: N802 - http.server's name
            self._answer(None)

        def do_POST(self) -> None:  # noqa: N802 - http.server's name
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            state.keys.append(self.headers.get("Authorization", ""))
            self._answer(json.loads(data) if data else None)

        def _answer(self, body: Any) -> None:
            place = urlsplit(self.path)
            self.send(*state.answer(place.path, dict(parse_qsl(place.query)), body))

    with listening(Handler) as state.url:
        yield state
