"""Two studios, a studio beside a build, one that is killed: no edit is lost, the show is whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import wave
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from few_articles import TOPICS, write_article
from running import kamishibai
from studio_running import studio

from generator.model import sentences
from generator.show.folder import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Thread

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


def line_of_article(show: Path, number: int) -> str:
    article = Show(show).article()
    assert article
    return [each.id for each in sentences(article)][number]


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


SLOW = """\
import pathlib, shutil, sys, time
while not pathlib.Path({go!r}).exists():
    time.sleep(0.02)
shutil.copy({sound!r}, sys.argv[1])
"""


def slow_voice(tmp_path: Path) -> Path:
    """An article and settings whose voice says nothing until the file that is given is there."""
    go, sound, voice = tmp_path / "go", tmp_path / "said.wav", tmp_path / "slow.py"
    with wave.open(str(sound), "wb") as made:
        made.setparams((1, 2, 48_000, 0, "NONE", ""))
        made.writeframes(b"\0\x10" * 24_000)
    voice.write_text(SLOW.format(go=str(go), sound=str(sound)), encoding="utf-8")
    run = json.dumps([sys.executable, str(voice), "{out}"])
    own = f'[build.voices]\nja = "command:slow"\n[voices.command.slow]\nrun = {run}\n'
    settings = SETTINGS.replace('"script"', '"script", "audio"')
    (tmp_path / "kamishibai.toml").write_text(settings + own, encoding="utf-8")
    kamishibai("trust", cwd=tmp_path)
    write_article(tmp_path / "long.md", TOPICS[0], 2)
    return go


def said_of_article(running: Running, call: str, **asked: object) -> tuple[Thread, list[int]]:
    """The call, which waits, and its status once it is over."""
    said: list[int] = []

    def ask() -> None:
        with suppress(OSError):  # the studio is killed
            said.append(running.ask("POST", f"/api/{call}", json=asked).status_code)

    waiting = threading.Thread(target=ask)
    waiting.start()
    waiting.join(1)
    assert not said
    return waiting, said


def test_texts_are_edited_and_chosen_while_the_sound_is_made_and_what_is_said_of_the_article_waits(
    tmp_path: Path,
) -> None:
    go = slow_voice(tmp_path)
    with studio(tmp_path, cwd=tmp_path) as running:
        begun, events, show = until_spoken(running)
        before = lines(show)
        first, *_, last = before
        assert changed(running, show, first, before[first], "直した。") == 200
        running.post("/api/choose", show=str(show), template="washi")
        assert changed(running, show, last, before[last], "消えない。") == 200
        message = line_of_article(show, 3)
        waiting, said = said_of_article(
            running, "weigh", show=str(show), sentence=message, weight="message"
        )
        assert running.get(f"/api/builds/{begun['id']}")["state"] == "running"
        go.touch()
        assert next(told for kind, told in events if kind == "end")["end"] == "made"
        waiting.join(60)
        assert said == [200]
        brief = Show(show).brief()
        assert brief
        assert brief.thesis
        assert brief.thesis.sources == (message,)
        assert running.post("/api/undo", show=str(show))["undone"]
        assert (lines(show)[first], lines(show)[last]) == ("直した。", "消えない。")
        assert set(running.get("/api/stale", show=str(show))["files"]) >= {"script.ja.md"}
        again = dict(running.events(running.post("/api/builds", source=str(show))["events"]))
        assert again["end"]["end"] == "made"
        assert "直した。" in (show / "script.ja.md").read_text("utf-8")
        assert running.get("/api/stale", show=str(show)) == {"files": []}
        assert [running.post("/api/undo", show=str(show))["undone"] for _ in range(3)] == [True] * 3
        assert lines(show) == before


def until_spoken(
    running: Running,
) -> tuple[dict[str, Any], Iterator[tuple[str, dict[str, Any]]], Path]:
    begun = running.post("/api/builds", source="long.md")
    events = running.events(begun["events"])
    show = next(Path(told["show"]) for _, told in events if "show" in told)
    next(told for _, told in events if told.get("step") == "speak")
    return begun, events, show


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_what_is_said_of_an_article_while_it_is_built_outlives_a_kill(tmp_path: Path) -> None:
    go = slow_voice(tmp_path)
    with studio(tmp_path, cwd=tmp_path) as running:
        _, _, show = until_spoken(running)
        message, named = line_of_article(show, 3), str(show)
        number = next(n for n, each in enumerate(article_lines(tmp_path), 1) if "## " in each)
        asked = (
            ("weigh", {"show": named, "sentence": message, "weight": "message"}),
            ("cut", {"show": named, "line": number, "how": "lower"}),
            ("kind", {"show": named, "kind": "news"}),
        )
        waiting = [said_of_article(running, call, **told) for call, told in asked]
        running.process.send_signal(signal.SIGKILL)
        for thread, said in waiting:
            thread.join(10)
            assert not said
    heading = article_lines(tmp_path)[number - 1]
    with studio(tmp_path, cwd=tmp_path):
        until(lambda: not list((show / ".kamishibai/waiting").glob("*")))
        until(lambda: getattr(Show(show).article(), "kind", "") == "news")
    brief = Show(show).brief()
    assert brief
    assert brief.thesis
    assert brief.thesis.sources == (message,)
    assert article_lines(tmp_path)[number - 1] == f"#{heading}"
    go.touch()
    assert kamishibai("build", show, cwd=tmp_path).code == 0


def article_lines(place: Path) -> list[str]:
    return (place / "long.md").read_text("utf-8").splitlines()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", [0.0, 0.05, 0.2, 0.6])
def test_a_studio_that_is_killed_leaves_the_show_whole_and_what_it_had_said_is_saved(
    show: Path, moment: float
) -> None:
    before, saved = lines(show), {}
    with studio(show.parents[1], cwd=show.parents[1]) as running:
        killer = threading.Timer(moment + 0.3, running.process.send_signal, (signal.SIGKILL,))
        killer.start()
        try:
            running.post("/api/builds", source="long.md")
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
    until(lambda: kamishibai("build", show, cwd=show.parents[1]).code != 1)
