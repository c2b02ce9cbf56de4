"""Where long sentences are parted, and notes made shorter."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.japanese.width import width
from generator.wording.parting import joint
from generator.wording.shorter import whole
from generator.wording.style import plain

CASES = Path(__file__).parents[1] / "cases" / "wording"


def cases(name: str) -> list[tuple[str, str]]:
    rows = (CASES / name).read_text(encoding="utf-8").splitlines()
    found = [tuple(row.split(" → ")) for row in rows if row and row[0] != "#"]
    assert all(len(pair) == 2 for pair in found)
    return [(before, after) for before, after in found]


@pytest.mark.parametrize(("sentence", "halves"), cases("parting.txt"))
def test_a_sentence_is_parted_where_both_halves_stand(sentence: str, halves: str) -> None:
    found = joint(plain(sentence).rstrip("。"))
    assert (f"{found.first} ‖ {found.second}" if found else "=") == halves


@pytest.mark.parametrize(("sentence", "shorter"), cases("tight.txt"))
def test_a_note_is_made_shorter_without_saying_more(sentence: str, shorter: str) -> None:
    assert whole(sentence, 32.0) == shorter


@pytest.mark.parametrize(("sentence", "shorter"), cases("tight.txt"))
def test_what_is_short_enough_is_left_alone(sentence: str, shorter: str) -> None:
    assert whole(shorter, 32.0) == shorter
    assert sentence == shorter or width(sentence) > 32.0
