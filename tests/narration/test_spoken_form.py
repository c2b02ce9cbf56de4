"""Written sentences as they are said."""

from __future__ import annotations

import pytest

from generator.narration.aloud.polite import polite, unclipped
from generator.narration.aloud.spoken_form import (
    courtesies,
    courtesy,
    defined,
    for_the_ear,
    standing_alone,
    tidied,
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("コーヒー☕とサラダ🥗が欠かせません😄", "コーヒーとサラダが欠かせません"),
        ("それは**「相談」**です。", "それは「相談」です。"),
        ("https://example.org/a?b=c", ""),
        ("引用: https://example.org/", ""),
        (
            "詳しくはhttps://example.org/をご覧ください。",
            "詳しくはhttps://example.org/をご覧ください。",
        ),
        ("1. 豆の洗い方", "豆の洗い方"),
        ("3.11から10年", "3.11から10年"),
        (
            "→ 会の求めが通り、傍聴できるようになりました",
            "会の求めが通り、傍聴できるようになりました",
        ),
        ("昨日、はじめて見た。", "昨日、はじめて見た。"),
        ("1.5倍になりました。", "1.5倍になりました。"),
        ("「また来る」と言いました。", "「また来る」と言いました。"),
    ],
)
def test_marks_and_numbering_are_not_spoken(written: str, said: str) -> None:
    assert for_the_ear(written) == said


def test_what_is_said_twice_is_said_alike() -> None:
    once = for_the_ear("高さ（センチ）は【仮】です。")
    assert for_the_ear(once) == once


@pytest.mark.parametrize(
    ("line", "tidy"),
    [
        ("Our subject: Where do they go?.", "Our subject: Where do they go?"),
        ("続いて、「『朝』とは?」です。", "続いて、「『朝』とは?」です。"),
        ("次は、「「朝」の市」です。", "次は、「『朝』の市」です。"),
        ("Sakana AI」という名前の「会社」です。", "Sakana AI」という名前の「会社」です。"),
        ("使えない？。", "使えない？"),
        ("and so on...", "and so on..."),
    ],
)
def test_a_line_ends_once_and_quotes_within_quotes_have_marks_of_their_own(
    line: str, tidy: str
) -> None:
    assert tidied(line, "ja" if line[-1] == "。" else "en") == tidy


def test_what_has_no_end_is_given_one() -> None:
    assert tidied("灯りの話", "ja") == "灯りの話。"
    assert tidied("About light", "en") == "About light."
    assert tidied("彼は「はい」", "ja") == "彼は「はい」"


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("しかし、夏を境に増えました。", "夏を境に増えました。"),
        ("However, the number grew.", "The number grew."),
        ("But the number grew.", "The number grew."),
        ("So far, three have left.", "So far, three have left."),
        ("また来ると言いました。", "また来ると言いました。"),
        ("Andrew left.", "Andrew left."),
    ],
)
def test_a_sentence_that_is_recalled_does_not_lead_on_from_another(said: str, alone: str) -> None:
    assert standing_alone(said) == alone


def test_a_sentence_that_is_recalled_drops_a_however_in_its_middle() -> None:
    said = "From then on, however, the number grew."
    assert standing_alone(said) == "From then on, the number grew."


@pytest.mark.parametrize(
    ("name", "texts", "title"),
    [
        ("ミラ・ムラティ", ["ムラティ氏は技術者です。", "鈴木さんは記者です。"], "氏"),
        ("ボブ・マグルー", ["ムラティ氏とアルトマン氏です。", "鈴木さんは記者です。"], "氏"),
        ("汐見みどりさん", ["鈴木さんは記者です。"], ""),
        ("織田信長", ["信長は城を築きました。"], ""),
    ],
)
def test_people_are_asked_about_with_the_title_that_the_article_gives_them(
    name: str, texts: list[str], title: str
) -> None:
    assert courtesy(name, courtesies(texts)) == title


def test_marks_alone_are_no_sentence_to_make_polite() -> None:
    assert polite("■" * 40) == "■" * 40


def test_a_bracket_that_nobody_closed_is_not_said() -> None:
    assert for_the_ear("2回目は回復するかもしれない(ian") == "2回目は回復するかもしれない"
    assert for_the_ear("今後の予定を決める（木村") == "今後の予定を決める"
    assert for_the_ear("三人（新人）で始める").startswith("三人で始める")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("船はもう着いてた。", "船はもう着いていた。"),
        ("氷が溶けちゃうかもしれない。", "氷が溶けてしまうかもしれない。"),
        ("風で鳴いてたっぽい。", "風で鳴いていたようだ。"),
        ("ごみを捨てた。", "ごみを捨てた。"),
        ("「もう食べてる」と言った。", "「もう食べてる」と言った。"),
    ],
)
def test_slurred_words_are_said_in_full(written: str, said: str) -> None:
    assert unclipped(written) == said


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("8/3 14:00に集合、雨のときは翌日に延期", None),
        ("毎週土曜 7:30から30分、各班で分担する", None),
        ("縦横の比が4:3の写真だけを受け付ける", None),
        ("東組が3：1で勝つ", None),
        ("開館：9:00から18:00まで", "開館"),
        ("第2回：橋の話", "第2回"),
        ("満潮：海面がいちばん高くなるとき", "満潮"),
    ],
)
def test_a_time_a_ratio_or_a_score_is_no_label(written: str, label: str | None) -> None:
    found = defined(written, "ja")
    assert (found[0] if found else None) == label
