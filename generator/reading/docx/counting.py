"""Numbers that Word counts by itself and shows before its headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.reading.docx.text import W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_PLACE = re.compile("%([1-9])")
_KANJI = "〇一二三四五六七八九"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST = 999


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Counting:
    """Counts as the document goes: asked for each heading once, in their order."""

    def __init__(self, document: Any) -> None:
        self._levels = _levels(document)
        self._counts: dict[str, list[int]] = {}

    def label(self, number: str, level: int) -> str:
        """What is shown before the next paragraph of a numbering; empty where nothing is."""
        levels = self._levels.get(number, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(number, [0] * 9)
        counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (8 - level)
        return _PLACE.sub(lambda found: self._shown(levels, counts, int(found[1]) - 1), own.text)

    def _shown(self, levels: Mapping[int, _Level], counts: list[int], level: int) -> str:
        told = levels.get(level)
        return _written(counts[level] or 1, told.form if told else "decimal")


def _levels(document: Any) -> dict[str, dict[int, _Level]]:
    relations = [r for r in document.part.rels.values() if r.reltype.endswith("/numbering")]
    if not relations:
        return {}
    numbering = document.part.numbering_part.element
    abstract = {
        one.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl") or 0): _Level(
                _number(_value(level, "start")), _value(level, "numFmt"), _value(level, "lvlText")
            )
            for level in one.iter(f"{W}lvl")
            if (level.get(f"{W}ilvl") or "0") in "012345678"
        }
        for one in numbering.iter(f"{W}abstractNum")
    }
    return {
        number.get(f"{W}numId") or "": abstract.get(_value(number, "abstractNumId"), {})
        for number in numbering.iter(f"{W}num")
    }


def _value(element: _Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and int(written) <= _MOST else 1


def _written(number: int, form: str) -> str:
    if form in ("japaneseCounting", "ideographTraditional", "japaneseDigitalTenThousand"):
        return _in_kanji(min(number, 99))
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(min(number, 39))
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def _in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _KANJI[tens]) + "十" if tens else ""
    return ten + (_KANJI[ones] if ones or not tens else "")


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written
