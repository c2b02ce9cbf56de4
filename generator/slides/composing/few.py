"""Two or three points, or one: a card each, so that a slide with little on it is full."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.slides.composing.drawing import Look, Mark
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import down, lines, studio, tallest
from generator.slides.composing.text import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio
    from generator.slides.composing.text import Pair

_MOST = 3
_GAP, _EDGE = 0.24, 0.07
"""Inches: between cards, and the width of their coloured edge."""

_AIR, _TALLEST = 0.5, 1.7
"""Inches: above and below the text of a card together, and the height of one with little."""

_ICON, _BESIDE = 0.62, 0.32
"""Inches: the side of an icon, and what is free on either side of it."""

_LARGE = 1.25
"""How much larger a point alone is set."""

_CROWDED = 0.8
"""Scale of type below which points rather stand in a list."""


def few(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A card for each of at most three points; nothing where a scene holds more than points."""
    made = studio(desk, "points")
    items = pairs(scene.points, desk.mode)
    if made is None or not 1 <= len(items) <= _MOST or scene.groups or scene.table or scene.fields:
        return ()
    said = [point.text for point in scene.points]
    icons = made.icons(said) if scene.layout != "notes" and len(items) == len(said) else ()
    return (_cards(made, items, icons) if icons else ()) or _cards(made, items)


def _cards(made: Studio, items: Sequence[Pair], icons: Sequence[str] = ()) -> tuple[Sheet, ...]:
    """Nothing where they would be crowded."""
    cells = down(made.room, len(items), made.length(_GAP))
    side, inset = made.length(_ICON), 0
    if icons:
        inset = side + made.length(_BESIDE)
        cells = tuple(replace(cell, x=cell.x + inset, w=cell.w - inset) for cell in cells)
    wanted = {f"point_{n}": pair for n, pair in enumerate(zip(cells, items, strict=True), 1)}
    texts = made.alike(wanted, lines(2, 2), largest=_LARGE if len(items) == 1 else 1.0)
    if not texts or any(text.setting.scale < _CROWDED for text in texts.values()):
        return ()
    natural = tallest(texts.values()) + made.length(_AIR)
    height = min(cells[0].h, max(natural, made.length(_TALLEST)))
    pitch = height + made.length(_GAP)
    y = made.centred(pitch * len(items) - made.length(_GAP))
    look = Look(made.palette.card) if made.palette.card else Look("", made.palette.rule, 0.75)
    fill = Fill()
    for n, text in enumerate(texts.values()):
        frame = replace(cells[n], y=y + n * pitch, h=height)
        card = replace(frame, x=frame.x - inset, w=frame.w + inset)
        edge = Mark(replace(card, w=made.length(_EDGE)), Look(made.palette.accent), over=True)
        if icons:
            place = (card.x + made.length(_BESIDE), card.y + (card.h - side) // 2)
            marks = (Mark(card, look), made.icon(icons[n], place, side), edge)
            fill += Fill((made.block(text, frame),), marks=marks)
        else:
            fill += Fill((made.block(text, card, look),), marks=(edge,))
    return (Sheet(made.role, fill),)
