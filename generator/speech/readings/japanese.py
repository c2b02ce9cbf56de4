"""Japanese text as it is said."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.speech.readings.addresses import JAPANESE, addresses_in_words
from generator.speech.readings.contexts import in_context
from generator.speech.readings.latin import left_over, named
from generator.speech.readings.names import finding
from generator.speech.readings.numbers import quantities_in_words, signs_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMPANIES = {
    "㈱": "株式会社",
    "(株)": "株式会社",
    "（株）": "株式会社",
    "㈲": "有限会社",
    "(有)": "有限会社",
}
_PAUSES = re.compile(r"…+|\.{3,}|―+|—{2,}|─+|、、+")
_SILENT = re.compile(r"[*^_`\\※◎○●◇◆□■△▲▽▼☆★♪]+")
_WIDE_SPACE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


def said(text: str, decided: Mapping[str, str]) -> str:
    """Everything that an engine might misread in kana or words.

    In this order: what people decided, company marks, addresses, words that their neighbours
    decide, names, numbers and signs, the remaining Latin words.
    """
    if decided:
        text = finding(tuple(decided)).sub(lambda found: decided[found[0]], text)
    for mark, words in _COMPANIES.items():
        text = text.replace(mark, words)
    text = _halved(text)
    text = addresses_in_words(text, JAPANESE)
    text = quantities_in_words(in_context(text))
    text = signs_in_words(named(text))
    text = left_over(text)
    text = _SILENT.sub("", _PAUSES.sub("、", text).replace("@", JAPANESE["@"]))
    return _WIDE_SPACE.sub("", text).strip()


def _halved(text: str) -> str:
    """Full-width digits and letters as ASCII, half-width kana as kana; punctuation stays."""
    return "".join(
        unicodedata.normalize("NFKC", character) if _folds(character) else character
        for character in text
    )


def _folds(character: str) -> bool:
    wide = "！" <= character <= "｝" and character not in "！？（），：；"
    square = "㌀" <= character <= "㏿"
    return wide or square or character in "℃￥" or unicodedata.category(character) == "No"
