"""What a point can do without and says the same: connectives, degrees of manner, light verbs.

What says which one, why, when, whose or after what stays, however long the point is: of a hundred
and sixty points that lost such a phrase every fourth said more or less than its sentence.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.wording.hanging import CONDITION
from generator.wording.heads import tree
from generator.wording.lists import word_list
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

_DENIES = re.compile(
    r"[な無][いかく]|ず(?:に|、|$)|ませ|だけ|のみ|しか|限り|限っ|すべて|全て|必ず|常に|いつも|誰も|だれも|すら|さえ|以外|禁|避け|防[いぐが]|やめ"
)


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


def _is_safe(it: Tree, at: int) -> bool:
    """Less of it is no more: nothing above it denies, limits or conditions."""
    above = [it.told[each].text for each in it.above(at)]
    return not any(CONDITION.search(f"{each}、") or _DENIES.search(each) for each in above)


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


_SOUND = re.compile(r"[ァ-ヴー]+")
"""バーン, ポン: as often a name."""

_DEGREES = word_list("degrees")


def _how(it: Tree) -> Iterator[Cut]:
    """Adverbs of manner."""
    for at, phrase in enumerate(it.told[:-1]):
        first = phrase.words[0]
        manner = (
            first.kind == "形状詞"
            and not first.sub.startswith("助動詞")
            and phrase.last.surface == "に"
            and len(phrase.words) == 2
        )
        bare = len([word for word in phrase.words if word.kind != "補助記号"]) <= 2
        leans = bool(at) and it.told[at - 1].last.surface in {"と", "に", "より"}
        if leans or _SOUND.fullmatch(first.surface) or it.first(at) != at:
            continue  # OSと同じく: what it leans on would hang
        if phrase.last.surface == "と" and len(phrase.words) > 1:
            continue  # できればと思う: what is thought, not how
        if at and phrase.ends_in_comma and it.told[at - 1].is_topic:
            continue  # 地元の人はもちろん、: not only they
        which = it.told[it.heads[at]].describes  # 静かに読む人: it tells which ones
        how = manner or (first.kind == "副詞" and bare and first.surface not in _DEGREES)
        if how and not which and _is_safe(it, at):
            yield _phrases(it, at, at + 1)


_RULES: tuple[Rule, ...] = (_here, _glossed, _firm, _ending, _how)
"""What says least first."""
