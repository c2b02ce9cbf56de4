"""Numbers in English text: dates, times, telephone numbers, money, measures, ranges, scores."""

from __future__ import annotations

import unicodedata
from calendar import month_name
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.speech.readings.counting import (
    cardinal,
    decade,
    digits,
    fraction,
    is_one,
    number,
    ordinal,
    year,
)
from generator.speech.readings.tables import changed, either, table, whole_table

if TYPE_CHECKING:
    from generator.speech.readings.tables import Rule

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_CURRENCIES = table("en", "currencies")
_CENTS = table("en", "cents")
_SCALES = table("en", "scales")
_UNITS = table("en", "units")
_SHORT_MONTHS = whole_table("english")["months"]
_MONTHS = {**_SHORT_MONTHS, **{name: name for name in month_name if name}}
_MONTH = rf"(?P<month>{either(_MONTHS)})\.?"
_TH = "(?:st|nd|rd|th)"
_IN_YEAR = r"(?:,?\s(?P<year>\d{4})(?!\d))?"
_SCALE = rf"(?:{either(_SCALES)}|hundred|thousand|million|billion|trillion)"
_DASH = r"\s?[-–—~〜−]\s?"
_DAYS, _MONTHS_A_YEAR = 31, 12
_AROUND = whole_table("english")["around"]
_LEAD = rf"(?P<lead>\b(?:{either(_AROUND['before_nouns'].split())})\s|\()?"
_STOP = either(_AROUND["no_nouns"].split())
_BEFORE_NOUN = re.compile(rf"(?:\s?\([^)]*\)|\))?\s+(?!(?:{_STOP})\b)[a-z]")
_HALVES = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_POWERS = {"²": "squared", "³": "cubed"}
_SCORED = re.compile(rf"\b(?:{either(_AROUND['scores'].split())})\b", re.IGNORECASE)
_SETS = re.compile(r"\d[-–]\d, \d[-–]\d")


def _adjective(found: re.Match[str]) -> bool:
    """A 10 m passage is ten meter; it is 10 m deep is ten meters."""
    after = found.string[found.end() :]
    return bool(found["lead"] or found["hyphen"]) and bool(_BEFORE_NOUN.match(after))


def _several(name: str, amount: str) -> str:
    """The unit for an amount: its singular, its plural by the table or by rule."""
    one, _, more = name.partition("|")
    if is_one(amount):
        return one
    if more:
        return more
    head, joint, rest = one.partition(" per ")
    first, degrees, scale = head.partition(" ") if head.startswith("degree") else (head, "", "")
    return f"{first}s{degrees}{scale}{joint}{rest}"


def _one(name: str) -> str:
    return name.partition("|")[0]


def _calendar(found: re.Match[str]) -> str:
    """2024-10-01, 10/1/2024."""
    parts = found.groupdict()
    month, day = int(parts["m"]), int(parts["d"])
    if month not in range(1, _MONTHS_A_YEAR + 1) or day not in range(1, _DAYS + 1):
        return found[0]
    told = f"{month_name[month]} {ordinal(day)}"
    return f"{told}, {year(int(parts['y']))}" if parts["y"] else told


def _month_day(found: re.Match[str]) -> str:
    told = f"{_MONTHS[found['month']]} {ordinal(int(found['day']))}"
    return f"{told}, {year(int(found['year']))}" if found["year"] else told


def _time(found: re.Match[str]) -> str:
    hours, minutes = int(found["hours"]), found["minutes"]
    half = (found["half"] or "").replace(".", "").lower()
    after = {"am": " A.M", "pm": " P.M"}.get(half, "")
    if minutes in {None, "00"}:
        return f"{cardinal(hours)}{after or (' o’clock' if minutes else '')}".replace("’", "'")
    oh = "oh " if minutes.startswith("0") else ""
    return f"{cardinal(hours)} {oh}{cardinal(int(minutes))}{after}"


def _hour(found: re.Match[str]) -> str:
    return f"{cardinal(int(found['hours']))} {found['half'][0].upper()}.M"


def _phone(found: re.Match[str]) -> str:
    plus = "plus " if found[0].startswith("+") else ""
    return plus + ", ".join(digits(part) for part in re.split(r"\D+", found[0].strip("+")) if part)


def _money(found: re.Match[str]) -> str:
    """$1.5 billion → one point five billion dollars; $4.99 → four dollars and ninety nine cents."""
    sign, amount, scale = found["sign"], found["number"], found["scale"] or ""
    scale = _SCALES.get(scale, scale)
    amount_told = number(amount) + (f" to {number(found['to'])}" if found["to"] else "")
    whole, _, part = amount.partition(".")
    lead = found["lead"] or ""
    if _adjective(found):
        return lead + " ".join(one for one in (amount_told, scale, _one(_CURRENCIES[sign])) if one)
    if len(part) == 2 and not scale and sign in _CENTS and not found["to"]:
        cents = f"{number(part.lstrip('0') or '0')} {_several(_CENTS[sign], part)}"
        if not whole.strip("0,"):
            return lead + cents
        return f"{lead}{number(whole)} {_several(_CURRENCIES[sign], whole)} and {cents}"
    several = _several(_CURRENCIES[sign], amount if not scale and not found["to"] else "2")
    return lead + " ".join(one for one in (amount_told, scale, several) if one)


def _money_after(found: re.Match[str]) -> str:
    scale = _SCALES.get(found["scale"] or "", found["scale"] or "")
    several = _several(_CURRENCIES[found["sign"]], "2" if scale else found["number"])
    return " ".join(one for one in (number(found["number"]), scale, several) if one)


def _measure(found: re.Match[str]) -> str:
    """10 km → ten kilometers; a 10 km run → a ten kilometer run; 5 m/s → meters per second."""
    amount, unit = found["number"], _UNITS[found["unit"]]
    minus = "minus " if found["minus"] else ""
    below = f" per {_one(_UNITS.get(found['below'], found['below']))}" if found["below"] else ""
    told = number(amount)
    if found["from"]:
        told = f"{number(found['from'])} to {told}"
    counted = "2" if found["from"] else amount
    several = _one(unit) if _adjective(found) else _several(unit, counted)
    return f"{found['lead'] or ''}{minus}{told} {several}{below}"


def _range(found: re.Match[str]) -> str:
    return f"{_counted(found[1])} to {_counted(found[2])}"


def _counted(written: str) -> str:
    return year(int(written)) if _is_year(written) else number(written)


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1100 <= int(written) < 2100


def _score(found: re.Match[str]) -> str:
    """Of a match; elsewhere two numbers and a hyphen are a range."""
    scored = _SCORED.search(found.string) or _SETS.search(found.string)
    between = " " if scored else " to "
    return f"{number(found[1])}{between}{number(found[2])}"


def _version(found: re.Match[str]) -> str:
    """3.12 → three point twelve; parts of more digits are told one by one."""
    return re.sub(r"\d+(?:\.\d+)+", _parts, found[0])


def _parts(found: re.Match[str]) -> str:
    parts = found[0].split(".")
    told = (cardinal(int(part)) if len(part) <= 2 else digits(part) for part in parts)
    return " point ".join(told)


def _model(found: re.Match[str]) -> str:
    """GPT-4o → four oh; A380 → three eighty; a lone A, joined, is no article."""
    letter = found["letter"] or ""
    told = {"o": "oh", "O": "oh"}.get(letter, letter.upper() if len(letter) == 1 else letter)
    joint = "-" if found["name"] == "A" else " "
    return f"{found['name']}{joint}{_paired(found['number'])} {told}".rstrip()


def _paired(written: str) -> str:
    """As products and houses are numbered: 380 three eighty, 4090 forty ninety, 101 one oh one."""
    if "." in written or len(written) < 3 or len(written) > 4:
        return number(written)
    if len(written) == 4:
        return year(int(written))
    hundreds, rest = written[0], written[1:]
    if rest == "00":
        return number(written)
    return f"{digits(hundreds)} {digits(rest, 'oh') if rest < '10' else number(rest)}"


def _mixed(found: re.Match[str]) -> str:
    """2½ → two and one half."""
    above, _, below = unicodedata.normalize("NFKC", found["part"]).partition("⁄")
    return f"{found['whole']} and {fraction(int(above), int(below))}"


def _dialled(found: re.Match[str]) -> str:
    return re.sub(r"\d+", lambda one: digits(one[0]), found[0])


def _fraction(found: re.Match[str]) -> str:
    above, below = int(found["above"]), int(found["below"])
    if not 1 < below <= 100 or above >= below:
        return f"{cardinal(above)} {'' if above == below else 'slash '}{cardinal(below)}"
    return fraction(above, below)


_PHONE = re.compile(
    r"(?<![\w.,-])(?:\+\d{1,3}[ -])?\(?0\d{1,4}\)?[ -]\d{1,4}[ -]\d{3,4}(?![\w-])"
    r"|(?<![\w.,-])\+\d{1,3}(?:[ -]\d{1,4}){2,4}(?![\w-])"
    r"|(?<![\w.,-])(?:1-)?\d{3}-\d{3}-\d{4}(?![\w-])"
    r"|(?<![\w.,-])\d{3}-\d{4}(?![\w-])"
)
AMOUNTS: tuple[Rule, ...] = (
    (
        re.compile(r"(?<![\w,.$¥€£])['’]?(\d0|1[1-9]\d0|20\d0)['’]?s\b"),
        lambda found: decade(int(found[1])),
    ),
    (re.compile(rf"(?P<whole>\d)\s?(?P<part>[{_HALVES}])"), _mixed),
    (re.compile(r"(?<=\d)\s[-–−]\s(?=\d+(?:\.\d+)?\s*=)"), " minus "),
    (
        re.compile(
            r"(\d:\d\d|[AaPp]\.?[Mm]\b\.?)\s?[-–—~〜]\s?(?=\d{1,2}(?::\d\d|\s?[AaPp]\.?[Mm]))"
        ),
        r"\1 to ",
    ),
    (re.compile(f"[{_HALVES}]"), lambda found: f" {unicodedata.normalize('NFKC', found[0])}"),
    (re.compile("⁄"), "/"),
    (re.compile(r"(?<!\d)(?P<y>\d{4})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)"), _calendar),
    (re.compile(r"(?<!\d)(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})(?!\d)"), _calendar),
    (
        re.compile(
            r"(?<!\d)(?P<m>\d{1,2})/(?P<d>\d{1,2})(?P<y>)(?=\s\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))"
        ),
        _calendar,
    ),
    (
        re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}}){_TH}?(?![\d:%]){_IN_YEAR}"),
        _month_day,
    ),
    (
        re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}}){_TH}?\s{_MONTH}(?![a-z]){_IN_YEAR}"),
        _month_day,
    ),
    (re.compile(rf"\b({either(_SHORT_MONTHS)})\.(?=\s)"), lambda found: _SHORT_MONTHS[found[1]]),
    (
        re.compile(r"\b(?:[Dd]ial|[Cc]all)\s\d{3}(?: (?:or|and) \d{3})?(?![\d,.-]\d|\w)"),
        _dialled,
    ),
    (_PHONE, _phone),
    (
        re.compile(
            r"(?<![\d:.])(?P<hours>[01]?\d|2[0-5]):(?P<minutes>[0-5]\d)(?![\d:])"
            r"(?:\s*(?P<half>[AaPp]\.?[Mm]\.?(?![A-Za-z])|[AP]\.M))?"
        ),
        _time,
    ),
    (
        re.compile(r"(?<![\d:.,$¥€£])(?P<hours>1[0-2]|[1-9])\s?(?P<half>[AaPp]\.?[Mm]\b\.?)"),
        _hour,
    ),
    (re.compile(r"(?<=\d):(?=\d)"), " to "),
    (
        re.compile(
            rf"{_LEAD}(?P<sign>{either(_CURRENCIES)})\s?(?P<hyphen>)(?P<number>{_NUMBER})"
            rf"(?:{_DASH}(?:{either(_CURRENCIES)})?(?P<to>{_NUMBER}))?"
            rf"(?:[\s-]?(?P<scale>{_SCALE})\b)?"
        ),
        _money,
    ),
    (
        re.compile(
            rf"(?<![\w.])(?P<number>{_NUMBER})(?:\s?(?P<scale>million|billion|trillion))?"
            rf"\s?(?P<sign>{either(_CURRENCIES)})(?![A-Za-z\d])"
        ),
        _money_after,
    ),
    (
        re.compile(
            rf"{_LEAD}(?P<minus>(?<![\w-])[-−])?(?<![\w.,])"
            rf"(?:(?P<from>{_NUMBER}){_DASH})?(?P<number>{_NUMBER})(?P<hyphen>-)?\s?"
            rf"(?P<unit>{either(_UNITS)})(?:/(?P<below>{either(_UNITS)}))?(?![A-Za-z0-9²³])"
        ),
        _measure,
    ),
    (re.compile(r"(?<![\w.,-])(\d{1,3})[-–−](\d{1,3})(?![\d,.%-]\d|[\w%-])"), _score),
    (re.compile(rf"(?<![\w.,-])({_NUMBER}){_DASH}({_NUMBER})(?![\w-])"), _range),
    (re.compile(r"(?<![\d/])(?P<above>\d{1,2})/(?P<below>\d{1,3})(?![\d/])"), _fraction),
    (
        re.compile(
            rf"\b(?P<name>(?:{either(_AROUND['versions'].split())}) )"
            r"(?P<number>\d+(?:\.\d+)+(?:(?:,| and| or| to) \d+(?:\.\d+)+)*)(?![\w%])"
        ),
        _version,
    ),
    (re.compile(r"(?<![\w.])(?P<name>)(?P<number>\d+(?:\.\d+){2,})(?!\w)"), _version),
    (
        re.compile(
            r"\b(?P<name>[A-Z][A-Za-z-]*[A-Za-z])[-/](?P<number>\d+(?:\.\d+)?)"
            r"(?P<letter>[A-Za-z]{1,2})?(?![\w-])"
        ),
        _model,
    ),
    (re.compile(r"\b(?P<name>[A-Z]{2,}) (?P<number>\d{4})(?P<letter>)(?![\w,.-]\d|\w)"), _model),
    (
        re.compile(
            rf"\b(?P<name>{either(_AROUND['models'].split())})(?P<number>\d{{1,4}})(?P<letter>)\b"
        ),
        _model,
    ),
    (
        re.compile(r"(?<![\w-])(?P<name>[A-Z])(?P<number>\d{1,4})(?P<letter>)(?![\w.]\d|[a-z])"),
        _model,
    ),
    (
        re.compile(r"(?<!\d)(\d)'\s?(\d{1,2})[\"”″]"),
        lambda found: f"{number(found[1])} foot {number(found[2])}",
    ),
    (re.compile(r"(?<![\w.])(\d+)k\b"), lambda found: f"{number(found[1])} thousand"),
    (re.compile(r"(?<![\w.])(\d+)(?=[a-zA-Z](?![A-Za-z]))"), lambda found: f"{number(found[1])} "),
    (
        re.compile(r"\b(\d{1,3})([GKD])(?=\s|[.,;:!?)]|$)"),
        lambda found: f"{number(found[1])} {found[2]}",
    ),
    (re.compile(rf"\b(\d+){_TH}\b"), lambda found: ordinal(int(found[1]))),
    (
        re.compile(rf"\b(?P<name>{either(_AROUND['rooms'].split())}) (?P<number>\d{{3}})(?!\d)"),
        lambda found: f"{found['name']} {_paired(found['number'])}",
    ),
    (
        re.compile(r"(?<![\d.,\w])(1[1-9]\d\d|20\d\d)(?![\d,]\d|\.\d|\w)"),
        lambda found: year(int(found[1])),
    ),
    (re.compile(r"#\s?(?=\d)"), "number "),
    (
        re.compile(rf"(?<![\w])({_NUMBER})\s?[×✕x]\s?(?={_NUMBER})"),
        lambda found: f"{number(found[1])} times ",
    ),
    (
        re.compile(
            r"(?<![A-Za-z])(?!cm|mm|km|nm|ft|dm)([b-df-hj-np-tv-z])([b-df-hj-np-tv-z])(?=[²³])"
        ),
        r"\1 \2",
    ),
    (re.compile(r"(?<![A-Za-z'’-])a(?=[²³]|\s=)"), "eigh"),
    (re.compile(r"(?<=[A-Za-z])([²³])"), lambda found: f" {_POWERS[found[1]]}"),
    (re.compile(r"(?<![\w-])[-−](?=\d)"), "minus "),
    (re.compile(rf"(?<![\w.])({_NUMBER})(?![\w]|\.\d)"), lambda found: number(found[1])),
    (re.compile(r"(?<=[A-Za-z])-(?=\d)"), " "),
)


def amounts_in_words(text: str) -> str:
    """Every number of a text as it is read aloud."""
    return changed(text, AMOUNTS)
