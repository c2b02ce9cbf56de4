"""What stands round the article: its cover, its parts, what to keep of it and what it rests on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Bilingual, Point
from generator.slides.composing.beside import after
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.few import few, numbered
from generator.slides.composing.fit import HEADING, Floor
from generator.slides.composing.flow import bullets, flow, items_of
from generator.slides.composing.pages import item_tops
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.text import pair, point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Scene
    from generator.slides.composing.desk import Desk


def agenda(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A point for each part of the show leads to it; others lead nowhere."""
    items = items_of(desk, scene)
    sheets = flow(desk, scene, desk.role("agenda"), items)
    if len(items) != len(desk.parts) or scene.groups:
        return sheets
    parts = iter(desk.parts)
    return tuple(
        replace(sheet, fill=sheet.fill + Fill(marks=tuple(_doors(sheet, parts))))
        for sheet in sheets
    )


def _doors(sheet: Sheet, parts: Iterator[int]) -> Iterator[Ornament]:
    """Over each entry of a list what a click on it leads to."""
    for block in sheet.fill.blocks:
        tops = item_tops(block)
        for (top, bottom), part in zip(pairwise(tops), parts, strict=False):
            frame = replace(block.frame or block.slot.frame, y=top, h=bottom - top)
            yield Ornament(frame, Look(), over=True, part=part)


def takeaways(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Numbered cards, but where the template has a layout of its own for them."""
    drawn = numbered(desk, scene) if desk.role("takeaways").ours else ()
    return drawn or bullets(desk, scene, "takeaways")


def notes(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    return few(desk, scene) or bullets(desk, scene, "notes")


def title(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The points and the credit stand small under the title."""
    role = desk.role("title")
    slot = role.fields.get("meta")
    items = items_of(desk, scene)
    if slot is None:
        return (Sheet(role, Fill(extra=tuple(p for item in items for p in item))),)
    words = [p for item in (*items, pair(desk.credit, desk.mode)) for p in item]
    return (Sheet(role, desk.put(scene.id, slot, words, Floor(12, 12))),)


def section(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    role = desk.role("section")
    fill = NOTHING
    if "number" in role.fields:
        counted = f"{desk.section:02}"
        said = scene.fields.get("number", Point(Bilingual(counted, counted)))
        fill = desk.put(scene.id, role.fields["number"], point(said, desk.mode)[:1], HEADING)
    items = items_of(desk, scene, ("number",))
    return (Sheet(role, fill), *(after(desk, items)))
