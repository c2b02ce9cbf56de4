"""The order of a show: cover, answer, agenda, the claims, takeaways, notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import LAYOUTS, Bilingual, Group, Point, Storyboard, sentences, with_sentences
from generator.planning import amounts, frame
from generator.planning.fitting import bearable, fitted
from generator.planning.forms import definitions
from generator.planning.ideas import ideas
from generator.planning.material import material
from generator.planning.merging import merged
from generator.planning.points import POINT_ROOM
from generator.planning.scenes import drafts, scenes
from generator.planning.titles import Titles
from generator.planning.voice import signed
from generator.wording.headlines import AGENDA_ROOM, COVER_ROOM, headline
from generator.wording.notes import note, notes
from generator.wording.titles import title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Article, Brief, Scene, Sentence
    from generator.planning.draft import Draft
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
    opening = [frame.cover(about), *frame.answer(about, titles)]
    ending = [*frame.takeaways(about)]
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
    agenda = frame.agenda(content, about) if not settings.slides else ()
    untold = chosen.untold if settings.slides else ()
    closing = [*ending, *frame.notes(about, settings, untold)]
    told = (*opening, *agenda, *content, *closing)
    whole = _told_apart([*signed(told, about)])
    return Storyboard(article.title.text, whole, frame.credit(article))


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
    _headed,
    _on_cover,
    _listed,
    _first_half,
    _second_half,
    _meaning,
    _term,
)
