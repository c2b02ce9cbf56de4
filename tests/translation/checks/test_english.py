from __future__ import annotations

from decimal import Decimal

import pytest

from generator.translation.checks.english import quantities, words

ROWS = [
    ("nearly ¥30 billion", ["30000000000 JPY"]),
    ("US$5m and $3.5bn", ["5000000 USD", "3500000000 USD"]),
    ("two hundred and fifty people", ["250 "]),
    ("half a million users", ["500000 "]),
    ("a hundred years", ["100 year"]),
    ("a six-year plan and a 24-hour day", ["6 year", "24 hour"]),
    ("In May 2024 it may rise", ["5 date month", "2024 "]),
    ("the 1990s", ["1990 decade"]),
    ("the 3rd floor", ["3 ordinal"]),
    ("30 percent, 2.5%", ["30 %", "2.5 %"]),
    ("GPT-4, 5G, COVID-19, v2.1", []),
    ("one of them", []),
    ("zero seconds, a zero-second delay", ["0 second", "0 second"]),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_a_number_is_read_with_its_unit(text: str, wanted: list[str]) -> None:
    assert [f"{q.value.normalize():f} {q.unit}" for q in quantities(text)] == wanted


def test_words_that_are_numbers_are_known() -> None:
    assert words("zero thirds, two-thirds") >= {Decimal(0), Decimal(2) / 3}
    assert {float(value) for value in words("Both doubled, a quarter of a dozen")} == {2, 0.25, 12}
