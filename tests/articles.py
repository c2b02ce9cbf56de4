"""Articles written as Markdown, with their English beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.model import with_sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Article, Sentence

Written = "Callable[[str, Mapping[str, str] | None], Article]"


@pytest.fixture(scope="session")
def written() -> Callable[..., Article]:
    """Markdown → an article; ``english`` gives translations by sentence."""

    def make(text: str, english: Mapping[str, str] | None = None) -> Article:
        known = english or {}

        def translated(sentence: Sentence) -> Sentence:
            words = known.get(sentence.text.ja or "")
            if words is None:
                return sentence
            return replace(sentence, text=sentence.text.having("en", words), state="final")

        article = read(text.encode("utf-8"), Settings(), name="article.md")
        return with_sentences(article, translated)

    return make
