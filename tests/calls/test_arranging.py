"""Scenes arranged by a program, and taken back: what is left is what a person would have left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.calls.arranging import arrange, undo
from generator.calls.changing import change
from generator.calls.edits import ConflictError
from generator.errors import ShowError
from generator.model import Bilingual, Group, Line, Point, Scene, Storyboard
from generator.show.folder import opened

if TYPE_CHECKING:
    from pathlib import Path


def scene(name: str, **parts: object) -> Scene:
    told = {
        "layout": "bullets",
        "title": Bilingual(f"{name}の題", name),
        "points": (Point(Bilingual(f"{name}の点", name)),),
        "narration": (Line(f"{name}.1", Bilingual(f"{name}の話。", "Say.")),),
    }
    return Scene(id=name, **{**told, **parts})  # type: ignore[arg-type]


COLUMNS = (Group(Point(Bilingual("左", "left"))), Group(Point(Bilingual("右", "right"))))
BOARD = Storyboard(
    Bilingual("題", "Title"),
    (scene("a"), scene("b"), scene("c"), scene("d", layout="columns", points=(), groups=COLUMNS)),
)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    with opened(tmp_path / "show") as made:
        made.save_storyboard(BOARD, BOARD)
    return tmp_path / "show"


def board(folder: Path) -> Storyboard:
    with opened(folder) as show:
        found = show.edited()
    assert found
    return found


def names(folder: Path) -> str:
    return "".join(each.id for each in board(folder).scenes)


def test_a_scene_goes_up_down_and_away_and_each_is_taken_back(show: Path) -> None:
    arrange(show, "up", "b")
    assert names(show) == "bacd"
    arrange(show, "down", "a", seen="bacd")
    assert names(show) == "bcad"
    arrange(show, "delete", "c")
    assert names(show) == "bad"
    assert [undo(show), names(show)] == [True, "bcad"]
    assert [undo(show), names(show)] == [True, "bacd"]
    assert [undo(show), undo(show)] == [True, False]
    assert board(show) == BOARD


def test_two_slides_of_points_become_one_and_lose_nothing(show: Path) -> None:
    arrange(show, "merge", "a")
    first = board(show).scenes[0]
    assert [point.text.ja for point in first.points] == ["aの点", "bの点"]
    assert [line.id for line in first.narration] == ["a.1", "b.1"]
    assert first.title.ja == "aの題"
    assert names(show) == "acd"
    undo(show)
    assert board(show) == BOARD


def test_what_cannot_be_done_is_told_and_nothing_is_changed(show: Path) -> None:
    for move, name in (("up", "a"), ("down", "d"), ("merge", "c"), ("delete", "x")):
        with pytest.raises(ShowError):
            arrange(show, move, name)  # type: ignore[arg-type]
    with pytest.raises(ConflictError):
        arrange(show, "delete", "a", seen="abdc")
    assert board(show) == BOARD
    assert undo(show) is False


def test_edits_are_taken_back_in_turn_but_not_over_somebody_elses(show: Path) -> None:
    change(show, "a.1", "ja", "一つ目。")
    arrange(show, "merge", "a")
    change(show, "a.1", "ja", "二つ目。")
    assert undo(show)
    assert board(show).scenes[0].narration[0].text.ja == "一つ目。"
    path = show / "storyboard.yaml"
    path.write_text(path.read_text("utf-8").replace("bの点", "ほかの人の点"), encoding="utf-8")
    with pytest.raises(ConflictError):
        undo(show)
    assert "ほかの人の点" in path.read_text("utf-8")
