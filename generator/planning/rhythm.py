"""Variety: never three slides of one layout in a row, of bullets not two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import LAYOUTS, ItemList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.planning.draft import Draft
    from generator.planning.material import Material
    from generator.planning.merging import Laid

_INSTEAD = {"bullets": "statement", "statement": "bullets"}
"""Layouts that can say the same."""


_FEWEST = 3
"""Points, the message among them, that make bullets."""


def varied(laid_out: Sequence[Laid], material: Material) -> list[Laid]:
    """The drafts, one too many of a layout on another that holds the most of it."""
    made: list[Laid] = []
    before = ["", ""]
    for idea, found in laid_out:
        kept: list[Draft] = []
        for draft in found:
            third = before[-2:] == [draft.layout] * 2
            alike = third or (draft.layout == before[-1] == "bullets")
            kept.append(_other(draft, material, cuts=third) if alike else draft)
            before.append(kept[-1].layout)
        made.append((idea, tuple(kept)))
    return made


def _other(draft: Draft, material: Material, *, cuts: bool) -> Draft:
    """On the other layout; only to break a row of three does it lose a point to that."""
    instead = _INSTEAD.get(draft.layout, draft.layout)
    if instead == "bullets" and len(draft.points) < _FEWEST:
        return draft
    most = LAYOUTS[instead].points[1] + 1  # one of them is the title
    if len(draft.points) > most and not cuts:
        return draft
    cut = (source for point in draft.points[most:] for source in point.sources)
    if any(isinstance(material.block.get(each), ItemList) for each in cut):
        return draft
    return replace(draft, layout=instead, points=draft.points[:most])
