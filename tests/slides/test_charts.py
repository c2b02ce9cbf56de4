"""Charts without a library: as one that knows them would have written them."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from xlsxwriter import Workbook

from generator.slides.packaging.workbook import workbook

CASES = {
    "one series": (("2022年　2022", "2023年　2023"), (("売れ残り\nUnsold", (18.0, 31.5)),)),
    "several series": (("a", "b", "c"), (("x", (1.0, -2.0, 3e16)), ("y", (0.1, 1 / 3, 1e-7)))),
    "a gap": (("a", "b"), (("x", (None, 2.0)),)),
    "a text twice": (("a", "a"), (("a", (1.0, 2.0)),)),
    "signs of XML": (("<a> & b", '"c"'), (("=1+1", (1.0, 2.0)),)),
    "spaces at an end": ((" a", "b "), (("https://example.com", (1.0, 2.0)),)),
    "what looks like an escape": (("a_x0041_b", "b"), (("x", (1.0, 2.0)),)),
    "no name": (("", "b"), (("x", (1.0, 2.0)),)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_charts_workbook_is_as_a_library_for_workbooks_writes_it(case: str) -> None:
    categories, series = CASES[case]
    stream = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, plain) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 - no time zone in it
        sheet = book.add_worksheet()
        sheet.write_column(1, 0, categories)
        for column, (name, values) in enumerate(series, 1):
            sheet.write(0, column, name)
            sheet.write_column(1, column, values)
    assert workbook(categories, series) == stream.getvalue()
