"""A scene's note: what limits its claim, at the foot of the same slide, on any layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.fit import CARD, Setting, fitted
from generator.slides.composing.pages import Block, cut
from generator.slides.templates.layouts import EMU_PER_POINT, Frame, Slot
from generator.slides.templates.makeshift import plain
from generator.slides.templates.roles import FOOT, HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.slides.composing.text import Pair
    from generator.slides.templates.makeshift import Role
    from generator.slides.templates.template import Template

_AIR = 0.3
_INDENT = 0.2
_BAR = 0.05  # inches on a page 7.5 high: above a note, left of its text, of the line beside it

# Inches from the bottom: what starts there (a signature) moves up rather than being cut.
_SIGNED = 1.3

_MOST = 0.3  # share of the room under a heading that a note may take


@dataclass(frozen=True, slots=True)
class Reserved:
    """A note set at the foot of a layout.

    Attributes:
        role: with the note's room taken from it.
        bar: the line beside the note.
        top: EMU: where what is above it must end.
        cut: the note did not fit whole.
    """

    role: Role
    block: Block
    bar: Ornament
    top: int
    cut: bool

    def under(self, bottom: int) -> Reserved:
        """Higher up, where what it belongs to ends."""
        rise = self.top - bottom
        if rise <= 0:
            return self
        bar = replace(self.bar, frame=replace(self.bar.frame, y=self.bar.frame.y - rise))
        frame = self.block.slot.frame
        slot = replace(self.block.slot, frame=replace(frame, y=frame.y - rise))
        setting = self.block.setting._replace(slot=slot)
        return replace(self, block=self.block._replace(setting=setting), bar=bar)


def reserved(template: Template, role: Role, words: Pair, beside: Pair = ()) -> Reserved | None:
    """A note on a layout; ``None`` on one that holds nothing but its title.

    ``beside``: both languages in one paragraph, for where they fit on one line.
    """
    unit = min(template.page) / 7.5
    own = [slot for key, slot in role.fields.items() if key not in {*HEAD, *FOOT, "note", "meta"}]
    if not own:
        return None
    area = _around(slot.frame for slot in own)
    slot = role.fields.get("note") or text_box("Note", template, (16, 14))
    # Beside a panel the layout has a narrower place for it than all its places together.
    wide = slot.frame if "note" in role.fields else area
    left = wide.x + round(_INDENT * unit)
    slot = replace(slot, moved=True, anchor="t", insets=(0.0, 0.0, 0.0, 0.0))
    slot = replace(
        slot, frame=Frame(left, 0, wide.x + wide.w - left, round(template.room.h * _MOST))
    )
    setting = fitted(Setting(slot, CARD, most=1), beside) if beside else None
    words = beside if setting is not None else words
    setting = setting or fitted(Setting(slot, CARD), words)
    whole = setting is not None
    if setting is None:
        setting, words = (
            Setting(slot, CARD, Setting(slot, CARD).least),
            cut(Setting(slot, CARD), words),
        )
    height = round((setting.tall(words) + 2) * EMU_PER_POINT)
    top = area.y + area.h - height
    frame = replace(slot.frame, y=top, h=height)
    placed = setting._replace(slot=replace(slot, frame=frame))
    # On a strong ground in the ink of the note itself.
    stressed = slot.styles[0].color not in {"", template.ink}
    color = template.palette.paper if stressed else template.palette.accent
    bar = Ornament(Frame(wide.x, top, round(_BAR * unit), height), Look(color))
    taken = height + round(_AIR * unit)
    above = _raised(role, area, taken, round(_SIGNED * unit), wide)
    note = Block(placed, placed.broken(words))
    return Reserved(above, note, bar, area.y + area.h - taken, not whole)


def _around(frames: Iterable[Frame]) -> Frame:
    first, *others = frames
    for other in others:
        first = first.joined(other)
    return first


def _raised(role: Role, area: Frame, height: int, signed: int, wide: Frame) -> Role:
    """Everything above the note: cut at the bottom, or moved up where it stands near it.

    What stands beside the ``wide`` place of notes, as on a panel, stays as it is.
    """
    bottom = area.y + area.h
    low = [s.frame.y for k, s in role.fields.items() if _moves(k, s, bottom - signed)]
    limit = min([bottom - height, *(y - height for y in low)])
    fields = {}
    for key, slot in role.fields.items():
        if key in {*HEAD, *FOOT, "note", "meta"} or _is_beside(slot.frame, wide):
            fields[key] = slot
        elif _moves(key, slot, bottom - signed):
            frame = replace(slot.frame, y=slot.frame.y - height)
            fields[key] = replace(slot, frame=frame, moved=True)
        elif slot.frame.y + slot.frame.h > limit:
            frame = replace(slot.frame, h=max(1, limit - slot.frame.y))
            fields[key] = replace(slot, frame=frame, moved=True)
        else:
            fields[key] = slot
    return replace(role, fields=fields)


def _is_beside(frame: Frame, wide: Frame) -> bool:
    return frame.x + frame.w <= wide.x or frame.x >= wide.x + wide.w


def _moves(key: str, slot: Slot, below: int) -> bool:
    return key == "attribution" and slot.frame.y >= below


def text_box(name: str, template: Template, sizes: tuple[float, float]) -> Slot:
    """Of our own, where the layout has no place for a text; points of its two languages."""
    scale = min(template.page) / 6_858_000
    first, second = (size * scale for size in sizes)
    levels = (plain(first, template.palette.text), plain(second, template.palette.soft))
    return Slot(name, "", None, Frame(0, 0, 1, 1), (0, 0, 0, 0), "t", levels * 2)
