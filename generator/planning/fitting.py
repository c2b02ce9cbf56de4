"""As many slides as a talk bears, or as somebody asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import ItemList, sentences
from generator.planning.forms.plain import MOST_POINTS
from generator.planning.merging import is_thin, side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Article
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.planning.merging import Laid

_FEWEST, _MOST, _CHARACTERS_A_SLIDE = 10, 18, 165
_SHORT_ARTICLE, _MOST_OF_SHORT = 1000, 10
"""Characters of Japanese below which ten slides would say nothing each."""

_LETTERS_A_CHARACTER = 2
"""Of English, that say as much as a character of Japanese."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Attributes: ``untold``: ideas that have no slide of their own: a neighbour tells them."""

    laid_out: tuple[Laid, ...]
    untold: tuple[Idea, ...] = ()


def bearable(article: Article) -> tuple[int, int]:
    """Slides that a talk about the article has at least, and at most, its frame among them."""
    length = sum(len(s.text[article.language] or "") for s in sentences(article))
    length //= _LETTERS_A_CHARACTER if article.language == "en" else 1
    if length < _SHORT_ARTICLE:
        return 0, _MOST_OF_SHORT
    return _FEWEST, max(_MOST, length // _CHARACTERS_A_SLIDE)


def fitted(
    make: Callable[[int], Sequence[Laid]], fewest: int, most: int, material: Material
) -> Fitted:
    """The slides of ``make(most points a slide)``, at least so few and at most so many.

    More come from fewer points a slide; fewer from thin neighbours side by side, then from the
    ideas that weigh least, which are told while a neighbour's slide is seen.
    """
    laid_out = list(make(MOST_POINTS))
    for points in range(MOST_POINTS - 1, 1, -1):
        if _count(laid_out) < fewest:
            laid_out = max(laid_out, list(make(points)), key=_count)
    while _count(laid_out) > most and (pair := _thin_pair(laid_out)) is not None:
        laid_out[pair : pair + 2] = [side_by_side(laid_out[pair : pair + 2], material)]
    untold: list[Idea] = []
    while _count(laid_out) > most and len(laid_out) > 1:
        heard = [n for n, laid in enumerate(laid_out) if not _is_seen(laid, material)]
        if not heard:
            break
        at = min(heard, key=lambda n: (laid_out[n][0].weight, -n))
        untold.append(laid_out[at][0])
        _hand_over(laid_out, at, material)
    return Fitted(tuple(laid_out), tuple(untold))


def _count(laid_out: Sequence[Laid]) -> int:
    return sum(len(found) for _, found in laid_out)


def _thin_pair(laid_out: Sequence[Laid]) -> int | None:
    """The first of two thin neighbours from sections of their own."""
    for n, (one, other) in enumerate(pairwise(laid_out)):
        apart = one[0].topic != other[0].topic and one[0].topic.part and other[0].topic.part
        if apart and is_thin(one) and is_thin(other):
            return n
    return None


def _is_seen(laid: Laid, material: Material) -> bool:
    """It has a table, a picture, code or a list, which cannot be told instead."""
    idea, _ = laid
    return bool(idea.objects) or any(
        isinstance(material.block.get(each), ItemList) for each in idea.body
    )


def _hand_over(laid_out: list[Laid], at: int, material: Material) -> None:
    """What an idea tells goes to the slide before it, or to the one after."""
    gone, found = laid_out.pop(at)
    near = max(0, at - 1)
    idea, drafts = laid_out[near]
    held = (each for draft in found for each in (*draft.takes, *draft.told))
    told = material.in_order((*gone.body, *held))
    last = replace(drafts[-1], told=(*drafts[-1].told, *told))
    laid_out[near] = (idea, (*drafts[:-1], last))
