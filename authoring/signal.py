"""Signal: a dark band for every heading, yellow marks, rounded squares; to be seen from afar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring import heads
from authoring.content import (
    BOTH,
    Frame,
    Sheet,
    body,
    note,
    sheets,
)
from authoring.drawing import Decoration
from authoring.tokens import PAGE_HEIGHT, PAGE_WIDTH, Box, Design, Palette, Text

if TYPE_CHECKING:
    from authoring.drawing import Placeholder

SIGNAL = Design(
    "signal",
    Palette(
        ink="14181B",
        paper="FFFFFF",
        deep="0E3B43",
        tint="EAF1F1",
        mark="0B6B70",
        other="B4471B",
        second="4C5A60",
        more=("F2B705", "5B4B8A", "7A2E4D"),
    ),
    left=0.7,
    cards="bar",
    badges="roundRect",
)
_LEFT, _WIDTH = SIGNAL.left, SIGNAL.width
_BAND = 2.0
_YELLOW = "accent3"
_KICKER = Text(14, _YELLOW, bold=True, spacing=20)


def _band(height: float = _BAND) -> tuple[Decoration, ...]:
    return (
        Decoration("rect", Box(0, 0, PAGE_WIDTH, height), "tx2"),
        Decoration("rect", Box(0, height, PAGE_WIDTH, 0.08), _YELLOW),
    )


def _head(size: float = 28) -> tuple[Placeholder, ...]:
    return (
        heads.title(Box(_LEFT, 0.56, _WIDTH, 0.92), heads.heading(size, "bg1")),
        heads.second(Box(_LEFT, 1.48, _WIDTH, 0.38), Text(20, "bg1:85")),
        heads.kicker(Box(_LEFT, 0.28, _WIDTH, 0.26), _KICKER),
    )


def _title() -> Sheet:
    return Sheet(
        "Title",
        (
            Decoration("rect", Box(0, 0, PAGE_WIDTH, 5.55), "tx2"),
            Decoration("rect", Box(0, 5.55, PAGE_WIDTH, 0.14), _YELLOW),
            heads.cover_title(Box(_LEFT, 1.15, _WIDTH, 2.6), heads.heading(44, "bg1")),
            heads.cover_second(Box(_LEFT, 3.95, _WIDTH, 1.3), Text(22, "bg1:85", line=105)),
            heads.kicker(Box(_LEFT, 0.6, _WIDTH, 0.3), Text(14, _YELLOW, bold=True, spacing=50)),
            heads.meta(Box(_LEFT, 5.95, _WIDTH, 1.1), "accent6"),
        ),
        "bg1",
        "title",
    )


def _numbered(size: float, en: float, color: str, dim: str) -> tuple[Text, Text]:
    return (
        Text(
            size,
            color,
            bold=True,
            indent=0.75,
            hang=0.75,
            bullet="number",
            bullet_color="accent1" if color == "tx1" else _YELLOW,
            before=20,
        ),
        Text(en, dim, indent=0.75, before=2),
    )


def _agenda() -> Sheet:
    return Sheet(
        "Agenda",
        (
            *_band(),
            *_head()[:2],
            body(Box(_LEFT, 2.45, _WIDTH, 4.3), _numbered(26, 18, "tx1", "accent6"), BOTH),
            *heads.foot(SIGNAL),
        ),
    )


def _section() -> Sheet:
    """The whole page in colour, the number at the right edge."""
    return Sheet(
        "Section",
        (
            Decoration("rect", Box(9.2, 0, PAGE_WIDTH - 9.2, PAGE_HEIGHT), _YELLOW),
            heads.title(Box(_LEFT, 2.2, 7.9, 1.9), heads.heading(40, "bg1"), "b"),
            heads.second(Box(_LEFT, 4.2, 7.9, 1.2), Text(22, "bg1:85")),
            heads.number(Box(9.5, 2.3, 3.4, 2.6), heads.heading(138, "tx2", "ctr")),
            *heads.foot(SIGNAL, "bg1:85")[:1],
            *heads.foot(SIGNAL, "tx2")[1:],
        ),
        "tx2",
        "secHead",
    )


def _statement() -> Sheet:
    """The whole page dark, the message white."""
    return Sheet(
        "Statement",
        (
            Decoration("rect", Box(_LEFT, 0.85, 1.1, 0.08), _YELLOW),
            heads.title(Box(_LEFT, 1.15, _WIDTH, 2.3), heads.heading(46, "bg1")),
            heads.second(Box(_LEFT, 3.57, _WIDTH, 0.9), Text(22, "bg1:85")),
            heads.kicker(Box(_LEFT, 0.4, _WIDTH, 0.26), _KICKER),
            *heads.supports(_LEFT, 4.95, _WIDTH, "bg1", "bg1:85"),
            note(Box(_LEFT, 6.15, _WIDTH, 0.6), "bg1", "bg1:85"),
            *heads.foot(SIGNAL, "bg1:85"),
        ),
        "tx2",
    )


def _takeaways() -> Sheet:
    return Sheet(
        "Takeaways",
        (
            Decoration("rect", Box(0, 0, 0.3, PAGE_HEIGHT), _YELLOW),
            *_head()[:2],
            body(Box(_LEFT, 2.45, _WIDTH, 4.3), _numbered(26, 18, "bg1", "bg1:85"), BOTH),
            note(Box(_LEFT, 6.15, _WIDTH, 0.6), "bg1", "bg1:85"),
            *heads.foot(SIGNAL, "bg1:85"),
        ),
        "tx2",
    )


def signal() -> tuple[Sheet, ...]:
    frame = Frame(
        SIGNAL,
        _head(),
        heads.foot(SIGNAL),
        Box(_LEFT, 2.45, _WIDTH, 4.3),
        behind=_band(),
    )
    first = (_title(), _agenda(), _section())
    return (*first, *sheets(frame), _statement(), _takeaways())
