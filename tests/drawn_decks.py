"""Decks as LibreOffice draws them, and what is wrong with a slide that anybody can see.

A word has the colour that the PDF gives it and the ground that its picture shows around it: too
faint for it, of several colours where art or the edge of a band runs through, outside the slide, or
another word over it.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

from generator.slides.templates.palette import ENOUGH, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DOTS = 96
"""Of the pictures to an inch."""

ALIKE, BLUR = 40, 16
"""Of 255 in a channel: between shades of one ground; from the way between ground and letters."""

ONE = 0.72
"""Share of what is around a word that is of one colour, where nothing runs through."""

TOUCH, EMPTY = 1.5, 0.2
"""Points by which words may meet; share of a box's height above and below its letters."""

Color = tuple[int, int, int]


@dataclass(frozen=True)
class Word:
    """A line of a PDF in one type: its words, its box in points, its colour as RRGGBB."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    color: str

    @property
    def tall(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Slide:
    width: float
    height: float
    words: tuple[Word, ...]
    picture: Path

    @property
    def text(self) -> str:
        return "".join(re.sub(r"\s", "", word.text) for word in self.words)


def slides(decks: Sequence[Path]) -> dict[Path, list[Slide]]:
    """The slides of decks that lie in one folder, drawn in one go beside them."""
    folder = decks[0].parent
    profile = (folder / "profile").as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, *decks], check=True, capture_output=True)
    return {deck: _read(deck.with_suffix(".pdf")) for deck in decks}


def _read(pdf: Path) -> list[Slide]:
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", pdf, stem], check=True)
    subprocess.run(["pdftohtml", "-xml", "-i", "-q", "-zoom", "1", pdf, stem], check=True)
    text = re.sub(r"<!DOCTYPE[^>]*>", "", pdf.with_suffix(".xml").read_text(encoding="utf-8"))
    pictures = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    colors: dict[str, str] = {}
    found = []
    for page, picture in zip(etree.fromstring(text.encode()).iter("page"), pictures, strict=True):
        colors |= {font.get("id"): font.get("color", "")[1:7] for font in page.iter("fontspec")}
        words = tuple(_word(line, colors) for line in page.iter("text") if _told(line).strip())
        found.append(Slide(float(page.get("width")), float(page.get("height")), words, picture))
    return found


def _told(line: etree._Element) -> str:
    return "".join(line.itertext())


def _word(line: etree._Element, colors: dict[str, str]) -> Word:
    left, top, wide, tall = (float(line.get(key, 0)) for key in ("left", "top", "width", "height"))
    color = colors.get(line.get("font", ""), "000000").upper()
    return Word(_told(line), left, top, left + wide, top + tall, color)


def faults(slide: Slide) -> Iterator[str]:
    """What a person would see at once, a line each."""
    with Image.open(slide.picture) as picture:
        drawn = picture.convert("RGB")
    for n, word in enumerate(slide.words):
        said = word.text.strip()[:40]
        if min(word.left, word.top) < 0 or word.right > slide.width + 1 or (
            word.bottom > slide.height + 1
        ):  # fmt: skip
            yield f"outside: {said}"
            continue
        for other in slide.words[n + 1 :]:
            if _over(word, other):
                yield f"over another: {said} / {other.text.strip()[:40]}"
        share, ground = _ground(drawn, word, slide)
        if share < ONE:
            yield f"over art: {said} ({share:.2f} of one colour)"
        elif ratio(word.color, ground) < ENOUGH - 0.05:
            yield f"faint: {said} (#{word.color} on #{ground}: {ratio(word.color, ground):.1f})"


def _over(one: Word, other: Word) -> bool:
    """Boxes are as tall as the face; letters stand in the middle of them."""
    across = min(one.right, other.right) - max(one.left, other.left)
    top, bottom = zip(
        *((w.top + w.tall * EMPTY, w.bottom - w.tall * EMPTY) for w in (one, other)), strict=True
    )
    return across > TOUCH and min(bottom) - max(top) > TOUCH


def _ground(drawn: Image.Image, word: Word, slide: Slide) -> tuple[float, str]:
    """The colour around a word, and the share of it that is of that colour."""
    scale = drawn.width / slide.width
    left, top, right, bottom = (
        round(side * scale) for side in (word.left, word.top, word.right, word.bottom)
    )
    slack = (bottom - top) // 8
    box = (max(0, left - 1), top + slack, min(drawn.width, right + 1), bottom - slack)
    small = drawn.crop(box)
    ink = _channels(word.color)
    raw = small.tobytes()
    every = zip(raw[::3], raw[1::3], raw[2::3], strict=True)
    pixels = [pixel for pixel in every if not _alike(pixel, ink, 2 * ALIKE)]
    if not pixels:
        return 1.0, word.color
    (most, _), *_ = Counter(pixels).most_common(1)
    plain = sum(_alike(pixel, most, ALIKE) or _between(pixel, most, ink) for pixel in pixels)
    return plain / len(pixels), "".join(f"{c:02X}" for c in most)


def _channels(color: str) -> Color:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)


def _alike(one: Color, other: Color, by: int) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def _between(pixel: Color, ground: Color, ink: Color) -> bool:
    """A blur of the letters and what they stand on."""
    return all(
        min(g, i) - ALIKE <= p <= max(g, i) + ALIKE
        for p, g, i in zip(pixel, ground, ink, strict=True)
    ) and _straight(pixel, ground, ink)


def _straight(pixel: Color, ground: Color, ink: Color) -> bool:
    """On the way from one to the other."""
    way = [i - g for g, i in zip(ground, ink, strict=True)]
    gone = [p - g for g, p in zip(ground, pixel, strict=True)]
    length = sum(w * w for w in way) or 1
    along = sum(w * g for w, g in zip(way, gone, strict=True)) / length
    return all(abs(g - along * w) <= BLUR for w, g in zip(way, gone, strict=True))
