"""As many slides as a talk bears, or as somebody asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from generator.model import LAYOUTS, ItemList, sentences
from generator.planning.forms.plain import MOST_POINTS, plain
from generator.planning.merging import are_named, is_thin, side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Article
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.planning.merging import Laid

_FEWEST, _MOST, _CHARACTERS_A_SLIDE = 10, 18, 400
# Slides of a usual frame: cover, answer, takeaways, notes; and parts that have an agenda, too.
_FRAMED, _LISTED = 4, 8
# Characters of Japanese below which more slides would say nothing each.
_SHORT_ARTICLE, _MOST_OF_SHORT = 1000, 12
# Characters of an article that fifteen full slides hold: more are made one, none is left out.
_USUAL_ARTICLE, _MOST_OF_USUAL = 3500, 15

_FEW_PARTS = 6  # of an article, each of which is kept in mind and has a slide
_LETTERS_A_CHARACTER = 2  # of English, that say as much as a character of Japanese


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
    if length < _USUAL_ARTICLE:
        return _FEWEST, _MOST_OF_USUAL
    return _FEWEST, max(_MOST, length // _CHARACTERS_A_SLIDE)


def fitted(
    make: Callable[[int], Sequence[Laid]],
    fewest: int,
    most: int,
    material: Material,
    *,
    asked: bool = False,
) -> Fitted:
    """The slides of ``make(most points a slide)``, at least so few and at most so many.

    More come from fewer points a slide; fewer from the runs of one section together, with a point
    of each paragraph at least, from thin neighbours side by side, and then from the ideas that
    weigh least, which are told while a neighbour's slide is seen. Only where there are
    many, or somebody ``asked`` for so few slides, does a part of the article lose its last one.
    """
    laid_out = list(make(MOST_POINTS))
    for points in range(MOST_POINTS - 1, 1, -1):
        if _count(laid_out) < fewest:
            laid_out = max(laid_out, list(make(points)), key=_count)
    laid_out = _joined(laid_out, _count(laid_out) - most, material)
    paired = _paired(laid_out, _count(laid_out) - most, material)
    parts = {idea.topic.part for idea, _ in paired}
    framed = _FRAMED + (len(parts) <= _LISTED)
    over = _count(paired) - (most if asked else max(most, _MOST - framed))
    return _handed_over(paired, over, material, asked=asked)


def _count(laid_out: Sequence[Laid]) -> int:
    return sum(len(found) for _, found in laid_out)


_RUNNING = frozenset({"statement", "bullets", "checklist"})


def _joined(laid_out: Sequence[Laid], over: int, material: Material) -> list[Laid]:
    """Plain slides that follow each other in a section on one, those of the fewest sentences first.

    What it does not hold is told with it.
    """
    made = [*laid_out]
    pairs = [_sentences_of_pair(made, n) for n in range(len(made))]
    alone = [_sentences_of_parted(each) for each in made]
    while over > 0 and (least := min([*pairs, *alone, inf])) < inf:
        start, long = (pairs.index(least), 2) if least in pairs else (alone.index(least), 1)
        run = made[start : start + long]
        whole = _together([idea for idea, _ in run], material)
        drafts = tuple(plain(whole, whole.body, material, len(whole.body) * MOST_POINTS))
        over -= _count(run) - len(drafts)
        made[start : start + long] = [(whole, drafts)]
        alone[start : start + long] = [_sentences_of_parted(made[start])]
        near = range(max(0, start - 1), start + 1)  # only these have other neighbours now
        pairs[near.start : start + long] = [_sentences_of_pair(made, n) for n in near]
    return made


def _sentences_of_pair(made: Sequence[Laid], n: int) -> float:
    """How many sentences a slide and the next hold together, without end where they stay two."""
    if not (n + 1 < len(made) and _are_joinable(made[n], made[n + 1])):
        return inf
    return len({*made[n][0].body, *made[n + 1][0].body})


def _sentences_of_parted(laid: Laid) -> float:
    return len({*laid[0].body}) if _is_parted(laid) else inf


def _together(ideas: Sequence[Idea], material: Material) -> Idea:
    main = max(ideas, key=lambda idea: idea.weight)
    return replace(
        ideas[0],
        says=main.says,
        body=material.in_order(each for idea in ideas for each in idea.body),
        caveats=material.in_order(each for idea in ideas for each in idea.caveats),
        besides=tuple(each for idea in ideas for each in idea.besides),
        weight=main.weight,
    )


def _is_parted(laid: Laid) -> bool:
    """One run on several plain slides."""
    idea, found = laid
    plainly = len(found) > 1 and all(draft.layout in _RUNNING for draft in found)
    return plainly and len(idea.body) <= _MOST_TOGETHER and not idea.objects


def _are_joinable(one: Laid, other: Laid) -> bool:
    alike = one[0].topic.heading.id == other[0].topic.heading.id
    plainly = all(len(d) == 1 and d[0].layout in _RUNNING for _, d in (one, other))
    few = len(one[0].body) + len(other[0].body) <= _MOST_TOGETHER
    return alike and plainly and few and not (one[0].objects or other[0].objects)


_MOST_TOGETHER = 12  # sentences of which one slide can still give the gist


def _paired(laid_out: Sequence[Laid], over: int, material: Material) -> list[Laid]:
    """Thin neighbours from sections of their own side by side: two, and where need be more."""
    runs = [[laid] for laid in laid_out]
    for most in range(LAYOUTS["columns"].groups[0], LAYOUTS["columns"].groups[1] + 1):
        made: list[list[Laid]] = []
        for run in runs:
            beside = made and _are_thin_pair(made[-1][-1], run[0])
            beside = beside and are_named([*made[-1], *run], material)
            if over > 0 and beside and len(made[-1]) + len(run) <= most:
                made[-1] += run
                over -= 1
            else:
                made.append([*run])
        runs = made
    return [run[0] if len(run) == 1 else side_by_side(run, material) for run in runs]


def _are_thin_pair(one: Laid, other: Laid) -> bool:
    parts = one[0].topic.part and other[0].topic.part
    apart = parts and one[0].topic.heading.id != other[0].topic.heading.id
    apart = (
        apart and one[0].topic.heading.id != other[0].topic.part_heading.id
    )  # none holds another
    return bool(apart) and is_thin(one) and is_thin(other)


def _is_seen(laid: Laid, material: Material) -> bool:
    """It has a table, a picture, code, a list or bold words, which cannot be told instead."""
    idea, found = laid
    several = any(draft.layout == "columns" for draft in found)  # sections of their own
    return bool(idea.objects or several) or any(
        material.is_emphasised(each) or isinstance(material.block.get(each), ItemList)
        for each in idea.body
    )


def _handed_over(laid_out: Sequence[Laid], over: int, material: Material, *, asked: bool) -> Fitted:
    """What the ideas of least weight tell goes to the slide before, or to the one after."""
    laid = dict(enumerate(laid_out))
    standing = list(laid)
    heard = [n for n in laid if not _is_seen(laid[n], material)]
    untold: list[Idea] = []
    ranked = sorted(heard, key=lambda n: (laid[n][0].weight, -n))
    parts = Counter(idea.topic.part for idea, _ in laid_out)
    may_go = asked or len(parts) > _FEW_PARTS
    for spare_a_part in (False, True)[: 1 + may_go]:  # its last slide goes when no other can
        for n in ranked:
            if over <= 0 or len(standing) == 1:
                break
            if n not in laid or (parts[laid[n][0].topic.part] == 1 and not spare_a_part):
                continue
            at = bisect_left(standing, n)
            standing.pop(at)
            near = standing[max(0, at - 1)]
            parts[laid[n][0].topic.part] -= 1
            over -= len(laid[n][1])
            untold.append(laid[n][0])
            laid[near] = _with_told(laid[near], laid.pop(n), material)
    return Fitted(tuple(laid[n] for n in standing), tuple(untold))


def _with_told(laid: Laid, gone: Laid, material: Material) -> Laid:
    idea, drafts = laid
    held = (each for draft in gone[1] for each in (*draft.takes, *draft.told))
    told = material.in_order((*gone[0].body, *held))
    last = replace(drafts[-1], told=(*drafts[-1].told, *told))
    return idea, (*drafts[:-1], last)
