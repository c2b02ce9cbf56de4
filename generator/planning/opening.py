"""How a deck begins: its cover, its answer, and on a long one what is coming."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import LANGUAGES, Bilingual, Point, Scene, Statement
from generator.planning import cues
from generator.planning.answering import question
from generator.planning.ideas import introduction, lead, proof
from generator.planning.lasting import (
    ADDS,
    TWO_FULL_LINES,
    decided_points,
    headline_point,
    lasts,
    message_point,
    other_points,
    overlap,
    without_lead,
)
from generator.planning.occasion import occasion
from generator.planning.points import noted, points, tells, words
from generator.planning.titles import is_weighed, plainly
from generator.planning.topics import named
from generator.wording.endings import opened
from generator.wording.headlines import AGENDA_ROOM, COVER_ROOM, headline
from generator.wording.standalone import ALONE, stands_alone
from generator.wording.subjects import subject
from generator.wording.titles import TITLE_ROOM, first_half, topic_of
from generator.wording.words import words as analysed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article
    from generator.planning.material import Material
    from generator.planning.titles import Titles

_MOST_SUPPORTS = 3  # things on which the answer rests

_SUPPORT = 28.0  # em of what stands small below the answer

_FEWEST_PARTS, _MOST_PARTS = 3, 7  # parts that are worth a list, and that one can keep in mind
_LONG_DECK = 12  # slides of content from which it helps to be told what is coming


def credit(article: Article) -> Bilingual:
    """The footer: where the article comes from; a file is no source that anybody could look up."""
    source = article.source
    name = source.site or source.author or source.url
    return phrase("deck", "source", name=name) if name else Bilingual("", "")


def cover(material: Material) -> Scene:
    """The title, with a short introduction that is said while it is seen."""
    title = material.article.title
    return Scene(
        id="title",
        layout="title",
        title=headline(title.text, COVER_ROOM),
        title_sources=(title.id,),
        sources=(title.id, *introduction(material)),
    )


def answer(material: Material, titles: Titles) -> Iterator[Scene]:
    """The thesis in large type, on what it rests below: whoever leaves now has the message."""
    thesis = material.brief.thesis
    if decided := decided_points(material):
        yield Scene(
            id="answer",
            layout="bullets",
            title=phrase("deck", "decisions"),
            points=decided,
            sources=material.in_order(each for point in decided for each in point.sources),
        )
        return
    if thesis is None:
        return
    title = titles.state(thesis)
    if title is None and not any(points(material, thesis.sources)):
        return
    reports = material.traits.reports
    said = dict.fromkeys((*thesis.sources, *(lead(material) if reports else ())))
    headed = headline_point(material) if reports and _is_long(title, material) else None
    asked = headed or (titles.asked(thesis) if title is None and reports else None)
    if asked is None and (title is None or width(words(title)) > _LONGEST):
        half = first_half(material.text(thesis.sources[-1:]), _HALF)
        asked = Point(half, thesis.sources) if half else None
    if asked is None and (title is None or width(words(title)) > _LONGEST):
        asked = Point(phrase("deck", "in_short"), thesis.sources)
    in_short = asked is not None and plainly(asked.text) == plainly(phrase("deck", "in_short"))
    over = {*title.sources} if title and asked is None else set()
    besides = [each for each in said if each not in over]
    supports = _led(besides, thesis, material) if asked or reports else []
    supports, proves = supports or other_points(title, thesis, material), proof(thesis, material)
    if not supports or (asked and len(supports) == 1):
        supports += [] if in_short else points(material, proves)
        supports += _besides(besides, thesis, material, supports=supports, in_short=in_short)
    supports = _after_facts(supports, material)
    title = asked or title or Point(phrase("deck", "in_short"), thesis.sources)
    title = replace(title, text=without_lead(title.text))
    about = _topic(thesis, material) if in_short else None
    shown = tuple(
        p
        for p in supports
        if plainly(p.text) != plainly(title.text)
        if {*p.sources} <= {*thesis.sources} or width(words(p)) <= TWO_FULL_LINES
    )
    heard = (
        *thesis.sources,
        *proves,
        *(each for point in shown[:_MOST_SUPPORTS] for each in point.sources),
    )
    yield Scene(
        id="answer",
        layout="statement",
        title=about or title.text,
        kicker=title.text if about else Bilingual(),
        title_sources=title.sources,
        points=shown,
        sources=material.in_order(heard),
    )


def _besides(
    ids: Sequence[str],
    thesis: Statement,
    material: Material,
    *,
    supports: Sequence[Point],
    in_short: bool,
) -> list[Point]:
    """What else stands below the message: the rest of its sentences, then the claims."""
    claims = (c.says for c in material.brief.claims)
    others = (Statement((each,)) for each in ids if not supports)
    left = (c for c in claims if not {*c.sources} <= {*thesis.sources} and lasts(c, material))
    left = (c for c in left if _bears_out(c, thesis, material))
    told = (*others, *left) if not (in_short or supports) else others  # a long one is enough
    found = (p for e in told if (p := message_point(e, material, _SUPPORT)))
    found = (p for p in found if not tells(material.plain(p.sources[-1:])))
    found = (p for p in found if not ADDS.search(words(p)))
    return [p for p in found if stands_alone(material.plain(p.sources[-1:])) >= ALONE]


# Of several things one, and no more.
_ONE_OF = re.compile(
    r"特に|とくに|例えば|たとえば|中でも|なかでも|(?:Especially|For (?:example|instance))\b"
)


def _bears_out(claim: Statement, thesis: Statement, material: Material) -> bool:
    """It holds of more than one case or one person, whom the message does not name."""
    said = material.plain(claim.sources[-1:])
    about = material.plain(thesis.sources) + material.plain(material.article.title.id)
    who = [word.surface for word in analysed(subject(said, "ja")) if word.is_name]
    return not _ONE_OF.match(said) and all(name in about for name in who)


def _after_facts(supports: list[Point], material: Material) -> list[Point]:
    """Below when and where it takes place as much of the rest as there is room for."""
    facts = occasion(material)
    rest = [p for p in supports if not overlap(Statement(p.sources), facts)]
    return [*facts, *rest][:_MOST_SUPPORTS] if facts else supports


def _topic(thesis: Statement, material: Material) -> Bilingual | None:
    """What a long message is about, which says more than that it is one."""
    made = Bilingual()
    for language in LANGUAGES:
        whole = material.text(thesis.sources[-1:])[language]
        topic = topic_of(opened(whole) if language == "ja" else whole, language) if whole else whole
        made = made.having(language, topic)
    said = made[material.article.language] or ""
    names = width(said) >= _NAME and material.plain(thesis.sources[-1:]).startswith(said)
    return made if names else None


_NAME = 4.0  # em of a name of what is spoken of


def _is_long(title: Point | None, material: Material) -> bool:
    """Too long for a title, in a text of which the kind tells what it answers.

    Or so short that only the headline says what takes place.
    """
    long = title is None or width(words(title)) > TITLE_ROOM
    bare = title is not None and not subject(words(title), material.article.language)
    return material.traits.has_answer and (long or bool(bare and occasion(material)))


_HALF = 32.0  # em of the first of two things that a thesis says
_LONGEST = 56.0  # em of a message in large type; a longer one is told below a title


def _led(ids: Sequence[str], thesis: Statement, material: Material) -> list[Point]:
    """The thesis, and of the lead what there is room for besides, as the article tells it."""
    said = [e for e in ids if _PREDICATE.search(material.plain(e)) or e in thesis.sources]
    found = [p for each in material.in_order(said) for p in _in_room(each, material)]
    first = sorted(found, key=lambda point: not {*point.sources} & {*thesis.sources})
    kept = first[:_MOST_SUPPORTS]
    return [point for point in found if point in kept]


def _in_room(identity: str, material: Material) -> Sequence[Point]:
    """The points of a sentence; of one that is weighed one for all: none stays behind."""
    parted = points(material, (identity,))
    whole = noted(material, (identity,))
    weighed = len(parted) > 1 and is_weighed(material.plain((identity,)))
    return [whole] if weighed and width(words(whole)) <= TWO_FULL_LINES else parted


# Ends as a sentence does, be it in a noun (開いたのは十一人。): a sender's name does not.
_PREDICATE = re.compile(r"[ぁ-ん][。！!]?$|[はがも][^。]{1,40}。$|[.!]$")


_AFTER = re.compile(r"\s*[【(（［\[][^】)）］\]]*[】)）］\]]$")


def _bare(heading: str) -> str:
    """Without what is added in brackets."""
    return _AFTER.sub("", heading)


def agenda(content: Sequence[Scene], material: Material) -> Iterator[Scene]:
    """The parts by what they ask or say, where there is so much that it helps."""
    openings: dict[int, Scene] = {}
    for scene in content:
        if scene.part:
            openings.setdefault(scene.part, scene)
    headings = {t.part: t.part_heading for t in material.topics if t.part in openings}
    faq = material.traits.answers_readers
    if len({*material.ranked} & {heading.id for heading in headings.values()}) > 1:
        headings = {part: each for part, each in headings.items() if each.id in material.ranked}
        openings = {part: each for part, each in openings.items() if part in headings}
    asking = [h for h in headings.values() if faq or cues.asks(_bare(material.plain(h.id)))]
    ranked = all(heading.id in material.ranked for heading in headings.values())
    if not _FEWEST_PARTS <= len(openings) <= _MOST_PARTS or not (
        len(asking) == len(headings) or len(content) >= _LONG_DECK or ranked
    ):
        return
    said = not asking and not any(
        {*scene.title_sources} & {heading.id for heading in headings.values()}
        for scene in openings.values()
    )
    entries = []
    for part, scene in openings.items():  # in one manner: messages, or what all are called
        heading = headings[part]
        text, ids = (
            (scene.title, scene.title_sources)
            if said
            else (headline(question(named(heading)), AGENDA_ROOM), (heading.id,))
        )
        entries.append(Point(text, ids))
    yield Scene(id="agenda", layout="agenda", title=phrase("deck", "agenda"), points=tuple(entries))
