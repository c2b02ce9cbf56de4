"""Which language an article is written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Language

_KANA = re.compile(r"[ぁ-んァ-ヴｦ-ﾝ]")
_HAN = re.compile(r"[一-龥々〆]")
_LATIN_WORD = re.compile(r"[A-Za-z][a-z']+")
_LOOKED_AT = 200_000


def detect(text: str) -> Language:
    """Japanese when kana and kanji outnumber Latin words; code and names are Latin everywhere."""
    part = text[:_LOOKED_AT]
    japanese = len(_KANA.findall(part)) + len(_HAN.findall(part))
    return "ja" if japanese >= 2 * len(_LATIN_WORD.findall(part)) and japanese else "en"
