"""Scripts: what each recording says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from articles import narrated

from generator.model import Bilingual, Ruby, with_sentences
from generator.narration import scripts
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Script, Sentence

TEXT = (
    "# 夜の図書館\n\n## 始まり\n\n手紙が届きました。町が動きました。\n\n## 今\n\n人が集まります。\n"
)
ENGLISH = {"夜の図書館": "The night library", "手紙が届きました。": "A letter arrived."}


def projected(article: Article, **choices: object) -> tuple[Script, ...]:
    settings = replace(Settings(), **choices)  # type: ignore[arg-type]
    return scripts(narrated(article, settings), article, settings)


@pytest.fixture
def article(written: Callable[..., Article]) -> Article:
    return written(TEXT, ENGLISH)


def test_there_is_one_script_a_language(article: Article) -> None:
    assert [script.name for script in projected(article)] == ["ja", "en"]
    assert [script.name for script in projected(article, languages=("en",))] == ["en"]


def test_pending_lines_are_left_out(article: Article) -> None:
    english = projected(article)[1]
    said = [utterance.text for utterance in english.utterances() if utterance.sources]
    assert {text.removeprefix("And ").capitalize() for text in said} == {"A letter arrived."}


def test_a_language_without_a_translated_sentence_has_no_script(
    written: Callable[..., Article],
) -> None:
    assert [script.name for script in projected(written(TEXT))] == ["ja"]


def test_nobody_leads_up_to_texts_that_are_missing(article: Article) -> None:
    for script in projected(article):
        for part in script.parts:
            assert any(utterance.sources for utterance in part.utterances), part


def test_chapters_have_a_title_even_where_it_is_not_translated(article: Article) -> None:
    english = projected(article)[1]
    assert all(part.title for part in english.parts)
    assert english.title == "The night library"


def test_chapters_of_one_section_can_be_told_apart(written: Callable[..., Article]) -> None:
    article = written(TEXT, {**ENGLISH, "人が集まります。": "People gather."})
    told = narrated(article, Settings())
    title = Bilingual("館長の話", "The director")
    alike = replace(told, scenes=tuple(replace(scene, title=title) for scene in told.scenes))
    japanese, english = scripts(alike, article, Settings())
    assert [part.title for part in japanese.parts][:3] == [
        "館長の話",
        "館長の話（2）",
        "館長の話（3）",
    ]
    assert english.parts[1].title == "The director (2)"


def test_the_authors_readings_go_with_the_japanese(article: Article) -> None:
    def with_ruby(sentence: Sentence) -> Sentence:
        said = sentence.text.ja == "手紙が届きました。"
        return replace(sentence, ruby=(Ruby("手紙", "ふみ"),)) if said else sentence

    japanese, english = projected(with_sentences(article, with_ruby))
    readings = {utterance.text: utterance.readings for utterance in japanese.utterances()}
    assert readings["手紙が届きました。"] == (("手紙", "ふみ"),)
    assert all(not utterance.readings for utterance in english.utterances())
