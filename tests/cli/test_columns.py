"""Texts side by side, whatever the width of their characters."""

from __future__ import annotations

import pytest

from generator.cli.saying import MARGIN, beside, columns, wrapped


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("紙芝居", 6), ("ﾊﾞ", 2), ("が", 2)])
def test_a_full_width_character_takes_two_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("紙芝居を語る。", ["紙芝居を語", "る。"]),
        ("紙芝居を語。", ["紙芝居を語。"]),
        ("A tide table is", ["A tide", "table is"]),
        ("表はtable", ["表はtable"]),
        ("潮の表はtableです", ["潮の表は", "tableです"]),
        ("https://example.org", ["https://ex", "ample.org"]),
        ("", [""]),
    ],
)
def test_a_text_is_wrapped_at_ten_columns(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10) == lines


def test_no_line_is_longer_than_its_width_and_margin() -> None:
    text = "「引き抜きなのでは?」!」という声。, a_very_long_word_that_no_line_holds 」」」。"
    for width in range(4, 40):
        assert all(columns(line) <= width + MARGIN for line in wrapped(text, width))
        assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


def test_the_right_side_starts_in_one_column() -> None:
    rows = beside(["紙芝居", "b"], ["one", "two", "three"], 8)
    assert rows == ["紙芝居   │ one", "b        │ two", "         │ three"]
