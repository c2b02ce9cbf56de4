"""Article and Brief → Storyboard: which sentence becomes what, on which layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import Article, Brief, Storyboard
    from generator.settings import Settings


def plan(article: Article, brief: Brief, settings: Settings) -> Storyboard:
    """Scenes without narration; every sentence that can be spoken is in one scene's sources."""
    from generator.planning.planner import planned

    del brief  # its claims lead the plan next
    return planned(article, settings)


def weakest_first(article: Article) -> list[tuple[str, ...]]:
    """What can be left out, as ids of sentences: what is missed least first.

    First statements, those that lean on the one before at their head, any other with those that
    lean on it; then whole parts of the article between the first and the last. Headings,
    quotations, lists, what leads up to them and the first statement of a section only go with
    their part.
    """
    from generator.planning.length import weakest_first as ranked

    return ranked(article)


def without(article: Article, ids: Collection[str]) -> Article:
    """The article without these sentences of its paragraphs, and without sections so headed."""
    from generator.planning.length import without as shortened

    return shortened(article, ids)
