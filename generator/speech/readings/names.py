"""Names and abbreviations with the reading a Japanese listener expects: the CSV files here."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from generator import patterns as re

_FILES = ("technology", "business", "science", "words")


@cache
def names() -> dict[str, str]:
    """Written form → katakana; upper and lower case are different words."""
    return {written: kana for name in _FILES for written, kana in table_of(name).items()}


def table_of(name: str) -> dict[str, str]:
    """One of the files: written form → what is said."""
    with Path(__file__).with_name(f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return {row[0]: row[1] for row in csv.reader(lines)}


@cache
def pattern() -> re.Pattern[str]:
    return finding(tuple(names()))


def finding(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words standing alone, the longest that fits."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_alone, longest_first)) or r"(?!)")


def _alone(word: str) -> str:
    """Latin letters and digits may not go on beyond the word; Japanese may."""
    before = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", word) else ""
    after = ""
    if re.search(r"[A-Za-z]$", word):
        after = r"(?![A-Za-z])"
    elif word[-1:].isdigit():
        after = r"(?![0-9])(?!\.[0-9])"
    return f"{before}{re.escape(word)}{after}"
