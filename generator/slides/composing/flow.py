"""What all layouts have in common: points over as many pages as they need, fields in slots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.pages import Block, portions
from generator.slides.composing.sheets import NOTHING, Fill, Sheet, veiled
from generator.slides.composing.text import pair, pairs, point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Point, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.fit import Floor
    from generator.slides.composing.pages import Portion
    from generator.slides.composing.text import Pair
    from generator.slides.templates.makeshift import Role

# Layouts whose body is a paragraph, of as many lines as it needs.
_PROSE = frozenset({"quote", "term"})
# Share of the room below a list that is put between its items, and the most points of it.
_SPREAD, _MOST_AIR = 0.6, 36.0

_MOST_LISTED = 5  # entries of an agenda on one slide; it goes on on the next


def bullets(desk: Desk, scene: Scene, name: str = "bullets") -> tuple[Sheet, ...]:
    """Everything the scene says, as points: the layout that serves when no other does."""
    return flow(desk, scene, desk.role(name), items_of(desk, scene))


def items_of(desk: Desk, scene: Scene, without: Sequence[str] = ()) -> tuple[Pair, ...]:
    """Points, then groups as points with details, then single fields."""
    fields = [said for key, said in scene.fields.items() if key not in without]
    groups = [
        point(group.title, desk.mode)
        + tuple(p for item in pairs(group.points, desk.mode, 2) for p in item)
        for group in scene.groups
    ]
    rows = [cells for row in scene.table if (cells := _row(desk, row))]
    return tuple(
        item
        for item in (*pairs(scene.points, desk.mode), *groups, *pairs(fields, desk.mode), *rows)
        if item
    )


def _row(desk: Desk, row: tuple[Point, ...]) -> Pair:
    """A table's row in one line, for a template that has no place for tables."""
    joined = {
        language: " ／ ".join(text for cell in row if (text := cell.text[language]))
        for language in ("ja", "en")
    }
    return pair(Bilingual(joined["ja"] or None, joined["en"] or None), desk.mode)


def flow(
    desk: Desk,
    scene: Scene,
    role: Role,
    items: tuple[Pair, ...],
    *,
    floor: Floor | None = None,
    beside: Fill | None = None,
    last: Fill | None = None,
) -> tuple[Sheet, ...]:
    """Items over as many pages as they need; ``beside`` stands on each, ``last`` on the last."""
    slot = role.fields.get("body")
    if slot is None and items:
        return flow(desk, scene, desk.role("bullets"), items)
    most = 0 if scene.layout in _PROSE else MOST_LINES
    listed = scene.layout == "agenda"
    a_page, scale = (
        (_MOST_LISTED, 1.0) if listed else (0, desk.scale * desk.grown.get(role.name, 1.0))
    )
    found: tuple[Portion, ...] = ()
    if slot is not None and items:
        found = portions(slot, items, floor or desk.body, scale, most=most, a_page=a_page)
    made: list[Sheet] = []
    start = 1
    if slot is not None and slot.kind and not role.ours:
        beside = (beside or NOTHING) + veiled(desk.template.veil, slot.frame)
    for portion in map(_spread, found):
        made.append(Sheet(role, (beside or NOTHING) + _numbered(portion, start)))
        start += len(portion.items)
    *others, end = made or [Sheet(role, beside or NOTHING)]
    return (*others, replace(end, fill=end.fill + (last or NOTHING)))


def _spread(portion: Portion) -> Portion:
    """Its items further apart where it leaves room below."""
    gaps = len(portion.items) - 1
    slot, setting = portion.setting.slot, portion.setting
    left = slot.height - setting.tall(portion.paragraphs)
    if gaps < 1 or left <= 0:
        return portion
    air = round(min(left * _SPREAD / gaps, _MOST_AIR * slot.scale))
    return replace(portion, setting=setting._replace(air=air))


def _numbered(portion: Portion, start: int) -> Fill:
    paragraphs = portion.paragraphs
    if start > 1:
        paragraphs = tuple(p._replace(start=start) for p in paragraphs)
    return Fill((Block(portion.setting, portion.setting.broken(paragraphs)),))


def placed(
    desk: Desk, scene: Scene, role: Role, floors: dict[str, Floor]
) -> tuple[Fill, tuple[Pair, ...]]:
    """Single fields in their slots, and those without one as items."""
    fill, left = NOTHING, []
    for key, floor in floors.items():
        said = scene.fields.get(key)
        if said is None:
            continue
        words = point(said, desk.mode)
        slot = role.fields.get(key)
        if slot is not None:
            fill += desk.put(scene.id, slot, words, floor)
        elif words:
            left.append(words)
    return fill, tuple(left)
