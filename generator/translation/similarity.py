"""How alike two sentences are, and by which few numbers alike ones are found in a million."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from zlib import crc32

from generator import patterns as re

SKETCH = 10
"""Four-grams kept of a sentence. Two sentences that share half of theirs share none of the kept
with a chance of about 0.5**10, so a fuzzy match worth having is overlooked once in 1,000 times."""

_GRAM = (1 << 32) - 1
_COMMON = re.compile(r"[ぁ-ゖ、。\s]+")


def normal(text: str) -> str:
    """What "the same sentence" means: NFKC, white space folded."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def key(text: str, direction: str) -> int:
    """A signed 64-bit number for an exact look-up of ``text`` in a direction ("ja-en")."""
    told = f"{direction}\0{normal(text)}".encode()
    return int.from_bytes(hashlib.sha256(told).digest()[:8], "big", signed=True)


def sketch(text: str, direction: str) -> tuple[int, ...]:
    """The grams with the smallest hashes (a bottom-k sketch, Broder 1997).

    Grams of kana alone stand in most sentences and find nothing, so they come last. A short text
    is known by pairs of characters; one of middling length by both, as it may be like either.
    """
    folded = normal(text).lower()
    sizes = (2,) if len(folded) <= 8 else (2, 4) if len(folded) <= 14 else (4,)
    salt = crc32(direction.encode())
    kept: list[int] = []
    for size in sizes:
        grams = {folded[at : at + size] for at in range(max(1, len(folded) - size + 1))}
        kept += sorted(_rank(gram, salt) for gram in grams)[: SKETCH // len(sizes)]
    return tuple(rank & _GRAM for rank in kept)


@lru_cache(maxsize=1 << 18)
def _rank(gram: str, salt: int) -> int:
    common = bool(_COMMON.fullmatch(gram))
    return common << 32 | crc32(gram.encode(), salt)


def distance(one: str, two: str) -> int:
    """Levenshtein's distance, bit-parallel over Python's long integers (Myers 1999, Hyyrö 2003)."""
    if not one or not two:
        return len(one) + len(two)
    positions: dict[str, int] = {}
    for at, character in enumerate(one):
        positions[character] = positions.get(character, 0) | 1 << at
    everything, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    plus, minus, found = everything, 0, len(one)
    for character in two:
        equal = positions.get(character, 0)
        diagonal = (((equal & plus) + plus) ^ plus) | equal | minus
        up, down = minus | ~(diagonal | plus) & everything, plus & diagonal
        found += bool(up & last) - bool(down & last)
        up = up << 1 | 1
        plus = (down << 1 | ~(diagonal | up)) & everything
        minus = up & diagonal & everything
    return found


def score(one: str, two: str, minimum: int = 0) -> int:
    """Per cent alike: 100 times one minus the edit distance over the longer length, floored.

    0 at once where the lengths alone forbid ``minimum``.
    """
    left, right = normal(one), normal(two)
    longest = max(len(left), len(right), 1)
    if 100 * min(len(left), len(right)) < minimum * longest:
        return 0
    return 100 * (longest - distance(left, right)) // longest


# How a word sounds, roughly, in katakana and in Latin letters: its consonants, in classes.

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
