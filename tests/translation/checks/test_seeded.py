"""The figures that ``benchmarks/translation_checks.py`` prints."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
from translation_checks import measured, seeded


def test_the_seeded_set_is_large_and_half_of_it_is_good() -> None:
    kinds, _ = seeded()
    assert len(kinds) >= 150
    assert 0.45 <= kinds.count("ok") / len(kinds) <= 0.55


def test_nearly_all_damage_is_found_for_what_it_is() -> None:
    wanted, found, _ = measured()
    assert found.total() >= 0.95 * wanted.total(), wanted - found


def test_good_translations_are_seldom_doubted() -> None:
    _, _, alarms = measured()
    assert len(alarms) <= 0.03 * seeded()[0].count("ok"), alarms
