"""What kind of text a title tells, and what only looks like it."""

from __future__ import annotations

import pytest

from generator.reading import read
from generator.settings import Settings

TITLES = {
    "2024年の振り返り": "essay",
    "2031年のふりかえり": "essay",
    "一年の振り返りと来年の抱負": "essay",
    "凧工房を退職しました": "essay",
    "町の勉強会に登壇しました": "essay",
    "母校で講演してきました": "essay",
    "学級通信 第3号": "newsletter",
    "みなと通信": "newsletter",
    "PTA通信": "newsletter",
    "特定商取引法に基づく表記": "law",
    "特商法に基づく表示": "law",
    "市民文化祭での講演": "talk",
    "凧の会 設立記念講演": "talk",
}

NO_LETTERS = (
    "二台をシリアル通信でつなぐ",
    "機器の相互通信",
    "倉庫の無線通信",
    "TLS通信の中身",
    "船との通信",
    "公開鍵暗号",
    "整理番号",
    "道路の信号",
    "地図の記号",
    "文字の符号",
)


def kind(title: str, body: str = "入口は二階にある。雨の日も開いている。") -> str:
    return read(f"# {title}\n\n{body}\n".encode(), Settings(), name="a.md").kind


@pytest.mark.parametrize("title", TITLES)
def test_a_title_says_what_a_text_is(title: str) -> None:
    assert kind(title) == TITLES[title]


@pytest.mark.parametrize("title", NO_LETTERS)
def test_what_is_sent_over_a_wire_or_numbered_is_no_newsletter(title: str) -> None:
    assert kind(title) != "newsletter"


TERMS = ("Terms and Conditions", "Terms & Conditions of Sale", "Website terms and conditions")


@pytest.mark.parametrize("title", TERMS)
def test_terms_are_law_in_english_too(title: str) -> None:
    assert kind(title, "Welcome to the harbour shop. It opens at nine.") == "law"


RELEASED = (
    "SPRINGFIELD, IL--The harbour library opens on Monday, June 3, at 9 a.m.",
    "PORT ANN, WA -- A kite show is planned for October 31 at the pier.",
    "NORTH HILL, CA—The chancellor has invited all staff to a lunch.",
    "LAKE CITY, MN - The ferry starts again after the winter.",
    "ST. PAUL, MN--Twelve paintings are shown in the hall.",
)


@pytest.mark.parametrize("lead", RELEASED)
def test_a_town_and_its_state_before_a_dash_release_what_follows(lead: str) -> None:
    assert kind("Kites at the pier", lead) == "press"


ASKED = (
    ("Who are you, and what do you do?", "What do you use?", "What would be your dream setup?"),
    ("How did you start sailing?", "What is your boat like?", "Where will you go next?"),
    ("What do you grow?", "Why did you leave the city?", "What are your plans?"),
    ("When did you first bake?", "Who taught you?", "What is your oven?"),
    ("What made you a clockmaker?", "Which tools do you use?", "Do you ever rest?"),
)


@pytest.mark.parametrize("heads", ASKED)
def test_headings_that_ask_you_and_answers_as_i_are_an_interview(heads: tuple[str, ...]) -> None:
    answers = ("I live by the sea. The wind is cold.", "My father gave me one.", "I go on.")
    told = "\n\n".join(f"### {head}\n\n{said}" for head, said in zip(heads, answers, strict=True))
    assert kind("Mary Quill", told) == "interview"


def test_headings_that_ask_you_and_answers_as_we_are_none() -> None:
    heads = ("Do you ship abroad?", "What do you need from me?", "Can you repair it?")
    told = "\n\n".join(f"### {head}\n\nWe do. Write to us." for head in heads)
    assert kind("Harbour shop", told) == "faq"
