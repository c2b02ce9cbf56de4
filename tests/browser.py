"""A page in a real Chromium, spoken to over its debugging pipe; no driver needed."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",  # root, as in most containers, cannot have one
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required",
    "--hide-scrollbars",
    "--lang=en",
)
_START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The debugging pipe is file descriptors 3 and 4 of the browser."""

AXE = Path(__file__).parents[1] / ".venv" / "node_modules" / "axe-core" / "axe.min.js"


def program() -> str:
    """The browser's path, or a skipped test."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found or os.name == "nt":
        pytest.skip("needs Chromium and POSIX pipes")
    return found


@dataclass
class Browser:
    """One tab. ``messages`` are what the page logged: errors, refusals of its policy."""

    to: BinaryIO
    answers: BinaryIO
    session: str = ""
    count: int = 0
    messages: list[str] = field(default_factory=list)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A command of the DevTools protocol, and its result."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        self.to.write(json.dumps(message).encode() + b"\0")
        self.to.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self.count:
                assert "error" not in answer, (method, answer["error"])
                found: dict[str, Any] = answer["result"]
                return found

    def _next(self) -> dict[str, Any]:
        """The next message; messages end with a NUL."""
        data = bytearray()
        while (byte := self.answers.read(1)) != b"\0":
            assert byte, "the browser has gone"
            data += byte
        message: dict[str, Any] = json.loads(data)
        if message.get("method") == "Log.entryAdded":
            self.messages.append(message["params"]["entry"]["text"])
        if message.get("method") == "Runtime.exceptionThrown":
            self.messages.append(json.dumps(message["params"]["exceptionDetails"]))
        return message

    def open(self, url: str) -> None:
        """Load a page, to its end."""
        self.call("Page.navigate", url=url)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def run(self, expression: str) -> Any:
        """The value of a script's expression; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """A key of the keyboard, down and up."""
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **typed,
            )

    def window(self, width: int, height: int) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def picture(self) -> bytes:
        """A PNG of what is seen."""
        data: str = self.call("Page.captureScreenshot", format="png")["data"]
        return base64.b64decode(data)

    def axe(self) -> list[dict[str, Any]]:
        """What axe-core finds wrong for people who use a screen reader or a keyboard."""
        if not AXE.is_file():
            pytest.skip("needs axe-core: npm install --prefix .venv axe-core")
        self.run(AXE.read_text(encoding="utf-8") + ";0")
        found: list[dict[str, Any]] = self.run("axe.run().then((result) => result.violations)")
        return found


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A headless Chromium with a profile folder of its own."""
    commands, to = os.pipe()
    answers, replies = os.pipe()
    arguments = [program(), *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(
        [sys.executable, "-c", _START, str(commands), str(replies), *arguments],
        pass_fds=(commands, replies),
        stderr=subprocess.DEVNULL,
    )
    os.close(commands)
    os.close(replies)
    with os.fdopen(to, "wb") as writing, os.fdopen(answers, "rb") as reading:
        try:
            tab = Browser(writing, reading)
            targets = tab.call("Target.getTargets")["targetInfos"]
            page = next(target for target in targets if target["type"] == "page")
            attached = tab.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)
            tab.session = attached["sessionId"]
            for domain in ("Page", "Runtime", "Log"):
                tab.call(f"{domain}.enable")
            yield tab
        finally:
            process.terminate()
            process.wait(timeout=20)
