"""What is told first, if not all can be told: in the order in which an editor would miss it."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.understanding.claims import antecedents
from generator.understanding.message import decides
from generator.understanding.words import shared
from generator.wording.independent import instructs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model import Brief, Ids
    from generator.understanding.text import Text, Told

_CLAIMED, _CONCLUDED = 0.1, 0.1  # what the brief adds to the worth of a sentence

# Of its worth, what a sentence loses that says in other words what is told already.
_SAID_AGAIN = 0.3

_REMEMBERED = 60  # sentences told last that are looked at for what is said again
_MOST_COMPARED = 300  # sentences told after which nobody asks what was said before
_WHOLE_LIST = 9  # steps, or items of a number that was announced, of which none is left out
_ANNOUNCED = re.compile(
    r"[0-9０-９二三四五六七八九](?:つ|点|項目|種類|段階|ステップ|か条)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
_MOST_MEMBERS = 7  # of parallel sections, each of which is named
_THING = 18  # characters of an item that is a thing among others
_MOST_WARNINGS = 4
_WARNS = re.compile(
    r"危険|禁止|厳禁|必ず[^。]*ください|使えません|使えない|飲めません|[てで]はいけ|[てで]はなら|ないでください"
    r"|\b(?:warning|danger\w*|do not|never|must not)\b",
    re.IGNORECASE,
)
_LIMITS_LAST = re.compile(
    r"^(?:ただし|ただ、|もっとも、|なお、|とはいえ)|^(?:that said|however|note that)\b",
    re.IGNORECASE,
)
_ENDS_OPEN = ("、", ",", "，", "：", ":")


_last: list[tuple[Text, Brief, tuple[Ids, ...]]] = []


def ranked(text: Text, brief: Brief) -> tuple[Ids, ...]:
    """See ``generator.understanding.ranked``; what is left out and what is said both ask."""
    for known, understood, order in _last[:]:
        if known is text and understood is brief:
            return order
    order = _Choice(text, brief).order()
    _last[:] = [(text, brief, order)]
    return order


@dataclass(slots=True)
class _Choice:
    """What is chosen so far, in its order.

    Attributes:
        value: by sentence id.
        groups: by sentence id, what is told all or not at all.
        taken: sentences that are told.
        bound: by sentence id, what goes with it wherever it goes.
        last: the texts of those told last.
    """

    text: Text
    brief: Brief
    value: Mapping[str, float] = field(init=False)
    groups: Mapping[str, Ids] = field(init=False)
    bound: Mapping[str, Ids] = field(init=False)
    taken: dict[str, None] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.value = _values(self.text, self.brief)
        self.groups = _groups(self.text)
        self.bound = _bound(self.text, self.brief)

    def order(self) -> tuple[Ids, ...]:
        thesis = self.brief.thesis.sources if self.brief.thesis else ()
        decided = _decided(self.text)
        first = [ids for ids in (thesis, *decided, *_warnings(self.text, self.value)) if ids]
        found = [self._take(ids) for ids in first]
        waiting = [(-self.value[ids[0]], n, ids) for n, ids in enumerate(self._units())]
        heapq.heapify(waiting)
        while waiting:
            expected, n, ids = heapq.heappop(waiting)
            if all(each in self.taken for each in ids):
                continue
            now = -self._worth(ids)
            if waiting and now > max(expected, waiting[0][0]):
                heapq.heappush(waiting, (now, n, ids))
                continue
            found.append(self._take(ids))
        rest = [t for t in self.text.run[1:] if _is_told(self.text, t) and t.id not in self.taken]
        return (*found, *(self._take((told.id,)) for told in rest))

    def _units(self) -> list[Ids]:
        units = dict.fromkeys(self.groups.get(t.id, (t.id,)) for t in self.text.content)
        return [tuple(each for each in ids if each in self.value) for ids in units]

    def _worth(self, ids: Ids) -> float:
        told = [self.text.by_id[each] for each in ids]
        value = sum(self.value[each] for each in ids) / len(ids)
        if len(self.taken) > _MOST_COMPARED:
            return value
        again = max((shared(told[0].text, other) for other in self.last), default=0.0)
        return value * (1 - _SAID_AGAIN * again**2)

    def _take(self, ids: Ids) -> Ids:
        """These and all that they cannot be told without, in reading order; now they are told."""
        whole: dict[str, None] = {}
        waiting = [*ids]
        while waiting:
            each = waiting.pop()
            if each in whole or each not in self.text.by_id:
                continue
            whole[each] = None
            waiting += (*self.groups.get(each, ()), *self.bound.get(each, ()))
            waiting += self._beside(each)
        told = sorted((self.text.by_id[each] for each in whole), key=lambda one: one.at)
        new = [one for one in told if one.id not in self.taken]
        self.taken |= whole
        self.last = [*self.last, *(one.text for one in new)][-_REMEMBERED:]
        return tuple(one.id for one in told)

    def _beside(self, identity: str) -> list[str]:
        told = self.text.by_id[identity]
        return [one.id for one in antecedents(self.text, told)] if not told.is_item else []


def _is_told(text: Text, told: Told) -> bool:
    """It is no heading, cell or caption, and no aside."""
    return (told.is_prose or told.is_quote or told.is_item) and told.id not in text.article.roles


def _decided(text: Text) -> list[Ids]:
    """What a meeting decided, which its minutes are read for."""
    if not text.traits.is_meeting:
        return []
    return [(told.id,) for told in text.content if decides(text, told)]


def _warnings(text: Text, value: Mapping[str, float]) -> list[Ids]:
    """What somebody would come to harm without, the weightiest first."""
    found = [told for told in text.content if _WARNS.search(told.text)]
    best = sorted(found, key=lambda told: -value[told.id])[:_MOST_WARNINGS]
    return [(told.id,) for told in best]


def _values(text: Text, brief: Brief) -> dict[str, float]:
    value = dict(text.worths)
    for claim in brief.claims:
        for each in claim.says.sources:
            if each in value:
                value[each] += _CLAIMED * claim.weight
    for each in brief.conclusion:
        if each in value:
            value[each] += _CONCLUDED
    if text.traits.in_steps:  # whoever cooks misses a remark, not a step
        for told in text.content:
            measured = told.is_item and bool(_MEASURED.search(told.text))
            done = measured or instructs(told.text) or _ASKED_TO.search(told.text)
            if told.id in value and done:
                value[told.id] += _DONE
    return value


_MEASURED = re.compile(r"^\W*(?:\d|[^、。]{1,24}[\s　：:…]+(?:約|大さじ|小さじ)?[\d０-９半])")
_DONE = 1.0  # what a step is worth beside what is said of it
_ASKED_TO = re.compile(
    r"^(?!.*(?:ので|れば)、?)[^。]*[をにで][^、。]{1,16}[てで](?:ください|下さい)。?$"
)


def _groups(text: Text) -> dict[str, Ids]:
    """By sentence id, the list or sentence that it is a part of and not told without."""
    found: dict[str, Ids] = {}
    blocks: defaultdict[int, list[Told]] = defaultdict(list)
    for told in text.run:
        blocks[told.block].append(told)
    for block in blocks.values():
        ids = tuple(told.id for told in block)
        if block[0].is_item:
            found |= _of_list(text, block)
            continue
        for n, told in enumerate(block[:-1]):
            if told.text.strip().endswith(_ENDS_OPEN) and not told.is_heading:
                found |= dict.fromkeys(ids[n : n + 2], ids[n : n + 2])
    return found


def _of_list(text: Text, block: Sequence[Told]) -> dict[str, Ids]:
    items: defaultdict[int, list[str]] = defaultdict(list)
    for told in block:
        items[told.item].append(told.id)
    short = sum(len(told.text) <= _THING for told in block) > len(block) / 2
    steps = block[0].ordered and text.traits.in_steps
    counted = _ANNOUNCED.search(text.run[block[0].at - 1].text) or steps
    if short or (counted and len(items) <= _WHOLE_LIST):
        return dict.fromkeys((told.id for told in block), tuple(told.id for told in block))
    return {each: tuple(ids) for ids in items.values() for each in ids}


def _bound(text: Text, brief: Brief) -> dict[str, Ids]:
    """By sentence id, what goes with it wherever it goes."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in brief.claims:
        for each in claim.says.sources:
            found[each] += (*claim.caveats, *claim.needs)
    for earlier, later in pairwise(text.content):
        if earlier.block == later.block and _LIMITS_LAST.search(later.text):
            found[earlier.id].append(later.id)
        measured = later.is_item and _MEASURED.search(later.text)
        if measured and text.traits.in_steps:  # all that it takes, after what says so
            found[later.id].append(earlier.id)
    for question in brief.questions:
        if any(text.article.roles.get(each) == "question" for each in question.question):
            for each in question.answer:
                found[each] += question.question
    for each, firsts in _alongside(brief):
        found[each] += firsts
    return {each: tuple(ids) for each, ids in found.items()}


def _alongside(brief: Brief) -> Iterator[tuple[str, Ids]]:
    """With a sentence of one of several parallel sections, the first sentence of each."""
    for parallel in brief.parallels:
        if len(parallel.members) <= _MOST_MEMBERS:
            firsts = tuple(member[0] for member in parallel.members if member)
            yield from ((each, firsts) for member in parallel.members for each in member)
