"""Years that the article's own day gives: in one of January 2023, "in December" is 2022."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns as re
from generator.japanese.numbers import quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Language
    from generator.writing.numbered import Numbered


class Day(NamedTuple):
    """When an article was published."""

    year: int
    month: int

    @property
    def name(self) -> str:
        """The month in English: "April"."""
        return _NAMES.split()[self.month - 1]


_DATE = r"((?:19|20)\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])(?!\d)"
_KNOWN = re.compile(rf"published {_DATE}")
_LINE = re.compile(  # a line that says the day and nothing else
    r"^\W*(?:日付|公開日?|掲載日?|投稿日?|発行日?|発表日?|[Dd]ate|[Pp]ublished|[Pp]osted)?[ :：]*"
    rf"{_DATE}[-/.月]\s?\d{{1,2}}日?(?:[T ][\d:+.Z]*)?\W*$"
)
_MONTH_LINE = re.compile(  # 掲載：2020年3月
    rf"^\W*(?:日付|公開|掲載|投稿|発行|発表|取材|収録|初出)[日時年月]{{0,2}}[\s:：]*{_DATE}月?号?\W*$"
)
_BYLINE = re.compile(
    rf"^[^。.!?！？]*?(?<!\d){_DATE}[-/.月]\s?\d{{1,2}}日?"
    r"(?:号|付け?|発行|掲載|公開|配信|更新)?(?=[\s）)、,]|$)[^。!?！？]*$"
)
_BYLINES, _SHORT = 3, 60  # lines at either end of an article that may name its day; letters of one
_NAMES = "January February March April May June July August September October November December"
_MONTH = re.compile(rf"\b[Ii]n (?:early |late |mid-)?({_NAMES.replace(' ', '|')})\b")
_EN_LINE = re.compile(  # March 8, 2017
    rf"^\W*(?:By .{{2,90}}?[,|·–—-] ?)?(?:[Dd]ate|[Pp]ublished|[Pp]osted)?[ :]*(?:on )?"
    rf"(?:\d{{1,2}} )?({_NAMES.replace(' ', '|')})(?: \d{{1,2}}(?:st|nd|rd|th)?)?"
    r",? ((?:19|20)\d\d)\W*$"
)
_YEARS_AGO = {
    "ja": re.compile(r"(?<![\d.,])(?:約|およそ)?([1-9]\d?)年(?:ほど)?前"),
    "en": re.compile(r"\b(?:about |some |nearly )?([1-9]\d?|[a-z]+) years? ago\b", re.IGNORECASE),
}
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OF_A_DAY = re.compile(
    r"(?:(\d{4})年)?\d{1,2}月(\d{1,2})日"
    rf"|(?:\b(\d{{1,2}}) )?\b(?:{_NAMES.replace(' ', '|')})(?: (\d{{1,2}})\b)?(?:,? (\d{{4}})\b)?"
)
_BEGUN = re.compile(  # where a span begins: it is told by its end
    r"\d[\d,.]*[^\d\s、。]{0,2}[〜~～–-](?=\d)|\d{4}年?から(?=\d{2,4}年)"
    r"|\b(?:between \d{4} and|from \d{4} (?:to|until|through)) (?=\d{4}\b)",
    re.IGNORECASE,
)
_TO_COME = {
    "ja": re.compile("予定|見込|見通し|方針|計画|目指|めざ|今後|これから"),
    "en": re.compile(
        r"\b(?:will|expects?|expected|plans?|planned|hopes?|scheduled|due|upcoming)\b"
    ),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGO: dict[Language, tuple[tuple[re.Pattern[str], int], ...]] = {
    "ja": (
        (re.compile("昨年|去年"), -1),
        (re.compile("今年|本年"), 0),
        (re.compile("来年"), 1),
    ),
    "en": (
        (re.compile(r"\blast year\b"), -1),
        (re.compile(r"\bthis year\b"), 0),
        (re.compile(r"\bnext year\b"), 1),
    ),
}


def day_of(article: Numbered, about: str) -> Day | None:
    """The day that is known of an article, or that stands in a line of its own or in its byline."""
    lines = [sentence.text[article.language] or "" for sentence in article.sentences]
    ends = [each for each in (*lines[1:_BYLINES], *lines[-_BYLINES:]) if len(each) < _SHORT]
    told = (*map(_LINE.match, lines), *map(_BYLINE.match, ends), *map(_MONTH_LINE.match, ends))
    found = _KNOWN.search(about) or next(filter(None, told), None)
    if found is None and (named := next(filter(None, map(_EN_LINE.match, lines)), None)):
        return Day(int(named[2]), _NAMES.split().index(named[1]) + 1)
    return Day(int(found[1]), int(found[2])) if found else None


def with_one_figure(text: str) -> str:
    """Its days and spans each with one figure: an ear keeps 2019年11月26日 and 18歳から29歳 so."""
    return _BEGUN.sub("", _OF_A_DAY.sub(_year_or_day, _AGES.sub(r"\2", text)))


_AGES = re.compile(r"(\d+)(?:歳|代)?(?:から|〜|～|–|-| to )(\d+(?=歳|代|s?\b))")


def _year_or_day(found: re.Match[str]) -> str:
    year, day, before, after, its = found.groups()
    return f"{year or its or day or before or after or found[0]} "


def is_date(line: str) -> bool:
    """Whether a line says a day and nothing else."""
    return _LINE.match(line) is not None


def years_of(lines: Iterable[str], language: Language, day: Day | None) -> frozenset[int]:
    """The years of which some lines speak that name none: "last year", the last such month.

    Or the next one, where the line tells what is to come.
    """
    if day is None:
        return frozenset()
    plain = [line for line in lines if not _YEAR.search(line)]
    counted = {day.year + n for line in plain for ago, n in _AGO[language] if ago.search(line)}
    counted |= {day.year - n for line in plain for n in _years_ago(line, language)}
    for line in plain:
        for month in _months(line, language):
            if _TO_COME[language].search(line):
                counted.add(day.year + (month < day.month))
            else:
                counted.add(day.year - (month > day.month))
    return frozenset(counted)


def _years_ago(line: str, language: Language) -> Iterator[int]:
    for found in _YEARS_AGO[language].findall(unicodedata.normalize("NFKC", line)):
        if found.isdigit():
            yield int(found)
        elif found.lower() in _SMALL:
            yield _SMALL.index(found.lower()) + 1


def _months(line: str, language: Language) -> Iterator[int]:
    if language == "en":
        yield from (_NAMES.split().index(found) + 1 for found in _MONTH.findall(line))
        return
    yield from (int(each.value) for each in quantities(line) if each.unit == "date month")
