"""What the lines of a slide say of its form."""

from __future__ import annotations

from generator.model import Bilingual, Group, Point, Scene
from generator.reading import read
from generator.settings import Settings
from generator.writing.borne import of_lines
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


def said(ja: str, *sources: str) -> Point:
    return Point(Bilingual(ja), sources)


def found(layout: str, title: Point, *points: Point, groups: tuple[Group, ...] = ()) -> list[str]:
    fields = {"result": said("客が減る", FARE)} if groups else {}
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
    return [*of_lines(shown, LINES)]


def sum_of(second: str) -> list[str]:
    groups = (Group(said("運賃が上がる", FARE)), Group(said("雨が降る", second)))
    return found("chain", said("バスの客が減ってきた", FARE), groups=groups)


def test_a_sum_is_drawn_only_of_what_comes_together() -> None:
    assert "two columns" in sum_of(RAIN)[0]
    assert not sum_of(WIND)


def test_what_the_lines_set_against_each_other_is_no_list() -> None:
    point = said("座席は半分", CARS)
    assert "comparison?" in found("bullets", said("市は小さな車を選んだ", CARS), point)[0]
    assert not found("comparison", said("市は小さな車を選んだ", CARS), point)
    assert not found("bullets", said("雨の日は客が減る", RAIN), said("傘の人は少ない", RAIN))


def test_a_point_that_has_only_the_words_of_its_title_is_found() -> None:
    title = said("市は夜のバスに小さな車を選んだと話した", WIND)
    assert "says its title again" in found("statement", title, said("夜のバスに小さな車", WIND))[0]
    assert not found("statement", title, said("運賃は昼と同じで、雨の日も走る", WIND))


def bars(table: str, *heads: str) -> list[str]:
    article = numbered(read(f"# 客\n\n{table}".encode(), Settings(), name="a.md"))
    ids = {s.text.ja: s.id for s in article.sentences}
    groups = tuple(Group(said(each, ids[each]), (said("9人", ids[each]),)) for each in heads)
    shown = Scene("a", "chart", Bilingual("客が減った"), groups=groups)
    return [each for each in of_lines(shown, article) if "leave out" in each]


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
