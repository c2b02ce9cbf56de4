"""A stranger's layouts made to serve two languages: English under Japanese, room for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.slides.layouts import Frame, Slot
from generator.slides.styles import LEVELS, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.slides.layouts import Layout

_UNDER = 0.72
"""Size of English under Japanese, in templates that have no level for it; at least 14 points."""

_LARGEST = 28.0
"""Points: body text of slides made to be shouted is set no larger than this."""

_ROOMY = 0.33
"""Share of the page's height that points need."""

_BOTTOM = 0.9
"""Where a placeholder that grows with its text must end, as a share of the page's height."""


@dataclass(frozen=True, slots=True)
class Role:
    """A layout that serves a role, and the slots its fields go to."""

    name: str
    layout: Layout
    fields: Mapping[str, Slot]


def adapted(role: Role, page: tuple[int, int]) -> Role:
    """The role with levels in pairs, and with the room its title and body can grow into."""
    fields = {name: replace(slot, styles=_pairs(slot)) for name, slot in role.fields.items()}
    for name, enough in (("title", 0.15), ("body", 0.4)):
        slot = fields.get(name)
        if slot is not None and slot.frame.h < enough * page[1]:
            fields[name] = _grown(slot, role.layout, page)
    return replace(role, fields=fields)


def _grown(slot: Slot, layout: Layout, page: tuple[int, int]) -> Slot:
    """Down to the next placeholder below, as PowerPoint lets such a place grow with its text."""
    frame = slot.frame
    end = frame.y + frame.h
    below = [
        other.frame.y
        for other in layout.slots
        if other.frame.y >= end
        and other.frame.x < frame.x + frame.w
        and other.frame.x + other.frame.w > frame.x
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
    plain = Style(22, False, 0, 0, 12, 1.2, "+mn-lt", "+mn-ea", "", 0, (" ", ""))
    body = Slot(
        "Text",
        "",
        None,
        Frame(left, height * 35 // 100, width - 2 * left, height * 55 // 100),
        (0, 0, 0, 0),
        "t",
        (replace(plain, local=(' marL="0" indent="0"', "<a:buNone/>")),) * LEVELS,
    )
    heading = replace(plain, size=28, bold=True, latin="+mj-lt", ea="+mj-ea")
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
