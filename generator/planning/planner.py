"""The order of a show: title, agenda, the article's sections, takeaways, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import Storyboard, sentences
from generator.planning import amounts, filling, frame
from generator.planning.body import Choices, topic_scenes
from generator.planning.count import with_count
from generator.planning.topics import Topic, topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Article, Bilingual, Scene
    from generator.settings import Settings

_FEWEST_SLIDES, _MOST_SLIDES, _CHARACTERS_A_SLIDE = 10, 18, 165
_SHORT_ARTICLE = 1000
"""Characters of Japanese below which ten slides would say nothing each."""

_LETTERS_A_CHARACTER = 2
"""Of English, that say as much as a character of Japanese."""
_MOST_NUMBERS = 3
"""Figures that get a slide in one show: a fourth is no longer striking."""


def planned(article: Article, settings: Settings) -> Storyboard:
    """See ``generator.planning.plan``."""
    if article.language == "en":
        return filling.filled(_planned(filling.english_alone(article), settings), article)
    return _planned(article, settings)


def _planned(article: Article, settings: Settings) -> Storyboard:
    def make(most_points: int) -> tuple[Scene, ...]:
        return tuple(_scenes(article, most_points, settings))

    known = {topic.heading.id: topic for topic in topics(article)}
    known[article.title.id] = Topic(article.title, article.lead, 0, article.title)
    fewest, most = (settings.slides,) * 2 if settings.slides else _bearable(article)
    scenes = with_count(make, fewest, most, known)
    return Storyboard(article.title.text, scenes, frame.credit(article))


def _bearable(article: Article) -> tuple[int, int]:
    """Slides that a talk about the article has at least, and at most.

    Ten to eighteen; fewer of a short article, and of a long one another for so many characters.
    """
    length = sum(len(s.text[article.language] or "") for s in sentences(article))
    length //= _LETTERS_A_CHARACTER if article.language == "en" else 1
    fewest = _FEWEST_SLIDES if length >= _SHORT_ARTICLE else 0
    return fewest, max(_MOST_SLIDES, length // _CHARACTERS_A_SLIDE)


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
    doubted = frozenset(oddity.where for oddity in article.oddities)
    yield from frame.takeaways(laid_out, closing, doubted)
    yield from frame.notes(article, settings)


def _introduction(article: Article, choices: Choices) -> Iterator[Scene]:
    """A long introduction on slides of its own, which do not repeat the title."""
    topic = frame.introduction(article)
    if topic is None or not topic.sentences:
        return
    for scene in topic_scenes(topic, topic.sentences, choices):
        if _is_short(article) and scene.title_sources == (article.title.id,):
            yield replace(scene, title=phrase("deck", "introduction"), title_sources=())
        else:
            yield scene


def _is_short(article: Article) -> bool:
    """Whether what stands before the first heading introduces the rest, and is not most of it."""
    told = sum(len(topic.sentences) for topic in topics(article))
    lead = Topic(article.title, article.lead, 0, article.title)
    return len(lead.sentences) <= told


def _striking(laid_out: Sequence[Topic]) -> frozenset[str]:
    """The sentences with the most striking figures of the whole article, one a section."""
    found = [
        (weight, topic.sentences[draft.start].id, draft.fields["number"].text)
        for topic in laid_out
        for weight, draft in amounts.striking(topic, topic.sentences)
    ]
    best: dict[Bilingual, str] = {}
    for _, identity, figure in sorted(found, key=lambda each: -each[0]):
        best.setdefault(figure, identity)  # the same figure is striking once
    return frozenset(list(best.values())[:_MOST_NUMBERS])
