"""Things of equal rank: headed columns, boxes to tick."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual, Form
from generator.slides.composing.drawing import Ornament
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, across, below, headed, studio, tallest
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Group, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Frame

_CROWDED = 0.85  # scale of type that is too small beside an icon
_LARGER = 1.1  # as large as so is worth a second line of a heading

_ICON, _UNDER = 0.62, 0.18  # inches: the side of an icon, and what is free around it
_BETWEEN = 0.35  # inches between cards
_MANY = 5  # boxes to tick stand in two columns from so many on


def columns(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Cards of equal rank and height."""
    made = studio(desk, "columns")
    groups = scene.groups
    if made is None or not 2 <= len(groups) <= 4 or scene.points or scene.table or scene.fields:
        return ()
    cells = made.cells(len(groups), made.length(_BETWEEN))
    icons = made.icons([_all_of(group) for group in groups])
    return (_carded(made, cells, groups, icons) if icons else ()) or _carded(made, cells, groups)


def _all_of(group: Group) -> Bilingual:
    """Its heading, then its points, in English."""
    texts = (group.title, *group.points)
    return Bilingual(None, ". ".join(said.text.en for said in texts if said.text.en))


def _carded(
    made: Studio, cells: Sequence[Frame], groups: Sequence[Group], icons: Sequence[str] = ()
) -> tuple[Sheet, ...]:
    """Cards, with icons over their headings where there are some."""
    desk, inset = made.desk, 0
    if icons:
        inset = made.length(_ICON + _UNDER)
        cells = [replace(cell, y=cell.y + inset, h=cell.h - inset) for cell in cells]
    wanted = {
        f"column_{n}": (cell, headed(desk, group))
        for n, (cell, group) in enumerate(zip(cells, groups, strict=True), 1)
    }
    texts = made.alike(wanted, Lines(1, 3))
    two = made.alike(wanted, Lines(2, 3)) if texts and not icons else None
    if texts and two and _scale(two) >= _LARGER * _scale(texts):
        texts = two
    if not texts or (icons and any(text.setting.scale < _CROWDED for text in texts.values())):
        return ()
    level = made.level(texts)
    texts = level if tallest(level.values()) <= cells[0].h else texts
    apart, room = made.snug(texts.values(), cells[0].h)
    room += inset
    frames = dict(zip(wanted, made.cards(cells, room, made.length(_BETWEEN)), strict=True))
    fill = NOTHING
    for n, (field, text) in enumerate(texts.items()):
        frame = frames[field]
        look, marks = made.card(frame)
        if icons:
            left = round(text.setting.slot.insets[0] * EMU_PER_POINT)
            place = (frame.x + left, frame.y + made.length(_UNDER))
            marks = (Ornament(frame, look), *marks, made.icon(icons[n], place, made.length(_ICON)))
            below_icon = replace(frame, y=frame.y + inset, h=room - inset)
            fill += Fill((made.block(text, below_icon, lead=apart),))
            fill += Fill(marks=marks)
        else:
            fill += Fill((made.block(text, frame, look, lead=apart),), marks=marks)
    form = Form(across=1 if made.upright else len(groups), icons=tuple(icons))
    return (Sheet(made.role, fill, form=form),)


def _scale(texts: Texts) -> float:
    """Of the smallest type."""
    return min(text.setting.scale for text in texts.values())


def checklist(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A box to tick each; in columns where they are headed, or many."""
    made = studio(desk, "checklist")
    lists = [headed(desk, group) for group in scene.groups]
    if scene.points:
        lists.insert(0, below(desk, scene.points))
    if made is None or scene.table or scene.fields or not 1 <= len(lists) <= 3:
        return ()
    if not scene.groups and len(scene.points) >= _MANY:
        half = -(-len(scene.points) // 2)
        parts = [below(desk, scene.points[:half]), below(desk, scene.points[half:])]
        return _ticked(made, parts, whole=True) or _ticked(made, lists)
    return _ticked(made, lists)


def _ticked(made: Studio, lists: list[Pair], *, whole: bool = False) -> tuple[Sheet, ...]:
    """Lists side by side; ``whole`` keeps each point on one line."""
    cells = across(made.room, len(lists), made.length(0.6))
    neat = Lines(1, 1 if whole else 2)
    wanted = {f"list_{n}": pair for n, pair in enumerate(zip(cells, lists, strict=True), 1)}
    texts = made.alike(wanted, neat, largest=1.05)
    if not texts or (whole and not neat(texts)):
        return ()
    apart = made.apart(texts.values(), made.room.h)
    blocks = tuple(made.block(text, wanted[field][0], lead=apart) for field, text in texts.items())
    return (Sheet(made.role, Fill(blocks), form=Form(across=len(lists))),)
