"""Polite Japanese into plain style, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.wording.style import note, plain

CASES = Path(__file__).parents[1] / "cases" / "wording"


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    split = (line.split(" → ") for line in lines if line and not line.startswith("#"))
    return [(found[0], found[-1]) for found in split]


def test_there_are_three_hundred_cases() -> None:
    assert len({polite for polite, _ in pairs("plain_style.txt")}) >= 300


@pytest.mark.parametrize(("polite", "expected"), pairs("plain_style.txt"))
def test_a_polite_sentence_becomes_plain(polite: str, expected: str) -> None:
    assert plain(polite) == expected


@pytest.mark.parametrize(("sentence", "expected"), pairs("note_style.txt"))
def test_a_sentence_becomes_a_note(sentence: str, expected: str) -> None:
    assert note(sentence) == expected


def test_plain_style_does_not_change_again() -> None:
    for _, expected in pairs("plain_style.txt"):
        assert plain(expected) == expected
