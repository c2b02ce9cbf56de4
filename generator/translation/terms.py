"""A glossary's terms, and where they stand in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a glossary.

    Attributes:
        source: the word in the article's language.
        target: its only translation; the same as ``source`` for "keep as is".
        reading: kana for the Japanese voice, with the accent's number or without, or empty.
        part_of_speech: as the file says it, or empty.
        note: for people.
        pronunciation: plain spelling for the English voice, or empty.
    """

    source: str
    target: str
    reading: str = ""
    part_of_speech: str = ""
    note: str = ""
    pronunciation: str = ""


def occurring(terms: Iterable[Term], text: str) -> tuple[Term, ...]:
    """The terms that stand in a text: a Latin one as a whole word only ("AI" not in OpenAI)."""
    return tuple(term for term in terms if re.search(_pattern(term), text))


def replaced(
    text: str,
    terms: Sequence[Term],
    put: Callable[[Term], str],
    rest: Callable[[str], str] = str,
) -> str:
    """``put(term)`` for every term in the text, of two the longer one, and ``rest`` of the rest."""
    found = re.split("|".join(f"({_pattern(term)})" for term in terms), text) if terms else [text]
    groups = len(terms) + 1
    return "".join(
        put(terms[at % groups - 1]) if at % groups else rest(part)
        for at, part in enumerate(found)
        if part is not None
    )


def with_terms(text: str, terms: Sequence[Term]) -> str:
    """The text with every term in its translation already: for engines that know no glossary.

    A Latin name among Japanese words passes through a machine unharmed, and so does most else.
    """
    return replaced(text, terms, lambda term: term.target)


def _pattern(term: Term) -> str:
    """Plain words also with a capital ("Sea" for sea) and in the plural; names as written."""
    word = re.escape(term.source)
    first, last = term.source[:1], term.source[-1:]
    if first.isascii() and first.islower():
        word = f"[{first}{first.upper()}]{re.escape(term.source[1:])}"
    left = r"(?<![A-Za-z0-9])" if first.isascii() and first.isalnum() else ""
    right = r"(?:e?s)?(?![A-Za-z0-9])" if last.isascii() and last.isalnum() else ""
    return left + word + right
