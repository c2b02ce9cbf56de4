"""`kamishibai explain` says of every file why it was made again, or was not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from running import kamishibai

from generator import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run


@pytest.fixture
def show(build: Callable[..., Run], article: Path, memory: Path) -> Path:
    run = build(article, "--memory", memory, "--only", "script,captions")
    assert run.code == 0, run.err
    return run.folder


def told(show: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    run = kamishibai("explain", show, *arguments, "--json", cwd=show.parent)
    assert run.code == 0, run.err
    return {each["path"]: each for each in json.loads(run.out)["files"]}


def test_what_was_made_for_the_first_time_says_so(show: Path) -> None:
    files = told(show)
    assert set(files) == {
        "script.ja.md",
        "script.en.md",
        "captions.ja.vtt",
        "captions.en.vtt",
    }
    assert files["script.ja.md"]["state"] == "made"
    assert files["script.ja.md"]["because"] == ["it had not been made before"]
    assert files["script.ja.md"]["needs"] == ["storyboard.yaml"]


def test_after_a_build_with_nothing_to_do_all_is_unchanged(
    show: Path, build: Callable[..., Run]
) -> None:
    build(show)
    assert {each["state"] for each in told(show).values()} == {"current"}


def test_a_changed_line_is_named_before_and_after_it_is_built(
    show: Path, build: Callable[..., Run]
) -> None:
    board = show / "storyboard.yaml"
    text = board.read_text(encoding="utf-8")
    board.write_text(text.replace("早めました", "少し早めました"), encoding="utf-8")
    because = told(show, "script.ja.md")["script.ja.md"]["because"]
    assert because == ["the next build makes it again: what is said (ja) has changed"]
    build(show)
    files = told(show)
    assert files["script.ja.md"]["because"] == ["what is said (ja) has changed"]
    assert files["script.en.md"]["state"] == "current"


def test_a_file_that_is_gone_is_missing_and_one_no_longer_asked_for_is_left_over(
    show: Path, build: Callable[..., Run]
) -> None:
    (show / "script.ja.md").unlink()
    assert told(show)["script.ja.md"]["state"] == "missing"
    build(show, "--languages", "ja")
    files = told(show)
    assert files["script.ja.md"]["because"] == ["it was not there any more"]
    assert files["script.en.md"]["state"] == "left over"


def test_nothing_is_made_and_no_file_is_touched(show: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in show.rglob("*")}
    told(show)
    assert {path: path.stat().st_mtime_ns for path in show.rglob("*")} == before


def test_a_file_that_is_none_of_the_shows_is_an_error_with_the_nearest(show: Path) -> None:
    run = kamishibai("explain", show, "script.jp.md", cwd=show.parent)
    assert run.code == 1
    assert "did you mean script.ja.md" in run.err


def test_a_script_gets_the_same_as_values(show: Path) -> None:
    found = {each.path: each for each in explain(show).files}
    assert found["captions.en.vtt"].needs == ("storyboard.yaml",)
