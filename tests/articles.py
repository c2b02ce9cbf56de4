"""Articles written as Markdown, with their translations beside them, and what is made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.model import other, with_sentences
from generator.narration import narrate
from generator.planning import plan
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Article, Sentence, Storyboard

Written = "Callable[[str, Mapping[str, str] | None], Article]"


@pytest.fixture(scope="session")
def written() -> Callable[..., Article]:
    """Markdown → an article; ``translations`` are by sentence."""

    def make(text: str, translations: Mapping[str, str] | None = None) -> Article:
        known = translations or {}
        article = read(text.encode("utf-8"), Settings(), name="article.md")

        def translated(sentence: Sentence) -> Sentence:
            words = known.get(sentence.text[article.language] or "")
            if words is None:
                return sentence
            both = sentence.text.having(other(article.language), words)
            return replace(sentence, text=both, state="final")

        return with_sentences(article, translated)

    return make


def planned(article: Article, settings: Settings | None = None) -> Storyboard:
    """The article's scenes without narration."""
    chosen = settings or Settings()
    return plan(article, brief(article, chosen), chosen)


def narrated(article: Article, settings: Settings | None = None) -> Storyboard:
    """The article's scenes with their narration."""
    chosen = settings or Settings()
    return narrate(planned(article, chosen), article, brief(article, chosen), chosen)
