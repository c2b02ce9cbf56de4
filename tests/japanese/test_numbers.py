from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.japanese.numbers import in_english, quantities

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


def test_the_two_amounts_of_a_news_text() -> None:
    (nearly,) = quantities("総額300億円近く")
    assert (nearly.value, nearly.unit, nearly.bound) == (Decimal(30_000_000_000), "JPY", "nearly")
    assert in_english(nearly) == "nearly ¥30 billion"
    (about,) = quantities("約1兆2,000億円")
    assert in_english(about) == "about ¥1.2 trillion"
