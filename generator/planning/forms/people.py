"""People: several side by side, one by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LANGUAGES, LAYOUTS, Group, Point, Quote, other
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
    about = {*idea.body, *idea.said}
    mine = material.resting(material.brief.people, lambda person: person.sources, about)
    if not _SPREAD.groups[0] <= len(mine) <= _SPREAD.groups[1]:
        return
    if material.brief.kind == "minutes":
        return  # what is said belongs to its item of the agenda, not to whoever said it
    groups = tuple(_card(person, material) for person in mine)
    each_own = [{source for point in group.points for source in point.sources} for group in groups]
    shown = {source for own in each_own for source in own}
    if not all(each_own) or sum(map(len, each_own)) > len(shown):
        return  # what is said of all of them is no card of one
    takes = tuple(each for each in idea.body if each in shown)
    yield Draft("profiles", takes, groups=groups)


def _card(person: Person, material: Material) -> Group:
    """Who they are and what they say; what else is told of them where they say nothing."""
    facts = [fact for fact in (_role(person, material), *_said(person, material)) if fact]
    if len(facts) < _FEWEST_FACTS:
        known = {source for fact in facts for source in fact.sources}
        section = material.home[person.sources[0]]
        more = [each for each in material.content(section) if each not in known]
        facts += [fact for each in more for fact in _short(each, material)]
    return Group(Point(person.name, person.sources[:1]), tuple(facts[: _SPREAD.in_group]))


_FEWEST_FACTS = 2
_BACK = re.compile(r"^(?:こちら|彼女?|同氏|本人)[もはが]、?")
"""On somebody's card it need not be said of whom."""


def _short(identity: str, material: Material) -> Iterator[Point]:
    for point in points(material, (identity,)):
        text = point.text
        bare = text.having("ja", _BACK.sub("", text.ja)) if text.ja else text
        who = material.article.speakers.get(identity)
        for language in LANGUAGES if who else ():
            label = phrase("planning", "says", who=who, text="")[language] or ""
            bare = bare.having(
                language, (bare[language] or "").removeprefix(label) or bare[language]
            )
        if width(words(point)) <= LONGEST:
            yield Point(bare, point.sources)


def _role(person: Person, material: Material) -> Point | None:
    if not person.role:
        return None
    return role(material.known[each] for each in person.role) or noted(material, person.role[:1])


def _said(person: Person, material: Material) -> Iterator[Point]:
    """Their words: of a long sentence what it quotes, if that is short."""
    for each in person.said:
        quoted = _quoted(each, material)
        if quoted and width(words(noted(material, (each,)))) > LONGEST:
            yield quoted
        elif not isinstance(material.block.get(each), Quote):
            yield from _short(each, material)


_QUOTED = {
    "ja": re.compile(r"「[^「」]{6,24}」(?=と)"),
    "en": re.compile(r"[“\"][^“”\"]{8,60}[”\"]"),
}


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
