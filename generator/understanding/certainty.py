"""How sure a sentence is, by its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Certainty

_MARKS: tuple[tuple[Certainty, str], ...] = (
    (
        "open",
        r"[?？][」』]?$|でしょうか|だろうか|不明|[わ分]かっていません|unknown|is not known",
    ),
    (
        "likely",
        r"可能性が(?:高|大き)|見込み|見通し|期待(?:でき|され)|はず|likely|expected to|should",
    ),
    ("conceivable", r"あり(?:え|得)(?:ます|る)|conceivabl|might"),
    ("possible", r"可能性|考えられ|かもしれ|恐れ|おそれ|ことも。?$|may\b|could\b|possib|perhaps"),
    ("planned", r"予定|計画です|計画だ|方針|目指し|plans? to|will\b"),
    ("demand", r"求め(?:ます|る|ている)|べき|ください|必要(?:があ|です)|しなさい|must\b|need to"),
    (
        "reported",
        r"によると|とのこと|そうです。?$|という。?$|といいます|発表し|答えて|according to|said\b",
    ),
    ("opinion", r"と(?:思|考え|感じ)(?:う|い|え|て|ま|る)|気がし|I think|in my view|we believe"),
    ("conditional", r"なら(?:、|ば)|(?:れ|け|せ|め|え|べ)ば、|\bif\b"),
)
_PATTERNS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _MARKS]


def certainty(text: str) -> Certainty:
    """The first mark that the sentence bears, the weightiest doubts first."""
    said = text.strip()
    return next((name for name, words in _PATTERNS if words.search(said)), "fact")
