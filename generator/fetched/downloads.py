"""A published file from its address: from where it broke off, never more than was published.

A server that is busy, breaks off, or sends so little that no end is in sight is asked again a few
times; what came is kept.

A redirect is followed to public addresses only, and from https to https only. The one host that
may have a private address is the one a person named.
"""

from __future__ import annotations

import re
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from generator import __version__
from generator.errors import ModelFileError, SourceError
from generator.web.addresses import network_advice, public_address, shown
from generator.web.client import Client, Limits, NoAnswerError, TimedOutError
from generator.web.wire import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.fetched import PublishedFile
    from generator.web.client import Stream

_MOST_TRIES = 60  # however much each brings
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_WHOLE, _PART, _NO_SUCH_PART = 200, 206, 416
_BUSY = (429, 500, 502, 503, 504)
_ELSEWHERE = "fetch its files with another machine and give --from FOLDER"
_AGAIN = "the same command goes on from there"


@dataclass(frozen=True, slots=True)
class Pace:
    """How slow a server may be.

    Attributes:
        seconds: for the head of an answer, and for each ``least`` bytes of its body.
        tries: in a row that bring less than ``least``.
        pause: seconds before the second of them; each later one waits longer by as much.
    """

    seconds: float = 15.0
    least: int = 1 << 15
    tries: int = 3
    pause: float = 1.0


def download(
    file: PublishedFile,
    base: str,
    into: Path,
    private: frozenset[str],
    told: Callable[[int], None],
    pace: Pace = Pace(),
) -> None:
    """Bring ``file`` to ``into``, which may hold its beginning.

    Args:
        file: how long it is to be; its digest is looked at by whoever calls.
        base: the address that its name is put behind.
        into: what a break leaves stays there.
        private: hosts that may have private addresses.
        told: called with the bytes that are there.
        pace: how slow the server may be.

    Raises:
        ModelFileError: it cannot be had from there, or not all of it now.
        OSError: it cannot be written.
    """
    url, idle, why = f"{base.rstrip('/')}/{file.name}", 0, "the answer breaks off"
    for _ in range(_MOST_TRIES):
        before = _held(into)
        if before >= file.size:
            return
        try:
            _go_on(file, url, into, private, told, pace)
        except NoAnswerError as error:
            why = error.reason
        idle = 0 if _held(into) >= min(before + pace.least, file.size) else idle + 1
        if idle == pace.tries:
            break
        time.sleep(pace.pause * idle)
    kept = f"{_held(into) / 1e6:.1f} of {file.size / 1e6:.1f} MB are kept, {_AGAIN}"
    raise ModelFileError(
        f"{shown(url)}: {why}", kept if _held(into) else network_advice(_ELSEWHERE)
    )


def _held(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _go_on(
    file: PublishedFile,
    url: str,
    into: Path,
    private: frozenset[str],
    told: Callable[[int], None],
    pace: Pace,
) -> None:
    limits = Limits(pace.seconds, file.size + 1)
    for _ in range(_MOST_REDIRECTS + 1):
        host = _host(url)
        resolve = public_address(private)
        # Through a proxy no address could be checked.
        with closing(Client(host, limits, resolve, proxied=False)) as client:
            request = Request("GET", url, _headers(_held(into)))
            try:
                with client.streaming(request) as stream:
                    target = stream.head.headers.get("location")
                    if stream.head.status not in _REDIRECTS or not target:
                        _write(stream, file, url, into, told, pace)
                        return
            except SourceError as error:
                raise ModelFileError(error.message, _ELSEWHERE) from error
        following = urljoin(url, target)
        if urlsplit(url).scheme == "https" != urlsplit(following).scheme:
            raise ModelFileError(f"{shown(url)} leads to {shown(following)}, which is not secure")
        url = following
    raise ModelFileError(f"{shown(url)} redirects more than {_MOST_REDIRECTS} times")


def _host(url: str) -> str:
    """Of an address that may be asked."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ModelFileError(f"{shown(url)} is no address") from error
    if parts.scheme not in ("http", "https") or not host:
        raise ModelFileError(f"{shown(url)} is neither http nor https")
    return host


def _headers(held: int) -> dict[str, str]:
    told = {"User-Agent": f"Kamishibai/{__version__}", "Accept-Encoding": "identity"}
    return {**told, "Range": f"bytes={held}-"} if held else told


def _write(
    stream: Stream,
    file: PublishedFile,
    url: str,
    into: Path,
    told: Callable[[int], None],
    pace: Pace,
) -> None:
    status, held = stream.head.status, _held(into)
    begins = re.match(r"bytes (\d+)-", stream.head.headers.get("content-range", ""))
    is_rest = status == _PART and begins is not None and int(begins[1]) == held
    if status == _NO_SUCH_PART or (status == _PART and not is_rest):
        into.unlink(missing_ok=True)  # what is here is of another file
        return
    if status in _BUSY:
        raise NoAnswerError(_host(url), f"it answers with HTTP {status}")
    if status not in (_WHOLE, _PART):
        raise ModelFileError(f"{shown(url)} answers with HTTP {status}", _ELSEWHERE)
    with into.open("ab" if is_rest else "wb") as out:
        for piece in _pieces(stream, _host(url), pace):
            out.write(piece)
            told(out.tell())
            if out.tell() > file.size:
                raise ModelFileError(f"{shown(url)} is longer than what was published", _ELSEWHERE)


def _pieces(stream: Stream, host: str, pace: Pace) -> Iterator[bytes]:
    """What comes, for as long as it comes at that pace."""
    due, until = 0, 0.0
    while True:
        if stream.size >= due:
            due, until = stream.size + pace.least, time.monotonic() + pace.seconds
        try:
            piece = stream.next(until)
        except TimedOutError as error:
            why = f"less than {pace.least >> 10} kB came in {pace.seconds:g} seconds"
            raise NoAnswerError(host, why) from error
        if not piece:
            return
        yield piece
