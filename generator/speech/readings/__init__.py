"""What a voice will say, decided before it says it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.compiled import answered
from generator.speech.accents import marked, without_accents
from generator.speech.edition import own_readings
from generator.speech.readings import english, japanese

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from generator.model import Language
    from generator.settings import Settings


def reading(
    text: str,
    language: Language,
    settings: Settings,
    pairs: Iterable[tuple[str, str]] = (),
    *,
    accents: bool = False,
    bilingual: bool = False,
) -> str:
    """The text as it is said, ready for an engine; empty when there is nothing to say.

    Args:
        text: one sentence.
        language: of the text.
        settings: for the user's own ``[readings]``.
        pairs: (written form, what is said) that outrank everything else: ruby, glossary.
        bilingual: the voice speaks English too: English words in Japanese stay English.
        accents: leave the signs of accents that people decided in the text (``speech.accents``).
    """
    plain, decided = _plain(text), _decided(language, settings, pairs)
    english_too = own_readings(settings, "en") if bilingual and language == "ja" else None
    asked = plain, language, decided, english_too

    def worked_out() -> str:
        if language == "ja":
            return japanese.said(plain, decided, english_too)
        return english.said(plain, decided)

    said = answered("said", asked, worked_out)
    if not re.search(r"\w", said):
        return ""
    return said if accents else without_accents(said)


def unsaid(
    text: str,
    language: Language,
    settings: Settings,
    pairs: Iterable[tuple[str, str]] = (),
) -> str:
    """The characters of a text that nothing here has words for: no voice will say them."""
    left: str = _room(language).unsaid(_plain(text), _decided(language, settings, pairs))
    return left


def _room(language: Language) -> ModuleType:
    return japanese if language == "ja" else english


def _decided(
    language: Language, settings: Settings, pairs: Iterable[tuple[str, str]]
) -> dict[str, str]:
    said = {**own_readings(settings, language), **dict(pairs)}
    if language == "en":
        return said
    return {written: marked(kana) for written, kana in said.items()}


def _plain(text: str) -> str:
    """One line of characters that can be read aloud."""
    visible = "".join(
        " " if unicodedata.category(character)[0] in "CZ" else character for character in text
    )
    return re.sub(r" +", " ", visible).strip()
