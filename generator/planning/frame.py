"""What stands round the claims: cover, answer, agenda, takeaways, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import (
    LANGUAGES,
    Bilingual,
    ItemList,
    Point,
    Scene,
    Statement,
    block_sentences,
    other,
    sentences,
)
from generator.planning import cues
from generator.planning.answering import answers, question
from generator.planning.checking import text_faults
from generator.planning.decisions import decisions
from generator.planning.forms.plain import MOST_POINTS
from generator.planning.ideas import closing, introduction, lead, parting, proof
from generator.planning.occasion import occasion
from generator.planning.points import alone, noted, points, said_by, tells, verbatim, words
from generator.planning.standing import standing
from generator.planning.titles import Titles, is_weighed, plainly
from generator.planning.topics import named
from generator.wording.endings import LEADING, opened
from generator.wording.headlines import AGENDA_ROOM, COVER_ROOM, headline
from generator.wording.notes import mains, note
from generator.wording.standalone import ALONE, stands_alone
from generator.wording.subjects import subject
from generator.wording.titles import TITLE_ROOM, first_half, topic_of
from generator.wording.words import words as analysed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Claim, Ids
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.settings import Settings


# Translators that have a name in the locale files.
_KNOWN = frozenset({"memory", "google", "bergamot", "openai"})

_SUPPORT = 28.0  # em of what stands small below the answer
_REMEMBERED = 40.0  # em of what is to be remembered: two lines at most
_CATCH = 48.0  # the same of what nobody should leave without
_TWO_FULL_LINES = 60.0  # em of a message that is remembered where no shorter one is
_FEW = 3  # sentences of a section that concludes, each of which is remembered
_MOST_SUPPORTS, _MOST_TAKEAWAYS, _MOST_LISTED = 3, 3, 5
# Things to remember, the message among them, where the third neither concludes nor limits.
_MOST_CHOSEN = 2

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
    if decided := _decided(material):
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
    headed = _headline(material) if reports and _is_long(title, material) else None
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
    supports, proves = supports or _others(title, thesis, material), proof(thesis, material)
    if not supports or (asked and len(supports) == 1):
        supports += [] if in_short else points(material, proves)
        supports += _besides(besides, thesis, material, supports=supports, in_short=in_short)
    supports = _after_facts(supports, material)
    title = asked or title or Point(phrase("deck", "in_short"), thesis.sources)
    title = replace(title, text=_said(title.text))
    about = _topic(thesis, material) if in_short else None
    shown = tuple(
        p
        for p in supports
        if plainly(p.text) != plainly(title.text)
        if {*p.sources} <= {*thesis.sources} or width(words(p)) <= _TWO_FULL_LINES
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
    found = (p for e in told if (p := _message(e, material, _SUPPORT)))
    found = (p for p in found if not tells(material.plain(p.sources[-1:])))
    found = (p for p in found if not _ADDS.search(words(p)))
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
    rest = [p for p in supports if not _overlap(Statement(p.sources), facts)]
    return [*facts, *rest][:_MOST_SUPPORTS] if facts else supports


def _others(title: Point | None, thesis: Statement, material: Material) -> list[Point]:
    """What else the message says, where one of its clauses is its title."""
    said = [*points(material, thesis.sources[-1:])]
    if title is None or plainly(title.text) not in {plainly(point.text) for point in said}:
        return []
    others = (point for point in said if plainly(point.text) != plainly(title.text))
    return [point for point in others if not _ADDS.search(words(point))]  # …人もいるが


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


_ADDS = re.compile(r"も(?:ある|いる|あった|できる)$")  # what there is besides

_NAME = 4.0  # em of a name of what is spoken of

# What a headline is called before it says anything.
_LABELLED = re.compile(
    r"^(?:報道発表|報道資料|プレスリリース|ニュースリリース|お知らせ|速報|発表)(?:資料)?[：:]\s*"
)

_CLAUSES = re.compile(
    r"\u3000+|(?<=[ぁ-んァ-ヴー一-龠々」]) (?=[ぁ-んァ-ヴー一-龠々「])"
    r"|\s*[｜|／―—–]\s*|(?<=[。！!])(?=.)"
)


def _headline(material: Material) -> Point | None:
    """The headline's own clause that says what happened: it has been made short already."""
    title = material.article.title
    whole = title.text.ja or ""
    said = _LABELLED.sub("", whole)
    parts = [part.strip() for part in _CLAUSES.split(said) if part.strip()]
    if len(parts) == 1 and said != whole:  # the cover has it under its label
        parts = [note(Bilingual(said)).ja or "", ""]
    if len(parts) < _SEVERAL:  # one clause stands on the cover
        return None
    fits = [p for p in parts if width(p) <= TITLE_ROOM and cues.is_statement(p)]
    thesis = material.brief.thesis
    told = {*thesis.sources} if thesis else set()
    amounts = [each.text for each in material.brief.amounts if told & {*each.sources}]
    counts = [part for part in fits if any(amount in part for amount in amounts)]
    found = next((p for p in (*counts, *fits) if width(p) >= _SHORTEST), None)
    if found is None:
        return None
    beside = title.text.en if title.text.en is None else ""
    return Point(Bilingual(found, beside), (title.id,))


_SEVERAL = 2
_SHORTEST = 10.0  # em of a clause of a headline that says something


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
    return [whole] if weighed and width(words(whole)) <= _TWO_FULL_LINES else parted


# Ends as a sentence does, be it in a noun (開いたのは十一人。): a sender's name does not.
_PREDICATE = re.compile(r"[ぁ-ん][。！!]?$|[はがも][^。]{1,40}。$|[.!]$")


def _decided(material: Material) -> tuple[Point, ...]:
    """The decisions of minutes, where there are several."""
    found = tuple(point for _, point in decisions(material))[:MOST_POINTS]
    return found if len(found) > 1 else ()


def _message(statement: Statement, material: Material, room: float = _REMEMBERED) -> Point | None:
    """A message as one short point; nothing where no words are short enough."""
    language = material.article.language
    if whole := _whole(statement, material, room):
        return whole
    if is_weighed(material.plain(statement.sources[-1:])):
        return None
    main = {plainly(each) for each in mains(material.text(statement.sources[-1:]))}
    for found in points(material, statement.sources[-1:])[::-1]:
        if plainly(found.text) not in main:
            continue  # …ので: only why
        if width(words(found)) <= room and subject(words(found), language):
            return replace(found, text=alone(found.text, material.text(found.sources)))
    return None


def _whole(statement: Statement, material: Material, room: float) -> Point | None:
    """Its own words, else its last sentence where it is short enough whole."""
    if statement.text[material.article.language]:
        return Point(statement.text, statement.sources)
    whole = noted(material, statement.sources[-1:])
    says = cues.is_statement(material.plain(statement.sources[-1:]))
    short = says and width(words(whole)) <= room
    return whole if short and subject(words(whole), material.article.language) else None


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
    shown = [p for p in found if width(words(p)) <= _REMEMBERED and not cues.leans(words(p))]
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
    if decided := _decided(material):
        return decided
    if listed := _listed(material):
        return listed
    message = _the_message(brief.thesis, material) if brief.thesis else None
    first = [message] if message else []
    if brief.thesis and message and (others := _others(message, brief.thesis, material)):
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
        told = not ({*statement.sources} & past or _overlap(statement, shown))
        few = not (items or {*statement.sources} & ends)
        most = _MOST_CHOSEN if few else _MOST_TAKEAWAYS
        told = told and not (items and _is_of_shown(statement, shown, material))
        if told and len(shown) < most and lasts(statement, material):
            shown += [point] if (point := _any_room(statement, material)) else []
    if not shown:  # one in the article's words
        left = (claim.says for claim in weightiest if lasts(claim.says, material))
        shown = [p for each in left if (p := _message(each, material))][:_MOST_CHOSEN]
    if material.traits.has_catch and not first and _is_owed_alone(shown, material):
        return ()  # a price, a limit: of what?
    if material.traits.has_catch:  # as the article tells it: the promise, the price, the catch
        shown.sort(key=lambda point: material.order[point.sources[0]])
    language = material.article.language
    sound = tuple(p for p in shown if p in first or not text_faults(words(p), language))
    kept = {*standing(sound or tuple(shown), (), material), *first, *facts}
    ending = tuple(point for point in sound or shown if point in kept)
    caught = (
        p for p in _taken_back(ending, material) if not _overlap(Statement(p.sources), ending)
    )
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
        short = width(words(point)) <= _TWO_FULL_LINES and material.is_running(each)
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
    whole = _whole(thesis, material, _REMEMBERED)
    said = whole or Titles(material).state(thesis) or _message(thesis, material)
    said = said or (_headline(material) if material.traits.reports else None)
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
    for room in (_REMEMBERED, _CATCH, _TWO_FULL_LINES):
        found = _message(statement, material, room)
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
        if owed and not _overlap(Statement(owed.sources), ends):
            yield owed


_DOUBTS = re.compile(
    r"疑問|懸念|反対|不安|心配|採算|可能性|恐れ|おそれ|決まってい?ない|未定|見通せ|上回る"
    r"|\b(?:concern|doubt|oppos|risk|uncertain|unclear|not (?:yet )?(?:decided|known))"
)


def _overlap(statement: Statement, points: Sequence[Point]) -> bool:
    return bool({*statement.sources} & {source for point in points for source in point.sources})


def _concluded(identity: str, material: Material) -> Sequence[Point]:
    """A concluding sentence in one point: whole, or its main clause, which comes last."""
    whole = noted(material, (identity,))
    says = cues.is_statement(material.plain(identity))
    if says and width(words(whole)) <= _REMEMBERED:
        return [replace(whole, text=_said(whole.text))]
    last = [*points(material, (identity,))][-1:]
    return [replace(p, text=_said(alone(p.text, material.text(p.sources)))) for p in last]


_CLOSING = re.compile(
    r"^(?:まとめ|結論|結び|むすび|総括|おわりに|終わりに|最後に|Conclusion|Summary)[：:]\s*",
    re.IGNORECASE,
)


def _said(text: Bilingual) -> Bilingual:
    """Without the word that only says that this is the conclusion."""
    return Bilingual(text.ja and _CLOSING.sub("", text.ja), text.en and _CLOSING.sub("", text.en))


def notes(material: Material, settings: Settings, untold: Sequence[Idea]) -> Iterator[Scene]:
    """Where it all comes from, what looks odd there, what has no slide, who translated it.

    There is a line about the translation before there is one, so that it moves nothing.
    """
    article = material.article
    points = [*_notes(article), *_untold(untold)]
    contact = _contacts(material)
    if material.traits.is_release and contact:
        yield Scene(
            id="contact",
            layout="notes",
            title=phrase("deck", "contact"),
            kicker=phrase("deck", "notes_kicker"),
            points=contact,
        )
    else:
        points += contact
    if other(article.language) in settings.languages:
        points.append(Point(_translators(article)))
    if not points:
        return
    pages = -(-len(points) // MOST_POINTS)
    size = -(-len(points) // pages)
    for count, start in enumerate(range(0, len(points), size), 1):
        yield Scene(
            id="notes" if count == 1 else f"notes.{count}",
            layout="notes",
            title=phrase("deck", "notes"),
            kicker=phrase("deck", "notes_kicker"),
            points=tuple(points[start : start + size]),
        )


def _contacts(material: Material) -> tuple[Point, ...]:
    """Whom to ask, as the article says it."""
    asides = (aside for aside in material.brief.asides if aside.why == "contact")
    ids = (each for aside in asides for each in aside.sources if each in material.known)
    return tuple(verbatim(material.known[each]) for each in ids)[:MOST_POINTS]


def _untold(ideas: Sequence[Idea]) -> Iterator[Point]:
    """The sections that are told and not shown because fewer slides were asked for."""
    headings = list(dict.fromkeys(idea.topic.heading for idea in ideas if idea.topic.part))
    if headings:
        names = {each: [h.text[each] for h in headings] for each in LANGUAGES}
        ja, en = ("、".join(filter(None, names["ja"])), ", ".join(filter(None, names["en"])))
        said = Bilingual(
            phrase("planning", "untold", topics=ja).ja if None not in names["ja"] else None,
            phrase("planning", "untold", topics=en).en if None not in names["en"] else None,
        )
        yield Point(said, tuple(heading.id for heading in headings))


_LONGEST_ADDRESS = 100  # letters of an address that is read off a slide; the manifest has it whole


def _address(name: str) -> str:
    return name if len(name) <= _LONGEST_ADDRESS else f"{name[:_LONGEST_ADDRESS]}…"


def _notes(article: Article) -> Iterator[Point]:
    source = article.source
    address = source.url if len(source.url) <= _LONGEST_ADDRESS else ""
    name = address or source.site or _address(source.url)
    if name:
        yield Point(phrase("deck", "source", name=name))
    if source.author:
        yield Point(phrase("deck", "by", author=source.author))
    if source.date:
        yield Point(phrase("deck", "published", date=source.date))
    if not (name or source.author):
        title = article.title.text
        known = {each: title[each] or title[article.language] or "" for each in LANGUAGES}
        named = (phrase("deck", "source", name=known[each])[each] for each in LANGUAGES)
        yield Point(Bilingual(*named))
    for oddity in article.oddities:
        if not oddity.slip:
            yield Point(oddity.text, (oddity.where,))


def _translators(article: Article) -> Bilingual:
    """Who translated it, as a reader knows them."""
    origins = sorted({sentence.origin for sentence in sentences(article)} - {"", "source"})
    named = [phrase("planning", o) if o in _KNOWN else Bilingual(o, o) for o in origins]
    if not named:
        return phrase("planning", f"no_{other(article.language)}")
    ja, en = "、".join(n.ja or "" for n in named), ", ".join(n.en or "" for n in named)
    into = f"into_{other(article.language)}"
    return Bilingual(
        phrase("planning", into, engines=ja).ja, phrase("planning", into, engines=en).en
    )


# What is worth being remembered: what holds, was found or is to be done; no event, no thing.

_CALLS = re.compile(r"(?:ください|下さい|[てで]ほしい|いただきたい)[。！!]*$")
_HAPPENED = re.compile(
    r"(?:た|だった|でした|てた)(?:わけ|もの|こと|の)?(?:です|だ)?[。！!]?$|ていく様"
)
_CAME_TO = re.compile(
    r"わか|分か|判明|明らか|知[っり]|気づ|気付|学[んび]|感じ|思[っい]|考え|決め|決ま|でき|なった|なりま|変わ|増え|減[っり]"
    r"|終わ|始ま|始め|良かった|よかった|ほしかった|結論|[0-9０-９]+(?:[%％割倍円]|億|万)"
)
_IS_THING = re.compile(
    r"(?:は|とは)、?.*(?:本|書籍|言葉|用語|地図|村|町|市|機関|スポンサー|書類|ページ|サイト|記事|資料|雑誌|作品|方|人物|会社)"
    r"(?:です|だ|である)?。?$|文体で|読みやす|で出てくる|オープンアクセス|修正されて"
    r"|^(?:[0-9０-９]{4}年|令和|平成|昭和|明治)?[^は]{0,14}[0-9０-９]+[月日年][^は]{0,6}に[^は]+(?:公開|開始|発売|発表|修正)"
)
_TALKS = re.compile(
    r"(?:だけどね|なんだ?けど|よね|かな|っけ|わけ|そういうこと|みたい(?:だ|です)?|楽な理由もある|エラい)[。！!…]*$"
    r"|ぼく|僕|俺|^我々|^[0-9０-９一二三四五]+つ目|[｜|]|下記|URL|ご覧|[（(]笑"
)
_EVENT = re.compile(
    r"\b(?:I|we) (?:had|went|met|saw|got|made|brought|asked|took|wanted|want to give)\b"
    r"|^(?:Including|Its|Their|My|Our)\b|\bI[’'](?:ve|m)\b|\b(?:was|were) a special\b"
    r"|\b(?:featured|launched on)\b"
)
# Headings of what went wrong on the way.
_TROUBLE = re.compile(
    r"つまず|トラブル|エラー|うまくいかな|困った|(?:されな|しな|でな)くなる|移動しない"
)


def lasts(statement: Statement, material: Material) -> bool:
    """Whether it may end a talk, or support what begins it."""
    language = material.article.language
    said = material.plain(statement.sources[-1:]).strip()
    if statement.text[language]:
        return True
    if _SET_AGAINST.match(said):
        return False
    said = LEADING.sub("", said)
    if (
        _ASKED_ITSELF.search(said)
        or cues.leans(said)
        or _TALKS.search(said)
        or "back" in text_faults(said, language)
    ):
        return False
    offers = material.traits.own_account and _CALLS.search(said)  # to whoever reads
    if offers or _trouble(statement, material) or _IN_PLACE.search(said):
        return False
    if language == "en":
        return not _EVENT.search(said)
    told = _HAPPENED.search(said) and not _CAME_TO.search(said)
    own = material.brief.speaker == "author" and not material.traits.remembers_events
    past = told and own
    return not (past or _IS_THING.search(said))


# 道具がどのようなものかを学んだ: that somebody knows now, and not what.
_ASKED_ITSELF = re.compile(
    r"(?:どの|どん|どう|何|なに|いつ|どこ|誰|だれ|なぜ|いくつ)[^。、「」]{0,24}か(?:どうか)?"
    r"(?:を|について|が)?[^。、「」]{0,8}"
    r"(?:学|調べ|考え|知|探|紹介|説明|見て|話し|確かめ|まとめ|わか)[ぁ-ん]{0,8}。?$"
)

# One side of what the sentence before it says the other side of.
_SET_AGAINST = re.compile(r"一方(?:で|、)|(?:反対|逆)に、|On the other hand\b")

# What stands before or after it in a law says what it means.
_IN_PLACE = re.compile(
    r"(?:前|次)の?(?:[0-9０-９二三四]?条|[0-9０-９二三四]?項|各号)|(?:次|左)に掲げる"
)


def _trouble(statement: Statement, material: Material) -> bool:
    home = material.home.get(statement.sources[-1])
    return home is not None and bool(_TROUBLE.search(material.plain(home.heading.id)))
