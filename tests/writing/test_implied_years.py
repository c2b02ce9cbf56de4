"""Years that the article's own day gives to lines that name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.reading import read
from generator.settings import Settings
from generator.verifying.figures import written
from generator.writing.implied_years import Day, day_of, with_one_figure, years_of
from generator.writing.numbered import numbered

if TYPE_CHECKING:
    from generator.model import Language

DAY = Day(2023, 1)


@pytest.mark.parametrize(
    ("said", "language", "count"),
    [
        ("2019年11月26日に決まった", "ja", 1),
        ("11月26日に55人が来た", "ja", 2),
        ("2016〜18年に47頭", "ja", 2),
        ("2016年から2018年に47頭", "ja", 2),
        ("80〜162万円で30頭", "ja", 2),
        ("2016年に18頭、47人", "ja", 3),
        ("It was settled on November 26, 2019", "en", 1),
        ("On 26 November 2019 some 55 people came", "en", 2),
        ("From 2016 to 2018 they took 47", "en", 2),
        ("Between 2016 and 2018 they took 47", "en", 2),
        ("In 2016-18 they took 47", "en", 2),
        ("In 2016 and 2018 they took 47", "en", 3),
        ("They may take 47", "en", 1),
        ("18歳から29歳の1票は軽い", "ja", 1),
        ("A vote cast at 18 to 29 is light", "en", 1),
    ],
)
def test_a_day_or_a_span_is_one_figure_to_an_ear(said: str, language: Language, count: int) -> None:
    assert len(written(with_one_figure(said), language)) == count


def test_the_day_of_an_article_is_known_beside_it_or_stands_in_a_line_of_its_own() -> None:
    lines = numbered(
        read("# 夜のバス\n\nバスは2019年3月に始まった。".encode(), Settings(), name="a.md")
    )
    assert day_of(lines, "by 岸, published 2023-01-08") == DAY
    assert day_of(lines, "") is None


def test_a_month_without_a_year_is_the_last_such_month() -> None:
    assert years_of(["12月に二週間休んだ。"], "ja", DAY) == {2022}
    assert years_of(["It stood still in December."], "en", DAY) == {2022}
    assert years_of(["1月に戻った。", "昨年のことだ。"], "ja", DAY) == {2022, 2023}


def test_so_many_years_ago_is_a_year() -> None:
    assert years_of(["3年前に始まった。"], "ja", DAY) == {2020}
    assert years_of(["Three years ago he came back."], "en", DAY) == {2020}
    assert years_of(["She built it some 12 years ago."], "en", DAY) == {2011}
    assert years_of(["Years ago he came back."], "en", DAY) == set()


@pytest.mark.parametrize(
    "line",
    ["January 8, 2023", "Published: 8 January 2023", "By A. Reed, Bay News, January 8, 2023"],
)
def test_the_day_of_an_english_article_is_written_out(line: str) -> None:
    told = numbered(read(f"# Bats\n\n{line}\n\nThey sleep.".encode(), Settings(), name="a.md"))
    assert day_of(told, "") == DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("（港の便り　2023年1月20日号　文・岸）", DAY),
        ("港の便り編集部 2023/1/20", DAY),
        ("市場は2019年12月20日に閉じた。", None),
        ("港の便り　2023年1月号", None),
        ("掲載：2023年1月", DAY),
        ("（取材日　2023年1月）", DAY),
        ("2023年1月の公開講座", None),
        ("2023年1月20日の市場", None),
    ],
)
def test_the_day_of_an_article_stands_in_its_byline(line: str, day: Day | None) -> None:
    told = numbered(read(f"# 市場\n\n客は減った。\n\n{line}".encode(), Settings(), name="a.md"))
    assert day_of(told, "") == day


def test_a_month_to_come_is_the_next_such_month() -> None:
    assert years_of(["4月に開く予定だ。"], "ja", DAY) == {2023}
    assert years_of(["It expects to open in January."], "en", Day(2022, 11)) == {2023}


def test_a_line_with_a_year_or_an_article_without_a_day_gives_none() -> None:
    assert not years_of(["2019年12月に休んだ。"], "ja", DAY)
    assert not years_of(["12月に休んだ。"], "ja", None)
