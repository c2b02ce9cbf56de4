"""Formulas: TeX as native Office Math, through MathML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Gap
from generator.slides.composing.beside import rest
from generator.slides.composing.graphics import Formula
from generator.slides.composing.mathematics import office_math
from generator.slides.composing.programs import code
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import lines, studio
from generator.slides.composing.text import describes
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio

_FENCES = re.compile(r"^\s*(?:\$\$|\\\[|\$)|(?:\$\$|\\\]|\$)\s*$")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{(?:equation|align|gather|displaymath|math)\*?\}")
_SIZE = 40.0
_SMALLEST = 18.0
_TALL, _FLAT, _WIDE = 2.6, 1.4, 0.55
"""Em: height of a line with fractions or sums, of one without, and width of a letter."""

_LETTERS = 26
"""Letters of TeX that stand on a line of a whole slide at ``_SIZE``, commands not counted."""


def formula(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Its lines under each other; as program text, with a gap, where it cannot be understood."""
    made = studio(desk, "formula")
    rows = _rows(scene.code)
    if made is None or not rows or scene.groups or scene.table:
        return ()
    try:
        maths = tuple(office_math(row) for row in rows)
    except ValueError as error:
        why = f"the formula cannot be set: {error}"
        gap = Fill(gaps=(Gap("slide", scene.id, why, rows[0][:80]),))
        first, *others = code(desk, replace(scene, syntax="tex")) or (Sheet(made.role),)
        return (replace(first, fill=first.fill + gap), *others)
    longest = max(len(re.sub(r"\\[a-zA-Z]+|[{}_^\\ ]", "", row)) for row in rows)
    size = max(_SMALLEST, min(_SIZE, _SIZE * _LETTERS * 2 / max(longest, 1)))
    items = rest(desk, scene)
    height = round(made.room.h * (0.5 if items else 0.8))
    place = _around(made, rows, size, longest, height)
    alt = f"{describes(scene.title)}: {'; '.join(rows)}"
    slot = replace(made.role.fields["body"], name="Formula", kind="", index=None, frame=place)
    drawn = Formula(slot, maths, rows, made.points(size), alt)
    if not items:
        return (Sheet(made.role, objects=(drawn,)),)
    skip = height + made.length(0.25)
    lower = replace(made.room, y=made.room.y + skip, h=made.room.h - skip)
    words = tuple(p for item in items for p in item)
    texts = made.alike({"body": (lower, words)}, lines(2, 2))
    if texts is None:
        return ()
    return (Sheet(made.role, Fill((made.block(texts["body"], lower),)), (drawn,)),)


def _around(made: Studio, rows: tuple[str, ...], size: float, longest: int, most: int) -> Frame:
    """About as large as the formulas: LibreOffice draws them as large as their frame."""
    tall = any(re.search(r"\\(?:d?frac|sum|prod|int|begin)", row) for row in rows)
    em = made.points(size) * EMU_PER_POINT
    h = min(most, round(len(rows) * em * (_TALL if tall else _FLAT)))
    w = min(made.room.w, round((longest + 4) * em * _WIDE))
    room = made.room
    return Frame(room.x + (room.w - w) // 2, room.y + (most - h) // 2, w, h)


def _rows(text: str) -> tuple[str, ...]:
    bare = _ENVIRONMENT.sub("", _FENCES.sub("", text.strip())).replace("&=", "=")
    if "\\begin" in bare:
        return (" ".join(bare.split()),) if bare.strip() else ()
    parts = re.split(r"\\\\|\n\s*\n", bare)
    return tuple(" ".join(part.split()) for part in parts if part.strip())
