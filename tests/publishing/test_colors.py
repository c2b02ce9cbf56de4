from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.colors import INK, LEAST_CONTRAST, contrast, readable, stylesheet

COLOR = st.tuples(*[st.integers(0, 255)] * 3)
HEX = COLOR.map(lambda color: "".join(f"{part:02X}" for part in color))
PAIRS = (
    ("mark-text", "paper"),
    ("mark-text", "tint"),
    ("second", "paper"),
    ("second", "tint"),
    ("second", "desk"),
    ("ink", "desk"),
    ("on-deep-second", "deep"),
)
"""Text and what it stands on, in the page's style."""


def _schemes(colors: dict[str, str]) -> list[dict[str, tuple[int, int, int]]]:
    """The properties by day and by night."""
    day, night = re.findall(r":root\{([^}]*)\}", stylesheet(colors))
    return [
        {
            name: tuple(bytes.fromhex(value))
            for name, value in re.findall(r"--([a-z-]+):#(\w+)", one)
        }
        for one in (day, night)
    ]


def test_black_on_white_is_the_greatest_contrast():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1


@given(COLOR, COLOR)
def test_a_readable_colour_can_be_read(color, background):
    assert contrast(readable(color, background), background) >= LEAST_CONTRAST


@given(COLOR)
def test_a_colour_that_can_be_read_stays_as_it_is(color):
    if contrast(color, (255, 255, 255)) >= LEAST_CONTRAST:
        assert readable(color, (255, 255, 255)) == color


@given(mark=HEX, deep=HEX)
def test_whatever_a_template_s_accents_are_text_can_be_read(mark, deep):
    for scheme in _schemes({**INK, "accent1": mark, "dk2": deep}):
        for text, ground in PAIRS:
            assert contrast(scheme[text], scheme[ground]) >= LEAST_CONTRAST, (text, ground)


def test_the_night_is_dark_and_keeps_the_template_s_deep_colour():
    day, night = _schemes(INK)
    assert sum(night["paper"]) < 120 < sum(day["paper"])
    assert night["deep"] == day["deep"] == (0x14, 0x26, 0x4B)


@pytest.mark.parametrize("value", ["", "red", "12345", "C23B22;}body{", "url(x)"])
def test_what_is_no_colour_is_the_built_in_template_s(value):
    assert stylesheet({**INK, "accent1": value}) == stylesheet(INK)
