"""Numbers in English words, as they are read aloud in American English."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS = ("", " thousand", " million", " billion", " trillion", " quadrillion")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_LONGEST = 18
_PARTS = {2: ("half", "halves"), 4: ("quarter", "quarters")}


def number(written: str) -> str:
    """1,984 → one thousand nine hundred eighty four; 0.05 → zero point zero five."""
    plain = written.replace(",", "")
    whole, _, part = plain.partition(".")
    told = cardinal(int(whole or "0")) if len(whole) <= _LONGEST else digits(whole)
    return f"{told} point {digits(part)}" if part else told


def cardinal(value: int) -> str:
    """2,024 → two thousand twenty four."""
    if value < 1000:
        return _hundreds(value)
    groups = []
    for name in _GROUPS:
        value, rest = divmod(value, 1000)
        if rest:
            groups.append(_hundreds(rest) + name)
    return " ".join(reversed(groups))


def _hundreds(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _tens(rest)
    return f"{_SMALL[hundreds]} hundred" + (f" {_tens(rest)}" if rest else "")


def _tens(value: int) -> str:
    if value < len(_SMALL):
        return _SMALL[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens] + (f" {_SMALL[ones]}" if ones else "")


def ordinal(value: int) -> str:
    """21 → twenty first."""
    *before, last = cardinal(value).split()
    if last in _ORDINALS:
        last = _ORDINALS[last]
    else:
        last = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return " ".join((*before, last))


def year(value: int) -> str:
    """1984 → nineteen eighty four; 2005 → two thousand five; 1900 → nineteen hundred."""
    century, rest = divmod(value, 100)
    if value % 1000 < 10:
        return cardinal(value)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def decade(value: int) -> str:
    """1990 → nineteen nineties; 80 → eighties."""
    told = year(value) if value >= 100 else cardinal(value)
    return f"{told[:-1]}ies" if told.endswith("y") else f"{told}s"


def digits(written: str, zero: str = "zero") -> str:
    """Digit by digit."""
    return " ".join(zero if one == "0" else _SMALL[int(one)] for one in written if one.isdecimal())


def fraction(above: int, below: int) -> str:
    """2/3 → two thirds."""
    names = _PARTS.get(below) or (ordinal(below), f"{ordinal(below)}s")
    return f"{cardinal(above)} {names[above != 1]}"


def is_one(written: str) -> bool:
    """Whether what is counted stands in the singular."""
    try:
        return Decimal(written.replace(",", "")) == 1
    except InvalidOperation:
        return False
