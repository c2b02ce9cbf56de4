from __future__ import annotations

import pytest

from generator.reading import read
from generator.settings import Settings


def _told(text: str) -> list[str | None]:
    article = read(text.encode(), Settings(), name="note.md")
    return [oddity.text.en for oddity in article.oddities]


PEOPLE = "# 題名\n\n## 支える人たち\n\n運営を支えるのは{}の町民です。\n\n{}"
NAMES = "".join(
    f"### {name}さん\n\n受付を担当しています。\n\n" for name in ("砂原", "月岡", "浜田")
)


@pytest.mark.parametrize("written", ["2人", "２人", "二人", "4名"])
def test_a_count_that_differs_from_the_people_listed_is_told(written):
    [told] = _told(PEOPLE.format(written, NAMES))
    assert told is not None
    assert told.endswith("but 3 are listed.")


def test_a_count_that_fits_is_no_oddity():
    assert _told(PEOPLE.format("3人", NAMES)) == []


def test_a_count_is_compared_with_the_list_right_below_it():
    text = "# 題名\n\n必要なものは三つです。\n\n- 水\n- 塩\n\nあとは五つの袋を使います。\n"
    assert _told(text) == ["“3” is announced, but 2 are listed."]


def test_an_english_count_is_compared_too():
    text = "# The plan\n\nThere are three reasons.\n\n- It is cheap\n- It is quick\n"
    assert _told(text) == ["“three reasons” is announced, but 2 are listed."]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ChatGPT", "ChatPGT"),
        ("アラインメント", "アライメント"),
        ("GitHub", "Github"),
        ("コンピューター", "コンピュータ"),
    ],
)
def test_two_spellings_of_one_name_are_told(one, two):
    [told] = _told(f"# 題名\n\n{one}を使います。{one}は便利です。{two}を開きます。\n")
    assert told == f"Two spellings of one name? {one} (2 times), {two} (1)."


@pytest.mark.parametrize(
    ("one", "two"), [("model", "Model"), ("アメリカ", "アフリカ"), ("from", "form")]
)
def test_other_words_are_not_taken_for_spellings(one, two):
    assert _told(f"# 題名\n\n{one}です。{two}です。\n") == []


def test_a_mark_without_its_half_is_told_at_its_sentence():
    article = read("# 題名\n\n始まりです。社名」と呼びます。\n".encode(), Settings(), name="a.md")
    assert article.oddities[0].where == article.lead[0].sentences[1].id
