"""Lines that are told by a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading import read
from generator.settings import Settings
from generator.writing.cues import corrections
from generator.writing.numbered import numbered

if TYPE_CHECKING:
    from generator.writing.numbered import Numbered


def lines(*told: str) -> Numbered:
    text = "# 夜のバス\n\n" + "".join(told)
    return numbered(read(text.encode(), Settings(), name="a.md"))


def test_lines_that_correct_others_are_known() -> None:
    article = lines("運賃は二百円です。", "追記：正しくは三百円でした。")
    assert corrections(article) == [3]


def test_what_is_no_mistake_corrects_nothing() -> None:
    assert not corrections(lines("便の選び方に間違いなかったようだ。", "間違えないように並んだ。"))
    assert corrections(lines("時刻の間違いに気づいた。")) == [2]
