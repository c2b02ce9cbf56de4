"""A sentence as a slide shows it: note style in both languages, nothing invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.model import Point
from generator.wording.notes import note, notes

if TYPE_CHECKING:
    from generator.model import Sentence
    from generator.planning.units import Unit


def verbatim(sentence: Sentence) -> Point:
    """The sentence as it stands: headings, names, quotations, cells."""
    return Point(sentence.text, (sentence.id,))


def bullets(unit: Unit) -> tuple[Point, ...]:
    """A statement in note style: one point, or as many as a long one falls into."""
    return tuple(Point(text, unit.ids) for text in notes(unit.text))


def bullet(unit: Unit) -> Point:
    """A statement in note style, whole."""
    return Point(note(unit.text), unit.ids)


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
