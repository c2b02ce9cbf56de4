"""The article within a pasted page: what a site has above, below and within it is set apart.

Whoever copies a whole page takes the menu, the way to the page, related links, rankings and the
footer along. They are told from the article by where running text begins and ends, by words that
sites put in menus, and by what stands both above and below.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.front import CONTACT, letterhead
from generator.reading.plain.furniture import (
    CONTENTS,
    DATE,
    ELSEWHERE,
    SHARE,
    beside,
    contents_boxes,
    reason,
)
from generator.reading.plain.lines import JAPANESE, KEYWORD, NUMBERED
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.reading.plain.lines import TextLine

_MARKS = re.compile(r"[\s\W_]+")
_PARTS = re.compile(r"[\s|｜/／·•・>＞›»]+")
_TRAIL = re.compile(
    r"\s*(?:[>＞›»❯≫→]|(?<=\s)/(?=\s))\s*|(?<=^トップ)/|(?<=^ホーム)/|(?<=^(?i:home))/"
)
_ASKED = re.compile(r"^[QＱAＡ]\s?\d{0,2}\s?[.．:：]")
_TOOL = re.compile(
    r"^(?:(?:この(?:ページ|記事)を)?印刷(?:用ページ|する)?(?:を表示(?:する)?|を開く)?"
    r"(?:[\s　]+.{1,30})?|"
    r"文字サイズ.{0,10}|"
    r"音声で(?:読み上げ|聞く)|読み上げる|(?:filed|posted) (?:under|in)\b.{1,60}|"
    r"(?:カテゴリー?|タグ|tags?|categor(?:y|ies))[:：].{1,60}|コメント[:：]?\s?\d+件?|"
    r"\d+ comments?|no comments|listen to this.{0,20}|print this.{0,12})$",
    re.IGNORECASE,
)
_TRAIL_OPEN = re.compile(r"[>＞›»]\s*$")
_UNDER = re.compile(r"^[―—─–~〜～-]")
_ARROW = re.compile(r"^[←«‹].|.[→»›]$")
_BACK = re.compile(r"^[←«‹<＜/／>＞›»|｜·•](?:\s*[^。]{1,30})?$|^[^。]{1,30}\s*[→»›]$")
# What a page says of itself in whole sentences.
_OF_PAGE = re.compile(
    r"copyright|©|\(c\) ?\d{4}|all rights reserved|cookies?\b|クッキー|javascript|ブラウザ|"
    r"無断(?:転載|複製)|\bpowered by\b|\btheme\b.{0,20}\bby\b|built with|generated (?:by|with)|"
    r"続きを読む|配信(?:停止|解除)|読み込(?:み中|んで)|loading|(?:…|\.\.\.|\[&hellip;\])$|"
    r"更新されて(?:おらず|いません)|reCAPTCHA|必須項目|メールアドレスが公開される|"
    r"your email address will not|unsubscribe|spam",
    re.IGNORECASE,
)
_END = re.compile(
    r"^\W{0,3}(?:©|copyright|\(c\)|（c）)|all rights reserved|^(?:proudly )?powered by|^theme[: ]",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:by |written by |posted (?:by|on) |author:|文[:：・]|著者[:：]|投稿者[:：]|執筆[:：])|"
    r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}|^(?:\w{3,9}\.? \d{1,2},? \d{4})|"
    r"^\d{1,2} \w{3,9} \d{4}|^\d+ min(?:ute)?s? read|この記事は約?\d+分",
    re.IGNORECASE,
)
_MOST_ABOVE = 400  # lines in which a page is still above its text
_AHEAD = 10  # lines within which running text goes on
_GOES_ON = 2
_LONG = 40  # em of a line that alone is running text
_FEWEST = 2  # ways through a site that tell of a menu
_SHARE_OF_MENU = 0.1
_WIDEST_TITLE = 100
_TOLD_BELOW = 0.12  # of the text, what may be told below its end
_FEW_TOLD = 3
_BOTH = 3
_NEAR = 6  # lines above a title that a way there takes; lines between one sign and the next
_THINNEST = 5  # lines below an article for each sign of a page
_A_WORD, _MOST_BETWEEN = 14, 20  # em of a label; lines longer than one between signs of a page


def within(found: tuple[TextLine, ...]) -> tuple[tuple[TextLine, ...], dict[int, str]]:
    """The lines of the article, and those around it by their number, with why they are not."""
    told = _told(found)
    boxed = contents_boxes(found)
    stop, is_page = _bottom(found, told, frozenset())
    start = _top(found, told, stop, boxed, is_page=is_page)
    if start:
        menu = frozenset(found[n].key for n in range(start) if n not in boxed and found[n].key)
        stop, _ = _bottom(found, told, menu, start)
    elif not is_page:
        return found, {}
    trail = {_bare(part) for line in found[:start] for part in _trail(line)}
    below = range(start + 1, min(stop, start + _AHEAD)) if start else range(0)
    tools = [
        n
        for n in takewhile(lambda n: not told[n], below)
        if _is_tool(found[n]) or _bare(found[n].text) in trail
    ]
    outside = (*range(start), *tools, *range(stop, len(found)))
    left = {found[n].number: reason(found[n]) or "page" for n in outside}
    if not left:
        return found, {}
    kept = tuple(line for line in found[start:stop] if line.number not in left)
    kept = (replace(kept[0], above=9), *kept[1:]) if start else kept
    kept = (*kept[:-1], replace(kept[-1], below=9)) if stop < len(found) else kept
    return kept, left


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(map(_bare, some))
        for name, some in toml_beside(__file__, "page.toml").items()
    }


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())


def _told(found: Sequence[TextLine]) -> list[bool]:
    """Which lines are an author's running text; where sentences have stops, those with one."""
    weak = [_is_told(line) for line in found]
    strong = [
        is_told and _STOP.search(line.text) is not None
        for line, is_told in zip(found, weak, strict=True)
    ]
    return strong if sum(strong) * 3 > sum(weak) else weak


_STOP = re.compile(r"。|[.!?:]['\"”’)]*$")


def _is_told(line: TextLine) -> bool:
    text = line.text
    if _OF_PAGE.search(text[:300]) or beside(text):
        return False
    if line.is_japanese:
        return (
            "。" in text
            or (line.is_predicate and line.width >= 12)
            or (line.is_ended and line.width > 8)
        )
    return len(text.split()) >= 6 and (text[-1] in ".?!:" or len(text.split()) >= 20)


def _ways(line: TextLine) -> tuple[int, int]:
    """How many ways through a site a line names: that are nothing else, and all of them."""
    if len(line.text) > 200 or line.text[-1:] in (":", "："):
        return 0, 0
    words = _words()
    bare = _bare(line.text)
    if bare in words["menu"]:
        return 1, 1
    if bare in words["also"]:
        return 0, 1
    if _BACK.match(line.text):
        return int(_ARROW.search(line.text) is not None), 1
    parts = [part for part in map(_bare, _PARTS.split(line.text)) if part]
    sure = sum(part in words["menu"] for part in parts)
    every = sure + sum(part in words["also"] for part in parts)
    return (sure, every) if len(parts) > 1 and every * 2 > len(parts) else (0, 0)


def _top(
    found: Sequence[TextLine],
    told: Sequence[bool],
    stop: int,
    boxed: frozenset[int],
    *,
    is_page: bool,
) -> int:
    """Where the article begins: its title, below what is a menu by its words."""
    first = _first_told(found, told)
    if first == 0:
        return 0
    below = Counter(line.key for line in found[stop:])
    ways = [_ways(line) for line in found[: first + _AHEAD]]
    names = _names(found[:stop], told, first, ways, below)
    title = max(names, key=lambda n: (names[n], -n), default=0)
    if not title:
        return 0
    name = _bare(found[title].text)
    above = [n for n in range(title) if _bare(found[n].text) != name]
    ways_above = {_bare(found[n].text): ways[n] for n in above}.values()
    sure = sum(some for some, _ in ways_above)
    if sure < _BOTH and not boxed.isdisjoint(above):
        return 0  # a contents box lies below its title
    every = sum(some for _, some in ways_above)
    again = sum(1 for n in above if not ways[n][1] and found[n].key and below[found[n].key])
    site = "\n".join(_bare(line.text) for line in found[stop:])
    trail = sum(_leads(found[n], name, site) for n in above)
    named = sorted({*range(title)} - {*above})  # as the last page of a way there
    is_menu = (
        (sure and sure + every + bool(named) > _FEWEST)
        or again >= _BOTH
        or (trail and title < _NEAR)
    )
    is_headed = is_page and title <= _FEW_TOLD and _is_dated(found, title)
    if title < first and not told[title] and "｡" not in found[title].text:
        is_headed = (
            is_headed
            or _is_below_name(found, title, found[stop:])
            or (any(n < _FEW_TOLD for n in named) and not letterhead(found))
            or _is_far_better(found, told, first, names, title)
        )
    return (
        title
        if is_headed or (is_menu and (every + again + trail) >= _SHARE_OF_MENU * len(ways_above))
        else 0
    )


def _is_far_better(
    found: Sequence[TextLine],
    told: Sequence[bool],
    first: int,
    names: Mapping[int, float],
    title: int,
) -> bool:
    """The text says the title's words and hardly any of those above it, which head no letter."""
    pairs = _told_pairs(found, told, first)
    above = found[:title]
    return (
        title > 1  # a name and what it is under are no page
        and names[title] - names.get(0, 0.0) >= _FAR
        and _said(found[title], pairs) >= _MUCH
        and all(_said(line, pairs) < _HARDLY for line in above)
        and not letterhead(found)
        and found[title].is_japanese
        and not found[title].is_question
        and not any(_may_open(line) for line in above)
    )


def _may_open(line: TextLine) -> bool:
    """Written out, an item, a part's heading: with it, the text has begun."""
    is_head = KEYWORD.match(line.text) or NUMBERED.match(line.text)
    return line.is_sentence or line.is_bullet or is_head is not None


_FAR = 1.5
_MUCH, _HARDLY = 0.3, 0.34  # of a line's words, those that the text says


def _is_below_name(found: Sequence[TextLine], title: int, around: Sequence[TextLine]) -> bool:
    """Whether a line above the title tells of its page.

    It names both, as a window's title or the way there does; the site, whose rights the footer
    names; where the text begins. Or a menu stands there twice.
    """
    name = found[title]
    rights = "\n".join(_bare(line.text) for line in around if _END.search(line.text))
    above = [line for line in found[:title] if _bare(line.text) != _bare(name.text)]
    for line in above:
        is_site = len(_bare(line.text)) > _NAMED and _bare(line.text) in rights
        if _holds(line, name) or is_site or _BEGINS.match(line.text):
            return True
    again = Counter(line.key for line in above if line.key)
    is_top = bool(above) and again[above[0].key] > 1
    return is_top and sum(times > 1 for times in again.values()) >= _FEWEST


_NAMED = 4  # signs of a name that is told from other words
_JOINT = re.compile(r"[|｜>＞›»]")
_BEGINS = re.compile(
    r"^(?:(?:ここから)?本文(?:の?(?:始まり|開始)|ここから|です)|ここから本文(?:です)?。?|"
    r"(?:ページの|ここから)本文(?:です)?。?|メイン(?:カラム|コンテンツ)(?:の?(?:始まり|開始)|ここから))$"
)


def _is_dated(found: Sequence[TextLine], place: int) -> bool:
    near = found[place + 1 : place + 4]
    return any(_BYLINE.search(one.text) or DATE.match(one.text) for one in near)


def _first_told(found: Sequence[TextLine], told: Sequence[bool]) -> int:
    """Where running text begins that goes on; 0 where it does not."""
    for place, is_told in enumerate(told[:_MOST_ABOVE]):
        goes_on = sum(told[place : place + _AHEAD]) >= _GOES_ON
        if is_told and (goes_on or found[place].width >= _LONG):
            return place
    return 0


def _told_pairs(found: Sequence[TextLine], told: Sequence[bool], first: int) -> Counter[str]:
    return Counter(
        pair
        for line, is_told in zip(found[first:], told[first:], strict=False)
        if is_told
        for pair in dict.fromkeys(_pairs(line.text))
    )


def _names(
    found: Sequence[TextLine],
    told: Sequence[bool],
    first: int,
    ways: Sequence[tuple[int, int]],
    below: Counter[str],
) -> dict[int, float]:
    """The lines above the text that may name it, and how well each does."""
    pairs = _told_pairs(found, told, first)
    items = _contents(found, first)
    last = first
    while last < min(len(found) - 1, first + 3) and not _STOP.search(found[last].text):
        last += 1
    twice = {key for key, times in Counter(line.key for line in found[:first]).items() if times > 1}
    twice = twice if len(twice) > 1 else set()  # as a menu for narrow screens is
    parts_too = _heads(found, told)
    seen: Counter[str] = Counter()
    names: dict[int, float] = {}
    for place, line in enumerate(found[:last]):
        bare = _bare(line.text)
        again = 0 if line.key in twice else seen[bare]
        if (
            _may_name(line)
            and line.key not in items
            and (again or place >= first or not ways[place][1])
        ):
            worth = _worth(found, place, pairs, again=bool(again)) - 0.12 * min(
                abs(first - place), 30
            )
            is_menu = below[line.key] and place < first and not again
            worth -= 2.0 * bool(is_menu and not _is_dated(found, place))
            worth -= 1.0 * (place in parts_too)
            worth += 2.0 * any(
                _holds(other, line) for other in found[max(0, place - _NEAR) : place]
            )
            worth -= 3.0 * any(
                _holds(line, other) for other in found[place + 1 : place + 1 + _NEAR]
            )
            names[place] = worth
        parts = _TRAIL.split(line.text)
        seen.update({bare, _bare(parts[-1]), *map(_bare, _BARS.split(line.text))})
    return names


def _heads(found: Sequence[TextLine], told: Sequence[bool]) -> frozenset[int]:
    """Short lines right above text, where several are: the first heads a part as the others do."""
    heads = {
        n
        for n, line in enumerate(found[:-1])
        if not told[n] and told[n + 1] and line.may_head and (line.above or not n)
    }
    return frozenset(heads if len(heads) > _BOTH else ())


def _holds(line: TextLine, other: TextLine) -> bool:
    """A line names a page and its site, or the way to it; the other one the page alone."""
    whole, part = _bare(line.text), _bare(other.text)
    is_end = whole.endswith(part) or whole.startswith(part)
    return _NAMED <= len(part) < len(whole) and is_end and _JOINT.search(line.text) is not None


_BARS = re.compile(r"\s*[|｜]\s*")


def _contents(found: Sequence[TextLine], first: int) -> frozenset[str]:
    """What is listed above and heads parts below, one after the other: no name of the whole."""
    where: dict[str, int] = {}
    for place, line in enumerate(found):
        where[line.key] = place
    items: set[str] = set()
    run: list[int] = []
    for place in range(first + 1):
        later = where.get(found[place].key, place)
        if (
            later > place
            and found[place].key
            and later > (where[found[run[-1]].key] + 1 if run else place + 1)
        ):
            run.append(place)
        else:
            items.update(found[n].key for n in run if len(run) >= _BOTH)
            run = [place] if later > place + 1 else []
    items.update(found[n].key for n in run if len(run) >= _BOTH)
    return frozenset(items)


def _may_name(line: TextLine) -> bool:
    text = line.text
    return (
        2 < line.width <= _WIDEST_TITLE
        and not (
            DATE.match(text) or SHARE.match(text) or CONTENTS.match(text) or CONTACT.search(text)
        )
        and not _BEGINS.match(text)
        and not (_OF_PAGE.search(text) or (_BYLINE.search(text) and len(text) < 30))
        and len(_TRAIL.split(text)) < 3
        and not _ASKED.match(text)
        and text[-1] not in "、,，"
        and "\t" not in line.raw.strip()
    )


def _worth(found: Sequence[TextLine], place: int, pairs: Counter[str], *, again: bool) -> float:
    """How well a line names what is told below it: in its words, well apart, dated, near."""
    line = found[place]
    said = _said(line, pairs)
    apart = (line.above > 0) + (line.below > 0)
    is_part = KEYWORD.match(line.text) is not None and not again
    is_foreign = not line.is_japanese and any(JAPANESE.search(pair) for pair in pairs)
    return (
        min(line.width, 24) / 8
        + 3 * said * min(1.0, line.width / 10)
        + 2.5 * _is_dated(found, place)
        + 0.5 * apart
        + 2 * again
        + 2 * bool(place and _TRAIL_OPEN.search(found[place - 1].text))
        - 3 * (is_part or _UNDER.match(line.text) is not None)
        - 1.5 * (line.is_bullet + is_foreign)
        - 2.0 * (_OF_PERSON.search(line.text) is not None)
    )


def _said(line: TextLine, pairs: Counter[str]) -> float:
    """How much of a line's words the text says."""
    own = tuple(dict.fromkeys(_pairs(line.text)))
    return sum(pairs[pair] > 0 for pair in own) / max(4, len(own))


# What is told of somebody, of a house, beside the title and no part of it.
_OF_PERSON = re.compile(
    r"\d{4}年.{0,8}(?:入社|入会|卒|生まれ)|(?:入社|入会)歴?\s?\d+|^〒|(?:学部|学科|研究科|大学院)卒業?$|"
    r"\d{2,4}-\d{2,4}-\d{3,4}|@|^[一-龥々A-Z・]{1,4}[\s　・]?[一-龥々ぁ-んA-Z]{1,4}\s?(?:さん|氏)$"
)


def _pairs(text: str) -> list[str]:
    bare = _bare(text)
    return [bare[n : n + 2] for n in range(len(bare) - 1)]


def _bottom(
    found: Sequence[TextLine], told: Sequence[bool], menu: frozenset[str], start: int = 0
) -> tuple[int, bool]:
    """Where the article may end, above the first line of the page below it; whether it is one."""
    pairs = zip(found[start:], told[start:], strict=True)
    whole = sum(len(line.text) for line, is_told in pairs if is_told)
    stop, below, count, since = len(found), 0, 0, 0
    signs: dict[str, str] = {}
    cards = _cards(found, told)
    last = max((n for n, is_told in enumerate(told) if is_told), default=len(found))
    asks = any(CONTACT.search(line.text) for line in found[last + 1 :])  # says whom to ask
    for place in range(len(found) - 1, start, -1):
        line = found[place]
        sign = "" if told[place] else _ends(line)
        if not sign and "rights" in signs.values() and not asks and _is_of_house(found, place):
            sign = "house"
        if not sign and since < _NEAR and not told[place] and _is_again(found, place, menu):
            sign = "again"
        if place in cards:
            sign = "card"
        since = 0 if sign else since + (line.width > _A_WORD)
        if since > _MOST_BETWEEN:
            break
        if sign:
            stop = place
            signs[_bare(line.text)] = sign
        elif told[place]:
            below += len(line.text)
            count += 1
            if below * 4 > whole or (below > _TOLD_BELOW * whole and count > _FEW_TOLD):
                break
    return stop, _is_page(found[stop:], signs)


def _is_of_house(found: Sequence[TextLine], place: int) -> bool:
    """Where a house is and how it is reached, or its name right above that."""
    if _ADDRESS.match(found[place].text):
        return True
    is_above = place + 1 < len(found) and _ADDRESS.match(found[place + 1].text) is not None
    return is_above and found[place].may_head and not found[place].is_sentence


_ADDRESS = re.compile(
    r"^〒\s?\d{3}|^(?:tel|fax|電話|ＴＥＬ|ＦＡＸ)\s*[.:：/]?\s*[\d(（+]", re.IGNORECASE
)


def _cards(found: Sequence[TextLine], told: Sequence[bool]) -> frozenset[int]:
    """Lines below the text that come again but for numbers, as cards of other pages do."""
    last = max((n for n, is_told in enumerate(told) if is_told), default=len(found))
    times = Counter(line.key for line in found[last + 1 :] if len(line.key) > _CARD)
    return frozenset(n for n in range(last + 1, len(found)) if times[found[n].key] >= _BOTH)


_CARD = 5  # signs of a line that is no mere day or price


def _is_page(below: Sequence[TextLine], signs: Mapping[str, str]) -> bool:
    """Below a text that has no menu above: several signs of several kinds, and little else."""
    is_one_of_several = len(signs) >= _BOTH and len(set(signs.values())) >= _FEWEST
    is_dense = len(signs) * _THINNEST >= len(below)
    return is_one_of_several and is_dense and not any(CONTACT.search(one.text) for one in below)


def _ends(line: TextLine) -> str:
    """Which sign of the page below its article a line is; empty for none."""
    text = line.text[:200]
    for kind, sign in _SIGNS:
        if sign.search(text):
            return kind
    if _bare(line.text) in _words()["below"]:
        return "below"
    return "ways" if _ways(line)[0] > 1 else ""


# Each but the first is of whole lines.
_LEADS_BACK = re.compile(r"^[←«‹]\s*\S.{0,40}$|^[^。]{1,24}[へに](?:戻る|もどる)\W*$")
_SIGNS = (
    ("rights", _END),
    ("elsewhere", ELSEWHERE),
    ("share", SHARE),
    ("tool", _TOOL),
    ("back", _LEADS_BACK),
)


def _trail(line: TextLine) -> list[str]:
    """The pages that a line leads through, if it does: home, what is above this one, this one."""
    parts = [part for part in _TRAIL.split(line.text[:300]) if part]
    return parts if len(parts) > 1 else []


def _leads(line: TextLine, name: str, site: str) -> bool:
    """A line leads through pages: from the first, or one that is named below, or to this one."""
    trail = [bare for bare in map(_bare, _trail(line)) if len(bare) > 1]
    return len(trail) > 1 and (
        trail[0] in _words()["menu"]
        or any(len(bare) > _BOTH and bare in site for bare in trail)
        or name.startswith(trail[-1])
    )


def _is_tool(line: TextLine) -> bool:
    """What can be done with a page, below its title; where it is filed."""
    return _TOOL.match(line.text[:80]) is not None or _ways(line)[0] > 0


def _is_again(found: Sequence[TextLine], place: int, menu: frozenset[str]) -> bool:
    """A line of the menu above, beside another one of it."""
    beside = (found[n].key for n in (place - 1, place + 1) if n < len(found))
    return found[place].key in menu and any(key in menu for key in beside)
