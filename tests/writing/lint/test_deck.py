"""What a program notices in a deck as a whole: see also ``test_whole.py``."""

from __future__ import annotations

from generator.writing.lint.deck import dated_or_owned


def test_a_day_a_plan_and_an_owner_bound_what_is_said() -> None:
    assert dated_or_owned("2024年10月の時点で係争中", "ja") == "2024年10月"
    assert dated_or_owned("Three cases are open", "en") == ""
