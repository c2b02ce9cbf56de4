"""What is certain of a text without a model: ``Holding.exact``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from generator.model import Bilingual
from generator.reading import read
from generator.settings import Settings
from generator.writing.holding import Holding, Item
from generator.writing.numbered import numbered

if TYPE_CHECKING:
    from generator.writing.desk import EditorDesk

ARTICLE = """# 港のバス

市の部署8Zが夜のバスを試した。8Zは岸さんに頼んだ。8Zは来年も続ける。

## 3日目 雨の夜

客は減り、停留所の屋根を直す必要があると館長は話した。
"""
NOBODY = cast("EditorDesk", None)  # nothing is asked


def exact(text: str, line: int, *slide: str) -> tuple[str, ...]:
    lines = numbered(read(ARTICLE.encode(), Settings(), name="a.md"))
    holding = Holding(lines, ("ja",), NOBODY, NOBODY)
    beside = tuple(map(Bilingual, slide))
    return holding.exact(Item("point", Bilingual(text), lines.ids([line]), beside))


def test_a_figure_in_a_name_of_the_articles_counts_nothing() -> None:
    assert not exact("客が減ったと8Zはみる", 6)
    assert exact("客が8人減ったと8Zはみる", 6) == ("number: 8",)


def test_what_the_heading_says_holds_for_what_is_below_it() -> None:
    assert not exact("3日目は客が減った", 6)
    assert exact("3日目は客が減った", 2) == ("number: 3",)


@pytest.mark.parametrize(
    "text", ["停留所の屋根を直さねばと館長", "停留所の屋根を直す必要があると館長"]
)
def test_a_point_that_breaks_off_before_its_owner_is_a_fault(text: str) -> None:
    broken = any(each.startswith("breaks off") for each in exact(text, 6))
    assert broken == ("ねば" in text)
