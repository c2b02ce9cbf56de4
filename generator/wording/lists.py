"""Lists of words that grammar does not give: ``lists.toml`` says what each is for."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


def word_list(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[name].split())


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "lists.toml").read_text(encoding="utf-8"))
