"""One name for a thing, one way of numbers, one place for a figure, over all slides."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Point, Scene
from generator.writing.lint.consistency import of_slides


def deck(*texts: str | Bilingual) -> list[Scene]:
    """A slide for each text, and a last one."""
    told = [Bilingual(each) if isinstance(each, str) else each for each in texts]
    shown = [Scene("a", "bullets", Bilingual("題"), points=(Point(each, ()),)) for each in told]
    return [*shown, Scene("z", "takeaways", Bilingual("終わり"))]


def seen(*texts: str | Bilingual) -> list[str]:
    return [*of_slides(deck(*texts), "ja")]


def test_a_figure_that_stands_on_two_slides_is_told_once() -> None:
    assert seen("客は8796人", "昨年の客は8,796人だった") == [
        "? 8796 stands on slides 1 and 2: once, where it is the claim"
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("客は8796人", "客は減った"),
        ("2021年に始めた", "2021年に終えた"),
        ("料金は20円", "運賃は20円"),
        ("50人の村", "村の50人", "50人が住む"),
    ],
    ids=["once", "a year", "a small count", "a condition of all"],
)
def test_what_may_come_again_is_not_named(texts: tuple[str, ...]) -> None:
    assert not seen(*texts)


def test_what_is_to_be_remembered_may_be_said_again() -> None:
    last = Scene("z", "takeaways", Bilingual("客は8796人"))
    assert not [*of_slides([*deck("客は8796人")[:-1], last], "ja")]


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [
        ("三人が来た", "3人が帰った", "三人 and 3人"),
        ("令和3年に増えた", "2015年に減った", "令和3年 and 2015年"),
        ("H17に増えた", "2015年に減った", "H17 and 2015年"),
        ("事業者が決める", "事業体が払う", "事業者 and 事業体"),
    ],
)
def test_two_ways_of_one_thing_are_named(one: str, other: str, named: str) -> None:
    assert any(named in each for each in seen(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三人が来た", "13人が帰った"),
        ("利用者が決める", "経営者が払う"),
        ("T2の便", "2015年に減った"),
        ("三つの町", "3か所の駅"),
        ("一人ひとりに聞く", "1人が来た"),
        ("二人三脚で進む", "2人が来た"),
    ],
)
def test_what_are_two_things_is_let_be(one: str, other: str) -> None:
    assert [each for each in seen(one, other) if "T2" not in each] == []


def test_an_era_tells_english_readers_nothing() -> None:
    assert any("“Heisei 17”" in each for each in seen(Bilingual("増えた", "It rose in Heisei 17")))
