"""What a person should look at before signing a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Finding, other, sentences
from generator.translation import glossary
from generator.translation.checks import flaws
from generator.translation.checks.pair import Pair, advice
from generator.translation.memory import user_memory
from generator.translation.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Article, Language
    from generator.settings import Settings


def findings(article: Article, settings: Settings, told_in: Language) -> tuple[Finding, ...]:
    """See ``generator.translation.findings``."""
    pairs = tuple(_pairs(article))
    terms = glossary.terms(settings, article.language)
    final = {s.id for s in sentences(article) if s.state == "final"}
    told = [
        Finding("translation", flaw.severity, flaw.where, flaw.text, flaw.advice.told(told_in))
        for flaw in flaws(pairs, terms)
        if flaw.severity == "error" or flaw.where not in final
    ]
    return (*told, *_alike(article, settings, told_in), *proposals(pairs, terms, told_in))


def _pairs(article: Article) -> Iterator[Pair]:
    for sentence in sentences(article):
        source = sentence.text[article.language]
        target = sentence.text[other(article.language)]
        if source and target and sentence.origin != "source":
            yield Pair(sentence.id, source, target, article.language, sentence.origin)


def _alike(article: Article, settings: Settings, told_in: Language) -> Iterator[Finding]:
    """For each untranslated sentence, the memory's nearest one."""
    direction = f"{article.language}-{other(article.language)}"
    if other(article.language) not in settings.languages:
        return
    with user_memory(settings) as memory:
        for sentence in sentences(article):
            source = sentence.text[article.language] or ""
            near = memory.fuzzy(source, direction) if sentence.state == "new" else ()
            for match in near[:1]:
                like, text = match.unit.source, match.unit.target
                told = advice("like", score=match.score, source=like, target=text).told(told_in)
                yield Finding("translation", "note", sentence.id, source, told)
