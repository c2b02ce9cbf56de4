"""English text as it is said."""

from __future__ import annotations

import re
from calendar import month_name
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.speech.readings.addresses import ENGLISH, addresses_in_words
from generator.speech.readings.latin import in_latin
from generator.speech.readings.names import finding
from generator.speech.readings.tables import either, table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_CURRENCIES = table("en", "currencies")
_SCALES = table("en", "scales")
_UNITS = table("en", "units")
_JAPANESE = re.compile(r"[぀-ヿ一-鿿々]+")


def _money(found: re.Match[str]) -> str:
    """¥30 billion → 30 billion yen; $1 → 1 dollar."""
    scale = _SCALES.get(found["scale"] or "", found["scale"] or "")
    currency = _CURRENCIES[found["currency"]]
    if found["number"] == "1" and not scale:
        currency = currency.removesuffix("s")
    number = _number(found["number"])
    return " ".join(part for part in (number, scale, currency) if part)


def _number(digits: str) -> str:
    """30,000,000,000 → 30 billion: what nobody reads digit by digit."""
    value = Decimal(digits.replace(",", ""))
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        rounded = (value / size).normalize()
        if value >= size and len(rounded.as_tuple().digits) <= 4:
            return f"{rounded:f} {word}"
    return digits.replace(",", "")


def _date(found: re.Match[str]) -> str:
    month = int(found[2])
    return f"{month_name[month]} {int(found[3])}, {found[1]}" if 1 <= month <= 12 else found[0]


def _time(found: re.Match[str]) -> str:
    hours, minutes = int(found[1]), found[2]
    if minutes == "00":
        return f"{hours} o'clock" if not found[3] else f"{hours} {found[3]}"
    told = f"{hours} {'oh ' if minutes.startswith('0') else ''}{int(minutes)}"
    return f"{told} {found[3]}" if found[3] else told


_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<!\d)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)"), _date),
    (re.compile(r"(?<![\d:])(\d{1,2}):([0-5]\d)(?!\d)(?:\s*([AaPp]\.?[Mm]\b))?"), _time),
    (
        re.compile(
            rf"(?P<currency>{either(_CURRENCIES)})\s?(?P<number>{_NUMBER})"
            rf"(?:\s?(?P<scale>{either(_SCALES)}|hundred|thousand|million|billion|trillion)\b)?"
        ),
        _money,
    ),
    (
        re.compile(
            rf"(?P<number>{_NUMBER})(?:\s?(?P<scale>million|billion|trillion))?"
            rf"\s?(?P<currency>{either(_CURRENCIES)})(?![A-Za-z])"
        ),
        _money,
    ),
    (re.compile(r"(?<=[\d%])\s?[–—~〜-]\s?(?=\d)(?!\d{{4}}-)"), " to "),
    (re.compile(r"(?<=\w)\s*[–—]+\s*|\s+-+\s+"), ", "),
    (re.compile(r"(?<![\w-])[-−](?=\d)"), "minus "),
    (
        re.compile(rf"(?<![A-Za-z-])({_NUMBER})\s?({either(_UNITS)})(?![A-Za-z0-9])"),
        lambda found: f"{found[1]} {_UNITS[found[2]]}",
    ),
    (
        re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,])\d{7,}(?![\d.,])"),
        lambda found: _number(found[0]),
    ),
    (re.compile(r"\b[vV](?=\d)"), "version "),
    (re.compile(r"\b([A-Z]{2,})-?(\d+)([a-z])\b"), r"\1 \2 \3"),
    (re.compile(r"(?<=[A-Za-z])-(?=\d)"), " "),
    (re.compile(r"\s*&\s*"), " and "),
    (re.compile(r"#(?=\d)"), "number "),
    (re.compile(r"#(?=\w)"), "hashtag "),
    (re.compile(r"\s\+\s"), " plus "),
    (re.compile(r"\s=\s"), " equals "),
    (re.compile(r"(?<=[A-Za-z])/(?=[A-Za-z])"), " or "),
    (re.compile(r"…|\.{3,}"), ", "),
    (re.compile(r"[*_^`|\\<>{}\[\]]+"), " "),
)


def said(text: str, decided: Mapping[str, str]) -> str:
    """Amounts, units, signs and addresses in words; kana and kanji in Latin letters."""
    if decided:
        text = finding(tuple(decided)).sub(lambda found: decided[found[0]], text)
    text = addresses_in_words(text, ENGLISH)
    for pattern, change in _RULES:
        text = pattern.sub(change, text)
    text = _JAPANESE.sub(lambda found: in_latin(found[0]), text)
    return re.sub(r" +([,.;:!?])", r"\1", re.sub(r" +", " ", text)).strip()
