"""What a program sees beside finished texts: for whoever reads them last to decide."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Claim, Line, Point, Scene, Statement
from generator.reading import read
from generator.settings import Settings
from generator.writing.marks import of_slide, of_speech
from generator.writing.numbered import numbered

LINES = numbered(
    read(
        "# 研究費\n\n一般に締切は大学ごとに早い。五年計画なら年100万円くらいになる。".encode(),
        Settings(),
        name="a.md",
    )
)
DUE, SUM = (sentence.id for sentence in LINES.sentences[1:])


def slide(*points: Point) -> Scene:
    return Scene("a", "bullets", Bilingual("締切は早い"), title_sources=(DUE,), points=points)


def spoken(*lines: Line) -> list[str]:
    scenes = [
        Scene("title", "title", Bilingual("研究費")),
        Scene("a", "bullets", Bilingual("締切は早い"), title_sources=(DUE,), narration=lines),
    ]
    return of_speech(scenes, LINES)["a"]


def line(ja: str, *sources: str) -> Line:
    return Line("", Bilingual(ja), sources)


def test_two_sayings_in_a_sentence_and_a_question_of_one_language_are_named() -> None:
    two = spoken(line("店が開けると話し、客が戻ると思うといいます。", DUE))
    assert any("two sayings in one sentence" in mark for mark in two)
    asked = spoken(Line("", Bilingual("毎年なんです。", "Every year?"), ()))
    assert any("asked in English, told in Japanese" in mark for mark in asked)
    quoted = spoken(Line("", Bilingual("「毎年？」の一言です。", "It is one word: “Yearly?”"), ()))
    assert not any("asked in English" in mark for mark in quoted)


@pytest.mark.parametrize(
    ("words", "english", "named"),
    [
        ("この連載は続きます。", "", "この連載"),
        ("連載は続きます。この連載は長いです。", "", ""),
        ("「この連載は続きます」と筆者。", "", ""),
        ("客が減りました。その上昇は来年です。", "", ""),
        ("続きます。", "It goes on. These goods stay.", "These goods"),
        ("続きます。", "The goods go on, and these goods stay.", ""),
        ("続きます。", "It goes on. This should help.", ""),
        ("売れません。この影響で店が閉まります。", "", ""),
    ],
)
def test_what_points_to_nothing_on_its_slide_is_named(words: str, english: str, named: str) -> None:
    told = Point(Bilingual(words, english or None), (DUE,))
    assert [mark for mark in of_slide(slide(told)) if "of what?" in mark] == (
        [f"“{named}”: of what?"] if named else []
    )


def test_a_question_for_yes_or_no_is_answered_so() -> None:
    asks = line("自由に使えるんですか。")
    assert any("自由に使えるんですか" in mark for mark in spoken(asks, line("店に聞きます。", DUE)))
    assert not any("yes or no" in mark for mark in spoken(asks, line("いいえ。", DUE)))
    assert not any("yes or no" in m for m in spoken(line("誰が使うんですか。"), line("店。", DUE)))


def test_a_scene_that_never_says_what_its_title_says_is_named() -> None:
    assert "no line says what its title says" in spoken(line("五年で100万円です。", SUM))
    assert "no line says what its title says" not in spoken(line("締切は一般に早いです。", DUE))


def test_a_claim_whose_limits_nobody_says_is_named() -> None:
    claim = Claim(Statement((SUM,), Bilingual("年100万円")), (), (DUE,), (), weight=1.0)
    scene = Scene("a", "bullets", Bilingual("研究費"), narration=(line("年100万円です。", SUM),))
    assert (
        "lines [2] limit what is said here and are said nowhere"
        in (of_speech([scene], LINES, [claim])["a"])
    )
    both = Scene("b", "bullets", Bilingual("締切"), narration=(line("一般に早いです。", DUE),))
    assert not any("limit" in mark for mark in of_speech([scene, both], LINES, [claim])["a"])


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("費用は五年で決まります。", True),
        ("でも費用は五年で決まります。", False),
        ("締切の次は費用です。", False),
        ("いくら要るのでしょうか。", False),
    ],
)
def test_a_scene_takes_up_what_was_just_said(words: str, named: bool) -> None:  # noqa: FBT001
    before = Scene("b", "bullets", Bilingual("締切"), narration=(line("締切は早いです。", DUE),))
    after = Scene("c", "bullets", Bilingual("費用"), narration=(line(words, SUM),))
    found = of_speech([before, after], LINES)["c"]
    assert any("takes up nothing" in mark for mark in found) == named


@pytest.mark.parametrize(
    ("english", "named"),
    [
        ("The festival works with the street's shops and uses their courtyards as well", True),
        ("It works with the street's shops", False),
    ],
)
def test_english_that_says_much_more_than_the_japanese_is_named(english: str, named: bool) -> None:  # noqa: FBT001
    text = Bilingual("商店街の店や中庭を借りて使う", english)
    shown = slide(Point(text, (DUE,)))
    assert any("more than the Japanese" in mark for mark in of_slide(shown)) == named
    heard = spoken(Line("", text, (DUE,)))
    assert any("more than the Japanese" in mark for mark in heard) == named
