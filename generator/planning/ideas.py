"""What a deck is about: one message after the other, each with all that belongs to it.

The brief's claims come first, in its order. What no claim holds joins the claim of its section, or
is an idea of its own: nothing of the article gets lost on the way to a slide.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.model import Code, Figure, Quote, Table, block_sentences
from generator.planning.people import is_person
from generator.planning.points import points
from generator.planning.titles import stated
from generator.planning.topics import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Ids, Statement
    from generator.planning.material import Material
    from generator.planning.topics import Topic

Shown = Table | Figure | Code
"""Blocks that are seen and not said."""

_MOST_ON_COVER = 5
"""Sentences of an introduction that are said while the cover is seen."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One message.

    Attributes:
        topic: the section it is told in.
        says: the message; ``None`` where the brief claims nothing.
        body: what it rests on and what it needs, in reading order, the message among it.
        needs: what leads up to it, each in ``body`` too: it may be told and not shown.
        caveats: what limits it, each in ``body`` too: shown wherever it is.
        besides: what no claim rests on: it is told with it, and shown where there is room.
        objects: tables, pictures and code that stand with it.
        weight: among the ideas; one that no claim makes weighs nothing.
    """

    topic: Topic
    says: Statement | None
    body: Ids
    needs: Ids = ()
    caveats: Ids = ()
    besides: Ids = ()
    objects: tuple[Shown, ...] = ()
    weight: float = 0.0

    @property
    def said(self) -> Ids:
        """The sentences of its message."""
        return self.says.sources if self.says else ()


_LITTLE = 2
"""Sentences more of somebody whom a message names: they are told with it."""


def ideas(material: Material) -> tuple[Idea, ...]:
    """All ideas of the article, in the order in which they carry."""
    found = _together([idea for idea in _claimed(material) if not _is_thesis(idea, material)])
    told = {each for idea in found for each in idea.body} | _framed(material)
    bodied: defaultdict[str, list[int]] = defaultdict(list)
    for n, idea in enumerate(found):
        if idea.body:
            bodied[idea.topic.heading.id].append(n)
    named = {each: n for n, idea in enumerate(found) for each in idea.said}
    unheld: list[Idea] = []
    for topic in material.topics:
        left = tuple(each for each in material.content(topic) if each not in told)
        mine = bodied[topic.heading.id]
        beside = named.get(topic.heading.id)
        if mine:
            _join(found, mine, left, material)
        elif beside is not None and len(left) <= _LITTLE and not _objects(topic):
            found[beside] = replace(found[beside], besides=(*found[beside].besides, *left))
        elif left or _objects(topic):
            unheld.append(Idea(topic, None, left))
    placed = list(_placed(found, unheld, material))
    _place_objects(placed, material)
    return tuple(idea for idea in placed if idea.body or idea.objects)


def _claimed(material: Material) -> Iterator[Idea]:
    """The claims; a sentence that two of them rest on stays with the first, a caveat with both."""
    said = {each for claim in material.brief.claims for each in claim.says.sources}
    owners = _owners(material)
    taken: set[str] = set()
    for number, claim in enumerate(material.brief.claims):
        own = {*claim.says.sources}
        rests = {*claim.evidence, *claim.needs} - taken - (said - own)
        rests = {each for each in rests if owners.get(each, number) == number}
        rests -= _of_others(own, rests, material) | {*concluding(material)}
        taken |= own | rests
        told = own | rests | {*claim.caveats} | _people(own, material)
        body = material.in_order(told - _headings(material))
        taken |= {*body}
        if anchors := material.in_order(claim.says.sources or body):
            yield Idea(
                _home(anchors, material),
                claim.says,
                body,
                material.in_order(claim.needs),
                material.in_order(claim.caveats),
                weight=claim.weight,
            )


def _is_thesis(idea: Idea, material: Material) -> bool:
    """It says what the first statement says, and nothing besides."""
    thesis = material.brief.thesis
    if thesis is None or any(_is_quoted(each, material) for each in idea.body):
        return False
    return {*idea.body} <= {*thesis.sources} and stated(thesis, material)


def _together(found: Sequence[Idea]) -> list[Idea]:
    """A single sentence with the claim of its section that it is told beside."""
    made: list[Idea] = []
    for idea in found:
        before = made[-1] if made else None
        alike = before is not None and before.topic == idea.topic and not is_person(idea.topic)
        if before and alike and len(idea.body) == 1 and len(before.body) < _FEW:
            more = tuple(each for each in idea.body if each not in before.body)
            made[-1] = replace(before, body=(*before.body, *more))
        else:
            made.append(idea)
    return made


_FEW = 4
"""Sentences of a claim that another one has room beside."""


def _owners(material: Material) -> dict[str, int]:
    """Sentence → the claim that rests on it and is told in its own section."""
    found: dict[str, int] = {}
    for number, claim in enumerate(material.brief.claims):
        homes = {material.home[e].heading.id for e in claim.says.sources if e in material.home}
        for each in (*claim.evidence, *claim.needs):
            if each in material.home and material.home[each].heading.id in homes:
                found.setdefault(each, number)
    return found


def _of_others(own: set[str], rests: set[str], material: Material) -> set[str]:
    """What is told of somebody else than the person whom the message is about."""
    about = [material.home[each] for each in own if each in material.home]
    if not any(is_person(topic) for topic in about):
        return set()
    return {e for e in rests if (t := material.home[e]) not in about and is_person(t)}


def _home(ids: Ids, material: Material) -> Topic:
    """The section that all of them stand in, or its part where it has several."""
    homes = {material.home[each].heading.id: material.home[each] for each in ids}
    if len(homes) == 1:
        return next(iter(homes.values()))
    first = next(iter(homes.values()))
    return material.home[first.part_heading.id]


def _people(said: set[str], material: Material) -> set[str]:
    """Who they are, and what they say, of the people that a message is about."""
    named = [p for p in material.brief.people if {*p.sources} & said]
    several = named if len(named) > 1 else []
    return {each for person in several for each in (*person.role, *person.said[:1])}


def _headings(material: Material) -> set[str]:
    return {topic.heading.id for topic in material.topics}


def _framed(material: Material) -> set[str]:
    """What the cover, the first statement and the takeaways tell, where there is something."""
    brief = material.brief
    thesis = brief.thesis.sources if brief.thesis and stated(brief.thesis, material) else ()
    concluded = [each for each in concluding(material) if any(points(material, (each,)))]
    return {*thesis, *concluded, *parting(material), *introduction(material)}


def concluding(material: Material) -> Ids:
    """The conclusion as far as it is the article's own words: a quotation has its own slide."""
    return tuple(each for each in material.brief.conclusion if not _is_quoted(each, material))


def _is_quoted(identity: str, material: Material) -> bool:
    """It is somebody's words, which have a slide of their own."""
    opens = material.plain(identity).startswith(("「", "“", '"'))
    return opens or isinstance(material.block.get(identity), Quote)


def parting(material: Material) -> Ids:
    """What is said with the conclusion: the little more that its section has."""
    concluded = {*material.brief.conclusion}
    homes = {material.home[e].heading.id: material.home[e] for e in concluded if e in material.home}
    for topic in homes.values():
        said = material.content(topic)
        left = tuple(each for each in said if each not in concluded)
        if len(left) <= len(said) / 2 and topic.part and not _objects(topic):
            return left
    return ()


def introduction(material: Material) -> Ids:
    """What is said while the cover is seen: a short introduction that no claim rests on.

    The thesis is told as the answer, right after it.
    """
    brief = material.brief
    held = {
        e for c in brief.claims for e in (*c.says.sources, *c.evidence, *c.needs, *c.caveats)
    } | {*(brief.thesis.sources if brief.thesis else ())}
    left = tuple(each for each in material.content(material.topics[0]) if each not in held)
    return left if len(left) <= _MOST_ON_COVER and material.article.sections else ()


def _join(found: list[Idea], mine: Sequence[int], left: Ids, material: Material) -> None:
    """What no claim holds goes with the claim of its section that it follows."""
    joining: dict[int, list[str]] = defaultdict(list)
    for each in left:
        before = [n for n in mine if material.order[found[n].body[0]] < material.order[each]]
        nearest = max(before, key=lambda n: material.order[found[n].body[0]], default=mine[0])
        joining[nearest].append(each)
    asked = {each for question in material.brief.questions for each in question.question}
    for n, more in joining.items():
        seen = [each for each in more if each in asked or not material.is_running(each)]
        body = material.in_order((*found[n].body, *seen))
        besides = tuple(each for each in more if each not in seen)
        found[n] = replace(found[n], body=body, besides=(*found[n].besides, *besides))


def _placed(found: Sequence[Idea], unheld: Sequence[Idea], material: Material) -> Iterator[Idea]:
    """Both, an idea of no claim after the last one that is told before its section is begun."""

    def begins(idea: Idea) -> int:
        return material.order[idea.topic.heading.id]

    waiting = deque(unheld)  # in reading order
    soonest = [*accumulate(map(begins, reversed(found)), min)][::-1]
    for idea, begun in zip(found, soonest, strict=True):
        while waiting and begins(waiting[0]) < begun:
            yield waiting.popleft()
        yield idea
    yield from waiting


def _objects(topic: Topic) -> list[Shown]:
    return [b for b in topic.blocks if isinstance(b, Shown) and not _is_bare(b)]


def _is_bare(block: Shown) -> bool:
    return isinstance(block, Figure) and not block.src


def _place_objects(found: list[Idea], material: Material) -> None:
    """Each table, picture and piece of code with the idea that speaks of it."""
    stating: dict[str, int] = {}
    of_topic: defaultdict[str, list[int]] = defaultdict(list)
    for n, idea in enumerate(found):
        of_topic[idea.topic.heading.id].append(n)
        for each in idea.body if idea.says else ():
            stating.setdefault(each, n)
    for topic in material.topics:
        for at, block in enumerate(topic.blocks):
            if not isinstance(block, Shown) or _is_bare(block):
                continue
            resting = [stating[s.id] for s in block_sentences(block) if s.id in stating]
            near = _nearest(found, of_topic[topic.heading.id], topic, at)
            owner = min(resting, default=near)
            if owner is not None:
                found[owner] = replace(found[owner], objects=(*found[owner].objects, block))


def _nearest(found: Sequence[Idea], mine: Sequence[int], topic: Topic, at: int) -> int | None:
    """Of a section's ideas the one that is told nearest to its block ``at``."""
    before = [s.id for each in topic.blocks[:at] for s in spoken(each)][::-1]
    after = [s.id for each in topic.blocks[at + 1 :] for s in spoken(each)]
    near = (n for each in (*before, *after) for n in mine if each in found[n].body)
    return next(iter((*near, *mine[-1:])), None)
