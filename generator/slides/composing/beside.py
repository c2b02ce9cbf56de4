"""An object on a slide — a table, a chart, a picture — and the points that go with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.locale import phrase
from generator.model import Bilingual, Form
from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.graphics import Photo
from generator.slides.composing.pages import Block, portions
from generator.slides.composing.sheets import NOTHING, Fill, Sheet, veiled
from generator.slides.composing.text import pairs
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.graphics import Graph
    from generator.slides.composing.pages import Portion
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role

_HIGH = 0.45  # share of the free height above a picture that stands alone


def rest(desk: Desk, scene: Scene) -> tuple[Pair, ...]:
    return (*pairs(scene.points, desk.mode), *pairs(scene.fields.values(), desk.mode))


def after(desk: Desk, items: tuple[Pair, ...]) -> tuple[Sheet, ...]:
    """What has no room beside the object: on slides of its own."""
    role = desk.role("bullets")
    slot = role.fields.get("body")
    if not items or slot is None:
        return ()
    found = portions(slot, items, desk.body, most=MOST_LINES)
    return tuple(Sheet(role, filled(portion)) for portion in found)


def filled(portion: Portion) -> Fill:
    return Fill((Block(portion.setting, portion.setting.broken(portion.paragraphs)),))


def with_points(
    desk: Desk, scene: Scene, name: str, make: Callable[[Slot], Graph | Photo]
) -> tuple[Sheet, ...]:
    """The object of the role ``name`` with points beside it, or on slides of their own.

    Without points, or in a template that has no place for them, the object takes all the room;
    so it does where several would take many short lines.
    """
    role = desk.role(name)
    body = role.fields.get("body")
    slot = role.fields.get(name) or body
    if slot is None:
        return ()
    items = rest(desk, scene)
    if body is not None and body != slot:
        found = portions(body, items, desk.body, desk.scale, most=MOST_LINES) if items else ()
        if len(found) == 1 and (len(items) == 1 or found[0].longest <= MOST_LINES):
            made = make(cleared(role, slot))
            under = _under(desk, role, made, slot.frame.joined(body.frame))
            return (Sheet(role, under + filled(found[0]), (made,), Form(across=2)),)
        if not items:
            slot = replace(slot, frame=slot.frame.joined(body.frame))
    elif body is not None and items and name != "table":
        left, right = _halves(cleared(role, body).frame)
        beside = replace(body, frame=right, anchor="ctr", moved=True, anchored=True)
        found = portions(beside, items, desk.body, desk.scale, most=MOST_LINES)
        if len(found) == 1 and found[0].longest <= MOST_LINES + 1:
            made = make(replace(slot, kind="", index=None, frame=left))
            under = _under(desk, role, made, left.joined(right))
            return (Sheet(role, under + filled(found[0]), (made,), Form(across=2)),)
    alone = cleared(role, slot)
    made = _centred(make(alone))
    return (Sheet(role, _under(desk, role, made, alone.frame), (made,)), *after(desk, items))


def _under(desk: Desk, role: Role, thing: Graph | Photo, frame: Frame) -> Fill:
    """What a chart and the points beside it stand on where the template's page is a picture."""
    return NOTHING if role.ours or isinstance(thing, Photo) else veiled(desk.template.veil, frame)


def _centred(thing: Graph | Photo) -> Graph | Photo:
    """A picture that nothing stands beside a little above the middle of its place."""
    if not isinstance(thing, Photo):
        return thing
    room, (wide, tall) = thing.slot.frame, thing.size
    free = room.h - min(room.h, room.w * tall // wide)
    frame = replace(room, y=room.y + round(free * _HIGH), h=room.h - free)
    return replace(thing, slot=replace(thing.slot, frame=frame))


def _halves(frame: Frame) -> tuple[Frame, Frame]:
    """The larger left part for the object, the right one for what is said of it."""
    gap = frame.w * 4 // 100
    wide = (frame.w - gap) * 56 // 100
    right = Frame(frame.x + wide + gap, frame.y, frame.w - wide - gap, frame.h)
    return replace(frame, w=wide), right


def cleared(role: Role, slot: Slot) -> Slot:
    """An object, unlike text, fills its place: it leaves what the layout draws there free.

    In the place of points it begins where their text does.
    """
    frame = slot.frame
    if role.name == "bullets" and slot.kind:
        left, right = (round(slot.insets[n] * EMU_PER_POINT) for n in (0, 2))
        frame = replace(frame, x=frame.x + left, w=frame.w - left - right)
    return replace(slot, frame=role.layout.clear(frame))


def said(key: str, title: Bilingual, **values: object) -> Bilingual:
    words = {language: title[language] or title.ja or title.en or "" for language in ("ja", "en")}
    both = {
        language: phrase("slides", key, title=words[language], **values)[language]
        for language in ("ja", "en")
    }
    return Bilingual(both["ja"], both["en"])
