"""One spelling for a name in the whole show, and nothing else touched."""

from __future__ import annotations

import pytest

from generator.translation.checks.pair import Pair
from generator.translation.spelling import respelt


def pairs(language: str, *told: tuple[str, str]) -> list[Pair]:
    return [
        Pair(f"s{n}", one, two, "ja" if language == "ja" else "en")
        for n, (one, two) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("language", "told", "changed"),
    [
        (
            "ja",
            [
                ("スティーブンさんが来た。", "Stephen came."),
                ("スティーブンは医者だ。", "Steven is a doctor."),
                ("スティーブンが話した。", "Then Stephen spoke."),
            ],
            {"s1": "Stephen is a doctor."},
        ),
        (
            "ja",
            [
                ("佐藤さんが来た。", "Sato came."),
                ("その日、佐藤は話した。", "That day Satoh spoke."),
                ("佐藤氏の本だ。", "It is a book by Sato."),
            ],
            {"s1": "That day Sato spoke."},
        ),
        (
            "en",
            [
                ("Stephen came.", "スティーブンが来た。"),
                ("Then Stephen spoke.", "スティーヴンが話した。"),
                ("It is by Stephen.", "スティーブンの本だ。"),
            ],
            {"s1": "スティーブンが話した。"},
        ),
        (
            "ja",
            [
                ("マイケル・ジョンソン氏が来た。", "Michael Johnson came."),
                ("ジョンソンは話した。", "Jonson spoke."),
                ("ジョンソンの本だ。", "It is by Johnson."),
            ],
            {"s1": "Johnson spoke."},
        ),
    ],
)
def test_a_name_spelt_in_two_ways_gets_the_one_used_most(language, told, changed) -> None:
    assert respelt(pairs(language, *told), frozenset()) == changed


def test_what_a_person_wrote_decides_and_stays() -> None:
    told = pairs(
        "ja",
        ("スティーブンさんが来た。", "Stephen came."),
        ("スティーブンは医者だ。", "Steven is a doctor."),
        ("スティーブンが話した。", "Then Stephen spoke."),
    )
    assert respelt(told, frozenset({"s1"})) == {"s0": "Steven came.", "s2": "Then Steven spoke."}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "ja",
            [("フランスへ行く。", "I go to France."), ("フランス料理だ。", "It is French food.")],
        ),
        ("ja", [("田中さんと中田さん。", "Tanaka and Nakata."), ("田中さん。", "Mr. Tanaka.")]),
        ("ja", [("クラウドさん。", "Claude."), ("クラウドの費用。", "The cost of Cloud Storage.")]),
        ("en", [("I go to Spain.", "スペインへ行く。"), ("Spain wins.", "スパニッシュが勝つ。")]),
        ("en", [("May came.", "メイが来た。"), ("May I?", "マイクを。")]),
        ("ja", []),
    ],
)
def test_other_words_are_left_alone(language, told) -> None:
    assert respelt(pairs(language, *told), frozenset()) == {}
