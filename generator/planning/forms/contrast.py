"""Two things set against each other → a comparison; what holds in which case → a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import LANGUAGES, LAYOUTS, Bilingual, Group, ItemList, Point, block_sentences
from generator.planning import cues
from generator.planning.draft import Draft
from generator.planning.forms.definitions import compared
from generator.planning.paragraphs import ANSWER, is_flow
from generator.planning.points import points
from generator.wording.notes import LARGE, note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material


_MOST = LAYOUTS["comparison"].in_group


def comparison(idea: Idea, material: Material) -> Iterator[Draft]:
    """The first contrast of the idea, each side with what follows about it."""
    for at, identity in enumerate(idea.body):
        sides = compared(material.known[identity].text)
        if sides:
            yield _draft(sides, identity, idea.body[at + 1 :], material)
            return


def _draft(
    sides: Sequence[tuple[Bilingual, Bilingual]],
    identity: str,
    following: Ids,
    material: Material,
) -> Draft:
    groups = [Group(Point(n, (identity,)), (Point(w, (identity,)),)) for n, w in sides]
    taken = [identity]
    for each in following:
        text = material.plain(each)
        both = _both(each, groups, material)
        side = next((n for n, group in enumerate(groups) if _about(text, group, material)), None)
        if both:
            groups = [_with(g, Point(w, (each,))) for g, w in zip(groups, both, strict=True)]
        elif side is not None or _goes_on(text):
            at = 1 if side is None else side
            for point in points(material, (each,)):
                groups[at] = _with(groups[at], point)
        else:
            break
        taken.append(each)
    return Draft("comparison", tuple(taken), groups=tuple(groups))


def _with(group: Group, point: Point) -> Group:
    return Group(group.title, (*group.points, point)[:_MOST])


_SIDE_TAIL = re.compile(r"(?:の日|の図書館|の側|の人|の場合)$")


def _name(group: Group, material: Material) -> str:
    return group.title.text[material.article.language] or ""


def _about(text: str, group: Group, material: Material) -> bool:
    """Its subject is the side."""
    name = _SIDE_TAIL.sub("", _name(group, material))
    return bool(name) and text.startswith(name)


_BACK = re.compile(r"^(?:そのため|だから|これにより|その結果|このため)")


def _goes_on(text: str) -> bool:
    """Tells what follows from the second side, which was named last."""
    return bool(_BACK.match(text))


_TWICE = re.compile(r"^(?P<a>[^、。]+?)は(?P<x>[^、。]+)、(?P<b>[^、。]+?)は(?P<y>[^、。]+)。?$")


def _both(
    identity: str, groups: Sequence[Group], material: Material
) -> tuple[Bilingual, ...] | None:
    """大潮は新月のころ、小潮は半月のころです: what is said of each; the English stands whole."""
    japanese, english = (material.known[identity].text[each] for each in LANGUAGES)
    found = _TWICE.match(note(Bilingual(japanese), LARGE).ja or "")
    if not found:
        return None
    names = [_SIDE_TAIL.sub("", _name(group, material)) for group in groups]
    if [found["a"], found["b"]] != names:
        return None
    whole = english and note(Bilingual(en=english)).en
    return Bilingual(found["x"], whole), Bilingual(found["y"], None if english is None else "")


# Yes or no, and what then: questions with their answers' consequences → a table of cases.

_FEWEST = 2  # cases that make a table


@dataclass(slots=True)
class _Flow:
    """One question, perhaps one below each of its answers, and where they lead."""

    asked: str
    below: str = ""
    given: Bilingual | None = None
    rows: list[tuple[Bilingual | None, Bilingual, Point]] = field(default_factory=list)
    takes: list[str] = field(default_factory=list)


def cases(idea: Idea, material: Material) -> Iterator[Draft]:
    """A table for every question with a list of answers below it: the case and what to do then."""
    if not any(isinstance(material.block.get(each), ItemList) for each in idea.body):
        return
    for before, block in pairwise(idea.topic.blocks):
        if not isinstance(block, ItemList) or not is_flow(block, before, material):
            continue
        asked = [*block_sentences(before)][-1].id
        flow = _Flow(asked, takes=[asked])
        for item in block.items:
            for sentence in item:
                _step(flow, sentence.id, material)
        if len(flow.rows) >= _FEWEST and {*flow.takes[1:]} & {*idea.body}:
            yield _table(flow, material)


def _step(flow: _Flow, identity: str, material: Material) -> None:
    """The next line of the list: an answer, what it leads to, or the question below it."""
    text = material.text(identity)
    said, what = Bilingual(), Bilingual()
    for language in LANGUAGES:
        found = ANSWER.match(text[language] or "")
        if found:
            said = said.having(language, found["said"])
            what = what.having(language, found["what"])
    mine = material.article.language
    if said[mine] is None:
        if cues.asks(material.plain(identity)) and flow.given is not None:
            flow.below = identity
            flow.takes.append(identity)
        return
    flow.takes.append(identity)
    if not what[mine]:  # what comes below it depends on one more question
        flow.given, flow.below = said, ""
        return
    nested = bool(flow.below)
    led = Point(note(what), (identity,))
    flow.rows.append((flow.given if nested else None, said, led))


def _table(flow: _Flow, material: Material) -> Draft:
    """Each question over its answers, and over all what to do."""

    def asked(identity: str) -> Point:
        return Point(material.text(identity), (identity,))

    nested = all(given is not None for given, _, _ in flow.rows)
    heads = [asked(flow.asked), *([asked(flow.below)] if nested and flow.below else [])]
    head = (*heads, Point(phrase("planning", "case_what")))
    rows = tuple(
        (
            *((Point(given),) if nested and given is not None else ()),
            Point(said),
            led,
        )
        for given, said, led in flow.rows
    )
    return Draft(
        "table", tuple(flow.takes), (asked(flow.asked),), own_title=True, table=(head, *rows)
    )
