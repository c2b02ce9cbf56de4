"""What of a brief still stands when sentences of its article are gone."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from generator.model import sentences

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import Article, Brief

# Fields without which an entry says nothing.
_HEADS = ("sources", "question", "heads", "cause", "effect")


def standing(brief: Brief, article: Article) -> Brief:
    """See ``generator.understanding.standing``."""
    return cast("Brief", _kept(brief, {sentence.id for sentence in sentences(article)}))


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
