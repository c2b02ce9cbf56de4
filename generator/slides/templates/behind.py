"""What lies behind a place: plain grounds, pictures and gradients, of layout and master."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from generator.slides import opc
from generator.slides.templates import styles
from generator.slides.templates.layouts import Frame, drawn_by, frame_of, outlines, pieces
from generator.slides.templates.palette import luminance
from generator.slides.templates.pictures import reduced
from generator.slides.templates.styles import A, P, R

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element
    from PIL import Image

    from generator.slides.templates.layouts import Slot

_LINE = "9525"  # EMU: how thick a line is that does not say it, by the standard
_VIVID = 90  # of 255: how far a colour's channels are apart, of one that is no grey


def backdrop(parts: Mapping[str, bytes], part: str, slot: Slot, name: str) -> tuple[str, ...]:
    """The colours behind a slot: one of a plain ground, the extremes of a picture or a gradient.

    Empty where they cannot be found out.
    """
    source, owners = _owners(parts, part, name)
    layout = owners[1][0]
    found: tuple[str, ...] = (source.theme.colors.get("lt1", "FFFFFF"),)
    for root, owner in owners:
        found = _Backdrop(parts, owner, name, source, slot.frame).page(root, found)
    hidden = layout.get("showMasterSp") in {"0", "false"}
    for root, owner in owners[1:] if hidden else owners:
        found = _Backdrop(parts, owner, name, source, slot.frame).shapes(root, found)
    seen = _Backdrop(parts, part, name, source, slot.frame)
    for shape in _placeholders(layout, slot, source):
        filled = _filled(shape)
        if filled is not None:
            return found if filled.tag == f"{A}noFill" else seen.fill([filled], slot.frame, found)
    return found


def own_fill(parts: Mapping[str, bytes], part: str, slot: Slot, name: str) -> str:
    """The markup of the fill that a place has itself, on its layout or the master."""
    source, owners = _owners(parts, part, name)
    for shape in _placeholders(owners[1][0], slot, source):
        filled = _filled(shape)
        if filled is not None:
            plain = filled.tag in {f"{A}solidFill", f"{A}gradFill", f"{A}pattFill"}
            return etree.tostring(filled, encoding="unicode") if plain else ""
    return ""


def tints(parts: Mapping[str, bytes], part: str, name: str) -> Iterator[tuple[str, int]]:
    """What a layout and its master draw, but for what fills the page: RRGGBB, and its area."""
    source, owners = _owners(parts, part, name)
    page = page_of(parts, name)
    for root, owner in owners:
        for shape in root.iterfind(f"{P}cSld/{P}spTree/*"):
            frame = frame_of(shape)
            if frame is None or 3 * frame.w * frame.h > page.w * page.h:
                continue
            if (line := _rule(shape, frame, source))[1]:
                yield line
                continue
            seen = _Backdrop(parts, owner, name, source, frame)
            filled = list(shape.iter(f"{P}spPr", f"{P}blipFill"))
            area = frame.w * frame.h // (len(filled) or 1)
            for one in filled:
                picture = one.tag == f"{P}blipFill"
                colors = seen.strongest(one) if picture else seen.fill(one, frame, ())[:1]
                yield from ((color, area) for color in colors if len(color) == 6)


def _rule(shape: _Element, frame: Frame, source: styles.Ancestry) -> tuple[str, int]:
    """The colour and the area of a drawn line; none of another shape."""
    properties = shape.find(f"{P}spPr")
    line = None if properties is None else properties.find(f"{A}ln")
    plain = properties is not None and properties.find(f"{A}prstGeom[@prst='line']") is not None
    if not plain and shape.tag != f"{P}cxnSp":
        return "", 0
    told = None if line is None else line.find(f"{A}solidFill")
    told = shape.find(f"{P}style/{A}lnRef") if told is None else told
    color = "" if told is None else source.color(told)
    try:
        thick = int(_LINE if line is None else line.get("w", _LINE))
    except ValueError:
        thick = 0
    return (color, thick * max(frame.w, frame.h)) if len(color) == 6 else ("", 0)


def _owners(
    parts: Mapping[str, bytes], part: str, name: str
) -> tuple[styles.Ancestry, tuple[tuple[_Element, str], ...]]:
    """A layout's master and the layout itself, and what both inherit from."""
    above = styles.above(parts, part, "slideMaster", name)
    master = opc.seen(parts, above, name)
    source = styles.Ancestry(master, None, styles.theme_above(parts, above, name))
    return source, ((master, above), (opc.seen(parts, part, name), part))


_FILLS = tuple(f"{A}{kind}" for kind in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill"))


def _filled(shape: _Element) -> _Element | None:
    properties = shape.find(f"{P}spPr")
    found = () if properties is None else properties
    return next((one for one in found if one.tag in _FILLS), None)


def page_of(parts: Mapping[str, bytes], name: str) -> Frame:
    """The whole slide."""
    size = opc.seen(parts, "ppt/presentation.xml", name).find(f"{P}sldSz")
    try:
        width, height = (0, 0) if size is None else (int(size.get("cx", 0)), int(size.get("cy", 0)))
    except ValueError:
        width = height = 0
    return Frame(0, 0, width, height) if width > 0 < height else Frame(0, 0, 12_192_000, 6_858_000)


def _placeholders(layout: _Element, slot: Slot, source: styles.Ancestry) -> Iterator[_Element]:
    """The layout's own, then the one of the master that it takes after."""
    index = {} if slot.index is None else {"idx": str(slot.index)}
    wanted = index or {"type": slot.kind}
    for shape in layout.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is not None and all(place.get(key) == value for key, value in wanted.items()):
            yield shape
            break
    above = source.placeholder(slot.kind) if slot.kind else None
    if above is not None:
        yield above


@dataclass(frozen=True, slots=True)
class _Backdrop:
    """Fills of one part, as they are seen behind a frame."""

    parts: Mapping[str, bytes]
    part: str
    name: str
    source: styles.Ancestry
    frame: Frame

    def page(self, root: _Element, under: tuple[str, ...]) -> tuple[str, ...]:
        """A part's own background."""
        own = root.find(f"{P}cSld/{P}bg/{P}bgPr")
        reference = root.find(f"{P}cSld/{P}bg/{P}bgRef")
        if own is not None:
            return self.fill(own, page_of(self.parts, self.name), ())
        return under if reference is None else (self.source.color(reference),)

    def shapes(self, root: _Element, under: tuple[str, ...]) -> tuple[str, ...]:
        """Whatever a part draws behind the frame, one over the other."""
        for shape, frame in drawn_by(root):
            seen = pieces(shape, frame) or (frame,)
            if any(_covers(one, self.frame) for one in seen) and not outlines(shape, frame):
                under = self._shape(shape, frame, under)
        return under

    def _shape(self, shape: _Element, frame: Frame, under: tuple[str, ...]) -> tuple[str, ...]:
        """Over what is ``under`` it."""
        if shape.tag == f"{P}pic":
            filled = shape.find(f"{P}blipFill")
            return under if filled is None else self._picture(filled, frame, under) or under
        properties = shape.find(f"{P}spPr")
        return under if properties is None else self.fill(properties, frame, under)

    def fill(
        self, owner: Iterable[_Element], frame: Frame, under: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Of a shape's or a background's properties; what is ``under`` where there is none."""
        for fill in owner:
            if fill.tag == f"{A}solidFill":
                color = self.source.color(fill)
                share = _alpha(fill)
                return tuple(_over(color, each, share) for each in under) if under else (color,)
            if fill.tag == f"{A}gradFill":
                stops = (self.source.color(stop) for stop in fill.iter(f"{A}gs"))
                return tuple(dict.fromkeys(c for c in stops if c)) or under
            if fill.tag == f"{A}blipFill":
                return self._picture(fill, frame, under) or under
        return under

    def strongest(self, fill: _Element) -> tuple[str, ...]:
        """Of a picture's colours the most saturated, where it is no photograph of many."""
        data = self._data(fill)
        whole = reduced(data) if data else None
        return () if whole is None else _saturated(whole)

    def _data(self, fill: _Element) -> bytes:
        blip = fill.find(f"{A}blip")
        wanted = "" if blip is None else blip.get(f"{R}embed", "")
        rows = opc.relations(self.parts, self.part, self.name)
        target = next((r.target for r in rows if r.id == wanted), "")
        return self.parts.get(target, b"")

    def _picture(self, fill: _Element, frame: Frame, under: tuple[str, ...]) -> tuple[str, ...]:
        """The darkest, the middle and the lightest of what is behind the frame."""
        ground = next((c for c in under if len(c) == 6), "FFFFFF")
        return _sampled(self._data(fill), _share(self.frame, frame), ground)


def _alpha(fill: _Element) -> float:
    value = fill.find(f"*/{A}alpha")
    try:
        return 1.0 if value is None else int(value.get("val", "100000").rstrip("%")) / 100_000
    except ValueError:
        return 1.0


def _over(color: str, under: str, share: float) -> str:
    """A colour that lets what is under it through."""
    if share >= 1 or len(color) != 6 or len(under) != 6:
        return color
    pairs = ((int(color[n : n + 2], 16), int(under[n : n + 2], 16)) for n in (0, 2, 4))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _share(frame: Frame, of: Frame) -> tuple[float, float, float, float]:
    """Where a frame lies on a picture, in shares of its sides."""
    w, h = max(1, of.w), max(1, of.h)
    left, top = (frame.x - of.x) / w, (frame.y - of.y) / h
    box = (left, top, left + frame.w / w, top + frame.h / h)
    x, y, right, bottom = (min(1.0, max(0.0, side)) for side in box)
    return (x, y, right, bottom) if right > x and bottom > y else (0.0, 0.0, 1.0, 1.0)


@lru_cache(maxsize=64)
def _sampled(data: bytes, share: tuple[float, float, float, float], under: str) -> tuple[str, ...]:
    """The colours of a part of a picture, from dark to light; none where it cannot be read."""
    from PIL import Image

    whole = reduced(data)
    if whole is None:
        return ()
    w, h = whole.size
    box = (share[0] * w, share[1] * h, share[2] * w, share[3] * h)
    ground = Image.new("RGBA", whole.size, f"#{under}")
    seen = Image.alpha_composite(ground, whole).convert("RGB")
    small = seen.resize((24, 24), Image.Resampling.BOX, box)
    pixels = sorted(_hex(small.getpixel((n % 24, n // 24))) for n in range(576))
    pixels.sort(key=luminance)
    return tuple(dict.fromkeys(pixels[n] for n in (len(pixels) // 20, 288, len(pixels) * 19 // 20)))


def _saturated(picture: Image.Image) -> tuple[str, ...]:
    """The colour that most of a logo's coloured pixels are near to."""
    small = picture.resize((48, 48)).convert("RGBA")
    counts: dict[str, int] = {}
    for n in range(48 * 48):
        pixel = small.getpixel((n % 48, n // 48))
        if isinstance(pixel, tuple) and pixel[3] > 127 and max(pixel[:3]) - min(pixel[:3]) > _VIVID:
            near = tuple(min(255, int(c) // 24 * 24 + 12) for c in pixel[:3])
            counts[_hex(near)] = counts.get(_hex(near), 0) + 1
    return tuple(sorted(counts, key=lambda color: -counts[color])[:1])


def _hex(pixel: object) -> str:
    channels = pixel if isinstance(pixel, tuple) else (0, 0, 0)
    return "".join(f"{int(c):02X}" for c in channels[:3])


def _covers(shape: Frame, slot: Frame) -> bool:
    """The middle of the slot's left edge lies on the shape: text begins there."""
    x, y = slot.x + slot.w // 8, slot.y + slot.h // 2
    return shape.x <= x <= shape.x + shape.w and shape.y <= y <= shape.y + shape.h
