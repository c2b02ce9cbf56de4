"""Which clause of the English stands beside which of the Japanese.

Told by figures and names in Latin letters, by the kind of joint and by length; where these do not
agree nobody knows, and the whole sentence stands beside the first.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.wording.english import EnglishClause, Kind

_LATIN = re.compile(r"[A-Za-z]{2,}")
_ENGLISH_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTED = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "one|single|once",
        "two|twice|both|double",
        "three|triple",
        "four|fourfold",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    )
)
"""Small numbers as English writes them."""

_UNEVEN = 2.4
"""Times the share of the sentence that a clause may differ from its counterpart."""


def paired(
    japanese: Sequence[str], kinds: Sequence[Kind | None], english: Sequence[EnglishClause]
) -> tuple[str, ...] | None:
    """The English of each Japanese clause; ``None`` where no pairing is sure.

    Args:
        japanese: the clauses in order.
        kinds: how each goes on from the one before; the first is not looked at.
        english: the clauses of its translation.
    """
    wanted = len(japanese)
    if wanted < 2 or len(english) < wanted or len(english) > 8:
        return None
    best: tuple[float, tuple[str, ...]] | None = None
    for cuts in combinations(range(1, len(english)), wanted - 1):
        bounds = (0, *cuts, len(english))
        groups = [english[a:b] for a, b in pairwise(bounds)]
        score = _score(japanese, kinds, groups)
        if score is not None and (best is None or score > best[0]):
            best = (score, tuple(_joined(group) for group in groups))
    return best[1] if best else None


def _joined(group: Sequence[EnglishClause]) -> str:
    words = {"but": ", but ", "so": ", so ", "and": " and ", None: "; "}
    said = group[0].text
    for clause in group[1:]:
        said += words[clause.kind] + clause.text
    return said


def _score(
    japanese: Sequence[str], kinds: Sequence[Kind | None], groups: Sequence[Sequence[EnglishClause]]
) -> float | None:
    """How well they agree; ``None`` where anything speaks against it."""
    whole_ja = sum(map(len, japanese))
    texts = [_joined(group) for group in groups]
    whole_en = sum(map(len, texts))
    score = 0.0
    for n, (ja, en) in enumerate(zip(japanese, texts, strict=True)):
        share = (len(ja) / whole_ja) / (len(en) / whole_en)
        if not 1 / _UNEVEN < share < _UNEVEN:
            return None
        anchors = _anchors(ja, en)
        if anchors is None:
            return None
        score += anchors - abs(1 - share) * 0.2
        kind = groups[n][0].kind
        if n and kind is not None and kinds[n] is not None:
            if kind == kinds[n]:
                score += 1
            elif {kind, kinds[n]} == {"but", "so"}:
                return None
    return score


def _anchors(ja: str, en: str) -> float | None:
    """Figures and Latin names in common; ``None`` where one side has a figure the other lacks."""
    mine = {q.value for q in quantities(ja) if re.search(r"\d", q.text)}
    theirs = {Decimal(found.replace(",", "")) for found in _ENGLISH_NUMBER.findall(en)}
    theirs |= {
        Decimal(n) for n, word in enumerate(_COUNTED, 1) if Decimal(n) in mine and word.search(en)
    }
    scaled = re.search(r"thousand|million|billion|trillion", en)
    if mine and theirs and not scaled and not mine & theirs:
        return None
    if bool(mine) != bool(theirs):
        return None
    names = {each.lower() for each in _LATIN.findall(ja)}
    said = en.lower()
    if any(name not in said for name in names if len(name) > 2):
        return None
    return len(mine & theirs) + len(names)
