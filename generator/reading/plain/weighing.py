"""Which bare lines are headings: evidence from the line, its neighbours and the whole text.

``signals`` says what is seen of a line by itself, ``alike`` what the other lines say of it, once
each has been weighed; ``headings.toml`` how much each signal weighs. The weights were set on
articles by other people; ``benchmarks/reading_headings.py`` measures them on others.
"""

from __future__ import annotations

from functools import cache
from math import exp, fsum
from typing import TYPE_CHECKING, cast

from generator import patterns as re
from generator.reading.plain.alike import alike
from generator.reading.plain.signals import signals, step
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from generator.reading.plain.lines import TextLine
    from generator.reading.plain.signals import PlainText

APART = 0.95
"""How sure it is that what a form of its own sets apart is a heading."""

BY_RULE = 0.8
"""How sure what is told by a rule alone is one."""

BY_ITSELF = "by itself"
"""The signal that is what a line weighed before it was seen beside the others."""

_MOST_WORDS = 14
_FEW_WORDS = 8
_CODE = re.compile(r"[{};=<>$\\|`]|::|//|\(\)")

# Who somebody is, below their words.
_OFFICE = re.compile(r", (?:CEO|CTO|CFO|COO|[Pp]resident|[Dd]irector|[Ff]ounder|[Mm]anager|VP)\b")

_TURN = re.compile(r"[A-Z][\w.' -]{0,24}: .*\?$")  # somebody who is named asks


def weighed(page: PlainText, places: Iterable[int], apart: frozenset[int]) -> dict[int, float]:
    """Those of the places that hold headings, and how sure that is, 0 to 1.

    In English text told by a rule; else the evidence for outweighs the evidence against.
    """
    if page.english:
        return {
            place: APART if place in apart else BY_RULE
            for place in places
            if place in apart or _is_english_heading(page, place)
        }
    told = dict.fromkeys((place for place in places if place in apart), APART)
    open_ones = [n for n in places if n not in apart and page.lines[n].may_head]
    asked = dict.fromkeys((n for n in open_ones if page.answers(n)), BY_RULE)
    scores = _scores(page, open_ones, apart)
    found = {place: round(chance(score), 2) for place, score in scores.items() if score >= 0}
    return {**found, **asked, **told}


def layout(page: PlainText) -> str:
    """The table of weights that is asked for a text."""
    return "tight" if page.tight else "typed" if page.typed else "spaced"


def chance(score: float) -> float:
    """What log odds are as a share of one."""
    return 1 / (1 + exp(-score))


def _scores(page: PlainText, places: Iterable[int], apart: frozenset[int]) -> dict[int, float]:
    """Log odds that lines are headings, less those at which they are taken for such.

    Each is weighed by itself first, then again beside the others. Two of them show no more of what
    they have in common than a copy that has lost its blank lines: there, the first stands.
    """
    alone = _weights("alone", layout(page))
    seen = {place: frozenset(signals(page, place)) for place in places}
    first = {place: _sum(alone, signs) for place, signs in seen.items()}
    if page.tight or len(first) < _MANY:
        return first
    beside = _weights("beside", layout(page))
    chances = dict.fromkeys(apart, APART)
    chances |= {place: chance(score) for place, score in first.items()}
    again = {n: {*signs, *seen[n]} for n, signs in alike(page, chances) if n in seen}
    both = {
        place: _sum(beside, again[place] | {stepped(score)}) + beside[BY_ITSELF] * score
        for place, score in first.items()
    }
    return {n: _least_moved(page, n, first[n], score) for n, score in both.items()}


def _least_moved(page: PlainText, place: int, first: float, both: float) -> float:
    """What looks like a heading in every way stays one, whatever the others look like."""
    if first >= _SURE:
        return max(first, both)
    return min(first, both) if _is_again(page, place) else both


_SURE = 3


def _is_again(page: PlainText, place: int) -> bool:
    """Code, and what is said again and again, are alike and no headings for that."""
    line = page.lines[place]
    return line.is_code or page.counts[line.key] >= _MANY


_MANY = 3


def stepped(score: float) -> str:
    """The signal of how likely a line is by itself, in steps."""
    return f"weighed {step(score, _STEPS)}"


_STEPS = (-5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4)


def _sum(weights: Mapping[str, float], signs: AbstractSet[str]) -> float:
    # Exact, so that the order of the set, which differs by process, decides nothing.
    return fsum(weights.get(signal, 0.0) for signal in signs)


@cache
def _weights(kind: str, layout: str) -> Mapping[str, float]:
    return cast("Mapping[str, float]", toml_beside(__file__, "headings.toml")[kind][layout])


def _is_english_heading(page: PlainText, place: int) -> bool:
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


def _is_english_prose(line: TextLine) -> bool:
    return line.is_ended or len(line.text.split()) > _FEW_WORDS


def _is_english_title(line: TextLine) -> bool:
    text = line.text
    return (
        len(text.split()) <= _MOST_WORDS
        and (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘")
        and text[-1] not in ".,:;!…"
        and not (line.is_ended or line.is_bullet or "\t" in line.raw or _CODE.search(text))
        and not (_TURN.match(text) or _OFFICE.search(text))
    )
