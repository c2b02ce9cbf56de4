"""The message over a slide, and the noun over a column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.wording.notes import note
from generator.wording.subjects import subject

if TYPE_CHECKING:
    from generator.model import Bilingual, Language

TITLE_ROOM, TITLE_LETTERS = 26.0, 60
"""Em of Japanese and letters of English in a title that is read at a glance."""

LABEL_ROOM, LABEL_LETTERS = 12.0, 24
"""The same of a label."""

_NO_MESSAGE = re.compile(
    r"[?？]$|(?:から|ため)$|^(?:これ|それ|あれ|ここ|そこ|こちら|この|その|こう|そう|彼|同)"
    r"|^(?:It|This|That|These|Those|He|She|They)\b"
)


def title(text: Bilingual) -> Bilingual | None:
    """A statement with its subject and its hedge; ``None`` where it cannot be that short.

    The source language decides and keeps to its room; the other is as short as it can be.
    """
    made = note(text, TITLE_ROOM)
    language: Language = "en" if text.ja is None else "ja"
    words = made[language] or ""
    fits = _fits(words, TITLE_ROOM, TITLE_LETTERS, language)
    return made if fits and subject(words, language) and not _NO_MESSAGE.search(words) else None


def label(text: Bilingual) -> Bilingual | None:
    """A short noun that names what the text is about; ``None`` where it has none."""
    language: Language = "en" if text.ja is None else "ja"
    made = text
    for each in ("ja", "en"):
        words = text[each]
        if words and not _fits(words, LABEL_ROOM, LABEL_LETTERS, each):
            made = made.having(each, subject(words, each))
    words = made[language] or ""
    return made if words and _fits(words, LABEL_ROOM, LABEL_LETTERS, language) else None


def _fits(words: str, room: float, letters: int, language: Language) -> bool:
    return len(words) <= letters if language == "en" else width(words) <= room
