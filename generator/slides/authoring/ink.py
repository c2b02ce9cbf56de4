"""Ink: navy and vermilion, wide panels, circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.slides.authoring.cards import sheets
from generator.slides.authoring.content import BOTH, POINTS, Frame, Sheet, body, pair, plain
from generator.slides.authoring.drawing import Decoration, Placeholder
from generator.slides.authoring.tokens import PAGE_HEIGHT, Box, Design, Palette, Text

if TYPE_CHECKING:
    from generator.slides.authoring.drawing import Shape

INK = Design(
    "ink",
    "Navy and vermilion, wide panels and circles",
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

_KICKER = Text(11, "accent1", bold=True, spacing=20)


def _kicker(width: float = INK.width) -> Placeholder:
    return Placeholder(
        "Kicker", "body", 13, Box(_LEFT, 0.4, width, 0.26), (_KICKER,), ("章 / Section",), "ctr"
    )


def _title(box: Box, text: Text | None = None, anchor: str = "b") -> Placeholder:
    prompt = ("日本語タイトル（結論を一文で）",)
    return Placeholder("Title", "title", None, box, (text,) if text else (), prompt, anchor)


def _second(box: Box, text: Text, anchor: str = "t") -> Placeholder:
    return Placeholder("Title Second", "body", 14, box, (text,), ("English title",), anchor)


def _foot(color: str = "accent6", x: float = _LEFT) -> tuple[Shape, ...]:
    right = _LEFT + INK.width
    return (
        Placeholder(
            "Footer", "ftr", 11, Box(x, 7.02, right - 1.3 - x, 0.24), (Text(10, color),), (), "ctr"
        ),
        Placeholder(
            "Slide Number",
            "sldNum",
            12,
            Box(right - 1.2, 7.02, 1.2, 0.24),
            (Text(10, color, align="r"),),
            (),
            "ctr",
        ),
    )


def _card(box: Box, accent: str) -> list[Decoration]:
    card = [Decoration("rect", box, "bg2")]
    if accent:
        card.append(Decoration("rect", Box(box.x, box.y, box.w, 0.07), accent))
    return card


def _title_sheet() -> Sheet:
    return Sheet(
        "Title",
        (
            Decoration("ellipse", Box(9.35, -1.7, 6.2, 6.2), "accent1"),
            Decoration("rect", Box(_LEFT, 5.62, 0.9, 0.05), "accent1"),
            Placeholder(
                "Title",
                "ctrTitle",
                None,
                Box(_LEFT, 1.45, 8.9, 2.65),
                (Text(40, "bg1", bold=True, heading=True),),
                ("日本語タイトル",),
                "b",
            ),
            Placeholder(
                "Title Second",
                "subTitle",
                1,
                Box(_LEFT, 4.28, 9.2, 1.15),
                (Text(20, "bg1:85", line=105),),
                ("English title",),
            ),
            Placeholder(
                "Kicker",
                "body",
                13,
                Box(_LEFT, 0.8, 7.5, 0.3),
                (Text(13, "bg1", bold=True, spacing=50),),
                ("媒体・分野 / Outlet",),
            ),
            Placeholder(
                "Meta",
                "body",
                20,
                Box(_LEFT, 5.9, 9.5, 1.1),
                (Text(14, "bg1:85"), Text(12, "bg1:85")),
                ("出典・日付", "Source, date"),
            ),
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
            _title(Box(_LEFT, 0.95, 3.2, 1.0), Text(32, "bg1", bold=True, heading=True)),
            _second(Box(_LEFT, 2.05, 3.2, 0.7), Text(18, "bg1:85")),
            body(Box(_BESIDE, 0.95, 7.48, 5.75), texts, BOTH, "ctr"),
            *_foot(x=_BESIDE),
        ),
    )


def _section() -> Sheet:
    figure = Text(88, "accent1", bold=True, heading=True)
    return Sheet(
        "Section",
        (
            Decoration("ellipse", Box(9.9, -2.0, 5.4, 5.4), "accent1"),
            _title(Box(_LEFT, 2.55, 9.6, 1.75), Text(40, bold=True, heading=True)),
            _second(Box(_LEFT, 4.4, 9.6, 1.0), Text(22, "accent6")),
            Placeholder("Number", "body", 21, Box(_LEFT, 0.85, 4, 1.6), (figure,), ("01",), "b"),
            *_foot(),
        ),
        "bg2",
        "secHead",
    )


def _quote() -> Sheet:
    x = _LEFT + 0.5
    attribution = (Text(16, bold=True), Text(14, "accent6", before=1))
    return Sheet(
        "Quote",
        (
            Decoration("rect", Box(_LEFT, 1.95, 0.08, 3.85), "accent1"),
            _title(Box(_LEFT, 0.72, INK.width, 0.58), Text(20, bold=True, heading=True)),
            _second(Box(_LEFT, 1.3, INK.width, 0.36), Text(14, "accent6")),
            _kicker(),
            body(
                Box(x, 1.9, 10.7, 3.95),
                plain(24, 17, gap=18, before=10, line=112),
                ("「引用文」", "“Quotation”"),
                "ctr",
            ),
            Placeholder("Attribution", "body", 17, Box(x, 6.05, 10.7, 0.75), attribution, BOTH),
            *_foot(),
        ),
        "bg2",
    )


def _profile() -> Sheet:
    badge = Box(_LEFT, 1.6, 2.75, 2.75)
    mono = Text(60, "bg1", bold=True, heading=True, align="ctr")
    return Sheet(
        "Profile",
        (
            Decoration("rect", Box(0, 0, _PANEL, PAGE_HEIGHT), "bg2"),
            Decoration("ellipse", badge, "tx2"),
            _title(Box(_BESIDE, 0.8, 7.48, 1.02), Text(34, bold=True, heading=True)),
            _second(Box(_BESIDE, 1.84, 7.48, 0.4), Text(18, "accent6")),
            _kicker(3.3),
            Placeholder("Monogram", "body", 22, badge, (mono,), ("AB",), "ctr"),
            Placeholder(
                "Role",
                "body",
                23,
                Box(_LEFT, 4.65, 3.3, 2.1),
                plain(18, 14, bold=True),
                ("役職", "Role"),
            ),
            body(Box(_BESIDE, 2.62, 7.48, 4.1), pair(20, 15, 18), POINTS),
            *_foot(x=_BESIDE),
        ),
    )


def _term() -> Sheet:
    x = 5.55
    return Sheet(
        "Term",
        (
            Decoration("rect", Box(0, 0, 4.85, PAGE_HEIGHT), "bg2"),
            _title(Box(_LEFT, 1.1, 3.75, 1.85), Text(32, bold=True, heading=True)),
            _second(Box(_LEFT, 3.05, 3.75, 1.2), Text(20, "accent6")),
            _kicker(3.7),
            body(Box(x, 1.6, 6.98, 5.1), plain(24, 18, gap=6, before=30, line=105), POINTS[:2]),
            *_foot(x=x),
        ),
    )


def _takeaways() -> Sheet:
    number = Text(
        24, "bg1", bold=True, indent=0.6, hang=0.6, bullet="number", bullet_color="bg1", before=20
    )
    return Sheet(
        "Takeaways",
        (
            Decoration("rect", Box(_LEFT, 2.1, 0.9, 0.05), "accent1"),
            _title(Box(_LEFT, 0.65, 9.5, 0.75), Text(32, "bg1", bold=True, heading=True)),
            _second(Box(_LEFT, 1.45, 9.5, 0.4), Text(16, "bg1:85")),
            body(
                Box(_LEFT, 2.4, INK.width, 4.35),
                (number, Text(17, "bg1:85", indent=0.6, before=2)),
                BOTH,
            ),
            *_foot("bg1:85"),
        ),
        "tx2",
    )


def _frame() -> Frame:
    head = (
        _title(Box(_LEFT, 0.72, INK.width, 1.04)),
        _second(Box(_LEFT, 1.78, INK.width, 0.4), Text(18, "accent6")),
        _kicker(),
    )
    return Frame(INK, head, _foot(), Box(_LEFT, 2.45, INK.width, 4.3), _card)


def ink() -> tuple[Sheet, ...]:
    first = (_title_sheet(), _agenda(), _section())
    return (*first, *sheets(_frame()), _quote(), _profile(), _term(), _takeaways())
