"""Two studios, a studio beside a build, one that is killed: no edit is lost, the show is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from few_articles import TOPICS, write_article
from running import kamishibai
from studio_running import studio

from generator.show.folder import Show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studio_running import Running

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

SETTINGS = """
[build]
only = ["script"]
offline = true
output = "shows"
languages = ["ja"]
"""


@pytest.fixture
def show(tmp_path: Path) -> Path:
    (tmp_path / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    write_article(tmp_path / "long.md", TOPICS[0], 12)
    run = kamishibai("build", "long.md", cwd=tmp_path)
    assert run.code == 0, run.err
    return tmp_path / "shows" / "long"


@pytest.fixture
def first(show: Path) -> Iterator[Running]:
    with studio(show.parents[1], cwd=show.parents[1]) as started:
        yield started


def lines(show: Path) -> dict[str, str]:
    board = Show(show).edited()
    assert board
    return {line.id: line.text.ja or "" for scene in board.scenes for line in scene.narration}


def changed(running: Running, show: Path, line: str, before: str, text: str) -> int:
    asked = {"show": str(show), "place": line, "language": "ja", "text": text, "before": before}
    return running.ask("POST", "/api/change", json=asked).status_code


def test_two_studios_lose_no_edit_of_each_other(first: Running, show: Path) -> None:
    before = lines(show)
    mine, theirs = list(before)[::2][:8], list(before)[1::2][:8]
    answers: list[tuple[str, int]] = []

    def write(running: Running, ids: list[str], mark: str) -> None:
        for each in ids:
            status = 409
            while status == 409:  # the file was written in between; this text was not
                status = changed(running, show, each, before[each], f"{mark}の{each}。")
            answers.append((each, status))

    with studio(show.parents[1], cwd=show.parents[1]) as second:
        other = threading.Thread(target=write, args=(second, theirs, "ほか"))
        other.start()
        write(first, mine, "わたし")
        other.join()
        assert {status for _, status in answers} == {200}
        after = lines(show)
        assert [after[each] for each in mine] == [f"わたしの{each}。" for each in mine]
        assert [after[each] for each in theirs] == [f"ほかの{each}。" for each in theirs]
        one = mine[0]
        seen = after[one]
        assert changed(second, show, one, seen, "先に。") == 200
        assert changed(first, show, one, seen, "後から。") == 409
        assert lines(show)[one] == "先に。"


def test_what_is_edited_while_builds_run_stays_and_is_built(first: Running, show: Path) -> None:
    before = lines(show)
    world, saved = show.parents[1], []
    command = [sys.executable, "-m", "generator", "build", str(show), "--force"]
    for each in list(before)[:6]:
        with subprocess.Popen(command, cwd=world, stderr=subprocess.DEVNULL) as build:
            while build.poll() is None:
                if changed(first, show, each, before[each], f"直した{each}。") == 200:
                    saved.append(each)
                    before[each] = f"直した{each}。"
                    break
                time.sleep(0.05)
    assert saved
    assert kamishibai("build", show, cwd=world).code == 0
    after = lines(show)
    assert [after[each] for each in saved] == [f"直した{each}。" for each in saved]
    script = (show / "script.ja.md").read_text("utf-8")
    assert all(f"直した{each}。" in script for each in saved)
    assert not list(show.glob("*.edited.*"))


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2, 0.6])
def test_a_studio_that_is_killed_leaves_the_show_whole_and_what_it_had_said_is_saved(
    show: Path, moment: float
) -> None:
    before, saved = lines(show), {}
    with studio(show.parents[1], cwd=show.parents[1]) as running:
        killer = threading.Timer(moment + 0.3, running.process.send_signal, (signal.SIGKILL,))
        killer.start()
        running.post("/api/builds", source="long.md")
        try:
            for each, text in before.items():
                if changed(running, show, each, text, f"{text}さて。") == 200:
                    saved[each] = f"{text}さて。"
        except OSError:
            pass  # it is dead
        killer.join()
    after = lines(show)  # it can be read
    assert {each: after[each] for each in saved} == saved
    assert set(after) == set(before)
    wait_for_builds(show)
    assert kamishibai("build", show, cwd=show.parents[1]).code == 0
    assert kamishibai("build", show, cwd=show.parents[1]).made() == []
    assert {each: lines(show)[each] for each in saved} == saved


def wait_for_builds(show: Path) -> None:
    """A build that was under way ends by itself."""
    end = time.monotonic() + 60
    while kamishibai("build", show, cwd=show.parents[1]).code == 1:
        assert time.monotonic() < end
        time.sleep(0.2)
