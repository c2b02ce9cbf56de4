"""Amounts that belong together are shown together, and all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
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


SURVEY = f"""\
# 回覧板をやめた町

{MANY}

## 総会

六月の総会では、賛成112、反対38、保留21だった。反対した人の多くは70代以上である。

## 十月のアンケート

今年10月のアンケートには158世帯が答えた。「連絡が早くなった」は91%。\
一方で、「近所の人と話す回数が減った」も34%あった。

## 手渡し

月に一度の手渡しを始めた。手渡しできた割合は1回目の52%から3回目には68%に上がった。
"""


def test_what_is_counted_off_stands_as_bars_under_its_names() -> None:
    (chart,) = (scene for scene in scenes(SURVEY) if scene.layout == "chart")
    rows = [tuple(cell.text.ja for cell in row) for row in chart.table[1:]]
    assert rows == [("賛成", "112"), ("反対", "38"), ("保留", "21")]
    assert chart.title.ja == "六月の総会では、賛成112、反対38、保留21だった"


MAKE_UP = f"""\
# 町の貸し自転車

{MANY}

## 利用者

月の利用回数は、昨年の1,180回から今年は3,070回に増えた。駅前に置いた自転車がいちばんよく動いている。

町は当初、観光客が半分を占めると見込んでいた。月ごとに数えた利用者の内訳は、高校生が41%、\
会社員が27%、観光客が18%、そのほかが14%だった。
"""


def test_bars_without_a_short_sentence_are_headed_by_the_longest_of_them() -> None:
    (chart,) = (scene for scene in scenes(MAKE_UP) if scene.layout == "chart")
    assert chart.title.ja == "最も多いのは高校生の41%"
    assert [row[0].text.ja for row in chart.table[1:]] == ["高校生", "会社員", "観光客", "そのほか"]


COUNT = f"""\
# 町の自転車

{MANY}

## 売れた自転車

町では昨年、440台の自転車が売れた。子ども用は300台、大人用は140台である。割合では子ども用が七割に近い。\
店の人は、学校が遠くなったからだと見ている。修理の数は分からない。部品の値段は上がり続けている。\
古い自転車を持ち込む人は減った。
"""


def test_figures_stand_under_the_message_that_they_follow_and_before_what_goes_on() -> None:
    shown = scenes(COUNT)
    (figures,) = (n for n, scene in enumerate(shown) if scene.layout == "number")
    assert shown[figures].title.ja == "町では昨年、440台の自転車が売れた"
    after = [point.text.ja or "" for point in shown[figures + 1].points]
    assert any(
        "割合" in point for point in (*after, *(p.text.ja or "" for p in shown[figures].points))
    )


LIMITS = f"""\
# 医療費の控除

{MANY}

## 金額

総所得が200万円以下の場合は、「10万円」を所得の一割と読み替える。額は世帯で数える。
"""


def test_a_bound_and_a_figure_that_is_only_named_are_not_shown_large() -> None:
    assert not [scene for scene in scenes(LIMITS) if scene.layout in {"number", "chart"}]


@pytest.mark.parametrize(
    "told",
    [
        "乗る人は、春の便が300人、秋の便が500人になる見込みだ。",
        "乗る人は、春の便が300人、秋の便が500人ではなかった。",
        "乗る人は、春の便が300人、秋の便が500人かもしれない。",
        "費用は、橋が300万円、道が500万円、灯が200万円になる見込みだ。",
    ],
)
def test_a_figure_that_is_not_so_or_not_sure_is_not_shown_bare(told: str) -> None:
    text = f"# 渡し舟\n\n{MANY}\n\n## 数\n\n舟は島の足である。{told}島の人は舟を待っている。"
    assert not [scene for scene in scenes(text) if scene.layout in {"number", "chart"}]


def test_two_shares_of_an_answer_stand_side_by_side_each_with_what_it_is_of() -> None:
    shown = [
        [(group.title.text.ja, group.points[0].text.ja) for group in scene.groups]
        for scene in scenes(SURVEY)
        if scene.layout == "number"
    ]
    assert shown == [
        [("91%", "「連絡が早くなった」"), ("34%", "「近所の人と話す回数が減った」")],
        [("52%", "手渡しできた割合（1回目）"), ("68%", "手渡しできた割合（3回目）")],
    ]


def test_whole_sentences_in_a_row_are_no_line_of_time() -> None:
    assert not [scene for scene in scenes(LINE) if scene.layout == "timeline"]
