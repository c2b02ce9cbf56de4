from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.japanese.breaks import NO_END, NO_START, balanced, phrases, units, wrap
from generator.japanese.width import width

SENTENCE = (
    "技術と研究のトップを失い、ChatGPTの開発が停滞する恐れがあると、300億円を集めた会社は見ている。"
)
MIXED = st.text(
    st.sampled_from("日本語のカタカナーっ、。「」（）AIOpen 012,.!？約人億円"), max_size=60
).map(lambda text: " ".join(text.split()))


def test_the_lines_together_are_the_text():
    assert "".join(wrap(SENTENCE, 12)) == SENTENCE
    assert "".join(balanced(SENTENCE, 12)) == SENTENCE


def test_even_lines_break_between_phrases():
    assert balanced("川のふだんの姿が分かるようになりました", 12) == (
        "川のふだんの姿が",
        "分かるようになりました",
    )


def test_what_ends_a_kind_of_people_stays_with_it():
    assert "子どもたちに、" in balanced("浜の子どもたちに、海の数字の読み方を教えたいんです。", 8)


def test_a_phrase_that_has_room_on_a_line_stays_whole():
    said = (
        "ようやく自動ドアが開き、制服の女の子が窓ぎわの席に座ったとき、この明かりは消せないと思った"
    )
    assert any("自動ドアが" in line for line in balanced(said, 8))


def test_a_number_of_myriads_is_one_piece():
    assert units("約1万2000人")[0].startswith("約1万2000")


def test_a_line_may_end_between_a_verb_and_what_it_tells_of():
    assert balanced("静かに過ごす場所になった", 10) == ("静かに過ごす", "場所になった")


def test_a_line_rather_ends_at_a_comma():
    assert balanced("棚の半分が残り、翌朝に届ける", 9)[0] == "棚の半分が残り、"


@pytest.mark.parametrize("word", ["ことで、", "ために、", "ところ、"])
def test_no_line_rather_begins_with_a_word_that_depends_on_the_last(word):
    lines = balanced(f"古い技術と新しい技術が組み合わさる{word}今後の発展が期待できる", 26)
    assert len(lines) == 2
    assert not any(line.startswith(word) for line in lines)


def test_english_lines_are_even_and_break_between_words():
    text = "What about the whole industry as we know it today?"
    lines = balanced(text, 22)
    assert "".join(lines) == text
    assert len(lines) == len(wrap(text, 22)) == 2
    assert abs(width(lines[0]) - width(lines[1])) < 6


def test_a_number_stays_with_its_unit_and_what_stands_before_it():
    assert "約300億円" in units("総額は約300億円")
    assert all(not piece.endswith("300") for piece in phrases("あわせて300億円を集めた"))


def test_latin_words_stay_whole_where_they_fit():
    assert wrap("OpenAI has left the company", 6)[0].strip() == "OpenAI has"


def test_a_word_wider_than_the_line_is_cut():
    lines = wrap("a" * 100, 10)
    assert len(lines) > 1
    assert all(width(line) <= 10 for line in lines)


@given(MIXED)
def test_no_line_begins_or_ends_against_kinsoku_or_leaves_the_box(text):
    lines = [line.strip() for line in wrap(text, 14)]
    for before, after in pairwise(lines):
        unbroken = len(units(before + after)) == 1
        assert unbroken or len(before) < 2 or after[:1] not in NO_START or width(after) > 10
        assert unbroken or not before or before[-1] not in NO_END or width(before) > 10
    assert all(width(line) <= 14.01 for line in lines)


@pytest.mark.parametrize("limit", [8, 11, 15, 22])
def test_balanced_lines_stay_in_the_box(limit):
    assert all(width(line) <= limit for line in balanced(SENTENCE, limit))


FIGURES = "松ヶ丘自治会が紙の回覧板を廃止して、この12月で1年になる"


@pytest.mark.parametrize("limit", [12.0, 15.0, 15.27, 15.7])
def test_the_space_beside_figures_counts_where_phrases_meet(limit):
    assert all(width(line) <= limit for line in balanced(FIGURES, limit))


@given(MIXED)
def test_even_lines_of_two_scripts_stay_in_the_box(text):
    assert all(width(line.strip()) <= 14.01 for line in balanced(text, 14))


@pytest.mark.parametrize("counted", ["1か所", "2ヶ月", "3時間", "４日間", "二十年間", "5カ国"])
def test_a_counter_of_two_characters_stays_whole(counted):
    lines = balanced(f"費用は{counted}ほどで、町の補助と寄付でまかなった", 9)
    assert any(counted in line for line in lines)


def test_a_title_breaks_where_its_subtitle_begins():
    lines = balanced("川の水位計、住民が読む　霞町で見守り隊が1年", 15)
    assert [line.strip() for line in lines] == ["川の水位計、住民が読む", "霞町で見守り隊が1年"]
