"""Which sentences carry the point: centrality in their surroundings, place, figures, contrast."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from generator.planning import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.planning.units import Unit

_HIRAGANA = re.compile(r"[ぁ-ん、。「」『』（）()!?！？・\s]+")
_NUMBER = re.compile(r"\d")
_NAME = re.compile(r"[ァ-ヴー]{3,}|[A-Z][A-Za-z]{2,}")

_COUNTED = re.compile(r"(?:[2-9２-９]|[二三四五六七八九十])つ[^、。]{0,15}があり?[るま]")
"""…には三つの課題があります: says that something will be said."""

_FIRST, _FIGURE, _NAMED, _TURN = 1.3, 1.2, 1.1, 1.2
_LONG, _LONGISH, _SHORT, _COUNTING = 0.65, 0.85, 0.5, 0.6
"""Factors on the centrality; the section's first sentence usually says what it is about."""


def scores(units: Sequence[Unit], heading: str = "") -> list[float]:
    """One score a unit, comparable within the run."""
    bags = [_bag(unit.plain) for unit in units]
    seen = Counter(word for bag in bags for word in bag)
    weigh = {word: math.log(1 + len(bags) / count) for word, count in seen.items()}
    centre: Counter[str] = Counter()
    for bag in bags:
        centre.update(bag)
    asked = set(_bag(heading))
    return [
        _central(bag, centre, weigh)
        * (1 + 0.5 * len(asked & set(bag)) / max(1, len(asked)))
        * _bonus(unit, first=n == 0)
        for n, (unit, bag) in enumerate(zip(units, bags, strict=True))
    ]


def _bag(text: str) -> Counter[str]:
    """Latin words, and pairs of neighbouring kanji or katakana: words without a dictionary."""
    bag: Counter[str] = Counter()
    for piece in _HIRAGANA.split(unicodedata.normalize("NFKC", text)):
        if piece.isascii():
            bag.update([piece.lower()] if piece else [])
        else:
            bag.update(piece[n : n + 2] for n in range(max(1, len(piece) - 1)))
    return bag


def _central(bag: Counter[str], centre: Counter[str], weigh: dict[str, float]) -> float:
    """Cosine between a sentence and all of them together."""
    dot = sum(count * centre[word] * weigh[word] ** 2 for word, count in bag.items())
    own = math.sqrt(sum((count * weigh[word]) ** 2 for word, count in bag.items()))
    return dot / own if own else 0.0


def _bonus(unit: Unit, *, first: bool) -> float:
    text = unit.plain
    size = len(text) / 2 if text.isascii() else len(text)
    bonus = _FIRST if first else 1.0
    bonus *= _FIGURE if _NUMBER.search(text) else 1.0
    bonus *= _NAMED if _NAME.search(text) else 1.0
    bonus *= _TURN if cues.contrasts(text) else 1.0
    bonus *= _LONG if size > 50 else _LONGISH if size > 36 else 1.0
    bonus *= _COUNTING if _COUNTED.search(text) else 1.0
    return bonus * (_SHORT if size < 12 else 1.0)
