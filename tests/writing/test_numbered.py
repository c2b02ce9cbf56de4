"""The article as a model reads it."""

from __future__ import annotations

from dataclasses import replace

from generator.model import sentences
from generator.reading import read
from generator.settings import Settings
from generator.writing.numbered import numbered


def test_who_says_it_stands_before_what_is_said() -> None:
    text = "# 公園会議\n\n柵は低いままでよい。\n"
    article = read(text.encode(), Settings(), name="minutes.md")
    said = list(sentences(article))[1]
    lines = numbered(replace(article, speakers={said.id: "委員A"})).lines
    assert lines == ("[1] # 公園会議", "[2] 委員A: 柵は低いままでよい。")


def test_a_cell_has_its_row_and_column() -> None:
    table = "# 池\n\n| 年 | 深さ |\n|---|---|\n| 昨年 | 2 |\n"
    lines = numbered(read(table.encode(), Settings(), name="table.md")).lines
    assert lines[-1].endswith("| row 2, column 2: 2")
