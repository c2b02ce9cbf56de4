"""The layouts of a scene, each declared once: what it can hold, for planning, slides and checks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """What a scene of this layout may hold besides its title, kicker and ``fields.note``.

    Attributes:
        points: fewest and most; ``(0, 0)`` where it holds none.
        groups: fewest and most.
        in_group: most points in a group.
        fields: names of its single texts.
        holds: "", "table", "image" or "code": what else it needs.
        frame: it stands round the article and is no content of it.
    """

    points: tuple[int, int] = (0, 0)
    groups: tuple[int, int] = (0, 0)
    in_group: int = 0
    fields: tuple[str, ...] = ()
    holds: str = ""
    frame: bool = False


LAYOUTS: dict[str, LayoutRule] = {
    "title": LayoutRule(points=(0, 5), fields=("meta",), frame=True),
    "agenda": LayoutRule(points=(2, 10), frame=True),
    "section": LayoutRule(points=(0, 2), fields=("number",), frame=True),
    # One message in large type, what it rests on small below it.
    "statement": LayoutRule(points=(0, 3)),
    "bullets": LayoutRule(points=(1, 5)),
    # A person each: the name, then the same facts in the same order.
    "profiles": LayoutRule(groups=(2, 6), in_group=3),
    "profile": LayoutRule(points=(0, 5), fields=("role", "monogram")),
    "quote": LayoutRule(points=(1, 4), fields=("attribution",)),
    "term": LayoutRule(points=(1, 4)),
    "comparison": LayoutRule(groups=(2, 2), in_group=4),
    # Equal rank side by side: headed columns.
    "columns": LayoutRule(groups=(2, 4), in_group=4),
    "steps": LayoutRule(groups=(2, 6), in_group=2),
    # A group a moment: its title is when, its points what happens then.
    "timeline": LayoutRule(groups=(2, 6), in_group=2),
    # A group a chain: its title leads to its points, one after the other, by arrows. A point marked
    # "doubtful" has a dashed arrow with "?", one marked "missing" stands for what nobody knows.
    # With ``fields.result`` the groups are joined by plus signs and lead to it together.
    "chain": LayoutRule(groups=(1, 4), in_group=4, fields=("result",)),
    # One figure with its note in the fields and points beside it, or two or three figures side by
    # side: a group each, its title the figure, its point what it is of.
    "number": LayoutRule(
        points=(0, 4), groups=(0, 3), in_group=2, fields=("number", "number_note")
    ),
    # Things to do, to bring, to fulfil: a box to tick each.
    "checklist": LayoutRule(points=(2, 7), groups=(0, 3), in_group=5),
    # A group a question: its title asks, its points answer.
    "qa": LayoutRule(groups=(1, 3), in_group=4),
    "table": LayoutRule(points=(0, 3), fields=("caption",), holds="table"),
    # A cell marked "highlight" names the row or value to be seen first.
    "chart": LayoutRule(points=(0, 3), fields=("caption",), holds="table"),
    "figure": LayoutRule(points=(0, 5), fields=("caption",), holds="image"),
    "code": LayoutRule(points=(0, 3), fields=("caption",), holds="code"),
    # TeX in ``code``.
    "formula": LayoutRule(points=(0, 4), fields=("caption",), holds="code"),
    # Mermaid or DOT in ``code``, which of them in ``syntax``.
    "diagram": LayoutRule(points=(0, 3), fields=("caption",), holds="code"),
    "takeaways": LayoutRule(points=(1, 5), frame=True),
    "notes": LayoutRule(points=(0, 6), frame=True),
}

MARKS = ("doubtful", "missing", "highlight")
"""What a point may be marked as."""


# How the deck draws a scene, for whoever draws it too: the page, the studio.


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
class DiagramPart:
    """A node, a label or a line of a diagram; lengths in hundredths of the slide's width.

    Attributes:
        kind: DrawingML's name of a node's shape, "label", or "line" from (x, y) on by (w, h).
        lines: of its text, whose letters are ``size`` high.
        headed: the line is an arrow.
    """

    kind: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...] = ()
    size: float = 0.0
    dashed: bool = False
    headed: bool = False


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
        diagram: what a diagram is drawn of; empty where its source is shown.
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
    diagram: tuple[DiagramPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a scene looks in the deck, for whoever does not see it.

    Attributes:
        name: of the layout of the deck that it stands on; ``across`` things stand side by side.
        filled: share of the room under the title that its texts, cards and objects span.
        smallest: points of the smallest type of its texts; 0 where it has none.
        crowded: what finds no room, or how many slides it takes.
    """

    name: str
    across: int
    filled: float
    smallest: float
    crowded: tuple[str, ...] = ()
