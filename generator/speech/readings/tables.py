"""The tables of words here: units.toml, signs.toml and the rest, read once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.model import Language

Rule: TypeAlias = "tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]"


def table(language: Language, name: str, file: str = "units") -> Mapping[str, str]:
    """Written form → spoken form."""
    found: Mapping[str, str] = _tree(file)[language][name]
    return found


def whole_table(file: str) -> Mapping[str, Any]:
    """All of a file."""
    return _tree(file)


@cache
def _tree(file: str) -> dict[str, Any]:
    return toml_beside(__file__, f"{file}.toml")


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def changed(text: str, rules: Iterable[Rule]) -> str:
    """In their order: what is written with more signs comes before what is written with fewer."""
    for pattern, change in rules:
        text = pattern.sub(change, text)
    return text
