"""A place that publishes files, on loopback: in parts if asked, cut, or led elsewhere."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from servers.loopback import Answering, listening

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Releases:
    """What is published.

    Attributes:
        url: where.
        files: by name.
        cuts: after how many bytes each of the next answers breaks off.
        moved: name → where it is instead.
        pause: seconds before each ``piece`` bytes.
        busy: how many of the next requests are told to come later.
        in_parts: whether a part may be asked for.
        asked: (name, Range) of every request.
    """

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    cuts: list[int] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    piece: int = 1 << 16
    busy: int = 0
    in_parts: bool = True
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def releases(files: dict[str, bytes]) -> Iterator[Releases]:
    told = Releases(files=files)

    class Handler(Answering):
        def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
            name = self.path.rpartition("/")[2]
            wanted = self.headers.get("Range", "")
            told.asked.append((name, wanted))
            if told.busy:
                told.busy -= 1
                self.send(503, b"<html>unusual traffic</html>")
            elif name in told.moved:
                self.send_response(302)
                self.send_header("Location", told.moved[name])
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif name not in told.files:
                self.send(404, b"none")
            else:
                self.part(told.files[name], wanted if told.in_parts else "")

        def part(self, body: bytes, wanted: str) -> None:
            begins = re.match(r"bytes=(\d+)-", wanted)
            first = int(begins[1]) if begins else 0
            self.send_response(206 if begins else 200)
            if begins:
                self.send_header("Content-Range", f"bytes {first}-{len(body) - 1}/{len(body)}")
            self.send_header("Content-Length", str(len(body) - first))
            self.end_headers()
            cut = told.cuts.pop(0) if told.cuts else len(body)
            with suppress(OSError):  # the reader has had enough
                for at in range(first, min(len(body), first + cut), told.piece):
                    time.sleep(told.pause)
                    self.wfile.write(body[at : min(at + told.piece, first + cut)])

    with listening(Handler) as url:
        told.url = url
        yield told
