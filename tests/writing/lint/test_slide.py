"""What a program notices on a slide by itself: for whoever reads it last to decide."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Point, Scene
from generator.reading import read
from generator.settings import Settings
from generator.writing.lint.slide import labels_again, of_slide, owners_again
from generator.writing.numbered import numbered

LINES = numbered(
    read(
        "# 研究費\n\n一般に締切は大学ごとに早い。五年計画なら年100万円くらいになる。".encode(),
        Settings(),
        name="a.md",
    )
)
DUE = LINES.sentences[1].id


def slide(*points: Point) -> Scene:
    return Scene("a", "bullets", Bilingual("締切は早い"), title_sources=(DUE,), points=points)


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
        ("続きます。", "It goes on. This ignores them. That came late.", ""),
        ("続きます。", "A word to those about to miss it", ""),
        ("続きます。", "It goes on. That estimate is old.", "That estimate"),
        ("売れません。この影響で店が閉まります。", "", ""),
    ],
)
def test_what_points_to_nothing_on_its_slide_is_named(words: str, english: str, named: str) -> None:
    told = Point(Bilingual(words, english or None), (DUE,))
    assert [mark for mark in of_slide(slide(told), LINES) if "of what?" in mark] == (
        [f"“{named}”: of what?"] if named else []
    )


def found(*texts: str, title: str = "屋根は傷んでいる") -> list[str]:
    return [*owners_again(texts, title)]


def test_an_owner_whom_the_title_names_is_not_named_again() -> None:
    (mark,) = found("屋根の傷みは急だと館長", "床は無事", title="館長は屋根を直したい")
    assert mark.startswith("“と館長” below a title that names 館長")


def test_an_owner_at_point_after_point_belongs_into_the_title() -> None:
    (mark,) = found("屋根の傷みは急だと館長", "床も傷んできたと館長")
    assert mark.startswith("“と館長” 2 times: once in title or head")
    assert not found("屋根の傷みは急だと館長", "床も傷んできたと岸さん")
    last = ["屋根の傷みは急だと館長", "床も傷んできたと館長"]
    assert not [*owners_again(last, "館長は屋根を直したい", owners=False)]


def test_a_question_cut_short_and_a_figure_of_nothing_are_found() -> None:
    assert "a question cut short" in found("薬で治ったことも原因かと筆者")[0]
    assert "“38.5” of" in found("38.5ほどになる日が続く")[0]
    assert not found("熱は38.5度ほど", "客は200人ほど", "30日前後かかる")


def test_an_owner_that_hangs_at_every_head_is_found() -> None:
    assert [*labels_again(["長い文書：市", "短い文書：市"])]
    assert not [*labels_again(["長い文書：市", "短い文書：店"])]
    assert not [*labels_again(["長い文書", "短い文書"])]
