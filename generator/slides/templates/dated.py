"""Dates that a template writes on every slide: how long they are is known on the day alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from generator.slides import opc
from generator.slides.templates.styles import A, P

if TYPE_CHECKING:
    from collections.abc import Mapping

_DRAWN_ON = ("ppt/slideMasters/slideMaster", "ppt/slideLayouts/slideLayout")
_DATE = b'type="datetime'


def on_one_line(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """The masters and layouts that write a date which would break, so that it does not."""
    changed = {}
    for part, data in parts.items():
        if _DATE not in data or not part.startswith(_DRAWN_ON):
            continue
        root = opc.parse(parts, part, name)
        for shape in root.iter(f"{P}sp"):
            fields = [f for f in shape.iter(f"{A}fld") if f.get("type", "").startswith("datetime")]
            body = shape.find(f"{P}txBody/{A}bodyPr")
            held = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None  # drawn on no slide
            if fields and not held and body is not None and len([*shape.iter(f"{A}p")]) == 1:
                body.set("wrap", "none")
        changed[part] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return changed
