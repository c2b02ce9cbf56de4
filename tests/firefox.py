"""A page in a real Firefox, spoken to by its own Marionette protocol; no driver needed."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from browser import AXE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("firefox-esr", "firefox")
_PREFERENCES = """
user_pref("marionette.port", {port});
user_pref("media.autoplay.default", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("intl.accept_languages", "en");
user_pref("browser.shell.checkDefaultBrowser", false);
"""


@dataclass
class Firefox:
    """One window."""

    stream: socket.socket
    count: int = 0

    def call(self, command: str, **told: Any) -> Any:
        """A command and its result; messages are ``LENGTH:JSON``."""
        self.count += 1
        data = json.dumps([0, self.count, command, told]).encode()
        self.stream.sendall(str(len(data)).encode() + b":" + data)
        _, _, error, result = self._answer()
        assert error is None, error
        return result

    def _answer(self) -> Any:
        size = b""
        while (byte := self.stream.recv(1)) != b":":
            assert byte, "the browser has gone"
            size += byte
        data = b""
        while len(data) < int(size):
            data += self.stream.recv(int(size) - len(data))
        return json.loads(data)

    def open(self, url: str) -> None:
        self.call("WebDriver:Navigate", url=url)

    def run(self, expression: str) -> Any:
        """The value of a script's expression; a promise is waited for."""
        script = f"return (async () => ({expression}))()"
        return self.call("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def press(self, *keys: str) -> None:
        """Keys of the keyboard, one after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self.call("WebDriver:PerformActions", actions=[keyboard])

    def picture(self) -> bytes:
        return base64.b64decode(self.call("WebDriver:TakeScreenshot", full=False)["value"])

    def axe(self) -> list[dict[str, Any]]:
        """What axe-core finds wrong."""
        if not AXE.is_file():
            pytest.skip("needs axe-core: npm install --prefix .venv axe-core")
        self.call("WebDriver:ExecuteScript", script=AXE.read_text(encoding="utf-8"), args=[])
        found: list[dict[str, Any]] = self.run("(await axe.run()).violations")
        return found


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own, or a skipped test."""
    program = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not program:
        pytest.skip("needs Firefox")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile.mkdir()
    (profile / "user.js").write_text(_PREFERENCES.format(port=port), encoding="utf-8")
    process = subprocess.Popen(
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with _connected(port) as stream:
            tab = Firefox(stream)
            tab._answer()  # who it is
            tab.call("WebDriver:NewSession")
            tab.call("WebDriver:SetTimeouts", script=120_000, pageLoad=120_000)
            tab.call("WebDriver:SetWindowRect", width=1280, height=800)
            yield tab
    finally:
        process.terminate()
        process.wait(timeout=30)


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + 90
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=120)
        except OSError:
            assert time.monotonic() < end, "Firefox does not listen"
            time.sleep(0.2)
