"""What a sentence is about, and what it says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Language

_TOPIC = {
    "ja": re.compile(
        r"^(?P<subject>[^、。]{1,40}?)(?<![でにとかへ])(?:は|が|も)、?(?P<predicate>.{3,})$"
    ),
    "en": re.compile(
        r"^(?P<subject>[^,.;:]{2,70}?) (?P<predicate>(?:is|are|was|were|has|have|had|will|would|can"
        r"|could|may|might|must|should|does|did|do|cannot|[a-z]{3,}(?:ed|s))\b.*)$"
    ),
}


def subject(text: str, language: Language) -> str:
    """Who or what the sentence is about, in its words; empty where it leaves that out."""
    found = _TOPIC[language].match(text)
    return found["subject"] if found else ""


def predicate(text: str, language: Language) -> str:
    """What is said of the subject; the whole text where it has none."""
    found = _TOPIC[language].match(text)
    return found["predicate"] if found else text
