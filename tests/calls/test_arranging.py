"""Scenes arranged by a program, and taken back: what is left is what a person would have left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.calls.arranging import arrange, undo
from generator.calls.changing import change
from generator.calls.edits import ConflictError
from generator.calls.scenes import fitting
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


def of(number: int, **parts: object) -> Point:
    return Point(Bilingual(f"点{number}", f"point {number}"), (f"s{number}",), **parts)  # type: ignore[arg-type]


@pytest.fixture
def long(tmp_path: Path) -> Path:
    lines = tuple(
        Line(f"l{n}", Bilingual(f"{n}の話。", f"Tell {n}."), (f"s{n}",)) for n in range(1, 5)
    )
    one = scene("one", points=tuple(map(of, range(1, 5))), narration=lines, sources=("s1", "s4"))
    with opened(tmp_path / "long") as made:
        made.save_storyboard(Storyboard(Bilingual("題", "Title"), (one, scene("z"))), BOARD)
    return tmp_path / "long"


def test_a_slide_is_parted_and_each_line_goes_with_its_points(long: Path) -> None:
    arrange(long, "split", "one", to="3")
    first, second, _ = board(long).scenes
    assert [point.text.en for point in first.points] == ["point 1", "point 2", "point 3"]
    assert [line.id for line in first.narration] == ["l1", "l2", "l3"]
    assert [point.text.en for point in second.points] == ["point 4"]
    assert [line.id for line in second.narration] == ["l4"]
    assert (first.sources, second.sources) == (("s1",), ("s4",))
    assert second.id != first.id
    assert undo(long)
    assert len(board(long).scenes) == 2


def test_a_layout_is_one_of_those_that_hold_all_there_is(long: Path) -> None:
    one = board(long).scenes[0]
    assert {"bullets", "quote", "columns", "steps", "chain", "checklist"} <= set(fitting(one))
    assert not {"title", "agenda", "comparison", "number", "table", "figure"} & set(fitting(one))
    arrange(long, "layout", "one", to="steps")
    steps = board(long).scenes[0]
    assert [group.title.text.en for group in steps.groups][:2] == ["point 1", "point 2"]
    assert steps.points == ()
    arrange(long, "layout", "one", to="bullets")
    assert board(long).scenes[0] == one
    with pytest.raises(ShowError, match="cannot hold"):
        arrange(long, "layout", "one", to="comparison")


def test_a_slide_is_put_anywhere_and_a_new_one_after_it(show: Path) -> None:
    arrange(show, "place", "a", to="3")
    assert names(show) == "bcad"
    arrange(show, "place", "d", to="1")
    assert names(show) == "dbca"
    arrange(show, "add", "b")
    made = board(show).scenes[2]
    assert made.title == Bilingual("新しいスライド", "New slide")
    assert [undo(show), undo(show), undo(show)] == [True, True, True]
    assert board(show) == BOARD
    with pytest.raises(ShowError):
        arrange(show, "place", "a", to="9")


def test_texts_are_added_and_removed(long: Path, show: Path) -> None:
    arrange(long, "text", "one", to="point")
    arrange(long, "text", "one", to="line")
    one = board(long).scenes[0]
    assert (len(one.points), len(one.narration)) == (5, 5)
    with pytest.raises(ShowError, match="full"):
        arrange(long, "text", "one", to="point")
    arrange(long, "drop", "one", to="one/points/2")
    arrange(long, "drop", "one", to="l3")
    one = board(long).scenes[0]
    assert [point.text.en for point in one.points] == ["point 1", "point 3", "point 4", ""]
    assert [line.id for line in one.narration][:3] == ["l1", "l2", "l4"]
    for place in ("one", "one/points/9", "one/table/1/1", "one/fields/x"):
        with pytest.raises(ShowError, match="no text"):
            arrange(long, "drop", "one", to=place)
    arrange(show, "text", "d", to="point")
    arrange(show, "drop", "d", to="d/groups/1")
    assert [group.title.text.en for group in board(show).scenes[3].groups] == ["right", ""]
