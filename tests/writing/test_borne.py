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
