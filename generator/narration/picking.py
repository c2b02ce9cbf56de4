"""Words of a sentence that a listener picks up: an amount, a quoted word, a term, its topic."""

from __future__ import annotations

import re

from generator.model import Bilingual

_WORD = re.compile(r"「(?P<ja>[^「」、。]{2,14})」|“(?P<en>[^“”,.]{3,30})”")
_UNITS = [
    "割",
    "％",
    "%",
    "倍",
    "円",
    "人",
    "件",
    "トン",
    "キログラム",
    "キロ",
    "センチ",
    "台",
    "か所",
    "票",
]
_AMOUNT = re.compile(
    r"(?:のべ)?(?:約|およそ|総額|平均(?:で)?|最大)?\d[\d,.]*(?:[万億兆]\d*)*"
    rf"(?:{'|'.join(_UNITS)})(?:近く|以上|以下)?"
)
_UNITS_EN = ["percent", "tons?", "yen", "people", "visitors", "visits", "kilograms", "centimeters"]
_AMOUNT_EN = re.compile(
    r"\b(?:about |nearly |around |over )?\d[\d,.]*\s?"
    rf"(?:(?:million|billion)(?: \w+)?|{'|'.join(_UNITS_EN)})\b"
)
_TERM = re.compile(r"\A(?P<term>[^、。「」はが]{2,20})とは[、,]?")
_TERM_EN = re.compile(r"\A(?:An? |The )?(?P<term>[A-Za-z -]{3,40}?) (?:is|are|means)\b")
_TOPIC = re.compile(r"(?:\A|、)(?P<topic>[^、。「」は]{2,}?)(?<![でにとかへ])は(?![じず])")


def topic(said: Bilingual) -> Bilingual | None:
    """What a Japanese sentence is about; the English asks without naming it."""
    found = _TOPIC.search(said.ja or "")
    return Bilingual(found["topic"], None if said.en is None else "") if found else None


def term(said: Bilingual) -> Bilingual | None:
    """The word that the sentence explains, where both languages begin with it."""
    ja, en = _TERM.match(said.ja or ""), _TERM_EN.match(said.en or "")
    if ja is None or (said.en is not None and en is None):
        return None
    return Bilingual(ja["term"], en["term"] if en else None)


def quoted(said: Bilingual) -> Bilingual | None:
    """A word in quotation marks that both languages have."""
    ja = _WORD.search(said.ja or "")
    en = _WORD.search((said.en or "").replace('"', "“", 1).replace('"', "”", 1))
    pair = _pair(ja, en, said)
    return pair and Bilingual(ja["ja"] if ja else None, en["en"] if en else None)


def amount(said: Bilingual) -> Bilingual | None:
    """A figure with its unit that both languages have."""
    ja, en = ([*p.finditer(t or "")] for p, t in ((_AMOUNT, said.ja), (_AMOUNT_EN, said.en)))
    if len(ja) > 1 or len(en) > 1:
        return None  # which of them the listener kept is not ours to say
    pair = _pair(ja[0] if ja else None, en[0] if en else None, said)
    return pair and Bilingual(pair.ja, pair.en and pair.en[:1].upper() + pair.en[1:])


def _pair(ja: re.Match[str] | None, en: re.Match[str] | None, said: Bilingual) -> Bilingual | None:
    """The same thing in the languages that are there; ``None`` where it is missing in one."""
    if (said.ja is not None and ja is None) or (said.en is not None and en is None):
        return None
    return Bilingual(ja and ja[0], en and en[0])
