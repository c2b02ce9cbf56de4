"""The Japanese of a show whose article is English.

Such an article is planned from its English alone, so that its Japanese can arrive later without
moving anything; a text that is a whole sentence of the article then takes that sentence's Japanese.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.japanese.style import note
from generator.model import Bilingual, Group, Point, sentences, with_sentences
from generator.planning.points import english_note

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
    if point.text.en == whole.en:
        return replace(point, text=whole)
    if point.text.en == english_note(whole.en):
        return replace(point, text=point.text.having("ja", note(whole.ja)))
    return point
