"""A table or chart in one or two spoken figures: where a column begins and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import LANGUAGES, Bilingual
from generator.narration.beats import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids, Point

_NUMBER = re.compile(r"[-−+]?[¥$]?\d[\d,]*(?:\.\d+)?\s*(?:%|％|[^\d\s]{0,3})")
_UNIT = re.compile(r"\s*[（(]([^）)]+)[）)]")
_MOST = 2
"""Columns told."""
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of a column."""

    move: str
    sources: Ids
    slots: dict[str, Bilingual]


def figures(table: Sequence[Sequence[Point]]) -> Iterator[Figures]:
    """Of a table of numbers under a heading row; nothing of one of words."""
    if len(table) < _FEWEST_ROWS:
        return
    head, body = table[0], table[1:]
    columns = [
        n for n in range(1, len(head)) if all(n < len(row) and _is_number(row[n]) for row in body)
    ]
    moving = [n for n in columns if len({_value(row[n]) for row in body if _value(row[n])}) > 1]
    told = [_column(head, body, n) for n in (moving or columns)[:_MOST]]
    steady = [each for each in told if each.move == "figures"]
    yield from steady or told[:1]


def _column(head: Sequence[Point], body: Sequence[Sequence[Point]], n: int) -> Figures:
    """From its first row to its last, or to its highest where that lies between."""
    values = [_value(row[n]) for row in body]
    first, end = body[0], body[-1]
    peak = max(values) > max(values[0], values[-1])
    if peak:
        end = body[values.index(max(values))]
    cells = (head[n], first[0], first[n], end[0], end[n])
    return Figures(
        "figures_peak" if peak else "figures",
        tuple(dict.fromkeys(source for cell in cells for source in cell.sources)),
        {
            "column": changed(head[n].text, lambda text: _UNIT.sub("", text)),
            "first": first[0].text,
            "from_": _with_unit(first[n], head[n]),
            "last": end[0].text,
            "to": _with_unit(end[n], head[n]),
        },
    )


def _value(cell: Point) -> float:
    digits = re.sub(r"[^\d.]", "", cell.text.ja or cell.text.en or "")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 0.0


def _is_number(cell: Point) -> bool:
    text = cell.text.ja or cell.text.en or ""
    return bool(_NUMBER.fullmatch(text.strip()))


def _with_unit(cell: Point, head: Point) -> Bilingual:
    found = {each: _UNIT.search(head.text[each] or "") for each in LANGUAGES}
    texts = []
    for each in LANGUAGES:
        text, unit = cell.text[each], found[each]
        gap = "" if each == "ja" or (unit and unit[1] == "%") else " "
        texts.append(f"{text}{gap}{unit[1]}" if text and unit else text)
    return Bilingual(*texts)
