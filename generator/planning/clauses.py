"""A long sentence in two points.

Where it is parted is decided in Japanese alone, so that a translation that arrives later changes no
point; the English follows where it parts alike, and else stands whole beside the first half.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.parting import joint
from generator.model import Bilingual

if TYPE_CHECKING:
    from generator.japanese.parting import Kind

_TOO_LONG = 34
"""Characters of Japanese a point may have before it is worth parting."""

_JOINTS: dict[Kind, re.Pattern[str]] = {
    "but": re.compile(r", but "),
    "so": re.compile(r", so "),
    "and": re.compile(r", and |, (?=[a-z]+ing )"),
}
"""What a joint becomes in English."""

_CLAUSE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Tt]his|[Tt]hat|[Tt]here)\b"
    r"|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|do|can't|cannot)\b"
    r"|^[A-Z]\S*(?: \S+){3}"
)
_FEWEST_WORDS = 4
"""After ", and": fewer are the end of a list, not a clause."""


def parted(text: Bilingual, *, longest: int = _TOO_LONG) -> tuple[Bilingual, ...]:
    """The two halves, each a sentence of its own, or the text as it was."""
    if text.ja is None or len(text.ja) <= longest:
        return (text,)
    found = joint(text.ja)
    if found is None:
        return (text,)
    left, right = _english(text.en, _JOINTS[found.kind])
    return Bilingual(found.first, left), Bilingual(found.second, right)


def _english(text: str | None, joint: re.Pattern[str]) -> tuple[str | None, str | None]:
    """The halves, or the whole and an empty text that is not pending."""
    if text is None:
        return None, None
    pieces = joint.split(text)
    if len(pieces) != 2 or not _balanced(pieces[0]):
        return text, ""
    left, right = pieces
    listed = ", and" in text and len(right.split()) < _FEWEST_WORDS
    return (text, "") if listed or not _CLAUSE.search(left) else (left, right)


def _balanced(half: str) -> bool:
    return half.count('"') % 2 == 0 and half.count("“") == half.count("”")
