"""A sentence as the points of a slide: notes, not sentences, and nothing in them that it lacks."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import quantities
from generator.model import Bilingual
from generator.wording import english, shorter
from generator.wording.independent import instructs
from generator.wording.subjects import has_topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.wording.english import EnglishClause
    from generator.wording.parting import Joining
    from generator.wording.shorter import SentencePart


ROOM = 24.0
"""Em of Japanese in a point that is read at one look."""

LARGE = 34.0
"""The same of a statement that has its slide to itself."""

_LETTERS = english.LETTERS / ROOM  # of English in the room of an em of Japanese


def note(text: Bilingual, room: float = ROOM) -> Bilingual:
    """One point: the sentence in note style, in the languages that are there.

    Args:
        text: a sentence; a pending language stays pending.
        room: em of Japanese it should take; English has two and a half letters for each. A text
            that cannot be that short without saying something else is longer.
    """
    return Bilingual(
        None if text.ja is None else shorter.whole(text.ja, room),
        None if text.en is None else english.note(text.en, round(room * _LETTERS)),
    )


@lru_cache(maxsize=4096)
def notes(text: Bilingual, room: float = ROOM) -> tuple[Bilingual, ...]:
    """The points of a sentence, at least one: a long one is parted, each with its own clause.

    Which points there are is decided in Japanese where there is any. Where it is not certain which
    clause of the translation belongs to which point, the whole translation, shortened, stands
    beside the first and ``""`` beside the others.
    """
    letters = round(room * _LETTERS)
    if text.ja is None:
        pieces = english.alone(text.en or "", letters)
        return tuple(Bilingual(en=english.note(piece, letters)) for piece in pieces)
    parts = shorter.parts(text.ja, room)
    return tuple(_beside(parts, text.en, letters))


_SET_AGAINST = re.compile(r"[,;] but ")


def mains(text: Bilingual) -> tuple[Bilingual, ...]:
    """Of a long sentence the clauses that can be said without the others, the last first.

    What is only a reason, a condition or a concession for what comes after cannot, nor can what
    leaves out what the clause before is about.
    """
    pieces = notes(text)
    if text.ja is None and len(pieces) > 1 and all(instructs(p.en or "") for p in pieces):
        return ()  # what is done first is no more than what is done then
    if text.ja is None:  # English says first what it says mainly, unless it is then set against
        return pieces[-1:] if _SET_AGAINST.search(text.en or "") else pieces[:1]
    if len(pieces) == 1:
        return pieces
    parts = shorter.parts(text.ja, ROOM)
    last, first = pieces[-1], pieces[0]
    if not has_topic(parts[-1].whole) and any(has_topic(part.whole) for part in parts[:-1]):
        return ()  # what the clause before is about may be what it is said of, or not
    return (last, first) if parts[1].kind in {"and", None} else (last,)


def _beside(
    parts: Sequence[SentencePart], translation: str | None, letters: int
) -> Iterator[Bilingual]:
    beside = _english(parts, translation)
    for part, whole in zip(parts, beside, strict=True):
        yield Bilingual(part.point, english.note(whole, letters) if whole else whole)


def _english(parts: Sequence[SentencePart], translation: str | None) -> tuple[str | None, ...]:
    """The English of every clause, the whole beside the first, or pending."""
    if translation is None:
        return (None,) * len(parts)
    if len(parts) == 1:
        return (translation,)
    found = paired(
        [part.whole for part in parts],
        [part.kind for part in parts],
        english.clauses(translation),
    )
    return found or (translation, *("",) * (len(parts) - 1))


# Which clause of the English stands beside which of the Japanese.
#
# Told by figures and names in Latin letters, by the kind of joint and by length; where these do not
# agree nobody knows, and the whole sentence stands beside the first.

_LATIN = re.compile(r"[A-Za-z]{2,}")
_ENGLISH_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Small numbers as English writes them.
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

_UNEVEN = 2.4  # times the share of the sentence that a clause may differ from its counterpart


def paired(
    japanese: Sequence[str], kinds: Sequence[Joining | None], english: Sequence[EnglishClause]
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
    japanese: Sequence[str],
    kinds: Sequence[Joining | None],
    groups: Sequence[Sequence[EnglishClause]],
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
