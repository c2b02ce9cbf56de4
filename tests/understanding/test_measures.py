"""What an amount is of, and which case of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import written

from generator.settings import Settings
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

__all__ = ["written"]

AMOUNTS = [
    ("印刷の費用は年におよそ6万円だった。", [("およそ6万円", "印刷の費用", "")]),
    ("バス代は年3万6,000円に上がった。", [("3万6,000円", "バス代", "")]),
    (
        "窓口は午前が四割、午後が六割だった。",
        [("四割", "午前", ""), ("六割", "午後", "")],
    ),
    (
        "読み終えた割合は1年生の52%から3年生では68%に上がる。",
        [("52%", "読み終えた割合", "1年生"), ("68%", "読み終えた割合", "3年生")],
    ),
    ("「もう一度来たい」は91%。", [("91%", "", "「もう一度来たい」")]),
    ("「もう一度来たい」と答えた人は91%だった。", [("91%", "", "「もう一度来たい」")]),
    ("委員会では可決5、否決3だった。", [("5", "", "可決"), ("3", "", "否決")]),
    ("このうち国の補助が450万円である。", [("450万円", "国の補助", "")]),
    (
        "人口は1990年の1,584人から2010年には995人に減った。",
        [("1,584人", "人口", "1990年"), ("995人", "人口", "2010年")],
    ),
    ("平均55人が来る。", [("平均55人", "", "")]),
    ("三校のうち二校は紙を使う。", [("三校", "", ""), ("二校", "", "")]),
]


@pytest.mark.parametrize(("sentence", "amounts"), AMOUNTS)
def test_an_amount_says_what_it_measures_and_of_which_case(
    written: Callable[..., Article], sentence: str, amounts: list[tuple[str, str, str]]
) -> None:
    found = brief(written(f"# 町の記録\n\n{sentence}\n"), Settings()).amounts
    assert [(each.text, each.measures, each.category) for each in found] == amounts
