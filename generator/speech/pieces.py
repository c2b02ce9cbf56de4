"""Cutting a long text where a speaker would breathe, for engines that take so many characters."""

from __future__ import annotations

import itertools

from generator import patterns as re

_BREATHS = (
    re.compile(r"(?<=[。！？!?])|(?<=\.)\s"),
    re.compile(r"(?<=[、，；：;:」』）)])|(?<=,)\s"),
    re.compile(r"\s"),
)
"""After a sentence, after a clause, between words."""


def pieces(text: str, limit: int) -> tuple[str, ...]:
    """As few pieces as possible of at most ``limit`` characters, cut at the strongest pauses."""
    return tuple(_packed(text.strip(), limit, 0))


def _packed(text: str, limit: int, strength: int) -> list[str]:
    if len(text) <= limit:
        return [text] if text else []
    if strength == len(_BREATHS):
        return [text[start : start + limit] for start in range(0, len(text), limit)]
    packed: list[str] = []
    for part in _parts(text, _BREATHS[strength]):
        if packed and len(packed[-1]) + len(part) <= limit:
            packed[-1] += part
        else:
            packed.append(part)
    return [
        piece.strip()
        for part in packed
        for piece in _packed(part.strip(), limit, strength + 1)
        if piece.strip()
    ]


def _parts(text: str, breath: re.Pattern[str]) -> list[str]:
    """The text cut after each breath, nothing lost."""
    cuts = [0, *(found.end() for found in breath.finditer(text)), len(text)]
    return [text[start:stop] for start, stop in itertools.pairwise(cuts) if start < stop]
