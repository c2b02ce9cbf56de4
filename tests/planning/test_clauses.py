"""Long sentences parted alike in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Bilingual
from generator.planning.clauses import parted

CASES = Path(__file__).parents[1] / "cases" / "planning" / "clauses.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    blocks = CASES.read_text(encoding="utf-8").split("\n\n")
    rows = [[row for row in block.split("\n") if row and row[0] != "#"] for block in blocks]
    return [(found[0], found[1], found[2:]) for found in rows if len(found) > 2]


@pytest.mark.parametrize(("ja", "en", "expected"), cases())
def test_a_sentence_is_parted_at_its_joint(ja: str, en: str, expected: list[str]) -> None:
    halves = parted(Bilingual(ja, en))
    if expected == ["="]:
        assert halves == (Bilingual(ja, en),)
    else:
        texts = [row.removeprefix("→").strip() for row in expected]
        assert [text for half in halves for text in (half.ja, half.en)] == texts


@pytest.mark.parametrize(("ja", "en", "expected"), cases())
def test_a_translation_that_arrives_later_moves_nothing(
    ja: str, en: str, expected: list[str]
) -> None:
    del expected
    before, after = parted(Bilingual(ja)), parted(Bilingual(ja, en))
    assert [half.ja for half in before] == [half.ja for half in after]
    assert all(half.en is None for half in before)


ENGLISH = (
    (
        "The library stays open until ten at night in the winter months, but the town has not yet"
        " found the money for another guide.",
        [
            "The library stays open until ten at night in the winter months",
            "The town has not yet found the money for another guide.",
        ],
    ),
    (
        "The plant takes old batteries from three towns along the coast; its new machine sorts them"
        " by weight and by colour.",
        [
            "The plant takes old batteries from three towns along the coast",
            "Its new machine sorts them by weight and by colour.",
        ],
    ),
)
WHOLE = (
    "If the tide is low and the wind comes from the land, the boats can leave, but the keeper must"
    " light the lamp first.",
    "The keeper said the lamp was old and weak, but the boats that come home at night still look"
    " for it from far away.",
    "The library is a place to read, to rest after work, and to meet the people of the town on the"
    " long evenings of winter.",
)


@pytest.mark.parametrize(("text", "halves"), ENGLISH)
def test_an_english_sentence_is_parted_between_its_clauses(text: str, halves: list[str]) -> None:
    assert [half.en for half in parted(Bilingual(en=text))] == halves


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_said_under_a_condition_or_by_somebody_stays_whole(text: str) -> None:
    assert parted(Bilingual(en=text)) == (Bilingual(en=text),)
