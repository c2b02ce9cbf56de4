from __future__ import annotations

from generator.translation.checks.pair import Pair
from generator.translation.review import proposals
from generator.translation.terms import Term

SHOW = [
    Pair("a", "ミラ・ムラティ氏が会社を去った。", "Mira Murati left the company."),
    Pair("b", "後任は決まっていない。", "No successor has been chosen."),
    Pair("c", "ミラ・ムラティ氏は6年間務めた。", "Mira Murati served for six years."),
    Pair("d", "海洋研究所が船を出した。", "The Marine Research Institute sent a ship."),
    Pair("e", "海洋研究所は港にある。", "The Marine Research Institute is by the harbor."),
    Pair("f", "コンピューターが並ぶ。", "There are rows of computers."),
    Pair("g", "コンピュータを買う。", "They buy computers."),
    Pair("h", "一度だけのサザンクロスだ。", "It is the Southern Cross, once."),
]


def told(*glossary: Term) -> list[tuple[str, str, str]]:
    return [(found.where, found.text, found.advice) for found in proposals(SHOW, glossary, "en")]


def test_names_said_twice_are_proposed_with_their_english() -> None:
    assert told()[:2] == [
        (
            "a",
            "ミラ・ムラティ",
            "said 2 times: a glossary line would be ミラ・ムラティ,Mira Murati",
        ),
        (
            "d",
            "海洋研究所",
            "said 2 times: a glossary line would be 海洋研究所,Marine Research Institute",
        ),
    ]


def test_two_spellings_of_one_word_are_told() -> None:
    assert told()[-1][1:] in {
        ("コンピューター", "elsewhere it is written コンピュータ: are they the same?"),
        ("コンピュータ", "elsewhere it is written コンピューター: are they the same?"),
    }


def test_what_the_glossary_has_is_not_proposed() -> None:
    assert "ミラ・ムラティ" not in {
        word for _, word, _ in told(Term("ミラ・ムラティ", "Mira Murati"))
    }
