"""An article shortened: which statements can go, and the article without them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from generator.model import ItemList, Paragraph, Quote, section_sentences
from generator.planning import cues, rank
from generator.planning.topics import Topic, japanese, spoken, topics
from generator.planning.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from generator.model import Article, Block, Section, Sentence


def weakest_first(article: Article) -> list[tuple[str, ...]]:
    """See ``generator.planning.weakest_first``."""
    return [*_statements(article), *_parts(article)]


_BACKWARD = re.compile(
    r"(?:\A|、)(?:その|この|これ|それ|こう|そう|ただ|だから|つまり|たとえば|例えば)|さらに|のよう[なに]"
)
"""What points back at an earlier sentence, wherever in a sentence it stands."""


def _statements(article: Article) -> Iterator[tuple[str, ...]]:
    """All but one of each section, each with those after it that lean on it.

    The first stays, or under a heading that asks what answers it best.
    """
    ranked: list[tuple[bool, float, tuple[str, ...]]] = []
    introduction = Topic(article.title, article.lead, 0, article.title)
    for topic in (introduction, *topics(article)):
        told = [s for b in topic.blocks if isinstance(b, Paragraph) for s in b.sentences]
        found = list(units(told))
        bound = _tied(topic) | {s.id for s in told} - {each for unit in found for each in unit.ids}
        stays = _answer(topic, found) if cues.asks(japanese(topic.heading)) else 0
        for n, score in enumerate(rank.scores(found)):
            ids = _with_leaning(told, found[n])
            if n != stays and not bound & {*ids}:
                ranked.append((not _leans(found[n].sentences[0]), score, ids))
    return (ids for _, _, ids in sorted(ranked, key=lambda each: each[:2]))


def _answer(topic: Topic, found: Sequence[Unit]) -> int:
    """The place of the statement that best answers the heading of its section."""
    scores = rank.scores(found, japanese(topic.heading))
    alone = [n for n, unit in enumerate(found) if not _leans(unit.sentences[0])]
    return max(alone, key=lambda n: scores[n], default=0)


def _leans(sentence: Sentence) -> bool:
    said = japanese(sentence)
    return cues.leans(said) or bool(_BACKWARD.search(said))


def _with_leaning(told: Sequence[Sentence], unit: Unit) -> tuple[str, ...]:
    """The statement, and what follows it for as long as it leans on what is before."""
    after = told[told.index(unit.sentences[-1]) + 1 :]
    return (*unit.ids, *(sentence.id for sentence in takewhile(_leans, after)))


def _tied(topic: Topic) -> set[str]:
    """The sentences that lead up to a quotation or an object, or say whose the quotation was."""
    tied: set[str] = set()
    for one, other in pairwise(topic.blocks):
        if isinstance(one, Paragraph) and not isinstance(other, Paragraph):
            tied.update(sentence.id for sentence in one.sentences[-1:])
        if isinstance(one, Quote) and isinstance(other, Paragraph):
            tied.update(sentence.id for sentence in other.sentences[:1])
    return tied


def _parts(article: Article) -> Iterator[tuple[str, ...]]:
    """Whole parts of the article between the first and the last, by what they have to say of it."""
    between = article.sections[1:-1]
    whole = [Unit(tuple(section_sentences(section))) for section in between]
    scored = zip(rank.scores(whole, japanese(article.title)), whole, strict=True)
    return (unit.ids for _, unit in sorted(scored, key=lambda pair: pair[0]))


def without(article: Article, dropped: Collection[str]) -> Article:
    """See ``generator.planning.without``."""

    def sections(given: Iterable[Section]) -> tuple[Section, ...]:
        kept = (each for each in given if each.heading.id not in dropped)
        return tuple(
            replace(each, blocks=blocks(each.blocks), sections=sections(each.sections))
            for each in kept
        )

    def blocks(given: Iterable[Block]) -> tuple[Block, ...]:
        kept = (_block(each, dropped) for each in given)
        return tuple(each for each in kept if not _is_empty(each))

    return replace(article, lead=blocks(article.lead), sections=sections(article.sections))


def _block(block: Block, dropped: Collection[str]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(tuple(s for s in block.sentences if s.id not in dropped))


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph | ItemList) and not spoken(block)
