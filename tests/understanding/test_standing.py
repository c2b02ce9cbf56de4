"""What of a brief is left when sentences are not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import Settings, brief, read
from generator.model import sentences
from generator.planning import without
from generator.understanding import standing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_brief_without_any_heading_sentence_is_one(tmp_path: Path) -> None:
    path = tmp_path / "水路.txt"
    path.write_text("水路の話\n\n水路を守るのは、谷に住む十二軒の家である。\n", encoding="utf-8")
    article = read(str(path), Settings())
    known = brief(article, Settings())
    assert known.heads
    told = without(article, known.heads)
    assert not {*known.heads} & {one.id for one in sentences(told)}
    assert not standing(known, told).heads
