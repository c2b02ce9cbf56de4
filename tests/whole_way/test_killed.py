"""Killed at any moment and started again, a build ends as an undisturbed one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from running import QUICK, kamishibai

if TYPE_CHECKING:
    from pathlib import Path

MOMENTS = 20


def outputs(folder: Path) -> dict[str, bytes]:
    """The show's files, without what the folder remembers for itself."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


class Builds:
    """Builds of one article into one place, with a cache of their own; some are killed."""

    def __init__(self, article: Path, memory: Path, cwd: Path, place: str) -> None:
        options = ["--offline", "--memory", str(memory), "-o", place, *QUICK]
        self.command = [sys.executable, "-m", "generator", "build", str(article), *options]
        self.cwd, self.folder = cwd, cwd / place / article.stem
        self.environment = {**os.environ, "KAMISHIBAI_CACHE": str(cwd / f"cache of {place}")}

    def finish(self) -> float:
        """Seconds that an undisturbed build takes."""
        started = time.monotonic()
        subprocess.run(
            self.command, cwd=self.cwd, env=self.environment, check=False, capture_output=True
        )
        return time.monotonic() - started

    def kill_after(self, seconds: float) -> None:
        process = subprocess.Popen(
            self.command,
            cwd=self.cwd,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seconds)
        process.kill()
        process.wait()


def test_twenty_kills_change_nothing(article: Path, memory: Path, tmp_path: Path) -> None:
    undisturbed = Builds(article, memory, tmp_path, "undisturbed")
    killed = Builds(article, memory, tmp_path, "killed")
    whole = undisturbed.finish()
    moments = random.Random(20)
    for _ in range(MOMENTS):
        killed.kill_after(moments.uniform(0.05, 1.0) * whole)
    killed.finish()
    assert "deck.pptx" in outputs(killed.folder)
    assert outputs(killed.folder) == outputs(undisturbed.folder)


def test_an_update_that_is_killed_ends_as_an_undisturbed_one(
    article: Path, memory: Path, tmp_path: Path
) -> None:
    changing = tmp_path / article.name
    text = article.read_text(encoding="utf-8")
    changing.write_text(text, encoding="utf-8")
    undisturbed = Builds(changing, memory, tmp_path, "undisturbed")
    killed = Builds(changing, memory, tmp_path, "killed")
    for builds in (undisturbed, killed):
        builds.finish()
        board = builds.folder / "storyboard.yaml"
        edited = board.read_text(encoding="utf-8").replace("早めました", "少し早めました")
        board.write_text(edited, encoding="utf-8")
    changing.write_text(text.replace("80人", "90人"), encoding="utf-8")
    whole = undisturbed.finish()
    moments = random.Random(8)
    for _ in range(8):
        killed.kill_after(moments.uniform(0.05, 1.0) * whole)
    killed.finish()
    assert "少し早めました" in outputs(killed.folder)["storyboard.yaml"].decode()
    assert "90人" in outputs(killed.folder)["script.ja.md"].decode()
    assert outputs(killed.folder) == outputs(undisturbed.folder)


def test_two_builds_of_one_input_are_equal_to_the_byte(
    article: Path, memory: Path, tmp_path: Path
) -> None:
    for place in ("one", "two"):
        run = kamishibai(
            "build", article, "--offline", "--memory", memory, "-o", place, *QUICK, cwd=tmp_path
        )
        assert run.code == 0, run.err
    assert outputs(tmp_path / "one" / article.stem) == outputs(tmp_path / "two" / article.stem)


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to a child")
def test_an_interrupt_says_how_to_go_on(article: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "build", str(article), "--offline", *QUICK],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
    )
    assert process.stderr
    process.stderr.readline()  # the first line of progress: the work has begun
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate()
    assert process.returncode == 130
    assert b"goes on from here" in rest
