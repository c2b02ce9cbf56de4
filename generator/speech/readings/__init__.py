"""What a voice will say, decided before it says it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.speech.edition import own_readings
from generator.speech.readings import english, japanese

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Language
    from generator.settings import Settings

_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f]"
)
"""Pictures and ornaments: seen, never said."""

_ARROWS = re.compile("[\u2190-\u21ff]")


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
        pairs: (written form, kana) that outrank everything else, in Japanese: ruby, glossary.
    """
    decided = {**own_readings(settings, language), **(dict(pairs) if language == "ja" else {})}
    room = japanese if language == "ja" else english
    said = room.said(_plain(text), decided)
    return said if re.search(r"\w", said) else ""


def _plain(text: str) -> str:
    """One line of characters that can be read aloud."""
    visible = "".join(
        " " if unicodedata.category(character)[0] in "CZ" else character
        for character in _ARROWS.sub("、", _PICTURES.sub("", text))
    )
    return re.sub(r" +", " ", visible).strip()
