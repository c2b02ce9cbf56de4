"""What a voice will say, decided before it says it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

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
) -> str:
    """The text as it is said, ready for an engine; empty when there is nothing to say.

    Args:
        text: one sentence.
        language: of the text.
        settings: for the user's own ``[readings]``.
        pairs: (written form, what is said) that outrank everything else: ruby, glossary.
    """
    said: str = _room(language).said(_plain(text), _decided(language, settings, pairs))
    return said if re.search(r"\w", said) else ""


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
    return {**own_readings(settings, language), **dict(pairs)}


def _plain(text: str) -> str:
    """One line of characters that can be read aloud."""
    visible = "".join(
        " " if unicodedata.category(character)[0] in "CZ" else character for character in text
    )
    return re.sub(r" +", " ", visible).strip()
