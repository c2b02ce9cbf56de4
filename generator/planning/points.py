"""A sentence as a slide shows it: note style in both languages, nothing invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.japanese.style import note
from generator.model import Bilingual, Point

if TYPE_CHECKING:
    from generator.model import Sentence

_CONNECTIVE = re.compile(
    r"^(?:However|In addition|Also|And|But|In other words|That is|For example|For instance"
    r"|Moreover|Furthermore|First|Second|Third|Next|Then|Finally|Therefore|In fact|So)"
    r"(?:,\s+|\s+(?=even|because))",
)


def verbatim(sentence: Sentence) -> Point:
    """The sentence as it stands: headings, names, quotations, cells."""
    return Point(sentence.text, (sentence.id,))


def bullet(sentence: Sentence) -> Point:
    """The sentence in note style."""
    ja, en = sentence.text.ja, sentence.text.en
    return Point(
        Bilingual(None if ja is None else note(ja), None if en is None else english_note(en)),
        (sentence.id,),
    )


def english_note(text: str) -> str:
    """Without the connective that led here and without the full stop."""
    words = _CONNECTIVE.sub("", text.strip())
    words = words[:1].upper() + words[1:]
    return words[:-1] if words.endswith(".") and not words.endswith(("..", "etc.")) else words
