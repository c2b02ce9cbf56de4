"""Washi: warm paper, serif headings, thin rules; everything on one axis, nothing filled."""

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
from authoring.tokens import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Box,
    Design,
    Faces,
    Palette,
    Text,
)

if TYPE_CHECKING:
    from authoring.drawing import Placeholder

WASHI = Design(
    "washi",
    Palette(
        ink="2A2521",
        paper="FBF8F1",
        deep="3B332C",
        tint="F1EADC",
        mark="3F5D3A",
        other="8A4B2A",
        second="5F574E",
        more=("2D5B73", "7A5A16", "6A4E77"),
    ),
    Faces("Times New Roman", "Yu Mincho", "Arial", "Yu Gothic"),
    left=1.1,
    cards="lines",
    badges="rect",
)
_LEFT, _WIDTH = WASHI.left, WASHI.width
_RULE = "accent6"
_HAIR = 0.012
_KICKER = Text(14, "accent1", bold=True, spacing=60)


def _line(y: float, x: float = _LEFT, w: float = _WIDTH) -> Decoration:
    return Decoration("rect", Box(x, y, w, _HAIR), _RULE)


_RUNNING = _line(0.3)
"""Over the kicker, as over a page of a book: near a title of one line as of two."""


def _kicker(y: float = 0.43) -> Placeholder:
    return heads.kicker(Box(_LEFT, y, _WIDTH, 0.26), _KICKER)


def _head() -> tuple[Placeholder, Placeholder]:
    return (
        heads.title(Box(_LEFT, 0.7, _WIDTH, 0.98), heads.heading(28)),
        heads.second(Box(_LEFT, 1.68, _WIDTH, 0.38), Text(20, "accent6")),
    )


def _title() -> Sheet:
    """Centred between two rules, like the title page of a book."""
    centre = Text(20, "accent6", align="ctr", line=105)
    kicker = Text(14, "accent1", bold=True, spacing=80, align="ctr")
    return Sheet(
        "Title",
        (
            _line(1.25),
            _line(1.32),
            _line(5.95),
            _line(6.02),
            heads.cover_title(
                Box(_LEFT + 0.5, 1.75, _WIDTH - 1, 2.2), heads.heading(40, align="ctr")
            ),
            heads.cover_second(Box(_LEFT + 0.5, 4.2, _WIDTH - 1, 1.2), centre),
            heads.kicker(Box(_LEFT, 0.75, _WIDTH, 0.3), kicker),
            heads.meta(Box(_LEFT, 6.2, _WIDTH, 0.9), "accent6", "ctr"),
        ),
        "bg1",
        "title",
    )


def _agenda() -> Sheet:
    texts = (
        Text(24, heading=True, indent=0.7, hang=0.7, bullet="number", before=22),
        Text(16, "accent6", indent=0.7, before=1),
    )
    return Sheet(
        "Agenda",
        (
            _RUNNING,
            *_head(),
            body(Box(_LEFT + 0.6, 2.5, _WIDTH - 1.2, 4.25), texts, BOTH),
            *heads.foot(WASHI),
        ),
    )


def _section() -> Sheet:
    return Sheet(
        "Section",
        (
            _line(4.42, PAGE_WIDTH / 2 - 0.9, 1.8),
            heads.title(Box(_LEFT, 2.6, _WIDTH, 1.6), heads.heading(40, align="ctr"), "b"),
            heads.second(Box(_LEFT, 4.62, _WIDTH, 1.0), Text(21, "accent6", align="ctr")),
            heads.number(Box(PAGE_WIDTH / 2 - 2, 1.0, 4, 1.5), heads.heading(80, "accent1", "ctr")),
            *heads.foot(WASHI),
        ),
        "bg1",
        "secHead",
    )


def _statement() -> Sheet:
    """The message under a rule, as on a title page."""
    return Sheet(
        "Statement",
        (
            _RUNNING,
            heads.title(Box(_LEFT, 1.35, _WIDTH, 1.95), heads.heading(40)),
            heads.second(Box(_LEFT, 3.42, _WIDTH, 0.9), Text(21, "accent6")),
            _kicker(),
            *heads.supports(_LEFT, 4.95, _WIDTH, "tx1", "accent6"),
            note(Box(_LEFT, 6.15, _WIDTH, 0.6)),
            *heads.foot(WASHI),
        ),
        "bg2",
    )


def _takeaways() -> Sheet:
    texts = (
        Text(24, heading=True, bold=True, indent=0.7, hang=0.7, bullet="number", before=20),
        Text(16, "accent6", indent=0.7, before=2),
    )
    return Sheet(
        "Takeaways",
        (
            Decoration("rect", Box(0, 0, 0.42, PAGE_HEIGHT), "accent1"),
            *_head(),
            body(Box(_LEFT, 2.5, _WIDTH, 4.25), texts, BOTH),
            note(Box(_LEFT, 6.15, _WIDTH, 0.6)),
            *heads.foot(WASHI),
        ),
        "bg2",
    )


def washi() -> tuple[Sheet, ...]:
    frame = Frame(
        WASHI,
        (*_head(), _kicker()),
        heads.foot(WASHI),
        Box(_LEFT, 2.5, _WIDTH, 4.25),
        behind=(_RUNNING,),
        bullet="dash",
        rule=_RULE,
    )
    first = (_title(), _agenda(), _section())
    return (*first, *sheets(frame), _statement(), _takeaways())
