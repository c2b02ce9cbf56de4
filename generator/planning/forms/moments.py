"""What happens when → a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import LAYOUTS, Group, Point, other
from generator.planning.draft import Draft
from generator.planning.points import excerpt, noted
from generator.wording.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Moment
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_FEWEST = 3
"""Moments that make a line: two are before and after."""


def timeline(idea: Idea, material: Material) -> Iterator[Draft]:
    """The idea's moments in order of time, each with what happens then."""
    mine = [moment for moment in material.brief.moments if {*moment.sources} & {*idea.body}]
    if len({moment.order for moment in mine}) < _FEWEST:
        return
    ordered = sorted(mine, key=lambda moment: moment.order)[: LAYOUTS["timeline"].groups[1]]
    groups = tuple(_then(moment, ordered, material) for moment in ordered)
    takes = material.in_order(each for moment in ordered for each in moment.sources)
    yield Draft("timeline", takes, groups=groups)


def _then(moment: Moment, moments: Sequence[Moment], material: Material) -> Group:
    """When, and what happens then: of a sentence with several moments the clauses of this one."""
    source = moment.sources[:1]
    when = excerpt(material, source, moment.text)
    others = [each.text for each in moments if each.sources[:1] == source]
    if len(others) == 1:
        return Group(when, (noted(material, source),))
    mine: list[str] = []
    current = ""
    for clause in material.plain(source).split("、"):
        current = next((text for text in others if text in clause), current)
        if current == moment.text:
            mine.append(clause)
    told = excerpt(material, source, "、".join(mine).rstrip("。")).text
    if moment.text == others[0]:  # the other language stands whole beside the first clause
        there = other(material.article.language)
        told = told.having(there, material.text(source)[there])
    return Group(when, (Point(note(told), source),))
