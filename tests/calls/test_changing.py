"""A text changed by a program: nobody's edit is lost, whoever writes besides."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from generator.calls.changing import change
from generator.calls.edits import ConflictError
from generator.errors import ShowError
from generator.model import Bilingual, Line, Point, Scene, Storyboard
from generator.show.folder import opened

if TYPE_CHECKING:
    from pathlib import Path

BOARD = Storyboard(
    Bilingual("題", "Title"),
    tuple(
        Scene(
            f"a{n}",
            "bullets",
            Bilingual("一", "one"),
            points=(Point(Bilingual("点", "point")),),
            narration=(Line(f"a{n}.1", Bilingual("話す。", "Say.")),),
        )
        for n in range(1, 5)
    ),
)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    with opened(tmp_path / "show") as made:
        made.save_storyboard(BOARD, BOARD)
    return tmp_path / "show"


def read(folder: Path) -> Storyboard:
    with opened(folder) as show:
        found = show.edited()
    assert found
    return found


def test_what_was_seen_there_must_stand_there_still(show: Path) -> None:
    assert change(show, "title", "en", "First", seen="Title") == "Title"
    with pytest.raises(ConflictError, match="changed meanwhile") as told:
        change(show, "title", "en", "Second", seen="Title")
    assert told.value.now == "First"
    assert read(show).title == Bilingual("題", "First")


def test_editors_of_different_texts_never_lose_each_others_edits(show: Path) -> None:
    def edit(n: int) -> None:
        while True:
            try:
                change(show, f"a{n}.1", "ja", f"第{n}です。", seen="話す。")
            except ShowError:  # the other one is writing, or has just written
                continue
            return

    editors = [threading.Thread(target=edit, args=(n,)) for n in range(1, 5)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join(30)
    lines = [scene.narration[0].text.ja for scene in read(show).scenes]
    assert lines == [f"第{n}です。" for n in range(1, 5)]


def test_remarks_in_the_file_stay(show: Path) -> None:
    path = show / "storyboard.yaml"
    path.write_text(
        path.read_text("utf-8").replace("  - id: a2\n", "  # mine\n  - id: a2\n"), "utf-8"
    )
    change(show, "a1/points/1", "ja", "別の点")
    assert "  # mine\n  - id: a2\n" in path.read_text("utf-8")
    assert read(show).scenes[0].points[0].text.ja == "別の点"


def test_a_place_that_is_not_there_is_told(show: Path) -> None:
    with pytest.raises(ShowError, match="no text at 'a9'"):
        change(show, "a9", "ja", "x")
