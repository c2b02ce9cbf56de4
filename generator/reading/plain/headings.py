"""Which bare lines are headings: evidence from the line, its neighbours and the whole text.

``signals`` says what is seen of a line, ``headings.toml`` how much each signal weighs. The weights
were set on articles by other people; ``benchmarks/reading_headings.py`` measures them on others.
"""

from __future__ import annotations

from functools import cache
from math import exp, fsum
from typing import TYPE_CHECKING, cast

from generator import patterns as re
from generator.reading.plain.signals import signals
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.plain.lines import Line
    from generator.reading.plain.signals import Page

APART = 0.95
"""Of a heading that a form of its own sets apart."""

_BY_RULE = 0.8
_MOST_WORDS = 14
_FEW_WORDS = 8
_CODE = re.compile(r"[{};=<>$\\|`]|::|//|\(\)")

_TURN = re.compile(r"[A-Z][\w.' -]{0,24}: .*\?$")
"""Somebody who is named asks."""


@cache
def _weights(kind: str) -> Mapping[str, float]:
    return cast("Mapping[str, float]", toml_beside(__file__, "headings.toml")[kind])


def is_heading(page: Page, place: int) -> bool:
    """The evidence for outweighs the evidence against; in English text, a rule."""
    if page.english:
        return _is_english_heading(page, place)
    return page.lines[place].may_head and (page.answers(place) or score(page, place) >= 0)


def sureness(page: Page, place: int) -> float:
    """How sure it is that a line taken for a heading is one, 0 to 1."""
    if page.english or page.answers(place):
        return _BY_RULE
    return round(1 / (1 + exp(-score(page, place))), 2)


def _is_english_heading(page: Page, place: int) -> bool:
    """A few words without a full stop, set apart, with running text or a heading below.

    English has capitals and full stops to go by, and the weights were set on Japanese.
    """
    line = page.lines[place]
    if place + 1 == len(page.lines) or not _is_english_title(line):
        return False
    after = page.lines[place + 1]
    if page.tight:
        return bool(place) and page.lines[place - 1].is_ended and _is_english_prose(after)
    if not line.above or not line.below:
        return False
    return _is_english_prose(after) or _is_english_title(after) or after.is_item or after.is_code


def _is_english_prose(line: Line) -> bool:
    return line.is_ended or len(line.text.split()) > _FEW_WORDS


def _is_english_title(line: Line) -> bool:
    text = line.text
    return (
        len(text.split()) <= _MOST_WORDS
        and (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘")
        and text[-1] not in ".,:;!…"
        and not (line.is_ended or line.is_bullet or "\t" in line.raw or _CODE.search(text))
        and not _TURN.match(text)
    )


def score(page: Page, place: int) -> float:
    """Log odds that a line is a heading, less those at which it is taken for one."""
    weights = _weights("tight" if page.tight else "typed" if page.typed else "spaced")
    # Exact, so that the order of the set, which differs by process, decides nothing.
    return fsum(weights.get(signal, 0.0) for signal in set(signals(page, place)))
