"""A long sentence in two points.

Where it is parted is decided in Japanese alone, so that a translation that arrives later changes no
point; the English follows where it parts alike, and else stands whole beside the first half.
"""

from __future__ import annotations

import re

from generator.model import Bilingual

_TOO_LONG = 40
"""Characters of Japanese a point may have before it is worth parting."""

_SHORTEST = 8
"""Characters of a half that says something."""

_JOINTS = (
    (re.compile(r"(?:です|ます|ません|ました|でした|だ|る|た|ない)が、"), re.compile(r", but ")),
    (re.compile(r"(?:る|た|い|な)ため、"), re.compile(r", so ")),
    (re.compile(r"(?:[てで]お|であ)り、"), re.compile(r", and |, (?=[a-z]+ing )")),
)
"""A joint in Japanese and what it becomes in English."""

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
    for pattern, joint in _JOINTS:
        found = [hit for hit in pattern.finditer(text.ja) if _outside(text.ja, hit.start())]
        if not found or (len(found) > 1 and "り" not in pattern.pattern):
            continue
        cut = found[-1].end()
        first, second = _ended(text.ja[:cut]), text.ja[cut:]
        if min(len(first), len(second)) >= _SHORTEST:
            left, right = _english(text.en, joint)
            return Bilingual(first, left), Bilingual(second, right)
    return (text,)


def _outside(text: str, at: int) -> bool:
    """Not within quotation marks."""
    return text.count("「", 0, at) <= text.count("」", 0, at)


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


def _ended(clause: str) -> str:
    """The first clause as a sentence: …ますが、 → …ます; …ており、 → …ている; …ため、 → …."""
    bare = clause.removesuffix("、")
    if bare.endswith(("ており", "でおり")):
        return f"{bare[:-2]}いる"
    if bare.endswith("であり"):
        return f"{bare}ます"
    return bare.removesuffix("が").removesuffix("ため").removesuffix("な")
