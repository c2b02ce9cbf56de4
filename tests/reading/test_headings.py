"""The score on articles written for this project is pinned, so that it cannot fall unnoticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.reading.clean import clean
from generator.reading.draft import Writer
from generator.reading.plain import draft

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "tests" / "cases" / "reading" / "articles"
sys.path.append(str(ROOT / "benchmarks"))

# It lies outside of the package.
from reading_headings import STYLES, Score, blocks, found_headings, rendered  # noqa: E402


def _score(style: str) -> tuple[float, list[bool]]:
    score, titles = Score(), []
    for path in sorted(ARTICLES.glob("*.md")):
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        text, gold = rendered(title, pieces, style)
        drafted = draft(clean(text), Writer("ja"))
        score.add(gold, found_headings(drafted))
        titles.append(drafted.title.text.ja == title)
    return 2 * score["right"] / (score["gold"] + score["found"]), titles


@pytest.mark.parametrize(
    ("style", "least"), [("chrome", 0.99), ("firefox", 0.99), ("blog", 0.99), ("tight", 0.97)]
)
def test_headings_are_found_however_the_page_was_copied(style, least):
    f1, _ = _score(style)
    assert f1 >= least


@pytest.mark.parametrize("style", STYLES)
def test_the_title_is_right_every_time(style):
    assert all(_score(style)[1])


def _headings(text: str) -> list[str | None]:
    drafted = draft(clean(text), Writer("ja"))
    numbers = found_headings(drafted)
    return [line for number, line in enumerate(text.split("\n"), 1) if number in numbers]


PARTS = (
    "題名です\n\n最初の段落です。文が二つあります。\n\n{}\n\n{}\n\n次の段落です。ここも本文です。\n"
)


def test_a_question_after_a_heading_is_body_text():
    text = PARTS.format("町の図書館はどう変わる?", "実は、夜も開いているのを知っていましたか?")
    assert _headings(text) == ["町の図書館はどう変わる?"]


def test_a_line_ending_in_a_comma_before_a_quotation_is_body_text():
    text = PARTS.format("しかし、会見の場で、", "「やめるつもりはありません」と話しました")
    assert _headings(text) == []


def test_list_items_are_no_headings():
    items = "・水\n・塩\n・小麦粉"
    text = (
        f"題名です\n\n必要なものは次の通りです。\n\n{items}\n\nよく混ぜてください。次に焼きます。\n"
    )
    assert _headings(text) == []
