"""Numbers as English writes them, in the form of ``japanese.numbers``."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from generator import patterns as re
from generator.japanese.numbers import ONE, Quantity


def _counted(words: str, start: int = 0, factor: int = 1) -> dict[str, Decimal]:
    return {word: Decimal(n * factor) for n, word in enumerate(words.split(), start)}


_SMALL = _counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
) | _counted("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10)
_ORDINALS = _counted(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 2
)
_LARGE = {
    word: Decimal(10) ** power
    for words, power in (
        ("thousand", 3), ("million mn m", 6), ("billion bn b", 9), ("trillion tn", 12)
    )
    for word in words.split()
}  # fmt: skip
_MONTHS = _counted(
    "January February March April May June July August September October November December", 1
)
MONTHS = tuple(_MONTHS)
"""Their names in English, in their order."""

_CURRENCIES = {
    "¥": "JPY", "jpy": "JPY", "yen": "JPY", "$": "USD", "us$": "USD", "usd": "USD",
    "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP",
    "pound": "GBP", "pounds": "GBP", "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY",
    "won": "KRW",
}  # fmt: skip
_UNITS = _CURRENCIES | {
    "%": "%", "percent": "%", "per cent": "%", "percentage point": "point",
    "percentage points": "point", "point": "point", "points": "point", "times": "times",
    "fold": "times",
    **{name + ending: name for name in ("year", "month", "week", "day", "hour", "minute", "second")
       for ending in ("", "s")},
}  # fmt: skip

_LONGEST = 40
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE = "(?:hundred|thousand|million|billion|trillion)"
_NUMERAL = re.compile(
    rf"""
    (?<![A-Za-z\d.,:/])(?<![A-Za-z]-)(?:(?P<sign>US\$|[¥$€£])\s?|(?P<code>JPY|USD)\s)?
    (?P<digits>{_DIGITS})(?!\d|[:/]\d)
    (?:(?P<ordinal>st|nd|rd|th)\b|(?P<decade>s)\b
     |[\s-]?(?P<scale>thousand|million|billion|trillion|bn|tn|mn)\b|(?P<letter>[mb])\b)?
    (?:(?<!\d)|(?![A-Za-z]))
    (?:[\s-]?(?P<unit>{_UNIT})(?![A-Za-z]))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b(?P<words>(?:(?:half\s)?an?\s(?={_SCALE}\b)|(?={_WORD}\b))"
    rf"(?:(?:{_WORD}|{_SCALE})\b(?:[\s-](?:and\s)?)?)+)"
    rf"(?P<unit>(?:{_UNIT})(?![A-Za-z]))?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b(?:{'|'.join(m for m in _MONTHS if m != 'May')})\b"
    rf"|\b(?:{'|'.join(m[:3] for m in _MONTHS if m != 'May')}|Sept)(?=\.|\s\d)"
)
_MAY = re.compile(
    r"\bMay(?=\s\d)|(?:\b(?:in|since|until|by|last|next|this|of|from|early|late)\s)May\b"
)
_EQUALS = {
    "both": "2", "pair": "2", "couple": "2", "twice": "2", "double": "2", "doubled": "2",
    "doubling": "2", "doubles": "2", "twofold": "2", "dual": "2", "twin": "2", "second": "2",
    "triple": "3", "tripled": "3", "tripling": "3", "threefold": "3", "trio": "3", "third": "3",
    "fourfold": "4", "fivefold": "5", "tenfold": "10", "quadruple": "4",
    "quadrupled": "4", "quarters": "4", "dozen": "12", "decade": "10",
    "decades": "10", "century": "100", "fortnight": "2", "teens": "10", "twenties": "20",
    "thirties": "30", "forties": "40", "fifties": "50", "sixties": "60", "seventies": "70",
    "eighties": "80", "nineties": "90", "secondary": "2", "tertiary": "3", "noon": "12",
    "midnight": "0", "duo": "2", "quartet": "4", "quintet": "5",
}  # fmt: skip
_WHOLE = {"decade": Decimal(10), "centur": Decimal(100), "dozen": Decimal(12)}
_WHOLES = re.compile(rf"\b({'|'.join(_SMALL)}|\d+)[\s-]({'|'.join(_WHOLE)})")
_AND_A_HALF = re.compile(r"\b(\w+)(?: \w+)? and a half\b")
_PART = {"halve": Decimal(2), "quarter": Decimal(4), **_ORDINALS}
_ROMAN = {word: Decimal(n) for n, word in enumerate(("II", "III", "IV"), 2)}
_PARTS = re.compile(rf"\b({'|'.join(_SMALL)}|\d+)[\s-](halve|quarter|{'|'.join(_ORDINALS)})s?\b")
_SHARES = {
    "half": "0.5", "halves": "0.5", "halved": "0.5", "halving": "0.5", "quarter": "0.25",
    "quarters": "0.25",
}  # fmt: skip


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number written in digits or plain number words, in order; identifiers are none."""
    plain = unicodedata.normalize("NFKC", text).replace("US$", "$")
    found = [(m.start(), _numeral(m)) for m in _NUMERAL.finditer(plain) if _is_number(m)]
    found += [(m.start(), _in_words(m)) for m in _WORDS.finditer(plain) if _is_counted(m)]
    found += [
        (m.start(), Quantity(_month(m[0]), "date month", m[0]))
        for pattern in (_MONTH, _MAY)
        for m in pattern.finditer(plain)
    ]
    return tuple(quantity for _, quantity in sorted(found, key=lambda pair: pair[0]))


def _month(text: str) -> Decimal:
    short = text.rpartition(" ")[2][:3]
    return next(number for name, number in _MONTHS.items() if name.startswith(short))


def words(text: str) -> frozenset[Decimal]:
    """Numbers that stand in other words: "both", "a third", "two-thirds", "World War II"."""
    plain = unicodedata.normalize("NFKC", text)
    values = {_ROMAN[number] for number in _ROMAN if re.search(rf"[a-z] {number}\b", plain)}
    for many, part in _PARTS.findall(plain.lower()):
        values.add(_count(many) / _PART[part])
    for many, whole in _WHOLES.findall(plain.lower()):
        values.add(_count(many) * _WHOLE[whole])
    for many in _AND_A_HALF.findall(plain.lower()):
        values.add(_SMALL.get(many, ONE) + Decimal("0.5"))
    if re.search(r"around the clock|round-the-clock", plain, re.IGNORECASE):
        values.add(Decimal(24))
    for word in re.findall(r"[a-z]+", plain.lower()):
        singular = word.removesuffix("s")
        values |= {Decimal(table[word]) for table in (_EQUALS, _SHARES) if word in table}
        if singular in _ORDINALS:
            values |= {_ORDINALS[singular], ONE / _ORDINALS[singular]}
        if singular in _SMALL:
            values.add(_SMALL[singular])
    return frozenset(values)


def _count(word: str) -> Decimal:
    return _SMALL[word] if word in _SMALL else Decimal(word)


def _is_number(match: re.Match[str]) -> bool:
    after = match.string[match.end() : match.end() + 1]
    if len(match["digits"]) > _LONGEST:
        return False
    bare = not (match["scale"] or match["unit"] or match["ordinal"] or match["decade"])
    return not (bare and not match["letter"] and after.isalpha())


def _numeral(match: re.Match[str]) -> Quantity:
    value, step = _read(match["digits"])
    scale = match["scale"] or (match["letter"] if match["sign"] else "") or ""
    if scale:
        value, step = value * _LARGE[scale.lower()], step * _LARGE[scale.lower()]
    unit = _UNITS.get((match["unit"] or "").lower(), "")
    currency = _CURRENCIES.get((match["sign"] or match["code"] or "").lower(), "")
    special = "ordinal" if match["ordinal"] else "decade" if match["decade"] else ""
    return Quantity(value, currency or special or unit, match[0].strip(), step=step)


def _read(digits: str) -> tuple[Decimal, Decimal]:
    value = Decimal(digits.replace(",", ""))
    return value, ONE.scaleb(-len(digits.partition(".")[2]))


def _is_counted(match: re.Match[str]) -> bool:
    """A lone "one" is seldom a number."""
    return match["words"].strip().lower() != "one"


def _in_words(match: re.Match[str]) -> Quantity:
    total, section = Decimal(0), Decimal(0)
    told = match["words"].lower().replace("half a ", "0.5 ")
    for word in re.split(r"[\s-]+", told.strip()):
        if word in _SMALL:
            section += _SMALL[word]
        elif word == "0.5":
            section += Decimal(word)
        elif word == "hundred":
            section = (section or ONE) * 100
        elif word in _LARGE:
            total, section = total + (section or ONE) * _LARGE[word], Decimal(0)
    unit = _UNITS.get((match["unit"] or "").lower(), "")
    return Quantity(total + section, unit, match[0].strip())
