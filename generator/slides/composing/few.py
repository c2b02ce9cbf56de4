"""Up to six points: a card each, so that a slide with little on it is full."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from generator.model import Form
from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.figures import drawn, share
from generator.slides.composing.pages import portions
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, across, down, even, studio, tallest
from generator.slides.composing.text import pairs
from generator.slides.templates.layouts import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Scene, Share
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.pages import Block
    from generator.slides.composing.studio import Studio, Texts
    from generator.slides.composing.text import Pair

_PILE = 4  # of cards one under the other on a slide
_ROOMIER = 0.4  # inches by which a card beside another is taller than its text at most
_FEW = 3  # more cards than these stand closer together
_READ = 0.72  # scale of type below which many cards rather stand on several slides
_GAP, _EDGE = 0.24, 0.07  # inches: between cards, and the width of their coloured edge

# Inches: above and below the text of a card together, and of one of four or more lines.
_AIR, _CLOSE = 0.16, 0.04

_DEAR = 1.06  # how much larger texts without icons may be before these are left out
_LOOSE = 0.1  # inches by which a card among few is taller than its text and air at most
_ICON, _BESIDE = 0.62, 0.26  # inches: the side of an icon, and what is free on either side of it

# How much larger a point alone is set, and numbered ones; inches above and below it together.
_LARGE, _NUMBERED, _ALONE = 1.5, 1.25, 0.7

_QUIET = 1.1  # inches: the most that an entry which only stands round the article takes

_CLEARLY, _EASY = 1.08, 0.9
_STEP, _CROWDED = 0.95, 0.66  # scale of type below which points rather stand in a list


def few(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A card for each of at most six points; nothing where a scene holds more than points."""
    made = studio(desk, "points")
    items = pairs(scene.points, desk.mode)
    if made is None or not items or scene.groups or scene.table or scene.fields:
        return ()
    if len(items) > _PILE:
        return _grid(made, items) or _paged(made, items) or _grid(made, items, _CROWDED)
    if scene.layout == "notes":
        return _plain(made, items)
    said = [point.text for point in scene.points]
    part = share(said[0]) if len(items) == 1 else None
    if part is not None:
        return _cards(made, items, part=part)
    icons = made.icons(said) if len(items) == len(said) else ()
    plain = _cards(made, items)
    signed = _cards(made, items, icons) if icons else ()
    kept = signed and _scale(plain) <= _DEAR * _scale(signed)
    return (signed if kept else plain) or _paged(made, items)


def _scale(sheets: Sequence[Sheet]) -> float:
    """The smallest of its texts."""
    return min((b.setting.scale for one in sheets for b in one.fill.blocks), default=1.0)


def _paged(made: Studio, items: Sequence[Pair]) -> tuple[Sheet, ...]:
    """Cards on as many slides as a list would take, where it takes several; alike on all."""
    desk = made.desk
    slot = desk.role("bullets").fields.get("body")
    count = len(portions(slot, items, desk.body, desk.scale, most=MOST_LINES)) if slot else 0
    parts = even(items, -(-len(items) // count)) if count > 1 else []
    if not parts or max(map(len, parts)) > _PILE:
        return ()
    found = [_cards(made, part) for part in parts]
    if not all(found):
        return ()
    smallest = min(map(_scale, found))
    alike = [_cards(made, part, largest=smallest) for part in parts]
    return tuple(sheet for one in (alike if all(alike) else found) for sheet in one)


def numbered(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A card for each point with its number: what a deck ends with."""
    made = studio(desk, "points")
    items = pairs(scene.points, desk.mode)
    if made is None or not 2 <= len(items) <= _PILE or scene.groups or scene.table:
        return ()
    if scene.fields:
        return ()
    numbers = tuple(str(n) for n in range(1, len(items) + 1))
    return _cards(made, items, numbers=numbers)


def _grid(made: Studio, items: Sequence[Pair], least: float = _READ) -> tuple[Sheet, ...]:
    """As many cards in each row where they are read so, one or two; nothing where they are crowded.

    Nor in one language, of which a list of so many is read as well.
    """
    places = sum(field.startswith("point_") for field in made.role.fields)
    if made.upright or len(items) > places or all(len(item) == 1 for item in items):
        return ()
    gap, made = made.length(_GAP / 2), _close(made)
    found = [
        each for rows in _rows(len(items)) if (each := _in_rows(made, items, rows, (gap, least)))
    ]
    tidy = [each for each in found if len({len(row) for row in each}) == 1]
    best = max(tidy or found, key=_size, default=None)
    if best is None:
        return ()
    tall = [max(text.tall for text in row.values()) + made.length(_CLOSE) for row in best]
    if len(tall) * max(tall) + gap * (len(tall) - 1) <= made.room.h:
        tall = [max(tall)] * len(tall)
    free = made.room.h - sum(tall) - gap * (len(best) - 1)
    spare = min(free // len(best), made.length(_ROOMIER))
    y = made.centred(sum(tall) + len(tall) * (spare + gap) - gap)
    look = Look(made.palette.card) if made.palette.card else Look("", made.palette.rule, 0.75)
    accent, wide = Look(made.palette.accent), made.length(_EDGE)
    fill = NOTHING
    for row, high in zip(best, tall, strict=True):
        for cell, text in zip(across(made.room, len(row), gap), row.values(), strict=True):
            frame = replace(cell, y=y, h=high + spare)
            edge = Ornament(replace(frame, w=wide), accent, over=True)
            fill += Fill((made.block(text, frame, look),), marks=(edge,))
        y += high + spare + gap
    return (Sheet(made.role, fill, form=Form(across=2)),)


def _close(made: Studio) -> Studio:
    """With half of the air above and below what stands on cards."""
    fields = dict(made.role.fields)
    for key, slot in made.role.fields.items():
        if key.startswith("point_"):
            left, above, right, below = slot.insets
            fields[key] = replace(slot, insets=(left, above / 2, right, below / 2))
    return replace(made, role=replace(made.role, fields=fields))


def _rows(count: int) -> Iterator[tuple[int, ...]]:
    """All ways to put so many in rows of one or two, those with few rows first."""
    if count < 1:
        yield ()
    for first in (2, 1) if count > 1 else (1,) * count:
        yield from ((first, *rest) for rest in _rows(count - first))


def _in_rows(
    made: Studio, items: Sequence[Pair], rows: Sequence[int], within: tuple[int, float]
) -> tuple[Texts, ...]:
    """A row each its texts, all in the largest type for which there is height."""
    gap, least = within
    cells = [cell for count in rows for cell in across(made.room, count, gap)]
    scale = 1.0
    while scale >= least:
        texts = made.alike(_wanted(cells, items), Lines(2, 2), largest=scale)
        if texts is None or _least(texts) < least:
            return ()
        left = iter(texts.items())
        found = tuple(dict(islice(left, count)) for count in rows)
        tall = sum(tallest(row.values()) for row in found)
        if tall + gap * (len(rows) - 1) + made.length(_CLOSE) * len(rows) <= made.room.h:
            return found
        scale *= _STEP
    return ()


def _size(rows: Sequence[Texts]) -> tuple[float, int]:
    """How large the type is; of as large a type the fewest rows."""
    return min(text.setting.scale for row in rows for text in row.values()), -len(rows)


def _cards(
    made: Studio,
    items: Sequence[Pair],
    icons: Sequence[str] = (),
    part: Share | None = None,
    numbers: Sequence[str] = (),
    *,
    largest: float = 1.0,
) -> tuple[Sheet, ...]:
    """Nothing where they would be crowded; a ``part`` of a whole is drawn under a point alone."""
    many, alone = len(items) > _FEW, len(items) == 1
    gap = made.length(_GAP * 2 / 3 if many else _GAP)
    cells = down(made.room, len(items), gap)
    side, inset = made.length(_ICON), 0
    if icons or numbers:
        inset = side + made.length(_BESIDE)
        cells = tuple(replace(cell, x=cell.x + inset, w=cell.w - inset) for cell in cells)
    close = made.length(_CLOSE if many else _AIR)
    neat = Lines(3, 3) if alone else Lines(2, 2)
    largest = _LARGE if alone and len(items[0]) <= 2 else _NUMBERED if numbers else largest
    texts = made.alike(_wanted(cells, items), neat, largest=largest, free=alone)
    if not alone:
        texts = _close_together(made, items, gap, cells, texts)
    if texts is None or _crowded(texts):
        return ()
    row = side + made.length(_BESIDE) if part is not None else 0
    left = made.room.h - sum(text.tall + row for text in texts.values()) - gap * (len(items) - 1)
    more = min(left // len(items), made.length(_ALONE) if alone else close + made.length(_LOOSE))
    heights = [text.tall + row + more for text in texts.values()]
    y = made.centred(sum(heights) + gap * (len(items) - 1))
    accent = Look(made.palette.accent)
    look = Look(made.palette.card) if made.palette.card else Look("", made.palette.rule, 0.75)
    blocks: list[Block] = []
    drawings: list[Ornament] = []
    for n, (text, height) in enumerate(zip(texts.values(), heights, strict=True)):
        cell = cells[n]
        frame = Frame(cell.x, y, cell.w, height - row)
        card = Frame(cell.x - inset, y, cell.w + inset, height)
        edge = Ornament(Frame(card.x, y, made.length(_EDGE), height), accent, over=True)
        beside = made.length(_BESIDE)
        if part is not None:
            under = Frame(card.x + beside, y + height - row, card.w - 2 * beside, side)
            drawings += (Ornament(card, look), *drawn(made, part, under))
        elif icons or numbers:
            place = (card.x + beside, y + (height - side) // 2)
            sign = (
                made.badge(numbers[n], place, side, made.palette.deep)
                if numbers
                else made.icon(icons[n], place, side)
            )
            drawings += (Ornament(card, look), sign)
        blocks.append(made.block(text, frame, None if part or icons or numbers else look))
        drawings.append(edge)
        y += height + gap
    form = Form(icons=tuple(icons), shares=() if part is None else (part,))
    return (Sheet(made.role, Fill(tuple(blocks), marks=tuple(drawings)), form=form),)


def _close_together(
    made: Studio, items: Sequence[Pair], gap: int, cells: Sequence[Frame], texts: Texts | None
) -> Texts | None:
    """Cards of their own heights where these make them larger; less air where they are small."""
    least = max(_CROWDED, _CLEARLY * _least(texts))
    texts = piled(made, items, gap, (1.0, least), cells) or texts
    if _least(texts) >= _EASY:
        return texts
    within = (1.0, max(_CROWDED, _DEAR * _least(texts)))
    return piled(_close(made), items, gap, within, cells) or texts


def _plain(made: Studio, items: Sequence[Pair]) -> tuple[Sheet, ...]:
    """What only stands round the article: as large as other lists, on no ground of its own."""
    cells = down(made.room, len(items), made.length(_GAP))
    texts = made.alike(_wanted(cells, items), Lines(2, 2), largest=1.0)
    if texts is None or _crowded(texts):
        return ()
    natural = tallest(texts.values())
    height = max(natural, min(cells[0].h, made.length(_QUIET)))
    gap = made.length(_GAP)
    y = made.centred(height * len(items) + gap * (len(items) - 1))
    fill = NOTHING
    for cell, text in zip(cells, texts.values(), strict=True):
        edge = Frame(cell.x, y, made.length(_EDGE), height)
        block = made.block(text, replace(cell, y=y, h=height))
        fill += Fill((block,), marks=(Ornament(edge, Look(made.palette.accent), over=True),))
        if cell is not cells[-1]:
            fill += Fill(marks=(made.rule(cell.x, y + height + gap // 2, cell.w),))
        y += height + gap
    return (Sheet(made.role, fill),)


def _crowded(texts: Texts | None) -> bool:
    return not texts or _least(texts) < _CROWDED


def _least(texts: Texts | None) -> float:
    return min((text.setting.scale for text in (texts or {}).values()), default=0.0)


def _wanted(cells: Sequence[Frame], items: Sequence[Pair]) -> dict[str, tuple[Frame, Pair]]:
    return {f"point_{n}": pair for n, pair in enumerate(zip(cells, items, strict=True), 1)}


def piled(
    made: Studio,
    items: Sequence[Pair],
    apart: int,
    within: tuple[float, float],
    cells: Sequence[Frame] = (),
) -> Texts | None:
    """As large as they go together, each in a card of its own height; or none.

    ``within``: the largest scale and the least; ``cells``: where they are, but for their heights.
    """
    whole = [replace(cell, h=made.room.h) for cell in cells or (made.room,) * len(items)]
    scale, least = within
    while scale >= least:
        texts = made.alike(_wanted(whole, items), Lines(2, 2), largest=scale)
        if texts is None or _least(texts) < least:
            return None
        if sum(text.tall for text in texts.values()) + apart * (len(items) - 1) <= made.room.h:
            return texts
        scale *= _STEP
    return None
