"""A table or chart in one or two spoken figures.

Values are compared within a row, or along a column whose rows follow in time: what stands below
each other otherwise may be minutes above days, and is left to the eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES, Bilingual
from generator.narration.beats import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids, Point

_NUMBER = re.compile(r"[-−+]?[¥$]?\d[\d,]*(?:\.\d+)?\s*(?:%|％|[^\d\s]{0,3})")
# What is measured is no unit: 文字数, 評価.
_MEASURE = r"[^（）()]*(?:数|率|量|額|評価|順位|得点|割合|score|rating|rate)"
_UNIT = re.compile(rf"\s*[（(]((?!{_MEASURE}[）)])[^）)]+)[）)]")
_MEASURED = re.compile(rf"\s*[（(]({_MEASURE})[）)]$")
_MOST = 2  # columns told
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
    if not columns:
        return
    if not all(_is_time(row[0]) for row in body):
        yield from _rows(head, body, columns)
        return
    moving = [n for n in columns if len({_value(row[n]) for row in body if _value(row[n])}) > 1]
    told = [_column(head, body, n) for n in (moving or columns)[:_MOST]]
    steady = [each for each in told if each.move == "figures"]
    yield from steady or told[:1]


_TIME = re.compile(
    r"\A(?:令和|平成|昭和)?(?:\d{4}|[\d元]{1,2}(?=[年月日時週回]|か月))|\A第\d|\b(?:19|20)\d\d\b"
    r"|\A(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|[月火水木金土日]曜"
)
_PLAIN_UNIT = re.compile(
    r"[%％A-Za-z²]{1,4}|[一-龠々ァ-ヴーか]{1,4}|(?:percent|minutes|hours|people|yen)"
)
_COMPARED = 2  # columns whose values are heard side by side


def _is_time(cell: Point) -> bool:
    return bool(_TIME.search((cell.text.ja or cell.text.en or "").strip()))


def _rows(
    head: Sequence[Point], body: Sequence[Sequence[Point]], columns: Sequence[int]
) -> Iterator[Figures]:
    """Of what each row measures, how much it is for the one and for the other."""
    if len(columns) != _COMPARED or _unit(head[columns[0]]) != _unit(head[columns[1]]):
        return
    one, other = columns
    rows = ((row, _counts_in(row, head[one], columns)) for row in body)
    for row, unit in [(row, unit) for row, unit in rows if unit is not None][:_MOST]:
        cells = (row[0], head[one], row[one], head[other], row[other])
        yield Figures(
            "figures_row",
            tuple(dict.fromkeys(source for cell in cells for source in cell.sources)),
            {
                "column": _named(row[0], head[one]),
                "first": changed(head[one].text, _bare),
                "from_": _with_unit(row[one], unit),
                "last": changed(head[other].text, _bare),
                "to": _with_unit(row[other], unit),
            },
        )


def _counts_in(row: Sequence[Point], head: Point, columns: Sequence[int]) -> Point | None:
    """The label that has the unit of a row's cells, or a cell, where each has its own."""
    one, other = ({_OWN.sub("", row[n].text[each] or "") for each in LANGUAGES} for n in columns)
    if one == other and one - {""}:
        return row[columns[0]]
    unit = _unit(row[0])
    plain = unit and all(_PLAIN_UNIT.fullmatch(each) for each in unit)
    measured = any(_MEASURED.search(row[0].text[each] or "") for each in LANGUAGES)
    return row[0] if (plain or measured) and not _unit(head) else None


_OWN = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?\s*")


def _bare(label: str) -> str:
    """Without its unit; with what is measured in words: 手書きの日の文字数."""
    joint = "の" if _JAPANESE.search(label) else ", "
    return _MEASURED.sub(rf"{joint}\1", _UNIT.sub("", label))


_JAPANESE = re.compile(r"[ぁ-ヿ一-龠]")


def _named(row: Point, head: Point) -> Bilingual:
    """What the row measures, and by how much of it both columns count: 大、10枚."""
    named, counted = (
        changed(row.text, _bare),
        {e: _UNIT.search(head.text[e] or "") for e in LANGUAGES},
    )
    ja, en = (
        f"{named[each]}{'、' if each == 'ja' else ', '}{found[1]}"
        if named[each] and (found := counted[each])
        else named[each]
        for each in LANGUAGES
    )
    return Bilingual(ja, en)


def _unit(label: Point) -> tuple[str, ...]:
    """The unit that a label has in brackets, in each language that is there."""
    found = (_UNIT.search(label.text[each] or "") for each in LANGUAGES)
    return tuple(each[1] for each in found if each)


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
            "column": changed(head[n].text, _bare),
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
