"""How a word sounds, roughly, in katakana and in Latin letters: its consonants, in classes."""

from __future__ import annotations

from functools import lru_cache

from generator import patterns as re
from generator.translation.similarity import distance

_ROWS = {
    "K": "カキクケコガギグゲゴヵヶ",
    "S": "サシスセソザジズゼゾチヂ",
    "T": "タツテトダヅデド",
    "N": "ナニヌネノン",
    "P": "ハヒフヘホバビブベボパピプペポヴ",
    "M": "マミムメモ",
    "R": "ラリルレロ",
}
_CLASS = {kana: row for row, kanas in _ROWS.items() for kana in kanas}
_LETTERS = (
    (r"tion|sion|ch|sh|j|dg|z|s|x|c(?=[eiy])|g(?=[eiy])", "S"),
    (r"ph|v|f|b|p", "P"),
    (r"th|t|d", "T"),
    (r"ck|c|k|q|g", "K"),
    (r"m", "M"),
    (r"n", "N"),
    (r"l|r", "R"),
)
_ANY = re.compile("|".join(f"({pattern})" for pattern, _ in _LETTERS))


@lru_cache(maxsize=1 << 14)
def of_katakana(word: str) -> str:
    """``マイケル`` → ``MKR``."""
    return "".join(_CLASS.get(kana, "") for kana in word)


@lru_cache(maxsize=1 << 14)
def of_latin(word: str) -> str:
    """``Michael`` → ``MSR``; doubled sounds count once."""
    sounds = (_LETTERS[(found.lastindex or 1) - 1][1] for found in _ANY.finditer(word.casefold()))
    return re.sub(r"(.)\1", r"\1", "".join(sounds))


def alike(katakana: str, latin: str) -> bool:
    """Whether they may be the same word."""
    one, two = of_katakana(katakana), of_latin(latin)
    if not one or not two:
        return not one and not two
    return distance(one, two) * 2 <= max(len(one), len(two)) and (one[0] == two[0] or len(one) > 3)
