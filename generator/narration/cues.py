"""What a sentence answers, told by its words: why, how much, how surely, but."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = ("turn", "doubt", "guess", "why", "so", "example", "sure")
"""Cues of a sentence that answers a question of its own, where a new turn begins."""


def cues(text: str) -> Iterator[str]:
    """The names of ``cues.toml`` that a sentence of the article shows, in their order."""
    return (name for name, pattern in _patterns().items() if pattern.search(text))


def unsaid(text: str, *, minutes: bool) -> bool:
    """An entry of an address or a date, or a sentence that only announces, greets or jokes.

    Args:
        text: a sentence of the article.
        minutes: where and when one met is filed, too.
    """
    names = ("filed", "announces", "attended") if minutes else ("filed", "announces")
    return any(_patterns(_UNSAID)[name].search(text) for name in names)


_UNSAID = "unsaid.toml"


@cache
def _patterns(file: str = "cues.toml") -> dict[str, re.Pattern[str]]:
    told = toml_beside(__file__, file)
    return {name: re.compile("|".join(each["ja"] + each["en"])) for name, each in told.items()}
