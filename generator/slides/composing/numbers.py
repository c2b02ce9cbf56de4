"""A figure as the picture of its slide, with what it counts and its proportion."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from generator.model import Form
from generator.slides.composing.beside import after
from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.figures import drawn, part_of, share
from generator.slides.composing.fit import CARD, Floor
from generator.slides.composing.flow import bullets, flow, items_of
from generator.slides.composing.pages import portions
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Studio
from generator.slides.composing.text import Run, SlideParagraph, figure_of, parted, point, shown
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Scene, Share
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role

_FIGURE, _SECOND = Floor(44, 44), Floor(18, 18)
_FIELDS = ("number", "number_second", "number_note")
_OVER, _DRAWN = 0.22, 0.45  # inches: over a proportion, and of its drawing
_SHARES = (0.5, 0.38, 0.3)  # of its ground's height that a figure has, less where much is told
_TOLD = 4  # lines of what it counts, rather than in smaller type
_WIDE = 2.4  # a ground so many times as wide as high has the words beside its figure
_LEFT, _APART = 0.46, 0.04  # shares of its width: of the figure, and between both
_HIGH = 0.45  # share of the free height of its ground over a figure


def number(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A figure as large as it goes, its digits larger than the words around them."""
    others = items_of(desk, scene, ("number", "number_note"))
    role = desk.role("number" if _beside(desk, others) else "number-alone")
    said, note = scene.fields.get("number"), scene.fields.get("number_note")
    words = shown(said.text, desk.mode) if said else ()
    if said is None or "number" not in role.fields or not words:
        return bullets(desk, scene)
    (language, text), *more = words
    at = part_of(text)
    texts: dict[str, Pair] = {
        "number": (SlideParagraph(parted(text, language, at), sources=said.sources),),
        "number_second": tuple(SlideParagraph((Run(t, a),), sources=said.sources) for a, t in more),
        "number_note": point(note, desk.mode) if note else (),
    }
    left = tuple(words for key, words in texts.items() if words and key not in role.fields)
    placed = {key: words for key, words in texts.items() if words and key in role.fields}
    part = share(said.text, [note.text] if note else ())
    fill, drawing = _stood(desk, role, scene.id, placed, part)
    form = Form(figures=(figure_of(text, at),), shares=(part,) if drawing else ())
    if "body" not in role.fields:
        return (Sheet(role, fill, form=form), *after(desk, (*left, *others)))
    sheets = flow(desk, scene, role, (*left, *others), beside=fill)
    return tuple(replace(sheet, form=replace(form, across=2)) for sheet in sheets)


def _beside(desk: Desk, items: tuple[Pair, ...]) -> bool:
    """Points stand beside a number unless several would take many short lines there."""
    slot = desk.role("number").fields.get("body")
    found = portions(slot, items, desk.body, most=MOST_LINES) if slot and items else ()
    return len(found) == 1 and (len(items) == 1 or found[0].longest <= MOST_LINES)


def _stood(
    desk: Desk, role: Role, where: str, texts: dict[str, Pair], part: Share | None
) -> tuple[Fill, bool]:
    """In the middle of its ground, and whether its proportion is drawn there too."""
    made = Studio(desk, role, desk.room(role), round(min(desk.template.page) / 7.5))
    slots = {key: role.fields[key] for key in texts}
    place = reduce(Frame.joined, (role.fields[key].frame for key in _FIELDS if key in role.fields))
    row = made.length(_OVER + _DRAWN) if part else 0
    if len({slot.frame.x for slot in slots.values()}) > 1:  # composed otherwise by who drew it
        fills = [_put(desk, where, slots[key], slots[key].frame, texts[key]) for key in texts]
        return sum(fills, NOTHING), False
    beside = place.w > _WIDE * place.h and "number_note" in texts
    wide = round(_LEFT * place.w) if beside else place.w
    right = round((_LEFT + _APART) * place.w) if beside else 0
    told = replace(place, x=place.x + right, w=place.w - right)
    best: list[Fill] = []
    for most in (1.0,) if beside else _SHARES:
        upper = replace(place, w=wide, h=round(most * place.h))
        fills = [_put(desk, where, slots["number"], upper, texts["number"])]
        for key in ("number_second", "number_note"):
            if key in texts:
                taken = fills[beside:]
                room = max(1, place.h - row - sum(map(_tall, taken)))
                fills.append(_put(desk, where, slots[key], replace(told, h=room), texts[key]))
        if not best or not any(fill.gaps for fill in fills):
            best = fills
        if not any(fill.gaps for fill in best):
            break
    first, *others = best
    column = others if beside else best
    tall = sum(map(_tall, column))
    drawing = part is not None and tall + row <= place.h
    fill = _piled([first], replace(place, w=wide), _tall(first)) if beside else NOTHING
    fill += _piled(column, told, tall + (row if drawing else 0))
    if part is None or not drawing:
        return fill, False
    top = told.y + round((told.h - tall - row) * _HIGH) + tall + made.length(_OVER)
    frame = replace(told, y=top, h=made.length(_DRAWN))
    return fill + Fill(marks=drawn(made, part, frame)), True


def _put(desk: Desk, where: str, slot: Slot, frame: Frame, words: Pair) -> Fill:
    """The figure on one line; what it counts as large as what is said, where there is room."""
    if words[0].largest != 1 or len(words[0].runs) > 1 or slot.styles[0].size > _FIGURE.first:
        return desk.put(where, slot, words, _FIGURE, frame=frame, most=1)
    size = desk.said * desk.template.type * slot.scale
    scale = max(1.0, size / slot.styles[0].size) if size else desk.scale
    fill = desk.put(where, slot, words, CARD, frame=frame, scale=scale, most=_TOLD)
    return fill if not fill.gaps else desk.put(where, slot, words, CARD, frame=frame)


def _tall(fill: Fill) -> int:
    """EMU that what is put somewhere needs."""
    return sum(round((b.setting.tall(b.paragraphs) + 2) * EMU_PER_POINT) for b in fill.blocks)


def _piled(fills: Sequence[Fill], place: Frame, tall: int) -> Fill:
    """One under the other, as a block in the middle of a place."""
    y = place.y + round(max(0, place.h - tall) * _HIGH)
    found = NOTHING
    for fill in fills:
        (block,) = fill.blocks
        slot = replace(block.slot, anchor="t", anchored=True)
        frame = replace(place, y=y, h=_tall(fill))
        moved = block._replace(setting=block.setting._replace(slot=slot), frame=frame)
        found += replace(fill, blocks=(moved,))
        y += frame.h
    return found
