"""English text as it is said: numbers and signs in words, abbreviations as they are read."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.speech.readings.contexts import in_context
from generator.speech.readings.counting import cardinal, ordinal
from generator.speech.readings.latin import in_latin
from generator.speech.readings.names import finding, table_of
from generator.speech.readings.quantities import amounts_in_words
from generator.speech.readings.symbols import (
    ENGLISH,
    LOSS,
    PICTURES,
    addresses_in_words,
    left_in_words,
    plain_latin,
    unbracketed,
    without_words,
)
from generator.speech.readings.tables import changed, either, table, whole_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.speech.readings.tables import Rule


_SHORT = whole_table("english")
_JAPANESE = re.compile(r"[぀-ヿ一-鿿々]+")
_BELOW = re.compile("[₀-₉]")
_MACRONS = re.compile("[A-Za-zāīūēōĀĪŪĒŌ]*[āīūēōĀĪŪĒŌ][A-Za-zāīūēōĀĪŪĒŌ]*")
_OWN = "\ue000"  # what people decided stands aside meanwhile, from here on, a character each
_MAY_END = {"etc.", "Inc.", "Ltd.", "Corp.", "Co.", "Jr.", "Sr."}
_AROUND = _SHORT["around"]
_KINGS, _PARTS = _AROUND["rulers"].split(), _AROUND["parts"].split()
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMANS = [tens + ones for tens in ("", "X", "XX", "XXX", "XL", "L", "LX") for ones in _ONES][1:]
_GREEK = table("en", "greek", "signs")
_PICTURED = table("en", "pictures", "signs")


def _ruler(found: re.Match[str]) -> str:
    return f"{found[1]} the {ordinal(_ROMANS.index(found[2]) + 1)}"


def _part(found: re.Match[str]) -> str:
    return f"{found[1]} {cardinal(_ROMANS.index(found[2]) + 1)}"


def _street(found: re.Match[str]) -> str:
    return f"{found[1]} {_SHORT['streets'][found[2]]}"


def _unabbreviated(found: re.Match[str]) -> str:
    """The point of a short form that may end a sentence ends it there."""
    ends = found["end"] is not None or (found[1] in _MAY_END and found["next"])
    return f"{_SHORT['anywhere'][found[1]]}{'.' if ends else ''}"


_NUMERAL = either(_ROMANS)
_NO_STREETS = rf"(?:{either(_AROUND['no_streets'].split())})\b"
WRITTEN: tuple[Rule, ...] = (
    (re.compile(rf"\b({either(_KINGS)})\s({_NUMERAL})\b(?!\.)"), _ruler),
    (re.compile(rf"\b({either(_PARTS)})\s({_NUMERAL})\b"), _part),
    (re.compile(r"\bWorld War I\b"), "World War one"),
    (re.compile(r"\b([A-Z][a-z]+)\s(II|III|IV|VI|VII|VIII|IX|XI|XII)\b"), _part),
    (
        re.compile(
            rf"\b((?!{_NO_STREETS})[A-Z][a-z]+|\d+(?:st|nd|rd|th)) ({either(_SHORT['streets'])})\."
            r"(?=\s(?![A-Z])|[,;]|$)"
        ),
        _street,
    ),
    (
        re.compile(rf"(?<=\son )((?!{_NO_STREETS})[A-Z][a-z]+) (St)\.(?=\s[A-Z])"),
        _street,
    ),
    (re.compile(r"\bSt\.? (?=[A-Z])"), "Saint "),
    (re.compile(r"\bSts\. (?=[A-Z])"), "Saints "),
    (
        re.compile(
            rf"\b({either(_SHORT['titles'])})\.(?=\s[A-Z])|\b(Mrs|Ms|Mr|Dr|Prof|Mt)(?=\s[A-Z])"
        ),
        lambda found: _SHORT["titles"][found[1] or found[2]],
    ),
    (
        re.compile(rf"\b({either(_SHORT['counted'])})\.\s?(?=\d)"),
        lambda found: f"{_SHORT['counted'][found[1]]} ",
    ),
    (
        re.compile(
            rf"(?<![A-Za-z.])({either(_SHORT['anywhere'])})(?P<end>\s*$)?"
            r"(?=(?P<next>\s[A-Z])?)"
        ),
        _unabbreviated,
    ),
    (
        re.compile(rf"(?<![A-Za-z0-9])({either(_SHORT['words'])})(?![A-Za-z0-9]|\.[0-9])"),
        lambda found: _SHORT["words"][found[1]],
    ),
    (re.compile(r"\b([vV])\.?\s?(?=\d+\.)"), "version "),
    (re.compile(r"(?<=\d)\s?x\s?(?=\d)"), " times "),
)
"""Abbreviations: before numbers, which belong to some of them."""


LEFT: tuple[Rule, ...] = (
    (re.compile(r"(?<=\w)\s*[–—]+\s*|\s+-+\s+|―+"), ", "),
    (re.compile(r"\s*&\s*"), " and "),
    (re.compile(r"#(?=[A-Za-z])"), "hashtag "),
    (re.compile(r"\b([Yy]es)/([Nn]o)\b"), r"\1 or \2"),
    (re.compile(r"\b([Aa]nd)/([Oo]r)\b"), r"\1 \2"),
    (re.compile(r"(?<=[A-Za-z])/(?=[A-Za-z])"), " or "),
    (re.compile(r"…|\.{3,}"), ", "),
    (re.compile(r"[*_^`|\\{}\[\]~]+"), " "),
)


def said(text: str, decided: Mapping[str, str]) -> str:
    """Amounts, units, signs, abbreviations and addresses in words; names respelled."""
    words, own = _prepared(text, decided)
    words = left_in_words(words, "en", keep=own)
    words = re.sub(r" +([,.;:!?])", r"\1", re.sub(r" +", " ", words)).strip()
    return "".join(own.get(character, character) for character in words)


def unsaid(text: str, decided: Mapping[str, str]) -> str:
    """The characters that ``said`` has no word for."""
    words, own = _prepared(text, decided)
    return "".join(one for one in without_words(words, "en") if one not in own)


def _prepared(text: str, decided: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    own: dict[str, str] = {}
    if decided:
        signs = {word: chr(ord(_OWN) + place) for place, word in enumerate(decided)}
        own = {sign: decided[word] for word, sign in signs.items()}
        text = finding(tuple(decided)).sub(lambda found: signs[found[0]], text)
    text = _JAPANESE.sub(lambda found: in_latin(found[0]), unbracketed(_pictured(text)))
    text = plain_latin(_MACRONS.sub(_long_vowels, _BELOW.sub(_beside, text)))
    text = addresses_in_words(text, ENGLISH)
    text = in_context(amounts_in_words(changed(text, WRITTEN)), "en")
    text = changed(_named(acronyms_in_letters(text)), LEFT)
    return "".join(_GREEK.get(character, character) for character in text), own


def _beside(found: re.Match[str]) -> str:
    """CO₂ → CO 2, as it is said."""
    digit = unicodedata.normalize("NFKC", found[0])
    goes_on = found.string[found.end() : found.end() + 1].isalpha()
    return f" {digit}{' ' if goes_on else ''}"


def _long_vowels(found: re.Match[str]) -> str:
    """Ryōma: only Japanese is written with them, whatever else the word looks like."""
    plain = plain_latin(found[0])
    known = plain in _names() or not _WORD.fullmatch(plain.lower())
    return plain if known else respelled(plain)


def _pictured(text: str) -> str:
    """▲12 is a loss; a picture is said where an article or a preposition asks for a noun."""

    def picture(found: re.Match[str]) -> str:
        asked = re.search(r"\b(?:an?|the|with|of)\s$", found.string[: found.start()])
        return _PICTURED.get(found[0][0], "") if asked else ""

    return PICTURES.sub(picture, LOSS.sub("minus ", text))


def _named(text: str) -> str:
    text = _names_pattern().sub(lambda found: _names()[found[0]], text)
    return re.sub(
        r"(?<![\w'-])[A-Za-z][a-z]{2,}(?![a-z-])",
        lambda found: respelled(found[0]) if is_japanese(found[0]) else found[0],
        text,
    )


@cache
def _names() -> dict[str, str]:
    return table_of("names.en")


@cache
def _names_pattern() -> re.Pattern[str]:
    return finding(tuple(_names()))


_PLURAL = r"(?P<plural>s|'s|’s)?"
_CAPITALS = re.compile(rf"(?<![A-Za-z0-9-])(?P<word>[A-Z][A-Z0-9]*[A-Z]){_PLURAL}(?![A-Za-z])")
_A = "eigh"  # the letter at the end of a word, where no point is after it
_SHOUTED = re.compile(r"\b[A-Z]{2,}\b")
# Unknown words of capitals up to here are spelled; longer ones are when they have no vowel.
_LONGEST = 4


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


_MORA = r"(?:(?:k|s|t|n|h|m|y|r|w|g|z|d|b|p|sh|ch|ts|j|f|[kgnhmrbp]y)?[aiueo]|n(?![aiueoy]))"
_WORD = re.compile(rf"(?:(?:k(?=k)|s(?=s)|t(?=[tc])|p(?=p))?{_MORA})+")
_NEVER = re.compile(r"si|ti|tu|hu|zi|di|du|y[ei]|w[iueo]|f[aieo]")
_TELLING = re.compile(r"tsu|shi|chi|[krgnhmb]y[uo]|sh[uo](?!re)")
_WORDS = whole_table("english")["japanese"]
_ENDINGS = tuple(_WORDS["endings"].split())
_FOREIGN = frozenset(_WORDS["foreign"].split())
_LISTED = frozenset(_WORDS["names"].split())
_COMMON = frozenset(_WORDS["words"].split())
_FEWEST = 3
_DOUBLED = re.compile(r"([ksp])(?=\1)|t(?=[tc])")
_SYLLABLE = re.compile(
    r"n(?![aiueoy])|((?:sh|ch|ts|[kgnhmrbp]y|[kstnhmyrwgzdbpjf])?)(ai|ei|ou|oo|uu|ii|[aiueo])"
)
_VOWELS = {
    "a": "ah", "i": "ee", "u": "oo", "e": "eh", "o": "oh",
    "ai": "eye", "ei": "ay", "ou": "oh", "oo": "oh", "uu": "oo", "ii": "ee",
}  # fmt: skip


_SOFTENING = {"i": "ghee", "ii": "ghee", "ai": "guy"}  # gee is jee


def is_japanese(word: str) -> bool:
    """Whether a word is listed, or can only be a Japanese name."""
    lower = word.lower()
    if word in _LISTED or lower in _COMMON or word == lower:
        return word in _LISTED or lower in _COMMON
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
            # espeak has a diphthong in sehn
            told = [*told[:-1], re.sub("eh$", "e", told[-1]) + "n"] if told else ["n"]
        else:
            told.append(_spelled(found[1], found[2], last=found.end() == len(lower)))
    return "-".join(told)


def _spelled(consonant: str, vowel: str, *, last: bool) -> str:
    if len(consonant) > 1 and consonant[1] == "y":
        # espeak reads kyoh as kai-oh
        if vowel in {"u", "uu"} and consonant[0] in "khmp":
            return f"{consonant[0]}ew"
        consonant = "ghee-" if consonant == "gy" else f"{consonant[0]}ee-"
    if consonant == "g" and vowel in _SOFTENING:
        return _SOFTENING[vowel]
    if vowel == "ai":
        return f"{consonant}ye" if consonant else "eye"
    if vowel == "e" and last:
        return f"{consonant}ay"
    return consonant + _VOWELS[vowel]
