"""An article shortened: what can go, claim by claim, and the article without it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import ItemList, Paragraph, section_sentences
from generator.planning.material import material
from generator.planning.topics import spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from generator.model import Article, Block, Brief, Claim, Ids, Section
    from generator.planning.material import Material


def weakest_first(article: Article, brief: Brief) -> list[Ids]:
    """See ``generator.planning.weakest_first``."""
    about = material(article, brief)
    kept = _kept(brief)
    found = [
        *_unclaimed(about),
        *(ids for claim in sorted(brief.claims, key=lambda c: c.weight) for ids in _of(claim)),
    ]
    running = (tuple(each for each in ids if about.is_running(each)) for ids in found)
    return [ids for ids in running if ids and not kept & {*ids}]


def _kept(brief: Brief) -> set[str]:
    heaviest = max(brief.claims, key=lambda claim: claim.weight, default=None)
    thesis = brief.thesis.sources if brief.thesis else ()
    return {*thesis, *brief.conclusion, *(heaviest.says.sources if heaviest else ())}


def _unclaimed(about: Material) -> Iterator[Ids]:
    """Asides, and then what no claim rests on, paragraph by paragraph, the last first."""
    brief = about.brief
    claimed = {
        each
        for claim in brief.claims
        for each in (*claim.says.sources, *claim.evidence, *claim.caveats, *claim.needs)
    }
    yield from ((each,) for each in about.order if each in about.aside)
    for topic in reversed(about.topics):
        for block in reversed(topic.blocks):
            ids = tuple(s.id for s in spoken(block) if isinstance(block, Paragraph))
            left = tuple(e for e in ids if e not in claimed and e not in about.aside)
            if left:
                yield left


def _of(claim: Claim) -> Iterator[Ids]:
    """Its evidence one by one, the last first; then the claim with all that must go with it."""
    yield from ((each,) for each in reversed(claim.evidence))
    yield (*claim.says.sources, *claim.evidence, *claim.caveats, *claim.needs)


def without(article: Article, dropped: Collection[str]) -> Article:
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


def _loses(section: Section, dropped: Collection[str]) -> bool:
    return any(sentence.id in dropped for sentence in section_sentences(section))


def _block(block: Block, dropped: Collection[str]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(tuple(s for s in block.sentences if s.id not in dropped))


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph | ItemList) and not spoken(block)
