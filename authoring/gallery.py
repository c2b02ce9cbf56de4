"""The pictures in docs/ of every layout in every template and mode, and of making a look one's own.

``make docs`` runs it; LibreOffice draws them.
"""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from authoring.content import Sheet
from authoring.drawing import Decoration, Placeholder
from authoring.ink import INK
from authoring.package import template
from authoring.tokens import Box, Text
from generator import files
from generator.slides import opc
from generator.slides.options import Dress
from generator.slides.preview import contact_sheet
from generator.slides.templates.guess import guessed
from generator.slides.templates.layouts import layouts
from generator.slides.templates.places import names
from generator.slides.templates.template import load, opened

if TYPE_CHECKING:
    from generator.slides import Mode
    from generator.slides.templates.template import Template

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
MODES: tuple[Mode, ...] = ("bilingual", "ja", "en")
SHOWN = ("title", "bullets", "comparison", "number", "steps")
"""Kinds of slide in the pictures of one page."""

_WIDE, _SHADES = 1400, 96
"""Pixels and colours of a picture in docs/."""


def company(mark: str = "1D5FA8") -> bytes:
    """A template as a company has it: a band for titles, a mark in the corner, two layouts."""
    design = replace(INK, name="company", palette=replace(INK.palette, mark=mark))
    dot = Decoration("ellipse", Box(12.2, 6.6, 0.6, 0.6), "accent1")
    heading = Placeholder("Title 1", "title", None, Box(0.7, 0.35, 11.9, 0.9), (Text(30, "bg1"),))
    content = Placeholder(
        "Content Placeholder 2", "body", 1, Box(0.7, 1.8, 11.9, 4.6), (Text(24), Text(20))
    )
    cover = Placeholder("Title 1", "ctrTitle", None, Box(0.7, 2.4, 11.9, 1.4), (Text(40, "bg1"),))
    under = Placeholder("Subtitle 2", "subTitle", 1, Box(0.7, 3.9, 11.9, 0.9), (Text(20, "bg1"),))
    whole, band = Box(0, 0, 13.334, 7.5), Box(0, 0, 13.334, 1.4)
    sheets = (
        Sheet("Title Slide", (Decoration("rect", whole, "accent1"), cover, under), kind="title"),
        Sheet("Bullets", (Decoration("rect", band, "accent1"), dot, heading, content)),
    )
    return template(design, sheets)


def draw(made: Template, path: Path, mode: Mode = "bilingual", *, page: bool = False) -> None:
    """A contact sheet, small enough for a page."""
    with tempfile.TemporaryDirectory() as place:
        sheet = Path(place) / "sheet.png"
        contact_sheet(made, sheet, mode=mode, kinds=SHOWN if page else ())
        with Image.open(sheet) as drawn:
            tall = round(_WIDE * drawn.height / drawn.width)
            small = drawn.resize((_WIDE, tall), Image.Resampling.LANCZOS).quantize(_SHADES)
    stream = io.BytesIO()
    small.save(stream, "PNG", optimize=True)
    files.write_bytes(path, stream.getvalue())


def main() -> None:
    for name in names():
        for mode in MODES:
            draw(load(name), PICTURES / "layouts" / f"{name}-{mode}.png", mode)
    plain = opened(company(), "company")
    found = guessed(layouts(opc.unpack(company(), "company"), "company"))
    barred = replace(found, look={"cards": "bar", "badges": "roundRect"})
    for name, made in {
        "built-in": load("ink"),
        "brand": load("ink", Dress(color="00704A", accent="B45309")),
        "company": plain,
        "recoloured": opened(company("6D28D9"), "company"),
        "look": opened(company("6D28D9"), "company", barred),
    }.items():
        draw(made, PICTURES / "own-look" / f"{name}.png", page=True)


if __name__ == "__main__":
    main()
