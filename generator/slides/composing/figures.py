"""Figures side by side, each with what it is of and, where it is a share, its proportion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.slides.composing.shares import drawn, part_of, share
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import across, below, lines, studio, tallest
from generator.slides.composing.text import Paragraph, parted, point, shown

if TYPE_CHECKING:
    from generator.model import Point, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.text import Pair

_AIR = 0.25
_PROPORTION = 0.5
"""Inches: between a figure, its proportion and its words; and the proportion's height."""


def figures(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """One to three figures; empty where they do not fit."""
    made = studio(desk, "figures")
    count = len(scene.groups)
    if made is None or not 1 <= count <= 3 or scene.points or scene.table or scene.fields:
        return ()
    cells = dict(enumerate(across(made.room, count, made.length(0.6)), 1))
    groups = dict(enumerate(scene.groups, 1))
    digits = made.alike(
        {
            f"figure_{n}": (replace(c, h=made.room.h // 2), _figure(desk, groups[n].title))
            for n, c in cells.items()
        },
        lines(1, 1),
        largest=1.3,
    )
    if not digits or not lines(1, 1)(digits):
        return ()
    air = made.length(_AIR)
    shares = {n: share(g.title.text, [p.text for p in g.points]) for n, g in groups.items()}
    tall = made.length(_PROPORTION) + air if any(shares.values()) else 0
    above = tallest(digits.values())
    texts = made.alike(
        {
            f"figure_{n}_body": (
                replace(c, h=made.room.h - above - 2 * air - tall),
                below(desk, groups[n].points),
            )
            for n, c in cells.items()
        },
        lines(2, 2),
    )
    if texts is None:
        return ()
    under = tallest(texts.values())
    y = made.centred(above + air + tall + under)
    fill = Fill()
    for n, cell in cells.items():
        figure, words = digits.get(f"figure_{n}"), texts.get(f"figure_{n}_body")
        found = shares[n]
        if figure is not None:
            fill += Fill((made.block(figure, replace(cell, y=y, h=above)),))
        if found is not None:
            frame = replace(cell, y=y + above + air, h=made.length(_PROPORTION))
            fill += Fill(marks=drawn(made, found, frame))
        if words is not None:
            top = y + above + air + tall
            fill += Fill((made.block(words, replace(cell, y=top, h=under)),))
    return (Sheet(made.role, fill),)


def _figure(desk: Desk, said: Point) -> Pair:
    """The first language large, its digits above all; the second under it."""
    words = shown(said.text, desk.mode)
    if not words:
        return ()
    language, text = words[0]
    first = Paragraph(parted(text, language, part_of(text)), sources=said.sources)
    return (first, *point(said, desk.mode)[1:])
