"""Two readings of one text beside each other: where words end, and what sounds the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Reading = tuple[str, str]
"""Written form and kana."""

_VOWELS = {
    "ア": "アカサタナハマヤラワガザダバパャァ",
    "イ": "イキシチニヒミリギジヂビピィ",
    "ウ": "ウクスツヌフムユルグズヅブプヴュゥ",
    "エ": "エケセテネヘメレゲゼデベペェ",
    "オ": "オコソトノホモヨロヲゴゾドボポョォ",
}
_VOWEL_OF = {kana: vowel for vowel, row in _VOWELS.items() for kana in row}
_SAME = str.maketrans("ヲヅヂ", "オズジ")


def folded(kana: str) -> str:
    """Long vowels and kana of one sound written one way, without punctuation."""
    told = ""
    for character in re.sub(r"[^ァ-ヴー]", "", kana).translate(_SAME):
        vowel = _VOWEL_OF.get(told[-1:], "")
        long = character == "ー" or (character == "ウ" and vowel == "オ")
        long = long or (character == "イ" and vowel == "エ")
        told += vowel if long and vowel else character
    return told


def stretches(
    one: Iterable[Reading], two: Iterable[Reading]
) -> Iterator[tuple[list[Reading], list[Reading]]]:
    """The words of both, in the shortest stretches that end at a border of both.

    Nothing when they are not of one length: an analyser changed the text.
    """
    left, right = list(one), list(two)
    if sum(len(word) for word, _ in left) != sum(len(word) for word, _ in right):
        return
    here: list[Reading] = []
    there: list[Reading] = []
    ahead = 0
    others = iter(right)
    for word in left:
        here.append(word)
        ahead += len(word[0])
        while ahead > 0:
            other = next(others)
            there.append(other)
            ahead -= len(other[0])
        if ahead == 0 and here and there:
            yield here, there
            here, there = [], []


def joined(words: Iterable[Reading]) -> Reading:
    """Several words as one."""
    several = list(words)
    return "".join(word for word, _ in several), "".join(kana for _, kana in several)
