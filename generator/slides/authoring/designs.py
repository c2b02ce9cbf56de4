"""The built-in designs by name, and where their output belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.slides.authoring.ink import INK, ink
from generator.slides.authoring.package import template
from generator.slides.authoring.signal import SIGNAL, signal
from generator.slides.authoring.washi import WASHI, washi

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.slides.authoring.content import Sheet
    from generator.slides.authoring.tokens import Design

DESIGNS: dict[str, tuple[Design, Callable[[], tuple[Sheet, ...]]]] = {
    "ink": (INK, ink),
    "washi": (WASHI, washi),
    "signal": (SIGNAL, signal),
}


def built(name: str) -> bytes:
    """The .pptx of a built-in design."""
    design, sheets = DESIGNS[name]
    return template(design, sheets())
