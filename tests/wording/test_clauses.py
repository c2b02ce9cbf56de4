"""Long sentences parted alike in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Bilingual
from generator.wording.clauses import parted

CASES = Path(__file__).parents[1] / "cases" / "wording" / "clauses.txt"


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


def english() -> list[tuple[str, list[str]]]:
    rows = (CASES.parent / "clauses.en.txt").read_text(encoding="utf-8").splitlines()
    found = [row.split(" ‖ ") for row in rows if row and row[0] != "#"]
    return [(" ‖ ".join(halves), halves) for halves in found]


@pytest.mark.parametrize(("row", "halves"), english())
def test_an_english_sentence_is_parted_between_its_clauses(row: str, halves: list[str]) -> None:
    """The case shows where, by ‖ after the joint's own words."""
    sentence = row.replace(" ‖ ", " ")
    clauses = [half.removesuffix(" but").removesuffix(" and").rstrip(",;") for half in halves]
    expected = [clause[:1].upper() + clause[1:] for clause in clauses]
    assert [half.en for half in parted(Bilingual(en=sentence))] == expected
