"""What a voice will say, decided before it says it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.files import digest
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


@cache
def edition() -> str:
    """Of the rules and lists: another reading has another edition."""
    files = sorted(
        path for path in Path(__file__).parent.iterdir() if path.suffix in {".py", ".csv"}
    )
    return digest(b"\0".join(path.read_bytes() for path in files))[:16]


def own_readings(settings: Settings) -> dict[str, str]:
    """The user's ``[readings]``: written form → what to say."""
    return {word: str(said) for word, said in settings.section("readings").items()}


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
    decided = {**own_readings(settings), **dict(pairs)}
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
