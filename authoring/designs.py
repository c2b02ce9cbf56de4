"""The built-in designs by name, and where their output belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authoring.hall import HALL, HANDOUT, hall, handout
from authoring.ink import INK, ink
from authoring.package import template
from authoring.signal import SIGNAL, signal
from authoring.washi import WASHI, washi
from generator.slides.opc import pack, unpack
from generator.slides.preview import map_text
from generator.slides.templates.guess import guessed
from generator.slides.templates.layouts import layouts
from generator.slides.templates.template import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from authoring.content import Sheet
    from authoring.tokens import Design
    from generator.slides.templates.mapping import Map

DESIGNS: dict[str, tuple[Design, Callable[[], tuple[Sheet, ...]]]] = {
    "ink": (INK, ink),
    "washi": (WASHI, washi),
    "signal": (SIGNAL, signal),
    "hall": (HALL, hall),
    "handout": (HANDOUT, handout),
}


def built(name: str) -> bytes:
    """The .pptx of a built-in design, with the layouts that every template has from us."""
    design, sheets = DESIGNS[name]
    drawn = template(design, sheets())
    found = guessed(layouts(unpack(drawn, name), name))
    return pack(opened(drawn, name, styled(found, design)).parts)


def mapped(name: str) -> str:
    """Its template.toml."""
    found = opened(built(name), name).layouts
    return map_text(styled(guessed(found), DESIGNS[name][0]), found)


def styled(chart: Map, design: Design) -> Map:
    return replace(
        chart, look={"cards": design.cards, "badges": design.badges, "type": design.type}
    )
