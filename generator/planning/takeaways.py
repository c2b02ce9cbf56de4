"""How a deck ends: one to three things to remember, the last the strongest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import ItemList, Scene, Statement, block_sentences
from generator.planning import cues
from generator.planning.answering import answers
from generator.planning.checking import text_faults
from generator.planning.ideas import closing, parting, proof
from generator.planning.lasting import (
    ROOM,
    TWO_FULL_LINES,
    decided_points,
    headline_point,
    lasts,
    message_point,
    other_points,
    overlap,
    whole_point,
    without_lead,
)
from generator.planning.occasion import occasion
from generator.planning.points import alone, noted, points, said_by, verbatim, words
from generator.planning.standing import standing
from generator.planning.titles import Titles, plainly
from generator.wording.standalone import ALONE, stands_alone
from generator.wording.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Claim, Ids, Point
    from generator.planning.material import Material

_MOST_TAKEAWAYS, _MOST_LISTED = 3, 5
_CATCH = 48.0  # em of what nobody should leave without
_FEW = 3  # sentences of a section that concludes, each of which is remembered
# Things to remember, the message among them, where the third neither concludes nor limits.
_MOST_CHOSEN = 2


def takeaways(material: Material) -> Iterator[Scene]:
    """One to three things to remember, the last the strongest; with them the conclusion is said."""
    changed = _changes(material) if material.traits.answers_readers else ()
    shown = changed or _remembered(material)
    if not shown:
        return
    shown = tuple(said_by(material, point) for point in shown)
    said = material.in_order(each for point in shown for each in point.sources)
    told = (*said, *parting(material, said))
    yield Scene(
        id="takeaways",
        layout="takeaways",
        title=phrase("deck", "takeaways"),
        points=shown,
        sources=material.in_order(told),
    )


_COSTS = re.compile(r"[0-9０-９,，万億]+円|無料|半額|免除|[$£€][0-9]|\bfree\b")
_DATED = re.compile(
    r"[0-9０-９]+月[0-9０-９]+日|\b\d{1,2} (?:[A-Z][a-z]{2,})\b|\b[A-Z][a-z]+ \d{1,2}\b"
)


def _changes(material: Material) -> tuple[Point, ...]:
    """Of questions and answers what is new, until when, what it costs; then what is asked first."""
    start, *topics = material.topics
    told = [each for topic in topics for each in material.content(topic)]
    first = [
        each
        for topic in topics
        for each in answers(material.plain(topic.heading.id), material.content(topic), material)
    ]
    leads = (e for e in material.content(start) if cues.is_statement(material.plain(e)))
    chosen = dict.fromkeys(e for e in leads if stands_alone(material.plain(e)) >= ALONE)
    chosen = dict.fromkeys([*chosen][:1])
    for cue in (_DATED, _COSTS):
        fits = (e for e in told if cue.search(material.plain(e)) and _is_kept(e, material))
        chosen |= dict.fromkeys([e for e in fits if e not in chosen][:1])
    for each in first:
        if len(chosen) < _MOST_TAKEAWAYS and _is_kept(each, material):
            chosen[each] = None
    found = [noted(material, (each,)) for each in material.in_order(chosen)]
    shown = [p for p in found if width(words(p)) <= ROOM and not cues.leans(words(p))]
    return tuple(shown) if len(shown) > 1 else ()


_NAMED = 0.35  # how well what names its subject stands without the question that it answers


def _is_kept(identity: str, material: Material) -> bool:
    """It says whom and what it means without the question that it answers."""
    said, language = material.plain(identity), material.article.language
    names = subject(words(noted(material, (identity,))), language)
    alone = language != "ja" or stands_alone(said) >= _NAMED
    lasting = lasts(Statement((identity,)), material)
    return bool(cues.is_statement(said) and names and alone and lasting)


def _remembered(material: Material) -> tuple[Point, ...]:
    """The message, then what else the brief remembers; the article's own short list is whole."""
    brief = material.brief
    if decided := decided_points(material):
        return decided
    if listed := _listed(material):
        return listed
    message = _the_message(brief.thesis, material) if brief.thesis else None
    first = [message] if message else []
    if brief.thesis and message and (others := other_points(message, brief.thesis, material)):
        whole = points(material, brief.thesis.sources[-1:])
        first = [p for p in whole if p in others or plainly(p.text) == plainly(message.text)]
    items = material.traits.has_pieces
    facts = occasion(material)[:1] if first else ()  # whoever keeps the news keeps the day
    shown = [*first, *facts, *_owed(first, material)]
    past = {*brief.background, *material.aside}
    past |= {*proof(brief.thesis, material)} if brief.thesis else set()
    ends = {*brief.conclusion} | {each for claim in brief.claims for each in claim.caveats}
    weightiest = sorted(brief.claims, key=lambda claim: -claim.weight)
    if material.traits.prepares and not first:
        weightiest = []  # one step is no lesson
    remembered = _worth_remembering(material, weightiest, has_message=bool(first))
    for statement in remembered:
        told = not ({*statement.sources} & past or overlap(statement, shown))
        few = not (items or {*statement.sources} & ends)
        most = _MOST_CHOSEN if few else _MOST_TAKEAWAYS
        told = told and not (items and _is_of_shown(statement, shown, material))
        if told and len(shown) < most and lasts(statement, material):
            shown += [point] if (point := _any_room(statement, material)) else []
    if not shown:  # one in the article's words
        left = (claim.says for claim in weightiest if lasts(claim.says, material))
        shown = [p for each in left if (p := message_point(each, material))][:_MOST_CHOSEN]
    if material.traits.has_catch and not first and _is_owed_alone(shown, material):
        return ()  # a price, a limit: of what?
    if material.traits.has_catch:  # as the article tells it: the promise, the price, the catch
        shown.sort(key=lambda point: material.order[point.sources[0]])
    language = material.article.language
    sound = tuple(p for p in shown if p in first or not text_faults(words(p), language))
    kept = {*standing(sound or tuple(shown), (), material), *first, *facts}
    ending = tuple(point for point in sound or shown if point in kept)
    caught = (p for p in _taken_back(ending, material) if not overlap(Statement(p.sources), ending))
    return (*ending, *caught)[: _MOST_TAKEAWAYS + 1]


def _worth_remembering(
    material: Material, weightiest: Sequence[Claim], *, has_message: bool
) -> list[Statement]:
    """What the article concludes, if that is little; then the brief's choice, then its claims."""
    brief = material.brief
    found = [Statement((each,)) for each in brief.remember]
    # a section that concludes is what it comes to; a last paragraph may be thanks
    ended = [Statement((each,)) for each in closing(material)]
    if _is_whole(closing(material), material):
        found = [*ended, *(each for each in found if each not in ended)]
    if material.traits.has_pieces or not has_message or not brief.remember:
        found += [Statement((each,)) for each in brief.conclusion]
        found += [claim.says for claim in weightiest]
    return found


def _is_whole(ends: Ids, material: Material) -> bool:
    """All of a short end: of a longer one, the first sentences may only lead up to the rest."""
    blocks = [block for each in ends if (block := material.block.get(each)) is not None]
    told = {sentence.id for block in blocks for sentence in block_sentences(block)}
    return len(told) <= _FEW


def _taken_back(shown: Sequence[Point], material: Material) -> Iterator[Point]:
    """What the sentence after one of these takes back of it: ただし、雪の多い土地では…."""
    told = {each for point in shown for each in point.sources}
    order = {at: each for each, at in material.order.items()}
    after = {order.get(material.order[each] + 1, "") for each in told if each in material.order}
    for each in material.in_order(after - told):
        point = noted(material, (each,))
        short = width(words(point)) <= TWO_FULL_LINES and material.is_running(each)
        if short and each not in material.aside and cues.excepts(material.plain(each)):
            ja = point.text.ja and _BUT.sub("", point.text.ja)
            yield replace(point, text=point.text.having("ja", ja))


_BUT = re.compile(r"^(?:ただし|もっとも|とはいえ)、?(?=.{8,})")


def _listed(material: Material) -> tuple[Point, ...]:
    """The article's own short list; where it has no message all that it ranks, with its place."""
    ends = material.brief.conclusion
    listed = [e for e in ends if isinstance(material.block.get(e), ItemList)]
    if _MOST_TAKEAWAYS < len(listed) <= _MOST_LISTED:
        return tuple(point for each in listed for point in _concluded(each, material))
    if material.brief.thesis is None and len(material.ranked) <= _MOST_LISTED:
        return tuple(verbatim(material.known[each]) for each in material.ranked)
    return ()


def _is_of_shown(statement: Statement, shown: Sequence[Point], material: Material) -> bool:
    """Its section is remembered already."""
    homes = {id(material.home.get(each)) for point in shown for each in point.sources}
    return any(id(material.home.get(each)) in homes for each in statement.sources)


def _is_owed_alone(shown: Sequence[Point], material: Material) -> bool:
    owed = {each for point in _owed([], material) for each in point.sources}
    return len(shown) == 1 and {*shown[0].sources} <= owed


def _the_message(thesis: Statement, material: Material) -> Point | None:
    whole = whole_point(thesis, material, ROOM)
    said = whole or Titles(material).state(thesis) or message_point(thesis, material)
    said = said or (headline_point(material) if material.traits.reports else None)
    return said or next(reversed([*points(material, thesis.sources[-1:])]), None)


def _any_room(statement: Statement, material: Material) -> Point | None:
    """A claim to remember, in the shortest words that stand alone; two full lines at most."""
    language = material.article.language
    if not cues.is_statement(material.plain(statement.sources[-1:])):
        return None  # a name, a post, a label
    whole = noted(material, statement.sources[-1:])
    ends = {*closing(material)}.issuperset(statement.sources) and len(closing(material)) <= _FEW
    if ends and width(words(whole)) <= _CATCH and not text_faults(words(whole), language):
        return whole  # what it speaks of stands above it
    for room in (ROOM, _CATCH, TWO_FULL_LINES):
        found = message_point(statement, material, room)
        if found and not (text_faults(words(found), language) or cues.leans(words(found))):
            return found
    return None


def _owed(ends: list[Point], material: Material) -> Iterator[Point]:
    """The price and the catch of what is announced, the limit of a study, a recipe's warning."""
    brief = material.brief
    if not material.traits.has_catch:
        return
    asked = material.traits.owes
    answers = [each for framed in brief.frame if framed.asks in asked for each in framed.sources]
    caveats = [
        each for claim in brief.claims for each in claim.caveats if material.is_running(each)
    ]
    if material.traits.is_news:
        first = material.order.get(brief.thesis.sources[0], 0) if brief.thesis else 0
        caveats = [each for each in caveats if material.order[each] > first]  # of what was said
        caveats.sort(key=lambda each: not _DOUBTS.search(material.plain(each)))
    for ids in (answers, caveats):
        said = (
            found
            for each in ids
            if each in material.order and not cues.leans(material.plain(each))
            if width(words(found := noted(material, (each,)))) <= _CATCH
        )
        lasting = (p for p in said if lasts(Statement(p.sources), material))
        owed = next(lasting, None)
        if owed and not overlap(Statement(owed.sources), ends):
            yield owed


_DOUBTS = re.compile(
    r"疑問|懸念|反対|不安|心配|採算|可能性|恐れ|おそれ|決まってい?ない|未定|見通せ|上回る"
    r"|\b(?:concern|doubt|oppos|risk|uncertain|unclear|not (?:yet )?(?:decided|known))"
)


def _concluded(identity: str, material: Material) -> Sequence[Point]:
    """A concluding sentence in one point: whole, or its main clause, which comes last."""
    whole = noted(material, (identity,))
    says = cues.is_statement(material.plain(identity))
    if says and width(words(whole)) <= ROOM:
        return [replace(whole, text=without_lead(whole.text))]
    last = [*points(material, (identity,))][-1:]
    return [replace(p, text=without_lead(alone(p.text, material.text(p.sources)))) for p in last]
