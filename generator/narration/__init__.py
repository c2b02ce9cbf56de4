"""Storyboard → what is said: Jinja2 templates for the lines, and one script a recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import Article, Brief, Script, Storyboard
    from generator.settings import Settings


def narrate(
    storyboard: Storyboard,
    article: Article,
    brief: Brief,
    settings: Settings,
    whole: Article | None = None,
    unsaid: Collection[str] = (),
) -> Storyboard:
    """The storyboard with every scene's narration written.

    Args:
        storyboard: as planned.
        article: with the sentences that it names.
        brief: how it is understood.
        settings: for the form and the templates.
        whole: the article with what is not told of it.
        unsaid: sentences that are left to the slides.

    Raises:
        TemplateError: the narration template is missing, wrong, or its two languages disagree.
    """
    from generator.narration.printing.lines import narrated
    from generator.narration.telling.matter import Matter

    return narrated(
        storyboard, Matter(article, brief, whole or article, frozenset(unsaid)), settings
    )


def scripts(storyboard: Storyboard, article: Article, settings: Settings) -> tuple[Script, ...]:
    """One script a recording: a language each, or one of both for the form "bilingual".

    Lines without text in the language are left out; a language in which no line that rests on the
    article has text gives no script.
    """
    from generator.narration.printing.projection import projected

    return projected(storyboard, article, settings)


def fingerprint(settings: Settings) -> str:
    """Of the templates that could write the lines; loads none of them."""
    from generator.narration.printing.folders import fingerprint as of_templates

    return of_templates(settings)
