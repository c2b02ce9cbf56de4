"""What a point can do without and says the same: connectives, glosses, light verbs.

What says which one, why, when, whose or after what stays, however long the point is: of a hundred
and sixty points that lost such a phrase every fourth said more or less than its sentence.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording.phrases import phrases, says_something
from generator.wording.words import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    Cut: TypeAlias = tuple[int, int]
    Rule: TypeAlias = Callable[[str], Iterator[Cut]]

_LEAST = 8.0
"""Em of what is left at least."""

_TELLS = re.compile(
    r"[0-9０-９一二三四五六七八九十百千万億兆%％「『A-Za-z]|ない|なく|ず|だけ|のみ|しか|限|以外|以上|以下|すべて|全て|必ず|常に|場合|とき|なら|れば|たら"
    r"|ほとんど|ほぼ|約|多く|一部|可能|かも|おそらく|たぶん|予定|によると|よれば|初めて|最も|もっとも|いちばん|向け"
)
"""A figure, a name, a limit, a degree, a doubt, an owner."""


@lru_cache(maxsize=4096)
def fitted(text: str, room: float) -> str:
    """The clause with as little left out as makes it fit; where nothing does, all that can."""
    said = text
    for rule in _RULES:
        for start, end in sorted(rule(said), reverse=True):
            if width(said) <= room:
                return said
            shorter = said[:start] + said[end:]
            if width(shorter) >= _LEAST:
                said = shorter
    return said


_HERE = re.compile(
    r"^(?:(?:この|本|今回の)(?:記事|ページ|サイト|リポジトリ|研究|調査|論文|報告書?|連載|章|節|例"
    r"|ケース|場合|回)|ここ|今回|本稿|本書|本編)(?:では|においては|には)、?$"
)
_CONNECTS = re.compile(
    r"^(?:また|さらに|更に|そして|例えば|たとえば|しかし|さらには|加えて|なお|特に|とくに|すなわち)、?$"
)


def _here(text: str) -> Iterator[Cut]:
    """Where this is said; what leads from one clause to the next."""
    told = phrases(text)
    ends = (phrase.end for phrase in told[:2] if phrase is not told[-1])
    if end := next((end for end in ends if _HERE.match(text[:end])), 0):
        yield 0, end
    for before, phrase in pairwise(told[:-1]):
        if _CONNECTS.match(phrase.text) and before.ends_in_comma:
            yield phrase.start, phrase.end


_GLOSS = re.compile(r"(?<![A-Za-z0-9_.」』])[（(][^（）()0-9０-９：:　]{1,12}[）)]")


def _glossed(text: str) -> Iterator[Cut]:
    """A name beside a name, in brackets."""
    for found in _GLOSS.finditer(text):
        inside = any(start < found.start() < end for start, end in quoted_spans(text))
        if inside or found.end() == len(text):
            continue  # somebody's own words; who says it
        said = re.sub("[A-Za-z一二三]", "", found[0])
        shown = said.startswith("（画面")  # a formula, which only the page has
        if not (shown or _TELLS.search(said) or says_something(found[0]) or said.endswith("の）")):
            yield found.span()


_FIRM = re.compile(r"[（(](?:本社|所在地|代表|社長|住所)[^（）()]*[）)]")


def _firm(text: str) -> Iterator[Cut]:
    """Who and where a firm is."""
    yield from (found.span() for found in _FIRM.finditer(text))


_DOES = re.compile(r"を(?:行[うっ]|おこな[うっ]|実施[すし]|す|し)(?:て(?:いる|いた)|[たる])?$")
_IS_SO = re.compile(r"(?P<noun>必要|可能性|おそれ|恐れ|余地|傾向)(?:がある|となる)$")


def _ending(text: str) -> Iterator[Cut]:
    """調査を行っている → 調査, 必要がある → 必要."""
    told = phrases(text)
    if len(told) == 1:
        return
    if found := _IS_SO.search(text):
        yield found.end("noun"), found.end()
    noun = told[-2]
    found = _DOES.search(text)
    if found and noun.is_nominal and len(noun.words) > 1 and noun.words[-2].can_be_done:
        yield found.span()


_RULES: tuple[Rule, ...] = (_here, _glossed, _firm, _ending)
"""What says least first."""
