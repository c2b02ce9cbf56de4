"""Numbers and signs in Japanese text, written so that any engine reads them right."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.numbers import MYRIADS
from generator.speech.readings.latin import DIGITS
from generator.speech.readings.tables import changed, either, table

if TYPE_CHECKING:
    from generator.speech.readings.tables import Rule

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DAY = r"(?:1[0-2]|[1-9])/(?:3[01]|[12]\d|[1-9])"

_CURRENCIES = table("ja", "currencies")
_UNITS = table("ja", "units")
_PER = table("ja", "per")
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


def _week(found: re.Match[str]) -> str:
    first, last = _WEEKDAYS[found[1]], _WEEKDAYS[found[2]]
    return f"{first}から{last}"


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
    for size, word in MYRIADS:
        count, left = divmod(left, size)
        told += f"{count:f}{word}" if count else ""
    return told + (f"{left.normalize():f}" if left or not told else "")


def _digits(found: re.Match[str]) -> str:
    """Telephone numbers and the like: digit by digit, a pause for every hyphen."""
    return "、".join(
        "".join(DIGITS[digit] for digit in part) for part in re.split(r"\D+", found[0]) if part
    )


def _unit(found: re.Match[str]) -> str:
    """35 μg/m³ → 35マイクログラムパー立方メートル; per second and hour are 毎秒, 毎時."""
    below = found["below"]
    told = _PER.get(below) or "ぱー" + (_UNITS.get(below) or below) if below else ""
    return f"{found['number']}{_UNITS[found['unit']]}{told}"


def _slashed(found: re.Match[str]) -> str:
    """9/11 is a day; 2/3, with less above than below, is a part unless no part is written so."""
    above, below = int(found[1]), int(found[2])
    day = above in range(1, _MONTHS + 1) and below in range(1, _DAYS + 1)
    if day and (above >= below or below not in _PARTS):
        return f"{above}月{below}日"
    return f"{below}分の{above}" if above < below else found[0]


def _parted(found: re.Match[str]) -> str:
    """3/4; 120/80 is a pressure, or what else has two figures."""
    above, below = int(found[1]), int(found[2])
    two = above > below > max(_PARTS)
    return f"{found[1]}の{found[2]}" if two else f"{found[2]}分の{found[1]}"


def _pair(found: re.Match[str]) -> str:
    """4、5日: two numbers in a row, said in one breath as Japanese counts."""
    first, second = (_KANJI.get(one, one) for one in (found[1], found[2]))
    if int(second) != int(first) + 1:
        return found[0]
    if found[3] in _PLAIN:
        return _FIRST[first] + _FIRST[second] + _PLAIN[found[3]]
    return f"{_FIRST[first]}{second}{found[3]}"


def _era(found: re.Match[str]) -> str:
    return f"{_ERAS[found[1]]}{found[2]}"


def _batting(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}割{found[3]}分{found[4]}厘"


def _dotted(found: re.Match[str]) -> str:
    return "テン".join(DIGITS.get(part, part) for part in found[0].split("."))


_MONTHS, _DAYS = 12, 31
# What a whole is commonly parted into; 3/11 is no part.
_PARTS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30}
_FIRST = {
    "1": "イチ", "2": "ニ", "3": "サン", "4": "シ", "5": "ゴ", "6": "ロク", "7": "シチ",
    "8": "ハチ", "9": "ク",
}  # fmt: skip
# 4、5日 is シゴニチ, 1、2人 イチニニン: the words for few days and people stand alone only.
_PLAIN = {"日": "ニチ", "人": "ニン"}
_KANJI = {kanji: str(n) for n, kanji in enumerate("〇一二三四五六七八九")}
_ERAS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
_COUNTS = "円回人件個台本枚株ドルロトン"
_TIMES = "年月日週時分秒"
_LONG = either(unit for unit in _UNITS if len(unit) > 1 and unit[-1].isalnum())
_HOW_MANY = table("ja", "how_many")
_KANA_UNIT = either({word for word in _UNITS.values() if len(word) > 1})

_HALF = r"[AaPp]\.?[Mm]\.?"
_AMOUNT = (
    rf"(?P<number>{_NUMBER})(?:\s*(?P<multiple>{either(_MULTIPLES)})(?![A-Za-z]))?"
    r"(?P<myriad>[百千万億兆]+)?"
)
_COUNTED = "[人本匹回個台枚社日時分秒度歳年点冊軒階名種倍週件杯泊歩割]"

QUANTITIES: tuple[Rule, ...] = (
    (re.compile(r"(?<![A-Za-z])([RHSTM])(\d{1,2})(?=年)"), _era),
    (re.compile(r"(打率|勝率|出塁率|長打率)\s?0?[.．](\d)(\d)(\d)(?!\d)"), _batting),
    (re.compile(rf"(?<![\d,.])([1-8])、([2-9])({_COUNTED})"), _pair),
    (
        re.compile(
            rf"(?<![第〇一二三四五六七八九十])([一二三四五六七八])、?([二三四五六七八九])({_COUNTED})"
        ),
        _pair,
    ),
    (re.compile(r"〒\s*\d{3}-\d{4}"), lambda found: "郵便番号、" + _digits(found)),
    (re.compile(r"(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])"), _digits),
    (re.compile(r"(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?![\d/.-])"), _date),
    (
        re.compile(rf"(?<![\d/])({_DAY})(?=\s*[〜～~-]\s*({_DAY})(?![\d/]))"),
        lambda found: "月".join(found[1].split("/")) + "日",
    ),
    (
        re.compile(rf"(?<=日)(\s*[〜～~-]\s*)({_DAY})(?![\d/])"),
        lambda found: found[1] + "月".join(found[2].split("/")) + "日",
    ),
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
    (re.compile(r"(?<![\d/.])9/11(?=の?(?:テロ|同時|事件|以[降後前])|。|$)"), "キューイチイチ"),
    (re.compile(r"(?<![\dA-Za-z/.$¥])(\d{1,2})/(\d{1,3})(?![\d/A-Za-z%])"), _slashed),
    (re.compile(r"(?<![\d/])(\d+)⁄(\d+)"), r"\2分の\1"),
    (
        re.compile(
            r"(?<=日)\s*[(（]([月火水木金土日祝](?:[・/][祝月火水木金土日])?)(?:曜日?)?[)）]"
        ),
        _weekdays,
    ),
    (
        re.compile(r"((?:比|割合|配合|レート|オッズ)[^。、]{0,6}?)(?<!\d)(\d+)[:：](\d+)(?!\d)"),
        r"\1\2たい\3",
    ),
    (
        re.compile(
            r"(?<![\d:：])(\d+(?:\.\d+)?)[:：](\d+(?:\.\d+)?)"
            r"(?=の(?:比|割合|配合|画面|映像|アスペクト)|で(?:混|割|分|配|合))(?![\d:：])"
        ),
        r"\1たい\2",
    ),
    (
        re.compile(
            rf"(?:(?P<before>{_HALF})\s*)?(?<![\d:.])(?P<hours>[01]?\d|2\d)"
            r"[:：](?P<minutes>[0-5]\d)(?:[:：](?P<seconds>[0-5]\d))?(?![\d:])"
            rf"(?:\s*(?P<after>{_HALF})(?![A-Za-z]))?"
        ),
        _time,
    ),
    (re.compile(r"(?<![\d:：])(\d+)[:：](\d+)(?![\d:：])"), r"\1たい\2"),
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
    (re.compile(r"(?<=[\d%℃])\s*[–—]\s*(?=[\d¥$])|(?<=[年月日時分])\s*[-‐‑−–]\s*(?=\d)"), "から"),
    (re.compile(r"(?<=[ぁ-んァ-ヴー一-龠々)）」])\s*−\s*(?=[ぁ-んァ-ヴ一-龠A-Za-z])"), "、"),
    (re.compile(r"(?<=[A-Za-z])−(?=\d)"), "-"),
    (re.compile(r"(?<![\dA-Za-z.])B(\d)F(?![A-Za-z\d])"), r"地下\1階"),
    (re.compile(r"(?<![\dA-Za-z.])(\d{1,2})F(?![A-Za-z\d])"), r"\1階"),
    (re.compile(r"([月火水木金土日])\s*[〜～~]\s*([月火水木金土日])(?![月曜])"), _week),
    (
        re.compile(
            r"(?:(?<=^)|(?<=[\s「『!！?？」』。]))[〜～~]([^〜～~、。]{2,})[〜～~](?=[\s」』、。]|$)"
        ),
        r"、\1、",
    ),
    (
        re.compile(
            r"(?<=[ぁ-ん])[〜～~]+(?=[ぁ-ん、。!！?？」』\s]|$)|(?<=[てよねなわぞ])[〜～~]+"
        ),
        "ー",
    ),
    (re.compile(r"(?:(?<=^)|(?<=[、。「『（(\s]))[〜～~]\s*(?=\w)"), ""),
    (re.compile(r"(?<=\w)\s*[〜～~]\s*([一-龠ァ-ヴー]{1,8})間(?=[をのにでは、])"), r"から\1かん"),
    (re.compile(r"(?<=[\w%℃）」』])\s*[〜～~]\s*(?=[\w¥$「『])"), "から"),
    (re.compile(r"(?<=[円時分秒日月年度人歳代%台])\s*[〜～~]+(?=[、。」』\s]|$)"), "から"),
    (
        re.compile(
            r"(?<![\dA-Za-z-])(\d+(?:\.\d+)?)[-‐‑−](\d+(?:\.\d+)?)"
            rf"(?=\s*(?:{either(_UNITS)}|[一-龠々ヶカかつ]))"
        ),
        r"\1から\2",
    ),
    (re.compile(r"(?<![\dA-Za-z-])(\d{1,3})[-‐‑−–](\d{1,3})(?=[でのとにを、。]|$)"), r"\1たい\2"),
    (re.compile(r"(?<=\d)[xX×][-‐‑−–](?=\d)"), "エックスたい"),
    (re.compile(r"(?<=\d)対(?=\d)"), "たい"),
    (
        re.compile(r"(?<![\dA-Za-zァ-ヴー)）])[-‐‑−](?=\d)|(?<=[はがをの比])[-‐‑−](?=\d)"),
        "マイナス",
    ),
    (re.compile(r"(?<![\dA-Za-z+])\+(?=\d)"), "プラス"),
    (re.compile(r"±(?=\d)"), "プラスマイナス"),
    (re.compile(r"(?<=\dm)走(?![らりるれろっ])"), "そう"),
    (
        re.compile(
            r"(?<![A-Za-z0-9.,-])(?<![A-Za-z] )"
            rf"(?P<number>{_NUMBER}[百千万億兆]?|[数何][十百千万億兆]+)\s?(?P<unit>{either(_UNITS)})"
            rf"(?:/(?P<below>{either([*_UNITS, *_PER])}|[人個台本枚株坪戸]))?(?![A-Za-z0-9²³])"
        ),
        _unit,
    ),
    (
        re.compile(rf"(?<=[{_COUNTS}])/(?P<below>{either([*_UNITS, *_PER])})(?![A-Za-z0-9])"),
        lambda found: _PER.get(found["below"]) or "ぱー" + _UNITS[found["below"]],
    ),
    (re.compile(rf"(?<=[{_COUNTS}])/(?=[{_TIMES}人回個件])"), "毎"),
    (re.compile(rf"毎({either(_UNITS)})(?![A-Za-z0-9])"), lambda found: "マイ" + _UNITS[found[1]]),
    (
        re.compile(rf"(?<![A-Za-z0-9])({_LONG})/({either(_UNITS)})(?![A-Za-z0-9²³])"),
        lambda found: _UNITS[found[1]] + (_PER.get(found[2]) or "ぱー" + _UNITS[found[2]]),
    ),
    (re.compile(r"(?<![\d.])0時(?!間)"), "れい時"),
    (re.compile(r"(?<![\d.])8個"), "はっこ"),
    (re.compile(r"(?<=\dつ)星"), "ぼし"),
    (re.compile(r"(?<![\d.])1世帯"), "イッセタイ"),
    (re.compile(r"(?<![\d.,])10ヘクタール"), "ジュッヘクタール"),
    (re.compile(rf"何({either(_HOW_MANY)})"), lambda found: _HOW_MANY[found[1]]),
    (re.compile(rf"何(?={_COUNTED}|[かカヶヵケ][月国所年]|{_KANA_UNIT})"), "なん"),
)
"""Before names are replaced: their signs and letters belong to numbers."""

SIGNS: tuple[Rule, ...] = (
    (re.compile(r"(?<![A-Za-z0-9])[vV]er\.?\s*(?=\d)|(?<![A-Za-z0-9])v(?=\d)"), "バージョン"),
    (re.compile(r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])"), _dotted),
    (re.compile(r"(?<=\d)\s*[×✕]\s*(?=\d)"), "かける"),
    (re.compile(r"(?<=\d)\s*÷\s*(?=\d)"), "わる"),
    (re.compile(r"(?<=\d)\s*\+\s*(?=\d)"), "たす"),
    (re.compile(r"(?<=[ァ-ヴー])[=＝゠](?=[ァ-ヴ])"), "・"),
    (re.compile(r"\s*[=＝]\s*"), "イコール"),
    (re.compile(r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])"), _parted),
    (re.compile(r"#(?=\d)|№\s*|(?<![A-Za-z])[Nn]o\.\s*(?=\d)"), "ナンバー"),
    (re.compile(r"#(?=\w)"), "ハッシュタグ"),
    (re.compile(r"\s*&\s*"), "アンド"),
    (re.compile(r"(?<=[^\s\d])\s*\+(?=\s|[ァ-ヴ一-龠])"), "プラス"),
    (re.compile(r"(?<=\w)[/|](?=\w)"), "、"),
)
"""After names are replaced: C++, R&D and 24/7 are names."""


def quantities_in_words(text: str) -> str:
    """Dates, times, money, ranges and units."""
    return changed(text, QUANTITIES)


def signs_in_words(text: str) -> str:
    """Versions, sums, fractions and what is left of signs."""
    return changed(text, SIGNS)
