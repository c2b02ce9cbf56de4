"""What is drawn on a slide itself: grounds of texts, marks, arrows between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.slides.templates.layouts import Frame


@dataclass(frozen=True, slots=True)
class Look:
    """Of a shape; colours as ``palette.solid`` takes them, empty for none.

    Attributes:
        geometry: DrawingML's name of a preset shape.
        weight: of the outline in points.
    """

    fill: str = ""
    outline: str = ""
    weight: float = 1.0
    dashed: bool = False
    geometry: str = "rect"


@dataclass(frozen=True, slots=True)
class Ornament:
    """A shape of ours: decoration for screen readers unless it holds ``text``.

    Attributes:
        size: of the text in points; ``color`` is the text's.
        over: it lies over texts and arrows, not behind them.
        icon: of the set, drawn in lines of the look's fill, instead of its geometry.
        part: of the show, whose first slide a click leads to; 0 for none.
    """

    frame: Frame
    look: Look
    text: str = ""
    size: float = 0.0
    color: str = "bg1"
    over: bool = False
    icon: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A connector from one filled slot to another, both by name, or free where these are empty.

    Attributes:
        sites: where it leaves and arrives: 0 top, 1 left, 2 bottom, 3 right.
        line: from (x, y) to (x, y) in EMU.
        describes: what leads to what, for those who do not see it.
    """

    start: str
    end: str
    sites: tuple[int, int]
    line: tuple[tuple[int, int], tuple[int, int]]
    color: str
    describes: str
    weight: float = 2.0
    dashed: bool = False
    headed: bool = True
