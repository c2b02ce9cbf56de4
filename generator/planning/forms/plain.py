"""What no other form takes: one message in large type, or bullets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.model import LAYOUTS, Group, ItemList, Point
from generator.planning import cues
from generator.planning.draft import Draft
from generator.planning.forms.checklists import is_to_do
from generator.planning.people import is_person, role
from generator.planning.points import LONGEST, points, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

MOST_POINTS = LAYOUTS["bullets"].points[1]
"""On a slide: more are not read while somebody speaks."""

PLAIN = frozenset({"statement", "bullets", "checklist", "qa"})
"""What ``plain`` makes."""

_MOST_SLIDES = 2
"""Of plain text, for one message: what they do not hold is told."""

_MOST_UNDER = LAYOUTS["statement"].points[1]


def plain(idea: Idea, left: Ids, material: Material, most: int) -> Iterator[Draft]:
    """The sentences that are left, on as few slides as hold them, cut between sentences."""
    runs = _runs(idea, _filled(idea, left, material), material, most)
    heading = idea.topic.heading
    for n, (ids, shown) in enumerate(runs):
        asked = n == 0 and idea.topic.part and cues.asks(material.plain(heading.id))
        if asked and shown and len(shown) <= LAYOUTS["qa"].in_group:
            group = Group(Point(heading.text, (heading.id,)), tuple(shown))
            yield Draft("qa", ids, groups=(group,))
        elif n == 0 and (who := _portrait(idea, ids, material)):
            yield Draft("profile", ids, points=tuple(shown), fields={"role": who})
        else:
            layout = _layout(idea, shown, material)
            yield Draft(layout, ids, points=tuple(shown))


def _filled(idea: Idea, left: Ids, material: Material) -> Ids:
    """The sentences, and of those besides as many as a slide of few points has room for."""
    chosen = list(left)
    for each in idea.besides:
        if sum(1 for _ in points(material, tuple(chosen))) > _MOST_UNDER:
            break
        told = [*points(material, (each,))]
        if told and all(width(words(point)) <= LONGEST for point in told):
            chosen.append(each)
    return material.in_order(chosen)


def _portrait(idea: Idea, ids: Ids, material: Material) -> Point | None:
    """The role of somebody a section is about."""
    if not is_person(idea.topic):
        return None
    return role(material.known[each] for each in ids if material.is_running(each))


_TICKED = re.compile(
    r"持ち物|持っていく|準備する|チェックリスト|\b(?:checklist|what (?:you need|to bring))\b",
    re.IGNORECASE,
)
"""Headings of what is to be brought or got ready."""


def _layout(idea: Idea, shown: Sequence[Point], material: Material) -> str:
    least, most = LAYOUTS["checklist"].points
    ticked = _TICKED.search(material.plain(idea.topic.heading.id))
    to_do = all(is_to_do(material.plain(point.sources)) for point in shown)
    if (ticked or to_do) and least < len(shown) <= most:
        return "checklist"
    return "statement" if len(shown) <= _MOST_UNDER + 1 else "bullets"


def _runs(idea: Idea, left: Ids, material: Material, most: int) -> list[tuple[Ids, list[Point]]]:
    """Sentences with their points, as evenly as they go over the slides they need."""
    made = [(each, _brief(each, idea, left, material)) for each in left]
    count = sum(len(shown) for _, shown in made)
    pages = min(_MOST_SLIDES, max(1, -(-(count - 1) // most)))  # one of them is the title
    share = -(-count // pages)
    runs: list[tuple[list[str], list[Point]]] = [([], [])]
    for each, shown in made:
        if runs[-1][1] and len(runs[-1][1]) + len(shown) > share and len(runs) < pages:
            runs.append(([], []))
        runs[-1][0].append(each)
        runs[-1][1].extend(shown)
    return [(tuple(ids), _shown(shown, material)) for ids, shown in runs if ids]


_ENOUGH = 5
_FIGURE = re.compile(r"[0-9０-９]")


def _brief(identity: str, idea: Idea, left: Ids, material: Material) -> list[Point]:
    """The points of a sentence; of one that cannot be short, and may be told instead, none.

    The message, its caveats, figures and items of lists are shown however long they are.
    """
    found = [*points(material, (identity,))]
    must = identity in {*idea.said, *idea.caveats} or _is_item(identity, material)
    figures = bool(_FIGURE.search(material.plain(identity)))
    long = any(width(words(point)) > LONGEST for point in found)
    return [] if long and not must and not figures and len(left) > _ENOUGH else found


def _shown(found: Sequence[Point], material: Material) -> list[Point]:
    """As many as a slide holds with its title; every item of a list."""
    listed = [p for p in found if any(_is_item(each, material) for each in p.sources)]
    room = max(0, MOST_POINTS + 1 - len(listed))
    running = [point for point in found if point not in listed][:room]
    return [point for point in found if point in listed or point in running]


def _is_item(identity: str, material: Material) -> bool:
    return isinstance(material.block.get(identity), ItemList)
