"""What a page says of a text beside its title: when, who, where it is filed, on what site."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.plain.lines import KEYWORD
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Role
    from generator.reading.plain.lines import TextLine

_MOST = 8  # lines below a title that are said of it
_LONGEST = 120  # characters of one
_LONGEST_LABEL = 10


@cache
def _forms() -> Mapping[str, re.Pattern[str]]:
    told = toml_beside(__file__, "bylines.toml")
    day, label = told.pop("day"), told.pop("label")
    return {
        name: re.compile(
            "|".join(one.replace("{day}", day).replace("{label}", label) for one in some),
            re.IGNORECASE,
        )
        for name, some in told.items()
    }


def _is(name: str, line: TextLine) -> bool:
    return len(line.text) <= _LONGEST and _forms()[name].fullmatch(line.text.strip()) is not None


def said_of(line: TextLine) -> Role | None:
    """What such a line says of a text wherever it stands beside its title."""
    if _is("metadata", line):
        return "metadata"
    return "credit" if _is("credit", line) else None


def below(found: Sequence[TextLine], start: int, title: int) -> dict[int, Role]:
    """What is said of a text in the lines right below its title, until the text."""
    roles: dict[int, Role] = {}
    stop = min(len(found), start + _MOST)
    place = start
    while place < stop:
        line = found[place]
        role = said_of(line)
        if role is None and _is("short", line) and not _parts(found, place, "short"):
            role = "metadata"
        if role is None and (people := _people(found, place)):
            roles |= dict.fromkeys(people, "credit")
            place = people.stop
            continue
        if role is None and _is_filed(found, place, roles, title):
            role = "metadata"
        if role is None or (role == "metadata" and line.key == found[title].key):
            break
        if _comes_again(found, place):
            break
        roles[place] = role
        place += 1
    return roles


def _people(found: Sequence[TextLine], start: int) -> range:
    """A name with its office, or lines of offices beside a name, above text."""
    told = [n for n, line in enumerate(found) if _WHO_AND_WHAT.fullmatch(line.text)]
    if told == [start]:
        return range(start, start + 1)
    stop = start
    named = False
    while stop < min(len(found), start + 4) and found[stop].is_short:
        is_name = _NAME.fullmatch(found[stop].text.strip()) is not None
        if not (is_name or _is("office", found[stop])):
            break
        if stop > start and found[stop].above:
            break
        named = named or is_name or _NAMED.match(found[stop].text) is not None
        stop += 1
    is_one = named and stop < len(found) and any(_is("office", one) for one in found[start:stop])
    again = any(_parts(found, n, "office") for n in range(start, stop))
    return range(start, stop if is_one and not again else start)


_NAME = re.compile(r"[一-龥々]{1,4}[\s　][一-龥々ぁ-んァ-ヶ]{1,5}|[A-Z][a-z]+ [A-Z][a-z]+")
_WHO_AND_WHAT = re.compile(
    r"[一-龥々]{1,4}[\s　][一-龥々ぁ-んァ-ヶ]{1,5}\s?[（(][^（）()。]{2,40}[）)]"
)
_NAMED = re.compile(r"^[一-龥々ァ-ヶーぁ-ん]{1,6}[\s　]")


def _parts(found: Sequence[TextLine], place: int, form: str) -> bool:
    """Such lines part a text: others stand further down, below text."""
    told = False
    for line in found[place + 1 :]:
        if told and _is(form, line):
            return True
        told = told or line.is_sentence
    return False


def _comes_again(found: Sequence[TextLine], place: int) -> bool:
    """Days that part a text: the first one dates no more than its part."""
    key = found[place].key
    days = [n for n, line in enumerate(found) if line.key == key and _is("metadata", line)]
    apart = all(found[n].above and found[n].below for n in days)
    return len(days) > 1 and apart and _parts(found, place, "metadata")


def _is_filed(found: Sequence[TextLine], place: int, roles: Iterable[int], title: int) -> bool:
    """A word right below a day, between two, or that the site says above: where it is filed."""
    line = found[place]
    if place + 1 >= len(found) or place - 1 not in roles:
        return False
    is_word = (
        len(line.text) <= _LONGEST_LABEL
        and line.may_head
        and not line.is_sentence
        and not line.is_bullet
        and not KEYWORD.match(line.text)
        and _KANA.search(line.text) is None
    )
    after = found[place + 1]
    between = said_of(after) == "metadata" or _is("short", after)
    right_below = line.above == 0 and found[title + 1 : place] != []
    again = any(other.key == line.key for other in found[place + 1 :] if other.may_head)
    return is_word and (between or (right_below and line.below > 0) or again or _is("site", line))


_KANA = re.compile(r"[ぁ-ん]")


def title_below_site(found: Sequence[TextLine], place: int) -> int | None:
    """Where the title stands, if a site's name and what it says of itself are above."""
    near = found[place : place + 6]
    if len(near) < 3:
        return None
    at = 1
    leads_in = _forms()["leads"].match(near[1].text) or _ISSUE.search(near[0].text)
    if near[0].width <= _WIDEST_NAME and _is("presents", near[1]) and not leads_in:
        at = 2
        while at < len(near) and near[at].is_bullet and near[at].is_short:
            at += 1
    else:
        at = 0
        while at < 4 and at < len(near) and _is("site", near[at]) and not near[at].is_sentence:
            at += 1
        if at == 0 and _is("series", near[0]):
            below_it = found[place + 2]
            is_told = said_of(below_it) is not None or bool(_people(found, place + 2))
            at = 1 if is_told else 0
    while 0 < at < len(near) and said_of(near[at]) == "metadata":
        at += 1
    if not at or place + at + 1 >= len(found):
        return None
    line = found[place + at]
    is_title = (
        not line.is_bullet
        and not KEYWORD.match(line.text)
        and _WIDEST_LABEL / 2 < line.width <= _WIDEST_TITLE
        and "。" not in line.text[:-1]
        and any(one.is_sentence for one in found[place + at + 1 :])
    )
    if not is_title or _is_listed(found, place, at) or _heads_a_part(found, place, at):
        return None
    return place + at


def _heads_a_part(found: Sequence[TextLine], place: int, at: int) -> bool:
    """The line is the first of several headings, below a title that only looks like a site's name.

    Two things with a dot between them, or what is said of a thing in a line, are a title's as well.
    """
    line = found[place + at]
    named = at == 1 and "・" in found[place].text
    if not (named or (at == 2 and line.width <= _A_HEADING)):
        return False
    return any(
        other.may_head
        and not other.is_sentence
        and bool(other.above and other.below)
        and n + 1 < len(found)
        and found[n + 1].is_sentence
        and said_of(other) is None
        for n, other in enumerate(found[place + at + 1 :], place + at + 1)
    )


_A_HEADING = 10  # em: the titles of blogs are longer


_ISSUE = re.compile(r"第\s?[0-9０-９]|[0-9０-９]\s?[回号月]")
_WIDEST_NAME, _WIDEST_LABEL, _WIDEST_TITLE = 24, 8, 100  # em


def _is_listed(found: Sequence[TextLine], place: int, at: int) -> bool:
    """The line is text or the first of several parts, as the lines above it are a title's."""
    line = found[place + at]
    return (
        line.above == 0
        and line.below == 0
        and at == 1
        and found[place].above == 0
        and (line.width > found[place].width * 4)
    )


def days(found: Sequence[TextLine], told: Sequence[int]) -> frozenset[int]:
    """Days without a year that part a diary: several, each by itself above what happened."""
    some = frozenset(
        n
        for n in told
        if _is("short", found[n])
        and found[n].above
        and n + 1 < len(found)
        and found[n + 1].is_sentence
    )
    return some if len(some) >= _FEWEST_DAYS else frozenset()


_FEWEST_DAYS = 3


def who_and_when(found: Sequence[TextLine], roles: Mapping[int, Role]) -> tuple[str, str]:
    """The author and the day that lines beside the title say; empty where none does."""
    people = [found[n].text.strip("（）() 　") for n in sorted(roles) if roles[n] == "credit"]
    people = [text for text in people if not _HELPS.match(text)]
    people.sort(key=lambda text: not _NAME.fullmatch(text) or _OFFICE.search(text) is not None)
    named = (_OFFICE.sub("", _WRITES.sub("", text)).strip() for text in people)
    who = next((name for name in named if not _HOUSE.search(name)), "")
    facts = (found[n].text for n in sorted(roles) if roles[n] == "metadata")
    return who, next((day for text in facts if (day := _day_in(text))), "")


def _day_in(text: str) -> str:
    """The first day of the calendar that a line names; empty where it names none."""
    for found in _DAY.finditer(text):
        with suppress(ValueError):
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    return ""


# Where somebody is something, without their name: 山手高校 校長.
_HOUSE = re.compile(r"(?:大学|学校|高校|中学|小学校|学部|会社|研究所|病院|協会|組合|新聞社)$")
# Who is named beside an author, and is none.
_HELPS = re.compile(
    r"(?:聞き手|編集|監修者?|翻訳|訳|担当|(?:取材・)?撮影|写真)(?:\s*[:：／/＝=]|は)"
)
# What somebody is, behind their name.
_OFFICE = re.compile(
    r"(?<=[一-龥々ぁ-んァ-ヶ])[\s　]+[^\s　]*(?:記者|ライター|員|教授|師|長|代表|部)$|"
    r"(?<=[一-龥々ぁ-んァ-ヶ])\s?[（(].*$"
)
_WRITES = re.compile(
    r"^(?:[^\s:：／/]{1,12}\s*[:：／/＝=]\s*|まとめは|(?:written |words |reported )?by\s)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})")
