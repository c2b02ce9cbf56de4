"""Premises: what a claim needs to be understood, and who or what is named, before it is told.

The plan says which lines a claim needs, and which facts say who or what something is. Where these
stand on a later slide or on none, exactly they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.writing.deck import rests_on
from generator.writing.prompts import both
from generator.writing.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Claim, Scene
    from generator.writing.deck import Planned
    from generator.writing.facts import Fact
    from generator.writing.numbered import Numbered

_WHO = "who"  # the kind of a fact that says who or what somebody or something is
_SHORTEST, _OPENERS = 2, "「『“"  # letters of a name


def of_premises(scenes: Sequence[Scene], plan: Planned, article: Numbered) -> Iterator[str]:
    """What a slide needs that stands behind it; the first, the answer, is told out after it."""
    first: dict[str, int] = {}
    for n, scene in enumerate(scenes, 1):
        for source in rests_on(scene):
            first.setdefault(source, n)
    for claim in plan.brief.claims:
        yield from _needed(claim, scenes, first, article)
    terms = [words for term in plan.brief.glossary if (words := term.text[article.language])]
    for fact in plan.facts:
        if fact.kind == _WHO:
            yield from _named(fact, terms, scenes, first, article)


def _needed(
    claim: Claim, scenes: Sequence[Scene], first: Mapping[str, int], article: Numbered
) -> Iterator[str]:
    """The lines without which a claim is not understood that stand behind the slide it heads."""
    own = {*claim.says.sources}
    heads = (n for n, scene in enumerate(scenes, 1) if n > 1 and own & {*scene.title_sources})
    at = next(heads, 0)
    late = [need for need in claim.needs if at and not 0 < first.get(need, 0) <= at]
    if late:
        lines = [article.number(need) for need in late]
        where = _stand([first.get(need, 0) for need in late])
        yield f"? slide {at}: “{both(claim.says.text)}” needs lines {lines}, which stand {where}"


def _named(
    fact: Fact,
    terms: Sequence[str],
    scenes: Sequence[Scene],
    first: Mapping[str, int],
    article: Numbered,
) -> Iterator[str]:
    """Somebody or something that is named before it is said who or what that is."""
    begins = fact.says.lstrip(_OPENERS)
    name = next((t for t in terms if len(t) >= _SHORTEST and begins.startswith(t)), "")
    at = next((n for n, s in enumerate(scenes, 1) if n > 1 and _names(s, name, article)), 0)
    told = [first[source] for source in fact.sources if source in first]
    if name and at and min(told, default=at + 1) > at:
        where = _stand([min(told, default=0)])
        yield f"? slide {at} names {name}; “{fact.says}” stands {where}: where it is first met"


def _names(scene: Scene, name: str, article: Numbered) -> bool:
    return any(name in (point.text[article.language] or "") for _, point, _ in texts(scene))


def _stand(where: Sequence[int]) -> str:
    """On which slides something stands; 0 for none."""
    slides = sorted({*where} - {0})
    return f"only on slide {', '.join(map(str, slides))}" if slides else "on no slide"
