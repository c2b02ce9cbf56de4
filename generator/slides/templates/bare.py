"""Templates without a place for points or for a cover's title: boxes of ours on what they draw."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.slides.templates.layouts import EMU_PER_POINT, Frame, Slot
from generator.slides.templates.makeshift import FLUSH, Role, adapted, paired, plain
from generator.slides.templates.styles import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.slides.templates.layouts import Layout

_PAGE = 6_858_000  # EMU: the height of the page that sizes of type are meant for

_BAND_AIR = 4.0  # points above and below a title of ours
_HIGH, _DEEP = 0.09, 0.25  # shares of the page's height of a band that titles stand in

# Share of the page that a cover's own place for a line must have to be its title's.
_COVERED = 0.05
_LARGE = 20.0  # points: what a cover sets larger is its title
_COVER_TITLE, _COVER_SECOND = 48.0, 22.0  # points where the template has no place for them
_COVER_ROOM = 0.2  # share of the page's height that both lines of a cover need
_HEIGHTS = 24, 14  # percent of the page's height of a cover's title and of its second line


def makeshift(found: tuple[Layout, ...], page: tuple[int, int], usual: str = "") -> Role:
    """For a template without a layout for points: boxes of our own on its plainest layout.

    ``usual``: the part of the layout that its own slides have most; it is rather that.
    """
    width, height = page
    scale = min(page) / _PAGE
    air = _BAND_AIR * scale
    top = [layout for layout in found if layout.title and _ends(layout.title) < 0.35 * height]
    bare = [layout for layout in found if layout.title is None]
    layout = min(top or bare or found, key=lambda one: (one.part != usual, len(one.slots)))
    left = width // 16
    body = Slot(
        "Text",
        "",
        None,
        Frame(left, height * 25 // 100, width - 2 * left, height * 65 // 100),
        (0, 0, 0, 0),
        "t",
        (replace(plain(22 * scale), before=12 * scale),) * LEVELS,
        scale=scale,
    )
    heading = replace(plain(28 * scale), bold=True, latin="+mj-lt", ea="+mj-ea")
    heading = replace(heading, local=(f'{FLUSH[0]} algn="l"', FLUSH[1]))
    title = layout.title if layout.title in [one.title for one in top] else None
    title = title or replace(
        body,
        name="Title",
        kind="title",
        frame=_headband(layout, page)
        or Frame(left, height * 6 // 100, width - 2 * left, height * 17 // 100),
        anchor="ctr",
        insets=(0, air, 0, air),
        styles=(heading,) * LEVELS,
        moved=True,
    )
    foot = {"ftr": "footer", "sldNum": "slide_number"}
    fields = {foot[slot.kind]: slot for slot in layout.slots if slot.kind in foot}
    return adapted(Role("bullets", layout, {"title": title, "body": body, **fields}), page)


def _headband(layout: Layout, page: tuple[int, int]) -> Frame | None:
    """What a band along the top of the page leaves for a title, beside its logo."""
    width, height = page
    for band in layout.drawn:
        across = band.x <= width // 50 and band.x + band.w >= width * 49 // 50
        if not across or band.y > height // 50 or not _HIGH <= (band.y + band.h) / height <= _DEEP:
            continue
        others = tuple(one for one in layout.drawn if one != band)
        left = max(width // 24, band.x)
        whole = Frame(left, max(0, band.y), width - 2 * left, band.y + band.h - max(0, band.y))
        free = replace(layout, drawn=others).clear(whole)
        if free.w >= whole.w // 2 and free.h >= whole.h * 2 // 3:
            return free
    return None


def _ends(slot: Slot) -> int:
    return slot.frame.y + slot.frame.h


def _wide(slot: Slot) -> float:
    return slot.styles[0].size


def _begun(
    page: tuple[int, int], samples: tuple[Frame, ...], own: Slot | None
) -> tuple[int, int, int]:
    """Left, top and width of a cover's title: where its art or its own small place says."""
    width, height = page
    left, top = width // 12, height * 32 // 100
    if samples:
        left, top = samples[0].x, max(0, min(samples[0].y, height * 55 // 100))
    elif own is not None:
        left = own.frame.x
    return left, top, min(width * 5 // 6, width - left - width // 24)


def _free_of(layout: Layout, page: tuple[int, int], frame: Frame) -> tuple[int, int] | None:
    """Top and height of what is free above or below art that stands where a title would.

    What covers most of a page is its ground.
    """
    margin = page[1] // 20
    art = [one for one in layout.drawn if 2 * one.w * one.h < page[0] * page[1]]
    within = [one for one in art if one.overlaps(frame)]
    if not within:
        return None
    beside = [one for one in art if one.x < frame.x + frame.w and one.x + one.w > frame.x]
    first, last = min(one.y for one in within), max(one.y + one.h for one in within)
    over = [one.y + one.h for one in beside if one.y + one.h <= first]
    under = [one.y for one in beside if one.y >= last]
    spans = [
        (max([0, *over]) + margin, first - margin),
        (last + margin, min([page[1], *under]) - margin),
    ]
    top, bottom = max(spans, key=lambda span: span[1] - span[0])
    return (top, bottom - top) if bottom - top >= _COVER_ROOM * page[1] else None


def titled(
    cover: Role, page: tuple[int, int], samples: tuple[Frame, ...], ink: Callable[[Slot], str]
) -> Role:
    """A cover whose layout has art and no place for a title: set large.

    Args:
        cover: the role.
        page: its size.
        samples: where the layout's own art said that a title stands.
        ink: a scheme colour that is readable on what lies behind a place; empty where none is, and
            the title has a ground of its own.
    """
    if "title" in cover.fields or cover.layout.title is not None:
        return cover
    large = [slot for slot in cover.layout.slots if slot.styles[0].size >= _LARGE * slot.scale]
    own = max((s for s in large if s.kind in {"obj", "body"}), key=_wide, default=None)
    if (
        own is not None
        and own.width * own.height >= _COVERED * page[0] * page[1] / EMU_PER_POINT**2
    ):
        return replace(cover, fields={**cover.fields, "title": replace(own, styles=paired(own))})
    left, top, wide = _begun(page, samples, own)
    tall = page[1] * sum(_HEIGHTS) // 100
    top, tall = _free_of(cover.layout, page, Frame(left, top, wide, tall)) or (top, tall)
    title, second = _lines(Frame(left, top, wide, tall), min(page) / _PAGE)
    color = ink(title)
    if color:
        title, second = (
            replace(
                slot,
                ground="",
                insets=(0.0, 0.0, 0.0, 0.0),  # no ground of its own whose edge to keep from
                styles=tuple(replace(style, fill=color) for style in slot.styles),
            )
            for slot in (title, second)
        )
    return replace(cover, fields={**cover.fields, "title": title, "title_second": second})


def _lines(whole: Frame, scale: float) -> tuple[Slot, Slot]:
    """A cover's title and its second line, on a ground of their own."""
    style = replace(
        plain(_COVER_TITLE * scale, "tx1"),
        bold=True,
        latin="+mj-lt",
        ea="+mj-ea",
        local=(f'{FLUSH[0]} algn="l"', FLUSH[1]),
    )
    inner = (24.0 * scale, 12.0 * scale, 24.0 * scale, 12.0 * scale)
    upper = replace(whole, h=whole.h * _HEIGHTS[0] // sum(_HEIGHTS))
    title = Slot(
        "Title",
        "title",
        None,
        upper,
        inner,
        "b",
        (style,) * LEVELS,
        moved=True,
        scale=scale,
        ground="bg1",
    )
    second = replace(
        title,
        name="Title Second",
        kind="",
        frame=replace(whole, y=upper.y + upper.h, h=whole.h - upper.h),
        anchor="t",
        styles=(plain(_COVER_SECOND * scale, "tx1"),) * LEVELS,
    )
    return title, second
