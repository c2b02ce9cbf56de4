"""Text against what lies behind it, as WCAG 2 measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.slides import opc
from generator.slides.templates import styles
from generator.slides.templates.layouts import frame_of
from generator.slides.templates.styles import A, P

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from generator.slides.templates.layouts import Frame, Slot

ENOUGH = 4.5
"""WCAG 2.1, 1.4.3: for text of any size."""


def ratio(first: str, second: str) -> float:
    """Between two colours as RRGGBB: 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[n : n + 2], 16) / 255 for n in (0, 2, 4))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def backdrop(parts: Mapping[str, bytes], part: str, slot: Slot, name: str) -> str:
    """The plain colour behind a slot's middle; empty for a picture, a gradient, the unknown."""
    layout = opc.parse(parts, part, name)
    above = next(
        (r.target for r in opc.relations(parts, part, name) if r.kind == "slideMaster"), ""
    )
    master = opc.parse(parts, above, name)
    themes = [r.target for r in opc.relations(parts, above, name) if r.kind == "theme"]
    theme = styles.theme_of(opc.parse(parts, themes[0], name) if themes else None)
    source = styles.Source(master, None, theme)
    color = _background(layout, source)
    if color is None:
        color = _background(master, source)
    found = source.theme.colors.get("lt1", "FFFFFF") if color is None else color
    roots = (layout,) if layout.get("showMasterSp") in {"0", "false"} else (master, layout)
    for root in roots:
        for frame, fill in _shapes(root, source):
            if _covers(frame, slot.frame):
                found = fill
    own = _own_fill(layout, slot, source)
    return found if own is None else own


def _own_fill(layout: _Element, slot: Slot, source: styles.Source) -> str | None:
    """Of the placeholder itself, or of the master's; ``None`` when neither is filled."""
    index = {} if slot.index is None else {"idx": str(slot.index)}
    wanted = index or {"type": slot.kind}
    shapes = [
        shape
        for shape in layout.iterfind(f"{P}cSld/{P}spTree/{P}sp")
        if (place := shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")) is not None
        and all(place.get(key) == value for key, value in wanted.items())
    ]
    above = source.placeholder(slot.kind)
    for shape in (*shapes[:1], *(() if above is None else (above,))):
        properties = shape.find(f"{P}spPr")
        for fill in () if properties is None else properties:
            if fill.tag == f"{A}noFill":
                return None
            if fill.tag == f"{A}solidFill":
                return source.color(fill)
            if fill.tag in {f"{A}gradFill", f"{A}blipFill", f"{A}pattFill"}:
                return ""
    return None


def _background(root: _Element, source: styles.Source) -> str | None:
    """``None`` when the part has no background of its own."""
    properties = root.find(f"{P}cSld/{P}bg/{P}bgPr")
    if properties is not None:
        return source.color(properties.find(f"{A}solidFill"))
    reference = root.find(f"{P}cSld/{P}bg/{P}bgRef")
    return None if reference is None else source.color(reference)


def _shapes(root: _Element, source: styles.Source) -> Iterator[tuple[Frame, str]]:
    """What is drawn by the part itself, from the back: frame and colour."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/*"):
        if shape.find(f".//{P}nvPr/{P}ph") is not None:
            continue
        frame = frame_of(shape)
        if frame is None or shape.tag not in {f"{P}sp", f"{P}pic"}:
            continue
        fill = shape.find(f"{P}spPr/{A}solidFill")
        if fill is not None:
            yield frame, source.color(fill)
        elif shape.tag == f"{P}pic" or shape.find(f"{P}spPr/{A}gradFill") is not None:
            yield frame, ""


def _covers(shape: Frame, slot: Frame) -> bool:
    """The middle of the slot's left edge lies on the shape: text begins there."""
    x, y = slot.x + slot.w // 8, slot.y + slot.h // 2
    return shape.x <= x <= shape.x + shape.w and shape.y <= y <= shape.y + shape.h
