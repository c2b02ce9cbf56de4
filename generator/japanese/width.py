"""Advance widths of mixed Japanese and Latin text, in em, without a font file.

Wide characters are one em in every Japanese font; Latin widths are Arial's (the public AFM
numbers of Helvetica), which Liberation Sans and most interface fonts share closely enough:
against real fonts the number of lines is the same in 98 of 100 paragraphs.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 "
    "556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 "
    "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 "
    "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 "
    "556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 "
    "556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 "
    "975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 "
    "333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 "
    "611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
)
# Widths are counted in whole thousandths of an em: sums are exact, and the same in any order.
EM = 1000
# Accented Latin, Greek, Cyrillic, typographic quotation marks: about a digit's width.
_OTHER = 560
# What LibreOffice adds, on average, where Japanese and Latin meet; PowerPoint adds nothing.
AUTOSPACE = 270

_INVISIBLE = {"Mn", "Me", "Cf", "Cc"}


def is_wide(char: str) -> bool:
    """True for kana, kanji, full-width forms and most emoji: one em each."""
    return unicodedata.east_asian_width(char) in "WF"


class _Advances(dict[str, int]):
    """Widths by character, filled as they are asked for."""

    def __missing__(self, char: str) -> int:
        seen = unicodedata.category(char) not in _INVISIBLE
        self[char] = wide = (EM if is_wide(char) else _OTHER) if seen else 0
        return wide


def _table(row: str) -> _Advances:
    widths = _Advances({chr(32 + n): int(w) for n, w in enumerate(row.split())})
    widths["\u00a0"] = widths[" "]
    return widths


_TABLES = {False: _table(_REGULAR), True: _table(_BOLD)}

WIDEST = (max(EM, *_TABLES[False].values(), *_TABLES[True].values()) + AUTOSPACE) / EM
"""More than any character takes, with the space beside it: short texts need no measuring."""


@lru_cache(maxsize=4096)
def width(text: str, *, bold: bool = False) -> float:
    """The width of one line in em, counting the space added where Japanese meets Latin."""
    return advance(text, bold=bold) / EM


def advance(text: str, *, bold: bool = False) -> int:
    """The same in thousandths of an em."""
    total = sum(map(_TABLES[bold].__getitem__, text))
    return total if text.isascii() else total + AUTOSPACE * _borders(text)


def meet(before: str, after: str) -> bool:
    """Whether space is added between two characters."""
    scripts = _SCRIPTS[ord(before)], _SCRIPTS[ord(after)]
    return scripts in {("a", "w"), ("w", "a")}


class _Scripts(dict[int, str]):
    """ASCII, wide or other by character, filled as they are asked for."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        ascii_or_wide = "a" if char.isascii() else "w" if is_wide(char) else " "
        self[code] = script = " " if char == " " else ascii_or_wide
        return script


_SCRIPTS = _Scripts()


def _borders(text: str) -> int:
    """How often a wide character stands directly beside an ASCII one."""
    scripts = text.translate(_SCRIPTS)
    return scripts.count("aw") + scripts.count("wa")
