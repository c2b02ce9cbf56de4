"""Amounts that belong together are shown together, and all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import planned

from generator import load_settings, read

if TYPE_CHECKING:
    from generator.model import Scene

MANY = "\n\n".join(
    f"{n}番目の桟橋では、去年の春に{n}00人が舟を降り、秋に{n}50人が舟に乗りました。"
    for n in range(1, 16)
)
COSTS = f"""\
# 渡し舟の船着き場を直す

{MANY}

## 費用

工事の総額は9,000万円です。このうち国の補助が4,500万円、市の負担が2,500万円、組合の負担が2,000万円です。\
続けるかどうかは、来年の春に決めます。
"""
LINE = """\
# 渡し舟の一年

渡し舟は島の足です。朝と夕方に港を出ます。

## 背景

島の人口は2026年3月末には412人で、10年前の688人から四割ほど減り、舟に乗る人も同じくらい減ってきました。\
2025年度の舟の赤字は1億円あまりに上り、国と県と市の補助で補いながら、朝と夜の便をどうにか続けてきました。\
2025年10月に市が島の人に聞いたところ、朝の便を病院へ行くのに使うと答えた人が71人いることも分かりました。
"""


def scenes(text: str) -> list[Scene]:
    return list(planned(read(text.encode(), load_settings(), name="a.md")).scenes)


def test_bars_of_a_whole_are_its_parts_and_none_of_them_is_missing() -> None:
    (chart,) = (scene for scene in scenes(COSTS) if scene.layout == "chart")
    rows = [tuple(cell.text.ja for cell in row) for row in chart.table[1:]]
    assert rows == [
        ("国の補助", "4,500万円"),
        ("市の負担", "2,500万円"),
        ("組合の負担", "2,000万円"),
    ]
    assert chart.title.ja == "工事の総額は9,000万円"


def test_whole_sentences_in_a_row_are_no_line_of_time() -> None:
    assert not [scene for scene in scenes(LINE) if scene.layout == "timeline"]
