"""Texts broken at a fixed width, as mail and newsletters are, put together again."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from generator.reading.plain.lines import ENDED, PREDICATE, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.plain.lines import Line

_NARROWEST = 18
_WIDEST = 45
_RAGGED = 4
"""Em by which a line may fall short: a word or a mark that must not begin a line goes below."""

_FEWEST = 3
_SHARE = 0.7
_BROKEN_ALONE = 20
_RAGGED_ALONE = 3


def wrapped_at(found: Sequence[Line]) -> float:
    """The width at which the whole text is broken, in em; 0 where it is not.

    Told by the lines that end within a sentence: nearly all of them are equally long.
    """
    open_ended = [
        line.width
        for line, after in pairwise(found)
        if after.above == 0
        and not _ends(line.text)
        and not after.is_bullet
        and line.width >= _NARROWEST
    ]
    widest = max(open_ended, default=0.0)
    near = sum(one >= widest - _RAGGED for one in open_ended)
    is_wrapped = len(open_ended) >= _FEWEST and near >= _SHARE * len(open_ended)
    return widest if is_wrapped and widest <= _WIDEST else 0.0


def _ends(text: str) -> bool:
    return ENDED.search(text) is not None or text[-1] in "!！?？」』:："


def running(texts: Sequence[str], at: float) -> str:
    """The lines of a paragraph: each its own, or one text that was broken at a fixed width."""
    if at:
        return _joined(texts, [_goes_on(text, at) for text in texts])
    widths = [width(text) for text in texts[:-1]]
    broken = len(texts) > 2 and min(widths) >= max(_BROKEN_ALONE, max(widths) - _RAGGED_ALONE)
    if not broken or all(map(ENDED.search, texts[:-1])):
        return "\n".join(texts)
    return _joined(texts, [True] * len(texts))


def _goes_on(text: str, at: float) -> bool:
    if ENDED.search(text) or width(text) < at - _RAGGED:
        return False
    return not PREDICATE.search(text) or width(text) >= at - 1


def _joined(texts: Sequence[str], go_on: Sequence[bool]) -> str:
    """A space between Latin words, nothing between Japanese ones."""
    pieces: list[str] = []
    for text, rest, goes_on in zip_longest(texts, texts[1:], go_on, fillvalue=""):
        pieces.append(text)
        if rest:
            is_latin = text[-1:] <= "\u2e7f" and rest[:1] <= "\u2e7f"
            pieces.append((" " if is_latin else "") if goes_on else "\n")
    return "".join(pieces)
