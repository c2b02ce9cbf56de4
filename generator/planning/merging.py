"""Slides too thin to stand alone, together on one: side by side, under what they have in common."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.model import LAYOUTS, Group, Point
from generator.planning.draft import Draft
from generator.planning.points import noted
from generator.planning.topics import japanese, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

Laid = tuple["Idea", tuple[Draft, ...]]
"""An idea and its slides."""

_COLUMNS = LAYOUTS["columns"]
_PLAIN = frozenset({"statement", "bullets", "checklist", "profile"})
_THIN = 3  # points, the message among them, that go under one head beside others


def merged(laid_out: Sequence[Laid], material: Material) -> list[Laid]:
    """Thin slides of sections that stand side by side in the article, as columns."""
    made: list[Laid] = []
    for kin, run in groupby(_filled(laid_out), _kinship):
        laid = list(run)
        if not kin or len(laid) < _COLUMNS.groups[0]:
            made += laid
            continue
        pages = -(-len(laid) // _COLUMNS.groups[1])
        size = -(-len(laid) // pages)
        for start in range(0, len(laid), size):
            part = laid[start : start + size]
            alike = len({idea.topic.heading.id for idea, _ in part}) < len(part)
            alone = alike or len(part) < _COLUMNS.groups[0] or not are_named(part, material)
            made += part if alone else [side_by_side(part, material)]
    return made


def _filled(laid_out: Sequence[Laid]) -> list[Laid]:
    """Without slides that show nothing: what they tell is told with the one before, or after."""
    made: list[Laid] = []
    waiting: Ids = ()
    for idea, found in laid_out:
        kept: list[Draft] = []
        for draft in found:
            if any(draft.texts()) or draft.image or draft.code:
                kept.append(replace(draft, told=(*waiting, *draft.told)))
                waiting = ()
            elif kept:
                kept[-1] = replace(kept[-1], told=(*kept[-1].told, *draft.takes, *draft.told))
            else:
                waiting = (*waiting, *draft.takes, *draft.told)
        if kept:
            made.append((idea, tuple(kept)))
    if not made:
        return list(laid_out)
    if waiting:
        idea, found = made[-1]
        last = replace(found[-1], told=(*found[-1].told, *waiting))
        made[-1] = (idea, (*found[:-1], last))
    return made


def _kinship(laid: Laid) -> str:
    """The section that a thin one stands directly under; empty where it is no thin one's."""
    topic = laid[0].topic
    if topic.opens_part or not topic.part or not is_thin(laid):
        return ""
    return topic.part_heading.id


def is_thin(laid: Laid) -> bool:
    """One plain slide of few points."""
    idea, found = laid
    few = len(found) == 1 and found[0].layout in _PLAIN and len(found[0].points) <= _THIN
    return few and not idea.objects


def are_named(laid: Sequence[Laid], material: Material) -> bool:
    """All their names fit over them, or one section holds them and says nothing of its own."""
    topics = [idea.topic for idea, _ in laid]
    parts = {topic.part_heading.id: topic.part_heading for topic in topics}
    names = [japanese(topic.heading) for topic in topics]
    bare = not material.content(material.home[next(iter(parts))])
    whole = sum(map(width, names)) + len(names) - 1 <= _NAMES
    return whole or (len(parts) == 1 and bare)


_NAMES = 40.0  # em of all names of columns that stand over them


def side_by_side(laid: Sequence[Laid], material: Material) -> Laid:
    """Thin slides as the columns of one, each under its section's name."""
    first = laid[0][0]
    parts = {idea.topic.part_heading.id for idea, _ in laid}
    topic = material.home[first.topic.part_heading.id] if len(parts) == 1 else first.topic
    groups = tuple(_column(each, material) for each in laid)
    takes = material.in_order(
        each for idea, found in laid for d in found for each in (*d.takes, *idea.body)
    )
    told = material.in_order(each for _, found in laid for d in found for each in d.told)
    weightiest = max((idea for idea, _ in laid), key=lambda idea: idea.weight)
    says = weightiest.says if len(parts) > 1 else None
    whole = replace(first, topic=topic, says=says, body=takes, weight=weightiest.weight)
    shared = _shared({idea.topic.heading.id for idea, _ in laid}, material)
    return whole, (Draft("columns", takes, shared, bool(shared), groups=groups, told=told),)


def _shared(heads: set[str], material: Material) -> tuple[Point, ...]:
    """What looking across these sections shows."""
    across = (each for each in material.brief.parallels if {*each.heads} == heads)
    return tuple(Point(said.text, said.sources) for each in across for said in each.shared)


def _column(laid: Laid, material: Material) -> Group:
    idea, found = laid
    heading = idea.topic.heading
    shown = [*found[0].fields.values(), *found[0].points] or list(_told(idea, material))
    return Group(Point(named(heading), (heading.id,)), tuple(shown[: _COLUMNS.in_group]))


def _told(idea: Idea, material: Material) -> Iterator[Point]:
    yield from (noted(material, (each,)) for each in idea.body[:1])
