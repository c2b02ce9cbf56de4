from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from generator.japanese.numbers import in_english, quantities
from generator.translation.checks import english

CASES = Path(__file__).parents[1] / "cases" / "japanese" / "numbers.tsv"
ROWS = [
    line.split("\t")
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_a_number_is_read_with_its_unit(text: str, wanted: str) -> None:
    found = [f"{in_english(quantity)} ({quantity.unit})" for quantity in quantities(text)]
    assert "; ".join(found).replace(" ()", "") == wanted


def _written(value: int) -> str:
    """12億3,456万7 as a Japanese newspaper writes 1,234,560,007."""
    parts, scales = [], ("", "万", "億", "兆")
    for scale in scales:
        value, part = divmod(value, 10_000)
        parts.append(f"{part:,}{scale}" if part else "")
    return "".join(reversed(parts))


@given(integers(min_value=2, max_value=10**16 - 1))
def test_an_amount_survives_the_way_into_english(value: int) -> None:
    (quantity,) = quantities(f"費用は{_written(value)}円です。")
    assert (quantity.value, quantity.unit) == (value, "JPY")
    (back,) = english.quantities(f"It costs {in_english(quantity)}.")
    assert (back.value, back.unit) == (value, "JPY")


def test_the_two_amounts_of_a_news_text() -> None:
    (nearly,) = quantities("総額300億円近く")
    assert (nearly.value, nearly.unit, nearly.bound) == (Decimal(30_000_000_000), "JPY", "nearly")
    assert in_english(nearly) == "nearly ¥30 billion"
    (about,) = quantities("約1兆2,000億円")
    assert in_english(about) == "about ¥1.2 trillion"
