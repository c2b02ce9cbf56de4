"""Shows of English articles, whose Japanese may arrive later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from articles import planned

from generator.model import with_sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article, Bilingual, Sentence, Storyboard

TEXT = """\
# The night library

## How it began

A letter arrived from a student. However, the town hesitated for a year.

## Now

The library is open until ten. People read quietly.
"""
JAPANESE = {
    "The night library": "夜の図書館",
    "How it began": "始まり",
    "A letter arrived from a student.": "生徒から手紙が届きました。",
    "However, the town hesitated for a year.": "しかし、町は1年間ためらいました。",
    "People read quietly.": "人々は静かに読んでいます。",
}


@pytest.fixture
def article() -> Article:
    found = read(TEXT.encode(), Settings(), name="article.md")
    assert found.language == "en"
    return found


def translated(article: Article) -> Article:
    def change(sentence: Sentence) -> Sentence:
        words = JAPANESE.get(sentence.text.en or "")
        return replace(sentence, text=sentence.text.having("ja", words)) if words else sentence

    return with_sentences(article, change)


def shown(storyboard: Storyboard) -> list[Bilingual]:
    """Titles and points of the article's first part."""
    scenes = [scene for scene in storyboard.scenes if scene.part == 1]
    return [text for s in scenes for text in (s.title, *(point.text for point in s.points))]


def test_an_english_article_is_shown_in_english(article: Article) -> None:
    texts = shown(planned(article, Settings()))
    assert {text.en for text in texts} == {
        "A letter arrived from a student",
        "The town hesitated for a year",
    }
    assert all(text.ja is None for text in texts)


def test_its_japanese_comes_in_note_style_and_moves_nothing(article: Article) -> None:
    before, after = planned(article, Settings()), planned(translated(article), Settings())
    assert [scene.id for scene in before.scenes] == [scene.id for scene in after.scenes]
    assert {text.ja for text in shown(after)} == {"生徒から手紙が届いた", "町は1年間ためらった"}
    assert after.title.ja == "夜の図書館"
    pending = [point for scene in after.scenes for point in scene.points if point.text.ja is None]
    assert {point.text.en for point in pending if point.sources} == {
        "The library is open until ten"
    }
