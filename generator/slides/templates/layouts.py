"""A template's layouts as plain data: where each placeholder is and what its text looks like."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.slides import opc
from generator.slides.templates import styles
from generator.slides.templates.pictures import Media
from generator.slides.templates.styles import A, P

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from generator.slides.templates.styles import Style

EMU_PER_POINT, INCH = 12_700, 914_400
# EMU: how thick a line is at most, and what is kept free beside whatever else a layout draws.
_AIR, _MARGIN = 91_440, 152_400

_UNDER = 4 * _AIR  # EMU between a title's place and a line that belongs to it, at most

# Share of a place that must be left beside what is drawn there; else that is its ground.
_FREE = 0.4

_STROKED = 0.5  # share of its frame that a line of a freeform spans at most, else it is its ground
_HEADROOM = 0.55  # share of a title's place that must be left
# EMU: between a title that has room for two lines and a rule that ends its place.
_OVER_RULE, _TWO_LINES = 50_800, 640_000
_UNDERLINED = 25_400  # EMU between a title and a line drawn through the foot of its place

# Points of a freeform that is no drawing, and lines of one that is looked at.
_PLAIN, _MOST_OUTLINES = 8, 200

_MOST_TOGETHER = 16  # drawings that what is free between them is looked for at once
_MOST_MEMBERS = 24  # of a group that is looked into
_CORNERS = 3  # at least, of what has an area
_ROWS = 40  # in which a freeform is looked at
_WEDGE = 0.85  # share of its frame that it takes at most
_YES = {"1", "true"}
_INKS = ("solid", "grad", "blip", "patt")  # kinds of fill that are seen

_BAND = 4  # how many times as tall as a title its band may be; what is taller is a page's ground
_USUAL = 6_858_000  # EMU: height of the page that sizes of type are meant for
_UPRIGHT = {None, "horz"}
_OWN = {"ftr", "dt"}
# What a template says only to show where a footer goes, or leaves to be chosen.
_PROMPT = re.compile(
    r"(?:(?:sample|add|insert|your|enter|type|edit|click to \w+|a|the|short|full|long)\s+)*"
    r"(?:footer|(?:(?:presentation|document|slide|talk|deck|report|project)\s+)?(?:sub)?title|date"
    r"|author(?:s|'s name)?|speaker|presenter|(?:your |author |speaker )?name|department)\b"
    r"(?: here| text| goes here)?[\W_]*"
    r"(?:(?:author|speaker|presenter|name|date)s?[\W_]*)*"
    r"|(?:lorem ipsum|xx+|[○〇●×]{2,}).*|フッター.*|日付.*|発表者名?|氏名|所属|部署名?|会社名|‹#›"
    r"|[^:]*:?\s*\w+(?:[ -]\w+)? or \w+(?:[ -]\w+)?(?: or .*)?",
    re.IGNORECASE,
)

# Inner margins and their defaults in the standard.
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))


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

    def grown(self, by: int) -> Frame:
        """Larger on every side."""
        return Frame(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def overlaps(self, other: Frame) -> bool:
        apart = (
            self.x >= other.x + other.w
            or other.x >= self.x + self.w
            or self.y >= other.y + other.h
            or other.y >= self.y + self.h
        )
        return not apart


def is_band(drawn: Frame, frame: Frame) -> bool:
    """Behind a frame and as wide as it at least, and not the whole page."""
    wide = drawn.x <= frame.x + frame.w // 20
    wide = wide and drawn.x + drawn.w >= frame.x + frame.w * 19 // 20
    middle = frame.y + frame.h // 2
    return wide and drawn.y <= middle <= drawn.y + drawn.h and drawn.h < _BAND * frame.h


def is_line(drawn: Frame, frame: Frame) -> bool:
    """A thin one under a frame, or beside it."""
    near = frame.y - frame.h // 2 <= drawn.y <= frame.y + frame.h + max(frame.h // 2, _UNDER)
    return near and min(drawn.w, drawn.h) <= _AIR and drawn.w > frame.w // 3


def _hangs_into(drawn: Frame, frame: Frame) -> bool:
    """As wide as a frame, from above it down into its upper part."""
    wide = drawn.x <= frame.x and drawn.x + drawn.w >= frame.x + frame.w
    left = frame.y + frame.h - (drawn.y + drawn.h)
    return wide and drawn.y <= frame.y and _HEADROOM * frame.h <= left < frame.h


def _holds_most(drawn: Frame, frame: Frame) -> bool:
    """A band from above it that ends in its lower part: the title stands in the band."""
    wide = drawn.x <= frame.x and drawn.x + drawn.w >= frame.x + frame.w
    left = frame.y + frame.h - (drawn.y + drawn.h)
    return wide and drawn.y <= frame.y and 0 < left < _HEADROOM * frame.h


def _area(frame: Frame) -> int:
    return max(0, frame.w) * max(0, frame.h)


def _beside(frame: Frame, one: Frame) -> tuple[Frame, ...]:
    """What is left of a frame above, below, left and right of another."""
    right, bottom = frame.x + frame.w, frame.y + frame.h
    return (
        Frame(frame.x, frame.y, frame.w, one.y - _MARGIN - frame.y),
        Frame(frame.x, one.y + one.h + _MARGIN, frame.w, bottom - one.y - one.h - _MARGIN),
        Frame(frame.x, frame.y, one.x - _MARGIN - frame.x, frame.h),
        Frame(one.x + one.w + _MARGIN, frame.y, right - one.x - one.w - _MARGIN, frame.h),
    )


def _leaves(frame: Frame, one: Frame) -> int:
    """The area of the most that is left of a frame beside another."""
    return max(_area(best) for best in _beside(frame, one))


def _emptiest(frame: Frame, drawn: Sequence[Frame]) -> Frame:
    """The largest rectangle of a frame that keeps clear of all of these."""
    best = Frame(frame.x, frame.y, 0, 0)
    end, foot = frame.x + frame.w, frame.y + frame.h
    lefts = [frame.x, *(one.x + one.w + _MARGIN for one in drawn)]
    rights = [end, *(one.x - _MARGIN for one in drawn)]
    for left, right in product(lefts, rights):
        if not frame.x <= left < right <= end:
            continue
        over = sorted(
            (one.y - _MARGIN, one.y + one.h + _MARGIN)
            for one in drawn
            if one.x - _MARGIN < right and one.x + one.w + _MARGIN > left
        )
        top = frame.y
        for begin, under in (*over, (foot, foot)):
            free = Frame(left, top, right - left, min(begin, foot) - top)
            best = max(best, free, key=_area)
            top = max(top, under)
    return best


def _without(frame: Frame, drawn: Sequence[Frame]) -> Frame:
    """What is left of a frame beside one drawing after the other."""
    for one in drawn:
        best = max(_beside(frame, one), key=_area) if one.overlaps(frame) else frame
        if _area(best) >= _FREE * _area(frame):
            frame = best
    return frame


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
        vertical: its text runs from top to bottom.
        words: what the template itself says in a footer or a date.
        scale: how much larger the page is than the usual one, and so the smallest type.
        ground: a scheme colour under a place of ours that lies on a picture.
        anchored: the anchor is ours, not the layout's.
    """

    name: str
    kind: str
    index: int | None
    frame: Frame
    insets: tuple[float, float, float, float]
    anchor: str
    styles: tuple[Style, ...]
    moved: bool = False
    vertical: bool = False
    words: str = ""
    scale: float = 1.0
    ground: str = ""
    anchored: bool = False

    def at(self, frame: Frame) -> Slot:
        """The slot where a slide has it: ``replace``, which forms need thousands of times."""
        return Slot(
            self.name,
            self.kind,
            self.index,
            frame,
            self.insets,
            self.anchor,
            self.styles,
            True,
            self.vertical,
            self.words,
            self.scale,
            self.ground,
            self.anchored,
        )

    @property
    def width(self) -> float:
        """Of its text area in points."""
        return self.frame.w / EMU_PER_POINT - self.insets[0] - self.insets[2]

    @property
    def height(self) -> float:
        """Of its text area in points."""
        return self.frame.h / EMU_PER_POINT - self.insets[1] - self.insets[3]

    def text_in(self, frame: Frame) -> tuple[float, float]:
        """Width and height of its text area, were it in a frame."""
        left, top, right, bottom = self.insets
        return frame.w / EMU_PER_POINT - left - right, frame.h / EMU_PER_POINT - top - bottom

    @property
    def is_title(self) -> bool:
        return self.kind in {"title", "ctrTitle"}


_FOOT = frozenset({"ftr", "sldNum"})  # placeholders at the foot that every slide shows


@dataclass(frozen=True, slots=True)
class Layout:
    """Attributes: ``kind`` is PowerPoint's own type ("title", "obj", "secHead" …) or empty.

    ``drawn`` are the frames of what it and its master draw themselves: lines, logos, bands; the
    last ``own`` of them are the layout's.
    """

    name: str
    part: str
    kind: str
    slots: tuple[Slot, ...]
    drawn: tuple[Frame, ...] = ()
    own: int = 0

    @property
    def dressed(self) -> bool:
        """Whether a band or a line, its own or its master's, belongs to its title."""
        if self.title is None:
            return False
        place = self.title.frame
        lined = any(is_line(one, place) for one in self.drawn)
        return lined or self.band(place) is not None

    def clear(self, frame: Frame) -> Frame:
        """The largest part of the frame over which no logo, band or the like is drawn.

        What covers most of it is its ground, not something in its way.
        """
        within = [one for one in self.drawn if one.overlaps(frame)]
        in_way = [one for one in within if _leaves(frame, one) >= _FREE * _area(frame)]
        if 1 < len(in_way) <= _MOST_TOGETHER:
            best = _emptiest(frame, in_way)
            if _area(best) >= _FREE * _area(frame):
                return best
        return _without(frame, within)

    def over_foot(self, frame: Frame) -> Frame:
        """The same, and no lower than where a footer or the slide's number begins."""
        frame = self.clear(frame)
        for slot in self.slots:
            above = slot.frame.y - frame.y
            if slot.kind in _FOOT and slot.frame.overlaps(frame) and above >= _HEADROOM * frame.h:
                frame = replace(frame, h=above)
        return frame

    def headroom(self, frame: Frame) -> Frame:
        """A title's place without what a logo beside it takes, and above a line through it.

        Nor over the edge of a band that only begins or ends in it.
        """
        for one in self.drawn:
            if one.w > frame.w * 3 // 5 or is_line(one, frame) or not one.overlaps(frame):
                continue
            parts = _beside(frame, one)
            best = max(parts[:2], key=_area)  # in line with the points
            if _area(best) < _HEADROOM * _area(frame):
                best = max(parts, key=_area)
            if _area(best) >= _HEADROOM * _area(frame):
                frame = best
        for one in self.drawn:
            roomy = frame.h > _TWO_LINES
            above = one.y - (_OVER_RULE if roomy else _UNDERLINED) - frame.y
            level = one.h <= _AIR and one.w > frame.w * 3 // 5
            near = one.overlaps(frame) or (roomy and one.overlaps(replace(frame, h=frame.h + 1)))
            if level and near and _HEADROOM * frame.h <= above < frame.h:
                frame = Frame(frame.x, frame.y, frame.w, above)
            elif one.h > _AIR and _hangs_into(one, frame):
                under = one.y + one.h
                frame = Frame(frame.x, under, frame.w, frame.y + frame.h - under)
            elif one.h > _AIR and _holds_most(one, frame):
                frame = replace(frame, h=one.y + one.h - frame.y)
        return frame

    def band(self, frame: Frame) -> Frame | None:
        """What is drawn behind a title, as wide as it at least, and not the whole page."""
        behind = (one for one in self.drawn if is_band(one, frame))
        return min(behind, key=_area, default=None)

    @property
    def title(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.is_title), None)


def layouts(parts: Mapping[str, bytes], name: str) -> tuple[Layout, ...]:
    """Every layout of every master, in PowerPoint's order.

    Raises:
        TemplateError: a part is missing or cannot be read.
    """
    presentation = opc.seen(parts, "ppt/presentation.xml", name)
    default = presentation.find(f"{P}defaultTextStyle")
    size = presentation.find(f"{P}sldSz")
    sides = [_integer(None if size is None else size.get(key), _USUAL) for key in ("cx", "cy")]
    scale = min(sides) / _USUAL
    related = {r.id: r for r in opc.relations(parts, "ppt/presentation.xml", name)}
    found: list[Layout] = []
    for row in presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        relation = related.get(row.get(styles.R_ID, ""))
        if relation is not None:
            found += _of_master(parts, relation.target, (default, scale), name)
    return tuple(found)


def _of_master(
    parts: Mapping[str, bytes], part: str, whole: tuple[_Element | None, float], name: str
) -> Iterator[Layout]:
    """``whole``: the presentation's own text styles, and the scale of its page."""
    master = opc.seen(parts, part, name)
    related = {r.id: r for r in opc.relations(parts, part, name)}
    source = styles.Ancestry(master, whole[0], styles.theme_above(parts, part, name))
    common = _drawn(master, Media(parts, part, name))
    for row in master.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
        relation = related.get(row.get(styles.R_ID, ""))
        if relation is not None:
            root = opc.seen(parts, relation.target, name)
            theirs = _drawn(root, Media(parts, relation.target, name))
            above = () if root.get("showMasterSp") in {"0", "false"} else common
            slots = tuple(_slots(root, source, whole[1]))
            yield _layout(root, relation.target, slots, above, theirs)


def _layout(
    root: _Element, part: str, slots: tuple[Slot, ...], above: Sequence[Frame], own: Sequence[Frame]
) -> Layout:
    common = root.find(f"{P}cSld")
    name = "" if common is None else common.get("name", "")
    return Layout(name, part, root.get("type", ""), slots, (*above, *own), len(own))


def _drawn(root: _Element, media: Media) -> tuple[Frame, ...]:
    """Where the shapes that are no placeholders show anything."""
    found: list[Frame] = []
    for shape, frame in drawn_by(root):
        one = media.seen(shape, _thick(shape, frame))
        found += outlines(shape, frame) or pieces(shape, frame) or (one,)
    return tuple(found)


def _thick(shape: _Element, frame: Frame) -> Frame:
    """A level or an upright line as thick as it is drawn."""
    line = shape.find(f"{P}spPr/{A}ln")
    if line is None or min(frame.w, frame.h) > 0:
        return frame
    half = min(_AIR, _integer(line.get("w"), 0)) // 2
    if frame.h == 0:
        return Frame(frame.x, frame.y - half, frame.w, 2 * half)
    return Frame(frame.x - half, frame.y, 2 * half, frame.h)


@lru_cache(maxsize=64)  # a master is looked at once for each place of each of its layouts
def drawn_by(root: _Element) -> tuple[tuple[_Element, Frame], ...]:
    """The shapes of a master or layout, seen and not changed, that are no placeholders.

    Of a group its members, each where it is seen.
    """
    shapes = (
        shape
        for shape in root.iterfind(f"{P}cSld/{P}spTree/*")
        if shape.find(f".//{P}nvPr/{P}ph") is None and not _unseen(shape)
    )
    return tuple(one for shape in shapes for one in _members(shape, _turned(shape)))


def _unseen(shape: _Element) -> bool:
    """A text box without text, ground or frame."""
    properties = shape.find(f"{P}spPr")
    if properties is None or shape.find(f"{P}nvSpPr/{P}cNvSpPr[@txBox='1']") is None:
        return False
    filled = (one for one in properties if one.tag in {f"{A}{kind}Fill" for kind in _INKS})
    line = properties.find(f"{A}ln")
    framed = line is not None and line.find(f"{A}noFill") is None and len(line) > 0
    said = any((text.text or "").strip() for text in shape.iter(f"{A}t"))
    return not said and not framed and next(filled, None) is None


def _members(shape: _Element, frame: Frame | None) -> Iterator[tuple[_Element, Frame]]:
    """A shape; of a group that is neither turned nor a picture of many pieces what is in it."""
    if frame is None:
        return
    place, inner = _place_of(shape), _within(shape)
    inside = [one for one in shape if _place_of(one) is not None and one.tag != f"{P}grpSpPr"]
    turned = place is None or any(place.get(key) for key in ("rot", "flipH", "flipV"))
    if shape.tag != f"{P}grpSp" or inner is None or turned or len(inside) > _MOST_MEMBERS:
        yield shape, frame
        return
    wide, tall = frame.w / inner.w, frame.h / inner.h
    for one in inside:
        own = _turned(one)
        if own is not None and not _slanted(one, own):
            x = frame.x + round((own.x - inner.x) * wide)
            y = frame.y + round((own.y - inner.y) * tall)
            yield from _members(one, Frame(x, y, round(own.w * wide), round(own.h * tall)))


def _slanted(shape: _Element, frame: Frame) -> bool:
    """A straight line from corner to corner of its frame, which leaves nearly all of it free."""
    line = shape.tag == f"{P}cxnSp" or shape.find(f"{P}spPr/{A}prstGeom[@prst='line']") is not None
    return line and min(frame.w, frame.h) > _AIR


def _within(group: _Element) -> Frame | None:
    """The coordinates of a group's members."""
    place = group.find(f"{P}grpSpPr/{A}xfrm")
    offset, extent = (None if place is None else place.find(f"{A}{k}") for k in ("chOff", "chExt"))
    if offset is None or extent is None:
        return None
    x, y = (_integer(offset.get(key), 0) for key in "xy")
    w, h = (_integer(extent.get(key), 0) for key in ("cx", "cy"))
    return Frame(x, y, w, h) if w > 0 < h else None


def pieces(shape: _Element, frame: Frame) -> tuple[Frame, ...]:
    """Of a freeform of few straight lines that leaves much of its frame free: an angle, a wedge."""
    place, corners = _place_of(shape), _corners(shape)
    if place is None or len(corners) < _CORNERS or place.get("rot", "0") != "0":
        return ()
    if place.get("flipH") in _YES:
        corners = [(1 - x, y) for x, y in corners]
    if place.get("flipV") in _YES:
        corners = [(x, 1 - y) for x, y in corners]
    rows = [_run(corners, (n + 0.5) / _ROWS) for n in range(_ROWS)]
    if sum(b - a for a, b in rows) > _WEDGE * _ROWS:
        return ()
    found: list[Frame] = []
    for n, (a, b) in enumerate(rows):
        top, bottom = frame.y + n * frame.h // _ROWS, frame.y + (n + 1) * frame.h // _ROWS
        one = Frame(frame.x + round(a * frame.w), top, round((b - a) * frame.w), bottom - top)
        last = found[-1] if found else None
        if last is not None and (last.x, last.w) == (one.x, one.w) and last.y + last.h == top:
            found[-1] = last.joined(one)
        elif one.w > 0:
            found.append(one)
    return tuple(found)


_BOUND = {f"{A}{step}" for step in ("moveTo", "lnTo", "cubicBezTo", "quadBezTo", "close")}
_ROUNDED = 0.15  # share of its frame's side that a curve takes at most, of one that rounds a corner


def _corners(shape: _Element) -> list[tuple[float, float]]:
    """Of a triangle or of a freeform in one piece, in shares of its frame."""
    triangle = shape.find(f"{P}spPr/{A}prstGeom[@prst='triangle']")
    if triangle is not None:
        guide = triangle.find(f"{A}avLst/{A}gd")
        told = "" if guide is None else guide.get("fmla", "").removeprefix("val ")
        return [(_integer(told or None, 50_000) / 100_000, 0.0), (1.0, 1.0), (0.0, 1.0)]
    paths = shape.findall(f"{P}spPr/{A}custGeom/{A}pathLst/{A}path")
    if len(paths) != 1 or sum(step.tag == f"{A}moveTo" for step in paths[0]) != 1:
        return []
    if any(step.tag not in _BOUND for step in paths[0]):
        return []  # where an arc goes no points say
    wide, tall = (_integer(paths[0].get(key), 0) or 1 for key in "wh")
    found: list[tuple[float, float]] = []
    for step in paths[0]:
        points = step.iterfind(f"{A}pt")
        places = [(_integer(p.get("x"), 0) / wide, _integer(p.get("y"), 0) / tall) for p in points]
        # A curve reaches beyond its ends, and from that before it: only a corner is rounded by one.
        for along in zip(*(*found[-1:], *places), strict=True) if len(places) > 1 else ():
            if max(along) - min(along) > _ROUNDED:
                return []
        found += places
    return found


def _run(corners: Sequence[tuple[float, float]], y: float) -> tuple[float, float]:
    """From where to where a polygon is seen at a height, in shares of its frame."""
    xs = [
        a + (y - b) / (d - b) * (c - a)
        for (a, b), (c, d) in zip(corners, (*corners[1:], corners[0]), strict=True)
        if (b <= y) != (d <= y)
    ]
    return (max(0.0, min(xs)), min(1.0, max(xs))) if xs else (0.0, 0.0)


def outlines(shape: _Element, frame: Frame) -> tuple[Frame, ...]:
    """Of what a freeform draws within its frame; empty for a plain shape, or for too many."""
    points = list(shape.iterfind(f"{P}spPr/{A}custGeom//{A}pt"))
    if len(points) <= _PLAIN:
        return ()
    found: list[Frame] = []
    for path in shape.iterfind(f"{P}spPr/{A}custGeom/{A}pathLst/{A}path"):
        wide, tall = (_integer(path.get(key), 0) or 1 for key in "wh")
        for part in _parts(path):
            xs, ys = zip(*part, strict=True)
            x, y = (frame.x + min(xs) * frame.w // wide, frame.y + min(ys) * frame.h // tall)
            w, h = (max(xs) - min(xs)) * frame.w // wide, (max(ys) - min(ys)) * frame.h // tall
            one = Frame(x, y, w, h)
            if 5 * w < frame.w and 2 * h < frame.h:
                found.append(one)
            elif w * h < frame.w * frame.h * _STROKED:
                found += _strokes(part, frame, (wide, tall))
    return tuple(found) if len(found) <= _MOST_OUTLINES else ()


def _strokes(part: list[tuple[int, int]], frame: Frame, of: tuple[int, int]) -> list[Frame]:
    """A long outline as the boxes of its pieces, each from one end of a curve to the next."""
    places = [(frame.x + x * frame.w // of[0], frame.y + y * frame.h // of[1]) for x, y in part]
    boxes: list[Frame] = []
    for n in range(0, len(places) - 1, 3):
        xs, ys = zip(*places[n : n + 4], strict=True)
        boxes.append(Frame(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    return boxes


def _parts(path: _Element) -> Iterator[list[tuple[int, int]]]:
    """The points of each line of a path."""
    part: list[tuple[int, int]] = []
    for step in path:
        if step.tag == f"{A}moveTo" and part:
            yield part
            part = []
        part += [
            (_integer(pt.get("x"), 0), _integer(pt.get("y"), 0)) for pt in step.iterfind(f"{A}pt")
        ]
    if part:
        yield part


def _slots(root: _Element, source: styles.Ancestry, scale: float) -> Iterator[Slot]:
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
            vertical=_first(bodies, "vert") not in _UPRIGHT,
            words=_words([shape, *([] if above is None else [above])]) if kind in _OWN else "",
            scale=scale or 1.0,
        )


def _words(shapes: list[_Element]) -> str:
    """What the template itself says in the first of these that says anything fixed."""
    for shape in shapes:
        text = "".join(t.text or "" for t in shape.iterfind(f"{P}txBody/{A}p/{A}r/{A}t")).strip()
        if text:
            return "" if _PROMPT.fullmatch(text) else text
    return ""


def _first(elements: list[_Element], key: str) -> str | None:
    return next((value for e in elements if (value := e.get(key)) is not None), None)


def _integer(text: str | None, default: int) -> int:
    try:
        return default if text is None else int(text)
    except ValueError:
        return default


_DEGREE = 60_000  # the standard's units of an angle


def _turned(shape: _Element) -> Frame | None:
    """Around a shape as it is seen: one that is turned takes other room than it states."""
    frame, place = frame_of(shape), _place_of(shape)
    angle = 0.0 if place is None else math.radians(_integer(place.get("rot"), 0) / _DEGREE)
    if frame is None or not angle:
        return frame
    sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
    w = round(frame.w * cosine + frame.h * sine)
    h = round(frame.w * sine + frame.h * cosine)
    return Frame(frame.x + (frame.w - w) // 2, frame.y + (frame.h - h) // 2, w, h)


def _place_of(shape: _Element) -> _Element | None:
    paths = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")
    return next((p for path in paths if (p := shape.find(path)) is not None), None)


def frame_of(shape: _Element) -> Frame | None:
    """Where a shape states its place; ``None`` when it inherits it."""
    place = _place_of(shape)
    if place is None:
        return None
    offset, extent = place.find(f"{A}off"), place.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = (_integer(offset.get(key), 0) for key in "xy")
    w, h = (_integer(extent.get(key), 0) for key in ("cx", "cy"))
    return Frame(x, y, w, h)
