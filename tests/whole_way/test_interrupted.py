"""Ctrl-C while a service keeps somebody waiting: the first one ends it, whoever asks."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from servers.clients import CLIENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOON = 10.0  # seconds: two, and what a machine with other work takes; who waits waits a minute


@contextmanager
def dripping() -> Iterator[tuple[str, threading.Event]]:
    """The address of one that begins an answer and goes on with a byte now and then."""
    asked = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def answer(caller: socket.socket) -> None:
        with caller, suppress(OSError):
            caller.recv(1 << 16)
            asked.set()
            caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")
            while True:
                caller.sendall(b" ")
                time.sleep(0.2)

    def serve() -> None:
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                threading.Thread(target=answer, args=(caller,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked
    finally:
        listener.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to a child")
@pytest.mark.parametrize("name", CLIENTS)
def test_the_first_interrupt_ends_whoever_is_kept_waiting(name: str, tmp_path: Path) -> None:
    client = CLIENTS[name]
    with dripping() as (url, asked):
        process = subprocess.Popen(
            client.command(url, tmp_path),
            env={**client.environment(url, tmp_path), "LANGUAGE": "en"},
            stderr=subprocess.PIPE,
        )
        assert asked.wait(60)
        time.sleep(0.3)  # it is waiting now
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert time.monotonic() - begun <= SOON
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert b"interrupted; the same command goes on from here" in told
