"""English words that no list knows, in katakana by their spelling: loanwords.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from generator import patterns as re

_VOWELS = "アイウエオ"
_SHORTEST = 3
_SILENT_E = re.compile(r"([aiouey])([bcdfgklmnprstvz])e(?=s?$)")
_SHUT = re.compile(r"(?:^|(?<=[^aiouey]))([aiueo])([ptkdg])$")
"""A short vowel and a stop at the end: bit, ビット."""


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("loanwords.toml").read_text(encoding="utf-8"))


def by_spelling(word: str) -> str:
    """Prime → プライム, Actions → アクションズ; empty for what is no word (XQJ, UML)."""
    lower = word.lower()
    if len(lower) < _SHORTEST or word.isupper() or not re.search("[aiouey]", lower):
        return ""
    if not re.fullmatch("[a-z]+", lower):
        return ""
    ending, kana = _ending(lower)
    stem = lower.removesuffix(ending)
    told = _kana(_sounds(stem) + ([("", kana)] if kana else []))
    return told[:-1] + "ッ" + told[-1] if not ending and _SHUT.search(stem) else told


def _ending(word: str) -> tuple[str, str]:
    endings = _table()["endings"]
    for length in range(min(6, len(word) - 1), 0, -1):
        if word[-length:] in endings and re.search("[aiouey]", word[:-length]):
            return word[-length:], endings[word[-length:]]
    return "", ""


def _sounds(stem: str) -> list[tuple[str, str]]:
    """(consonant, vowel in kana): either may be empty."""
    table = _table()
    marked = _SILENT_E.sub(lambda found: f"{found[1].upper()}{found[2]}", stem)
    marked = re.sub(r"([bdfgklmnprtz])\1", r"\1", marked)
    marked = re.sub(r"c(?=[iey])", "s", re.sub(r"(?<=[a-z])e$", "", marked))
    sounds: list[tuple[str, str]] = []
    place = 0
    while place < len(marked):
        if marked[place].isupper():
            sounds.append(("", table["long"][marked[place].lower()]))
            place += 1
            continue
        for kind in ("consonants", "vowels"):
            if kind == "consonants" and marked[place] == "y" and not _begins(marked, place):
                continue
            spelled = _longest(marked, place, table[kind])
            if spelled:
                sounds.append((spelled, "") if kind == "consonants" else ("", table[kind][spelled]))
                place += len(spelled)
                break
        else:
            place += 1
    return sounds


def _begins(word: str, place: int) -> bool:
    return word[place + 1 : place + 2].lower() in set("aiueo")


def _longest(word: str, place: int, table: dict[str, str]) -> str:
    for length in (3, 2, 1):
        part = word[place : place + length]
        if len(part) == length and part in table:
            return part
    return ""


def _kana(sounds: list[tuple[str, str]]) -> str:
    told = ""
    rows = _table()["consonants"]
    waiting = ""
    for consonant, vowel in sounds:
        if consonant:
            told += rows[waiting].split()[-1] if waiting else ""
            waiting = consonant
            continue
        if waiting and vowel[0] in _VOWELS:
            told += rows[waiting].split()[_VOWELS.index(vowel[0])] + vowel[1:]
        elif waiting and vowel[0] == "ュ":
            told += rows[waiting].split()[5] + vowel[1:]
        else:
            told += (rows[waiting].split()[-1] if waiting else "") + vowel.replace("ュ", "ユ")
        waiting = ""
    told += rows[waiting].split()[-1] if waiting else ""
    told = re.sub("ム(?=[バビブベボパピプペポ])", "ン", told.lstrip("ッ"))
    return re.sub("ーー+", "ー", told)
