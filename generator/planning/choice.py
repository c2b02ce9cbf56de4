"""Which points a slide of bullets shows: few, short, and none that hangs in the air."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.planning import cues, rank
from generator.planning.points import bullets, is_long
from generator.planning.topics import japanese, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Point
    from generator.planning.topics import Topic
    from generator.planning.units import Unit

MOST_POINTS = 5
"""On a slide: more are not read while somebody speaks."""

WIDE, _NARROW = 34.0, 26.0
"""Room of a line of Japanese in em: across the slide, and beside a portrait."""


def chunks(topic: Topic, found: Sequence[Unit], most: int) -> list[list[Unit]]:
    """Runs of at most ``most`` points, of about even length, cut between blocks where they can be.

    A block of more points than that is itself cut into pieces of even length.
    """
    wanted = _share(found, most)
    runs: list[list[Unit]] = [[]]
    for group in _by_block(topic, found):
        if runs[-1] and (_size(runs[-1]) >= wanted or _size(runs[-1]) + _size(group) > most):
            runs.append([])
        enough = _share(group, most) if _size(group) > most else most
        for unit in group:
            if runs[-1] and (_size(runs[-1]) >= enough or _size(runs[-1]) + _size([unit]) > most):
                runs.append([])
            runs[-1].append(unit)
    return runs


def _by_block(topic: Topic, found: Sequence[Unit]) -> list[list[Unit]]:
    block_of = {s.id: n for n, block in enumerate(topic.blocks) for s in spoken(block)}
    return [list(group) for _, group in groupby(found, lambda unit: block_of[unit.ids[0]])]


def _size(units: Sequence[Unit]) -> int:
    """How many points they make."""
    return sum(len(bullets(unit)) for unit in units)


def _share(units: Sequence[Unit], most: int) -> float:
    """Points a slide has when they are spread evenly over as few slides as possible."""
    size = _size(units)
    return size / -(-size // most)


def chosen(topic: Topic, chunk: Sequence[Unit], layout: str, most: int) -> tuple[Point, ...]:
    """The chunk's points: at most ``most``, none over two lines; what is not shown is said."""
    room = _NARROW if layout == "profile" else WIDE
    scored = dict(
        zip((unit.ids for unit in chunk), rank.scores(chunk, japanese(topic.heading)), strict=True)
    )
    made = [(unit, bullets(unit)) for unit in chunk]
    fitting = [(u, shown) for u, points in made if (shown := _short(points, room))]
    kept = _understood(fitting, chunk) or fitting[:1]
    while sum(len(points) for _, points in kept) > most and len(kept) > 1:
        weakest = min(kept, key=lambda pair: scored[pair[0].ids])
        kept = _understood([pair for pair in kept if pair is not weakest], chunk) or kept[:-1]
    return tuple(point for _, points in kept for point in points)[:most]


def _short(points: tuple[Point, ...], room: float) -> tuple[Point, ...]:
    """The points, if none is too long; else the last, the main clause, if it stands alone."""
    if not any(is_long(point, room) for point in points):
        return points
    main = points[-1:]
    alone = len(points) > 1 and not is_long(main[0], room) and cues.is_claim(main[0].text.ja or "")
    return main if alone else ()


_Made = list[tuple["Unit", tuple["Point", ...]]]


def _understood(made: _Made, chunk: Sequence[Unit]) -> _Made:
    """Without the units that lean on one that is not shown."""
    order = [unit.ids for unit in chunk]
    shown: set[tuple[str, ...]] = set()
    kept: _Made = []
    for unit, points in made:
        at = order.index(unit.ids)
        if unit.leans and (at == 0 or order[at - 1] not in shown):
            continue
        shown.add(unit.ids)
        kept.append((unit, points))
    return kept
