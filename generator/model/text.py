"""A text in the two languages of a show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")


def other(language: Language) -> Language:
    """The language to translate into.

    Raises:
        ValueError: it is none of ``LANGUAGES``: what is written for two would pass for a third.
    """
    first, second = LANGUAGES
    _check(language)
    return second if language == first else first


def _check(language: str) -> None:
    if language not in LANGUAGES:
        raise ValueError(f"no language of a show: {language!r}, but {' and '.join(LANGUAGES)}")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Japanese and English; ``None`` is pending, the empty string is meant empty."""

    ja: str | None = None
    en: str | None = None

    @classmethod
    def of(cls, language: Language, text: str | None) -> Bilingual:
        _check(language)
        return cls(ja=text) if language == "ja" else cls(en=text)

    def __getitem__(self, language: Language) -> str | None:
        if language == "ja":
            return self.ja
        _check(language)
        return self.en

    def having(self, language: Language, text: str | None) -> Bilingual:
        """The same text with one language replaced."""
        _check(language)
        return Bilingual(text, self.en) if language == "ja" else Bilingual(self.ja, text)

    @property
    def pending(self) -> tuple[Language, ...]:
        """The languages in which the text is still to be written."""
        return tuple(language for language in LANGUAGES if self[language] is None)
