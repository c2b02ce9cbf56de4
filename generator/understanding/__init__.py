"""Article → Brief: what it says, by rules, with no language model and no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Article, Brief, Ids
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


def ranked(article: Article, brief: Brief) -> list[Ids]:
    """Ids of sentences that are told together, what is missed most first.

    Each with all that it cannot be told without: what it points back to, its caveats, its
    question, the other items of a list that was counted, a sentence of each parallel section. So
    any of them may be left out. Cells, captions and asides are in none.
    """
    from generator.understanding.choice import ranked as in_order
    from generator.understanding.text import text_of

    return in_order(text_of(article), brief)
