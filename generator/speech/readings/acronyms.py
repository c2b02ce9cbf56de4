"""Words of capitals in English: letter by letter (A.I) or as a word, by acronyms.toml and by rule.

Letters with points between them are read as letters by every English voice measured here; with
spaces or hyphens espeak-ng takes an A among them for the article.
"""

from __future__ import annotations

from functools import cache

from generator import patterns as re
from generator.speech.readings.tables import whole_table

_PLURAL = r"(?P<plural>s|'s|’s)?"
_CAPITALS = re.compile(rf"(?<![A-Za-z0-9-])(?P<word>[A-Z][A-Z0-9]*[A-Z]){_PLURAL}(?![A-Za-z])")
_A = "eigh"
"""The letter at the end of a word, where no point is after it."""

_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
_LONGEST = 4
"""Unknown words of capitals up to here are spelled; longer ones are when they have no vowel."""


@cache
def _letters() -> frozenset[str]:
    listed = whole_table("acronyms")["letters"].values()
    return frozenset(word for words in listed for word in words.split())


@cache
def _words() -> dict[str, str]:
    return dict(whole_table("acronyms")["words"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(whole_table("acronyms")["plain"]["words"].split())


def acronyms_in_letters(text: str) -> str:
    """AI → A.I, LLMs → L.L.M's, NASA → Nassa, AT&T → A.T-and-T."""
    text = re.sub(
        r"(?<![A-Za-z0-9])([A-Z]{1,3})&([A-Z]{1,2})(?![A-Za-z])",
        lambda found: f"{'.'.join(found[1])}-and-{'.'.join(found[2]).replace('A', _A)}",
        text,
    )
    shouted = _is_shouted(text)
    return _CAPITALS.sub(lambda found: _acronym(found, shouted=shouted), text)


def _is_shouted(text: str) -> bool:
    """A whole line in capitals is no row of abbreviations."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 3 and len(_SHOUTED.findall(text)) > 0.7 * len(words)


def _acronym(found: re.Match[str], *, shouted: bool) -> str:
    word, plural = found["word"], found["plural"] or ""
    if word in _words():
        return _words()[word] + plural
    if shouted or word in _plain():
        return word + plural
    listed = word in _letters()
    short = len(word) <= _LONGEST or not re.search("[AEIOUY]", word)
    if not listed and not short:
        return word + plural
    return ".".join(word) + ("'s" if plural else "")
