"""Which answers of a batch are no translations of their sentences: seen by looking at all of them.

A model may give one answer for many sentences, shift its answers by one, refuse politely, or give
the sentence back. Alone many of these look well; beside the others they do not. What is doubted
here is asked for again, alone, and is a gap if that does not help: so a good translation must
hardly ever be doubted. Finer faults are for ``translation.checks`` and a person.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.translation.aligning import MISPLACED, misplaced
from generator.translation.answers import PART, fault
from generator.translation.naming import RENAMED, renamed
from generator.translation.similarity import distance, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.translation.checks.pair import Pair

BELIEVED_ALONE = frozenset({MISPLACED, RENAMED, PART})
"""What is no doubt any more when the sentence alone gets the same answer."""

_USUAL = {"ja": 2.3, "en": 0.42}  # characters of a translation for one: medians of our examples
_TWICE = 1.7  # times longer than usual: it may hold its neighbour's answer too


def doubts(pairs: Sequence[Pair]) -> dict[str, str]:
    """Why an answer cannot be believed, by the sentence's id; most are not in it.

    ``pairs`` are all sentences of an article that were answered, in reading order.
    """
    found: dict[str, str] = {}
    judges = (_alone, _alike, _glued, misplaced, renamed)
    for where, why in (each for judge in judges for each in judge(pairs)):
        found.setdefault(where, why)
    return found


def _alone(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        why = fault(pair)
        if why:
            yield pair.id, why


def _alike(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """One answer for sentences that are not alike."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[normal(pair.target).casefold().rstrip(".。!！")].append(pair)
    for group in groups.values():
        unlike = [pair for pair in group if _unlike(pair.source, group[0].source)]
        if unlike and (len(group[0].target) >= 12 or len(group) > 2):
            for pair in group:
                yield pair.id, "gave one answer for several sentences"


def _unlike(one: str, two: str) -> bool:
    return distance(normal(one), normal(two)) * 3 > max(len(one), len(two))


def _glued(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """An answer that holds its neighbour's too."""
    for at, pair in enumerate(pairs):
        ratio = len(pair.target) / max(1, len(pair.source)) / _USUAL[pair.language]
        for other in (*pairs[max(0, at - 1) : at], *pairs[at + 1 : at + 2]):
            own = normal(other.target).casefold()
            inside = len(own) >= 8 and own in normal(pair.target).casefold()
            if inside and ratio > _TWICE and normal(other.source) not in normal(pair.source):
                yield pair.id, "answered two sentences at once"
