"""What a person should look at before signing a translation."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Finding, other, sentences
from generator.translation import glossary
from generator.translation.checks import flaws
from generator.translation.checks.pair import Pair, advice
from generator.translation.memory import user_memory
from generator.translation.similarity import distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Language
    from generator.settings import Settings
    from generator.translation.terms import Term


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


_SUFFIX = (
    "株式会社|合同会社|大学院|大学|銀行|研究所|研究会|協会|機構|財団|連盟|委員会|新聞社|病院|省|庁"
)
_CANDIDATE = re.compile(
    r"(?P<person>[ァ-ヺー]{2,}(?:[・=＝][ァ-ヺー]{2,})+)"
    rf"|(?P<organisation>[一-鿿ァ-ヺーA-Za-z]{{2,12}}(?:{_SUFFIX})|株式会社[一-鿿ァ-ヺーA-Za-z]{{2,12}})"
    r"|(?P<mixed>[ァ-ヺー]{2,}[A-Z][A-Za-z0-9]*|[A-Z][A-Za-z0-9]+[ァ-ヺー]{2,})"
    r"|(?P<latin>(?<![A-Za-z])[A-Z][A-Za-z0-9.+-]*[A-Za-z0-9](?: [A-Z][A-Za-z0-9.+-]*[A-Za-z0-9])*)"
    r"|(?P<katakana>[ァ-ヺー]{5,})"
)
_NAME = re.compile(r"(?:[A-Z][\w'’-]*|of|and|the|for)(?: (?:[A-Z][\w'’-]*|of|and|the|for))*")
_KATAKANA = re.compile(r"[ァ-ヺー]{4,}")
_OFTEN = 2


def proposals(
    pairs: Sequence[Pair], glossary: Sequence[Term], told_in: Language
) -> Iterator[Finding]:
    """Notes on the Japanese side: each with the line that a glossary file would get."""
    known = {word for term in glossary for word in (term.source, term.target)}
    where: dict[str, list[Pair]] = {}
    for pair in pairs:
        plain = unicodedata.normalize("NFKC", pair.ja)
        for match in _CANDIDATE.finditer(plain):
            where.setdefault(match[0], []).append(pair)
    for word, found in where.items():
        settled = word in known or any(word in term for term in known)
        if len(found) >= _OFTEN and not settled and not word.isascii():
            english = _english(found, pairs)
            key = "said_often_so_too" if english in where else "said_often"
            told = advice(key, count=len(found), word=word, english=english).told(told_in)
            yield Finding("term", "note", found[0].id, word, told)
    yield from _spellings(pairs, told_in)


def _english(found: Sequence[Pair], pairs: Sequence[Pair]) -> str:
    """The name that stands in most of the word's translations and in few others."""
    here = {pair.id for pair in found}
    inside = Counter(name for pair in found for name in dict.fromkeys(_names(pair)))
    outside = Counter(
        name for pair in pairs if pair.id not in here for name in dict.fromkeys(_names(pair))
    )
    likely = [
        name
        for name, count in inside.items()
        if 2 * count > len(here) and outside[name] * 3 <= count and not name.islower()
    ]
    return max(likely, key=lambda name: (inside[name], len(name)), default="")


def _names(pair: Pair) -> Iterator[str]:
    for match in _NAME.finditer(pair.en):
        words = match[0].removesuffix("'s").removesuffix("’s").split()
        while words and (words[0].islower() or words[0] == "The"):
            del words[0]
        while words and words[-1].islower():
            del words[-1]
        if words and not (match.start() == 0 and len(words) == 1):
            yield " ".join(words)


def _spellings(pairs: Sequence[Pair], told_in: Language) -> Iterator[Finding]:
    """アラインメント and アライメント, コンピューター and コンピュータ."""
    where: dict[str, list[Pair]] = {}
    for pair in pairs:
        for word in _KATAKANA.findall(pair.ja):
            where.setdefault(word, []).append(pair)
    for one, two in combinations(where, 2):
        if abs(len(one) - len(two)) == 1 and distance(one, two) == 1:
            rare, usual = sorted((one, two), key=lambda word: len(where[word]))
            told = advice("spelt", usual=usual).told(told_in)
            yield Finding("term", "note", where[rare][0].id, rare, told)
