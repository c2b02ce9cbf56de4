"""Answers that belong to another sentence: swapped, or shifted along a whole run.

Each sentence is compared with its own answer and with those around it by what stays the same in any
translation: numbers, Latin words, loan words by their sound, questions, quotations, length. One
sentence tells little; a run of them that fits better when moved by one place tells enough.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import quantities as japanese_numbers
from generator.translation.checks.english import quantities as english_numbers
from generator.translation.sounding import alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.translation.checks.pair import Pair

_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_QUOTE = re.compile(r"[「『“\"«]")
_QUESTION = re.compile(r"[?？]|か。")
_USUAL = {"ja": 2.3, "en": 0.42}
MISPLACED = "gave the answer of another sentence"
_FAR = 3  # places that a swap or a shift reaches
_SWAP, _RUN = 3.0, 3.5  # how much better it must fit; chosen on the cases of tests/cases


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a translation keeps of a text."""

    numbers: frozenset[str]
    latin: frozenset[str]
    katakana: tuple[str, ...]
    words: tuple[str, ...]
    quoted: bool
    asks: bool
    length: int


def misplaced(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Ids of sentences whose answer fits another sentence better, and why they are doubted."""
    if len(pairs) < 2:
        return
    sources = [_marks(pair.source) for pair in pairs]
    targets = [_marks(pair.target) for pair in pairs]
    language = pairs[0].language

    def fit(one: int, two: int) -> float:
        return _fit(sources[one], targets[two], language)

    own = [fit(at, at) for at in range(len(pairs))]
    wrong: set[int] = set()
    for at in range(len(pairs)):
        for other in range(at + 1, min(len(pairs), at + _FAR + 1)):
            if fit(at, other) + fit(other, at) - own[at] - own[other] > _SWAP:
                wrong |= {at, other}
    for step in (-2, -1, 1, 2):
        gains = [
            fit(at, at + step) - own[at] if 0 <= at + step < len(pairs) else 0.0
            for at in range(len(pairs))
        ]
        for start, end in _runs(gains):
            wrong |= set(range(start, end))
    for at in sorted(wrong):
        yield pairs[at].id, MISPLACED


def _runs(gains: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Stretches of at least two places that are much better moved: maximal sums."""
    start, total, best, end = 0, 0.0, 0.0, 0
    for at, gain in enumerate([*gains, -math.inf]):
        total += gain
        if total > best:
            best, end = total, at + 1
        if total <= 0 or total < best - _RUN:
            if best > _RUN and end - start >= 2:
                yield start, end
            start, total, best, end = at + 1, 0.0, 0.0, at + 1


def _marks(text: str) -> _Marks:
    plain = unicodedata.normalize("NFKC", text)
    japanese = bool(re.search(r"[ぁ-ゖァ-ヺ㐀-鿿]", plain))
    read = japanese_numbers(plain) if japanese else english_numbers(plain)
    words = tuple(dict.fromkeys(_LATIN.findall(plain)))
    return _Marks(
        frozenset(f"{found.value:f}" for found in read[:40] if found.value > 1),
        frozenset(word.casefold() for word in words) if japanese else frozenset(),
        tuple(dict.fromkeys(_KATAKANA.findall(plain))),
        words,
        bool(_QUOTE.search(plain)),
        bool(_QUESTION.search(plain)),
        len(plain),
    )


def _fit(source: _Marks, target: _Marks, language: str) -> float:
    """How well they go together; only differences between two fits mean anything."""
    ja, en = (source, target) if language == "ja" else (target, source)
    english = {word.casefold() for word in en.words}
    same = len(ja.numbers & en.numbers)
    fit = 2.0 * same - 1.0 * (len(ja.numbers) + len(en.numbers) - 2 * same)
    fit += sum(2.0 if word in english else -1.0 for word in ja.latin)
    for word in ja.katakana:
        fit += 1.2 if any(alike(word, other) for other in en.words) else -0.6
    fit += 0.5 * (ja.quoted == en.quoted) + 1.0 * (ja.asks == en.asks)
    usual = _USUAL[language]
    fit -= 1.5 * abs(math.log(max(1, target.length) / max(1, source.length) / usual))
    return fit
