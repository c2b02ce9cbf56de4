"""Is an engine's answer a translation at all? What is wrong in one is for the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.translation.similarity import normal

if TYPE_CHECKING:
    from generator.model import Language

_WORDS: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(r"[ぁ-ゖァ-ヺ㐀-鿿豈-﫿々〆ｦ-ﾝ]"),
    "en": re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]"),
}
_ERROR_PAGE = re.compile(
    r"error \d{3}\b|that.s an error|that.s all we know|unusual traffic|<html|too many requests",
    re.IGNORECASE,
)
_ENDED = re.compile(r"""[.!?。！？…:：」』）)\]"'”’～~]\W*$""")
_WHOLE_SENTENCE = re.compile(r"[.!?。！？][」』）)\]\"'”’]*$")
# Least characters of a translation for one of the source, by the source's language. The
# shortest sound pair of 20 characters or more in our articles has 1.1 (ja) and 0.3 (en).
_SHORT = {"ja": 0.5, "en": 0.12}


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """One line without the characters that no document may hold: servers send anything."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """Attributes: ``why`` not, or empty; ``usable`` if nothing better is to be had."""

    why: str = ""
    usable: bool = False


def has_words(text: str, language: Language) -> bool:
    """Whether there is anything to translate: "ChatGPT" and "2024" are the same in English."""
    return bool(_WORDS[language].search(text))


def judged(source: str, answer: str, language: Language) -> Verdict:
    """What an engine's answer for a ``source`` sentence in ``language`` is worth."""
    if not any(character.isalnum() for character in answer):
        return Verdict("answered nothing")
    if normal(answer) == normal(source):
        name = language == "en" and len(source.split()) <= 3
        return Verdict("gave the sentence back untranslated", usable=name)
    if _ERROR_PAGE.search(answer) and not _ERROR_PAGE.search(source) and "エラー" not in source:
        return Verdict("answered with an error page")
    if len(answer) > 200 + 20 * len(source):
        return Verdict("answered with far more than a sentence")
    if _cut(source, answer, language) or (_is_open(answer) and not _is_open(source)):
        return Verdict("answered with half a sentence", usable=True)
    return Verdict()


def _cut(source: str, answer: str, language: Language) -> bool:
    if _WHOLE_SENTENCE.search(source) and not _ENDED.search(answer):
        return True
    return len(source) >= 20 and len(answer) < _SHORT[language] * len(source)


def _is_open(text: str) -> bool:
    """Something in brackets or quotation marks does not end."""
    return any(text.count(one) > text.count(two) for one, two in ("()", "[]", "（）", "「」", "“”"))
