"""A long sentence in two points.

Where it is parted is decided in Japanese alone, so that a translation that arrives later changes no
point; the English follows where it parts alike, and else stands whole beside the first half.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.wording.parting import joint

if TYPE_CHECKING:
    from generator.wording.parting import Kind

_TOO_LONG = 34
"""Characters of Japanese a point may have before it is worth parting."""

_PREFACE = re.compile(
    r"^(?:繰り返し|私事|余談|蛇足|手前味噌|当たり前|ご存[じ知]|先ほど|前述|前置き|恐縮|念のため|言うまでもな|詳しく|言い忘れ"
    r"|話は|話が|少々|少し)|^.{0,9}(?:です|ます|だ|である|であります|になる|になります)$"
)
"""…になりますが、 only leads up to what is said."""

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
    if text.ja is None:
        pieces = _english_alone(text.en or "", longest * _LETTERS)
        return tuple(Bilingual(en=piece) for piece in pieces) or (text,)
    if len(text.ja) <= longest:
        return (text,)
    found = joint(text.ja)
    if found is None:
        return (text,)
    if _PREFACE.search(found.first):
        return (Bilingual(found.second, text.en),)
    left, right = _english(text.en, _JOINTS[found.kind])
    return Bilingual(found.first, left), Bilingual(found.second, right)


_LETTERS = 3
"""Of English, for a character of Japanese in a point."""

_ALONE = (
    re.compile(r";\s+"),
    re.compile(r",? [—–] | -- "),
    re.compile(r", but "),
    re.compile(r", so (?!that\b)"),
    re.compile(
        r", and (?=(?:the|an?|we|I|you|s?he|it|they|this|that|th[eo]se|its|their|his|her|our)\b)"
    ),
)
"""Joints of an English sentence that nothing Japanese decides."""

_BOUND = re.compile(
    r"^(?:If|When|While|Although|Though|Because|As|Since|Unless|Until|Once|Whether|After|Before)\b"
    r"|\b(?:said|says|told|believes?|thinks?|argued?s?|claim(?:ed|s)?|according|would|might|if"
    r"|[Nn]ot only)\b|\bnot\b.*, but\b",
)
"""What holds for both halves, or makes one depend on the other."""

_SHORTEST_HALF = 25


def _english_alone(text: str, longest: int) -> tuple[str, ...]:
    """The halves of an English sentence that are clauses of their own; empty where it has none."""
    if len(text) <= longest or _BOUND.search(text):
        return ()
    for pattern in _ALONE:
        pieces = pattern.split(text)
        if len(pieces) == 2 and all(_is_clause(piece) for piece in pieces):
            return tuple(piece[:1].upper() + piece[1:] for piece in pieces)
    return ()


def _is_clause(piece: str) -> bool:
    even = _balanced(piece) and piece.count("(") == piece.count(")")
    return even and len(piece) >= _SHORTEST_HALF and bool(_VERBAL.search(piece))


_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|does|did|do|cannot)\b|\b[a-z]{3,}(?:ed|s)\b|[a-z]n[’']t\b"
)


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
