"""Pictures of a template, small enough to be looked at."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.slides import opc
from generator.slides.templates.styles import A, P, R

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element
    from PIL import Image

    from generator.slides.templates.layouts import Frame

Shares: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom of a part of a picture, in shares of its sides."""

_MOST_PIXELS = 40_000_000
_LOOKED_AT = 512  # pixels of the longer side of a picture that is looked at
_THERE = 64  # of 255: what is less opaque is hardly seen


@lru_cache(maxsize=16)
def reduced(data: bytes) -> Image.Image | None:
    """A picture small enough to be looked at in many places; ``None`` where it cannot be read."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.draft("RGB", (_LOOKED_AT, _LOOKED_AT))
            whole = picture.convert("RGBA")
            whole.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.BOX)
            return whole
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _seen(data: bytes, crop: Shares) -> Shares:
    """Where the part of a picture that ``crop`` leaves shows anything, in shares of that part."""
    whole = reduced(data)
    if whole is None:
        return (0.0, 0.0, 1.0, 1.0)
    w, h = whole.size
    part = whole.crop(
        (round(crop[0] * w), round(crop[1] * h), round(crop[2] * w), round(crop[3] * h))
    )
    there = part.getchannel("A").point(lambda alpha: 255 if alpha >= _THERE else 0)
    box = there.getbbox()
    if box is None or not all(part.size):
        return (0.0, 0.0, 1.0, 1.0)
    wide, tall = part.size
    return (box[0] / wide, box[1] / tall, box[2] / wide, box[3] / tall)


class Media(NamedTuple):
    """The pictures of a part."""

    parts: Mapping[str, bytes]
    part: str
    name: str

    def seen(self, shape: _Element, frame: Frame) -> Frame:
        """Where a picture shows anything: many logos and waves have clear margins."""
        blip = shape.find(f"{P}blipFill/{A}blip")
        if blip is None or shape.tag != f"{P}pic":
            return frame
        wanted = blip.get(f"{R}embed", "")
        rows = opc.relations(self.parts, self.part, self.name)
        target = next((row.target for row in rows if row.id == wanted), "")
        data = self.parts.get(target)
        if not data:
            return frame
        place = shape.find(f"{P}spPr/{A}xfrm")
        if place is None or place.get("rot", "0") != "0":
            return frame
        left, top, right, bottom = _seen(data, _crop(shape))
        if place.get("flipH") in _YES:
            left, right = 1 - right, 1 - left
        if place.get("flipV") in _YES:
            top, bottom = 1 - bottom, 1 - top
        x, y = frame.x + round(left * frame.w), frame.y + round(top * frame.h)
        wide, tall = round((right - left) * frame.w), round((bottom - top) * frame.h)
        return replace(frame, x=x, y=y, w=wide, h=tall)


_YES = {"1", "true"}
_WHOLE_PICTURE = 100_000  # the standard's: a crop is told in thousandths of a percent


def _thousandths(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return 0


def _crop(shape: _Element) -> Shares:
    cut = shape.find(f"{P}blipFill/{A}srcRect")
    sides = [0 if cut is None else _thousandths(cut.get(key)) / _WHOLE_PICTURE for key in "ltrb"]
    left, top, right, bottom = (min(0.99, max(0.0, side)) for side in sides)
    if left + right >= 1 or top + bottom >= 1:
        return (0.0, 0.0, 1.0, 1.0)
    return (left, top, 1 - right, 1 - bottom)
