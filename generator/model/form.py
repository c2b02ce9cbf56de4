"""How the deck draws a scene, for whoever draws it too: the page, the studio."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """Attributes: ``part`` of ``whole``; ``units`` where both are counts that can be drawn.

    ``icon``: what is counted, where the set of icons has it.
    """

    part: float
    whole: float
    units: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a scene's first slide is drawn as.

    Attributes:
        name: of the layout of the deck that it stands on, such as "points" for cards.
        across: how many things stand side by side; 1 where they stand below each other.
        icons: of the set, one for each thing, or none.
        letters: what stands in the badge of each person.
        shares: the proportion of each thing, ``None`` where it is none; empty where none is.
        figures: of each figure what is set small before it, what large, what small after it.
        signed: the title only repeats the quotation, and is left out above it.
        follows: of two things side by side the second comes after the first.
        chart: "columns", of what runs over time, or "bars"; empty where none is drawn.
        values: of a chart, by series and then by category.
        highlight: the category of a chart to be seen first; -1 for none.
    """

    name: str = ""
    across: int = 1
    icons: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    shares: tuple[Share | None, ...] = ()
    figures: tuple[tuple[str, str, str], ...] = ()
    signed: bool = False
    follows: bool = False
    chart: str = ""
    values: tuple[tuple[float | None, ...], ...] = ()
    highlight: int = -1
