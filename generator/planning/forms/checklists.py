"""What must be done, brought or fulfilled → boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LAYOUTS, ItemList
from generator.planning.draft import Draft
from generator.planning.points import points

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Point
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_TO_DO = re.compile(
    r"(?:べき(?:だ|です|である)?|て(?:ください|下さい|ほしい)|ましょう|なさい|こと)。?$"
    r"|^(?:Please|Make sure|Check|Always|Never|Do not|Don[’']t|Remember|Bring|Take|Keep)\b"
    r"|\byou (?:must|should|need to|have to)\b"
)
"""Asks the reader to do something; 解決しなければならない tells of a problem."""

_FEWEST = 2
"""Demands of a message that make a list of things to do."""

_LEAST, _MOST = LAYOUTS["checklist"].points


def is_to_do(text: str) -> bool:
    """It is something that the reader is told to do."""
    return bool(_TO_DO.search(text))


def are_ticked(shown: Sequence[Point], material: Material) -> bool:
    """Each of them is to be done: an item of a list, or what its sentence asks for in the end.

    Of a sentence in two points the first is its reason, which nobody can tick.
    """
    ends = {point.sources: n for n, point in enumerate(shown)}
    return all(
        isinstance(material.block.get(point.sources[0]), ItemList)
        or (ends[point.sources] == n and is_to_do(material.plain(point.sources)))
        for n, point in enumerate(shown)
        if point.sources
    )


def checklist(idea: Idea, material: Material) -> Iterator[Draft]:
    """What the idea demands, and a list among it."""
    body = [each for each in idea.body if each not in idea.caveats]
    demands = [each for each in body if is_to_do(material.plain(each))]
    listed = [e for e in body if isinstance(material.block.get(e), ItemList)]
    if len(demands) < _FEWEST and not (demands and listed):
        return
    takes = material.in_order((*demands, *listed))
    if len(takes) * 2 <= len(body):
        return  # of something told in order, a few steps are no list of things to do
    shown = tuple(points(material, takes))
    if _LEAST <= len(shown) <= _MOST and are_ticked(shown, material):
        yield Draft("checklist", takes, points=shown)
