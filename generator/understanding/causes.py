"""What the article says comes of what, and whether it is sure of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Cause
from generator.understanding.sure import sureness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.understanding.flat import Told
    from generator.understanding.text import Text

_DOUBTS = frozenset({"open", "conceivable", "possible", "likely", "conditional"})
_MOST = 12


def causes(text: Text) -> tuple[Cause, ...]:
    """A sentence that follows from the one before; one that holds both."""
    return tuple(_found(text))[:_MOST]


def _found(text: Text) -> Iterator[Cause]:
    for told in text.content:
        before = text.before.get(told.id)
        if before is not None and text.has("causes", told):
            yield Cause((before.id,), (told.id,), doubtful=_is_doubtful(text, told))
        elif text.has("causes_within", told):
            yield Cause((told.id,), (told.id,), doubtful=_is_doubtful(text, told))


def _is_doubtful(text: Text, told: Told) -> bool:
    return sureness(text, told) in _DOUBTS
