"""An idea on its slides: which forms its sentences take, and how they are headed."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import LAYOUTS, ItemList
from generator.planning import cues
from generator.planning.answering import question
from generator.planning.checking import form_faults, is_broken
from generator.planning.draft import IN_ORDER, scene
from generator.planning.forms import forms_of
from generator.planning.forms.plain import PLAIN, plain
from generator.planning.people import is_person
from generator.planning.points import points, words
from generator.planning.selection import MOST_SHOWN, spared
from generator.planning.standing import standing
from generator.planning.titles import plainly, statable
from generator.planning.topics import named
from generator.wording.headlines import asked_about
from generator.wording.subjects import has_topic
from generator.wording.titles import TITLE_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Bilingual, Ids, Language, Point, Scene
    from generator.planning.draft import Draft
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.planning.titles import Titles

_ALONE = frozenset({"profile", "number"})  # one person, one figure: where there is no other form
_CLOSED = frozenset({"quote"})  # layouts whose points are not ours to add to

# Layouts to which nothing is added: what stands beside boxes would have one too.
_OF_A_KIND = _CLOSED | {"checklist"}

_MOST_ROWS = 4  # of a table, its heading among them, that leave room for points
_PROOFS = frozenset({"chart", "table"})  # layouts that show what a message says
_LEAST_LEFT = 2  # points that make a slide of their own beside another form

# Em of a point in two lines beside a figure, a picture or a chart.
_BESIDE = {"number": 17.0, "figure": 19.0, "chart": 17.0}

_ANY = 1000.0
_ROW = re.compile(r"^[^。、]{1,24}[:：]")  # what a table shows once more in a line
_MOST_ADDED = 3  # points that stand beside what a form shows


def drafts(idea: Idea, material: Material, most: int) -> tuple[Draft, ...]:
    """The slides of an idea in reading order, of at most so many points; no sentence on two."""
    taken: list[Draft] = []
    for form in forms_of(material.traits):
        for made in form(idea, material):
            draft = _whole(made, material.article.language)
            held = {each for other in taken for each in other.takes}
            if form_faults(draft, material.article.language):
                continue  # what it would show is told plainly
            beside = draft.groups or draft.layout not in _ALONE
            if not held & {*draft.takes} and (beside or not taken):
                taken.append(draft)
    held = {each for draft in taken for each in draft.takes}
    left = tuple(each for each in idea.body if each not in held)
    if taken:
        found = _sorted([*_beside(idea, left, taken, material, most)], idea, material)
    else:
        found = list(plain(idea, left, material, most))
    return tuple(_telling(found, idea, material))


def _whole(draft: Draft, language: Language) -> Draft:
    """Without members that are no whole phrases, where another of their group is one."""

    def kept(shown: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(p for p in shown if not is_broken(p.text[language] or "", language)) or shown

    fields = {n: p for n, p in draft.fields.items() if n != "note" or _is_note(p, language)}
    if draft.layout in _CLOSED:
        return replace(draft, fields=fields)
    groups = tuple(replace(g, points=kept(g.points)) for g in draft.groups)
    return replace(draft, groups=groups, fields=fields)


def _is_note(point: Point, language: Language) -> bool:
    """It says something, and asks nothing."""
    said = point.text[language] or ""
    return not (is_broken(said, language) or cues.asks(said) or len(said) < _FEWEST_LETTERS)


_FEWEST_LETTERS = 6  # letters of a note: 理事長 says nothing


def _telling(found: Sequence[Draft], idea: Idea, material: Material) -> Iterator[Draft]:
    """The slides with what is only told, each sentence with the slide that it comes after."""
    shown = {each for draft in found for each in draft.takes}
    left = [each for each in idea.besides if each not in shown]
    starts = [min((material.order[e] for e in draft.takes), default=0) for draft in found]
    for n, draft in enumerate(found):
        stop = starts[n + 1] if n + 1 < len(found) else len(material.order)
        here = tuple(
            e
            for e in left
            if (n == 0 or material.order[e] >= starts[n]) and material.order[e] < stop
        )
        yield replace(draft, told=(*draft.told, *here))


def _beside(
    idea: Idea, left: Ids, taken: list[Draft], material: Material, most: int
) -> Iterator[Draft]:
    """The forms with what is left: on the first of them where there is room, else by itself.

    What only leads up to the rest is told and not shown; a caveat always is.
    """
    main = taken[0]
    heads = idea.says is not None and statable(idea.says, material)
    title = {*idea.said} if heads else set()
    shown = [p for each in left if each not in title for p in points(material, (each,))]
    worth = _worth(shown, idea, main, material)
    closed = main.layout in _OF_A_KIND or (main.layout == "table" and len(main.table) > _MOST_ROWS)
    room = 0 if closed else LAYOUTS[main.layout].points[1] - len(main.points)
    wide = _BESIDE.get(main.layout, _ANY)
    warned, rows = {*idea.caveats}, main.layout == "table"
    first = sorted(
        worth, key=lambda p: (not {*p.sources} & warned, rows and bool(_ROW.match(words(p))))
    )
    fits = _unparted(first, wide, min(room, _MOST_ADDED))
    rest = [point for point in worth if point not in fits]
    if not rest or (len(fits) > 1 and len(rest) <= _LEAST_LEFT and not _listed(rest, material)):
        whole = replace(main, points=(*main.points, *_in_order(fits, shown)))
    elif len(rest) < _LEAST_LEFT and not _listed(rest, material):
        noted = {"note": rest[0], **main.fields}
        whole = replace(main, points=(*main.points, *_in_order(fits, shown)), fields=noted)
    else:
        yield from _apart(idea, left, worth, taken, material, most)
        return
    yield replace(whole, takes=(*main.takes, *left))
    yield from taken[1:]


def _unparted(worth: Sequence[Point], wide: float, most: int) -> list[Point]:
    """The first that are narrow enough, no half of a sentence without the other."""
    kept: list[Point] = []
    for ids, group in groupby(worth, lambda point: point.sources):
        halves = [*group]
        narrow = all(width(words(point)) <= wide for point in halves)
        if ids and narrow and len(kept) + len(halves) <= most:
            kept += halves
    return kept


def _apart(
    idea: Idea,
    left: Ids,
    worth: Sequence[Point],
    taken: Sequence[Draft],
    material: Material,
    most: int,
) -> Iterator[Draft]:
    """The forms, the first with a caveat of its message, and slides of what is worth them."""
    main = taken[0]
    limits = (point for point in worth if {*point.sources} & {*idea.caveats})
    warned = next((each for each in limits if not _goes_on(each, left, material)), None)
    noted = warned and "note" not in main.fields and {*idea.said} & {*main.takes}
    here = {*warned.sources} if warned and noted else set()
    if sum({*point.sources} == here for point in worth) > 1:
        noted, here = None, set()  # it says more than a note holds
    seen = {each for point in worth for each in point.sources} | {*idea.said} - here
    told = tuple(each for each in left if each not in seen or each in here)
    fields = {"note": warned, **main.fields} if warned and noted else main.fields
    yield replace(main, fields=fields, told=(*main.told, *told))
    yield from taken[1:]
    own = replace(idea, besides=())  # there are slides enough
    rest = tuple(each for each in left if each not in told)
    for run in _stretches(rest, taken, idea, material):
        yield from plain(own, run, material, most)


def _goes_on(point: Point, left: Ids, material: Material) -> bool:
    """It leans on the sentence before it, which is on another slide: ただし、一度きりの結果だ."""
    at = min(map(material.order.__getitem__, point.sources), default=0)
    said = material.plain(point.sources)
    return cues.excepts(said) and any(material.order[each] == at - 1 for each in left)


def _stretches(left: Ids, taken: Sequence[Draft], idea: Idea, material: Material) -> Iterator[Ids]:
    """What stands before, between and after the forms; a single point goes with what is before."""
    starts = sorted(min(map(material.order.__getitem__, d.takes), default=0) for d in taken)
    found: list[list[str]] = []
    place = -1
    for each in left:
        here = sum(start < material.order[each] for start in starts)
        if found and (here == place or _is_little(found[-1], idea, material)):
            found[-1].append(each)
        else:
            found.append([each])
        place = here
    if len(found) > 1 and _is_little(found[-1], idea, material):
        last = found.pop()
        found[-1] += last
    yield from map(tuple, found)


def _is_little(ids: Sequence[str], idea: Idea, material: Material) -> bool:
    """Too little for a slide of its own: the message stands over another."""
    left = tuple(each for each in ids if each not in idea.said)
    return sum(1 for _ in points(material, left)) < _LEAST_LEFT


def _worth(shown: Sequence[Point], idea: Idea, main: Draft, material: Material) -> list[Point]:
    """What must be seen, the caveats first; what only leads up to the rest need not.

    Nor need more about people who stand side by side than what stands there of each.
    """
    warned = [point for point in shown if {*point.sources} & {*idea.caveats}]
    lead = set()
    if main.layout == "profiles":
        lead = {each for each in idea.body if is_person(material.home[each])}
    others = [p for p in shown if p not in warned and not {*p.sources} & lead]
    return [*warned, *others]


def _listed(shown: Sequence[Point], material: Material) -> bool:
    """An item of a list is seen, whatever else is only told."""
    ids = (each for point in shown for each in point.sources)
    return any(isinstance(material.block.get(each), ItemList) for each in ids)


def _in_order(chosen: Sequence[Point], shown: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(point for point in shown if point in chosen)


def _sorted(found: Sequence[Draft], idea: Idea, material: Material) -> list[Draft]:
    """In reading order; what is only seen comes where the message stands that it proves."""
    leading = found[_leading(found, idea)]

    def place(draft: Draft) -> int:
        proves = draft is leading and draft.layout in _PROOFS
        shown = (*draft.takes, *(idea.said if proves else ()))
        return min((material.order[each] for each in shown), default=0)

    return sorted(found, key=place)


def _leading(found: Sequence[Draft], idea: Idea) -> int:
    """The slide that the idea's message heads: a table or picture that proves it, or its own."""
    said = {*idea.said}
    resting = [n for n, draft in enumerate(found) if said & {*draft.takes}]
    seen = [n for n, d in enumerate(found) if d.layout in _PROOFS and not d.from_prose]
    formed = [n for n in resting if found[n].layout not in PLAIN]
    leads = next(iter((*formed, *seen, *resting)), 0)
    if found[leads].layout in IN_ORDER:
        return next(n for n, draft in enumerate(found) if draft.layout == found[leads].layout)
    return leads


def scenes(
    idea: Idea, found: Sequence[Draft], titles: Titles, material: Material
) -> Iterator[Scene]:
    """The idea's drafts as the article tells them, each named after the sentence it begins with."""
    leading = found[_leading(found, idea)]
    over = titles.give(idea, leading, first=True)
    headed = over.sources == (idea.topic.heading.id,) and not found[0].own_title
    if headed and found[0] is not leading:  # the section's name stands over its first slide
        leading = found[0]
    for draft in found:
        title = over if draft is leading else titles.give(idea, draft, first=False)
        said = idea.said if draft is leading else ()
        told = material.in_order((*draft.takes, *draft.told, *said))
        left = _unsaid(_without(draft, title, over), material)
        alone = _within(_few(left, title, idea, material))
        kicker = _kicker(idea, title, draft)
        laid = _plainer(_under(alone, (title.text, kicker)), title, idea)
        yield scene(
            laid,
            _name(draft, idea, material),
            title,
            laid.kicker if laid.kicker.ja or laid.kicker.en else kicker,
            idea.topic.part,
            told,
        )


def _few(draft: Draft, title: Point, idea: Idea, material: Material) -> Draft:
    """With the points that are read while somebody speaks, none of which hangs in the air."""
    if draft.layout in _CLOSED:
        return draft
    must = () if title.sources == (idea.topic.heading.id,) else title.sources

    def few(shown: tuple[Point, ...]) -> tuple[Point, ...]:
        if draft.layout not in (PLAIN | {"columns"}):
            return shown
        most = MOST_SHOWN if draft.layout in PLAIN else _IN_COLUMN
        return spared(shown, must, idea.caveats, material, most)

    groups = tuple(replace(each, points=few(each.points)) for each in draft.groups)
    seen = few(standing(draft.points, title.sources, material))
    return replace(draft, groups=groups, points=standing(seen, title.sources, material))


def _without(draft: Draft, *titles: Point) -> Draft:
    """What a title of its idea says is no point, unless nothing else stands there."""

    def others(shown: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(point for point in shown if not any(_says(t, point) for t in titles))

    over = {plainly(title.text) for title in titles}
    groups = tuple(replace(g, points=others(g.points) or g.points) for g in draft.groups)
    kept = draft.points if draft.layout in _CLOSED else others(draft.points)
    fields = {
        n: p for n, p in draft.fields.items() if n != "caption" or plainly(p.text) not in over
    }
    return replace(draft, points=kept, groups=groups, fields=fields)


def _unsaid(draft: Draft, material: Material) -> Draft:
    """Without the message that the deck has begun with, where the slide says something else."""
    thesis = material.brief.thesis
    if thesis is None or draft.layout not in PLAIN or material.traits.is_meeting:
        return draft
    others = tuple(
        p for p in draft.points if not p.sources or not {*p.sources} <= {*thesis.sources}
    )
    return replace(draft, points=others) if others else draft


def _under(draft: Draft, over: Sequence[Bilingual]) -> Draft:
    """What a slide is called or its title is about is not said again as what its points are about.

    Until a point is about something else: from there on each says its own.
    """
    if draft.layout in _CLOSED:
        return draft
    names = [name for each in over if (name := (each.ja or "").strip()) if len(name) > _LABEL]
    names += [topic["what"] for each in over if (topic := _OPENS_WITH.match(each.ja or ""))]
    made: list[Point] = []
    apart = False
    for point in draft.points:
        said = point.text.ja or ""
        name = next((n for n in names if said.startswith((f"{n}は", f"{n}とは"))), "")
        left = _TOPIC.sub("", said[len(name) :]) if name and not apart else said
        apart = apart or (not name and has_topic(said))
        bare = len(left) > _LABEL and not has_topic(left)
        made.append(replace(point, text=point.text.having("ja", left)) if bare else point)
    return replace(draft, points=tuple(made))


# 渡し船は何を運ぶのか, 渡し船は冬も出る: what the slide is about.
_OPENS_WITH = re.compile(r"^(?P<what>[^、。はがもをにでと「」（）]{2,16})は(?![じずっ])")
_TOPIC = re.compile(r"^と?は、?")

# Em of what stands small below a message in large type, and how many of it under any.
_SUPPORT, _FEW = 40.0, 2


def _plainer(draft: Draft, title: Point, idea: Idea) -> Draft:
    """In bullets where no short message of the idea stands over it, or what is below it is long.

    And where a question would stand over its answer twice, or the title is the answer.
    """
    if draft.layout == "qa" and len(draft.groups) == 1:
        [group] = draft.groups
        if not draft.points and all(_says(title, point) for point in group.points):
            asks = group.title.text
            kicker = asks.having("ja", asks.ja and asked_about(asks.ja))
            return replace(draft, layout="statement", kicker=kicker, groups=())
        if title.sources == group.title.sources and not draft.points:
            draft = replace(draft, layout="bullets", points=group.points, groups=())
    if draft.layout == "bullets" and len(draft.points) == 1:
        return replace(draft, layout="statement")
    if draft.layout != "statement" or len(draft.points) <= 1:
        return draft
    claims = {*title.sources} & {*idea.said} and width(words(title)) <= TITLE_ROOM
    few = len(draft.points) == _FEW and title.sources != (idea.topic.heading.id,)
    if (claims or few) and all(width(words(point)) <= _SUPPORT for point in draft.points):
        return draft
    return replace(draft, layout="bullets")


_IN_COLUMN = 2  # points of a column that are read beside those of another
_MOST_OF_IT = 0.5
_LABEL = 4  # characters that are more than a label


def _says(title: Point, point: Point) -> bool:
    """The title is the point, or a clause that is most of it."""
    over, below = plainly(title.text), plainly(point.text)
    if over == below:
        return True
    tail = below.rpartition(":")[2]  # 決定：… below 議題：…
    if title.sources == point.sources and len(tail) > _LABEL and over.endswith(tail):
        return True
    if title.sources == point.sources and _alike(over, below) >= _MOST_ALIKE:
        return True
    if _adds_nothing(over, below):
        return True
    within = over in below or (bool(below) and below in over)
    return title.sources == point.sources and within and len(over) >= _MOST_OF_IT * len(below)


# Of the pairs of signs of the shorter, what the longer has where both say the same.
_MOST_ALIKE = 0.8


def _adds_nothing(over: str, below: str) -> bool:
    """Nearly all its words, in nearly their order, are the title's; or it is that title, longer."""
    mine, title = _pairs(below), _pairs(over)
    both = len(mine & title)
    inside = len(below) > _LABEL * 2 and both >= _NEARLY * len(mine)
    longer = len(over) > _LABEL * 2 and both >= _NEARLY * len(title)
    return inside or (longer and len(over) >= _MOST_ALIKE * len(below))


_NEARLY = 0.85


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _alike(one: str, other: str) -> float:
    pairs = [_pairs(text) for text in (one, other)]
    fewer = min(map(len, pairs))
    near = min(len(one), len(other)) >= _MOST_ALIKE * max(len(one), len(other))
    return len(pairs[0] & pairs[1]) / fewer if fewer and near else 0.0


def _within(draft: Draft) -> Draft:
    """On a layout that holds its points; the one too many that its title did not take is a note."""
    if draft.layout == "statement" and len(draft.points) > LAYOUTS["statement"].points[1]:
        draft = replace(draft, layout="bullets")
    most = LAYOUTS[draft.layout].points[1]
    if len(draft.points) <= most:
        return draft
    fields = {"note": draft.points[most], **draft.fields}
    return replace(draft, points=draft.points[:most], fields=fields)


def _name(draft: Draft, idea: Idea, material: Material) -> str:
    """The first sentence it tells, else what it shows, else its section."""
    anchor = next(iter(material.in_order(draft.takes)), "")
    shown = next((s for p in draft.texts() for s in p.sources), "")
    return anchor or shown or f"{idea.topic.heading.id}-{draft.layout}"


def _kicker(idea: Idea, title: Point, draft: Draft) -> Bilingual:
    """The section's name, where the title does not say it."""
    heading = idea.topic.heading
    says = plainly(named(heading))
    if (
        not idea.topic.part
        or title.sources == (heading.id,)
        or plainly(title.text).startswith(says)
    ):
        return draft.kicker
    if any(draft.kicker[each] for each in ("ja", "en")):
        return draft.kicker
    if any(group.title.sources == (heading.id,) for group in draft.groups):
        return draft.kicker  # it stands over the answer
    return question(named(heading))
