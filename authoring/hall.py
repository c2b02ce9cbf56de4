"""Hall and handout: one composition, huge on dark for a large room, dense on white for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authoring import heads
from authoring.content import BOTH, Frame, Sheet, body, note, sheets
from authoring.drawing import Decoration
from authoring.tokens import PAGE_WIDTH, Box, Design, Palette, Text

if TYPE_CHECKING:
    from authoring.drawing import Placeholder


@dataclass(frozen=True, slots=True)
class Scale:
    """Points of type, and inches where the head ends and the points begin.

    Attributes: ``ja`` and ``en`` of points, ``small`` of kickers and footers.
    """

    cover: float
    title: float
    second: float
    ja: float
    en: float
    small: float
    top: float


HALL = Design(
    "hall",
    Palette(
        ink="F6F4EE",
        paper="12161B",
        deep="D5DEE8",
        tint="222A33",
        mark="FFC53D",
        other="7CC4FF",
        second="B7C1CC",
        more=("7FD6B2", "F29E7A", "C9B3F5"),
    ),
    left=0.75,
    cards="tint",
    badges="ellipse",
    type="large",
)
HANDOUT = Design(
    "handout",
    Palette(
        ink="1C1F23",
        paper="FFFFFF",
        deep="2B3A4A",
        tint="F3F4F6",
        mark="0A5C8C",
        other="A4452C",
        second="525B66",
    ),
    left=0.6,
    cards="lines",
    badges="roundRect",
    type="dense",
)
_HALL = Scale(54, 36, 22, 28, 20, 16, 2.35)
_HANDOUT = Scale(34, 24, 14, 18, 13, 13, 2.1)


def hall() -> tuple[Sheet, ...]:
    return _sheets(HALL, _HALL)


def handout() -> tuple[Sheet, ...]:
    return _sheets(HANDOUT, _HANDOUT)


def _kicker(design: Design, scale: Scale) -> Placeholder:
    text = Text(scale.small, "accent1", bold=True, spacing=20)
    return heads.kicker(Box(design.left, 0.35, design.width, 0.3), text)


def _head(design: Design, scale: Scale) -> tuple[Placeholder, ...]:
    second = 0.5 if scale.second > 16 else 0.32
    title = scale.top - 0.3 - second - 0.7
    return (
        heads.title(Box(design.left, 0.7, design.width, title), heads.heading(scale.title)),
        heads.second(
            Box(design.left, 0.7 + title, design.width, second), Text(scale.second, "accent6")
        ),
        _kicker(design, scale),
    )


def _edge(design: Design) -> Decoration:
    """Beside the head, on every slide."""
    return Decoration("rect", Box(0, 0.7, design.left * 0.35, 0.9), "accent1")


def _numbered(scale: Scale) -> tuple[Text, Text]:
    first = Text(scale.ja, bold=True, indent=0.8, hang=0.8, bullet="number", before=scale.ja * 0.9)
    return first, Text(scale.en, "accent6", indent=0.8, before=2)


def _large(design: Design, scale: Scale, name: str, kind: str = "") -> Sheet:
    """Cover and divider: the title alone, large."""
    place = heads.cover_title if kind == "title" else heads.title
    under = heads.cover_second if kind == "title" else heads.second
    wide = design.width - (0 if kind == "title" else 2.2)
    shapes = (
        Decoration("rect", Box(0, 2.0, design.left * 0.35, 2.1), "accent1"),
        place(Box(design.left, 1.5, wide, 2.6), heads.heading(scale.cover), "b"),
        under(Box(design.left, 4.25, wide, 1.1), Text(scale.second * 1.2, "accent6")),
    )
    if kind == "title":
        meta = heads.meta(Box(design.left, 6.0, design.width, 1.0), "accent6")
        return Sheet(name, (*shapes, _kicker(design, scale), meta), kind=kind)
    number = heads.heading(scale.cover * 2, "accent1", "r")
    at = Box(PAGE_WIDTH - design.left - 2.6, 1.5, 2.6, 2.2)
    return Sheet(
        name, (*shapes, heads.number(at, number), *heads.foot(design)), "bg2", kind="secHead"
    )


def _statement(design: Design, scale: Scale) -> Sheet:
    return Sheet(
        "Statement",
        (
            Decoration("rect", Box(0, 1.2, design.left * 0.35, 2.2), "accent1"),
            heads.title(Box(design.left, 1.0, design.width, 2.4), heads.heading(scale.cover * 0.9)),
            heads.second(
                Box(design.left, 3.5, design.width, 0.95), Text(scale.second * 1.1, "accent6")
            ),
            _kicker(design, scale),
            *heads.supports(design.left, 4.95, design.width, "tx1", "accent6"),
            note(Box(design.left, 6.15, design.width, 0.6)),
            *heads.foot(design),
        ),
        "bg2",
    )


def _listed(design: Design, scale: Scale, name: str) -> Sheet:
    """Agenda and takeaways: numbered, on the tint."""
    place = body(
        Box(design.left, scale.top, design.width, 6.75 - scale.top), _numbered(scale), BOTH
    )
    head = _head(design, scale)
    more = () if name == "Agenda" else (note(Box(design.left, 6.15, design.width, 0.6)),)
    return Sheet(name, (_edge(design), *head[:2], place, *more, *heads.foot(design)), "bg2")


def _sheets(design: Design, scale: Scale) -> tuple[Sheet, ...]:
    box = Box(design.left, scale.top, design.width, 6.75 - scale.top)
    frame = Frame(
        design,
        _head(design, scale),
        heads.foot(design),
        box,
        behind=(_edge(design),),
        ja=scale.ja,
        en=scale.en,
    )
    return (
        _large(design, scale, "Title", "title"),
        _listed(design, scale, "Agenda"),
        _large(design, scale, "Section"),
        *sheets(frame),
        _statement(design, scale),
        _listed(design, scale, "Takeaways"),
    )
