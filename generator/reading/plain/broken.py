"""Lines that a page has broken apart: a title set in several lines, a label above its heading."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import led
from generator.reading.plain.marks import mark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.plain.lines import TextLine

_TOP = 40  # lines in which a title stands
_MOST_LINES, _WIDEST, _WIDEST_WHOLE = 4, 26, 60  # of a title, in em
_LOOKED_AT = 12  # blocks below it: where another one breaks alike, the author writes so
_LABEL = re.compile(
    r"^(?:(?P<name>chapter|episode|section|part|story|step|point|lesson|case|scene|theme|topic|vol|"
    r"ステップ|ポイント|理由|手順|章|エピソード)[.．:：]?\s*(?P<n>[0-9０-９]{1,2})"
    r"|第(?P<k>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?P<unit>[章話部回]))$",
    re.IGNORECASE,
)
_FEWEST = 2


def mended(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The lines, each title and heading in one."""
    return _with_title(_with_number(_with_labels(found)))


def _with_number(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """第1回 and the name of what is told that time, which stands right below it."""
    if len(found) < _FEWEST or not _TIMES.match(found[0].text) or found[1].above:
        return found
    if not (found[1].below and found[1].is_short and found[1].may_head):
        return found
    return led(found, {0: f"{found[0].text}\u3000"})


_TIMES = re.compile(r"^第\s?[0-9０-９一二三四五六七八九十]{1,3}\s?[回話]$")


def _with_labels(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """Chapter 01 and the heading below it as one line, where labels stand alone again and again."""
    at = [
        n
        for n, (line, below) in enumerate(pairwise(found))
        if _LABEL.match(line.text) and line.above and not _LABEL.match(below.text)
        if below.may_head and below.is_short and (below.above or below.below)
    ]
    if len(at) < _FEWEST or len({_named(found[n]) for n in at}) > 1:
        return found
    return led(found, {n: f"{found[n].text}\u3000" for n in at})


def _named(line: TextLine) -> str:
    label = _LABEL.match(line.text)
    return (label["name"] or label["unit"]).lower() if label else ""


def _with_title(found: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    """The first block of a few short lines as one, where only together they say something."""
    blocks = _blocks(found)
    first = next((n for n, block in enumerate(blocks) if _is_broken(block)), None)
    if first is None or first + 1 == len(blocks):
        return found
    start = sum(map(len, blocks[:first]))
    after = blocks[first + 1 : first + 1 + _LOOKED_AT]
    above = [line for block in blocks[:first] for line in block]
    if start >= _TOP or any(map(_breaks, after)) or any(line.is_sentence for line in above):
        return found
    block = blocks[first]
    whole = "".join(line.text for line in block)
    one = replace(block[0], raw=whole, below=block[-1].below, ruled_below=block[-1].ruled_below)
    return (*found[:start], one, *found[start + len(block) :])


def _blocks(found: Sequence[TextLine]) -> list[list[TextLine]]:
    blocks: list[list[TextLine]] = []
    for line in found[: _TOP + _TOP]:
        if not blocks or line.above:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_broken(block: Sequence[TextLine]) -> bool:
    """Few short lines in Japanese, none marked, and one of them breaks off before the next."""
    return (
        1 < len(block) <= _MOST_LINES
        and sum(line.width for line in block) <= _WIDEST_WHOLE
        and all(line.width <= _WIDEST and line.is_japanese for line in block)
        and not any(line.is_bullet or line.is_code or mark_of(line.text) for line in block)
        and _breaks(block)
    )


def _breaks(block: Sequence[TextLine]) -> bool:
    return any(
        one.width <= _WIDEST and _OPEN.search(one.text) and not _MARK_OF_NEXT.match(below.text)
        for one, below in pairwise(block)
    )


# What cannot end a name: 来場について can.
_OPEN = re.compile(
    r"(?:[がを、]|[にでと]は|[一-龥ァ-ヶーA-Za-z0-9]の|[一-龥ァ-ヶーめこ]に|ながら|ので)$"
)
_MARK_OF_NEXT = re.compile(r"[「『（(【―—]")
