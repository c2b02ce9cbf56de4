"""Variety: never three slides of one layout in a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.planning.draft import Draft
    from generator.planning.merging import Laid

_INSTEAD = {"bullets": "statement", "statement": "bullets"}
"""Layouts that can say the same."""


_FEWEST = 3
"""Points, the message among them, that make bullets."""


def varied(laid_out: Sequence[Laid]) -> list[Laid]:
    """The drafts, the third of three alike on another layout that holds what it shows."""
    made: list[Laid] = []
    before = ["", ""]
    for idea, found in laid_out:
        kept: list[Draft] = []
        for draft in found:
            alike = before[-2:] == [draft.layout] * 2
            kept.append(_other(draft) if alike else draft)
            before.append(kept[-1].layout)
        made.append((idea, tuple(kept)))
    return made


def _other(draft: Draft) -> Draft:
    instead = _INSTEAD.get(draft.layout, draft.layout)
    if instead == "bullets" and len(draft.points) < _FEWEST:
        return draft
    least, most = LAYOUTS[instead].points
    return replace(draft, layout=instead) if least <= len(draft.points) <= most else draft
