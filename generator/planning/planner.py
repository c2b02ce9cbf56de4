"""The order of a show: cover, answer, agenda, the claims, takeaways, notes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from generator.model import (
    LAYOUTS,
    Bilingual,
    Group,
    ItemList,
    Point,
    Storyboard,
    sentences,
    with_sentences,
)
from generator.planning import amounts, cues
from generator.planning.appendix import appendix
from generator.planning.forms import definitions
from generator.planning.forms.plain import EASY_POINTS, MOST_POINTS, plain
from generator.planning.ideas import ideas
from generator.planning.material import material
from generator.planning.merging import are_named, is_thin, merged, side_by_side
from generator.planning.opening import agenda, answer, cover, credit
from generator.planning.points import POINT_ROOM
from generator.planning.scenes import drafts, scenes
from generator.planning.takeaways import takeaways
from generator.planning.titles import Titles
from generator.planning.voice import signed
from generator.wording.headlines import AGENDA_ROOM, COVER_ROOM, MESSAGE_ROOM, headline
from generator.wording.notes import note, notes
from generator.wording.titles import title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model import Article, Brief, Scene, Sentence
    from generator.planning.draft import Draft
    from generator.planning.ideas import Idea
    from generator.planning.material import Material
    from generator.planning.merging import Laid
    from generator.settings import Settings


def planned(article: Article, brief: Brief, settings: Settings) -> Storyboard:
    """See ``generator.planning.plan``."""
    if article.language == "en":
        alone = _planned(english_alone(article), brief, settings)
        return filled(alone, article)
    return _planned(article, brief, settings)


def _planned(article: Article, brief: Brief, settings: Settings) -> Storyboard:
    about = material(article, brief)
    titles = Titles(about)
    titles.reserve(article.title.text)
    opening = [cover(about), *answer(about, titles)]
    ending = [*takeaways(about)]
    remembered = (each for scene in ending for point in scene.points for each in point.sources)
    found = ideas(about, about.in_order(remembered))

    def laid_out(most: int) -> list[Laid]:
        return merged([(idea, drafts(idea, about, most)) for idea in found], about)

    framed = len(opening) + len(ending) + 1
    fewest, most = (settings.slides,) * 2 if settings.slides else bearable(article)
    chosen = fitted(
        laid_out, fewest - framed, max(1, most - framed), about, asked=bool(settings.slides)
    )
    content = [
        scene
        for idea, each in varied(chosen.laid_out)
        for scene in scenes(idea, each, titles, about)
    ]
    listed = agenda(content, about) if not settings.slides else ()
    untold = chosen.untold if settings.slides else ()
    closing = [*ending, *appendix(about, settings, untold)]
    told = (*opening, *listed, *content, *closing)
    whole = _told_apart([*signed(told, about)])
    return Storyboard(article.title.text, whole, credit(article))


def _told_apart(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """No two of one name: one that begins with what another began with has its number."""
    seen: Counter[str] = Counter()
    made = []
    for scene in scenes:
        seen[scene.id] += 1
        count = seen[scene.id]
        made.append(scene if count == 1 else replace(scene, id=f"{scene.id}-{count}"))
    return tuple(made)


_INSTEAD = {"bullets": "statement", "statement": "bullets"}  # layouts that can say the same


_FEWEST = 3  # points, the message among them, that make bullets


def varied(laid_out: Sequence[Laid]) -> list[Laid]:
    """The drafts, the second of a layout in a row on another that holds all of it."""
    made: list[Laid] = []
    before = ""
    for idea, found in laid_out:
        kept: list[Draft] = []
        for draft in found:
            kept.append(_other(draft) if draft.layout == before else draft)
            before = kept[-1].layout
        made.append((idea, tuple(kept)))
    return made


def _other(draft: Draft) -> Draft:
    """On the other layout, where that holds all of it."""
    instead = _INSTEAD.get(draft.layout, draft.layout)
    few = instead == "bullets" and len(draft.points) < _FEWEST
    most = LAYOUTS[instead].points[1] + 1  # one of them is the title
    return draft if few or len(draft.points) > most else replace(draft, layout=instead)


# A show whose article is English is planned from its English alone, so that its Japanese can arrive
# later without moving anything; a text made of a sentence in a known way then takes its Japanese in
# the same way.


def english_alone(article: Article) -> Article:
    """The article without its Japanese."""

    def bare(sentence: Sentence) -> Sentence:
        return replace(sentence, text=Bilingual(en=sentence.text.en))

    return with_sentences(article, bare)


def filled(storyboard: Storyboard, article: Article) -> Storyboard:
    """The storyboard with the Japanese that the article has by now."""
    known = {sentence.id: sentence.text for sentence in sentences(article)}
    scenes = tuple(_scene(scene, known) for scene in storyboard.scenes)
    return replace(storyboard, title=article.title.text, scenes=scenes)


def _scene(scene: Scene, known: Mapping[str, Bilingual]) -> Scene:
    def points(given: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(_point(point, known) for point in given)

    title = _point(Point(scene.title, scene.title_sources), known)
    return replace(
        scene,
        title=title.text,
        points=points(scene.points),
        fields={name: _point(point, known) for name, point in scene.fields.items()},
        groups=tuple(Group(_point(g.title, known), points(g.points)) for g in scene.groups),
        table=tuple(points(row) for row in scene.table),
    )


def _point(point: Point, known: Mapping[str, Bilingual]) -> Point:
    if point.text.ja is not None or len(point.sources) != 1:
        return point
    whole = known.get(point.sources[0], Bilingual())
    if whole.ja is None or whole.en is None:
        return point
    english = Bilingual(en=whole.en)
    for made in _MADE:
        before, after = made(english, whole)
        if before == point.text.en and after is not None:
            return replace(point, text=point.text.having("ja", after))
    figure = amounts.in_japanese(point.text.en or "", whole.ja)
    return replace(point, text=point.text.having("ja", figure)) if figure else point


_Made = tuple[str | None, str | None]


def _whole(_: Bilingual, both: Bilingual) -> _Made:
    return both.en, both.ja


def _noted(english: Bilingual, both: Bilingual) -> _Made:
    return note(english, POINT_ROOM).en, note(both, POINT_ROOM).ja


def _titled(english: Bilingual, both: Bilingual) -> _Made:
    return headline(english).en, headline(both).ja


def _said(english: Bilingual, both: Bilingual) -> _Made:
    return headline(english, MESSAGE_ROOM).en, headline(both, MESSAGE_ROOM).ja


def _headed(english: Bilingual, both: Bilingual) -> _Made:
    made, told = title(english), title(both)
    return (made.en, told.ja if told else note(both).ja) if made else (None, None)


def _on_cover(english: Bilingual, both: Bilingual) -> _Made:
    return headline(english, COVER_ROOM).en, headline(both, COVER_ROOM).ja


def _listed(english: Bilingual, both: Bilingual) -> _Made:
    return headline(english, AGENDA_ROOM).en, headline(both, AGENDA_ROOM).ja


def _first_half(english: Bilingual, both: Bilingual) -> _Made:
    """Beside the first half of a parted sentence stands the whole."""
    return notes(english, POINT_ROOM)[0].en, note(both, POINT_ROOM).ja


def _second_half(english: Bilingual, _: Bilingual) -> _Made:
    return notes(english, POINT_ROOM)[-1].en, ""


def _meaning(english: Bilingual, both: Bilingual) -> _Made:
    found, told = definitions.defined(english), definitions.defined(both)
    meant = told[1].ja if told else note(both).ja
    return (found[1].en, meant) if found else (None, None)


def _term(english: Bilingual, both: Bilingual) -> _Made:
    found, told = definitions.defined(english), definitions.defined(both)
    return (found[0].en if found else None), (told[0].ja if told else None)


# How a text may have been made of its sentence, and what that makes of the Japanese.
_MADE = (
    _whole,
    _noted,
    _titled,
    _said,
    _headed,
    _on_cover,
    _listed,
    _first_half,
    _second_half,
    _meaning,
    _term,
)


# As many slides as a talk bears, or as somebody asked for.

_FEWEST_SLIDES, _MOST_SLIDES, _CHARACTERS_A_SLIDE = 10, 18, 400
# Slides of a usual frame: cover, answer, takeaways, notes; and parts that have an agenda, too.
_FRAMED, _LISTED = 4, 8
# Characters of Japanese below which more slides would say nothing each.
_SHORT_ARTICLE, _MOST_OF_SHORT = 1000, 12
# Characters of an article that fifteen full slides hold: more are made one, none is left out.
_USUAL_ARTICLE, _MOST_OF_USUAL = 3500, 15

_FEW_PARTS = 6  # of an article, each of which is kept in mind and has a slide
_LETTERS_A_CHARACTER = 2  # of English, that say as much as a character of Japanese


@dataclass(frozen=True, slots=True)
class Fitted:
    """Attributes: ``untold``: ideas that have no slide of their own: a neighbour tells them."""

    laid_out: tuple[Laid, ...]
    untold: tuple[Idea, ...] = ()


def bearable(article: Article) -> tuple[int, int]:
    """Slides that a talk about the article has at least, and at most, its frame among them."""
    length = sum(len(s.text[article.language] or "") for s in sentences(article))
    length //= _LETTERS_A_CHARACTER if article.language == "en" else 1
    if length < _SHORT_ARTICLE:
        return 0, _MOST_OF_SHORT
    if length < _USUAL_ARTICLE:
        return _FEWEST_SLIDES, _MOST_OF_USUAL
    return _FEWEST_SLIDES, max(_MOST_SLIDES, length // _CHARACTERS_A_SLIDE)


def fitted(
    make: Callable[[int], Sequence[Laid]],
    fewest: int,
    most: int,
    material: Material,
    *,
    asked: bool = False,
) -> Fitted:
    """The slides of ``make(most points a slide)``, at least so few and at most so many.

    More come from fewer points a slide; fewer from the runs of one section together, with a point
    of each paragraph at least, from thin neighbours side by side, and then from the ideas that
    weigh least, which are told while a neighbour's slide is seen. Only where there are
    many, or somebody ``asked`` for so few slides, does a part of the article lose its last one.
    """
    easy = _fitted(make, EASY_POINTS, (fewest, most), material, asked=asked)
    if not easy.untold:
        return easy
    full = _fitted(make, MOST_POINTS, (fewest, most), material, asked=asked)
    return full if len(full.untold) < len(easy.untold) else easy  # rather fuller than without one


def _fitted(
    make: Callable[[int], Sequence[Laid]],
    start: int,
    bounds: tuple[int, int],
    material: Material,
    *,
    asked: bool,
) -> Fitted:
    """The same, from slides of no more than ``start`` points."""
    fewest, most = bounds
    laid_out = list(make(start))
    for points in range(start - 1, 1, -1):
        if _count(laid_out) < fewest:
            laid_out = max(laid_out, list(make(points)), key=_count)
    laid_out = _joined(laid_out, _count(laid_out) - most, material)
    paired = _paired(laid_out, _count(laid_out) - most, material)
    parts = {idea.topic.part for idea, _ in paired}
    framed = _FRAMED + (len(parts) <= _LISTED)
    over = _count(paired) - (most if asked else max(most, _MOST_SLIDES - framed))
    return _handed_over(paired, over, material, asked=asked)


def _count(laid_out: Sequence[Laid]) -> int:
    return sum(len(found) for _, found in laid_out)


_RUNNING = frozenset({"statement", "bullets", "checklist"})


def _joined(laid_out: Sequence[Laid], over: int, material: Material) -> list[Laid]:
    """Plain slides that follow each other in a section on one, those of the fewest sentences first.

    What it does not hold is told with it.
    """
    made = [*laid_out]
    pairs = [_sentences_of_pair(made, n) for n in range(len(made))]
    alone = [_sentences_of_parted(each) for each in made]
    while over > 0 and (least := min([*pairs, *alone, inf])) < inf:
        start, long = (pairs.index(least), 2) if least in pairs else (alone.index(least), 1)
        run = made[start : start + long]
        whole = _together([idea for idea, _ in run], material)
        drafts = tuple(plain(whole, whole.body, material, len(whole.body) * MOST_POINTS))
        over -= _count(run) - len(drafts)
        made[start : start + long] = [(whole, drafts)]
        alone[start : start + long] = [_sentences_of_parted(made[start])]
        near = range(max(0, start - 1), start + 1)  # only these have other neighbours now
        pairs[near.start : start + long] = [_sentences_of_pair(made, n) for n in near]
    return made


def _sentences_of_pair(made: Sequence[Laid], n: int) -> float:
    """How many sentences a slide and the next hold together, without end where they stay two."""
    if not (n + 1 < len(made) and _are_joinable(made[n], made[n + 1])):
        return inf
    return len({*made[n][0].body, *made[n + 1][0].body})


def _sentences_of_parted(laid: Laid) -> float:
    return len({*laid[0].body}) if _is_parted(laid) else inf


def _together(ideas: Sequence[Idea], material: Material) -> Idea:
    main = max(ideas, key=lambda idea: idea.weight)
    return replace(
        ideas[0],
        says=main.says,
        body=material.in_order(each for idea in ideas for each in idea.body),
        caveats=material.in_order(each for idea in ideas for each in idea.caveats),
        besides=tuple(each for idea in ideas for each in idea.besides),
        weight=main.weight,
    )


def _is_parted(laid: Laid) -> bool:
    """One run on several plain slides."""
    idea, found = laid
    plainly = len(found) > 1 and all(draft.layout in _RUNNING for draft in found)
    return plainly and len(idea.body) <= _MOST_TOGETHER and not idea.objects


def _are_joinable(one: Laid, other: Laid) -> bool:
    alike = one[0].topic.heading.id == other[0].topic.heading.id
    plainly = all(len(d) == 1 and d[0].layout in _RUNNING for _, d in (one, other))
    few = len(one[0].body) + len(other[0].body) <= _MOST_TOGETHER
    return alike and plainly and few and not (one[0].objects or other[0].objects)


_MOST_TOGETHER = 12  # sentences of which one slide can still give the gist


def _paired(laid_out: Sequence[Laid], over: int, material: Material) -> list[Laid]:
    """Thin neighbours from sections of their own side by side: two, and where need be more."""
    runs = [[laid] for laid in laid_out]
    for most in range(LAYOUTS["columns"].groups[0], LAYOUTS["columns"].groups[1] + 1):
        made: list[list[Laid]] = []
        for run in runs:
            beside = made and _are_thin_pair(made[-1][-1], run[0])
            beside = beside and _are_of_a_kind(made[-1][-1], run[0], material)
            beside = beside and are_named([*made[-1], *run], material)
            if over > 0 and beside and len(made[-1]) + len(run) <= most:
                made[-1] += run
                over -= 1
            else:
                made.append([*run])
        runs = made
    return [run[0] if len(run) == 1 else side_by_side(run, material) for run in runs]


def _are_of_a_kind(one: Laid, other: Laid, material: Material) -> bool:
    """Of an interview two questions, not somebody's name beside another's answer."""
    heads = (material.plain(idea.topic.heading.id) for idea, _ in (one, other))
    return not material.traits.is_interview or all(map(cues.asks, heads))


def _are_thin_pair(one: Laid, other: Laid) -> bool:
    parts = one[0].topic.part and other[0].topic.part
    apart = parts and one[0].topic.heading.id != other[0].topic.heading.id
    apart = (
        apart and one[0].topic.heading.id != other[0].topic.part_heading.id
    )  # none holds another
    return bool(apart) and is_thin(one) and is_thin(other)


def _is_seen(laid: Laid, material: Material) -> bool:
    """It has a table, a picture, code, a list or bold words, which cannot be told instead."""
    idea, found = laid
    several = any(draft.layout == "columns" for draft in found)  # sections of their own
    return bool(idea.objects or several) or any(
        material.is_emphasised(each) or isinstance(material.block.get(each), ItemList)
        for each in idea.body
    )


def _handed_over(laid_out: Sequence[Laid], over: int, material: Material, *, asked: bool) -> Fitted:
    """What the ideas of least weight tell goes to the slide before, or to the one after."""
    laid = dict(enumerate(laid_out))
    standing = list(laid)
    heard = [n for n in laid if not _is_seen(laid[n], material)]
    untold: list[Idea] = []
    ranked = sorted(heard, key=lambda n: (laid[n][0].weight, -n))
    parts = Counter(idea.topic.part for idea, _ in laid_out)
    may_go = asked or len(parts) > _FEW_PARTS
    for spare_a_part in (False, True)[: 1 + may_go]:  # its last slide goes when no other can
        for n in ranked:
            if over <= 0 or len(standing) == 1:
                break
            if n not in laid or (parts[laid[n][0].topic.part] == 1 and not spare_a_part):
                continue
            at = bisect_left(standing, n)
            standing.pop(at)
            near = standing[max(0, at - 1)]
            parts[laid[n][0].topic.part] -= 1
            over -= len(laid[n][1])
            untold.append(laid[n][0])
            laid[near] = _with_told(laid[near], laid.pop(n), material)
    return Fitted(tuple(laid[n] for n in standing), tuple(untold))


def _with_told(laid: Laid, gone: Laid, material: Material) -> Laid:
    idea, drafts = laid
    held = (each for draft in gone[1] for each in (*draft.takes, *draft.told))
    told = material.in_order((*gone[0].body, *held))
    last = replace(drafts[-1], told=(*drafts[-1].told, *told))
    return idea, (*drafts[:-1], last)
