"""Article → Storyboard: which sentence becomes what, on which layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Article, Storyboard
    from generator.settings import Settings


def plan(article: Article, settings: Settings) -> Storyboard:
    """Scenes without narration; every sentence that can be spoken is in one scene's sources."""
    from generator.planning.planner import planned

    return planned(article, settings)
