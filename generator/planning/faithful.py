"""Whether a text says only what its sentences say: figures, names, negation, certainty."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.japanese.numbers import quantities

if TYPE_CHECKING:
    from generator.model import Language

_DIGITS = re.compile(r"\d+(?:[,.]\d+)*")
_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty"
    r"|hundred|thousand|million|billion|trillion|half|third|quarter|twice|double|triple)\b"
)
_JA_NAME = re.compile(r"[ァ-ヴー]{2,}|[A-Za-z][A-Za-z0-9.+-]+")
_EN_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][A-Za-z0-9.+-]+")
_NEGATION = {
    "ja": re.compile(r"ない|なかった|なく|ません|ず(?:[、。に]|$)|ぬ(?:[、。]|$)|[不無未非]"),
    "en": re.compile(
        r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|hardly|few|little)\b|n[’']t\b"
        r"|\b(?:un|in|im)[a-z]{4,}",
        re.IGNORECASE,
    ),
}
_CERTAINTY = {
    "ja": re.compile(
        r"可能性|かもしれ|みられ|よう[だで]|そう[だで]|らしい|という|だろう|でしょう|はず|恐れ|おそれ|考えられ"
        r"|ありえ|ありう|期待|とされ|言え|といい|うる$|えます"
    ),
    "en": re.compile(
        r"\b(?:may|might|could|can|would|likely|possib\w+|perhaps|seems?|appears?|expected|reported(?:ly)?"
        r"|said|says|thought|believed|should|hopes?|chance|risk|potential\w*)\b",
        re.IGNORECASE,
    ),
}


def fault(text: str, source: str, language: Language) -> str:
    """What in ``text`` is not in ``source``, in a few words; empty when nothing is."""
    said, given = (unicodedata.normalize("NFKC", each) for each in (text, source))
    for kind, find in (("number", _numbers), ("name", _names)):
        strange = find(said, language) - find(given, language)
        if kind == "name":
            strange = {word for word in strange if word.lower() not in given.lower()}
        if strange:
            return f"{kind} {min(strange)}"
    if bool(_NEGATION[language].search(said)) != bool(_NEGATION[language].search(given)):
        return "polarity"
    if _CERTAINTY[language].search(given) and not _CERTAINTY[language].search(said):
        return "certainty"
    return ""


def _numbers(text: str, language: Language) -> set[str]:
    if language == "ja":
        return {str(quantity.value.normalize()) for quantity in quantities(text)}
    digits = {found.replace(",", "") for found in _DIGITS.findall(text)}
    return digits | set(_NUMBER_WORDS.findall(text.lower()))


def _names(text: str, language: Language) -> set[str]:
    return set((_JA_NAME if language == "ja" else _EN_NAME).findall(text))
