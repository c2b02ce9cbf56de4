"""The scenes of one section: what its blocks hold decides the layouts.

Every scene narrates an unbroken run of the section's sentences, so that the recording follows the
article whatever the slides show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.planning import (
    amounts,
    choice,
    definitions,
    joining,
    objects,
    people,
    quotes,
    sequences,
)
from generator.planning.draft import Draft, names, scene
from generator.planning.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Scene, Sentence
    from generator.planning.topics import Topic

_RANKED = {"steps": 0, "quote": 1, "table": 2, "chart": 2, "figure": 2, "comparison": 3, "term": 4}
"""Where two rules claim a sentence, the first of these layouts has it; numbers come last."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What differs from show to show.

    Attributes:
        most_points: on a slide.
        numbers: ids of the sentences whose figure gets a slide.
    """

    most_points: int = choice.MOST_POINTS
    numbers: frozenset[str] = frozenset()


def topic_scenes(topic: Topic, said: Sequence[Sentence], choices: Choices) -> Iterator[Scene]:
    """The scenes of one section, which narrates its heading and ``said``."""
    drafts = joining.titled(_drafts(topic, said, choices))
    for n, (draft, name) in enumerate(zip(drafts, names(topic, drafts, said), strict=True)):
        run = tuple(said[draft.start : draft.stop])
        with_heading = n == 0 and topic.part > 0
        yield scene(topic, draft, (topic.heading, *run) if with_heading else run, name)


def _drafts(topic: Topic, said: Sequence[Sentence], choices: Choices) -> list[Draft]:
    special = _special(topic, said, choices)
    drafts: list[Draft] = []
    at = 0
    for draft in (*special, None):
        stop = draft.start if draft else len(said)
        drafts += _plain(topic, said, at, stop, choices, first=not drafts)
        if draft:
            drafts.append(draft)
            at = draft.stop
    least = min(2, choices.most_points)
    return joining.joined(drafts, said, least) or [_empty(topic, said)]


def _empty(topic: Topic, said: Sequence[Sentence]) -> Draft:
    """A heading with nothing to show under it."""
    if people.people(topic.below):
        return _introduction(topic, 0, len(said))
    return Draft("section", 0, len(said))


def _introduction(topic: Topic, start: int, stop: int) -> Draft:
    """The people of the sections below, side by side."""
    groups = tuple(people.introduced(section) for section in people.people(topic.below))
    return Draft("profiles", start, stop, groups=groups)


def _special(topic: Topic, said: Sequence[Sentence], choices: Choices) -> list[Draft]:
    """Drafts of all layouts but bullets, in order and apart from each other."""
    claims = [*objects.objects(topic, said)]
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
) -> Iterator[Draft]:
    """Bullets, or a profile, of a run of sentences that no other layout took."""
    if start == stop:
        return
    found = list(units(said[start:stop]))
    if first and people.people(topic.below):
        yield _introduction(topic, start, stop)
        return
    if not found:
        yield Draft("", start, stop)
        return
    person = people.is_person(topic) and first
    role = people.role(said[start:stop]) if person else None
    layout, fields = ("profile" if person else "bullets"), ({"role": role} if role else {})
    place = {sentence.id: n for n, sentence in enumerate(said)}
    runs = choice.chunks(topic, found, choices.most_points)
    cuts = [start, *(place[run[0].ids[0]] for run in runs[1:]), stop]
    for n, run in enumerate(runs):
        points = choice.chosen(topic, run, layout, choices.most_points)
        named = layout if points or fields else ""
        yield Draft(named, cuts[n], cuts[n + 1], points=points, fields=fields)
        layout, fields = "bullets", {}
