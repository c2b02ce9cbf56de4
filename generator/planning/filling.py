"""The Japanese of a show whose article is English.

Such an article is planned from its English alone, so that its Japanese can arrive later without
moving anything; a text made of a sentence in a known way then takes its Japanese in the same way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual, Group, Point, sentences, with_sentences
from generator.planning import amounts
from generator.planning.forms import definitions
from generator.planning.points import POINT_ROOM
from generator.wording.headlines import AGENDA_ROOM, COVER_ROOM, headline
from generator.wording.notes import note, notes
from generator.wording.titles import title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Article, Scene, Sentence, Storyboard


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
"""How a text may have been made of its sentence, and what that makes of the Japanese."""
