"""What a slide's form claims and its texts or lines do not bear, told to whoever reads it."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Group, Point, Scene
from generator.reading import read
from generator.settings import Settings
from generator.writing.lint.form import against_lines, against_texts
from generator.writing.numbered import numbered

LINES = numbered(
    read(
        (
            "# 夜のバス\n\n運賃が上がると客は減る。また、雨の日にも客は減る。"
            "雨と強風が重なると客は減る。市は大きな車ではなく、小さな車を選んだ。"
        ).encode(),
        Settings(),
        name="a.md",
    )
)
FARE, RAIN, WIND, CARS = (sentence.id for sentence in LINES.sentences[1:])


def said(ja: str, en: str | None = None) -> Point:
    return Point(Bilingual(ja, en), ("s1",))


def figure(ja: str, title: str = "港の夜バスに乗る人が増えた", en: str | None = None) -> list[str]:
    fields = {"number": said(ja, en), "number_note": said("一晩の平均")}
    return [*against_texts(Scene("a", "number", Bilingual(title, en and "Riders"), fields=fields))]


@pytest.mark.parametrize(
    "words", ["41人", "3割", "12人中9人", "2時間", "3年分", "約8百万円", "半分"]
)
def test_a_size_may_be_drawn_large(words: str) -> None:
    assert not figure(words)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("第3希望", "a rank, a date or an hour"),
        ("16:45", "a rank, a date or an hour"),
        ("2031年", "a rank, a date or an hour"),
        ("山あいの町", "is none"),
        ("十分な量", "is none"),
        ("百貨店の客", "is none"),
        ("万が一の備え", "is none"),
        ("41", "of what unit"),
    ],
)
def test_what_is_no_size_is_no_large_figure(words: str, why: str) -> None:
    (found,) = figure(words)
    assert why in found


def test_days_that_are_counted_are_a_size() -> None:
    assert not figure("27日", en="27 days")
    assert not figure("7日中3日")
    assert "a rank, a date or an hour" in figure("27日")[0]


def test_the_large_figure_is_the_one_that_the_title_is_about() -> None:
    assert "the title is about 41" in figure("20人", "一晩の客は41人になった")[0]
    assert not figure("41人", "一晩の客は見込みの倍になった")
    assert "“数億円”: is that, or “41人”" in figure("41人", "市は数億円を浮かせた")[0]
    assert not figure("41人", "市の18Zが試した")


def cards(layout: str, *heads: str, points: int = 1) -> list[str]:
    groups = tuple(
        Group(said(head), tuple(said("バスで通う") for _ in range(points))) for head in heads
    )
    return [*against_texts(Scene("a", layout, Bilingual("港の町に四人がいる"), groups=groups))]


def test_a_head_that_breaks_over_a_narrow_card_is_named() -> None:
    short = ("港", "駅", "病院")
    assert not cards("columns", *short, "市役所前")
    assert (
        "“市役所前の新しい停留所” breaks" in cards("columns", *short, "市役所前の新しい停留所")[0]
    )
    assert not cards("columns", "港", "市役所前の新しい停留所")


def test_bars_say_what_they_measure_and_a_moment_one_thing() -> None:
    assert "number_note" in cards("chart", "10月", "11月")[0]
    assert "a moment with two points" in cards("timeline", "10月", "11月", points=2)[0]
    assert not cards("timeline", "10月", "11月")


def test_one_thing_alone_does_not_fill_the_last_slide() -> None:
    last = Scene("a", "takeaways", Bilingual("バスは3月に決まる"), points=(said("予算で決まる"),))
    assert "half empty" in next(against_texts(last))


def based(ja: str, *sources: str) -> Point:
    return Point(Bilingual(ja), sources)


def found(layout: str, title: Point, *points: Point, groups: tuple[Group, ...] = ()) -> list[str]:
    fields = {"result": based("客が減る", FARE)} if groups else {}
    sources = tuple({s for each in (title, *points) for s in each.sources})
    sources += tuple(s for group in groups for s in group.title.sources)
    shown = Scene(
        "a",
        layout,
        title.text,
        title_sources=title.sources,
        points=points,
        groups=groups,
        fields=fields,
        sources=sources,
    )
    return [*against_lines(shown, LINES)]


def sum_of(second: str) -> list[str]:
    groups = (Group(based("運賃が上がる", FARE)), Group(based("雨が降る", second)))
    return found("chain", based("バスの客が減ってきた", FARE), groups=groups)


def test_a_sum_is_drawn_only_of_what_comes_together() -> None:
    assert "two columns" in sum_of(RAIN)[0]
    assert not sum_of(WIND)


def test_what_the_lines_set_against_each_other_is_no_list() -> None:
    point = based("座席は半分", CARS)
    assert "comparison?" in found("bullets", based("市は小さな車を選んだ", CARS), point)[0]
    assert not found("comparison", based("市は小さな車を選んだ", CARS), point)
    assert not found("bullets", based("雨の日は客が減る", RAIN), based("傘の人は少ない", RAIN))


def test_a_point_that_has_only_the_words_of_its_title_is_found() -> None:
    title = based("市は夜のバスに小さな車を選んだと話した", WIND)
    assert "says its title again" in found("statement", title, based("夜のバスに小さな車", WIND))[0]
    assert not found("statement", title, based("運賃は昼と同じで、雨の日も走る", WIND))


def test_the_last_box_of_a_chain_may_be_what_its_title_says() -> None:
    title, again = based("市は夜のバスに小さな車を選んだ", WIND), based("夜のバスに小さな車", WIND)
    boxes = (Group(based("雨の日は客が減る", RAIN), (again,)),)
    assert not [each for each in found("chain", title, groups=boxes) if "says its title" in each]
    boxes = (Group(again, (based("雨の日は客が減る", RAIN), based("座席は半分", CARS))),)
    assert not [each for each in found("chain", title, groups=boxes) if "says its title" in each]


def bars(table: str, *heads: str) -> list[str]:
    article = numbered(read(f"# 客\n\n{table}".encode(), Settings(), name="a.md"))
    ids = {s.text.ja: s.id for s in article.sentences}
    groups = tuple(Group(based(each, ids[each]), (based("9人", ids[each]),)) for each in heads)
    shown = Scene("a", "chart", Bilingual("客が減った"), groups=groups)
    return [each for each in against_lines(shown, article) if "leave out" in each]


def test_a_row_of_a_table_that_its_bars_leave_out_is_named() -> None:
    down = "| 年 | 客 |\n|---|---|\n" + "".join(f"| {n}年 | {n}人 |\n" for n in range(2011, 2016))
    (told,) = bars(down, "2011年", "2012年", "2014年", "2015年")[:1]
    assert "“2013年”, which the table has among them" in told
    assert not bars(down, "2013年", "2014年", "2015年")


def test_so_is_a_column_of_years_side_by_side() -> None:
    across = (
        "| 年 | 2011年 | 2012年 | 2013年 | 2014年 |\n|---|---|---|---|---|\n"
        "| 客 | 1人 | 2人 | 3人 | 4人 |"
    )
    assert any("“2012年”" in each for each in bars(across, "2011年", "2013年", "2014年"))
    assert not bars(across, "2011年", "2012年", "2013年")
