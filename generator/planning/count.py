"""A show with about as many slides as somebody asked for."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Bilingual, Point
from generator.planning.choice import MOST_POINTS
from generator.planning.draft import heading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model import Group, Scene

_COST = {"bullets": 0, "term": 1, "number": 1, "section": 1, "comparison": 2, "profile": 2}
_DEAR = 4
"""What a quotation, a row of cards, a table or a picture loses when it becomes bullets."""


def with_count(
    make: Callable[[int], tuple[Scene, ...]], wanted: int, parts: Mapping[str, int]
) -> tuple[Scene, ...]:
    """The scenes of ``make(most points a slide)``, more or fewer until they are ``wanted``.

    More come from fewer points a slide, fewer from joining neighbours of one part; an article
    gives neither endlessly. ``parts`` has the part of every heading id.
    """
    scenes = make(MOST_POINTS)
    for most in range(MOST_POINTS - 1, 0, -1):
        if len(scenes) >= wanted:
            break
        scenes = max(scenes, make(most), key=len)
    return at_most(scenes, wanted, parts)


def at_most(scenes: tuple[Scene, ...], wanted: int, parts: Mapping[str, int]) -> tuple[Scene, ...]:
    """The scenes with neighbours joined until there are ``wanted``, or nothing can be joined."""
    kept = list(scenes)
    while len(kept) > wanted:
        of = [parts.get(heading_of(scene)) for scene in kept]
        pairs = [n for n, (a, b) in enumerate(pairwise(of)) if a is not None and a == b]
        if not pairs:
            break
        at = min(pairs, key=lambda n: _cost(kept[n], kept[n + 1]))
        kept[at : at + 2] = [_pair(kept[at], kept[at + 1])]
    return tuple(kept)


def _cost(first: Scene, second: Scene) -> int:
    room = max(0, len(_points(first)) + len(_points(second)) - MOST_POINTS)
    return room + sum(_COST.get(scene.layout, _DEAR) for scene in (first, second))


def _pair(first: Scene, second: Scene) -> Scene:
    """Both scenes' sentences under the first one's title, as bullets."""
    points = _fairly(_points(first), _points(second))
    return replace(
        first,
        layout="bullets",
        points=points,
        fields={},
        groups=(),
        table=(),
        image="",
        sources=(*first.sources, *second.sources),
    )


def _fairly(first: Sequence[Point], second: Sequence[Point]) -> tuple[Point, ...]:
    """As many of each as there is room for, the first ones first."""
    half = max(MOST_POINTS - len(second), (MOST_POINTS + 1) // 2)
    start = list(first[:half])
    return (*start, *second[: MOST_POINTS - len(start)])


def _points(scene: Scene) -> tuple[Point, ...]:
    """What a scene shows, as points; a quotation and a table's cells are only said."""
    if scene.layout in {"quote", "table", "chart"}:
        return ()
    note = scene.fields.get("number_note")
    groups = tuple(point for group in scene.groups for point in _group(group))
    return (*((note,) if note else ()), *scene.points, *groups)


def _group(group: Group) -> tuple[Point, ...]:
    if not group.points:
        return (group.title,)
    return tuple(_headed(group.title, point) for point in group.points)


def _headed(title: Point, point: Point) -> Point:
    def text(head: str | None, body: str | None, joint: str) -> str | None:
        if head is None or body is None:
            return None
        return f"{head}{joint}{body}" if head and body else head or body

    words = Bilingual(
        text(title.text.ja, point.text.ja, "："), text(title.text.en, point.text.en, ": ")
    )
    return Point(words, tuple(dict.fromkeys((*title.sources, *point.sources))))
