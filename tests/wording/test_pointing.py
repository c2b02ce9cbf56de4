"""Words that point to nothing on their own slide."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.wording.pointing import Pointer, loose

CASES = Path(__file__).parents[1] / "cases" / "wording" / "pointing.txt"
ROWS = [row for row in CASES.read_text(encoding="utf-8").splitlines() if " → " in row][1:]


@pytest.mark.parametrize("row", ROWS)
def test_what_stands_nowhere_before_it_on_its_slide_is_found_and_nothing_else(row: str) -> None:
    slide, _, wanted = row.rpartition(" → ")
    found = loose(slide.split(" | "), "en" if slide.isascii() or "“" in slide else "ja")
    if wanted == "=":
        assert not found
    else:
        assert [each.words[: len(wanted)] for each in found] == [wanted]


def test_what_a_part_is_called_stands_above_its_slides() -> None:
    slide = ["屋根の傷みが進んでいる", "彼は瓦を数えた"]
    assert loose(slide, "ja") == (Pointer(1, "彼"),)
    assert not loose(slide, "ja", over="職人の朝")


def test_who_somebody_is_is_asked_once_a_slide() -> None:
    slide = ["She asks for a bus", "Her shift ends at ten", "She walks home"]
    assert loose(slide, "en") == (Pointer(0, "She"),)
