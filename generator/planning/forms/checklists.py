"""What must be done, brought or fulfilled → boxes to tick."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import LAYOUTS, ItemList
from generator.planning.draft import Draft
from generator.planning.points import points
from generator.wording.sureness import certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_TOGETHER = re.compile(r"(?<!まし)よう。?$|^Let[’']s\b")
"""考えよう: an invitation to read on is nothing to tick off."""

_FEWEST = 2
"""Demands of a message that make a list of things to do."""

_LEAST, _MOST = LAYOUTS["checklist"].points


def checklist(idea: Idea, material: Material) -> Iterator[Draft]:
    """What the idea demands, and a list among it."""
    language = material.article.language
    body = [each for each in idea.body if each not in idea.caveats]
    demands = [
        each
        for each in body
        if certainty(material.plain(each), language) == "demand"
        and not _TOGETHER.search(material.plain(each))
    ]
    listed = [e for e in body if isinstance(material.block.get(e), ItemList)]
    if len(demands) < _FEWEST and not (demands and listed):
        return
    takes = material.in_order((*demands, *listed))
    shown = tuple(points(material, takes))
    if _LEAST <= len(shown) <= _MOST:
        yield Draft("checklist", takes, points=shown)
