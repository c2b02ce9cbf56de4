"""One person: who it is on a ground of its own, and a card for each thing said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Form
from generator.slides.composing import people
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.few import piled
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import Lines, studio
from generator.slides.composing.text import pairs, point
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts
    from generator.slides.templates.layouts import Frame

_MOST = 4  # cards
_SHARE, _LEAST_WIDE = 0.27, 2.3  # of the room that the person has, and inches at least
_GAP, _EDGE = 0.2, 0.07  # inches: between the grounds, and the width of a card's edge
_BADGE, _AIR = 1.5, 0.25  # inches: the side of the letters, and what is free around them
_SHORTEST = 0.78  # share of the room that all of it takes at least
_LARGEST, _LEAST = 1.25, 0.66  # scales of what is said
_LETTERS = 0.42  # of their ground's side


def portrait(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Empty where the layout is not ours, or where there is too much for a slide."""
    made = studio(desk, "profile")
    items = pairs(scene.points, desk.mode)
    if made is None or "point_1" not in made.role.fields or made.upright:
        return ()
    if not 1 <= len(items) <= _MOST or scene.groups or scene.table:
        return ()
    gap = made.length(_GAP)
    wide = max(round(made.room.w * _SHARE), made.length(_LEAST_WIDE))
    left = replace(made.room, w=wide)
    right = replace(made.room, x=left.x + wide + gap, w=made.room.w - wide - gap)
    said = piled(replace(made, room=right), items, gap, (_LARGEST, _LEAST))
    if said is None:
        return ()
    natural = sum(text.tall for text in said.values()) + gap * (len(items) - 1)
    height = max(natural, round(made.room.h * _SHORTEST))
    top = made.centred(height)
    left = replace(left, y=top, h=height)
    return (_sheet(made, scene, left, _carded(made, said, replace(right, y=top, h=height), gap)),)


def _carded(made: Studio, said: Texts, room: Frame, gap: int) -> Fill:
    """Cards that together are as tall as the room, each with as much free as the others."""
    look = Look(made.palette.card) if made.palette.card else Look("", made.palette.rule, 0.75)
    spare = room.h - sum(text.tall for text in said.values()) - gap * (len(said) - 1)
    fill, y = Fill(), room.y
    for text in said.values():
        card = replace(room, y=y, h=text.tall + spare // len(said))
        edge = Ornament(replace(card, w=made.length(_EDGE)), Look(made.palette.accent), over=True)
        fill += Fill((made.block(text, card, look),), marks=(edge,))
        y += card.h + gap
    return fill


def _sheet(made: Studio, scene: Scene, ground: Frame, said: Fill) -> Sheet:
    """Beside the cards the person's letters, and under them what they are."""
    who = scene.fields.get("role")
    letters = people.monogram(scene.title, who.text if who else None)
    air, palette = made.length(_AIR), made.palette
    side = min(made.length(_BADGE), ground.w - 2 * air, ground.h // 2 - air)
    words = point(who, made.desk.mode) if who else ()
    below = replace(ground.grown(-air), h=ground.h - side - 3 * air)
    told = made.alike({"role": (below, words)}, Lines(3, 3), largest=1.0) if words else {}
    tall = told["role"].tall if told else 0
    y = ground.y + (ground.h - side - (air + tall if tall else 0)) // 2
    badge = replace(ground, x=ground.x + (ground.w - side) // 2, y=y, w=side, h=side)
    look = Look(palette.paper, geometry=made.desk.template.badge)
    size = _LETTERS * side / EMU_PER_POINT
    fill = said + Fill(
        marks=(
            Ornament(ground, Look(palette.deep)),
            Ornament(badge, look, letters, size, palette.deep),
        )
    )
    if told:
        fill += Fill((made.block(told["role"], replace(below, y=y + side + air, h=tall)),))
    return Sheet(made.role, fill, form=Form(letters=(letters,)))
