"""A sentence as the points of a slide: notes, not sentences, and nothing in them that it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.wording import english, shorter
from generator.wording.pairs import paired
from generator.wording.subjects import has_topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.wording.shorter import SentencePart

ROOM = 24.0
"""Em of Japanese in a point that is read at one look."""

LARGE = 34.0
"""The same of a statement that has its slide to itself."""

_LETTERS = english.LETTERS / ROOM
"""Of English in the room of an em of Japanese."""


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


def mains(text: Bilingual) -> tuple[Bilingual, ...]:
    """Of a long sentence the clauses that can be said without the others, the last first.

    What is only a reason, a condition or a concession for what comes after cannot, nor can what
    leaves out what the clause before is about.
    """
    pieces = notes(text)
    if text.ja is None or len(pieces) == 1:
        return pieces[-1:]
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
