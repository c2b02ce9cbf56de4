"""Ordered lists, and paragraphs told with まず, 次に, 最後に → steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Group, ItemList, Paragraph
from generator.planning import cues
from generator.planning.draft import Draft
from generator.planning.points import bullet
from generator.planning.topics import japanese
from generator.planning.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Block, Sentence
    from generator.planning.topics import Topic

_FEWEST, _MOST = 3, 6
"""Steps that make a row of cards."""


def sequences(topic: Topic, said: Sequence[Sentence]) -> Iterator[Draft]:
    """A draft for every sequence of steps."""
    place = {sentence.id: n for n, sentence in enumerate(said)}
    for block in topic.blocks:
        steps = _steps(block)
        if _FEWEST <= len(steps) <= _MOST and steps[0].ids[0] in place:
            groups = tuple(Group(bullet(step)) for step in steps)
            last = block.items[-1] if isinstance(block, ItemList) else steps[-1].sentences
            start, stop = place[steps[0].ids[0]], place[last[-1].id] + 1
            yield Draft("steps", start, stop, groups=groups)


def _steps(block: Block) -> list[Unit]:
    match block:
        case ItemList(ordered=True):
            return [Unit(item[:1]) for item in block.items if item]  # the rest is said
        case Paragraph():
            return _told(block.sentences)
        case _:
            return []


def _told(sentences: Sequence[Sentence]) -> list[Unit]:
    """The longest run of sentences that each begin with a word of order."""
    best: list[Unit] = []
    run: list[Unit] = []
    for sentence in sentences:
        if cues.counts(japanese(sentence)):
            run.append(Unit((sentence,)))
            best = max(best, run, key=len)
        else:
            run = []
    return best
