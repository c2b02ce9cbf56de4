"""Articles of laws and statutes: 第1条 with the caption that stands above it or behind it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading.plain.lines import TextLine

CAPTION = re.compile(r"^[（(][^（）()。]{1,30}[）)]$")
_NUMBER = r"第\s?[0-9０-９一二三四五六七八九十百千]{1,5}\s?"
ARTICLE = re.compile(rf"^({_NUMBER}条(?:の[0-9０-９一二三四五六七八九十]+)?)[\s　]+(?=\S)")
HEADED = re.compile(
    rf"^{_NUMBER}条(?:の[0-9０-９一二三四五六七八九十]+)?"
    r"(?:\s*[（(][^（）()。]+[）)]|[\s　]+(?![のにをはがで])(?:[^\s、。]{2,20}"
    # several things at once: 交通費、日当、宿泊費
    r"|(?:[^\s、。]{1,12}(?<![はがをにでと])(?<!とし)、){1,4}[^\s、。]{1,16}))$"
)
_LATIN = re.compile(
    r"^(?:(?P<article>Article|ARTICLE)|Section|SECTION)\s+(?:[IVXLC]{1,7}|[A-Z]|\d{1,3})\b[.:)]?.{0,90}$"
)
_PREAMBLE = re.compile(r"^(?:preamble|recitals)\s*:?$", re.IGNORECASE)
_DEEP = re.compile(r"^\d{1,2}\.\d{1,2}\s+[A-Z].{0,60}(?<![.;:,])$")
ALONE = re.compile(
    rf"^{_NUMBER}条(?:の[0-9０-９一二三四五六七八九十]+)?$"
    r"|^(?:[Ss]ec(?:tion|\.)|SECTION) (?:[Nn][OoRr]\.? )?\d{1,3}\.?$"
)
_CAPTION_OF_ALONE = re.compile(r"^(?!第)[^\s。、（）()]{2,20}$")
_PART = re.compile(
    rf"^{_NUMBER}[編章節款][\s　]*(?![のにをはがで])"
    r"(?:[^\s、。]{1,20}(?:[\s　]+[^\s、。]{1,20}){0,3})?$"
)
_SUPPLEMENT = re.compile(
    r"^[（(〔【［\[]?(?:附\s*則|前\s*文|別\s*表)(?:\s*第?[0-9０-９一二三四五]{1,2})?"
    r"[）)〕】］\]]?(?:[（(].*[）)])?$"
)
_CLAUSE = re.compile(r"^(?:第\s?[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s?項$")
_RANK = re.compile(rf"^{_NUMBER}([編章節款])")
_FEWEST = 2


def captioned(found: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, each article's number set before the caption that stands above it."""
    pairs = list(pairwise(range(len(found))))
    heads = {
        at: article[1]
        for at, below in pairs
        if CAPTION.match(found[at].text)
        and found[below].above <= 1
        and (article := ARTICLE.match(found[below].text))
    }
    bare = {
        at: found[below].text
        for at, below in pairs
        if ALONE.match(found[below].text) and _CAPTION_OF_ALONE.match(found[at].text)
    }
    if len(heads) < _FEWEST:
        heads = {}
    if len(bare) < _FEWEST:
        bare = {}
    named = heads | {at: f"{number}　" for at, number in bare.items()}
    return tuple(
        replace(line, raw=f"{named[at]}{line.text}")
        if at in named
        else replace(line, raw=ARTICLE.sub("", line.text))
        if at - 1 in heads
        else line
        for at, line in enumerate(found)
        if at - 1 not in bare
    )


def articles(found: Sequence[TextLine], body: Sequence[int]) -> dict[int, int]:
    """Places of parts, articles and supplements, where there are several, with their levels."""
    parts = [n for n in body if _PART.match(found[n].text)]
    heads = [n for n in body if HEADED.match(found[n].text)]
    if not heads:
        return _english(found, body)
    if len(heads) < _FEWEST:
        return {}
    kinds = sorted({_depth(found[n].text) for n in parts})
    levels = {n: 2 + kinds.index(_depth(found[n].text)) for n in parts}
    levels |= dict.fromkeys(heads, 2 + len(kinds))
    levels |= {n: 3 + len(kinds) for n in body if _CLAUSE.match(found[n].text)}
    return levels | {n: 2 for n in body if _SUPPLEMENT.match(found[n].text)}


def _english(found: Sequence[TextLine], body: Sequence[int]) -> dict[int, int]:
    """Articles, and below them sections and what is numbered 2.01 Purpose."""
    heads = {n: m for n in body if (m := _LATIN.match(found[n].text)) and not found[n].is_ended}
    if len(heads) < _FEWEST:
        return {}
    above = any(one["article"] for one in heads.values())
    levels = {n: 2 if one["article"] or not above else 3 for n, one in heads.items()}
    levels |= {n: 2 for n in body if _PREAMBLE.match(found[n].text)}
    return levels | {n: 3 for n in body if _DEEP.match(found[n].text) and found[n].above}


def is_over_articles(found: Sequence[TextLine]) -> bool:
    """Whether the first line is none of the articles that stand below it."""
    heads = [n for n, line in enumerate(found) if HEADED.match(line.text)]
    return len(heads) >= _FEWEST and heads[0] > 0


def opens_articles(found: Sequence[TextLine]) -> bool:
    """Whether the first line is the first of several English articles."""
    return (
        _LATIN.match(found[0].text) is not None
        and sum(_LATIN.match(line.text) is not None for line in found) >= _FEWEST
    )


def opens_part(found: Sequence[TextLine]) -> bool:
    """Whether the first line is a part of rules whose articles stand below it."""
    heads = [line for line in found if HEADED.match(line.text)]
    return len(heads) >= _FEWEST and _PART.match(found[0].text) is not None


def _depth(text: str) -> int:
    return "編章節款".index(_RANK.findall(text)[0])
