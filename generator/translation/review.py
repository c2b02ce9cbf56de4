"""What a person should look at before signing a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Finding, other, sentences
from generator.translation import glossary
from generator.translation.checks import flaws
from generator.translation.checks.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article
    from generator.settings import Settings


def findings(article: Article, settings: Settings) -> tuple[Finding, ...]:
    """See ``generator.translation.findings``."""
    pairs = tuple(_pairs(article))
    final = {s.id for s in sentences(article) if s.state == "final"}
    return tuple(
        Finding("translation", flaw.severity, flaw.where, flaw.text, flaw.advice)
        for flaw in flaws(pairs, glossary.terms(settings, article.language))
        if flaw.severity == "error" or flaw.where not in final
    )


def _pairs(article: Article) -> Iterator[Pair]:
    for sentence in sentences(article):
        source = sentence.text[article.language]
        target = sentence.text[other(article.language)]
        if source and target and sentence.origin != "source":
            yield Pair(sentence.id, source, target, article.language, sentence.origin)
