"""Whose a quotation is that stands alone: what stands beside it says so, or nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.wording.attribution import attributed, introduces

CASES = Path(__file__).parents[1] / "cases" / "wording" / "attribution.txt"
WORDS = "「この明かりは消せないと思いました。誰も来ない夜にも、窓は開けておきました。」"


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()[2:]
    return [[each.strip() for each in line.split("|")] for line in lines]


@pytest.mark.parametrize(("before", "after", "who"), cases())
def test_a_sentence_beside_the_words_says_whose_they_are(before: str, after: str, who: str) -> None:
    around = [("before", before)], [("words", WORDS)], [("after", after)]
    found = attributed([[each for part in around for each in part if each[1]]])
    owner = found.get("words")
    assert (owner.who if owner else "-") == who


def test_words_that_go_on_are_of_whoever_spoke_before() -> None:
    told = [("a", "江原さんは言う。"), ("b", WORDS), ("c", WORDS)]
    assert {each.who for each in attributed([told]).values()} == {"江原さん"}


def test_words_of_two_sentences_are_one_quotation() -> None:
    told = [("a", "江原さんは言う。"), ("b", "「窓を開けました。"), ("c", "寒い夜でした」。")]
    assert attributed([told]).keys() == {"b", "c"}


def test_who_acted_in_the_paragraph_before_does_not_speak_in_the_next() -> None:
    told = [[("a", "江原さんは窓を開けた。")], [("b", WORDS)]]
    assert attributed(told) == {}


def test_who_is_said_to_speak_at_the_end_of_a_paragraph_speaks_in_the_next() -> None:
    told = [[("a", "窓が開いた。"), ("b", "江原さんは静かに話した。")], [("c", WORDS)]]
    assert attributed(told)["c"].told_in == "b"


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("江原さんは言う。", True),
        ("館長の江原睦さん（52）は、静かに答えた。", True),
        ("江原さんは島の言葉を話す。", False),
        ("江原さんは「寒い」と話す。", False),
        ("江原さんは、窓を開けることに決めたと話した。", False),
    ],
)
def test_a_sentence_that_only_says_that_somebody_speaks_is_told_from_one_that_says_more(
    text: str, *, only: bool
) -> None:
    assert introduces(text) is only
