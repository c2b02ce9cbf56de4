"""A show with about as many slides as somebody asked for."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import LANGUAGES, Bilingual, Point
from generator.planning.choice import MOST_POINTS, WIDE
from generator.planning.draft import heading_of
from generator.planning.points import is_long
from generator.wording.headlines import TITLE_ROOM, headline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model import Group, Scene
    from generator.planning.topics import Topic

_COST = {"bullets": 0, "term": 1, "number": 1, "section": 1, "comparison": 2, "profile": 2}
_DEAR = 4
"""What a quotation, a row of cards, a table or a picture loses when it becomes bullets."""

_OTHER_SECTION, _OTHER_PART = 1, 20
"""What it costs to join what has headings of its own: parts only when nothing else is left."""


def with_count(
    make: Callable[[int], tuple[Scene, ...]],
    fewest: int,
    most: int,
    topics: Mapping[str, Topic],
) -> tuple[Scene, ...]:
    """The scenes of ``make(most points a slide)``, until they are at least so few, so many at most.

    More come from fewer points a slide, fewer from joining neighbours; an article gives neither
    endlessly. ``topics`` has every section by its heading's id.
    """
    scenes = make(MOST_POINTS)
    if len(scenes) >= fewest:
        return _at_most(scenes, most, topics)
    for points in range(MOST_POINTS - 1, 0, -1):
        if len(scenes) < fewest:
            scenes = max(scenes, make(points), key=len)
    return _at_most(scenes, fewest, topics)


def _at_most(
    scenes: tuple[Scene, ...], wanted: int, topics: Mapping[str, Topic]
) -> tuple[Scene, ...]:
    """The scenes with neighbours joined until there are ``wanted``, or nothing can be joined."""
    kept = list(scenes)
    costs = [_cost(a, b, topics) for a, b in pairwise(kept)]
    while len(kept) > wanted:
        at = min(range(len(costs)), key=costs.__getitem__, default=0)
        if not costs or costs[at] == math.inf:
            break
        kept[at : at + 2] = [_pair(kept[at], kept[at + 1], topics)]
        near = range(max(0, at - 1), min(at + 1, len(kept) - 1))
        costs[max(0, at - 1) : at + 2] = [_cost(kept[n], kept[n + 1], topics) for n in near]
    return tuple(kept)


def _cost(first: Scene, second: Scene, topics: Mapping[str, Topic]) -> float:
    """What is lost when two scenes become one; the frame's are joined with nothing."""
    a, b = topics.get(heading_of(first)), topics.get(heading_of(second))
    if a is None or b is None:
        return math.inf
    together = len(_points(first)) + len(_points(second))
    room = max(0, together - MOST_POINTS)
    apart = _OTHER_PART if a.part != b.part else _OTHER_SECTION if a != b else 0
    kinds = sum(_COST.get(scene.layout, _DEAR) for scene in (first, second))
    return apart + room + kinds + together / 100  # of equal pairs the smaller


def _pair(first: Scene, second: Scene, topics: Mapping[str, Topic]) -> Scene:
    """Both scenes' sentences as bullets, under a title that holds for both."""
    one, other = topics[heading_of(first)], topics[heading_of(second)]
    mine, theirs = _points(first), _points(second)
    title = Point(first.title, first.title_sources)
    if other != one:
        title = _common(title, one, other)
        mine = _under(first, mine, title)
        theirs = _under(second, theirs, title)
    return replace(
        first,
        layout="bullets",
        title=title.text,
        title_sources=title.sources,
        points=_fairly(mine, theirs),
        fields={},
        groups=(),
        table=(),
        image="",
        sources=(*first.sources, *second.sources),
    )


def _common(title: Point, one: Topic, other: Topic) -> Point:
    """The part's heading, or of two parts both headings."""
    if one.part == other.part:
        return Point(headline(one.part_heading.text), (one.part_heading.id,))
    both = Point(_joined(title.text, other.heading.text, "／", " / "), title.sources)
    if headline(both.text, TITLE_ROOM) != both.text:
        return title
    return replace(both, sources=(*title.sources, other.heading.id))


def _under(scene: Scene, points: Sequence[Point], title: Point) -> tuple[Point, ...]:
    """The points with the heading they stood under, unless the common title says it."""
    heading = Point(scene.title, scene.title_sources)
    if set(heading.sources) <= set(title.sources):
        return tuple(points)
    if not points:
        return (heading,)
    first = _headed(heading, points[0])
    return (points[0] if is_long(first, WIDE) else first, *points[1:])


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
    sources = tuple(dict.fromkeys((*title.sources, *point.sources)))
    return Point(_joined(title.text, point.text, "：", ": "), sources)


def _joined(first: Bilingual, second: Bilingual, ja: str, en: str) -> Bilingual:
    """Both texts with a mark between them, pending in a language while either is."""
    words = Bilingual()
    for language, joint in zip(LANGUAGES, (ja, en), strict=True):
        pieces = [first[language], second[language]]
        if None not in pieces:
            words = words.having(language, joint.join(piece for piece in pieces if piece))
    return words
