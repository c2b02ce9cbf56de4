"""Do the numbers say the same in both languages?"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import ONE, in_english
from generator.japanese.numbers import quantities as japanese_numbers
from generator.translation.checks.english import MONTHS, words
from generator.translation.checks.english import quantities as english_numbers
from generator.translation.checks.pair import Flaw, advice
from generator.translation.checks.shape import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.japanese.numbers import Quantity
    from generator.translation.checks.pair import Advice, Pair

_CURRENCIES = {"JPY", "USD", "EUR", "GBP", "CNY", "KRW"}
_LENGTHS = {"year", "month", "week", "day", "hour", "minute", "second"}
# Units with which even a 1 is a number, not an article or "per dollar".
_EXACT = {"%", "date month"}

_LESS_BOUNDS = {"nearly", "less than", "up to"}
_MORE = "more than|over|above|exceed(?:s|ed|ing)?|at least|upwards? of|no (?:less|fewer) than"
_LESS = "nearly|almost|under|below|(?:less|fewer) than|up to|at most|no more than"
_COMPARED = 10_000  # pairs of numbers: a hundred on each side are a table, not a sentence
# 12か月 is "one year".
_ONE_LARGER = re.compile(r"\b(?:one|an?)[\s-](?:week|year|decade|century)\b")
_WRITTEN = re.compile(r"(?<![\d.,:/])\d{1,4}(?:[:/]\d{1,2}){1,2}(?![\d:/])")
_PLACED = re.compile("([一二三四五六七八九]|十[一二三四五六七八九]?)(?=丁目|条|番)")  # 三丁目
_SMALL_NUMERALS = [*"一二三四五六七八九十", *("十" + each for each in "一二三四五六七八九")]
_SMALL_WORDS = {Decimal(n) for n in range(13)}


def numbers(pair: Pair) -> Iterator[Flaw]:
    """Every number of one language has its equal in the other, in the same unit."""
    pair = replace(pair, source=KEPT.sub(" ", pair.source), target=KEPT.sub(" ", pair.target))
    pair = _with_days(_without_alike(pair))
    ja, en = japanese_numbers(pair.ja), english_numbers(pair.en)
    if len(ja) * len(en) <= _COMPARED:
        yield from _missing(pair, ja, en)
        yield from _invented(pair, ja, en)


def _without_alike(pair: Pair) -> Pair:
    """Without times and dates that are written alike in both languages: 10:00, 2020/06/19."""
    one, other = (unicodedata.normalize("NFKC", each) for each in (pair.source, pair.target))
    for found in sorted({*_WRITTEN.findall(one)} & {*_WRITTEN.findall(other)}):
        alone = rf"(?<!\d){re.escape(found)}(?!\d)"
        one, other = (re.sub(alone, " ", each) for each in (one, other))
    return replace(pair, source=one, target=other)


_DOTTED_DAY = re.compile(r"(?<![\d.])(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?![\d.])")


def _with_days(pair: Pair) -> Pair:
    """3.11 as 3月11日 where the English says March 11, and 3.11 nowhere."""

    def day(found: re.Match[str]) -> str:
        month, number = MONTHS[int(found[1]) - 1], int(found[2])
        said = rf"\b{month[:3]}[a-z]*\.? {number}(?!\d)|\b{number}(?:st|nd|rd|th)? {month[:3]}"
        is_day = re.search(said, pair.en) and found[0] not in pair.en
        return f"{found[1]}月{found[2]}日" if is_day else found[0]

    one, other = (
        _DOTTED_DAY.sub(day, text) if text == pair.ja else text
        for text in (pair.source, pair.target)
    )
    return replace(pair, source=one, target=other)


def _missing(pair: Pair, ja: tuple[Quantity, ...], en: tuple[Quantity, ...]) -> Iterator[Flaw]:
    """Numbers of the Japanese that the English has not, or has in another unit."""
    in_words = words(pair.en)
    plain = unicodedata.normalize("NFKC", pair.en).lower()
    for wanted in ja:
        if wanted.value == 1 and wanted.unit not in _EXACT:
            continue
        if ONE in _readings(wanted) and _ONE_LARGER.search(plain):
            continue
        same = [found for found in en if equal(wanted, found)]
        if same:
            yield from _unit_flaws(pair, wanted, same, en)
            yield from _bound_flaws(pair, wanted, same)
        elif not (in_words & set(_readings(wanted)) or _as_written(wanted, plain)):
            yield _flaw(pair, wanted.text, _meant(wanted))


def _unit_flaws(
    pair: Pair, wanted: Quantity, same: list[Quantity], en: tuple[Quantity, ...]
) -> Iterator[Flaw]:
    units = {found.unit for found in same}
    told = _meant(wanted)
    if wanted.unit in _CURRENCIES or wanted.unit == "%":
        family = _CURRENCIES if wanted.unit in _CURRENCIES else {"%"}
        everywhere = {found.unit for found in en}
        if wanted.unit in units or (wanted.unit in everywhere and "" in units):
            return
        if units & (_CURRENCIES | {"%"} | _LENGTHS) or not family & everywhere:
            yield _flaw(pair, same[0].text, told)
    elif wanted.unit in _LENGTHS and units <= _LENGTHS - {wanted.unit}:
        yield _flaw(pair, same[0].text, told)
    elif wanted.unit not in _LENGTHS and units <= _CURRENCIES | {"%"} and wanted.unit != "share":
        yield _flaw(pair, same[0].text, advice("no_such_unit", number=wanted.text))


def _bound_flaws(pair: Pair, wanted: Quantity, same: list[Quantity]) -> Iterator[Flaw]:
    """近く is no "more than", 以上 no "nearly"."""
    opposite = _MORE if wanted.bound in _LESS_BOUNDS else _LESS
    if wanted.bound in {"", "about"}:
        return
    for found in same:
        text = re.escape(found.text)
        if re.search(
            rf"(?<!no )(?<!not )\b(?:{opposite})\s+(?:a total of\s+)?{text}", pair.en, re.IGNORECASE
        ):
            yield _flaw(pair, found.text, _meant(wanted))


def _invented(pair: Pair, ja: tuple[Quantity, ...], en: tuple[Quantity, ...]) -> Iterator[Flaw]:
    """Numbers of the English that the Japanese has not; small words and idioms are left alone."""
    plain = unicodedata.normalize("NFKC", pair.ja)
    for found in en:
        spelt = not any(character.isdigit() for character in found.text)
        small = spelt and found.unit != "date month" and found.value in _SMALL_WORDS
        if small or any(equal(wanted, found) for wanted in ja):
            continue
        if not _digits_in(found, plain):
            yield _flaw(pair, found.text, advice("japanese_has_no", number=found.text))


def _digits_in(found: Quantity, plain: str) -> bool:
    """In a name or a time that counts as no quantity: GPT-4, 15:30, 24/7."""
    digits = "".join(c for c in found.text if c.isdigit() or c == ".").strip(".")
    alone = rf"(?<![\d.]){re.escape(digits)}(?![\d.]*[\d万億兆千百割])"
    placed = {_SMALL_NUMERALS.index(each) + 1 for each in _PLACED.findall(plain)}
    return bool(digits) and (
        found.value in placed or bool(re.search(alone, plain.replace(",", "")))
    )


def equal(ja: Quantity, en: Quantity) -> bool:
    """Whether an English number may be what a Japanese one says."""
    step = en.step if en.step > 1 else Decimal(0)
    same = any(abs(value - en.value) <= step / 2 for value in _readings(ja))
    month = {ja.unit, en.unit} & {"date month"}
    return same and (not month or ja.unit == en.unit or not en.text[:1].isalpha())


def _readings(quantity: Quantity) -> list[Decimal]:
    """The values an English text may give for one Japanese number."""
    value, unit = quantity.value, quantity.unit
    if quantity.text.endswith("半"):
        return [value, value - Decimal("0.5")]
    other: list[Decimal] = []
    if unit == "%":
        other = [value / 100, value / 10] if value % 10 == 0 else [value / 100]
    elif unit == "share":
        other = [value * 100, 1 / value]
    elif unit == "clock":
        other = [value - 12, value + 12]
    elif unit == "date year" and value < 100:
        other = [value + 2000, value + 1900]
    elif unit == "times":
        other = [(value - 1) * 100, value * 100]
    elif unit == "month" and value % 12 in (0, 6):
        other = [value / 12]
    elif unit in {"day", "date day"} and value % 7 == 0:
        other = [value / 7]
    elif unit == "year" and value % 10 == 0:
        other = [value / 10, value / 100]
    return [value, *other]


def _as_written(quantity: Quantity, plain: str) -> bool:
    """Digits that no English number holds: 3分の1 as 1/3, 12分 in 1:12, 2021年 in FY2021.

    Those of a name, which counts nothing, stand in its like: オメガ3 is omega-3, 3人 is not.
    """
    value = quantity.value
    if quantity.text.isdigit():
        return bool(re.search(rf"[a-z]-{quantity.text}(?![\d.,]*\d)", plain))
    if quantity.unit == "share":
        parts = f"{round(1 / value):,}"
        return f"/{parts}" in plain or f":{parts}" in plain
    if quantity.unit in {"minute", "clock"}:
        hours = "|".join(str(int(hour)) for hour in _readings(quantity))
        return bool(re.search(rf":{int(value):02}\b|\b(?:{hours}):", plain))
    if quantity.unit in {"date year", "ordinal"}:
        return bool(re.search(rf"(?<![\d.,]){value:f}(?!\d)", plain))
    return False


def _meant(wanted: Quantity) -> Advice:
    return advice("number_is", number=wanted.text, english=in_english(wanted))


def _flaw(pair: Pair, text: str, told: Advice) -> Flaw:
    return Flaw("number", "error", pair.id, text, told)
