"""A message of sentences: no surer than the weakest of them, owned by whom they name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Bilingual, Statement
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


# The lesson is not that small is beautiful. It is that …: what it is, the next sentence says.
_DENIED = re.compile(
    r"^(?P<what>(?:The|My|Our|His|Her|Their|What)\b[^,.;:]{2,48}?) "
    r"(?P<be>is|was)(?:n[’']t| not)(?: just| only| merely| simply)? "
    r"(?P<how>that|to|whether|how|about)\b"
)
_AFFIRMED = re.compile(r"^(?:Rather, |Instead, )?(?:It|That)(?: is|[’']s| was) (?P<is>.{8,})$")


def message(text: Text, sentences: Sequence[Told]) -> Statement:
    """The sentences' message; of one that only denies what the next one says it is instead."""
    said = statement(text, sentences)
    denied = _DENIED.match(sentences[-1].text.strip())
    after = next((told for told in text.content if told.at == sentences[-1].at + 1), None)
    instead = _AFFIRMED.match(after.text.strip()) if denied and after else None
    if not (denied and after and instead and instead["is"].startswith(denied["how"])):
        return said
    whole = f"{denied['what']} {denied['be']} {instead['is']}".removesuffix(".")
    return replace(
        said, sources=text.ids([*sentences, after]), text=Bilingual().having("en", whole)
    )
