"""What to remember of an article: its message, and what else an editor would end on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.understanding.gist import likely
from generator.understanding.heads import likely as heading
from generator.understanding.message import is_message, is_void
from generator.understanding.thesis import leads
from generator.understanding.words import shared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_WORTH, _CONCLUDED, _STRESSED, _TO_DO, _UNLIKELY = 5.0, 4.0, 1.0, 2.0, -2.0
"""How what is told, where it stands and its words count beside message and title, chosen by what
editors ended 115 articles on."""

_ENOUGH = 7.5
"""From here on two of five are what an editor chose, two of three a key claim."""

_INSTRUCTING = frozenset({"howto", "recipe"})
"""Kinds of which one remembers what to do and what not."""

_FEWEST, _MOST = 3, 8
_SAME = 0.6
"""Of their words, what two wordings of one thought have in common."""


def remembered(
    text: Text, weight: Mapping[str, float], main: Sequence[Told], closing: Sequence[Told]
) -> list[Told]:
    """The message first, then what is likeliest; each understood alone, no thought twice.

    None is an aside, a wish or a word on the article; a few more than a slide has room for.
    """
    if not text.content:
        return []
    message, title = likely(text, weight), heading(text)
    instructs = text.article.kind in _INSTRUCTING

    def value(told: Told) -> float:
        concludes = told in closing or told.section == text.concluding != 0
        stressed = text.has("essential", told) or text.has("weighs", told)
        to_do = instructs and (text.has("demands", told) or text.has("warns", told))
        parts = (
            _WORTH * weight[told.id],
            _CONCLUDED * concludes,
            _STRESSED * stressed,
            _TO_DO * to_do,
        )
        return message.get(told.id, _UNLIKELY) + title.get(told.id, 0.0) + sum(parts)

    found = [told for told in main if not told.is_heading][-1:]
    best = sorted(
        ((value(told), told) for told in text.content if _can_be(text, told)),
        key=lambda pair: (-pair[0], pair[1].at),
    )
    for much, told in best:
        if len(found) == _MOST or (much < _ENOUGH and len(found) >= _FEWEST):
            break
        if all(shared(told.text, other.text) <= _SAME for other in found):
            found.append(told)
    return found


def _can_be(text: Text, told: Told) -> bool:
    return is_message(text, told) and not is_void(text, told) and leads(text, told)
