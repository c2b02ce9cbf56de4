"""Words of content without a dictionary, and how much two texts have in common."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator import patterns as re

_HIRAGANA = re.compile(r"[ぁ-んーゝゞ、。「」『』（）()!?！？・…\s]+")
_LATIN = re.compile(r"[a-z0-9][a-z0-9'’-]*")
# English words that no text is about.
_COMMON = frozenset(
    word
    for line in (
        "the a an of to in on for with by and or but is are was were be been has have had",
        "will would can could may might should must do does did not no it its this that these",
        "those they them their he she his her we our you your i my me at as from into about",
        "than then so if when while which who what why how there here more most some any all",
        "also",
    )
    for word in line.split()
)

_KANA_ONLY = re.compile(r"^[ァ-ヴー]$")


@lru_cache(maxsize=16384)
def words(text: str) -> frozenset[str]:
    """Latin words but the commonest, and pairs of neighbouring kanji or katakana."""
    plain = unicodedata.normalize("NFKC", text).lower()
    found = {word for word in _LATIN.findall(plain) if word not in _COMMON}
    for piece in _HIRAGANA.split(_LATIN.sub(" ", plain)):
        found.update(piece[n : n + 2] for n in range(len(piece) - 1))
        if len(piece) == 1 and not _KANA_ONLY.match(piece) and not piece.isascii():
            found.add(piece)
    return frozenset(found)


def shared(one: str, other: str) -> float:
    """Of the words of the shorter of two texts, the share that the other has too: 0 to 1."""
    mine, theirs = words(one), words(other)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0
