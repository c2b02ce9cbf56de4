"""Neighbouring drafts of a section joined, so that no slide is left with a single line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.planning import choice, cues
from generator.planning.draft import Draft
from generator.planning.points import is_long, words
from generator.planning.topics import japanese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Point, Sentence

_TAKES_POINTS = frozenset({"bullets", "number", "term", "figure", "chart"})


def joined(drafts: list[Draft], said: Sequence[Sentence], least: int) -> list[Draft]:
    """The drafts that become scenes; bullets of fewer than ``least`` points join others."""
    return [_fitted(draft) for draft in _gathered(_absorbed(drafts, said, least))]


_BESIDE = {"number": 8.5, "figure": 9.5, "chart": 8.5}
"""Room of a line of Japanese in em beside a figure, a picture or a chart, so that its English has
two lines in the same column."""


def _fitted(draft: Draft) -> Draft:
    """Beside something large only short points are shown; the others are said."""
    if draft.layout not in _BESIDE:
        return draft
    short = tuple(point for point in draft.points if not is_long(point, _BESIDE[draft.layout]))
    return replace(draft, points=short)


def _fit(beside: Draft, points: tuple[Point, ...]) -> bool:
    return _fitted(replace(beside, points=points)).points == points


def _absorbed(drafts: list[Draft], said: Sequence[Sentence], least: int) -> list[Draft]:
    """Runs too poor for a slide joined to a neighbour, lead-ins to what they lead to."""
    kept: list[Draft] = []
    waiting: list[Draft] = []
    for n, draft in enumerate(drafts):
        following = drafts[n + 1] if n + 1 < len(drafts) else None
        poor = _is_poor(draft, least)
        if poor and following and (waiting or not kept or _leads_in(draft, said)):
            waiting.append(draft)
            continue
        if poor and kept:
            kept[-1] = reduce(_merged, (*waiting, draft), kept[-1])
            waiting = []
            continue
        whole = reduce(_merged, waiting, draft)
        waiting = []
        if following and not _is_poor(following, least) and _is_plain(whole):
            whole, lead = _without_lead(whole, said)
            waiting = [lead] if lead else []
        kept.append(whole)
    return [draft for draft in kept if draft.layout]


def _is_plain(draft: Draft) -> bool:
    return draft.layout in {"bullets", "profile"}


def _is_poor(draft: Draft, least: int) -> bool:
    """Nothing or too little: no slide of its own while there is another."""
    return not draft.layout or (draft.layout == "bullets" and len(draft.points) < least)


def _leads_in(draft: Draft, said: Sequence[Sentence]) -> bool:
    return cues.announces(japanese(said[draft.stop - 1]))


def _without_lead(draft: Draft, said: Sequence[Sentence]) -> tuple[Draft, Draft | None]:
    """The sentence that announces the next scene goes with it."""
    last = draft.stop - 1
    if last <= draft.start or not cues.announces(japanese(said[last])):
        return draft, None
    return replace(draft, stop=last), Draft("", last, draft.stop)


_BESIDE_OBJECT = 2
"""Points of the text that follows a picture or a chart which stand beside it."""


def _gathered(drafts: list[Draft]) -> list[Draft]:
    """A short text after a picture or a chart goes on its slide."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        room = before and before.layout in {"figure", "chart"} and not before.points
        few = _is_plain(draft) and len(draft.points) <= _BESIDE_OBJECT
        if before and room and few and _fit(before, draft.points):
            kept[-1] = _merged(before, draft)
        else:
            kept.append(draft)
    return kept


def _merged(draft: Draft, poor: Draft) -> Draft:
    """A scene that narrates a neighbour's sentences too, and shows them where it has room."""
    if not draft.layout:
        draft, poor = poor, draft
    wide = draft.widened(poor.start, poor.stop)
    if draft.layout == "comparison" and poor.points and "note" not in draft.fields:
        return replace(wide, fields={**draft.fields, "note": poor.points[0]})
    if draft.layout not in _TAKES_POINTS or not poor.points:
        return wide
    both = (poor.points, draft.points) if poor.start < draft.start else (draft.points, poor.points)
    return replace(wide, points=(*both[0], *both[1])[: choice.MOST_POINTS])


def titled(drafts: list[Draft]) -> list[Draft]:
    """Later bullets of a section are headed by a claim of their own where one is short enough."""
    made: list[Draft] = []
    for n, draft in enumerate(drafts):
        claim = _claim(draft) if n and draft.layout == "bullets" else None
        if claim is None:
            made.append(draft)
            continue
        points = tuple(point for point in draft.points if point is not claim)
        made.append(replace(draft, title=claim, points=points))
    return made


_SHORTEST_CLAIM, _CLAIM = 11.0, 26.0
"""Em a point has that can be the title of its slide."""


def _claim(draft: Draft) -> Point | None:
    """The longest short statement that is a whole sentence's only point."""
    if len(draft.points) < 3:
        return None
    said = Counter(point.sources for point in draft.points)
    short = [
        point
        for point in draft.points
        if said[point.sources] == 1
        and _SHORTEST_CLAIM <= width(words(point)) <= _CLAIM
        and cues.is_claim(words(point))
    ]
    return max(short, key=lambda point: len(words(point)), default=None)
