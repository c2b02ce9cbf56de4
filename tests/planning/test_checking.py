"""What may stand on a slide by itself, and which form fits what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Bilingual, Group, Point
from generator.planning.checking import form_faults, is_true, text_faults, title_faults
from generator.planning.draft import Draft

CASES = Path(__file__).parents[1] / "cases" / "planning" / "phrases.txt"


def cases() -> list[tuple[str, set[str], set[str]]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()[2:]
    rows = [[each.strip() for each in line.rsplit(" | ", 2)] for line in lines]
    return [(text, _names(faults), _names(over)) for text, faults, over in rows]


def _names(told: str) -> set[str]:
    return {each.strip() for each in told.split(",")} - {"-"}


@pytest.mark.parametrize(("text", "faults", "over"), cases())
def test_a_text_that_is_no_whole_phrase_is_told_by_what_is_wrong_with_it(
    text: str, faults: set[str], over: set[str]
) -> None:
    assert {*text_faults(text, "ja")} == faults
    assert {*title_faults(text, "ja")} == faults | over


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Six people run the whole site", set()),
        ("Find out where visitors come from", set()),
        ("iPhone sales fell by a third", set()),
        ("That you have them all", {"back"}),
        ("Conversely, a large loan is a risk", {"back"}),
        ("Number the", {"ends"}),
        ("Fields that relate to", {"ends"}),
        ("and includes the number", {"begins"}),
        ("“To the question, mend it", {"torn"}),
        ("Cedar State University Press, Hilltown", {"credit"}),
        ("Mara Lindt contributed to this guide", {"credit", "away"}),
        ("Let’s assume that we build a house", {"announces"}),
        ("See the table below", {"away", "announces"}),
        ("No", {"bare"}),
    ],
)
def test_english_is_told_by_its_own_words(text: str, faults: set[str]) -> None:
    assert {*text_faults(text, "en")} == faults


def test_a_short_text_is_no_surer_than_its_sentence():
    sentence = "橋の架け替えは来年に延びる可能性があります。"
    assert is_true("橋の架け替えは来年に延びる可能性", sentence, "ja")
    assert not is_true("橋の架け替えは来年に延びる", sentence, "ja")


def _draft(layout: str, *groups: tuple[str, list[str]]) -> Draft:
    made = tuple(
        Group(Point(Bilingual(head)), tuple(Point(Bilingual(each)) for each in below))
        for head, below in groups
    )
    return Draft(layout, (), groups=made)


@pytest.mark.parametrize(
    ("draft", "faults"),
    [
        (_draft("steps", ("水を注ぐ", []), ("火にかける", []), ("蓋をして10分待つ", [])), set()),
        (
            _draft(
                "steps", ("土手が崩れるおそれがある", []), ("床より水は低い", []), ("5m未満", [])
            ),
            {"actions"},
        ),
        (_draft("columns", ("灯台", ["港の入り口に立つ"]), ("倉庫", ["駅の裏にある"])), set()),
        (_draft("columns", ("灯台", ["白い"]), ("灯台", ["高い"])), {"heads"}),
        (_draft("columns", ("灯台に", ["白い塔"]), ("倉庫", ["赤い屋根"])), {"heads"}),
        (_draft("columns", ("灯台", ["白く塗って"]), ("倉庫", ["赤い屋根"])), {"members"}),
        (_draft("timeline", ("1931年", ["完成"]), ("2020年", ["点検"])), set()),
        (_draft("timeline", ("1931年", ["完成"]), ("番人", ["交代"])), {"dates"}),
        (_draft("qa", ("夜も開くか", ["いいえ"])), {"answer"}),
        (_draft("qa", ("夜も開くか", ["いいえ: 夜は閉まる"])), set()),
        (
            _draft("qa", ("夜も開くか", ["土曜は開く"]), ("夜も開くか", ["日曜は閉まる"])),
            {"answer"},
        ),
    ],
)
def test_a_form_is_taken_only_for_what_it_shows(draft: Draft, faults: set[str]) -> None:
    assert {*form_faults(draft, "ja")} == faults


def test_shares_of_different_wholes_are_no_bars():
    head = (Point(Bilingual("")), Point(Bilingual("％")))

    def bar(name: str, share: str, source: str) -> tuple[Point, Point]:
        return Point(Bilingual(name), (source,)), Point(Bilingual(share), (source,))

    apart = (
        head,
        bar("乗った人", "64％", "s1"),
        bar("知る人", "9％", "s2"),
        bar("使う人", "17％", "s3"),
    )
    parts = (
        head,
        bar("通院", "46％", "s1"),
        bar("買い物", "31％", "s1"),
        bar("公民館", "14％", "s1"),
    )
    assert form_faults(Draft("chart", (), table=apart), "ja") == ("labels",)
    assert form_faults(Draft("chart", (), table=parts), "ja") == ()
