"""A stranger's layouts made to serve two languages: English under Japanese, room for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.slides.templates.layouts import EMU_PER_POINT, Frame, Slot
from generator.slides.templates.styles import LEVELS, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.slides.templates.layouts import Layout

_UNDER = 0.72
"""Size of English under Japanese, in templates that have no level for it; at least 14 points."""

_LARGEST = 28.0
"""Points: body text of slides made to be shouted is set no larger than this."""

_ROOMY = 0.33
"""Share of the page's height that points need."""

_BOTTOM = 0.9
"""Where a placeholder that grows with its text must end, as a share of the page's height."""


_TOGETHER = (18.0, 14.0)
"""Points: the smallest sizes of two titles in one place."""

_GAP = 45_720
"""EMU between a line under the title and what is set below it."""

_CORNER = 0.1
"""Share of a place's width that a logo may stand under without ending it."""

_FLUSH = (' marL="0" indent="0"', "<a:buNone/>")


_SECOND = 16.0
"""Points: of a second title in a text box of ours."""


def plain(size: float, fill: str = "") -> Style:
    """The type of a text box of ours, in a scheme colour or the template's own."""
    return Style(size, False, 0, 0, 0, 1.2, "+mn-lt", "+mn-ea", "", 0, local=_FLUSH, fill=fill)


@dataclass(frozen=True, slots=True)
class Role:
    """A layout that serves a role, and the slots its fields go to.

    Attributes: ``ours``: the layout is one that we draw, whose places a slide may move.
    """

    name: str
    layout: Layout
    fields: Mapping[str, Slot]
    ours: bool = False


def adapted(role: Role, page: tuple[int, int]) -> Role:
    """The role with levels in pairs, and with the room its title and body can grow into."""
    fields = {name: replace(slot, styles=_pairs(slot)) for name, slot in role.fields.items()}
    for name, enough in (("title", 0.15), ("body", 0.4)):
        slot = fields.get(name)
        if slot is not None and slot.frame.h < enough * page[1]:
            fields[name] = _grown(slot, role.layout, page)
    second = _second_title(fields, role.layout)
    return replace(role, fields={**fields, **({"title_second": second} if second else {})})


def _second_title(fields: Mapping[str, Slot], layout: Layout) -> Slot | None:
    """A text box of ours above the points, where the title's own place holds one line alone."""
    title, body = fields.get("title"), fields.get("body")
    if title is None or body is None or "title_second" in fields:
        return None
    if title.height >= sum(s.line * size for s, size in zip(title.styles, _TOGETHER, strict=False)):
        return None
    end = title.frame.y + title.frame.h
    between = (one for one in layout.drawn if end <= one.y + one.h <= body.frame.y)
    top = max([end, *(one.y + one.h for one in between if _beneath(one, title.frame))]) + _GAP
    left, right = (round(inset * EMU_PER_POINT) for inset in (title.insets[0], title.insets[2]))
    frame = Frame(title.frame.x + left, top, title.frame.w - left - right, body.frame.y - top)
    if frame.h < _GAP + 1.2 * _SECOND * EMU_PER_POINT:
        return None
    style = plain(_SECOND)
    return Slot("Title Second", "", None, frame, (0, 0, 0, 0), "t", (style,) * LEVELS)


def _beneath(other: Frame, frame: Frame) -> bool:
    """Overlapping in width, by more than a corner."""
    shared = min(other.x + other.w, frame.x + frame.w) - max(other.x, frame.x)
    return shared > _CORNER * frame.w


def _grown(slot: Slot, layout: Layout, page: tuple[int, int]) -> Slot:
    """Down to what stands below, as PowerPoint lets such a place grow with its text."""
    frame = slot.frame
    end = frame.y + frame.h
    below = [
        other.y
        for other in (*(one.frame for one in layout.slots), *layout.drawn)
        if other.y >= end and _beneath(other, frame)
    ]
    bottom = min([*below, round(page[1] * _BOTTOM)])
    if bottom <= end:
        return slot
    return replace(slot, frame=replace(frame, h=bottom - frame.y), moved=True)


def roomy(role: Role, page: tuple[int, int]) -> bool:
    """Whether points can stand on the layout, below its title."""
    title, body = role.fields.get("title"), role.fields.get("body")
    if title is None or body is None or body.frame.h < _ROOMY * page[1]:
        return False
    return not title.frame.overlaps(body.frame)


def _pairs(slot: Slot) -> tuple[Style, ...]:
    """Levels in pairs — Japanese, English — from levels that know nothing of pairs."""
    first, detail = (_tamed(style, slot) for style in slot.styles[:2])
    return (first, _second(first), detail, _second(detail))


def _tamed(style: Style, slot: Slot) -> Style:
    """Type for a poster becomes type for a text."""
    if slot.is_title or style.size <= _LARGEST:
        return style
    return replace(style, size=_LARGEST, local=(" ", ""))


def _second(style: Style) -> Style:
    """The same place without a bullet, smaller, close under what it translates."""
    left = round(max(0.0, style.left) * 12_700)
    return replace(
        style,
        size=max(min(14.0, style.size), round(style.size * _UNDER * 2) / 2),
        bold=False,
        hang=0.0,
        before=1.0,
        number="",
        local=(
            f' marL="{left}" indent="0"',
            '<a:spcBef><a:spcPts val="100"/></a:spcBef><a:buNone/>',
        ),
    )


def makeshift(found: tuple[Layout, ...], page: tuple[int, int]) -> Role:
    """For a template without a layout for points: boxes of our own on its plainest layout."""
    width, height = page
    top = [layout for layout in found if layout.title and _ends(layout.title) < 0.35 * height]
    bare = [layout for layout in found if layout.title is None]
    layout = min(top or bare or found, key=lambda one: len(one.slots))
    left = width // 16
    body = Slot(
        "Text",
        "",
        None,
        Frame(left, height * 35 // 100, width - 2 * left, height * 55 // 100),
        (0, 0, 0, 0),
        "t",
        (replace(plain(22), before=12),) * LEVELS,
    )
    heading = replace(plain(28), bold=True, latin="+mj-lt", ea="+mj-ea")
    title = layout.title if layout.title in [one.title for one in top] else None
    title = title or replace(
        body,
        name="Title",
        kind="title",
        frame=Frame(left, height * 8 // 100, width - 2 * left, height * 22 // 100),
        anchor="b",
        styles=(heading,) * LEVELS,
        moved=True,
    )
    foot = {"ftr": "footer", "sldNum": "slide_number"}
    fields = {foot[slot.kind]: slot for slot in layout.slots if slot.kind in foot}
    return adapted(Role("bullets", layout, {"title": title, "body": body, **fields}), page)


def _ends(slot: Slot) -> int:
    return slot.frame.y + slot.frame.h
