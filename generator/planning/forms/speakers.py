"""Who said what about an item of the agenda → a column each, in the order in which they spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LAYOUTS, Bilingual, Group, Point
from generator.planning import cues
from generator.planning.decisions import is_decision
from generator.planning.draft import Draft
from generator.planning.points import LONGEST, POINT_ROOM, noted, words
from generator.planning.voice import trimmed
from generator.wording.notes import note, notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_RULE = LAYOUTS["columns"]


def speakers(idea: Idea, material: Material) -> Iterator[Draft]:
    """What was put forward, and then each turn: an objection stands before its reply.

    Only where one slide holds all of them. The decision is its title, and its condition stands
    below.
    """
    decided = [e for e in idea.body if is_decision(e, material)]
    if material.brief.kind != "minutes" or not any(_who(e, material) for e in idea.body):
        return
    said = idea.body[: idea.body.index(decided[0])] if decided else idea.body
    after = tuple(e for e in idea.body if e not in said and e not in decided)
    turns = _turns(said, material)
    groups = tuple(_column(who, ids, material) for who, ids in turns)
    fits = all(0 < len(group.points) <= _RULE.in_group for group in groups)
    if not _RULE.groups[0] <= len(groups) <= _RULE.groups[1] or not fits or len(after) > 1:
        return
    fields = {"note": noted(material, after)} if after else {}
    over = Point(phrase("planning", "turns"), (idea.topic.heading.id,))
    yield Draft("columns", idea.body, titles=(over,), groups=groups, fields=fields)


def _who(identity: str, material: Material) -> str:
    return material.speaker(identity)


def _turns(ids: Ids, material: Material) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for each in ids:
        who = _who(each, material)
        if found and found[-1][0] == who:
            found[-1][1].append(each)
        else:
            found.append((who, [each]))
    return found


def _column(who: str, ids: Sequence[str], material: Material) -> Group:
    head = Bilingual(who, who) if who else phrase("planning", "put_forward")
    shown = [point for each in ids for point in _points(each, material)]
    return Group(Point(head, (ids[0],)), tuple(shown))


def _points(identity: str, material: Material) -> Iterator[Point]:
    """Without whoever says it, who stands above; questions are turns like others."""
    text = trimmed(material.said(identity), material.brief.speaker)
    if cues.announces(material.plain(identity)):
        return
    whole = Point(note(text, POINT_ROOM), (identity,))
    parted = [whole] if width(words(whole)) <= LONGEST else notes(text, POINT_ROOM)
    yield from (p if isinstance(p, Point) else Point(p, (identity,)) for p in parted)
