"""A text in the two languages of a show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


def other(language: Language) -> Language:
    """The language to translate into."""
    return "en" if language == "ja" else "ja"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Japanese and English; ``None`` is pending, the empty string is meant empty."""

    ja: str | None = None
    en: str | None = None

    @classmethod
    def of(cls, language: Language, text: str | None) -> Bilingual:
        return cls(ja=text) if language == "ja" else cls(en=text)

    def __getitem__(self, language: Language) -> str | None:
        return self.ja if language == "ja" else self.en

    def having(self, language: Language, text: str | None) -> Bilingual:
        """The same text with one language replaced."""
        return replace(self, ja=text) if language == "ja" else replace(self, en=text)

    @property
    def pending(self) -> tuple[Language, ...]:
        """The languages in which the text is still to be written."""
        return tuple(language for language in LANGUAGES if self[language] is None)
