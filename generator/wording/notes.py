"""A sentence as the points of a slide: notes, not sentences, and nothing in them that it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.wording import english, style
from generator.wording.clauses import parted
from generator.wording.tight import LONGEST, tightened

if TYPE_CHECKING:
    from collections.abc import Iterator

_STILL_LONG = 45
"""Characters of a half that is parted again."""


def note(text: Bilingual, room: float = LONGEST) -> Bilingual:
    """One point: the sentence in note style, in the languages that are there.

    Args:
        text: a sentence; a pending language stays pending.
        room: em of Japanese it should take; English has two and a half letters for each. A text
            that cannot be that short without saying something else is longer.
    """
    return Bilingual(
        None if text.ja is None else tightened(style.note(text.ja), room),
        None if text.en is None else english.note(text.en),
    )


def notes(text: Bilingual, room: float = LONGEST) -> tuple[Bilingual, ...]:
    """The points of a sentence, at least one: a long one is parted, each with its own clause.

    Beside a point whose clause the other language does not have apart stands ``""``, and its whole
    sentence beside the first.
    """
    return tuple(note(piece, room) for piece in _pieces(text))


def _pieces(text: Bilingual) -> Iterator[Bilingual]:
    for half in parted(text):
        yield from parted(half, longest=_STILL_LONG)
