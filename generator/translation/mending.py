"""Numbers of a translation set right from the source, where only they are wrong."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import in_english
from generator.japanese.numbers import quantities as japanese_numbers
from generator.translation.checks.english import quantities as english_numbers
from generator.translation.checks.numbers import equal, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from generator.japanese.numbers import Quantity
    from generator.translation.checks.pair import Pair

_MOST = 4
"""Numbers that are wrong at once: with more it is another sentence."""
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_KANJI_NUMBER = re.compile(r"[\d,.〇一二三四五六七八九十百千万億兆\s]+")
_LENGTHS = {
    "year": "年", "month": "か月", "week": "週間", "day": "日", "hour": "時間", "minute": "分",
    "second": "秒",
}  # fmt: skip
_SCALES = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))


def mended(pair: Pair) -> str:
    """The translation, with other numbers where then every one is as in the source.

    As many have to be wrong as are missing; those of one kind belong together, and where two could
    change places none is touched. A unit that differs comes with its number. What would still not
    be right is left as it was.
    """
    if not any(numbers(pair)):
        return pair.target
    for text in (_renumbered(pair), _with_units(pair)):
        if text and not any(numbers(replace(pair, target=text))):
            return text
    return pair.target


def _renumbered(pair: Pair) -> str:
    doubted = {flaw.text for flaw in numbers(pair)}
    ja = [one for one in japanese_numbers(pair.ja) if one.text in doubted]
    en = [one for one in english_numbers(pair.en) if one.text in doubted]
    lost, wrong = (ja, en) if pair.language == "ja" else (en, ja)
    if len(lost) != len(wrong) or not 0 < len(lost) <= _MOST:
        return ""
    orders = sorted(permutations(lost), key=lambda order: _unlike(order, wrong))
    if len(orders) > 1 and _unlike(orders[0], wrong) == _unlike(orders[1], wrong):
        return ""  # which of two belongs where cannot be known
    matched = orders[0]
    write = _english if pair.language == "ja" else _japanese
    written = [write(one, other) for one, other in zip(matched, wrong, strict=True)]
    return _put(pair.target, [other.text for other in wrong], written) if all(written) else ""


def _unlike(one: Sequence[Quantity], two: Sequence[Quantity]) -> int:
    """How far numbers in this order are from each other, in kind and in digits."""
    return sum(
        abs(a.value.adjusted() - b.value.adjusted()) + (a.unit != b.unit)
        for a, b in zip(one, two, strict=True)
    )


def _english(wanted: Quantity, wrong: Quantity) -> str:
    """The number in the place of the wrong one: its words stay, unless their unit is another."""
    if wrong.unit == "ordinal":
        return _ordinal(wanted.value)
    told = in_english(replace(wanted, bound=""))
    bare = in_english(replace(wanted, bound="", unit=""))
    is_plain = len(_DIGITS.findall(wrong.text)) == 1 and " " not in bare
    same = wrong.unit == wanted.unit or told == bare
    return _DIGITS.sub(bare, wrong.text) if is_plain and same and wrong.unit else told


def _ordinal(value: Decimal) -> str:
    last = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(int(value % 10))
    return f"{value.normalize():f}{last or 'th'}" if value == value.to_integral_value() else ""


def _japanese(wanted: Quantity, wrong: Quantity) -> str:
    """The number before the unit that stands there; 割 counts tenths."""
    behind = _KANJI_NUMBER.sub("", wrong.text, count=1) if wrong.text else ""
    value = wanted.value
    if behind.startswith("割"):
        value = value / 10
        if value != value.to_integral_value():
            return ""
    return f"{_in_kanji(value, is_year=behind.startswith('年'))}{behind}"


def _in_kanji(value: Decimal, *, is_year: bool) -> str:
    """``125万`` where that is all of it, else with commas: 12億3,000万, 1,234."""
    told, rest = "", value
    for size, name in _SCALES:
        if rest >= size:
            told, rest = f"{told}{int(rest // size):,}{name}", rest % size
    if told and not rest:
        return told
    return f"{value.normalize():f}" if is_year else f"{value.normalize():,f}"


def _with_units(pair: Pair) -> str:
    """The same numbers with the source's units: those of time, money and shares into English."""
    if pair.language == "en":
        return _with_lengths(pair)
    told = [(flaw.text, dict(flaw.advice.values).get("english", "")) for flaw in numbers(pair)]
    if not all(text and english for text, english in told):
        return ""
    return _put(pair.target, [text for text, _ in told], [english for _, english in told])


def _with_lengths(pair: Pair) -> str:
    en = english_numbers(pair.en)
    old, new = [], []
    for one in japanese_numbers(pair.ja):
        same = [other for other in en if equal(one, other) and other.unit in _LENGTHS]
        if same and one.unit in _LENGTHS and same[0].unit != one.unit:
            old.append(one.text)
            new.append("".join(_KANJI_NUMBER.findall(one.text)[:1]) + _LENGTHS[same[0].unit])
    return _put(pair.target, old, new) if old else ""


def _put(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    """Each change once, in order; empty if one has no place."""
    plain, done, at = unicodedata.normalize("NFKC", text), "", 0
    for word, other in zip(old, new, strict=True):
        found = re.compile(rf"(?<![\d.,]){re.escape(word)}(?!\d)").search(plain, at)
        if not found or len(plain) != len(text):
            return ""
        done, at = done + text[at : found.start()] + other, found.end()
    return done + text[at:]
