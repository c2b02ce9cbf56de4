"""The scenes of one section: what its blocks hold decides the layouts.

Every scene narrates an unbroken run of the section's sentences, so that the recording follows the
article whatever the slides show.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import Point
from generator.planning import amounts, cues, definitions, objects, people, quotes, rank, sequences
from generator.planning.draft import Draft, scene
from generator.planning.points import bullet, bullets, is_long, noted
from generator.planning.topics import japanese
from generator.planning.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Scene, Sentence
    from generator.planning.topics import Topic
    from generator.planning.units import Unit

MOST_POINTS = 5
"""On a slide: more are not read while somebody speaks."""

_WIDE, _NARROW = 34.0, 26.0
"""Room of a line of Japanese in em: beside nothing, and beside a portrait or a figure."""

_BESIDE = frozenset({"profile", "number", "term", "figure", "chart"})
_TAKES_POINTS = frozenset({"number", "term", "figure", "chart"})
_RANKED = {"steps": 0, "quote": 1, "table": 2, "chart": 2, "figure": 2, "comparison": 3, "term": 4}
"""Where two rules claim a sentence, the first of these layouts has it; numbers come last."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What differs from show to show.

    Attributes:
        most_points: on a slide.
        numbers: ids of the sentences whose figure gets a slide.
        plain: bullets only, but for tables and pictures.
    """

    most_points: int = MOST_POINTS
    numbers: frozenset[str] = frozenset()
    plain: bool = False


def topic_scenes(topic: Topic, said: Sequence[Sentence], choices: Choices) -> Iterator[Scene]:
    """The scenes of one section, which narrates its heading and ``said``."""
    drafts = _titled(topic, _drafts(topic, said, choices), said)
    counts: dict[str, int] = {}
    for n, draft in enumerate(drafts):
        counts[draft.layout] = counts.get(draft.layout, 0) + 1
        count = counts[draft.layout]
        name = draft.layout if count == 1 else f"{draft.layout}.{count}"
        run = tuple(said[draft.start : draft.stop])
        with_heading = n == 0 and topic.part > 0
        yield scene(topic, draft, (topic.heading, *run) if with_heading else run, name)


def _drafts(topic: Topic, said: Sequence[Sentence], choices: Choices) -> list[Draft]:
    special = _special(topic, said, choices)
    drafts: list[Draft] = []
    at = 0
    for draft in (*special, None):
        stop = draft.start if draft else len(said)
        drafts += _plain(topic, said, at, stop, choices, first=not drafts, alone=not special)
        if draft:
            drafts.append(draft)
            at = draft.stop
    return _absorbed(drafts, said) or [_empty(topic, said)]


def _empty(topic: Topic, said: Sequence[Sentence]) -> Draft:
    """A heading with nothing to show under it."""
    named = people.people(topic.below)
    if named:
        groups = tuple(people.introduced(section) for section in named)
        return Draft("profiles", 0, len(said), groups=groups)
    return Draft("section", 0, len(said))


def _special(topic: Topic, said: Sequence[Sentence], choices: Choices) -> list[Draft]:
    """Drafts of all layouts but bullets, in order and apart from each other."""
    claims = [*objects.objects(topic, said)]
    if not choices.plain:
        claims += sequences.sequences(topic, said)
        claims += quotes.quotes(topic, said)
        claims += definitions.comparisons(said)
        claims += definitions.terms(said)
        claims += [
            draft
            for _, draft in amounts.striking(topic, said)
            if said[draft.start].id in choices.numbers
        ]
    claims.sort(key=lambda draft: _RANKED.get(draft.layout, 9))
    taken: list[Draft] = []
    for draft in claims:
        if all(draft.stop <= other.start or other.stop <= draft.start for other in taken):
            taken.append(draft)
    return sorted(taken, key=lambda draft: (draft.start, draft.stop))


def _plain(
    topic: Topic,
    said: Sequence[Sentence],
    start: int,
    stop: int,
    choices: Choices,
    *,
    first: bool,
    alone: bool,
) -> Iterator[Draft]:
    """Bullets, or a profile, of a run of sentences that no other layout took."""
    if start == stop:
        return
    if first and people.people(topic.below) and not choices.plain:
        groups = tuple(people.introduced(s) for s in people.people(topic.below))
        yield Draft("profiles", start, stop, groups=groups)
        return
    found = list(units(said[start:stop]))
    if not found:
        yield Draft("", start, stop)
        return
    person = people.is_person(topic) and first
    layout = "profile" if person else "bullets"
    fields = {}
    if person and (role := people.role(said[start:stop])):
        fields = {"role": role}
    place = {sentence.id: n for n, sentence in enumerate(said)}
    chunks = _chunks(found, choices.most_points)
    cuts = [start, *(place[chunk[0].ids[0]] for chunk in chunks[1:]), stop]
    for n, chunk in enumerate(chunks):
        points = _chosen(chunk, japanese(topic.heading), layout, choices.most_points)
        yield Draft(layout, cuts[n], cuts[n + 1], points=points, fields=fields)
        layout, fields = "bullets", {}
    del alone


def _chunks(found: Sequence[Unit], most: int) -> list[Sequence[Unit]]:
    """As few runs of at most ``most`` as possible, of even length."""
    count = -(-len(found) // most)
    size, longer = divmod(len(found), count)
    bounds = [n * size + min(n, longer) for n in range(count + 1)]
    return [found[a:b] for a, b in itertools.pairwise(bounds)]


def _chosen(chunk: Sequence[Unit], heading: str, layout: str, most: int) -> tuple[Point, ...]:
    """The chunk's points: at most ``most``, none over two lines if there are others."""
    room = _NARROW if layout in _BESIDE else _WIDE
    scored = dict(zip((unit.ids for unit in chunk), rank.scores(chunk, heading), strict=True))
    made = [(unit, bullets(unit)) for unit in chunk]
    fitting = [(u, points) for u, points in made if not any(is_long(p, room) for p in points)]
    kept = _understood(fitting, chunk) or _understood(made, chunk) or made[:1]
    while sum(len(points) for _, points in kept) > most and len(kept) > 1:
        weakest = min(kept, key=lambda pair: scored[pair[0].ids])
        kept = _understood([pair for pair in kept if pair is not weakest], chunk) or kept[:-1]
    return tuple(point for _, points in kept for point in points)[:most]


_Made = list[tuple["Unit", tuple[Point, ...]]]


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


def _absorbed(drafts: list[Draft], said: Sequence[Sentence]) -> list[Draft]:
    """Runs too poor for a slide joined to a neighbour, lead-ins to what they lead to."""
    kept: list[Draft] = []
    waiting: list[Draft] = []
    for n, draft in enumerate(drafts):
        following = drafts[n + 1] if n + 1 < len(drafts) else None
        if _is_poor(draft) and following and (not kept or _leads_in(draft, said)):
            waiting.append(draft)
        elif _is_poor(draft) and kept:
            kept[-1] = _joined(kept[-1], draft)
        elif draft.layout or waiting:
            for poor in waiting:
                draft = _joined(draft, poor)  # noqa: PLW2901 - grows by what leads to it
            waiting = []
            if following and not _is_poor(following) and _is_plain(draft):
                draft, lead = _without_lead(draft, said)  # noqa: PLW2901 - shrinks likewise
                waiting = [lead] if lead else []
            kept.append(draft)
    return [draft for draft in kept if draft.layout]


def _is_plain(draft: Draft) -> bool:
    return draft.layout in {"bullets", "profile"}


def _is_poor(draft: Draft) -> bool:
    """Nothing or one point only: no slide of its own while there is another."""
    return not draft.layout or (draft.layout == "bullets" and len(draft.points) < 2)


def _leads_in(draft: Draft, said: Sequence[Sentence]) -> bool:
    return cues.announces(japanese(said[draft.stop - 1]))


def _without_lead(draft: Draft, said: Sequence[Sentence]) -> tuple[Draft, Draft | None]:
    """The sentence that announces the next scene goes with it."""
    last = draft.stop - 1
    if last <= draft.start or not cues.announces(japanese(said[last])):
        return draft, None
    return replace(draft, stop=last), Draft("", last, draft.stop)


def _joined(draft: Draft, poor: Draft) -> Draft:
    """A scene that narrates a neighbour's sentences too, and shows them where it has room."""
    wide = draft.widened(poor.start, poor.stop)
    if draft.layout == "comparison" and poor.points and "note" not in draft.fields:
        return replace(wide, fields={**draft.fields, "note": poor.points[0]})
    if draft.layout not in _TAKES_POINTS or not poor.points:
        return wide
    both = (poor.points, draft.points) if poor.start < draft.start else (draft.points, poor.points)
    return replace(wide, points=(*both[0], *both[1])[:MOST_POINTS])


def _titled(topic: Topic, drafts: list[Draft], said: Sequence[Sentence]) -> list[Draft]:
    """Later bullets of a section are headed by a claim of their own where one is short enough."""
    made: list[Draft] = []
    for n, draft in enumerate(drafts):
        claim = _claim(draft) if n and draft.layout == "bullets" else None
        if claim is None:
            made.append(draft)
            continue
        points = tuple(point for point in draft.points if point is not claim)
        made.append(replace(draft, title=claim, points=points))
    del topic, said
    return made


_CLAIM = 26
"""Characters a point may have to be the title of its slide."""


def _claim(draft: Draft) -> Point | None:
    if len(draft.points) < 3:
        return None
    short = [
        point
        for point in draft.points
        if point.text.ja and len(point.text.ja) <= _CLAIM and not cues.leans(point.text.ja)
    ]
    return min(short, key=lambda point: len(point.text.ja or ""), default=None)


__all__ = ["Choices", "bullet", "noted", "topic_scenes"]
