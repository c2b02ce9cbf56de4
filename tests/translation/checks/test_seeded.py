"""The figures that ``benchmarks/translation_checks.py`` prints."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
from translation_checks import SETS, free, measured, seeded


def test_the_seeded_set_is_large_and_half_of_it_is_good() -> None:
    kinds, _ = seeded("ja")
    assert len(kinds) >= 150
    assert 0.45 <= kinds.count("ok") / len(kinds) <= 0.55


@pytest.mark.parametrize("language", SETS)
def test_nearly_all_damage_is_found_for_what_it_is(language) -> None:
    wanted, found, _ = measured(language)
    assert found.total() >= 0.95 * wanted.total(), wanted - found


@pytest.mark.parametrize("language", SETS)
def test_good_translations_are_seldom_doubted(language) -> None:
    _, _, alarms = measured(language)
    assert len(alarms) <= 0.03 * seeded(language)[0].count("ok"), alarms


def test_a_free_translation_is_seldom_doubted() -> None:
    pairs, alarmed = free()
    assert len(alarmed) <= 0.03 * len(pairs), alarmed
