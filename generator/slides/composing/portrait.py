"""One person: who it is on a ground of its own, and a card for each thing said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Form
from generator.slides.composing import people
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.few import piled
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import Lines, studio
from generator.slides.composing.text import pairs, point
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import SetText, Studio, Texts
    from generator.slides.composing.text import Pair

_MOST = 4  # cards
_SHARE, _LEAST_WIDE = 0.27, 2.3  # of the room that the person has, and inches at least
_GAP, _EDGE = 0.2, 0.07  # inches: between the grounds, and the width of a card's edge
_LOOSE = 0.3  # inches by which cards are taller than their texts at most
_BADGES, _AIR = (1.5, 1.2, 0.9), 0.25  # inches: sides of the letters, what is free around them
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
    who = scene.fields.get("role")
    person = _person(made, left, point(who, desk.mode) if who else ())
    if said is None or person is None:
        return ()
    letters = people.monogram(scene.title, who.text if who else None)
    told = sum(text.tall + made.length(_LOOSE) + gap for text in said.values()) - gap
    height = min(made.room.h, max(told, person.tall))
    y = made.centred(height)
    fill = _carded(made, said, replace(right, y=y, h=height), gap)
    fill += _shown(made, letters, person, replace(left, y=y, h=height))
    return (Sheet(made.role, fill, form=Form(letters=(letters,))),)


class _Person(NamedTuple):
    """The side of the letters' ground, what the person is, and all their height."""

    side: int
    told: SetText | None
    tall: int


def _person(made: Studio, ground: Frame, words: Pair) -> _Person | None:
    """Smaller letters where more is told of the person."""
    air = made.length(_AIR)
    white = tuple(
        p._replace(runs=tuple(run._replace(color=made.palette.paper) for run in p.runs))
        for p in words
    )
    for inches in _BADGES:
        side = min(made.length(inches), ground.w - 2 * air)
        if not words:
            return _Person(side, None, side + 2 * air)
        below = replace(ground.grown(-air), h=max(1, ground.h - side - 3 * air))
        told = (made.alike({"role": (below, white)}, Lines(3, 3), largest=1.0) or {}).get("role")
        if told is not None:
            return _Person(side, told, side + told.tall + 3 * air)
    return None


def _carded(made: Studio, said: Texts, room: Frame, gap: int) -> Fill:
    """Cards that together are as tall as the person's ground, each with as much free as others."""
    look = Look(made.palette.card) if made.palette.card else Look("", made.palette.rule, 0.75)
    spare = room.h - sum(text.tall for text in said.values()) - gap * (len(said) - 1)
    fill, y = Fill(), room.y
    for text in said.values():
        card = replace(room, y=y, h=text.tall + spare // len(said))
        edge = Ornament(replace(card, w=made.length(_EDGE)), Look(made.palette.accent), over=True)
        fill += Fill((made.block(text, card, look),), marks=(edge,))
        y += card.h + gap
    return fill


def _shown(made: Studio, letters: str, person: _Person, ground: Frame) -> Fill:
    """A person's letters and under them what they are, in the middle of their ground."""
    air, palette, side = made.length(_AIR), made.palette, person.side
    y = ground.y + air + (ground.h - person.tall) // 2
    badge = Frame(ground.x + (ground.w - side) // 2, y, side, side)
    look = Look(palette.paper, geometry=made.desk.template.badge)
    size = _LETTERS * side / EMU_PER_POINT
    signs = (
        Ornament(ground, Look(palette.deep)),
        Ornament(badge, look, letters, size, palette.deep),
    )
    if person.told is None:
        return Fill(marks=signs)
    below = replace(ground.grown(-air), y=y + side + air, h=person.told.tall)
    return Fill((made.block(person.told, below),), marks=signs)
