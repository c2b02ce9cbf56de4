"""People: several side by side, one by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.model import LANGUAGES, LAYOUTS, Group, Point, other
from generator.planning.draft import Draft
from generator.planning.people import is_person, role
from generator.planning.points import LONGEST, excerpt, noted, points, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Person
    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_SPREAD = LAYOUTS["profiles"]


def profiles(idea: Idea, material: Material) -> Iterator[Draft]:
    """The people the idea is about, the same facts of each: who they are, what they say."""
    mine = [person for person in material.brief.people if {*person.sources} & {*idea.body}]
    if not _SPREAD.groups[0] <= len(mine) <= _SPREAD.groups[1]:
        return
    groups = tuple(_card(person, material) for person in mine)
    takes = material.in_order(
        each for person in mine for each in (*person.role, *person.said) if each in idea.body
    )
    yield Draft("profiles", takes, groups=groups)


def _card(person: Person, material: Material) -> Group:
    facts = [fact for fact in (_role(person, material), *_said(person, material)) if fact]
    return Group(Point(person.name, person.sources[:1]), tuple(facts[: _SPREAD.in_group]))


def _role(person: Person, material: Material) -> Point | None:
    if not person.role:
        return None
    return role(material.known[each] for each in person.role) or noted(material, person.role[:1])


def _said(person: Person, material: Material) -> Iterator[Point]:
    """Their words: of a long sentence what it quotes, if that is short."""
    for each in person.said:
        whole = noted(material, (each,))
        if width(words(whole)) <= LONGEST:
            yield whole
        else:
            yield from (p for p in (_quoted(each, material), *_parted(each, material)) if p)


def _parted(identity: str, material: Material) -> Iterator[Point]:
    pieces = points(material, (identity,))
    yield from (p for p in pieces if width(words(p)) <= LONGEST)


_QUOTED = {"ja": re.compile(r"「[^「」]{4,24}」"), "en": re.compile(r"[“\"][^“”\"]{8,60}[”\"]")}


def _quoted(identity: str, material: Material) -> Point | None:
    """The last short quotation of a sentence, in both languages where both quote as often."""
    text = material.known[identity].text
    found = {each: _QUOTED[each].findall(text[each] or "") for each in LANGUAGES}
    mine = found[material.article.language]
    if not mine:
        return None
    made = excerpt(material, (identity,), mine[-1])
    there = other(material.article.language)
    if made.text[there] == "" and len(found[there]) == len(mine):
        return Point(made.text.having(there, found[there][-1]), made.sources)
    return made


def profile(idea: Idea, material: Material) -> Iterator[Draft]:
    """Somebody a section is about, by themselves: the role stands apart from what is told."""
    if not is_person(idea.topic):
        return
    running = [each for each in idea.body if material.is_running(each)]
    found = role(material.known[each] for each in running)
    heading = idea.topic.heading
    name = Point(heading.text, (heading.id,))
    if found:
        yield Draft("profile", found.sources, (name,), fields={"role": found})
