"""Words of two readings, decided by what stands around them: contexts.csv, contexts.en.csv."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from generator.model import Language

_ALONE = r"(?<![\w-])"
_FILES = {"ja": "contexts.csv", "en": "contexts.en.csv"}


def in_context(text: str, language: Language) -> str:
    """The text with those words as they are said there."""
    lower = text.lower()
    for word, pattern, said in _rules(language):
        found = 1
        while found and word in lower:  # a sentence has few of the words, and patterns take time
            text, found = pattern.subn(rf"\g<1>{said}", text)
            lower = text.lower()
    return text


@cache
def _rules(language: Language) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    with Path(__file__).with_name(_FILES[language]).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row]
    if language == "ja":
        return tuple(
            (word, re.compile(f"({before}){word}(?!々)(?={after})"), kana)  # 方々 is another word
            for before, word, after, kana in rows
        )
    return tuple(
        (
            word,
            re.compile(rf"((?:{before})){_ALONE}{word}\b(?![-'’])(?={after})", re.IGNORECASE),
            said,
        )
        for before, word, after, said in rows
    )
