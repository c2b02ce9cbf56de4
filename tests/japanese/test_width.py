import pytest

from generator.japanese.width import WIDEST, is_wide, width


def test_japanese_is_one_em_a_character():
    assert width("日本語、です。") == 7


def test_latin_has_its_own_widths_and_bold_is_wider():
    assert width("iii") < width("mmm")
    assert width("Kamishibai", bold=True) > width("Kamishibai")


def test_the_border_of_japanese_and_latin_takes_room():
    assert width("日A") > width("日") + width("A")


def test_combining_and_invisible_characters_take_none():
    assert width("e\u0301") == width("e")
    assert width("\u200b\u2060\ufeff") == 0


@pytest.mark.parametrize("char", ["あ", "漢", "Ａ", "🍞"])
def test_full_width_characters_are_wide(char):
    assert is_wide(char)


@pytest.mark.parametrize("text", ["@" * 9, "あ@" * 9, "漢字", "—…W" * 5, "🍞a"])
@pytest.mark.parametrize("bold", [False, True])
def test_no_text_is_wider_than_the_widest_character_makes_it(text, bold):
    assert width(text, bold=bold) <= WIDEST * len(text)
