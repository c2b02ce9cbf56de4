"""A message of sentences: no surer than the weakest of them, owned by whom they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Statement
from generator.wording.certainty import certainty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Certainty
    from generator.understanding.text import Text, Told

# From the least sure up.
_LADDER: tuple[Certainty, ...] = (
    "open",
    "conceivable",
    "possible",
    "likely",
    "conditional",
    "opinion",
    "planned",
    "demand",
    "reported",
    "fact",
)


def certainty_of(text: Text, told: Told) -> Certainty:
    """A heading that asserts is as sure as what stands under it, so it decides nothing."""
    return "fact" if told.is_heading else certainty(told.text, text.article.language)


def statement(text: Text, sentences: Sequence[Told]) -> Statement:
    """A message in the sentences' own words."""
    weakest = min((certainty_of(text, told) for told in sentences), key=_LADDER.index)
    speakers = text.article.speakers
    owners = (text.cues.found("owners", t.text) or speakers.get(t.id, "") for t in sentences)
    return Statement(
        text.ids(list(sentences)), certainty=weakest, owner=next(filter(None, owners), "")
    )
