"""Each check on the line between damage and licence."""

from __future__ import annotations

import pytest

from generator.translation.checks import flaws
from generator.translation.checks.pair import Pair
from generator.translation.terms import Term


def checks(source: str, target: str, language: str = "ja") -> list[str]:
    """Which checks have something to say about one sentence."""
    return [flaw.check for flaw in flaws([Pair("s", source, target, language, "google")])]


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("投資額は1兆2,345億円です。", "The investment is ¥1.23 trillion."),
        ("10社に1社が導入しました。", "One in ten companies has introduced it."),
        ("会場は午後6時半に開きます。", "The venue opens at 6:30 p.m."),
        ("売り上げは5割増えました。", "Sales rose by half."),
        ("創業100年を迎えました。", "It celebrated its centenary, a century in business."),
        ("4〜6月期の利益です。", "This is the profit for April to June."),
        ("半年かかりました。", "It took half a year."),
        ("12か月の契約です。", "It is a one-year contract."),
        ("10万人が訪れました。", "A hundred thousand people visited."),
        ("二人とも無事でした。", "Both were safe."),
    ],
)
def test_a_number_said_in_another_way_is_no_flaw(ja: str, en: str) -> None:
    assert checks(ja, en) == []


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("総額300億円近くです。", "The total is nearly ¥300 billion."),
        ("総額300億円近くです。", "The total is nearly $30 billion."),
        ("利率は3%です。", "The rate is 3 years."),
        ("5日間の旅です。", "It is a trip of five weeks."),
        ("10月に始まります。", "It begins in November."),
        ("祭りが始まります。", "The festival begins on October 3."),
    ],
)
def test_another_number_or_unit_is_told(ja: str, en: str) -> None:
    assert "number" in checks(ja, en)


def test_the_advice_says_what_a_number_is_in_english() -> None:
    (flaw,) = flaws([Pair("s", "総額300億円近くです。", "The total is nearly ¥300 million.")][:1])[
        :1
    ]
    assert flaw.advice.told("en") == "300億円近く is nearly ¥30 billion"
    assert flaw.advice.told("ja") == "300億円近く は nearly ¥30 billion です。"
    assert flaw.severity == "error"


def test_numbers_are_compared_into_japanese_too() -> None:
    assert checks("It costs $3 million.", "300万ドルかかります。", "en") == []
    assert checks("It costs $3 million.", "3,000万ドルかかります。", "en") == ["number", "number"]


def test_japanese_in_brackets_behind_the_english_word_is_no_leftover() -> None:
    assert checks("紙芝居は楽しいです。", "Kamishibai (紙芝居) is fun.") == []
    assert checks("紙芝居は楽しいです。", "The 紙芝居 is fun.") == ["leftover"]


def test_english_words_left_in_japanese_are_told() -> None:
    assert checks(
        "He sells fresh fish at the market.", "彼は sells fresh fish at 市場。", "en"
    ) == ["leftover"]
    assert checks("Google released Gemini Pro.", "GoogleはGemini Proを公開しました。", "en") == []


def test_a_quotation_over_several_sentences_may_stay_open() -> None:
    assert checks("「海は広いです。", '"The sea is wide.') == []


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("行かなければなりません。", "You have to go."),
        ("雨かもしれません。", "It may rain."),
        ("欠かせない人です。", "He is essential."),
        ("問題ではないでしょうか。", "Is this a problem?"),
        ("成功は間違いありません。", "Success is certain."),
        ("価格は変わりません。", "The price stays unchanged."),
    ],
)
def test_a_nai_that_says_no_not_is_known(ja: str, en: str) -> None:
    assert checks(ja, en) == []


def test_a_lost_or_added_not_is_told() -> None:
    assert checks("雨は降りません。", "It rains.") == ["negation"]
    assert checks("雨が降ります。", "It does not rain.") == ["negation"]


def test_the_rarer_spelling_of_a_name_is_told() -> None:
    pairs = [
        Pair("a", "ムラティ氏が来ました。", "Murati came."),
        Pair("b", "ムラティ氏は話しました。", "Murati spoke."),
        Pair("c", "ムラティ氏は帰りました。", "Mulati went home."),
    ]
    assert [(f.where, f.text, f.advice.told("en")) for f in flaws(pairs)] == [
        ("c", "Mulati", "elsewhere it is Murati")
    ]


def test_a_term_must_be_translated_as_the_glossary_says() -> None:
    pairs = [
        Pair("a", "潮位が上がる。", "The water rises."),
        Pair("b", "潮位の表。", "Tide levels."),
    ]
    told = flaws(pairs, (Term("潮位", "tide level"),))
    assert [(flaw.where, flaw.check, flaw.text) for flaw in told] == [("a", "term", "潮位")]


def test_an_engine_that_is_always_wordy_is_measured_by_itself() -> None:
    wordy = "This is a rather long and winding sentence which says it all, number %s, at length."
    pairs = [Pair(f"s{n}", f"これが{n}番目の短い文です。", wordy % n) for n in range(20)]
    assert [flaw for flaw in flaws(pairs) if flaw.check == "length"] == []


def test_one_translation_for_two_sentences_is_told() -> None:
    pairs = [
        Pair("a", "港に船が着いた。", "The ship has come into the harbor."),
        Pair("b", "山に雪が降った。", "The ship has come into the harbor."),
    ]
    assert [(flaw.where, flaw.check) for flaw in flaws(pairs)] == [("b", "repetition")]


def test_an_untranslated_sentence_is_told_once() -> None:
    assert checks("300億円近くです。", "300億円近くです。") == ["echo"]
    assert checks("It is nearly over now.", "It is nearly over now.", "en") == ["echo"]


@pytest.mark.parametrize("same", ["150", "ChatGPT", "https://example.com/"])
def test_what_is_the_same_in_both_languages_is_no_echo(same: str) -> None:
    assert checks(same, same) == []


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("売り上げは10%増、利益は5%減です。", "Sales rose 10% and profit fell 5%."),
        ("https://example.com/をご覧ください。", "Please see https://example.com/."),
        ("65人以下にします。", "Keep it to no more than 65 people."),
        ("10年間の計画です。", "It is a plan for a decade."),
    ],
)
def test_no_alarm_for_what_only_looks_wrong(ja: str, en: str) -> None:
    assert checks(ja, en) == []


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("10年間の計画です。", "It is a plan for nine years."),
        ("300人以上が来ました。", "Nearly 300 people came."),
    ],
)
def test_numbers_are_still_looked_at(ja: str, en: str) -> None:
    assert "number" in checks(ja, en)


def test_endless_digits_and_a_share_of_nothing_do_no_harm() -> None:
    assert "number" not in checks(f"5分の0と{'9' * 5000}分。", f"None, and {'9' * 5000} minutes.")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("日時：6月25日（木）10:00～", "Date and time: Thursday, June 25, from 10:00 a.m."),
        ("注2 山本(2020)（閲覧2021/06/19）", "Note 2: Yamamoto (2020) (accessed 2021/06/19)"),
        ("場所：東京都千代田区丸の内3丁目5番1号", "Venue: 3-5-1 Marunouchi, Chiyoda-ku, Tokyo"),
        ("会場：港区高輪三丁目13番1号", "Venue: 3-13-1 Takanawa, Minato-ku"),
        ("よい油（オメガ3など）を摂ります。", "Get good oils (such as omega-3)."),
    ],
)
def test_times_dates_and_addresses_are_written_as_the_other_language_writes_them(
    source: str, target: str
) -> None:
    assert checks(source, target) == []


def test_a_number_of_a_name_is_no_count_of_something_else() -> None:
    assert checks("セシウム137が出た。", "Cesium-137 was found.") == []
    assert checks("3人が来た。", "He eats omega-3.") == ["number"]


def test_another_time_or_house_number_is_found() -> None:
    assert checks("日時：10:00～", "Time: from 11:00") == ["number"]
    assert checks("港区高輪三丁目13番1号", "3-14-1 Takanawa, Minato-ku") == ["number", "number"]
