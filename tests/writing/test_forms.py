"""What a slide's form claims and its texts do not bear, told to whoever reads it."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Group, Point, Scene
from generator.writing.forms import of_form, of_words


def said(ja: str, en: str | None = None) -> Point:
    return Point(Bilingual(ja, en), ("s1",))


def figure(ja: str, title: str = "港の夜バスに乗る人が増えた", en: str | None = None) -> list[str]:
    fields = {"number": said(ja, en), "number_note": said("一晩の平均")}
    return [*of_form(Scene("a", "number", Bilingual(title, en and "Riders"), fields=fields))]


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
    return [*of_form(Scene("a", layout, Bilingual("港の町に四人がいる"), groups=groups))]


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
    assert "half empty" in next(of_form(last))


@pytest.mark.parametrize(
    ("words", "torn"),
    [
        ("木の机をと、店主は言った", True),
        ("雨のおかげだと、岸さん", True),
        ("机などや椅子", True),
        ("店は夜に開くと、岸さん", False),
        ("木と、紙とを混ぜる", False),
        ("「机をと、椅子をと」が口ぐせ", False),
    ],
)
def test_japanese_that_is_cut_short_is_named(words: str, *, torn: bool) -> None:
    assert any("cut short" in mark for mark in of_words(Bilingual(words))) == torn
