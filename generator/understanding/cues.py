"""What a sentence does in an argument, told by its words: the patterns of ``cues.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Language

_NAMING = frozenset({"owners", "definitions"})
"""Cues that tell names by their capitals."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language, by name."""

    patterns: Mapping[str, tuple[re.Pattern[str], ...]]

    def has(self, name: str, text: str) -> bool:
        """Whether the sentence bears one of the cues of that name."""
        said = text.strip()
        for pattern in self.patterns[name]:  # noqa: SIM110 - half the time of any()
            if pattern.search(said):
                return True
        return False

    def found(self, name: str, text: str) -> str:
        """What the first cue of that name picks out of the sentence, or nothing."""
        said = text.strip()
        for pattern in self.patterns[name]:
            if hit := pattern.search(said):
                return next((group for group in hit.groups() if group), hit[0]).strip()
        return ""


@cache
def cues(language: Language) -> Cues:
    path = Path(__file__).with_name("cues.toml")
    plain = tomllib.loads(path.read_text(encoding="utf-8"))[language]
    return Cues({name: _compiled(name, words) for name, words in plain.items()})


def _compiled(name: str, words: list[str]) -> tuple[re.Pattern[str], ...]:
    flags = 0 if name in _NAMING else re.IGNORECASE
    return tuple(re.compile(each, flags) for each in words)
