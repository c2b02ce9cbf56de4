"""Ink: navy and vermilion, wide panels, circles."""

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
from authoring.tokens import PAGE_HEIGHT, Box, Design, Palette, Text

if TYPE_CHECKING:
    from authoring.drawing import Placeholder

INK = Design(
    "ink",
    Palette(
        ink="1B1F2A",
        paper="FFFFFF",
        deep="14264B",
        tint="F5F2EC",
        mark="C23B22",
        other="1F5F8B",
        second="525C6B",
    ),
)
_LEFT = INK.left
_PANEL = 4.35
_BESIDE = 5.05
"""Where text starts right of a panel."""

_KICKER = Text(14, "accent1", bold=True, spacing=20)


def _kicker(width: float = INK.width) -> Placeholder:
    return heads.kicker(Box(_LEFT, 0.4, width, 0.26), _KICKER)


def _title() -> Sheet:
    return Sheet(
        "Title",
        (
            Decoration("ellipse", Box(9.3, -2.9, 5.7, 5.7), "accent1"),
            Decoration("rect", Box(_LEFT, 5.75, 0.9, 0.05), "accent1"),
            heads.cover_title(Box(_LEFT, 2.5, INK.width, 1.8), heads.heading(42, "bg1")),
            heads.cover_second(Box(_LEFT, 4.48, INK.width, 1.0), Text(20, "bg1:85", line=105)),
            heads.kicker(Box(_LEFT, 0.8, 7.5, 0.3), Text(14, "bg1", bold=True, spacing=50)),
            heads.meta(Box(_LEFT, 6.0, 9.5, 1.1), "bg1:85"),
        ),
        "tx2",
        "title",
    )


def _agenda() -> Sheet:
    texts = (
        Text(24, bold=True, indent=0.6, hang=0.6, bullet="number", before=24),
        Text(17, "accent6", indent=0.6, before=1),
    )
    return Sheet(
        "Agenda",
        (
            Decoration("rect", Box(0, 0, _PANEL, PAGE_HEIGHT), "tx2"),
            heads.title(Box(_LEFT, 0.95, 3.2, 1.0), heads.heading(32, "bg1")),
            heads.second(Box(_LEFT, 2.05, 3.2, 0.7), Text(18, "bg1:85")),
            body(Box(_BESIDE, 0.95, 7.48, 5.75), texts, BOTH, "ctr"),
            *heads.foot(INK, x=_BESIDE),
        ),
    )


def _section() -> Sheet:
    return Sheet(
        "Section",
        (
            Decoration("ellipse", Box(9.9, -2.0, 5.4, 5.4), "accent1"),
            heads.title(Box(_LEFT, 2.55, 9.6, 1.75), heads.heading(40), "b"),
            heads.second(Box(_LEFT, 4.4, 9.6, 1.0), Text(22, "accent6")),
            heads.number(Box(_LEFT, 0.85, 4, 1.6), heads.heading(88, "accent1")),
            *heads.foot(INK),
        ),
        "bg2",
        "secHead",
    )


def _statement() -> Sheet:
    """The message as large as a cover's title, on the tint."""
    return Sheet(
        "Statement",
        (
            Decoration("rect", Box(0, 0, 0.28, PAGE_HEIGHT), "accent1"),
            heads.title(Box(_LEFT, 1.15, INK.width, 2.2), heads.heading(44)),
            heads.second(Box(_LEFT, 3.47, INK.width, 0.9), Text(22, "accent6")),
            _kicker(),
            *heads.supports(_LEFT, 4.95, INK.width, "tx1", "accent6"),
            note(Box(_LEFT, 6.15, INK.width, 0.6)),
            *heads.foot(INK),
        ),
        "bg2",
    )


def _takeaways() -> Sheet:
    number = Text(
        24, "bg1", bold=True, indent=0.6, hang=0.6, bullet="number", bullet_color="bg1", before=20
    )
    texts = (number, Text(17, "bg1:85", indent=0.6, before=2))
    return Sheet(
        "Takeaways",
        (
            Decoration("rect", Box(_LEFT, 0.5, 0.9, 0.05), "accent1"),
            heads.title(Box(_LEFT, 0.76, INK.width, 1.02), heads.heading(28, "bg1")),
            heads.second(Box(_LEFT, 1.78, INK.width, 0.4), Text(20, "bg1:85")),
            body(Box(_LEFT, 2.45, INK.width, 4.3), texts, BOTH),
            note(Box(_LEFT, 6.15, INK.width, 0.6), "bg1", "bg1:85"),
            *heads.foot(INK, "bg1:85"),
        ),
        "tx2",
    )


def ink() -> tuple[Sheet, ...]:
    head = (
        heads.title(Box(_LEFT, 0.76, INK.width, 1.02)),
        heads.second(Box(_LEFT, 1.78, INK.width, 0.4), Text(20, "accent6")),
        _kicker(),
    )
    frame = Frame(INK, head, heads.foot(INK), Box(_LEFT, 2.45, INK.width, 4.3))
    first = (_title(), _agenda(), _section())
    return (*first, *sheets(frame), _statement(), _takeaways())
