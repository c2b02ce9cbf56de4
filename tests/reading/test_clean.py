from __future__ import annotations

import pytest

from generator.reading.raw import clean


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\x00", "\ufdd0", "\U000e0041"]
)
def test_characters_nobody_sees_are_taken_out(hidden):
    assert clean(f"見{hidden}出し") == "見出し"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85"])
def test_every_line_end_becomes_a_line_feed(end):
    assert clean(f"一{end}二") == "一\n二"


def test_marks_are_joined_to_their_letters():
    assert clean("か\u3099") == "が"


def test_a_joiner_stays_in_emoji_only():
    assert clean("👩\u200d🔬と\u200d字") == "👩\u200d🔬と字"
