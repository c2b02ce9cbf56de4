"""How likely a sentence is what the article comes to, as an editor would choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.learned import summed
from generator.understanding.message import is_message
from generator.understanding.signs import SignIndex, asserts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_ENDS = 12
"""Sentences at either end of an article that are always weighed."""

_MOST = 60
"""What is weighed of the rest, the weightiest first: a long work is no slower than an article."""

_VOICES = frozenset({"interview", "talk"})
_AT_LEAST = 3.0
"""Of nearly all articles with a message that message has more."""


def likely(text: Text, worth: Mapping[str, float]) -> dict[str, float]:
    """By sentence id, the more the likelier; what is no message by itself is left out."""
    found = {
        told.id: summed("understanding/gist", signs)
        for told, signs in signs_of(text, worth)
        if _can_be(text, told)
    }
    return {identity: much for identity, much in found.items() if much >= _AT_LEAST}


def _can_be(text: Text, told: Told) -> bool:
    """Somebody's words are evidence for what the writer says, but where all is somebody's words."""
    if told.is_spoken and text.article.kind not in _VOICES:
        return False
    return is_message(text, told) and not text.has("leads_in", told)


def signs_of(text: Text, worth: Mapping[str, float]) -> Iterator[tuple[Told, Mapping[str, float]]]:
    """What speaks for and against each sentence that may be it: name of the sign → how much."""
    page = SignIndex(text)
    for told in _weighed(text, worth):
        yield told, {**page.signs(told), "worth": worth.get(told.id, 0.5)}


def _weighed(text: Text, worth: Mapping[str, float]) -> list[Told]:
    concluding = [told for told in text.content if told.section == text.concluding != 0]
    ends = (*text.content[:_ENDS], *text.content[-_ENDS:], *concluding)
    best = sorted(text.content, key=lambda told: -worth[told.id])[:_MOST]
    some = {told.id: told for told in (*ends, *best)}
    headings = [heading for heading in text.headings.values() if asserts(text, heading)]
    return sorted((*some.values(), *headings[:_MOST]), key=lambda told: told.at)
