"""The cover picture of a show: for players, the page and the feed."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from generator.japanese.breaks import balanced

if TYPE_CHECKING:
    from generator.model import Bilingual

SIZE = 1400
"""Pixels of a side: the least that Apple Podcasts takes, and quick to load on a page."""

_DEEP, _PAPER, _INK, _MARK, _SECOND = "#14264B", "#FFFFFF", "#1B1F2A", "#C23B22", "#525C6B"
_CARD = (140, 140, 1260, 1260)
_LEFT, _WIDTH = 220, 960
_SMALLEST = 24

_JAPANESE_FONTS = (
    "NotoSansCJK-Bold.ttc",
    "NotoSansJP-Bold.ttf",
    "NotoSansJP-Bold.otf",
    "SourceHanSans-Bold.ttc",
    "ヒラギノ角ゴシック W6.ttc",
    "Hiragino Sans GB.ttc",
    "YuGothB.ttc",
    "meiryob.ttc",
    "msgothic.ttc",
    "ipaexg.ttf",
    "ipag.ttf",
    "TakaoGothic.ttf",
    "VL-Gothic-Regular.ttf",
)
"""Files that Linux, macOS and Windows keep where Pillow looks for fonts."""


def cover(title: Bilingual, credit: str) -> bytes:
    """A square PNG: a card with the title in both languages and where the article comes from.

    What no font here can draw is left out, so that a cover never shows empty boxes: without a
    Japanese font the English title stands alone.
    """
    picture = Image.new("RGB", (SIZE, SIZE), _DEEP)
    draw = ImageDraw.Draw(picture)
    _draw_cards(draw)
    main, under = _titles(title)
    bottom = _draw_text(draw, main, top=330, height=470 if under else 640, largest=128, fill=_INK)
    if under:
        _draw_text(draw, under, top=bottom + 48, height=1060 - bottom, largest=58, fill=_SECOND)
    if _drawable(credit):
        _draw_text(draw, credit, top=1150, height=60, largest=32, fill=_SECOND)
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _draw_cards(draw: ImageDraw.ImageDraw) -> None:
    """A stack of picture cards, as a kamishibai teller holds them, and a red mark."""
    left, top, right, bottom = _CARD
    for step, shade in ((36, "#2B3F6B"), (18, "#8C99B8")):
        draw.rectangle((left + step, top - step, right + step, bottom - step), fill=shade)
    draw.rectangle(_CARD, fill=_PAPER)
    draw.rectangle((left, top, left + 18, bottom), fill=_MARK)
    draw.rectangle((_LEFT, 250, _LEFT + 120, 262), fill=_MARK)


def _titles(title: Bilingual) -> tuple[str, str]:
    """The large one and the small one, of those that can be drawn."""
    texts = [text for text in (title.ja, title.en) if text and _drawable(text)]
    main, under = (*texts, "", "")[:2]
    return main, under


def _draw_text(
    draw: ImageDraw.ImageDraw, text: str, *, top: int, height: int, largest: int, fill: str
) -> int:
    """As large as fits; the y where it ends."""
    size, lines = _fitted(text, height, largest)
    font = _font(size)
    for line in lines:
        draw.text((_LEFT, top), line, font=font, fill=fill)
        top += _leading(size)
    return top


def _fitted(text: str, height: int, largest: int) -> tuple[int, tuple[str, ...]]:
    """The largest size that fits; at the smallest one what does not fit is cut off."""
    size = largest
    lines = _lines(text, size)
    while len(lines) * _leading(size) > height and size > _SMALLEST:
        size -= 4
        lines = _lines(text, size)
    return size, lines[: max(1, height // _leading(size))]


def _lines(text: str, size: int) -> tuple[str, ...]:
    limit = 0.96 * _WIDTH / size
    lines = balanced(" ".join(text.split()), limit)
    widest = max((_font(size).getlength(line) for line in lines), default=0)
    # The widths that lines are made by are another font's.
    return (
        balanced(" ".join(text.split()), 0.97 * limit * _WIDTH / widest)
        if widest > _WIDTH
        else lines
    )


def _leading(size: int) -> int:
    return round(size * 1.4)


@cache
def _japanese_font() -> str:
    for name in _JAPANESE_FONTS:
        try:
            ImageFont.truetype(name, 24)
        except OSError:
            continue
        return name
    return ""


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    name = _japanese_font()
    return ImageFont.truetype(name, size) if name else ImageFont.load_default(size)


def _drawable(text: str) -> bool:
    """Pillow's own font draws Western letters only."""
    return bool(_japanese_font()) or text.isascii()
