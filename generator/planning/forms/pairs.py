"""A list of things with what belongs to each: なす　3本, 対象：全線 → a table of two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.locale import phrase
from generator.model import Bilingual, Point, other
from generator.planning.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.planning.ideas import Idea
    from generator.planning.material import Material

_PAIR = re.compile(
    r"^(?P<name>[^。：:　\t]{1,24})(?:[　\t]+|[：:]\s*)"
    r"(?P<what>[^。　\t（]{1,30}(?:（[^（）]{1,24}）)?)$"
)
_FEWEST, _MOST = 5, 12
"""Rows: fewer are columns or bullets, more are no slide."""


def pairs(idea: Idea, material: Material) -> Iterator[Draft]:
    """Every list of the idea of which each item is such a pair, whole."""
    for block in idea.topic.lists:
        if not _FEWEST <= len(block.items) <= _MOST:
            continue
        ids = [item[0].id for item in block.items if len(item) == 1]
        found = [_PAIR.match(material.plain(each)) for each in ids]
        if len(ids) < len(block.items) or not all(found) or ids[0] not in idea.body:
            continue
        rows = tuple(
            _row(each, pair["name"].strip(), pair["what"].strip(), material)
            for each, pair in zip(ids, found, strict=True)
            if pair
        )
        kind = "ingredients" if material.brief.kind == "recipe" else "entries"
        head = tuple(Point(phrase("planning", f"{kind}_{side}")) for side in ("name", "what"))
        yield Draft("table", tuple(ids), table=(head, *rows))


def _row(identity: str, name: str, what: str, material: Material) -> tuple[Point, Point]:
    """The pair; the other language, which may say it in another order, stands whole."""
    mine = material.article.language
    there = other(mine)
    whole = material.text(identity)[there]
    empty = None if whole is None else ""
    return (
        Point(Bilingual.of(mine, name).having(there, whole), (identity,)),
        Point(Bilingual.of(mine, what).having(there, empty), (identity,)),
    )
