"""Lists of words that grammar does not give: ``lists.toml`` says what each is for."""

from __future__ import annotations

from functools import lru_cache

from generator.resources import toml_beside


def word_list(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[name].split())


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    return toml_beside(__file__, "lists.toml")
