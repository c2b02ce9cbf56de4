"""Tables, charts, pictures and formulas on a slide, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.slides.composing.text import SlideParagraph
    from generator.slides.templates.layouts import Slot


@dataclass(frozen=True, slots=True)
class Grid:
    """A native table: rows of cells of paragraphs, the first a heading.

    Attributes:
        widths, heights: of columns and rows in EMU.
        sizes: of the two languages in points.
        numeric: which columns hold numbers.
        first: the row to be seen first, 0 for none.
    """

    slot: Slot
    rows: tuple[tuple[tuple[SlideParagraph, ...], ...], ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    sizes: tuple[float, float]
    numeric: tuple[bool, ...]
    describes: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class Graph:
    """A native chart: categories along, one row of values a series.

    Attributes: ``highlight`` is the category to be seen first, the others step back; -1 for none.
    ``unit`` stands behind each figure. ``bars`` is the colour of bars that stand in the rows of a
    table, without names or figures of their own; empty for any other chart. ``labels``: by series
    what stands at each bar, as it was written; empty where the numbers say it all. ``to_come`` are
    the categories that are forecast or aimed at beside others that were counted.
    """

    slot: Slot
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    describes: str
    over_time: bool = False
    highlight: int = -1
    unit: str = ""
    bars: str = ""
    labels: tuple[tuple[str, ...], ...] = ()
    to_come: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture fitted into a slot without cropping."""

    slot: Slot
    data: bytes
    suffix: str
    size: tuple[int, int]
    describes: str


@dataclass(frozen=True, slots=True)
class Formula:
    """Formulas under each other.

    Attributes:
        maths: an ``m:oMath`` each; ``texts`` their TeX, for programs that have no Office Math.
        size: points.
        ink: their colour as ``palette.solid`` takes it; the page's own where it is empty.
    """

    slot: Slot
    maths: tuple[str, ...]
    texts: tuple[str, ...]
    size: float
    describes: str
    ink: str = ""
