"""Article → Brief: what it says, by rules, with no language model and no network."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import sentences

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import Article, Brief, Ids
    from generator.settings import Settings


def brief(article: Article, settings: Settings) -> Brief:
    """What kind of text it is, what it claims, on what evidence, with which caveats."""
    from generator.kinds import kinds
    from generator.understanding.assembly import understood

    return understood(article, kinds(settings)[article.kind].frame)


def standing(brief: Brief, article: Article) -> Brief:
    """What of a brief names sentences that are in the article."""
    ids = {sentence.id for sentence in sentences(article)}
    return replace(
        brief, **{each.name: _kept(getattr(brief, each.name), ids) for each in fields(brief)}
    )


def ranked(article: Article, brief: Brief) -> tuple[Ids, ...]:
    """Ids of sentences that are told together, what is missed most first.

    Each with all that it cannot be told without: what it points back to, its caveats, its
    question, the other items of a list that was counted, a sentence of each parallel section. So
    any of them may be left out. Cells, captions and asides are in none.
    """
    from generator.understanding.ranking import ranked as in_order
    from generator.understanding.text import text_of

    return in_order(text_of(article), brief)


_HEADS = ("sources", "question", "heads", "cause", "effect")  # without which an entry says nothing


def _kept(value: Any, ids: Collection[str]) -> Any:
    """The value without other ids; ``None`` for an entry that rests on them."""
    if isinstance(value, tuple):
        if all(isinstance(each, str) for each in value):
            return tuple(each for each in value if each in ids)
        return tuple(left for each in value if (left := _kept(each, ids)) is not None)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kept = {each.name: _kept(getattr(value, each.name), ids) for each in fields(value)}
    lost = any(getattr(value, name) and not kept[name] for name in _HEADS if name in kept)
    if lost or ("says" in kept and kept["says"] is None):
        return None
    return replace(value, **kept)
