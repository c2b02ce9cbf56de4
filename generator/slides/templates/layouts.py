"""A template's layouts as plain data: where each placeholder is and what its text looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.slides import opc
from generator.slides.templates import styles
from generator.slides.templates.styles import A, P

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from generator.slides.templates.styles import Style

EMU_PER_POINT = 12_700
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Inner margins and their defaults in the standard."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the slide in EMU."""

    x: int
    y: int
    w: int
    h: int

    def joined(self, other: Frame) -> Frame:
        """The smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.w, other.x + other.w)
        bottom = max(self.y + self.h, other.y + other.h)
        return Frame(x, y, right - x, bottom - y)

    def overlaps(self, other: Frame) -> bool:
        apart = (
            self.x >= other.x + other.w
            or other.x >= self.x + self.w
            or self.y >= other.y + other.h
            or other.y >= self.y + self.h
        )
        return not apart


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for text or an object on a layout.

    Attributes:
        kind: the placeholder's type; "" is a text box of our own, on no layout.
        index: its ``idx``; ``None`` for a title (and for a text box).
        insets: left, top, right, bottom in points.
        anchor: "t", "ctr" or "b".
        styles: by outline level, four of them.
        moved: its frame is ours, not the layout's, and slides must state it.
    """

    name: str
    kind: str
    index: int | None
    frame: Frame
    insets: tuple[float, float, float, float]
    anchor: str
    styles: tuple[Style, ...]
    moved: bool = False

    @property
    def width(self) -> float:
        """Of its text area in points."""
        return self.frame.w / EMU_PER_POINT - self.insets[0] - self.insets[2]

    @property
    def height(self) -> float:
        """Of its text area in points."""
        return self.frame.h / EMU_PER_POINT - self.insets[1] - self.insets[3]

    @property
    def is_title(self) -> bool:
        return self.kind in {"title", "ctrTitle"}


@dataclass(frozen=True, slots=True)
class Layout:
    """Attributes: ``kind`` is PowerPoint's own type ("title", "obj", "secHead" …) or empty.

    ``drawn`` are the frames of what it and its master draw themselves: lines, logos, bands.
    """

    name: str
    part: str
    kind: str
    slots: tuple[Slot, ...]
    drawn: tuple[Frame, ...] = ()

    def clear(self, frame: Frame) -> Frame:
        """The frame without the side on which a logo, or the like, is drawn over it."""
        for one in self.drawn:
            if one.overlaps(frame) and one.w < frame.w / 2 and one.h < frame.h / 2:
                right, bottom = frame.x + frame.w, frame.y + frame.h
                sides = (
                    Frame(frame.x, frame.y, frame.w, one.y - frame.y),
                    Frame(frame.x, one.y + one.h, frame.w, bottom - one.y - one.h),
                    Frame(frame.x, frame.y, one.x - frame.x, frame.h),
                    Frame(one.x + one.w, frame.y, right - one.x - one.w, frame.h),
                )
                frame = max(sides, key=lambda side: max(0, side.w) * max(0, side.h))
        return frame

    @property
    def title(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.is_title), None)


def layouts(parts: Mapping[str, bytes], name: str) -> tuple[Layout, ...]:
    """Every layout of every master, in PowerPoint's order.

    Raises:
        TemplateError: a part is missing or cannot be read.
    """
    presentation = opc.parse(parts, "ppt/presentation.xml", name)
    default = presentation.find(f"{P}defaultTextStyle")
    related = {r.id: r for r in opc.relations(parts, "ppt/presentation.xml", name)}
    found: list[Layout] = []
    for row in presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        relation = related.get(row.get(styles.R_ID, ""))
        if relation is not None:
            found += _of_master(parts, relation.target, default, name)
    return tuple(found)


def _of_master(
    parts: Mapping[str, bytes], part: str, default: _Element | None, name: str
) -> Iterator[Layout]:
    master = opc.parse(parts, part, name)
    related = {r.id: r for r in opc.relations(parts, part, name)}
    themes = [r.target for r in related.values() if r.kind == "theme"]
    theme = styles.theme_of(opc.parse(parts, themes[0], name) if themes else None)
    source = styles.Source(master, default, theme)
    for row in master.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
        relation = related.get(row.get(styles.R_ID, ""))
        if relation is not None:
            yield _layout(opc.parse(parts, relation.target, name), relation.target, source)


def _layout(root: _Element, part: str, source: styles.Source) -> Layout:
    common = root.find(f"{P}cSld")
    name = "" if common is None else common.get("name", "")
    slots = tuple(_slots(root, source))
    roots = (root,) if root.get("showMasterSp") in {"0", "false"} else (source.master, root)
    drawn = tuple(frame for one in roots for frame in _drawn(one))
    return Layout(name, part, root.get("type", ""), slots, drawn)


def _drawn(root: _Element) -> Iterator[Frame]:
    """Frames of the shapes that are no placeholders."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/*"):
        frame = frame_of(shape)
        if frame is not None and shape.find(f".//{P}nvPr/{P}ph") is None:
            yield frame


def _slots(root: _Element, source: styles.Source) -> Iterator[Slot]:
    seen: set[tuple[str, int | None]] = set()
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is None:
            continue
        kind = place.get("type", "obj")
        index = None if kind in {"title", "ctrTitle"} else _integer(place.get("idx"), 0)
        above = source.placeholder(kind)
        frame = frame_of(shape) or (None if above is None else frame_of(above))
        if frame is None or (kind, index) in seen:
            continue
        seen.add((kind, index))
        bodies = [
            body
            for owner in (shape, above)
            if owner is not None and (body := owner.find(f"{P}txBody/{A}bodyPr")) is not None
        ]
        label = shape.find(f"{P}nvSpPr/{P}cNvPr")
        left, top, right, bottom = (
            _integer(_first(bodies, key), default) / EMU_PER_POINT for key, default in _INSETS
        )
        yield Slot(
            name="" if label is None else label.get("name", ""),
            kind=kind,
            index=index,
            frame=frame,
            insets=(left, top, right, bottom),
            anchor=_first(bodies, "anchor") or "t",
            styles=source.levels(shape, kind),
        )


def _first(elements: list[_Element], key: str) -> str | None:
    return next((value for e in elements if (value := e.get(key)) is not None), None)


def _integer(text: str | None, default: int) -> int:
    try:
        return default if text is None else int(text)
    except ValueError:
        return default


def frame_of(shape: _Element) -> Frame | None:
    """Where a shape states its place; ``None`` when it inherits it."""
    paths = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")
    place = next((p for path in paths if (p := shape.find(path)) is not None), None)
    if place is None:
        return None
    offset, extent = place.find(f"{A}off"), place.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = (_integer(offset.get(key), 0) for key in "xy")
    w, h = (_integer(extent.get(key), 0) for key in ("cx", "cy"))
    return Frame(x, y, w, h)
