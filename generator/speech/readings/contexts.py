"""Words with two readings that their neighbours decide: contexts.csv.

A row is what stands before, the word, what stands after (patterns, perhaps empty), its reading.
Only words that Open JTalk reads wrongly there have a row; the first that fits decides.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from generator import patterns as re


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    with Path(__file__).with_name("contexts.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            (word, re.compile(f"({before}){word}(?={after})"), kana)
            for before, word, after, kana in csv.reader(lines)
        )


def in_context(text: str) -> str:
    """The text with those words in kana."""
    for word, pattern, kana in _rules():
        if word in text:  # a sentence has few of the words, and patterns take time
            text = pattern.sub(rf"\g<1>{kana}", text)
    return text
