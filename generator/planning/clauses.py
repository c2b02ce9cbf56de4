"""A long sentence in two points, where both languages part at the same place."""

from __future__ import annotations

import re

from generator.model import Bilingual

_TOO_LONG = 40
"""Characters of Japanese a point may have before it is worth parting."""

_JOINTS = (
    (
        re.compile(
            r"(?<=[^の])(?:ですが|ますが|ませんが|ましたが|でしたが|だが|るが|たが|ないが)、"
        ),
        ", but ",
    ),
    (re.compile(r"ため、"), ", so "),
    (re.compile(r"(?:[てで]お|であ)り、"), ", and "),
)
_CLAUSE = re.compile(
    r"^(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|this|that|there)\b"
    r"|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|do)\b"
    r"|^[A-Z]\S*(?: \S+){3}"
)


def parted(text: Bilingual) -> tuple[Bilingual, ...]:
    """The two halves, each a sentence of its own, or the text as it was.

    Both languages must have the joint exactly once: what cannot be parted alike is not parted.
    """
    ja, en = text.ja, text.en
    if ja is None or en is None or len(ja) <= _TOO_LONG:
        return (text,)
    for pattern, joint in _JOINTS:
        found = list(pattern.finditer(ja))
        if len(found) != 1 or en.count(joint) != 1 or not _outside(ja, found[0].start()):
            continue
        halves = _halves(ja, en, found[0].end(), joint)
        if halves:
            return halves
    return (text,)


def _outside(text: str, at: int) -> bool:
    """Not within quotation marks."""
    return text.count("「", 0, at) == text.count("」", 0, at)


def _halves(ja: str, en: str, cut: int, joint: str) -> tuple[Bilingual, ...]:
    first, second = _ended(ja[:cut]), ja[cut:]
    left, right = en.split(joint)
    whole = joint != ", and " or (_CLAUSE.search(left) and _CLAUSE.search(right))
    if not whole or min(len(first), len(second)) < 8:
        return ()
    if left.count('"') % 2 or left.count("“") != left.count("”"):
        return ()
    return Bilingual(first, left), Bilingual(second, right)


def _ended(clause: str) -> str:
    """The first clause as a sentence: …ますが、 → …ます; …ており、 → …ている; …ため、 → …."""
    bare = clause.removesuffix("、")
    if bare.endswith(("ており", "でおり")):
        return f"{bare[:-2]}いる"
    if bare.endswith("であり"):
        return f"{bare}ます"
    return bare.removesuffix("が").removesuffix("ため")
