"""Amounts with what they measure and what they are compared with."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Amount
from generator.understanding.measures import measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Language
    from generator.understanding.text import Text, Told

_SCALES = {"千": 1e3, "百万": 1e6, "万": 1e4, "億": 1e8, "兆": 1e12}
_UNITS = (
    "%|％|パーセント|ポイント|割|倍|円|ドル|ユーロ|人|名|トン|キログラム|グラム|kg|g|センチメートル|センチ|メートル|キロメートル|キロ|km|cm|mm|m"
    "|リットル|ミリリットル|ml|時間|分間|分|秒|年間|か月|カ月|ヶ月|週間|日間|回|件|か所|カ所|箇所|ヶ所|本|冊|台|戸|軒|棟|隻|基|度|℃|ページ|個|社|校"
    "|店舗?|歳|匹|頭|羽|杯|枚|通|点|種類|世帯|ヘクタール|平方メートル|ヘクトパスカル|ワット|kWh|GB|MB|人分|票|字|大さじ|小さじ"
)
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_KANJI = "[一二三四五六七八九十百千]+"
_JA = re.compile(
    rf"(?:(?P<before>約|およそ|ほぼ|のべ|延べ|平均(?:で)?|最大|総額|計|合計)\s?)*"
    rf"(?<![時月0-9.第数百千万億兆])(?<![0-9]年)(?!十分|一度|一人ひとり|二度と|一本化)"
    rf"(?P<number>{_DIGITS}|{_KANJI})"
    rf"(?P<scale>(?:百万|千|万|億|兆)?(?:(?P<rest>[0-9][0-9,]*)万?)?)(?P<unit>{_UNITS})"
    r"(?!目|[月番号]|の[0-9]|(?<=歳)(?:以上|以下|未満)|(?:あたり|当たり|につき)?[約0-9][0-9,.万千]*円)(?:近く|以上|以下|未満|弱|強|程度|ほど|あまり|余り|超)?"
)
ENDS_IN_AMOUNT = re.compile(
    rf"[はがも、][^。]{{0,30}}(?:{_DIGITS}|{_KANJI})(?:百万|千|万|億|兆)?(?:{_UNITS}|[年月日時])。$"
)
"""A sentence of a report that says how many without a verb: 町に開いたのは十一人。"""

_ONES = "一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}
_EN_UNITS = (
    "people|tons?|tonnes|kilograms?|kg|grams?|meters?|metres?|kilometers?|km|miles?|feet|hours?"
    "|minutes?|seconds?|years?|months?|weeks?|days?|times|dollars|euros|pounds|yen|books|pages"
    "|students|users|points"
)
_EN = re.compile(
    r"(?:(?P<before>about|around|nearly|almost|more than|over|less than|up to|at least)\s)?"
    r"(?P<money>[$€£¥])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<scale> (?:thousand|million|billion|trillion))?"
    rf"(?P<unit>%| percent| per cent| (?:{_EN_UNITS}))?(?!\w)"
)
_EN_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_EN_OF = re.compile(
    r"^(?:the |an? )?([\w' -]{3,40}?) (?:is|are|was|were|has|have|rose|fell|grew|costs?|takes?"
    r"|reached|increased|dropped)\b",
    re.IGNORECASE,
)
_SHARES = frozenset(["%", "percent", "per cent"])
_EN_BEHIND = re.compile(
    r" (?:of (?:it|them|those) )?(?:was|were|is|are|went to|came from|chose|said|preferred) "
    r"(?P<name>[^,.;:]{2,40}?)(?=[,.;]| and \d|$)"
)
_COMPARES = re.compile(
    r"から|に対し|より|比べ|一方|が、|ところ|→|\b(?:from|to|than|against|compared|versus|while|but)\b"
)
_MOST = 400  # of a long work; those of one sentence stay together, as they may be parts of a whole
_TIMES = frozenset({"年間", "日間", "分間", "週間"})


def amounts(text: Text) -> tuple[Amount, ...]:
    """In reading order; those that one sentence or its neighbour compares name each other."""
    found: list[Amount] = []
    before: list[Amount] = []
    for told in text.content:
        mine = list(_in(told, text.article.language))
        linked = [_against(each, mine, before, told) for each in mine]
        found += linked
        before = mine
        if len(found) >= _MOST:
            break
    return tuple(found)


def counted(told: Told, language: Language) -> frozenset[tuple[float, str]]:
    """Value and unit of all that a sentence counts."""
    return frozenset((each.value, each.unit) for each in _in(told, language))


def _against(each: Amount, mine: Sequence[Amount], before: Sequence[Amount], told: Told) -> Amount:
    same = [one for one in mine if one is not each and one.unit == each.unit]
    if same and _COMPARES.search(told.text):
        return replace(each, against=tuple(same))
    near = [one for one in before if one.unit == each.unit and one.measures == each.measures]
    return replace(each, against=tuple(near)) if near and each.measures else each


def _in(told: Told, language: Language) -> Iterator[Amount]:
    plain = unicodedata.normalize("NFKC", told.text)
    if len(plain) != len(told.text):
        plain = told.text
    if language == "ja":
        yield from _counts(told, plain)
    pattern = _JA if language == "ja" else _EN
    end = 0
    for hit in pattern.finditer(plain):
        unit = (hit["unit"] or "").strip()
        money = hit["money"] if language == "en" else None
        if not (unit or money):
            continue
        written = told.text[hit.start() : hit.end()].strip()
        if language == "ja":
            measures, category = measured(told.text, end, hit.start(), hit.end())
        else:
            measures, category = _english(told.text, hit)
        end = hit.end()
        yield Amount(written, money or unit, _value(hit, language), (told.id,), measures, category)


def _english(text: str, hit: re.Match[str]) -> tuple[str, str]:
    behind = _EN_BEHIND.match(text[hit.end() :]) if (hit["unit"] or "").strip() in _SHARES else None
    if behind:
        return "", behind["name"].strip()
    named = _EN_OF.match(text[: hit.start()])
    return named[1] if named else "", ""


# As results are counted off, without a unit: 賛成112、反対38、保留21.
_COUNT = re.compile(
    r"(?P<category>[一-龠々ァ-ヴー]{2,8})(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
)
_COUNTS = re.compile(
    rf"(?:{_COUNT.pattern.replace('?P<category>', '').replace('?P<number>', '')}"
    r"(?:、|と|で|だ|の|。|$)){2,}"
)


def _counts(told: Told, plain: str) -> Iterator[Amount]:
    for row in _COUNTS.finditer(plain):
        for hit in _COUNT.finditer(plain, row.start(), row.end()):
            value = float(hit["number"].replace(",", ""))
            yield Amount(hit["number"], "", value, (told.id,), "", hit["category"])


def _number(written: str) -> float:
    """12,000 or 百八十."""
    if written[0] not in _PLACES and written[0] not in _ONES:
        return float(written.replace(",", ""))
    total, waiting = 0, 0
    for sign in written:
        if sign in _PLACES:
            total += (waiting or 1) * _PLACES[sign]
            waiting = 0
        else:
            waiting = waiting * 10 + _ONES.index(sign) + 1
    return float(total + waiting)


def _value(hit: re.Match[str], language: Language) -> float:
    value = _number(hit["number"])
    scale = (hit["scale"] or "").strip()
    if language == "en":
        return value * _EN_SCALES.get(scale, 1.0)
    rest = hit["rest"]
    name = scale.removesuffix("万") if rest and scale.endswith("万") else scale
    name = name.removesuffix(rest or "")
    value *= _SCALES.get(name, 1.0)
    if rest:
        lower = 1e4 if scale.endswith("万") and name in ("億", "兆") else 1.0
        value += float(rest.replace(",", "")) * lower
    return value
