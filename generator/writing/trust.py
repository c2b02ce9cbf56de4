"""Pairs of which the answer is known: what a judge must get right to be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.resources import toml_beside


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A text and the line it was made of; ``wrong`` is the label it deserves, empty if it holds."""

    language: str
    line: str
    text: str
    wrong: str = ""

    @property
    def holds(self) -> bool:
        return not self.wrong

    def shown(self, number: int) -> str:
        """As an item of the question to a judge."""
        return f"Item {number} (point)\n[{number}] {self.line}\n{self.language}: {self.text}"


@cache
def known_pairs() -> tuple[LabelledPair, ...]:
    """The pairs of ``trust.toml``, in its order."""
    return tuple(LabelledPair(**row) for row in toml_beside(__file__, "trust.toml")["pairs"])
