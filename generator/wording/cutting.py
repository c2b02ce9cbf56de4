"""What a point can do without and says the same: connectives, glosses, light verbs.

What says which one, why, when, whose or after what stays, however long the point is: of a hundred
and sixty points that lost such a phrase every fourth said more or less than its sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording.heads import tree
from generator.wording.phrases import says_something
from generator.wording.words import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from generator.wording.heads import Tree

    Cut: TypeAlias = tuple[int, int]
    Rule: TypeAlias = Callable[[Tree], Iterator[Cut]]

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
        for start, end in sorted(rule(tree(said)), reverse=True):
            if width(said) <= room:
                return said
            shorter = said[:start] + said[end:]
            if width(shorter) >= _LEAST:
                said = shorter
    return said


def _phrases(it: Tree, start: int, stop: int) -> Cut:
    """From ``start`` up to, not with, ``stop``."""
    return it.told[start].start, it.told[stop - 1].end


_HERE = re.compile(
    r"^(?:(?:この|本|今回の)(?:記事|ページ|サイト|リポジトリ|研究|調査|論文|報告書?|連載|章|節|例"
    r"|ケース|場合|回)|ここ|今回|本稿|本書|本編)(?:では|においては|には)、?$"
)
_CONNECTS = re.compile(
    r"^(?:また|さらに|更に|そして|例えば|たとえば|しかし|さらには|加えて|なお|特に|とくに|すなわち)、?$"
)


def _here(it: Tree) -> Iterator[Cut]:
    """Where this is said; what leads from one clause to the next."""
    here = (n for n in (1, 2) if n < len(it.told) and _HERE.match(it.said(0, n)))
    if stop := next(here, 0):
        yield _phrases(it, 0, stop)
    for at, phrase in enumerate(it.told[1:-1], 1):
        if _CONNECTS.match(phrase.text) and it.told[at - 1].ends_in_comma:
            yield _phrases(it, at, at + 1)


_GLOSS = re.compile(r"(?<![A-Za-z0-9_.」』])[（(][^（）()0-9０-９：:　]{1,12}[）)]")


def _glossed(it: Tree) -> Iterator[Cut]:
    """A name beside a name, in brackets."""
    for found in _GLOSS.finditer(it.text):
        inside = any(start < found.start() < end for start, end in quoted_spans(it.text))
        if inside or found.end() == len(it.text):
            continue  # somebody's own words; who says it
        said = re.sub("[A-Za-z一二三]", "", found[0])
        shown = said.startswith("（画面")  # a formula, which only the page has
        if not (shown or _TELLS.search(said) or says_something(found[0]) or said.endswith("の）")):
            yield found.span()


_FIRM = re.compile(r"[（(](?:本社|所在地|代表|社長|住所)[^（）()]*[）)]")


def _firm(it: Tree) -> Iterator[Cut]:
    """Who and where a firm is."""
    yield from (found.span() for found in _FIRM.finditer(it.text))


_DOES = re.compile(r"を(?:行[うっ]|おこな[うっ]|実施[すし]|す|し)(?:て(?:いる|いた)|[たる])?$")
_IS_SO = re.compile(r"(?P<noun>必要|可能性|おそれ|恐れ|余地|傾向)(?:がある|となる)$")


def _ending(it: Tree) -> Iterator[Cut]:
    """調査を行っている → 調査, 必要がある → 必要."""
    if len(it.told) < 2 or it.heads[-2] != len(it.told) - 1:
        return
    if found := _IS_SO.search(it.text):
        yield found.end("noun"), found.end()
    noun = it.told[-2]
    found = _DOES.search(it.text)
    if found and noun.is_nominal and len(noun.words) > 1 and noun.words[-2].can_be_done:
        yield found.span()


_RULES: tuple[Rule, ...] = (_here, _glossed, _firm, _ending)
"""What says least first."""
