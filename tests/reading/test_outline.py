from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.reading import read
from generator.reading.outline import long_work, outline, outline_text
from generator.settings import Settings

PASTED = Path(__file__).parents[1] / "cases" / "reading" / "pages" / "pasted.txt"


@pytest.fixture
def article():
    return read(PASTED, Settings())


def test_the_tree_names_lines_levels_and_counts(article):
    found = json.loads(json.dumps(outline(article)))
    assert (found["title"], found["language"]) == (article.title.text.ja, "ja")
    first = found["sections"][0]
    assert (first["heading"], first["level"], first["line"]) == ("映画館を支える人たち", 2, 24)
    assert first["sentences"] == 2
    assert [below["sentences"] for below in first["sections"]] == [2, 2, 2]


def test_dropped_lines_say_why_in_words(article):
    dropped = outline(article)["dropped"]
    assert {"line": 3, "text": "文化", "why": "label"} in dropped
    assert {"line": 57, "text": "シェアする", "why": "share text"} in dropped


def test_notes_tell_oddities_and_that_levels_are_guessed(article):
    notes = outline(article)["notes"]
    assert "guessed" in notes[0]["text"]
    assert article.oddities[0].where in [note["where"] for note in notes]


@pytest.mark.parametrize(("language", "word"), [("ja", "共有ボタン"), ("en", "share text")])
def test_a_terminal_shows_it_in_either_language(article, language, word):
    text = outline_text(article, language)
    assert text.startswith("小さな町の映画館はなぜ続いているのか?\n")
    assert word in text
    assert "砂原みのりさん" in text


def test_what_a_long_work_would_become_is_told_before_it_is_made() -> None:
    chapters = "\n\n".join(f"## 話{n}\n\n{'町の朝は早く始まります。' * 200}" for n in range(1, 12))
    article = read(f"# 長い本\n\n{chapters}".encode(), Settings(), name="long.md")
    assert dict(long_work(article)) == {"characters": 26427, "minutes": 83}
    assert "26427" in outline_text(article, "ja")
    assert "26427" in outline_text(article, "en")


def test_nothing_is_told_of_a_work_that_is_not_long() -> None:
    assert not long_work(read("# 本\n\n町の朝は早く始まります。".encode(), Settings(), name="a.md"))
