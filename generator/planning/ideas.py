"""What a deck is about: one message after the other, each with all that belongs to it.

Every section is told in its own order, a run of paragraphs after the other, so that nothing stands
away from what it goes on from. A claim of the brief is the message of the run that it stands in;
only what looks across several sections gathers sentences of its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import (
    Code,
    Figure,
    Paragraph,
    Quote,
    Statement,
    Table,
    block_sentences,
)
from generator.planning import cues
from generator.planning.occasion import occasion
from generator.planning.paragraphs import runs
from generator.planning.people import is_person
from generator.planning.points import points
from generator.planning.titles import stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.kinds.traits import Traits
    from generator.model import Claim, Ids
    from generator.planning.material import Material
    from generator.planning.topics import Topic

Shown = Table | Figure | Code
"""Blocks that are seen and not said."""


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


_LITTLE = 2  # sentences more of somebody whom a message names: they are told with it


def ideas(material: Material, remembered: Ids) -> tuple[Idea, ...]:
    """All ideas of the article, in its order; ``remembered`` has a slide at the end."""
    wide = [*_across(material)]
    told = {each for idea in wide for each in idea.body} | _framed(material, remembered)
    named = {each: n for n, idea in enumerate(wide) for each in idea.said}
    own = {idea.topic.heading.id: n for n, idea in enumerate(wide)}
    claims = _claims(material)
    found: list[Idea] = []
    for topic in material.topics:
        found += (each for each in wide if each.topic == topic)
        left = tuple(each for each in material.content(topic) if each not in told)
        beside = named.get(topic.heading.id, own.get(topic.heading.id))
        if beside is not None and len(left) <= _LITTLE and not _objects(topic):
            at = next((n for n, each in enumerate(found) if each.said == wide[beside].said), None)
            if at is not None:
                found[at] = replace(found[at], besides=(*found[at].besides, *left))
                continue
        mine = [*_run(topic, left, claims.get(topic.heading.id, ()), material)]
        found += mine or ([Idea(topic, None, ())] if _objects(topic) else [])
    _place_objects(found, material)
    return tuple(_gathered([idea for idea in found if idea.body or idea.objects], material))


_FEW = 3  # statements that stand beside a table, a picture or code


def _gathered(found: Sequence[Idea], material: Material) -> Iterator[Idea]:
    """What a small section below only shows stands with what the section above it says."""
    waiting: Idea | None = None
    for idea in found:
        if waiting is None:
            waiting = idea
        elif _goes_below(waiting, idea, material):
            body = material.in_order((*waiting.body, *idea.body))
            caveats = material.in_order((*waiting.caveats, *idea.caveats))
            says = waiting.says or idea.says
            waiting = replace(waiting, body=body, caveats=caveats, says=says, objects=idea.objects)
        else:
            yield waiting
            waiting = idea
    if waiting is not None:
        yield waiting


def _goes_below(above: Idea, below: Idea, material: Material) -> bool:
    if not below.objects or above.objects or not above.topic.opens_part or not above.topic.part:
        return False
    inside = below.topic.part == above.topic.part and not below.topic.opens_part
    said = [*points(material, (*above.body, *below.body))]
    return inside and len(said) <= _FEW and all(isinstance(each, Code) for each in below.objects)


def _claims(material: Material) -> Mapping[str, Sequence[Claim]]:
    """Heading → the claims that are made in its section."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in material.brief.claims:
        homes = {h for each in claim.says.sources if (h := _section(each, material))}
        if len(homes) == 1 and not claim.says.text[material.article.language]:
            found[next(iter(homes))].append(claim)
    return found


def _section(identity: str, material: Material) -> str:
    return material.home[identity].heading.id if identity in material.home else ""


def _run(topic: Topic, left: Ids, claims: Sequence[Claim], material: Material) -> Iterator[Idea]:
    """The section's paragraphs, as many together as a slide holds, each with its message."""
    for body in runs(topic, left, material):
        held = {*body}
        mine = [c for c in claims if held & {*c.says.sources} - _headings(material)]
        best = max(mine, key=lambda claim: claim.weight, default=None)
        caveats = {each for claim in mine for each in claim.caveats}
        # ただし、予算案は…: what limits a message is none itself
        limits = held & {each for claim in claims for each in claim.caveats}
        leaning = {each for each in limits if cues.excepts(material.plain(each))}
        over = material.over(held - leaning)[:1] if not material.traits.is_meeting else ()
        yield Idea(
            topic,
            Statement(over) if over else best.says if best else None,
            body,
            material.in_order(held & {*(best.needs if best else ())}),
            material.in_order(held & caveats),
            weight=best.weight if best else 0.0,
        )


def _across(material: Material) -> Iterator[Idea]:
    """What looks across several sections, with what it rests on there."""
    for claim in material.brief.claims:
        own = {*claim.says.sources}
        homes = {h for each in own if (h := _section(each, material))}
        if len(homes) < 2 and not claim.says.text[material.article.language]:
            continue
        rests = {*claim.evidence, *claim.needs} & material.order.keys()
        rests -= _of_others(own, rests, material) | {*concluding(material)}
        told = own | rests | {*claim.caveats} | _people(own, material)
        body = material.in_order(told - _headings(material))
        if anchors := material.in_order(claim.says.sources or body):
            yield Idea(
                _home(anchors, material),
                claim.says,
                body,
                material.in_order(claim.needs),
                material.in_order(claim.caveats),
                weight=claim.weight,
            )


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


def _people(ids: set[str], material: Material) -> set[str]:
    """Who they are, and what they say, of the people that a message is about."""
    named = [p for p in material.brief.people if {*p.sources} & ids]
    several = named if len(named) > 1 else []
    return {each for person in several for each in (*person.role, *person.said[:1])}


def _headings(material: Material) -> set[str]:
    return {topic.heading.id for topic in material.topics}


def _framed(material: Material, remembered: Ids) -> set[str]:
    """What the cover, the first statement and the takeaways tell, where there is something."""
    brief = material.brief
    reports, meets = material.traits.reports, material.traits.is_meeting
    thesis = brief.thesis.sources if brief.thesis and stated(brief.thesis, material) else ()
    thesis = (*thesis, *lead(material)) if reports and brief.thesis else thesis
    shown = proof(brief.thesis, material) if thesis and brief.thesis else ()
    return {
        *(e for e in thesis if reports or not (_is_needed(e, material) or meets)),
        *shown,
        *({*closing(material)} & {*remembered}),
        *parting(material, remembered),
        *introduction(material),
        *(e for fact in occasion(material) if brief.thesis for e in fact.sources),
    }


_LEAD = 3  # sentences of a first paragraph that the answer shows, each of them


def lead(material: Material) -> Ids:
    """What stands in one paragraph with the news and before any other; none where that is long."""
    thesis = material.brief.thesis
    block = material.block.get(thesis.sources[0]) if thesis and thesis.sources else None
    if block is None or not thesis:
        return ()
    told = tuple(s.id for s in block_sentences(block) if s.id not in material.aside)
    return told if len(told) <= _LEAD and {*thesis.sources} <= {*told} else thesis.sources


def proof(thesis: Statement, material: Material) -> Ids:
    """What comes right after a message that counts, in its paragraph, and counts too."""
    last = thesis.sources[-1]
    block = material.block.get(last)
    # their leads and decisions are told otherwise
    if material.traits.reports or material.traits.is_meeting:
        return ()
    if not isinstance(block, Paragraph) or not _COUNTED.search(material.plain(last)):
        return ()
    told = [sentence.id for sentence in block.sentences]
    after = told[told.index(last) + 1 :][:_LEAD]
    counts = takewhile(lambda each: _COUNTED.search(material.plain(each)) is not None, after)
    return tuple(counts)


_COUNTED = re.compile(r"[0-9０-９,，.．]{2,}|[0-9０-９一二三四五六七八九十]+[割倍％%つ]")


def _is_needed(identity: str, material: Material) -> bool:
    """What comes after it in its paragraph goes on from it."""
    block = material.block.get(identity)
    if block is None or isinstance(block, Quote):
        return True
    ids = [sentence.id for sentence in block_sentences(block)]
    after = ids[ids.index(identity) + 1 :][:1]
    return any(cues.leans(material.plain(each)) for each in after)


def concluding(material: Material) -> Ids:
    """The conclusion as far as it is the article's own words: a quotation has its own slide."""
    return tuple(each for each in material.brief.conclusion if not _is_quoted(each, material))


def closing(material: Material) -> Ids:
    """Of the conclusion what stands in a section that is there to conclude."""
    found: list[str] = []
    concluded = concluding(material)
    for topic in material.topics:
        said = material.content(topic)
        if topic.part and cues.concludes(material.plain(topic.heading.id)):
            found += [each for each in concluded if each in said]
    return tuple(found) or _last_word(concluded, material)


def _last_word(concluded: Ids, material: Material) -> Ids:
    """What stands beside the message in a last paragraph that no heading says to conclude."""
    main = material.brief.thesis
    if main is None or _ends_otherwise(material.traits) or main.sources[-1] not in concluded:
        return ()
    block = material.block.get(main.sources[-1])
    last = next(reversed(material.topics)) if material.topics else None
    if last is None or len(last.blocks) < _BESIDE_OTHERS or block is not last.blocks[-1]:
        return ()
    return tuple(each for each in concluded if material.block.get(each) is block)


_BESIDE_OTHERS = 2  # paragraphs: a section's only one is what its heading says


def _ends_otherwise(traits: Traits) -> bool:
    """Its last paragraph is one thought, or says what comes next and whom to ask."""
    return traits.inward or traits.is_interview or traits.reports


def _is_quoted(identity: str, material: Material) -> bool:
    """It is somebody's words, which have a slide of their own."""
    return cues.is_quotation(material.plain(identity)) or isinstance(
        material.block.get(identity), Quote
    )


def parting(material: Material, remembered: Ids) -> Ids:
    """What is said with what is ``remembered``: of its section what fills no slide."""
    concluded = {*closing(material)} & {*remembered}
    homes = {material.home[each].heading.id: material.home[each] for each in concluded}
    left = [
        tuple(each for each in material.content(topic) if each not in concluded)
        for topic in homes.values()
        if topic.part and not _objects(topic)
    ]
    return tuple(each for ids in left if len(points(material, ids)) < _SLIDE for each in ids)


def introduction(material: Material) -> Ids:
    """What is said while the cover is seen: a short introduction that no claim rests on.

    The thesis is told as the answer, right after it.
    """
    brief = material.brief
    held = {
        e for c in brief.claims for e in (*c.says.sources, *c.evidence, *c.needs, *c.caveats)
    } | {*(brief.thesis.sources if brief.thesis else ())}
    held |= {each for fact in occasion(material) for each in fact.sources}
    left = tuple(each for each in material.content(material.topics[0]) if each not in held)
    few = len(points(material, left)) < _SLIDE
    return left if few and material.article.sections else ()


_SLIDE = 2  # points that are a slide of their own


def _objects(topic: Topic) -> list[Shown]:
    return [b for b in topic.blocks if isinstance(b, Shown) and not _is_bare(b)]


def _is_bare(block: Shown) -> bool:
    return isinstance(block, Figure) and not block.src


def _place_objects(found: list[Idea], material: Material) -> None:
    """Each table, picture and piece of code with the idea that speaks of it."""
    stating: dict[str, int] = {}
    holding: dict[tuple[str, str], int] = {}
    of_topic: defaultdict[str, list[int]] = defaultdict(list)
    for n, idea in enumerate(found):
        of_topic[idea.topic.heading.id].append(n)
        for each in idea.body:
            holding.setdefault((idea.topic.heading.id, each), n)
            if idea.says:
                stating.setdefault(each, n)
    for topic in material.topics:
        for at, block in enumerate(topic.blocks):
            if not isinstance(block, Shown) or _is_bare(block):
                continue
            resting = [stating[s.id] for s in block_sentences(block) if s.id in stating]
            near = _nearest(of_topic[topic.heading.id], holding, topic, at)
            owner = min(resting, default=near)
            if owner is not None:
                found[owner] = replace(found[owner], objects=(*found[owner].objects, block))


def _nearest(
    mine: Sequence[int], holding: Mapping[tuple[str, str], int], topic: Topic, at: int
) -> int | None:
    """Of a section's ideas the one that is told nearest to its block ``at``."""
    if not mine:
        return None
    beside = (
        holding.get((topic.heading.id, s.id)) for s in chain(topic.before(at), topic.after(at))
    )
    return next((n for n in beside if n is not None), mine[-1])
