"""What a voice will say, decided before it says it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.speech.readings import latin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Language
    from generator.settings import Settings

EDITION = "1"
"""Raised when the same text would be read another way."""

_UNHEARD = re.compile(
    r"[\U0001F000-\U0001FAFF\u2190-\u21FF\u2300-\u27BF\u2B00-\u2BFF\uFE00-\uFE0F]"
)
"""Pictures and ornaments: seen, never said."""


def edition(language: Language) -> str:
    """Part of a recording's fingerprint."""
    return f"readings {EDITION} {language}"


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
        pairs: (written form, kana) that outrank everything else: ruby, glossary.
    """
    plain = _plain(text)
    own = {word: str(kana) for word, kana in settings.section("readings").items()}
    decided = {**own, **dict(pairs)}
    said = latin.replaced(plain, decided) if language == "ja" else plain
    return said if re.search(r"\w", said) else ""


def _plain(text: str) -> str:
    """One line of characters that can be read aloud."""
    visible = "".join(
        " " if unicodedata.category(character)[0] in "CZ" else character
        for character in _UNHEARD.sub("", text)
    )
    return re.sub(r" +", " ", visible).strip()
