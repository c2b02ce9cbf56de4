"""Slides too thin to stand alone, together on one: side by side, under what they have in common."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import LAYOUTS, Group, Point
from generator.planning.draft import Draft
from generator.planning.points import noted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.planning.ideas import Idea
    from generator.planning.material import Material

Laid = tuple["Idea", tuple[Draft, ...]]
"""An idea and its slides."""

_COLUMNS = LAYOUTS["columns"]
_PLAIN = frozenset({"statement", "bullets", "checklist", "profile"})
_THIN = 3
"""Points, the message among them, that go under one head beside others."""


def merged(laid_out: Sequence[Laid], material: Material) -> list[Laid]:
    """Thin slides of sections that stand side by side in the article, as columns."""
    made: list[Laid] = []
    for alike, run in groupby(laid_out, _kinship):
        laid = list(run)
        if not alike or len(laid) < _COLUMNS.groups[0]:
            made += laid
            continue
        pages = -(-len(laid) // _COLUMNS.groups[1])
        size = -(-len(laid) // pages)
        for start in range(0, len(laid), size):
            part = laid[start : start + size]
            made += part if len(part) < _COLUMNS.groups[0] else [side_by_side(part, material)]
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


def side_by_side(laid: Sequence[Laid], material: Material) -> Laid:
    """Thin slides as the columns of one, each under its section's name."""
    first = laid[0][0]
    parts = {idea.topic.part_heading.id for idea, _ in laid}
    topic = material.home[first.topic.part_heading.id] if len(parts) == 1 else first.topic
    groups = tuple(_column(each, material) for each in laid)
    takes = material.in_order(
        each for idea, found in laid for d in found for each in (*d.takes, *idea.body)
    )
    weightiest = max((idea for idea, _ in laid), key=lambda idea: idea.weight)
    says = weightiest.says if len(parts) > 1 else None
    whole = replace(first, topic=topic, says=says, body=takes, weight=weightiest.weight)
    return whole, (Draft("columns", takes, groups=groups),)


def _column(laid: Laid, material: Material) -> Group:
    idea, found = laid
    heading = idea.topic.heading
    shown = [*found[0].fields.values(), *found[0].points] or list(_told(idea, material))
    return Group(Point(heading.text, (heading.id,)), tuple(shown[: _COLUMNS.in_group]))


def _told(idea: Idea, material: Material) -> Iterator[Point]:
    yield from (noted(material, (each,)) for each in idea.body[:1])
