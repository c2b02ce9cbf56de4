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
_TERM = re.compile(r"\A(?P<term>[^、。「」はが]{2,20})(?<!こ)とは[、,]?")
_TERM_EN = re.compile(r"\A(?:An? |The )?(?P<term>[A-Za-z -]{3,40}?) (?:is|are|means)\b")
_TOPIC = re.compile(r"(?:\A|、)(?P<topic>[^、。「」は]{2,}?)(?<![でにとかへ])は(?![じず])")


_ONE = re.compile(r"1(?![\d.,万億兆割％%倍])")
"""One of something is no figure to remember."""


def topic(said: Bilingual) -> Bilingual | None:
    """What a Japanese sentence is about; the English asks without naming it."""
    found = _TOPIC.search(said.ja or "")
    return Bilingual(found["topic"], None if said.en is None else "") if found else None


def term(said: Bilingual) -> Bilingual | None:
    """The word that the sentence explains."""
    ja, en = _TERM.match(said.ja or ""), _TERM_EN.match(said.en or "")
    return None if ja is None else Bilingual(ja["term"], _beside(said, en and en["term"]))


def quoted(said: Bilingual) -> Bilingual | None:
    """A word in quotation marks."""
    ja = _WORD.search(said.ja or "")
    en = _WORD.search((said.en or "").replace('"', "“", 1).replace('"', "”", 1))
    if said.ja is None:
        return Bilingual(None, en["en"]) if en else None
    return None if ja is None else Bilingual(ja["ja"], _beside(said, en and en["en"]))


def amount(said: Bilingual) -> Bilingual | None:
    """The only figure with its unit; which of several a listener kept is not ours to say."""
    ja, en = ([*p.finditer(t or "")] for p, t in ((_AMOUNT, said.ja), (_AMOUNT_EN, said.en)))
    mine = en if said.ja is None else ja
    if len(mine) != 1 or _ONE.match(mine[0][0]):
        return None
    english = en[0][0][:1].upper() + en[0][0][1:] if len(en) == 1 else ""
    return Bilingual(ja[0][0] if said.ja else None, _beside(said, english))


_MEASURED = re.compile(r"(?P<much>\d[\d,.]*[万億]?)(?P<unit>％|%|円|人|分|件|倍|トン|時間)")


def both(said: Bilingual) -> tuple[Bilingual, Bilingual] | None:
    """Two figures of one kind, and no third, in a sentence of Japanese."""
    found = [*_MEASURED.finditer(said.ja or "")]
    if len(found) != len(_PAIR) or found[0]["unit"] != found[1]["unit"]:
        return None
    if found[0]["much"] == found[1]["much"]:
        return None
    one, other = (Bilingual(each[0], _beside(said, "")) for each in found)
    return one, other


_PAIR = ("one", "other")


def _beside(said: Bilingual, english: str | None) -> str | None:
    """The English of what Japanese decides: pending, or empty where it has no such word."""
    return None if said.en is None else english or ""
