"""The order of a show: title, agenda, the article's sections, takeaways, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import Storyboard, sentences
from generator.planning import amounts, filling, frame, length
from generator.planning.body import Choices, topic_scenes
from generator.planning.choice import MOST_POINTS
from generator.planning.count import at_most, with_count
from generator.planning.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Scene
    from generator.planning.topics import Topic
    from generator.settings import Settings

_MOST_SLIDES, _CHARACTERS_A_SLIDE = 18, 165
_MOST_NUMBERS = 3
"""Figures that get a slide in one show: a fourth is no longer striking."""


def planned(article: Article, settings: Settings) -> Storyboard:
    """See ``generator.planning.plan``."""
    if article.language == "en":
        return filling.filled(_planned(filling.english_alone(article), settings), article)
    return _planned(article, settings)


def _planned(article: Article, settings: Settings) -> Storyboard:
    told = length.shortened(article, settings.minutes) if settings.minutes else article

    def make(most_points: int) -> tuple[Scene, ...]:
        return tuple(_scenes(told, most_points, settings))

    parts = {topic.heading.id: topic.part for topic in topics(told)} | {article.title.id: 0}
    scenes = (
        with_count(make, settings.slides, parts)
        if settings.slides
        else at_most(make(MOST_POINTS), _enough(told), parts)
    )
    return Storyboard(article.title.text, scenes, frame.credit(article))


def _enough(article: Article) -> int:
    """Slides that a talk about the article bears: eighteen, and one more for so many characters."""
    length = sum(len(s.text[article.language] or "") for s in sentences(article))
    return max(_MOST_SLIDES, length // _CHARACTERS_A_SLIDE)


def _scenes(article: Article, most_points: int, settings: Settings) -> Iterator[Scene]:
    laid_out = tuple(topics(article))
    choices = Choices(most_points, _striking(laid_out))
    closing = frame.closing(laid_out)
    left = {sentence.id for sentence in closing}
    yield from frame.opening(article, laid_out)
    yield from _introduction(article, choices)
    for topic in laid_out:
        if topic.heading.id not in left:
            said = [sentence for sentence in topic.sentences if sentence.id not in left]
            yield from topic_scenes(topic, said, choices)
    yield from frame.takeaways(laid_out, closing)
    yield from frame.notes(article, settings)


def _introduction(article: Article, choices: Choices) -> Iterator[Scene]:
    """A long introduction on slides of its own, which do not repeat the title."""
    topic = frame.introduction(article)
    if topic is None or not topic.sentences:
        return
    for scene in topic_scenes(topic, topic.sentences, choices):
        if article.sections and scene.title_sources == (article.title.id,):
            yield replace(scene, title=phrase("deck", "introduction"), title_sources=())
        else:
            yield scene


def _striking(laid_out: Sequence[Topic]) -> frozenset[str]:
    """The sentences with the most striking figures of the whole article, one a section."""
    found = [
        (weight, topic.sentences[draft.start].id)
        for topic in laid_out
        for weight, draft in amounts.striking(topic, topic.sentences)
    ]
    found.sort(key=lambda pair: -pair[0])
    return frozenset(identity for _, identity in found[:_MOST_NUMBERS])
