"""Article → Brief: what it says, by rules, with no language model and no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Article, Brief
    from generator.settings import Settings


def brief(article: Article, settings: Settings) -> Brief:
    """What kind of text it is, what it claims, on what evidence, with which caveats."""
    from generator.kinds import kinds
    from generator.understanding.reader import understood

    return understood(article, kinds(settings)[article.kind].frame)


def standing(brief: Brief, article: Article) -> Brief:
    """What of a brief names sentences that are in the article."""
    from generator.understanding.within import standing as left

    return left(brief, article)
