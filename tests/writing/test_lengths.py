"""How long a talk may be, and which changes it has no room for."""

from __future__ import annotations

import pytest

from generator.writing.lengths import told, without_room


@pytest.mark.parametrize(
    ("added", "now", "asked", "gone"),
    [
        ((10, 20, 5), 900, 1000, []),
        ((10, 200, 5), 900, 1000, [1]),
        ((60, 50, 40), 950, 1000, [0]),
        ((-100, 130, 5), 1000, 1000, []),  # what one text loses another may have
        ((10, 0, -3), 1200, 1000, [0]),  # what is too long already may not grow
        ((-10, 8), 1200, 1000, []),
    ],
)
def test_the_longest_changes_go_until_the_talk_has_room(
    added: tuple[int, ...], now: int, asked: int, gone: list[int]
) -> None:
    assert without_room(added, now, asked) == gone


def test_who_changes_a_talk_is_told_what_it_costs() -> None:
    words = told(960, 985, "ja")
    assert "960 Japanese characters (about 2.9 minutes), asked are 985" in words
    assert "and 1024 are taken: 64 more have room" in words
    assert "10 take 2 seconds" in words
    assert "asked are 400 and 450 are taken: 0 more have room" in told(450, 400, "en")
