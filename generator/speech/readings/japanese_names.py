"""Japanese names in Latin letters, told by their shape and spelled as an English voice says them.

Hepburn has few syllables: Kurosawa and Tsukuba can be nothing else. Shorter names that could be
English too (Abe, Kobe) are listed in english.toml.
"""

from __future__ import annotations

from generator import patterns as re
from generator.speech.readings.tables import whole_table

_MORA = r"(?:(?:k|s|t|n|h|m|y|r|w|g|z|d|b|p|sh|ch|ts|j|f|[kgnhmrbp]y)?[aiueo]|n(?![aiueoy]))"
_WORD = re.compile(rf"(?:(?:k(?=k)|s(?=s)|t(?=[tc])|p(?=p))?{_MORA})+")
_NEVER = re.compile(r"si|ti|tu|hu|zi|di|du|y[ei]|w[iueo]|f[aieo]")
_TELLING = re.compile(r"tsu|shi|chi|[krgnhmb]y[uo]|sh[uo](?!re)")
_WORDS = whole_table("english")["japanese"]
_ENDINGS = tuple(_WORDS["endings"].split())
_FOREIGN = frozenset(_WORDS["foreign"].split())
_LISTED = frozenset(_WORDS["names"].split())
_FEWEST = 3
_DOUBLED = re.compile(r"([ksp])(?=\1)|t(?=[tc])")
_SYLLABLE = re.compile(
    r"n(?![aiueoy])|((?:sh|ch|ts|[kgnhmrbp]y|[kstnhmyrwgzdbpjf])?)(ai|ei|ou|oo|uu|ii|[aiueo])"
)
_VOWELS = {
    "a": "ah", "i": "ee", "u": "oo", "e": "eh", "o": "oh",
    "ai": "eye", "ei": "ay", "ou": "oh", "oo": "oh", "uu": "oo", "ii": "ee",
}  # fmt: skip


def is_japanese(word: str) -> bool:
    """Whether a word is listed, or can only be a Japanese name."""
    if word in _LISTED:
        return True
    lower = word.lower()
    morae = len(re.findall(r"[aiueo]|n(?![aiueoy])", lower))
    if morae < _FEWEST or lower in _FOREIGN or _NEVER.search(lower) or not _WORD.fullmatch(lower):
        return False
    return bool(_TELLING.search(lower)) or lower.endswith(_ENDINGS)


def respelled(word: str) -> str:
    """Takahashi → tah-kah-hah-shee."""
    lower = _DOUBLED.sub("", word.lower())
    told: list[str] = []
    for found in _SYLLABLE.finditer(lower):
        if found[0] == "n":
            told = [*told[:-1], f"{told[-1]}n"] if told else ["n"]
        else:
            told.append(_spelled(found[1], found[2], last=found.end() == len(lower)))
    return "-".join(told)


def _spelled(consonant: str, vowel: str, *, last: bool) -> str:
    if vowel == "ai":
        return f"{consonant}ye" if consonant else "eye"
    if vowel == "e" and last:
        return f"{consonant}ay"
    return consonant + _VOWELS[vowel]
