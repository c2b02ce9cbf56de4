"""Polite Japanese into plain style, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.wording.style import plain

CASES = Path(__file__).parents[1] / "cases" / "wording"


def pairs() -> list[tuple[str, str]]:
    lines = (CASES / "plain_style.txt").read_text(encoding="utf-8").splitlines()
    split = (line.split(" → ") for line in lines if line and not line.startswith("#"))
    return [(found[0], found[-1]) for found in split]


def test_there_are_six_hundred_and_fifty_cases() -> None:
    assert len({polite for polite, _ in pairs()}) >= 650


@pytest.mark.parametrize(("polite", "expected"), pairs())
def test_a_polite_sentence_becomes_plain(polite: str, expected: str) -> None:
    assert plain(polite) == expected


def test_plain_style_does_not_change_again() -> None:
    for _, expected in pairs():
        assert plain(expected) == expected
