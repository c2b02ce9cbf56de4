"""Dates, months, hours and stages, as the article writes them, in their order."""

from __future__ import annotations

import calendar
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import ERAS
from generator.model import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.understanding.text import Text, Told


_DATE = re.compile(
    r"(?=[0-9令平昭大明])(?:(?:(?P<year>(?:19|20)\d\d)|(?P<era>令和|平成|昭和|大正|明治)(?P<of_era>\d{1,2}|元))"
    r"年(?:度)?)?(?:(?P<month>1[0-2]|[1-9])月)?(?:(?P<day>3[01]|[12]\d|[1-9])日)?"
    r"(?:(?P<part>上旬|中旬|下旬|末|初め|ごろ|頃|から|まで))?"
)
_CLOCK = re.compile(
    r"(?:(?P<half>午前|午後))?(?P<hour>2[0-4]|1\d|\d)時(?!間)(?:(?P<minute>[0-5]?\d)分|(?P<thirty>半))?"
)
_RELATIVE = re.compile(
    r"(?:最初|はじめ|次)の[0-9一二三]+(?:か月|カ月|年|週間|日)|(?:来|今|昨|翌|一昨)(?:年度?|月|春|夏|秋|冬|週)|[0-9]+(?:年|か月|週間|日|時間|分)(?:前|後)"
    r"|(?:春|夏|秋|冬)(?:休み|ごろ|頃|には|から)|翌日|前日|当日|その日"
)
_EN_MONTHS = tuple(calendar.month_name)[1:]
_EN_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_EN_MONTHS)})(?: (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?)?"
    r"(?:,? (?P<year>(?:19|20)\d\d))?\b"
    r"|\b(?:in|by|since|from|until) (?P<alone>(?:19|20)\d\d)\b"
)

_PARTS = {"初め": 1, "上旬": 5, "中旬": 15, "下旬": 25, "末": 30}
_MOST_MOMENTS = 16


def moments(text: Text) -> tuple[Moment, ...]:
    """By time where dates tell it, else in reading order; each sentence's first of a kind."""
    found = (moment for told in text.content for moment in _in(told, text.article.language))
    return tuple(sorted(islice(found, _MOST_MOMENTS), key=lambda moment: moment.order))


def _in(told: Told, language: str) -> Iterator[Moment]:
    plain = unicodedata.normalize("NFKC", told.text)
    if language == "en":
        for hit in _EN_DATE.finditer(plain):
            year = hit["year"] or hit["alone"]
            month = _EN_MONTHS.index(hit["month"]) + 1 if hit["month"] else 0
            yield Moment(hit[0], _order(year, month, hit["day"], told.at), (told.id,))
        return
    for hit in _DATE.finditer(plain):
        of_era = int((hit["of_era"] or "1").replace("元", "1"))
        year = ERAS[hit["era"]] + of_era if hit["era"] else hit["year"]
        if year or hit["month"]:
            day = hit["day"] or _PARTS.get(hit["part"] or "", 0)
            written = hit[0].removesuffix("から").removesuffix("まで")
            yield Moment(written, _order(year, hit["month"], day, told.at), (told.id,))
    for pattern in (_CLOCK, _RELATIVE):
        for hit in pattern.finditer(plain):
            yield Moment(hit[0], _later(told.at), (told.id,))


def _order(year: object, month: object, day: object, at: int) -> float:
    """Days since the year 0 where there is a date; the place in the article decides between."""
    days = float(year or 0) * 372 + float(month or 0) * 31 + float(day or 0)  # type: ignore[arg-type]
    return round(days + at / 10_000, 4)


def _later(at: int) -> float:
    """Times without a date stand after those with one, as the article has them."""
    return 1_000_000.0 + at
