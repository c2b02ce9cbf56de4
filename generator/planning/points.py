"""A sentence as a slide shows it: note style in both languages, nothing invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.style import note
from generator.japanese.tight import tightened
from generator.japanese.width import width
from generator.model import Bilingual, Point
from generator.planning.clauses import parted

if TYPE_CHECKING:
    from generator.model import Sentence
    from generator.planning.units import Unit

_CONNECTIVE = re.compile(
    r"^(?:However|In addition|Additionally|Also|And|But|Yet|Or|In other words|That is|For example"
    r"|For instance|Moreover|Furthermore|First(?:ly| of all)?|Second(?:ly)?|Third(?:ly)?"
    r"|Fourth(?:ly)?|Next|Then|After that|Finally|Lastly|To (?:begin|start)(?: with)?|Step \d+:?"
    r"|On the other hand|Therefore|Thus|In fact|Indeed|So|Of course|In particular|Instead|Besides"
    r"|Meanwhile|Similarly|Likewise|As a result|Nevertheless|Still|Specifically|Importantly"
    r"|Ultimately|Overall|To that end|Basically|Simply put|In short|Again|Plus)"
    r"(?:[,:]\s+|\s+(?=even|because))|^(?:And|But|So)\s+(?!far|as|that|too)(?=[a-z])"
)


def verbatim(sentence: Sentence) -> Point:
    """The sentence as it stands: headings, names, quotations, cells."""
    return Point(sentence.text, (sentence.id,))


_STILL_LONG = 45
"""Characters of a half that is parted again."""


def bullets(unit: Unit) -> tuple[Point, ...]:
    """A statement in note style: one point, or as many as a long one falls into."""
    pieces = (piece for half in parted(unit.text) for piece in parted(half, longest=_STILL_LONG))
    return tuple(Point(noted(piece), unit.ids) for piece in pieces)


def bullet(unit: Unit) -> Point:
    """A statement in note style, whole."""
    return Point(noted(unit.text), unit.ids)


def noted(text: Bilingual) -> Bilingual:
    """Note style in the languages that are there."""
    return Bilingual(
        None if text.ja is None else tightened(note(text.ja)),
        None if text.en is None else english_note(text.en),
    )


_TRAILS_OFF = re.compile(r"[;,]\s*(?:and|or|but)?$")


def english_note(text: str) -> str:
    """Without the connective that led here and without the full stop."""
    words = _CONNECTIVE.sub("", text.strip())
    words = _TRAILS_OFF.sub("", words[:1].upper() + words[1:])
    return words[:-1] if words.endswith(".") and not words.endswith(("..", "etc.")) else words


_SLACK = 0.95
"""Of two lines can be filled: a phrase is not broken just to fill the first."""


_ENGLISH = 1.15
"""Of the room of Japanese: English is set smaller where it does not fit."""


def is_long(point: Point, room: float) -> bool:
    """Over two lines in a box ``room`` em wide.

    The source language decides, so that a translation that arrives later changes no slide.
    """
    share = _SLACK if point.text.ja else _SLACK * _ENGLISH
    return width(words(point)) > 2 * room * share


def words(point: Point) -> str:
    """The text by which a point is judged: the Japanese, where there is none the English."""
    return point.text.ja or point.text.en or ""
