"""Aiming at a length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import sentences
from generator.planning.length import seconds, shortened
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article


@pytest.fixture
def article(examples: Path) -> Article:
    return read(examples / "night-library" / "night-library.txt", Settings())


@pytest.mark.parametrize("minutes", [3.0, 3.5])
def test_a_shortened_article_is_within_a_tenth_of_the_length(
    article: Article, minutes: float
) -> None:
    told = seconds(shortened(article, minutes), "ja") / 60
    assert 0.9 * minutes <= told <= 1.1 * minutes


def test_a_length_that_is_long_enough_drops_nothing(article: Article) -> None:
    assert shortened(article, 60) == article


def test_headings_and_quotations_are_kept(article: Article) -> None:
    short = shortened(article, 0.1)
    headings = [section.heading.id for section in article.sections]
    assert [section.heading.id for section in short.sections] == headings
    kept = {sentence.text.ja for sentence in sentences(short)}
    assert any((text or "").startswith("「開館を延ばした最初の夜") for text in kept)


def test_what_leans_on_a_dropped_sentence_goes_before_it(written: Callable[..., Article]) -> None:
    article = written("# 題\n\n## 章\n\n町は静かな港です。犬が港にいます。その犬は白いです。\n")
    whole = seconds(article, "ja")
    kept = [s.text.ja for s in sentences(shortened(article, (whole - 1) / 60))]
    assert "その犬は白いです。" not in kept
    assert "犬が港にいます。" in kept
