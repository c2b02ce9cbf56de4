"""The cover picture of a show: for players, the page and the feed."""

from __future__ import annotations

import io
import json
from functools import cache
from typing import TYPE_CHECKING

import PIL
from PIL import Image, ImageDraw, ImageFont

from generator import __version__
from generator.files import digest, sealed, sealing
from generator.japanese.breaks import balanced
from generator.publishing.colors import INK, checked, mixed, parsed, readable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import Bilingual
    from generator.publishing.colors import Color

SIZE = 3000
"""Pixels of a side: the most that podcast directories take (Apple: 1400 to 3000)."""

_CARD = (300, 300, 2700, 2700)
_WIDE, _WIDE_CARD = (3000, 1688), (300, 210, 2700, 1530)
_THUMBNAIL = (1280, 720)
_LEFT, _WIDTH = 470, 2060
_SMALLEST = 52

_RUN_LENGTHS = 3  # zlib's Z_RLE

# Files that Linux, macOS and Windows keep where Pillow looks for fonts.
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


def kept(title: Bilingual, credit: str, colors: Mapping[str, str], cache: Path) -> bytes:
    """As ``cover``, drawn once: a recording carries one, and is made again for every line."""
    drawn = (__version__, PIL.__version__, japanese_font(), title.ja, title.en, credit)
    name = digest(json.dumps([*drawn, sorted(colors.items())]).encode())
    folder = cache / "covers" / name[:2]
    path = sealed(folder, name, ".png")
    if path:
        return path.read_bytes()
    data = cover(title, credit, colors)
    with sealing(folder, name, ".png") as temporary:
        temporary.write_bytes(data)
    return data


def cover(title: Bilingual, credit: str, colors: Mapping[str, str] = INK) -> bytes:
    """A square PNG: a card with the title in both languages and where the article comes from.

    What no font here can draw is left out, so that a cover never shows empty boxes: without a
    Japanese font the English title stands alone.

    Args:
        title: large in the first language that is there, small in the other.
        credit: the line at the foot.
        colors: the deck template's, by their names in a theme.
    """
    theme = {name: parsed(value) for name, value in checked(colors).items()}
    ink, paper = theme["dk1"], theme["lt1"]
    second = readable(mixed(ink, paper, 0.3), paper)
    picture = Image.new("RGB", (SIZE, SIZE), theme["dk2"])
    draw = ImageDraw.Draw(picture)
    _draw_cards(draw, theme, _CARD)
    main, under = _titles(title)
    bottom = _draw_text(draw, main, top=700, height=1000 if under else 1370, largest=274, fill=ink)
    if under:
        room = 2270 - bottom
        _draw_text(draw, under, top=bottom + 100, height=room, largest=124, fill=second)
    if _drawable(credit):
        _draw_text(draw, credit, top=2460, height=130, largest=68, fill=second)
    stream = io.BytesIO()
    # Runs are what flat colours have: half the time of full matching, and smaller.
    picture.save(stream, "PNG", compress_level=1, compress_type=_RUN_LENGTHS)
    return stream.getvalue()


def thumbnail(title: Bilingual, colors: Mapping[str, str] = INK) -> bytes:
    """A wide PNG of 1280 by 720 with the title alone, to be read when it is small."""
    theme = {name: parsed(value) for name, value in checked(colors).items()}
    picture = Image.new("RGB", _WIDE, theme["dk2"])
    draw = ImageDraw.Draw(picture)
    _draw_cards(draw, theme, _WIDE_CARD)
    _draw_text(draw, _titles(title)[0], top=580, height=890, largest=300, fill=theme["dk1"])
    stream = io.BytesIO()
    picture.resize(_THUMBNAIL, Image.Resampling.LANCZOS).save(stream, "PNG")
    return stream.getvalue()


def _draw_cards(
    draw: ImageDraw.ImageDraw, theme: Mapping[str, Color], card: tuple[int, int, int, int]
) -> None:
    """A stack of picture cards, as a kamishibai teller holds them, and a mark."""
    left, top, right, bottom = card
    for step, share in ((78, 0.15), (39, 0.5)):
        shade = mixed(theme["dk2"], theme["lt1"], share)
        draw.rectangle((left + step, top - step, right + step, bottom - step), fill=shade)
    draw.rectangle(card, fill=theme["lt1"])
    draw.rectangle((left, top, left + 39, bottom), fill=theme["accent1"])
    draw.rectangle((_LEFT, top + 236, _LEFT + 257, top + 262), fill=theme["accent1"])


def _titles(title: Bilingual) -> tuple[str, str]:
    """The large one and the small one, of those that can be drawn."""
    texts = [text for text in (title.ja, title.en) if text and _drawable(text)]
    main, under = (*texts, "", "")[:2]
    return main, under


def _draw_text(
    draw: ImageDraw.ImageDraw, text: str, *, top: int, height: int, largest: int, fill: Color
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
        size -= 8
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
def japanese_font() -> str:
    """The file of the first Japanese font that is here, or empty."""
    for name in _JAPANESE_FONTS:
        try:
            ImageFont.truetype(name, 24)
        except OSError:
            continue
        return name
    return ""


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    name = japanese_font()
    return ImageFont.truetype(name, size) if name else ImageFont.load_default(size)


def _drawable(text: str) -> bool:
    """Pillow's own font draws Western letters only."""
    return bool(japanese_font()) or text.isascii()
