"""One sentence in a translator's file, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import State
    from generator.translation.memory import Match


@dataclass(frozen=True, slots=True)
class TranslatorRow:
    """A sentence that travels by its id.

    Attributes:
        notes: for the translator; not read back.
        matches: like sentences from the memory, best first.
    """

    id: str
    source: str
    target: str
    state: State
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
