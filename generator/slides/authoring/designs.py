"""The built-in designs by name, and where their output belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.slides.authoring.ink import INK, ink
from generator.slides.authoring.package import template

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.slides.authoring.content import Sheet
    from generator.slides.authoring.tokens import Design

DESIGNS: dict[str, tuple[Design, Callable[[], tuple[Sheet, ...]]]] = {"ink": (INK, ink)}


def built(name: str) -> bytes:
    """The .pptx of a built-in design."""
    design, sheets = DESIGNS[name]
    return template(design, sheets())
