"""A line without a full stop, as long as an article, is looked at in no more than moments."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from generator.understanding.text import cues

if TYPE_CHECKING:
    from generator.model import Language

LONG = (
    30_000  # characters: what takes a second here takes an hour where each is looked at from each
)
MOST = 5.0  # seconds for all cues, a hundredth of it on a machine with nothing else to do

JAPANESE = (
    "水野 ",
    "（写真",
    "2024年5月2日",
    "どうか背景を",
    "どうなるのか、その背景は",
    "人が何を",
)
ENGLISH = ("she said the four ", "ABC DEF ", "are you sure and you ", "it was, because ", "May 2 ")


@pytest.mark.parametrize(
    ("language", "words"),
    [*(("ja", words) for words in JAPANESE), *(("en", words) for words in ENGLISH)],
)
def test_every_cue_is_looked_for_in_a_long_line(language: Language, words: str) -> None:
    known = cues(language)
    told = words * (LONG // len(words))
    known.has("hollow", words)
    start = perf_counter()
    for name in known.patterns:
        known.has(name, told)
    assert perf_counter() - start < MOST
