"""What a check is given and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator.locale import words

if TYPE_CHECKING:
    from generator.model import Language, Severity


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation.

    Attributes:
        id: the sentence's.
        language: the source's.
        origin: who translated.
    """

    id: str
    source: str
    target: str
    language: Language = "ja"
    origin: str = ""

    @property
    def ja(self) -> str:
        return self.source if self.language == "ja" else self.target

    @property
    def en(self) -> str:
        return self.target if self.language == "ja" else self.source


@dataclass(frozen=True, slots=True)
class Advice:
    """What to look at or do: a phrase of the locale's ``[checks]`` and what fills it."""

    key: str
    values: tuple[tuple[str, str], ...] = ()

    def told(self, language: Language) -> str:
        return words(language)["checks"][self.key].format(**dict(self.values))


def advice(key: str, **values: object) -> Advice:
    """An advice with its values as texts."""
    return Advice(key, tuple((name, str(value)) for name, value in values.items()))


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that looks wrong in a translation.

    Attributes:
        check: which check saw it: "number", "echo" …
        where: the sentence's id.
        text: the words concerned.
    """

    check: str
    severity: Severity
    where: str
    text: str
    advice: Advice


Check: TypeAlias = Callable[[Pair], Iterator[Flaw]]
