"""Which points stay on a slide: few, each understood; the rest is told, or told as left out.

Of a slide's sentences an editor shows what says most by itself and what its section comes to, and
leaves to the voice what only explains, illustrates or narrates. What belongs together stays or
goes together: all that is made of one sentence, a statement and the "but" that follows it, a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import ItemList, Quote, block_sentences
from generator.planning import cues
from generator.planning.checking import REFERS
from generator.planning.material import AMOUNT
from generator.planning.points import LONGEST, is_read_at_once, words
from generator.wording.independent import instructs
from generator.wording.standalone import stands_alone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.model import Ids, Point
    from generator.planning.material import Material
    from generator.planning.topics import Topic

MOST_SHOWN = 6
"""Points below a title that are read while somebody speaks, of which five may take two lines.

Items of a list are as many as it has.
"""

_FEWEST = 5  # points that are left, however little they say
_TURNS = re.compile(
    r"^(?:しかし|ただ(?:し|、)|だが|でも|ところが|もっとも|とはいえ|けれど|それでも|一方|逆に|(?:というか、?)?むしろ|なお、|But|However|Yet"
    r"|Still|That said|On the other hand)"
)
_ILLUSTRATES = re.compile(
    r"^(?:例えば|たとえば|ちなみに|もちろん|余談|具体的には|勘の"
    r"|For (?:example|instance)|Incidentally|Of course)"
)
# A condition, a limit, a duty: what is said besides is wrong without it.
_WARNS = re.compile(
    r"[てで]はいけ|[てで]はなら|ないでくださ|ないように|注意|気をつけ|必ず|ただし|目的|とは、|以上|以下|に限[りるら]|のみ|対象外|できません"
    r"|場合は|べき|なければ|とは限|わけでは|必要(?:が|だ|で|に|。|$)"
    r"|\b(?:must|never|only|unless|except|need to|do not|don[’']t|cannot)\b"
)

# What nobody may miss.
_DANGER = re.compile(
    r"[てで]はいけ|[てで]はなら|ないでくださ|注意(?:が必要|し|すべ)|気をつけ|対象外|禁止|危険"
    r"|\b(?:do not|don[’']t|never|warning)\b"
)

_FINDS = re.compile(
    r"判明|わかった|分かった|わかりました|分かりました|明らかに|結論|という結果"
    r"|\b(?:found|turned out|concluded?)\b"
)

# It sends the reader elsewhere, or speaks of the text itself.
_POINTS_AWAY = re.compile(
    r"^=?>? ?cf\.|(?:動画|こちら|サイト|ページ|記事)を(?:見て|参照|ご覧|ご参照)|を参照$"
    r"|ここでは.{0,6}(?:解説|説明|触れ|書か)"
    r"|書きなぐ|書いてみよう|(?:については|は)、?(?:後日|別の機会|また今度)|から公開している$|という話$"
    r"|\bcheck out\b|\bclick\b"
)

_FIGURE = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万]+(?:つ|人|年|月|日|回|件|割|倍|円)")

_MUST = 4.0  # what a point has more that stands there whatever else does
_LIMITS, _STRESSED, _COUNTS, _CLAIMED, _CONCLUDES = 0.6, 0.4, 0.2, 0.3, 0.6
_CLOSES = 0.5  # the last of its section: what it comes to, its lesson, whose view it was
_FOUND = 0.6
_DONE = 1.0  # a step, beside remarks on it, where all is told to be done
_LEANS, _EXAMPLE, _ASIDE, _ONE_MORE, _LONG = -0.3, -0.4, -0.6, -0.15, -0.6
# How much counts that it is understood alone, beside how well it would stand over a paragraph.
_ALONE = 0.5
# Em above a short point that weigh once, and how often they weigh at most.
_WIDER, _MONSTER = 60.0, 1.6

# Lines of one form are a list without being written as one.
_LINE = re.compile(r"^(?:[〈《【\[■●◆◇○▼・※＊*]|[^。、：:]{1,12}[：:])")


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is made of one sentence, or of one list."""

    ids: Ids
    points: tuple[Point, ...]
    places: range
    is_list: bool


def spared(
    shown: Sequence[Point],
    must: Collection[str],
    caveats: Collection[str],
    material: Material,
    most: int = MOST_SHOWN,
) -> tuple[Point, ...]:
    """The points that stay, in their order.

    Args:
        shown: what there is for the slide, without what its title says.
        must: sentences whose points stay whatever there is: the message, what the title is half of.
        caveats: sentences that limit what the slide says.
        material: the article beside its brief.
        most: points that stay, lists and what must stay apart.
    """
    away = [p for p in shown if _POINTS_AWAY.search(words(p)) and not {*p.sources} & {*must}]
    shown = [point for point in shown if point not in away] or shown
    lined = sum(bool(_LINE.match(words(point))) for point in shown) * 2 >= len(shown)
    if len(shown) <= _FEWEST or lined or material.traits.rules:
        return tuple(shown)
    units = [*_units(shown, material)]
    worth = {n: _worth(unit, must, caveats, material) for n, unit in enumerate(units)}
    kept: set[int] = set()
    count = sum(len(unit.points) for unit in units if unit.is_list)
    kept |= {n for n, unit in enumerate(units) if unit.is_list}
    leads = {n for n in range(len(units) - 1) if _leads(units[n], units[n + 1], material)}
    kept |= leads
    count += len(leads)
    for n in sorted(worth, key=lambda n: (-worth[n], n)):
        together = _together(n, units, material) - kept
        more = sum(len(units[each].points) for each in together)
        brief = all(is_read_at_once(p) for each in together for p in units[each].points)
        fits = count < _FEWEST or (brief and count + more <= most)
        if together and (fits or worth[n] >= _MUST):
            kept |= together
            count += more
    return tuple(point for n in sorted(kept) for point in units[n].points)


def _units(shown: Sequence[Point], material: Material) -> Iterator[_Unit]:
    at = 0

    def is_item(point: Point) -> bool:
        """How an item begins, or all that is short in one: a term's meaning; what is quoted."""
        begins = any(each in material.item_starts for each in point.sources)
        blocks = [material.block.get(each) for each in point.sources]
        inside = any(isinstance(block, ItemList) for block in blocks)
        quoted = any(isinstance(block, Quote) for block in blocks)
        return begins or quoted or (inside and is_read_at_once(point))

    def belongs(point: Point) -> object:
        block = material.block.get(point.sources[0]) if point.sources else None
        return id(block) if is_item(point) else point.sources

    for _, group in groupby(shown, belongs):
        points = tuple(group)
        ids = tuple(dict.fromkeys(each for point in points for each in point.sources))
        listed = any(map(is_item, points))
        yield _Unit(ids, points, range(at, at + len(points)), listed)
        at += len(points)


def _together(n: int, units: Sequence[_Unit], material: Material) -> set[int]:
    """What stays where it stays."""
    found, left = {n}, [n]
    while left:
        more = {*_bound(left.pop(), units, material)} - found
        found |= more
        left += more
    return found


def _bound(n: int, units: Sequence[_Unit], material: Material) -> Iterator[int]:
    """What stays with it: a "but" that follows it, what it is set against, what it points at."""
    after = units[n + 1] if n + 1 < len(units) else None
    if after and _are_next(units[n], after, material):
        yield from [n + 1] if _TURNS.match(material.plain(after.ids[0])) else []
    if n and _are_next(units[n - 1], units[n], material):
        said = material.plain(units[n].ids[0])
        if _TURNS.match(said) or _hangs(said):
            yield n - 1


def _hangs(said: str) -> bool:
    return cues.leans(said) or bool(REFERS.search(said))


def _are_next(one: _Unit, other: _Unit, material: Material) -> bool:
    """They are sentences, one after the other."""
    if not one.ids or not other.ids or one.is_list or other.is_list:
        return False
    return material.order[other.ids[0]] - material.order[one.ids[-1]] == 1


def _leads(one: _Unit, other: _Unit, material: Material) -> bool:
    """A line above a list that says what is in it."""
    if one.is_list or not other.is_list or not one.ids:
        return False
    next_to = material.order[other.ids[0]] - material.order[one.ids[-1]] == 1
    return next_to and len(one.points) == 1 and is_read_at_once(one.points[0])


def _worth(
    unit: _Unit, must: Collection[str], caveats: Collection[str], material: Material
) -> float:
    """How much is lost without it, less what it costs to read."""
    held = {*unit.ids}
    if not held or held & {*must}:
        return _MUST
    said = material.plain(unit.ids)
    if AMOUNT.match(said.strip()) or _DANGER.search(said):
        return _MUST  # what a section named after a cost comes to, or a warning
    over = max(width(words(point)) for point in unit.points) - LONGEST
    brief = material.brief
    claimed = {each for claim in brief.claims for each in claim.says.sources}
    claimed |= {*(brief.thesis.sources if brief.thesis else ())}
    alone = stands_alone(said) if material.article.language == "ja" else 0.5
    parts = (
        material.standing(unit.ids[0]),
        _ALONE * alone,
        _LIMITS * bool(held & {*caveats} or _WARNS.search(said)),
        _STRESSED * any(map(material.is_emphasised, held)),
        _DONE * (material.traits.in_steps and instructs(said)),
        _FOUND * bool(_FINDS.search(said)),
        _COUNTS * bool(_FIGURE.search(said)),
        _LEANS * _hangs(said),
        _EXAMPLE * bool(_ILLUSTRATES.match(said)),
        _ASIDE * said.startswith(("（", "(", "※")),
        _ONE_MORE * (len(unit.points) - 1),
        _CLAIMED * bool(held & claimed),
        _CONCLUDES * bool(held & {*brief.conclusion, *brief.remember}),
        _CLOSES * bool(held & {_last(material.home[unit.ids[0]])}),
        _LONG * min(_MONSTER, max(0.0, over) / _WIDER),
    )
    return sum(parts)


def _last(topic: Topic) -> str:
    """The sentence with which its section ends; empty of one that is only a heading."""
    said = [each.id for block in topic.blocks[-1:] for each in block_sentences(block)]
    return said[-1] if said else ""
