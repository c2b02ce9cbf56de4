"""What stands round the article: its cover, its parts, what to keep of it and what it rests on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Bilingual, Point
from generator.slides.composing.beside import after
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.few import few, numbered
from generator.slides.composing.fit import HEADING, SMALL, Floor, Setting
from generator.slides.composing.flow import bullets, flow, items_of
from generator.slides.composing.pages import Block, item_tops
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.text import pair, point
from generator.slides.templates.layouts import EMU_PER_POINT, Frame
from generator.slides.templates.makeshift import FLUSH, plain
from generator.slides.templates.roles import FOOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.text import Pair
    from generator.slides.templates.makeshift import Role

_SIGNED = 16.0  # points of what stands small on a cover
_UNDER_HEAD = 228_600  # EMU between a cover's last line and that
_LAST = -1  # no place of a layout: such a one stands after all of them
_LOOSE = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'  # whatever a template's other texts have
_GROUND = 4  # how many times as high as that what it stands on is, at least
_LOWEST = 0.94  # share of the page's height at which it ends at the latest


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
        said = tuple(p for item in items for p in item)
        credited = "footer" in role.fields and not role.fields["footer"].words
        credit = () if credited else pair(desk.credit, desk.mode)
        for words in ((*said, *credit), said, credit):
            line = _signed(desk, scene, role, words) if words else None
            if line is not None:
                return (
                    Sheet(role, Fill((line,), extra=() if words[: len(said)] == said else said)),
                )
        return (Sheet(role, Fill(extra=said)),)
    every = [p for item in (*items, pair(desk.credit, desk.mode)) for p in item]
    return (Sheet(role, desk.put(scene.id, slot, every, Floor(12, 12))),)


def _signed(desk: Desk, scene: Scene, role: Role, words: Pair) -> Block | None:
    """Small under both titles of a cover that has no place for it, where that is free."""
    heads = desk.head(scene, role).blocks
    if not heads:
        return None
    last = max(heads, key=lambda block: item_tops(block)[-1])
    slot, title = last.slot, heads[0].slot
    if slot.vertical or slot.ground:
        return None
    style, scale = slot.styles[0], slot.scale
    ink = style.fill or (f"#{style.color}" if len(style.color) == 6 else "tx1")
    flush = (f'{FLUSH[0]} algn="{style.align}"', f"{_LOOSE}{FLUSH[1]}")
    small = replace(plain(_SIGNED * scale, ink), wide=style.wide, local=flush)
    left, right = (round(slot.insets[n] * EMU_PER_POINT) for n in (0, 2))
    top = item_tops(last)[-1] + round(_UNDER_HEAD * scale)
    place = last.frame or slot.frame
    frame = Frame(place.x + left, top, place.w - left - right, 0)
    paragraphs = tuple(p._replace(level=0) for p in words)
    # Over whatever the layout's own places are filled with.
    box = replace(title, name="Meta", kind="", index=_LAST, insets=(0, 0, 0, 0), anchor="t")
    box = replace(box, styles=(small,) * len(slot.styles), moved=True, anchored=True)
    tall = Setting(box.at(frame), SMALL).measured(paragraphs)
    frame = replace(frame, h=round((tall.height + 2) * EMU_PER_POINT))
    others = [one.frame for key, one in role.fields.items() if key in FOOT]
    others += [one.frame for one in (*role.said, *role.layout.slots) if one.words]
    art = (one for one in role.layout.drawn if one.overlaps(frame))
    free = all(_ground_of(one, frame) for one in art) and not any(map(frame.overlaps, others))
    if not free or frame.y + frame.h > _LOWEST * desk.template.page[1]:
        return None
    setting = Setting(box.at(frame), SMALL)
    return Block(setting, setting.broken(paragraphs))


def _ground_of(drawn: Frame, frame: Frame) -> bool:
    """Whether something drawn is what a line stands on: all around it, and much larger."""
    return frame.joined(drawn) == drawn and drawn.h > _GROUND * frame.h


def section(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    role = desk.role("section")
    fill = NOTHING
    if "number" in role.fields:
        counted = f"{desk.section:02}"
        said = scene.fields.get("number", Point(Bilingual(counted, counted)))
        fill = desk.put(scene.id, role.fields["number"], point(said, desk.mode)[:1], HEADING)
    items = items_of(desk, scene, ("number",))
    return (Sheet(role, fill), *(after(desk, items)))
