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


def test_twenty_kills_change_nothing(article: Path, memory: Path, tmp_path: Path) -> None:
    def arguments(place: str) -> list[str]:
        options = ["--offline", "--memory", str(memory), "-o", place, *QUICK]
        return [sys.executable, "-m", "generator", "build", str(article), *options]

    started = time.monotonic()
    subprocess.run(arguments("undisturbed"), cwd=tmp_path, check=True, capture_output=True)
    whole = time.monotonic() - started

    moments = random.Random(20)
    environment = {**os.environ, "KAMISHIBAI_CACHE": str(tmp_path / "other cache")}
    for _ in range(MOMENTS):
        process = subprocess.Popen(
            arguments("killed"),
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.05, 1.0) * whole)
        process.kill()
        process.wait()
    subprocess.run(
        arguments("killed"), cwd=tmp_path, env=environment, check=True, capture_output=True
    )
    assert outputs(tmp_path / "killed" / article.stem) == outputs(
        tmp_path / "undisturbed" / article.stem
    )


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
