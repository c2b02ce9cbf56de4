"""Numbers of a translation set right from the source, where only they are wrong."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.japanese.numbers import in_english
from generator.japanese.numbers import quantities as japanese_numbers
from generator.translation.checks.english import quantities as english_numbers
from generator.translation.checks.numbers import equal, numbers

if TYPE_CHECKING:
    from generator.japanese.numbers import Quantity
    from generator.translation.checks.pair import Pair

_MOST = 4
"""Numbers that are wrong at once: with more it is another sentence."""
_BEHIND = re.compile(r"[\d,.〇一二三四五六七八九十百千万億兆京\s]*(.*)")


def mended(pair: Pair) -> str:
    """The translation, with other numbers where then every one is as in the source.

    As many have to be wrong as are missing; they are taken in their order. A unit that differs
    comes with its number. What would still not be right is left as it was.
    """
    if not any(numbers(pair)):
        return pair.target
    for text in (_renumbered(pair), _with_units(pair)):
        if text and not any(numbers(replace(pair, target=text))):
            return text
    return pair.target


def _renumbered(pair: Pair) -> str:
    ja, en = japanese_numbers(pair.ja), english_numbers(pair.en)
    alone_ja = [one for one in ja if not any(equal(one, other) for other in en)]
    alone_en = [one for one in en if not any(equal(other, one) for other in ja)]
    lost, wrong = (alone_ja, alone_en) if pair.language == "ja" else (alone_en, alone_ja)
    if len(lost) != len(wrong) or not 0 < len(lost) <= _MOST:
        return ""
    written = [_written(one, other, pair) for one, other in zip(lost, wrong, strict=True)]
    return _put(
        pair.target, [(other.text, text) for other, text in zip(wrong, written, strict=True)]
    )


def _written(wanted: Quantity, wrong: Quantity, pair: Pair) -> str:
    """A number as the translation writes it, with the unit that stands there."""
    if pair.language == "ja":
        return in_english(replace(wanted, bound=""))
    behind = _BEHIND.fullmatch(wrong.text)
    return f"{wanted.value.normalize():,f}{behind[1] if behind else ''}"


def _with_units(pair: Pair) -> str:
    """English numbers whose unit is another one, in the words that the check advises."""
    wanted = [(flaw.text, dict(flaw.advice.values).get("english", "")) for flaw in numbers(pair)]
    if pair.language == "en" or not all(text and english for text, english in wanted):
        return ""
    return _put(pair.target, wanted)


def _put(text: str, changes: list[tuple[str, str]]) -> str:
    """Each change once, in order; empty if one has no place."""
    plain, done = unicodedata.normalize("NFKC", text), ""
    for old, new in changes:
        before, found, plain = _parted(plain, old)
        if not found:
            return ""
        done += before + new
    return done + plain


def _parted(text: str, word: str) -> tuple[str, bool, str]:
    found = re.search(rf"(?<![\d.,]){re.escape(word)}(?!\d)", text)
    return (text[: found.start()], True, text[found.end() :]) if found else ("", False, "")
