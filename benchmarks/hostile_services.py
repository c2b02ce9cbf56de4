"""How every client bears a hostile service: `python benchmarks/hostile_services.py [CLIENT…]`.

Between each client and a good service on loopback stands one that drips a byte a second (in the
body or in the headers), never answers, sends four hundred megabytes as a few kilobytes of gzip, or
spoils three answers of ten. Prints seconds (the bound is 60, with the patience set below), peak
memory in MB (500), the exit code, and what one Ctrl-C takes while it drips (2 s, 130). A line that
breaks a bound is marked.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from servers.clients import CLIENTS  # noqa: E402 - beside the tests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from servers.clients import Client

BOUND, MEMORY, INTERRUPT = 60.0, 500, 2.0
MODES = ("drip", "drip headers", "never", "bomb", "odd")


def bomb(megabytes: int) -> bytes:
    """Zeros, packed piece by piece: what a child's memory is measured against starts with ours."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join((*(packer.compress(bytes(1 << 20)) for _ in range(megabytes)), packer.flush()))


BOMB = bomb(400)


@contextmanager
def between(good: str, mode: str) -> Iterator[tuple[str, threading.Event]]:
    """The address of one that stands before a good service, and whether it was asked."""
    asked, calls = threading.Event(), count(1)
    place = ("127.0.0.1", int(good.rsplit(":", 1)[1].strip("/")))
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)

    def serve() -> None:
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                threading.Thread(target=answer, args=(caller,), daemon=True).start()

    def answer(caller: socket.socket) -> None:
        with caller, suppress(OSError):
            head, body = request(caller)
            asked.set()
            spoiled = mode != "odd" or next(calls) * 7 % 10 < 3
            if spoiled:
                HOSTILE[mode](caller)
            else:
                forwarded(caller, place, head, body)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked
    finally:
        listener.close()


def request(caller: socket.socket) -> tuple[bytes, bytes]:
    held = b""
    while b"\r\n\r\n" not in held and (more := caller.recv(1 << 16)):
        held += more
    head, _, body = held.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    while length and len(body) < int(length[1]) and (more := caller.recv(1 << 16)):
        body += more
    return head, body


def forwarded(caller: socket.socket, place: tuple[str, int], head: bytes, body: bytes) -> None:
    """One request and its answer; of a websocket all that is said."""
    if b"upgrade: websocket" not in head.lower():
        head = re.sub(rb"(?im)^connection:.*\r?\n?", b"", head).rstrip() + b"\r\nConnection: close"
    with socket.create_connection(place) as good:
        good.sendall(head + b"\r\n\r\n" + body)
        threading.Thread(target=copied, args=(caller, good), daemon=True).start()
        copied(good, caller)


def copied(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while more := source.recv(1 << 16):
            target.sendall(more)


def dripped(start: bytes, caller: socket.socket) -> None:
    caller.sendall(start)
    for _ in range(600):
        caller.sendall(b" ")
        time.sleep(1)


def answered(head: str, data: bytes, caller: socket.socket) -> None:
    caller.sendall(f"HTTP/1.1 {head}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data)


def never(caller: socket.socket) -> None:
    caller.settimeout(600)
    caller.recv(1)


HTML = "Content-Type: text/html"
HOSTILE: dict[str, Callable[[socket.socket], None]] = {
    "drip": partial(
        dripped, f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Length: 60000\r\n\r\n".encode()
    ),
    "drip headers": partial(dripped, b"HTTP/1.1 200 OK\r\nX-A: "),
    "never": never,
    "bomb": partial(answered, f"200 OK\r\n{HTML}\r\nContent-Encoding: gzip", BOMB),
    "odd": partial(answered, f"503 Busy\r\n{HTML}", b"<html>unusual traffic, try again</html>"),
}


@dataclass(frozen=True)
class Ended:
    seconds: float
    memory: int
    code: int
    interrupted: float = 0.0


def run(client: Client, mode: str, place: Path, *, interrupt: bool = False) -> Ended:
    with ExitStack() as held:
        good = held.enter_context(client.service())
        url, asked = held.enter_context(between(good.url, mode))
        started = time.monotonic()
        build = subprocess.Popen(
            client.command(url, place),
            env=client.environment(url, place),
            stdout=subprocess.DEVNULL,
            stderr=(place / "err.txt").open("wb"),
        )
        stopped = 0.0
        if interrupt:
            asked.wait(BOUND)
            time.sleep(1)
            stopped = time.monotonic()
            build.send_signal(signal.SIGINT)
        _, status, used = os.wait4(build.pid, 0)
        ended = time.monotonic()
        build.returncode = os.waitstatus_to_exitcode(status)
        memory = used.ru_maxrss >> (20 if sys.platform == "darwin" else 10)
        return Ended(ended - started, memory, build.returncode, stopped and ended - stopped)


def told(name: str, mode: str, *, interrupt: bool) -> str:
    client = CLIENTS[name]
    with tempfile.TemporaryDirectory() as folder:
        done = run(client, mode, Path(folder), interrupt=interrupt)
        last = (Path(folder) / "err.txt").read_text(encoding="utf-8").splitlines()
    if interrupt:
        fine = done.code == 130 and done.interrupted <= INTERRUPT
        row = f"{name:15} Ctrl-C        {done.interrupted:5.1f} s  exit {done.code}"
    else:
        codes = {*client.codes, *((0,) if mode == "odd" else ())}
        fine = done.seconds <= BOUND and done.memory < MEMORY and done.code in codes
        row = f"{name:15} {mode:12} {done.seconds:6.1f} s  {done.memory:4} MB  exit {done.code}"
    traced = any(line.startswith("Traceback") for line in last)
    return row if fine and not traced else f"{row}  ← {last[-1:]}"


if __name__ == "__main__":
    # a shell that starts this in the background ignores it, and builds would too
    signal.signal(signal.SIGINT, signal.default_int_handler)
    names = [name for name in CLIENTS if name in sys.argv[1:]] or [*CLIENTS]
    rows = [(name, mode, False) for name in names for mode in MODES]
    rows += [(name, "drip", True) for name in names]
    for name, mode, interrupt in rows:  # one alone: two would measure each other
        print(told(name, mode, interrupt=interrupt), flush=True)
