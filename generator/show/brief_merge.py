"""What a person changed in the brief stays: a three-way merge, entry by entry.

An entry is known by the sentences it names. Each field of it that a person changed is kept, an
entry that a person removed stays removed, one that a person added stays where it was put.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from generator.model import Bilingual, Parallel, Question, Statement
from generator.show.merge import alike, text, value

if TYPE_CHECKING:
    from generator.model import Brief
    from generator.show.merge import Join


def merged(base: Brief, edited: Brief, fresh: Brief) -> Brief:
    """The brief to go on with.

    Args:
        base: as we made it last time.
        edited: the file as a person left it.
        fresh: as we would make it now.
    """
    return cast("Brief", _entry(base, edited, fresh))


def _entry(base: Any, edited: Any, fresh: Any) -> Any:
    joined = {
        field.name: _field(*(getattr(each, field.name) for each in (base, edited, fresh)))
        for field in fields(fresh)
    }
    return replace(fresh, **joined)


def _field(base: Any, edited: Any, fresh: Any) -> Any:
    if isinstance(fresh, Bilingual):
        return text(base, edited, fresh)
    if (
        isinstance(fresh, Statement)
        and isinstance(base, Statement)
        and isinstance(edited, Statement)
    ):
        return _entry(base, edited, fresh)
    if any(_holds_entries(each) for each in (base, edited, fresh)):
        return alike(base, edited, fresh, _known_by, cast("Join[Any]", _entry))
    return value(base, edited, fresh)


def _holds_entries(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _known_by(entry: Any) -> object:
    """The sentences that an entry is about."""
    if isinstance(entry, Question):
        return entry.question
    if isinstance(entry, Parallel):
        return entry.heads
    says = getattr(entry, "says", entry)
    sources = getattr(says, "sources", None)
    if sources is None:  # a cause, a term
        return getattr(entry, "cause", None) or entry.text
    return (sources, getattr(entry, "text", ""))
