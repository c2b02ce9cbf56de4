"""The order of a show: title, agenda, the article's sections, takeaways, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Storyboard
from generator.planning import frame
from generator.planning.body import topic_scenes
from generator.planning.topics import topics

if TYPE_CHECKING:
    from generator.model import Article
    from generator.settings import Settings


def planned(article: Article, settings: Settings) -> Storyboard:
    """See ``generator.planning.plan``."""
    del settings
    laid_out = tuple(topics(article))
    closing = frame.closing_block(laid_out)
    body = [scene for topic in laid_out for scene in topic_scenes(topic, closing)]
    scenes = (
        *frame.opening(article),
        *body,
        *frame.takeaways(article, laid_out, closing),
        frame.notes(article),
    )
    return Storyboard(article.title.text, scenes, frame.credit(article))
