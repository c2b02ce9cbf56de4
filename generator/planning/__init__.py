"""Article and brief → Storyboard: which message goes on which slide, and in what form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import Article, Brief, Gap, Storyboard
    from generator.settings import Settings


def plan(article: Article, brief: Brief, settings: Settings) -> Storyboard:
    """Scenes without narration, made from the brief: its answer first, then claim by claim."""
    from generator.planning.planner import planned

    return planned(article, brief, settings)


def without(article: Article, ids: Collection[str]) -> Article:
    """The article without these sentences of its paragraphs and quotations.

    Sections left empty go, too; items of lists stay: they must be on a slide.
    """
    from generator.planning.untold import without as shortened

    return shortened(article, frozenset(ids))


def missing(article: Article, brief: Brief, storyboard: Storyboard) -> tuple[Gap, ...]:
    """Blocks of the article that no slide shows and no voice says: gaps of the kind ``block``.

    An item of a list, a cell and a picture must be on a slide.
    """
    from generator.planning.untold import missing as uncovered

    return uncovered(article, brief, storyboard)


def told(storyboard: Storyboard) -> frozenset[str]:
    """Ids of the sentences that a slide shows or a line says."""
    from generator.planning.untold import told as seen_or_said

    return seen_or_said(storyboard)


def unshown(storyboard: Storyboard) -> tuple[Gap, ...]:
    """Scenes whose layout cannot show what they hold: gaps of the kind ``slide``."""
    from generator.planning.untold import unshown as misplaced

    return misplaced(storyboard)


def followed(storyboard: Storyboard, generated: Storyboard) -> Storyboard:
    """The storyboard after a change by hand, with agenda, kickers and takeaways in line with it."""
    from generator.planning.following import followed as in_line

    return in_line(storyboard, generated)
