"""The figures that a text has, however they are written."""

from __future__ import annotations

from decimal import Decimal

from generator.verifying.figures import known, written


def test_hundreds_and_what_is_over_are_one_figure() -> None:
    assert Decimal(110) in known("It went past a hundred and ten degrees.", "en")
    assert written("Two hundred and fifty came.", "en") == (Decimal(250),)
    assert written("It cost two hundred fifty-three.", "en") == (Decimal(253),)
    assert Decimal(110) in known("It cost a hundred and ten.", "en")
    assert {Decimal(100), Decimal(200)} <= known("between a hundred and two hundred", "en")
    assert Decimal(102) not in known("between a hundred and two hundred", "en")
