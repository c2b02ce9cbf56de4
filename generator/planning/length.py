"""An article shortened: without sentences of its paragraphs and quotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import ItemList, Paragraph, Quote, section_sentences
from generator.planning.topics import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Article, Block, Section


def without(article: Article, dropped: frozenset[str]) -> Article:
    """See ``generator.planning.without``."""

    def sections(given: Iterable[Section]) -> tuple[Section, ...]:
        shortened = (
            replace(each, blocks=blocks(each.blocks), sections=sections(each.sections))
            for each in given
        )
        return tuple(
            after
            for before, after in zip(given, shortened, strict=True)
            if after.blocks or after.sections or not _loses(before, dropped)
        )

    def blocks(given: Iterable[Block]) -> tuple[Block, ...]:
        kept = (_block(each, dropped) for each in given)
        return tuple(each for each in kept if not _is_empty(each))

    return replace(article, lead=blocks(article.lead), sections=sections(article.sections))


def _loses(section: Section, dropped: frozenset[str]) -> bool:
    return any(sentence.id in dropped for sentence in section_sentences(section))


def _block(block: Block, dropped: frozenset[str]) -> Block:
    if not isinstance(block, Paragraph | Quote):
        return block
    return replace(block, sentences=tuple(s for s in block.sentences if s.id not in dropped))


def _is_empty(block: Block) -> bool:
    if isinstance(block, Quote):
        return not block.sentences
    return isinstance(block, Paragraph | ItemList) and not spoken(block)
