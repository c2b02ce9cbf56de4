"""Steps in their order, numbered: along a line, in two rows, or down the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Form
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import across, even, headed, lines, studio, tallest
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Frame

_MOST = 6
_MOST_ALONG = 4
_CROWDED = 0.8  # scale of type below which steps rather run down the page
_BADGE = 0.7
_SMALL = 0.5
_GAP = 0.4
_AIR = 0.2  # inches: badges along a line and down the page, between steps, under a badge


def steps(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Two to six numbered steps a page, counted on over pages; empty where they fit on none."""
    if scene.points or scene.fields or scene.table:
        return ()
    texts = [headed(desk, group) for group in scene.groups]
    if all(p.level < 2 for words in texts for p in words) and not _names(desk, texts):
        texts = [tuple(replace(p, level=p.level + 2) for p in words) for words in texts]
    for most in range(_MOST, 1, -1):
        pages = even(texts, most)
        starts = [sum(map(len, pages[:n])) + 1 for n in range(len(pages))]
        made = [_page(desk, page, n) for page, n in zip(pages, starts, strict=True)]
        if made and None not in made:
            return tuple(sheet for sheet in made if sheet is not None)
    return ()


def _names(desk: Desk, texts: Sequence[Pair]) -> bool:
    """Whether what heads the steps is short enough for a heading."""
    made = studio(desk, "steps")
    if made is None:
        return True
    found = _set(made, across(made.room, min(len(texts), _MOST_ALONG), made.length(_GAP)), texts)
    return found is not None and lines(1, 1)(found)


def _set(made: Studio, cells: Sequence[Frame], texts: Sequence[Pair]) -> Texts | None:
    wanted = {f"step_{n}": pair for n, pair in enumerate(zip(cells, texts, strict=False), 1)}
    return made.alike(wanted, lines(1, 2), largest=1.2)


def _page(desk: Desk, texts: Sequence[Pair], start: int) -> Sheet | None:
    made = studio(desk, "steps")
    if made is None:
        return None
    if made.upright:
        return _down(made, texts, start)
    along = _rows(made, texts, start, 1) if len(texts) <= _MOST_ALONG else None
    if along is None and len(texts) > _MOST_ALONG:
        along = _rows(made, texts, start, 2)
    return along or _down(made, texts, start)


def _rows(made: Studio, texts: Sequence[Pair], start: int, rows: int) -> Sheet | None:
    """``None`` where a step would take more than three lines or a heading more than two."""
    columns = -(-len(texts) // rows)
    gap, badge, air = (
        made.length(_GAP),
        made.length(_BADGE if rows == 1 else _SMALL),
        made.length(_AIR),
    )
    pitch = made.room.h // rows
    room = pitch - badge - air - (made.length(0.15) if rows > 1 else 0)
    cells = [
        replace(cell, y=made.room.y + row * pitch, h=room)
        for row in range(rows)
        for cell in across(made.room, columns, gap)
    ][: len(texts)]
    found = _set(made, cells, texts)
    crowded = any(text.setting.scale < _CROWDED for text in (found or {}).values())
    if not found or crowded or not lines(2, 3)(found):
        return None
    height = tallest(found.values())
    spare = 0 if rows > 1 else made.centred(badge + air + height) - made.room.y
    fill = Fill()
    for n, cell in enumerate(cells):
        y = cell.y + spare
        if n % columns == 0:
            end = cells[min(n + columns, len(cells)) - 1]
            middle = y + badge // 2
            fill += Fill(marks=(made.axis((cell.x, middle), (end.x + end.w, middle)),))
        fill += _numbered(made, start + n, (cell.x, y), badge, last=n == len(cells) - 1)
        text = found.get(f"step_{n + 1}")
        if text is not None:
            fill += Fill((made.block(text, replace(cell, y=y + badge + air, h=text.tall)),))
    return Sheet(made.role, fill, form=Form(across=columns))


def _numbered(made: Studio, number: int, at: tuple[int, int], side: int, *, last: bool) -> Fill:
    palette = made.palette
    color = palette.accent if last else palette.deep
    return Fill(marks=(made.badge(str(number), at, side, color),))


def _down(made: Studio, texts: Sequence[Pair], start: int) -> Sheet | None:
    """A row a step, its number at the left."""
    badge, gap = made.length(_SMALL), made.length(0.16)
    indent = badge + made.length(0.3)
    inner = replace(made.room, x=made.room.x + indent, w=made.room.w - indent)

    def fits(found: Texts) -> bool:
        tall = sum(max(badge, text.tall) for text in found.values())
        return tall + gap * (len(texts) - 1) <= made.room.h

    found = made.alike(
        {f"step_{n}": (inner, words) for n, words in enumerate(texts, 1)}, fits, largest=1.2
    )
    if not found or not fits(found):
        return None
    heights = [max(badge, text.tall) for text in found.values()]
    spare = made.room.h - sum(heights)
    air = min(spare // max(1, len(heights) - 1), made.length(0.4))
    y = made.centred(sum(heights) + air * (len(heights) - 1))
    fill, x = Fill(), made.room.x + badge // 2
    last = y + sum(heights[:-1]) + air * (len(heights) - 1)
    fill += Fill(marks=(made.axis((x, y), (x, last + badge)),))
    for n, (text, height) in enumerate(zip(found.values(), heights, strict=True)):
        fill += _numbered(made, start + n, (made.room.x, y), badge, last=n == len(heights) - 1)
        lead = text.setting.size(text.words[0]) * 1.2 * EMU_PER_POINT
        top = y + max(0, round((badge - lead) / 2)) if text.tall < badge else y
        frame = replace(inner, y=top, h=text.tall)
        fill += Fill((made.block(text, frame),))
        y += height + air
    return Sheet(made.role, fill)
