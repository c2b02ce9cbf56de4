"""Numbers with their units as Japanese writes them, and what they are in English.

300億円近く is 30,000,000,000 yen, "nearly ¥30 billion".
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from generator import patterns as re

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number found in a text.

    Attributes:
        value: 30000000000 for 300億; 30 for 3割, whose unit is "%"; 2024 for 令和6年.
        unit: an ISO 4217 code, "%", a length of time ("year", "month", "week", "day", "hour",
            "minute", "second"), a place in it ("date year", "date month", "date day", "clock",
            "decade", "century"), "times", "point", "ordinal", "share" (of one), or empty for
            anything else.
        text: as written, in NFKC.
        bound: "about", "nearly", "more than", "less than", "up to", "at least", or empty.
        step: the value of the last digit written; 1.23 trillion was rounded to ten thousand
            million.
    """

    value: Decimal
    unit: str
    text: str
    bound: str = ""
    step: Decimal = ONE


_KANJI = {c: Decimal(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": Decimal(0)}
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_LARGE = {c: Decimal(10) ** n for c, n in (("万", 4), ("億", 8), ("兆", 12), ("京", 16))}
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
"""Era → the year before its first."""

MYRIADS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
"""The largest first: how many, and the word."""

# 〇〇年, 〇月〇日, 約〇倍: left to be filled in; 〇歳 and 〇時 are none.
_BLANK = re.compile(
    "(?<![0-9〇一二三四五六七八九十百千万.])(?:〇{2,}|〇(?=[年月日倍人回県市町村社名個件]))"
    "(?![0-9〇一二三四五六七八九十百千万])"
)
_FIRST_YEAR = re.compile("(?<=令和|平成|昭和|大正|明治)元(?=年)")  # of an era: 令和元年
_UNITS: dict[str, str] = {
    "円": "JPY", "米ドル": "USD", "ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP",
    "人民元": "CNY", "元": "CNY", "ウォン": "KRW",
    "%": "%", "パーセント": "%", "ポイント": "point", "割": "%", "倍": "times",
    "年間": "year", "カ年": "year", "か年": "year", "周年": "year", "年代": "decade",
    "年": "date year", "か月": "month", "カ月": "month", "ヶ月": "month", "ヵ月": "month",
    "箇月": "month", "ケ月": "month", "月": "date month", "週間": "week", "週": "week",
    "日間": "day", "日": "date day", "時間": "hour", "時": "clock", "分間": "minute",
    "分": "minute", "秒間": "second", "秒": "second", "世紀": "century",
    "回目": "ordinal", "番目": "ordinal", "位": "ordinal", "つ目": "ordinal", "人目": "ordinal",
    "発目": "ordinal",
}  # fmt: skip
_COUNTERS = (
    "人名社件回個本台冊枚匹頭軒棟校都市歳才代章条項度点字番号戸世帯種品席曲話問票つ段階基隻機食杯"
    "着足組箱袋球勝敗戦試合区州県府省村町店例語行列"
)
_MEASURES = r"(?:[kcm]?m|[km]?g|[KMGT]B|[kM]Wh?|[kMG]?Hz|°C|t)(?![A-Za-z])"
_PREFIXES = {
    "約": "about", "およそ": "about", "ほぼ": "about", "おおよそ": "about", "最大": "up to",
    "最高": "up to", "最低": "at least", "少なくとも": "at least",
}  # fmt: skip
_SUFFIXES = {
    "近く": "nearly", "弱": "nearly", "以上": "at least", "超": "more than", "強": "more than",
    "あまり": "more than", "余り": "more than", "余": "more than", "以下": "up to",
    "以内": "up to", "未満": "less than", "足らず": "less than", "前後": "about", "程度": "about",
    "ほど": "about", "くらい": "about", "ぐらい": "about",
}  # fmt: skip


def _either(*words: str) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DIGIT = f"(?:{_DIGITS}|(?!四半)[〇零一二三四五六七八九十百千])"
_NUMBER = re.compile(
    rf"""
    (?:(?P<before>{_either(*_PREFIXES)})\s?)?
    (?P<era>{_either(*ERAS)})?(?P<ordinal>第)?
    (?P<number>{_DIGIT}(?:{_DIGIT}|[万億兆京])*)
    \s?(?:
      分の(?P<share>\d{{1,9}}|[一二三四五六七八九])
    | (?P<unit>{_either(*_UNITS)})(?!曜)
    | (?P<counter>[{_COUNTERS}]|[カかヶ]国|{_MEASURES})
    )?
    (?P<half>半)?
    (?P<after>{_either(*_SUFFIXES)})?
    """,
    re.VERBOSE,
)
_LONGEST = 40
_ANY_DIGIT = re.compile(r"\d")
_TOKENS = re.compile(rf"{_DIGITS}|.")
_NAME_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*[-‐]?$|[A-Za-z]\d*\.$|\d[.,:/]$")
_NAME_AFTER = re.compile(r"[A-Za-z]")
_TO = re.compile(r"[〜~–-]")
_VAGUE = ("数", "何", "幾")
_NO_NUMBER = re.compile(
    r"一[人部方般時番度緒流概種因環体応定切連面層員例][^目]|一[つ人]ひとり|一度に|十分|万[一人]|三菱|四半|千葉|"
    r"四国|九州|百貨|五輪|一本化|二酸|一社員|一日中|二度と|一時[的期]|一代記|三角|二人三脚|一点張|八百屋|[八]?千代(?=[^わ目半]|$)"
)
_HALVES = {"半年": ("6", "month"), "半世紀": ("50", "year"), "半数": ("50", "%")}


@lru_cache(maxsize=8192)  # each check of a text asks the same
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a Japanese text, in order.

    Vague ones (数十人), blanks (〇〇年), parts of names (GPT-4) and of words (一部, 十分) are left
    out.
    """
    plain = unicodedata.normalize("NFKC", text)
    numbered = _FIRST_YEAR.sub("1", _BLANK.sub(lambda found: "＿" * len(found[0]), plain))
    found = [
        (m.start(), replace(quantity, text=plain[m.start() : m.start() + len(quantity.text)]))
        for m in _NUMBER.finditer(numbered)
        if (quantity := _read(m))
    ]
    for at, (start, quantity) in enumerate(found[:-1]):
        end = start + len(quantity.text)
        if not quantity.unit and _TO.match(plain[end : end + 1]):  # 4〜6月
            found[at] = (start, replace(quantity, unit=found[at + 1][1].unit))
    for word, (value, unit) in _HALVES.items():
        quantity = Quantity(Decimal(value), unit, word)
        if word in plain:
            found += [(match.start(), quantity) for match in re.finditer(word, plain)]
    return tuple(quantity for _, quantity in sorted(found, key=lambda pair: pair[0]))


def _read(match: re.Match[str]) -> Quantity | None:
    if not _is_number(match):
        return None
    value, step = _evaluated(match["number"])
    bound = _SUFFIXES.get(match["after"] or "") or _PREFIXES.get(match["before"] or "", "")
    if match["share"]:
        value, unit = _evaluated(match["share"])[0] / (value or ONE), "share"
    else:
        value, unit = _of_unit(match, value)
    if match["half"]:
        value += Decimal("0.5")
    return Quantity(value, unit, match[0].strip(), bound, step)


def _is_number(match: re.Match[str]) -> bool:
    """Not vague (数十人), in a name (GPT-4, 5G, 三菱), a word (一部), endless or a part 0."""
    if len(match["number"]) > _LONGEST or match["share"] == "0":
        return False
    plain, start, end = match.string, match.start("number"), match.end("number")
    counted = bool(match["unit"] or match["counter"])
    before = plain[max(0, start - 12) : start]
    if before.endswith(_VAGUE) or _NAME_BEFORE.search(before):
        return False
    if _ANY_DIGIT.search(match["number"]):
        return counted or not _NAME_AFTER.match(plain[end : end + 1])
    told = counted or match["share"] or match["ordinal"]
    return bool(told) and not _NO_NUMBER.match(plain[start : start + 4] + " ")


def _of_unit(match: re.Match[str], value: Decimal) -> tuple[Decimal, str]:
    written = match["unit"] or ""
    unit = "ordinal" if match["ordinal"] else _UNITS.get(written, "")
    if match["era"] and written == "年":
        return value + ERAS[match["era"]], unit
    return (value * 10 if written == "割" else value), unit


def _evaluated(number: str) -> tuple[Decimal, Decimal]:
    """Value and step of a run such as 1兆2,000億, 二千三百, 二〇二四."""
    total = section = Decimal(0)
    current: Decimal | None = None
    step = ONE
    for token in _TOKENS.findall(number):
        if token in _SMALL:
            section += (ONE if current is None else current) * _SMALL[token]
            current, step = None, step * _SMALL[token]
        elif token in _LARGE:
            total += (section + (current or 0) or ONE) * _LARGE[token]
            section, current, step = Decimal(0), None, step * _LARGE[token]
        else:
            digit = _KANJI.get(token)
            read = Decimal(token.replace(",", "")) if digit is None else digit
            current = read if digit is None or current is None else current * 10 + read
            step = Decimal(1).scaleb(-len(token.partition(".")[2]))
    return total + section + (current or 0), step


_SIGNS = {"JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


def in_english(quantity: Quantity) -> str:
    """As an English news text writes it: "nearly ¥30 billion", "about 6 years"."""
    words = f"{_SIGNS.get(quantity.unit, '')}{_scaled(quantity.value)}"
    if quantity.unit == "%":
        words += "%"
    elif quantity.unit in {"CNY", "KRW"}:
        words += {"CNY": " yuan", "KRW": " won"}[quantity.unit]
    elif quantity.unit in {"year", "month", "week", "day", "hour", "minute", "second"}:
        words += f" {quantity.unit}" + ("" if quantity.value == 1 else "s")
    elif quantity.unit == "times":
        words += " times"
    return f"{quantity.bound} {words}".strip()


def _scaled(value: Decimal) -> str:
    for power, name in _SCALES:
        if value >= Decimal(10) ** power:
            return f"{_plain(value.scaleb(-power))} {name}"
    whole = value == value.to_integral_value()
    return f"{value:,f}" if whole and value >= 10_000 else _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
