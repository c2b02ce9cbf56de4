"""units.toml: how amounts are said in either language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Language


def table(language: Language, name: str) -> Mapping[str, str]:
    """Written form → spoken form."""
    tree = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))
    return cast("Mapping[str, str]", tree[language][name])


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
