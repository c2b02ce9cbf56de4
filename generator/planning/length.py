"""How long a recording will be, and an article shortened to a length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import ItemList, Paragraph
from generator.planning import rank
from generator.planning.topics import Topic, spoken, topics
from generator.planning.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Article, Block, Language, Section, Sentence
    from generator.planning.units import Unit

_CHARACTERS_A_SECOND = {"ja": 6.1, "en": 14.4}
_SECONDS_BETWEEN = 0.73
"""Measured on three briefings by the offline voices; they differ by a twentieth from these."""

_FRAME_SECONDS = 14.0
"""What the templates say of their own: that there is an agenda, a summary, an end."""


def seconds(article: Article, language: Language) -> float:
    """About how long the briefing of the article takes."""
    laid_out = list(topics(article))
    headings = [section.heading for section in article.sections]  # the agenda says them too
    said = [article.title, *headings, *(s for block in article.lead for s in spoken(block))]
    for topic in laid_out:
        said += [topic.heading, *topic.sentences]
    return _FRAME_SECONDS + sum(_spoken_seconds(sentence, language) for sentence in said)


def _spoken_seconds(sentence: Sentence, language: Language) -> float:
    text = sentence.text[language] or ""
    return len(text) / _CHARACTERS_A_SECOND[language] + _SECONDS_BETWEEN


def shortened(article: Article, minutes: float) -> Article:
    """The article without its weakest sentences, told in about ``minutes``.

    Headings, quotations, lists and the first statement of every section stay, so that a target
    far below the article's length is approached, not reached.
    """
    language = article.language
    over = seconds(article, language) - minutes * 60
    dropped: set[str] = set()
    for unit in _weakest_first(article):
        if over <= 0:
            break
        dropped.update(unit.ids)
        over -= sum(_spoken_seconds(sentence, language) for sentence in unit.sentences)
    return _without(article, dropped) if dropped else article


def _weakest_first(article: Article) -> Iterator[Unit]:
    """Statements that can go, those that lean on one before it."""
    ranked: list[tuple[float, Unit]] = []
    introduction = Topic(article.title, article.lead, 0, article.title)
    for topic in (introduction, *topics(article)):
        told = [s for b in topic.blocks if isinstance(b, Paragraph) for s in b.sentences]
        found = list(units(told))
        scored = zip(rank.scores(found), found, strict=True)
        ranked += [pair for n, pair in enumerate(scored) if n > 0]
    leaning_first = sorted(ranked, key=lambda pair: (not pair[1].leans, pair[0]))
    return (unit for _, unit in leaning_first)


def _without(article: Article, dropped: set[str]) -> Article:
    def section(given: Section) -> Section:
        below = tuple(section(each) for each in given.sections)
        return replace(given, blocks=blocks(given.blocks), sections=below)

    def blocks(given: Iterable[Block]) -> tuple[Block, ...]:
        kept = (_block(each, dropped) for each in given)
        return tuple(each for each in kept if not _is_empty(each))

    return replace(
        article, lead=blocks(article.lead), sections=tuple(map(section, article.sections))
    )


def _block(block: Block, dropped: set[str]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(tuple(s for s in block.sentences if s.id not in dropped))


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph | ItemList) and not spoken(block)
