"""The command line run as a user runs it: another process, its exit code and what it printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

QUICK = ("--voice", "ja=silence", "--voice", "en=silence")
"""The voice that ships as a fake: timed like speech, made in no time."""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str
    folder: Path

    @property
    def manifest(self) -> dict[str, Any]:
        text = (self.folder / "manifest.json").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
        return found

    def made(self) -> list[str]:
        """Paths that the progress output says were made in this run."""
        return [line.split()[1] for line in self.err.splitlines() if line.startswith("  made ")]


def kamishibai(*arguments: object, cwd: Path, stdin: bytes = b"") -> Run:
    """Run the command; the folder is where a build's JSON says it lies."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    folder = cwd
    if "--json" in arguments and arguments[0] == "build" and done.returncode in (0, 3):
        folder = cwd / json.loads(out)["folder"]
    return Run(done.returncode, out, err, folder)
