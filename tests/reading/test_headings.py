"""The score on articles written for this project is pinned, so that it cannot fall unnoticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.reading.draft import Writer
from generator.reading.plain.plain import draft
from generator.reading.raw import clean

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "tests" / "cases" / "reading" / "articles"
sys.path.append(str(ROOT / "benchmarks"))

# It lies outside of the package.
from reading_headings import STYLES, VARIED, Score, blocks, found_headings, rendered  # noqa: E402


def _score(style: str) -> tuple[Score, list[bool]]:
    score, titles = Score(), []
    for path in sorted(ARTICLES.glob("*.md")):
        title, pieces = blocks(path.read_text(encoding="utf-8"))
        text, gold, _ = rendered(title, pieces, style)
        drafted = draft(clean(text), Writer("ja"))
        score.add(gold, found_headings(drafted))
        titles.append(drafted.title.text.ja == title)
    return score, titles


@pytest.mark.parametrize(
    ("style", "least"),
    [
        ("chrome", 0.96),
        ("firefox", 0.99),
        ("blog", 0.99),
        ("tight", 0.98),
        *((style, 0.95) for style in VARIED),
    ],
)
def test_headings_are_found_however_the_page_was_copied(style, least):
    score, _ = _score(style)
    assert 2 * score["right"] / (score["gold"] + score["found"]) >= least


@pytest.mark.parametrize("style", [*STYLES, *VARIED])
def test_no_running_text_list_or_command_is_taken_for_a_heading(style):
    score, _ = _score(style)
    assert score["found"] == score["right"]


@pytest.mark.parametrize("style", [*STYLES, *VARIED])
def test_the_title_is_right_every_time(style):
    assert all(_score(style)[1])


def _headings(text: str) -> list[str | None]:
    drafted = draft(clean(text), Writer("ja"))
    numbers = found_headings(drafted)
    return [line for number, line in enumerate(text.split("\n"), 1) if number in numbers]


PARTS = (
    "町の図書館のこれから\n\n"
    "町の図書館が、来年の春に建て替えられます。工事は秋に始まり、半年ほど続く予定です。\n\n"
    "{}\n\n{}\n\n"
    "働く人が仕事の帰りに寄れるように、閉館は夜の九時になりました。\n"
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


QUESTION = "子どもだけで入れますか?"
ANSWERED = (
    "町のプールの案内\n\n{}\n\n" + QUESTION + "\n\n小学生から入れます。帽子を着けてください。\n"
)


def test_a_question_among_those_often_asked_is_a_heading():
    assert QUESTION in _headings(ANSWERED.format("よくある質問"))
    assert QUESTION not in _headings(ANSWERED.format("プールは一年じゅう開いています。"))


def test_a_first_line_with_a_full_stop_is_the_title_of_a_copy_without_blank_lines():
    lines = ["川の道を一年歩きました。", *["朝は空気が澄んでいて、遠くの山まで見えます。"] * 6]
    assert draft(clean("\n".join(lines)), Writer("ja")).title.text.ja == lines[0]


def test_a_line_that_stands_as_the_other_headings_do_is_one():
    told = "山の道を朝から歩きました。途中で二度休み、昼には頂に着きました。"
    heads = ("一日目の朝のこと", "谷を渡る橋の上で", "雲が来たら", "帰り道のこと")
    text = "三日の山歩き\n\n" + "".join(
        f"{told}\n{told}\n\n\n{head}\n\n{told}\n\n" for head in heads
    )
    assert _headings(text) == list(heads)
