"""Whose a text is: what somebody holds, feels or guesses, told as if it were so.

A line that is somebody's view is told by its own words; a text that rests on one and neither names
anybody nor stays unsure is shown to whoever reads it. Nothing is refused for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.wording.views import is_of_oneself, is_view
from generator.writing.cues import cue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Bilingual, Language
    from generator.writing.numbered import Numbered


def views(article: Numbered, *, selling: bool = False) -> frozenset[str]:
    """The sentences in which somebody says what they hold, like, feel, wish or guess.

    Where it is a firm that is ``selling``, also what it says in its own favour.
    """
    language = article.language
    felt = cue("views", language)
    praised = cue("selling", language)
    lines = ((s.id, s.text[language] or "") for s in article.sentences)
    return frozenset(
        identity
        for identity, text in lines
        if felt.search(text)
        or is_view(text, language)
        or is_of_oneself(text, language)
        or (selling and praised.search(text))
    )


def unowned_in(
    text: Bilingual,
    languages: Sequence[Language],
    head: str = "",
    title: Bilingual | None = None,
) -> list[Language]:
    """The languages in which a text names nobody who says it, nor stays unsure.

    A head above it may name them, and a ``title`` that names a person.
    """
    return [
        language
        for language in languages
        if (told := text[language])
        and not cue("owners", language).search(told)
        and not (head and cue("owners", language).search(head))
        and not (title and cue("named", language).search(title[language] or ""))
    ]


_MOST_ASKED = 4  # of a question: of more hardly one is right


class Unowned(NamedTuple):
    """A text that rests on somebody's view and names nobody, in every language or in one alone."""

    views: frozenset[str]
    everywhere: bool


def surest(found: Mapping[int, Unowned]) -> frozenset[int]:
    """At which texts of a question to ask whose view it is: at a few, each view at one of them.

    Surest is a text that names nobody in any language.
    """
    kept: set[int] = set()
    seen: set[str] = set()
    for n, each in sorted(found.items(), key=lambda one: not one[1].everywhere):
        if each.views - seen and len(kept) < _MOST_ASKED:
            kept.add(n)
        seen |= each.views
    return frozenset(kept)
