import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.speech.speaking import pieces


def test_a_short_text_is_one_piece():
    assert pieces("短い文です。", 100) == ("短い文です。",)


def test_nothing_is_no_piece():
    assert pieces("", 100) == ()
    assert pieces("   ", 100) == ()


def test_sentences_are_packed_as_full_as_the_limit_allows():
    assert pieces("一。二。三。四。", 4) == ("一。二。", "三。四。")


def test_a_long_sentence_is_cut_after_a_comma():
    assert pieces("ここまで言って、それから続ける。", 10) == (
        "ここまで言って、",
        "それから続ける。",
    )


def test_english_is_cut_between_words():
    assert pieces("one two three four", 9) == ("one two", "three", "four")


def test_a_word_longer_than_the_limit_is_cut_anywhere():
    assert pieces("あ" * 25, 10) == ("あ" * 10, "あ" * 10, "あ" * 5)


@given(st.text(alphabet="あ。、 a.,", max_size=200), st.integers(5, 40))
def test_no_piece_is_too_long_and_no_letter_is_lost(text, limit):
    found = pieces(text, limit)
    assert all(0 < len(piece) <= limit for piece in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("limit", [100, 200])
def test_ten_thousand_characters_make_few_pieces(limit):
    assert len(pieces("これは長い文です。" * 1111, limit)) <= 10_000 / (limit - 9) + 1
