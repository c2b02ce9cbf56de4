"""Which sentence can stand for a slide: what it is about, no detail of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import ItemList
from generator.planning import cues
from generator.planning.answering import is_answer, names_things
from generator.planning.draft import IN_ORDER
from generator.planning.points import words

if TYPE_CHECKING:
    from generator.model import Ids, Point
    from generator.planning.draft import Draft
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_NOUNS = re.compile(r"[一-龠々]{2}|[ァ-ヴー]{3,}|[A-Za-z]{4,}")
# Layouts of members, of which one never stands for all.
_SIDE_BY_SIDE = frozenset({"columns", "profiles", "steps", "timeline", "chain"})

SURE = 0.6
"""The weight of a claim that a slide of several paragraphs is about."""


def covers(found: Point, draft: Draft, idea: Idea, material: Material) -> bool:
    """What heads a slide is what the slide is about, no detail of it.

    The heading is, what an editor would put there, what the author set in bold, and what a
    paragraph by itself begins with. Where there are several its first sentence, or the message,
    shares a word with something else there or with the heading; any other sentence with half of
    it. What stands over a table or a picture names something of it.
    """
    held = {*found.sources}
    across = bool(idea.says and idea.says.text[material.article.language])  # it looks across
    own = draft.own_title and found in draft.titles
    if own or not held or material.is_heading(found.sources[0]) or across:
        return True
    one = draft.layout in _SIDE_BY_SIDE and _of_one(found, draft) and len(draft.groups) > 1
    after = draft.layout in IN_ORDER and not shares(found, draft)  # what follows the last step
    if one or after or _is_one_of_those_named(found, draft, idea, material):
        return False
    stressed = any(map(material.is_emphasised, found.sources))
    likeliest = held & {*material.over(draft.takes)[:1]}
    if likeliest or stressed or not draft.takes or is_answer(held, idea, material):
        return True
    if draft.table or draft.image or draft.code:
        only = bool(held & {*idea.body}) and len(idea.body) == 1
        return only or _names_it(found, draft, material)
    sure = bool(held & {*idea.said}) and idea.weight >= SURE
    opens = bool(held & {*opening(draft, material)})
    if draft.layout == "qa":
        return opens and not _is_item(found, material)
    whole = _is_one_block(draft.takes, material)
    stands = (opens and not _is_item(found, material)) or sure
    near = stands and _is_near(found, draft, idea, material)
    little = sure and len(draft.takes) <= _LITTLE
    return (opens and whole) or near or little or _is_shared(found, draft)


def _is_one_of_those_named(found: Point, draft: Draft, idea: Idea, material: Material) -> bool:
    """The section's name says what all of them are, and it has no word of any other."""
    named = idea.topic.part and names_things(material.plain(idea.topic.heading.id))
    others = [point for point in draft.points if not {*point.sources} & {*found.sources}]
    several = draft.layout == "bullets" and len(others) >= _FEW
    return bool(named) and several and not shares(found, draft)


def _of_one(found: Point, draft: Draft) -> bool:
    """One member says it, and no other; of what stands in an order any of them."""
    held = {*found.sources}
    sides = [{s for p in (g.title, *g.points) for s in p.sources} for g in draft.groups]
    count = sum(bool(held & side) for side in sides)
    return count == 1 or (count > 1 and draft.layout in IN_ORDER)


def opening(draft: Draft, material: Material) -> Ids:
    """What says something first, in the first block that is shown; of a question its answer."""
    asked = {s for group in draft.groups for s in group.title.sources if draft.layout == "qa"}
    said = (e for e in draft.takes if e not in asked and cues.is_statement(material.plain(e)))
    first = next(said, None)
    return () if first is None else (first,)


def _is_one_block(takes: Ids, material: Material) -> bool:
    return len({id(material.block.get(each)) for each in takes}) <= 1


def _names_it(found: Point, draft: Draft, material: Material) -> bool:
    """It shares a word with the head of the table, its caption or the caption of the picture."""
    heads = {cell for row in draft.table[:1] for cell in row} | {row[0] for row in draft.table}
    shown = {*heads, *draft.fields.values()}
    mine = {*_NOUNS.findall(words(found))}
    told = {*_NOUNS.findall(" ".join(map(words, shown)))}
    caption = {*_NOUNS.findall(material.plain(draft.takes))}
    return bool(mine & caption) or len(mine & told) >= _SEVERAL_WORDS


_SEVERAL_WORDS = 2  # words of a table's head and first column that what stands over it has


def _is_near(found: Point, draft: Draft, idea: Idea, material: Material) -> bool:
    """It shares a word with what stands below it, with its section's heading or the title."""
    mine = {*_NOUNS.findall(words(found))}
    others = [point for point in draft.texts() if not {*point.sources} & {*found.sources}]
    above = material.plain(idea.topic.heading.id) + (material.article.title.text.ja or "")
    near = " ".join((*map(words, others), above))
    return len(others) < _FEW or bool(mine & {*_NOUNS.findall(near)})


_FEW, _LITTLE = 2, 4


_MANY = 3


def is_one_of_many(found: Point, draft: Draft, material: Material) -> bool:
    """An item of a list of which the slide shows others, too."""
    block = material.block.get(found.sources[0]) if found.sources else None
    if not isinstance(block, ItemList) or draft.groups:
        return False
    beside = [p for p in draft.points if p.sources and material.block.get(p.sources[0]) is block]
    bold = {p.sources for p in beside if any(map(material.is_emphasised, p.sources))}
    if len(bold) == 1 and found.sources in bold:
        return False  # the author has chosen it
    return len({p.sources for p in beside}) >= _MANY


def _is_item(found: Point, material: Material) -> bool:
    return any(isinstance(material.block.get(each), ItemList) for each in found.sources)


def _is_shared(found: Point, draft: Draft) -> bool:
    others = [point for point in draft.texts() if not {*point.sources} & {*found.sources}]
    return shares(found, draft) * 2 >= len(others)


def shares(found: Point, draft: Draft) -> int:
    """How many of the other texts of a slide have a word of it."""
    mine = {*_NOUNS.findall(words(found))}
    others = [point for point in draft.texts() if not {*point.sources} & {*found.sources}]
    return sum(bool(mine & {*_NOUNS.findall(words(point))}) for point in others)
