"""People: several side by side, one by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LANGUAGES, LAYOUTS, Bilingual, Group, Point, Quote, other
from generator.planning import cues
from generator.planning.decisions import is_decision
from generator.planning.draft import Draft
from generator.planning.people import is_person, role
from generator.planning.points import LONGEST, POINT_ROOM, excerpt, noted, points, words
from generator.planning.voice import trimmed
from generator.wording.notes import note, notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids, Person
    from generator.planning.ideas import Idea
    from generator.planning.material import Material


_SPREAD = LAYOUTS["profiles"]


def profiles(idea: Idea, material: Material) -> Iterator[Draft]:
    """The people the idea is about, the same facts of each: who they are, what they say."""
    about = {*idea.body, *idea.said}
    mine = material.resting(material.brief.people, lambda person: person.sources, about)
    if not _SPREAD.groups[0] <= len(mine) <= _SPREAD.groups[1]:
        return
    if material.traits.is_meeting:
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
# On somebody's card it need not be said of whom.
_BACK = re.compile(r"^(?:こちら|彼女?|同氏|本人)[もはが]、?")


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


# Who said what about an item of the agenda → a column each, in the order in which they spoke.

_RULE = LAYOUTS["columns"]


def speakers(idea: Idea, material: Material) -> Iterator[Draft]:
    """What was put forward, and then each turn: an objection stands before its reply.

    Only where one slide holds all of them. The decision is its title, and its condition stands
    below.
    """
    decided = [e for e in idea.body if is_decision(e, material)]
    if not material.traits.is_meeting or not any(_who(e, material) for e in idea.body):
        return
    said = idea.body[: idea.body.index(decided[0])] if decided else idea.body
    after = tuple(e for e in idea.body if e not in said and e not in decided)
    turns = _turns(said, material)
    groups = tuple(_column(who, ids, material) for who, ids in turns)
    fits = all(0 < len(group.points) <= _RULE.in_group for group in groups)
    if not _RULE.groups[0] <= len(groups) <= _RULE.groups[1] or not fits or len(after) > 1:
        return
    fields = {"note": noted(material, after)} if after else {}
    over = Point(phrase("planning", "turns"), (idea.topic.heading.id,))
    yield Draft("columns", idea.body, titles=(over,), groups=groups, fields=fields)


def _who(identity: str, material: Material) -> str:
    return material.speaker(identity)


def _turns(ids: Ids, material: Material) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for each in ids:
        who = _who(each, material)
        if found and found[-1][0] == who:
            found[-1][1].append(each)
        else:
            found.append((who, [each]))
    return found


def _column(who: str, ids: Sequence[str], material: Material) -> Group:
    head = Bilingual(who, who) if who else phrase("planning", "put_forward")
    shown = [point for each in ids for point in _points(each, material)]
    return Group(Point(head, (ids[0],)), tuple(shown))


def _points(identity: str, material: Material) -> Iterator[Point]:
    """Without whoever says it, who stands above; questions are turns like others."""
    text = trimmed(material.said(identity), material.brief.speaker)
    if cues.announces(material.plain(identity)):
        return
    whole = Point(note(text, POINT_ROOM), (identity,))
    parted = [whole] if width(words(whole)) <= LONGEST else notes(text, POINT_ROOM)
    yield from (p if isinstance(p, Point) else Point(p, (identity,)) for p in parted)
