"""What no other form takes: one message in large type, or bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LAYOUTS, Group, ItemList, Point
from generator.planning import cues
from generator.planning.answering import (
    asks_for_several,
    is_answer,
    is_asked,
    names_things,
    question,
)
from generator.planning.draft import Draft
from generator.planning.forms.steps import are_ticked, is_to_do
from generator.planning.paragraphs import is_gone_on
from generator.planning.people import is_person, role
from generator.planning.points import is_read_at_once, points, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

MOST_POINTS = LAYOUTS["bullets"].points[1]
"""On a slide: more are not read while somebody speaks."""

EASY_POINTS = 4
"""On a slide where a section may take another: they stand on cards."""

PLAIN = frozenset({"statement", "bullets", "checklist", "qa"})
"""What ``plain`` makes."""

_MOST_UNDER = LAYOUTS["statement"].points[1]


def plain(idea: Idea, left: Ids, material: Material, most: int) -> Iterator[Draft]:
    """The sentences that are left, on as few slides as hold them, cut between sentences."""
    heading = idea.topic.heading
    asked = material.plain(heading.id)
    traits = material.traits
    each_is_a_slide = traits.is_interview or traits.answers_readers
    several = asks_for_several(asked) and not each_is_a_slide
    headed = bool(idea.topic.part) and (several or names_things(asked))
    runs = _runs(idea, _filled(idea, left, material), material, most - headed)
    for n, (ids, shown) in enumerate(runs):
        opens = n == 0 and idea.topic.part and is_asked(idea.topic, material)
        if opens and len(shown) > 1 and several:
            yield Draft("bullets", ids, points=tuple(shown))  # the question heads them all
        elif opens and shown and len(shown) < LAYOUTS["qa"].in_group:
            group = Group(Point(question(heading.text), (heading.id,)), tuple(shown))
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
        if told and all(is_read_at_once(point) for point in told):
            chosen.append(each)
    return material.in_order(chosen)


def _portrait(idea: Idea, ids: Ids, material: Material) -> Point | None:
    """The role of somebody a section is about."""
    if not is_person(idea.topic):
        return None
    return role(material.known[each] for each in ids if material.is_running(each))


# Headings of what is to be brought or got ready.
_TICKED = re.compile(
    r"持ち物|持っていく|準備する|チェックリスト|\b(?:checklist|what (?:you need|to bring))\b",
    re.IGNORECASE,
)


def _layout(idea: Idea, shown: Sequence[Point], material: Material) -> str:
    least, most = LAYOUTS["checklist"].points
    ticked = _TICKED.search(material.plain(idea.topic.heading.id))
    to_do = all(is_to_do(material.plain(point.sources)) for point in shown)
    if (ticked or (to_do and are_ticked(shown, material))) and least < len(shown) <= most:
        return "checklist"
    return "statement" if len(shown) <= _MOST_UNDER + 1 else "bullets"


def _runs(idea: Idea, left: Ids, material: Material, most: int) -> list[tuple[Ids, list[Point]]]:
    """Sentences with all their points on as few slides as hold them, cut where they are evenest.

    None is a title with nothing below it, and none but the first begins in the air.
    """
    made = [(each, _said(each, material)) for each in left]
    runs = [made]
    while len(runs) < _MOST_SLIDES:
        at = max(range(len(runs)), key=lambda n: _lines(runs[n]))
        halves = _halves(runs[at], material, most) if _is_full(runs[at], most) else None
        if halves is None:
            break
        runs[at : at + 1] = halves
    return [
        (
            tuple(each for each, _ in run),
            _shown([p for _, shown in run for p in shown], idea, material),
        )
        for run in runs
        if run
    ]


Told = list[tuple[str, list[Point]]]
"""Sentences, each with its points."""

_MOST_SLIDES = 6  # of one run of sentences
_MOST_LINES = 8  # of the points of a slide: more are not read while somebody speaks


def _lines(run: Told) -> int:
    return sum(1 + (not is_read_at_once(point)) for _, shown in run for point in shown)


def _is_full(run: Told, most: int) -> bool:
    """More than a slide holds below its title, which is one of them."""
    crowded = most <= MOST_POINTS and _lines(run) > _MOST_LINES + 1
    return crowded or sum(len(shown) for _, shown in run) - 1 > most


def _halves(run: Told, material: Material, most: int) -> list[Told] | None:
    """Before a new paragraph rather than within one, each with something below its title.

    Only there where a slide would hold all of it.
    """
    held = most < MOST_POINTS and not _is_full(run, MOST_POINTS)
    counts = [len(shown) for _, shown in run]
    blocks = [id(material.block.get(each)) for each, _ in run]
    fits = [
        n
        for n in range(1, len(run))
        if min(sum(counts[:n]), sum(counts[n:])) >= _FEWEST
        and not cues.leans(material.plain(run[n][0]))
        and not (held and blocks[n - 1] == blocks[n])
    ]
    lines = [_lines([each]) for each in run]

    def uneven(n: int) -> tuple[float, int]:
        within = blocks[n - 1] == blocks[n]
        return abs(sum(lines[:n]) - sum(lines[n:])) + _WITHIN * within, -n

    at = min(fits, key=uneven, default=0)
    return [run[:at], run[at:]] if at else None


_WITHIN = 3  # lines by which halves may differ rather than part a paragraph
_FEWEST = 2  # points of a slide, its title among them
_FIGURE = re.compile(r"[0-9０-９]")


def _said(identity: str, material: Material) -> list[Point]:
    """The points of a sentence, but of what only goes on from the head of its item."""
    return [] if is_gone_on(identity, material) else [*points(material, (identity,))]


def _shown(found: Sequence[Point], idea: Idea, material: Material) -> list[Point]:
    """As many as a slide holds with its title.

    Items of lists, the message and its caveats stand first, then a point of each paragraph, then
    figures, then whatever comes first.
    """
    room = MOST_POINTS + 1
    if len(found) <= room:
        return list(found)
    opened = {id(material.block.get(p.sources[0])): n for n, p in reversed([*enumerate(found)])}
    firsts = {*opened.values()}

    heard = {source for point in found for source in point.sources}
    must = {*idea.said, *idea.caveats, *(e for e in heard if is_answer({e}, idea, material))}

    def rank(n: int) -> tuple[bool, bool, bool, bool, int]:
        point = found[n]
        held = {*point.sources}
        return (
            not any(_is_item(each, material) for each in held),
            not (held & must or any(map(material.is_emphasised, held))),
            n not in firsts,
            not _FIGURE.search(words(point)),
            n,
        )

    items = sum(any(_is_item(each, material) for each in p.sources) for p in found)
    kept = sorted(range(len(found)), key=rank)[: max(room, items)]
    return [found[n] for n in sorted(kept)]


def _is_item(identity: str, material: Material) -> bool:
    return isinstance(material.block.get(identity), ItemList)
