"""How much the article stresses a sentence: its place, its words, its title, its repetition."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from generator.understanding.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_BY_CUE = {
    "sums_up": 1.5,
    "explains": 0.6,
    "calls": 2.0,
    "stresses": 1.0,
    "turns": 1.0,
    "forecasts": 0.8,
    "contrasts": 0.6,
    "reasons": 0.3,
    "demands": 0.7,
    "leans": -0.8,
    "background": -1.2,
    "exemplifies": -1.5,
    "limits": -0.6,
}
"""What a cue adds, in the unit of a section's first sentence."""

_BY_KIND: Mapping[str, Mapping[str, float]] = {
    "essay": {"realises": 1.6, "turns": 0.5, "personal": 0.3, "background": 0.6},
    "fiction": {"turns": 1.0},
    "howto": {"demands": 0.8, "warns": 0.6},
    "recipe": {"warns": 0.4},
    "press": {"news": 1.0},
    "news": {"news": 1.0},
    "minutes": {"decides": 2.0},
    "law": {"forbids": 1.0},
    "interview": {"realises": 0.6, "demands": 0.4, "stresses": 1.0},
    "talk": {"demands": 0.8},
}
"""What it adds besides in a text of one kind."""

_PERSONAL = -0.6
_FIRST_OF_SECTION, _LAST_OF_SECTION, _FIRST_OF_BLOCK, _LAST_OF_BLOCK = 0.9, 0.3, 0.7, 0.1
_CONCLUDING, _LAST_PARAGRAPH = 1.5, 0.8
_MINOR, _MAJOR = -0.8, 0.4
_TITLE, _HEADING, _CENTRAL, _FIGURE = 1.6, 0.8, 1.2, 0.3
_LISTED, _QUOTED, _SHORT = -1.0, -0.8, -1.2
_EMPHASISED, _BACKGROUND = 3.0, -3.0
_FEW_CHARACTERS, _FEW_LETTERS = 10, 28
"""Below which a sentence says too little to be what a part says."""


def weights(text: Text) -> dict[str, float]:
    """By sentence id, for the content of the article."""
    central = centrality(text)
    extra = _BY_KIND.get(text.article.kind, {})
    last = text.paragraphs[-1][0].block if text.paragraphs else 0
    return {
        told.id: _by_words(text, told, extra)
        + _by_place(text, told, last)
        + _CENTRAL * central[told.id]
        + _TITLE * text.answers(text.question, told.text)
        + _HEADING * _answers_heading(text, told)
        for told in text.content
    }


def _by_words(text: Text, told: Told, extra: Mapping[str, float]) -> float:
    cued = {name for name in (*_BY_CUE, *extra) if text.has(name, told)}
    if "calls" in cued:
        cued.discard("exemplifies")
    if text.is_of_limits(told):
        cued.discard("limits")
    total = math.fsum(_BY_CUE.get(name, 0.0) + extra.get(name, 0.0) for name in cued)
    if "personal" not in extra and text.has("personal", told):
        total += _PERSONAL
    few = _FEW_CHARACTERS if text.article.language == "ja" else _FEW_LETTERS
    total += _SHORT if len(told.text) < few else 0.0
    return total + (_FIGURE if any(sign.isdigit() for sign in told.text) else 0.0)


def _by_place(text: Text, told: Told, last: int) -> float:
    total = _CONCLUDING if told.section == text.concluding != 0 else 0.0
    total += _LAST_PARAGRAPH if told.block == last and told.is_prose else 0.0
    total += _LISTED if told.is_item else 0.0
    total += _QUOTED if told.is_spoken else 0.0
    total += _BACKGROUND if told.id in text.background else 0.0
    total += _EMPHASISED if told.is_emphasised else 0.0
    total += _LAST_OF_SECTION if told.id in text.lasts else 0.0
    heading = text.headings.get(told.section)
    if heading is not None:
        total += _MINOR * text.has("minor", heading) + _MAJOR * text.has("major", heading)
    if told.id not in text.before:
        return total + _FIRST_OF_SECTION
    total += _FIRST_OF_BLOCK if told.first else 0.0
    return total + (_LAST_OF_BLOCK if told.last else 0.0)


def _answers_heading(text: Text, told: Told) -> float:
    heading = text.headings.get(told.section)
    return text.answers(heading.text, told.text) if heading else 0.0


def centrality(text: Text) -> dict[str, float]:
    """Cosine between a sentence and the whole article, 1.0 for the most central."""
    bags = {told.id: words(told.text) for told in text.content}
    seen = Counter(word for bag in bags.values() for word in sorted(bag))
    weigh = {word: math.log(1 + len(bags) / count) * count for word, count in seen.items()}
    raw = {
        identity: math.fsum(weigh[word] for word in sorted(bag)) / math.sqrt(len(bag) or 1)
        for identity, bag in bags.items()
    }
    most = max(raw.values(), default=0.0) or 1.0
    return {identity: value / most for identity, value in raw.items()}
