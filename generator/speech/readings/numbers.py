"""Numbers and signs in Japanese text, written so that any engine reads them right."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from generator.speech.readings.latin import DIGITS
from generator.speech.readings.tables import either, table

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"

_CURRENCIES = table("ja", "currencies")
_UNITS = table("ja", "units")
_MULTIPLES = {
    "K": 10**3,
    "k": 10**3,
    "M": 10**6,
    "B": 10**9,
    "T": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_MYRIADS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))

_WEEKDAYS = {
    "月": "げつ",
    "火": "か",
    "水": "すい",
    "木": "もく",
    "金": "きん",
    "土": "ど",
    "日": "にち",
    "祝": "しゅく",
}


def _date(found: re.Match[str]) -> str:
    return f"{int(found[1])}年{int(found[2])}月{int(found[3])}日"


def _weekdays(found: re.Match[str]) -> str:
    days = [
        day + ("じつ" if day == "しゅく" else "ようび")
        for day in map(_WEEKDAYS.get, found[1])
        if day
    ]
    return f"、{'、'.join(days)}、"


def _time(found: re.Match[str]) -> str:
    half = {"a": "午前", "p": "午後"}.get((found["before"] or found["after"] or " ")[0].lower(), "")
    minutes, seconds = int(found["minutes"]), found["seconds"]
    told = f"{half}{int(found['hours'])}時"
    if minutes or seconds:
        told += f"{minutes}分"
    return told + (f"{int(seconds)}秒" if seconds else "")


def _half_day(found: re.Match[str]) -> str:
    return ("午前" if found[1].lower().startswith("a") else "午後") + f"{found[2]}時"


def _money(found: re.Match[str]) -> str:
    currency = _CURRENCIES[found["before"] or found["after"]]
    return _amount(found["number"], found["multiple"] or "") + (found["myriad"] or "") + currency


def _amount(number: str, multiple: str) -> str:
    """250, "million" → 2億5000万: as Japanese counts."""
    if not multiple:
        return number
    left = Decimal(number.replace(",", "")) * _MULTIPLES[multiple]
    told = ""
    for size, word in _MYRIADS:
        count, left = divmod(left, size)
        told += f"{count:f}{word}" if count else ""
    return told + (f"{left.normalize():f}" if left or not told else "")


def _digits(found: re.Match[str]) -> str:
    """Telephone numbers and the like: digit by digit, a pause for every hyphen."""
    return "、".join(
        "".join(DIGITS[digit] for digit in part) for part in re.split(r"\D+", found[0]) if part
    )


def _dotted(found: re.Match[str]) -> str:
    return "テン".join(DIGITS.get(part, part) for part in found[0].split("."))


Rule: TypeAlias = "tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]"

_HALF = r"[AaPp]\.?[Mm]\.?"
_AMOUNT = (
    rf"(?P<number>{_NUMBER})(?:\s*(?P<multiple>{either(_MULTIPLES)})(?![A-Za-z]))?"
    r"(?P<myriad>[百千万億兆]+)?"
)
_COUNTED = "[人本匹回個台枚社日時分秒度歳年点冊軒階名種倍週件]"

QUANTITIES: tuple[Rule, ...] = (
    (re.compile(r"〒\s*\d{3}-\d{4}"), lambda found: "郵便番号、" + _digits(found)),
    (re.compile(r"(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])"), _digits),
    (re.compile(r"(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/.-])"), _date),
    (re.compile(r"(?<!\d)([12]\d{3})/(\d{1,2})(?![\d/])"), r"\1年\2月"),
    (
        re.compile(r"(?<=[一-龠々ヶァ-ヴー\s])(\d{1,4})[-‐‑−](\d{1,4})[-‐‑−](\d{1,5})(?![\d-])"),
        r"\1の\2の\3",  # the blocks of an address
    ),
    (
        re.compile(
            r"([都道府県市区郡][一-龠々ァ-ヴー]{0,8})(\d{1,3})[-‐‑−](\d{1,4})"
            r"(?![\d-]|\s*[一-龠々ヶカかつ%])"
        ),
        r"\1\2の\3",
    ),
    (re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?=\s*[(（][月火水木金土日])"), r"\1月\2日"),
    (
        re.compile(r"(?<=日)\s*[(（]([月火水木金土日](?:[・/][祝月火水木金土日])?)(?:曜日?)?[)）]"),
        _weekdays,
    ),
    (
        re.compile(
            rf"(?:(?P<before>{_HALF})\s*)?(?<![\d:.])(?P<hours>[01]?\d|2\d)"
            r"[:：](?P<minutes>[0-5]\d)(?:[:：](?P<seconds>[0-5]\d))?(?![\d:])"
            rf"(?:\s*(?P<after>{_HALF})(?![A-Za-z]))?"
        ),
        _time,
    ),
    (re.compile(rf"(?<![A-Za-z])({_HALF})\s?(\d{{1,2}})(?=時|\s|から|$)時?"), _half_day),
    (re.compile(rf"(?P<before>{either(_CURRENCIES)})\s*{_AMOUNT}(?P<after>)"), _money),
    (
        re.compile(rf"(?P<before>){_AMOUNT}\s*(?P<after>{either(_CURRENCIES)})(?![A-Za-z\d])"),
        _money,
    ),
    (
        re.compile(rf"({_NUMBER})\s*(thousand|million|billion|trillion)(?![A-Za-z])"),
        lambda found: _amount(found[1], found[2]),
    ),
    (re.compile(r"(?<=[ドルロ円ン])/(?=[月年日週])"), "毎"),
    (re.compile(r"(?<=[\d%℃])\s*[〜～~–—]\s*(?=[\d¥$])"), "から"),
    (re.compile(r"(?<=[時分日月年度人円ルトム])\s*[〜～~]\s*(?=[\d¥$])"), "から"),
    (re.compile(r"(?<=[時分日月年])\s*[〜～~](?!\d)"), "から"),
    (
        re.compile(
            r"(?<![\dA-Za-z-])(\d+(?:\.\d+)?)[-‐‑−](\d+(?:\.\d+)?)"
            rf"(?=\s*(?:{either(_UNITS)}|[一-龠々ヶカかつ]))"
        ),
        r"\1から\2",
    ),
    (re.compile(r"(?<![\dA-Za-z-])(\d{1,2})[-‐‑−](\d{1,2})(?=[でのと、。])"), r"\1たい\2"),
    (re.compile(r"(?<=\d)対(?=\d)"), "たい"),
    (re.compile(r"(?<![\dA-Za-zァ-ヴー)）])[-‐‑−](?=\d)"), "マイナス"),
    (re.compile(r"(?<![\dA-Za-z+])\+(?=\d)"), "プラス"),
    (re.compile(r"±(?=\d)"), "プラスマイナス"),
    (re.compile(r"(?<=\dm)走(?![らりるれろっ])"), "そう"),
    (
        re.compile(
            rf"(?<![A-Za-z0-9.,-])(?<![A-Za-z] )({_NUMBER})\s?({either(_UNITS)})(?![A-Za-z0-9])"
        ),
        lambda found: found[1] + _UNITS[found[2]],
    ),
    (re.compile(r"(?<![\d.])0時(?!間)"), "れい時"),
    (re.compile(r"(?<![\d.])8個"), "はっこ"),
    (re.compile(r"(?<=\dつ)星"), "ぼし"),
    (re.compile(rf"何(?={_COUNTED})"), "なん"),
)
"""Before names are replaced: their signs and letters belong to numbers."""

SIGNS: tuple[Rule, ...] = (
    (re.compile(r"(?<![A-Za-z0-9])[vV]er\.?\s*(?=\d)|(?<![A-Za-z0-9])v(?=\d)"), "バージョン"),
    (re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])"), _dotted),
    (re.compile(r"(?<=\d)\s*[×✕]\s*(?=\d)"), "かける"),
    (re.compile(r"(?<=\d)\s*÷\s*(?=\d)"), "わる"),
    (re.compile(r"(?<=\d)\s*\+\s*(?=\d)"), "たす"),
    (re.compile(r"\s*[=＝]\s*"), "イコール"),
    (re.compile(r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])"), r"\2分の\1"),
    (re.compile(r"#(?=\d)|№\s*|(?<![A-Za-z])[Nn]o\.\s*(?=\d)"), "ナンバー"),
    (re.compile(r"#(?=\w)"), "ハッシュタグ"),
    (re.compile(r"\s*&\s*"), "アンド"),
    (re.compile(r"(?<=[^\s\d])\s*\+(?=\s|[ァ-ヴ一-龠])"), "プラス"),
    (re.compile(r"(?<=\w)[/|](?=\w)"), "、"),
)
"""After names are replaced: C++, R&D and 24/7 are names."""


def quantities_in_words(text: str) -> str:
    """Dates, times, money, ranges and units."""
    return _changed(text, QUANTITIES)


def signs_in_words(text: str) -> str:
    """Versions, sums, fractions and what is left of signs."""
    return _changed(text, SIGNS)


def _changed(text: str, rules: tuple[Rule, ...]) -> str:
    """In their order: what is written with more signs comes before what is written with fewer."""
    for pattern, change in rules:
        text = pattern.sub(change, text)
    return text
