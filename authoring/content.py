"""The layouts that every design has in the same form: bullets, numbers, tables, charts.

A design gives a ``Frame`` — where the heading stands — and its own
title, agenda, section, quote, profile, term and takeaways; the rest follows from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from authoring.drawing import Decoration, Placeholder
from authoring.tokens import Box, Text

if TYPE_CHECKING:
    from authoring.drawing import Shape
    from authoring.tokens import Design


@dataclass(frozen=True, slots=True)
class Sheet:
    """One layout: name, PowerPoint's own type if it has one, background colour, shapes."""

    name: str
    shapes: tuple[Shape, ...]
    background: str = "bg1"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the content layouts of a design share.

    Attributes:
        head: title, its second language and the kicker, in reading order.
        behind: decorations under everything (a band, a rule).
        body: the free area under the heading.
        bullet: of points.
        rule: the colour of thin lines between things.
        ja, en: sizes of points.
    """

    design: Design
    head: tuple[Shape, ...]
    foot: tuple[Shape, ...]
    body: Box
    behind: tuple[Shape, ...] = ()
    bullet: str = "square"
    rule: str = "bg1:85"
    ja: float = 22
    en: float = 16

    def sheet(self, name: str, *shapes: Shape, kind: str = "") -> Sheet:
        under = tuple(s for s in shapes if isinstance(s, Decoration))
        over = tuple(s for s in shapes if not isinstance(s, Decoration))
        b = self.body
        below = note(Box(b.x, b.y + b.h - 0.6, b.w, 0.6))
        return Sheet(name, (*self.behind, *under, *self.head, *over, below, *self.foot), kind=kind)


def pair(
    ja: float, en: float, before: float, *, bullet: str = "square", indent: float = 0.3
) -> tuple[Text, ...]:
    """Points: Japanese, English under it, and a smaller pair below them."""
    deep = indent + 0.3
    return (
        Text(ja, indent=indent, hang=indent, bullet=bullet, before=before),
        Text(en, "accent6", indent=indent, before=1),
        Text(ja - 3, indent=deep, hang=0.25, bullet="dash", before=6),
        Text(en - 1, "accent6", indent=deep),
    )


def plain(
    ja: float, en: float, *, bold: bool = False, gap: float = 2, before: float = 0, line: int = 100
) -> tuple[Text, Text]:
    """One statement in two languages, without a bullet."""
    return (
        Text(ja, bold=bold, before=before, line=line),
        Text(en, "accent6", before=gap, line=line),
    )


_BESIDE, _APART = 5.9, 0.5
"""Inches: of points beside a figure, and between both."""
_NOTED = 0.6
"""Inches under a figure's ground, where a scene's note may stand."""

POINTS = ("日本語の要点", "English key point", "補足", "Detail")
BOTH = ("日本語", "English")


def body(
    box: Box, texts: tuple[Text, ...], prompt: tuple[str, ...] = POINTS, anchor: str = "t"
) -> Placeholder:
    return Placeholder("Body", "body", 1, box, texts, prompt, anchor)


def note(box: Box, color: str = "tx1", second: str = "accent6") -> Placeholder:
    """What limits a slide's claim, at its foot."""
    texts = (Text(16, color), Text(14, second, before=1))
    return Placeholder("Note", "body", 39, box, texts, ("但し書き", "Note"))


def bullets(f: Frame) -> Sheet:
    return f.sheet("Bullets", body(f.body, pair(f.ja, f.en, 20, bullet=f.bullet)), kind="obj")


def notes(f: Frame) -> Sheet:
    return f.sheet("Notes", body(f.body, pair(min(18, f.ja), min(14, f.en), 16, bullet=f.bullet)))


def table(f: Frame) -> Sheet:
    place = Placeholder("Table", "tbl", 15, f.body, (Text(14, "accent6"),), ("表 / Table",))
    return f.sheet("Table", place)


def _beside(f: Frame, name: str, kind: str, index: int, share: float, prompt: str) -> Sheet:
    """An object on the left and points on the right."""
    b = f.body
    object_box = Box(b.x, b.y, b.w * share, b.h)
    x = b.x + b.w * share + 0.5
    place = Placeholder(name, kind, index, object_box, (Text(14, "accent6"),), (prompt,))
    text = body(Box(x, b.y, b.x + b.w - x, b.h), pair(22, 16, 16, bullet=f.bullet), anchor="ctr")
    return f.sheet(name, place, text)


def chart(f: Frame) -> Sheet:
    return _beside(f, "Chart", "chart", 18, 0.53, "グラフ / Chart")


def figure(f: Frame) -> Sheet:
    return _beside(f, "Figure", "pic", 19, 0.5, "画像 / Picture")


def number(f: Frame) -> Sheet:
    b = f.body
    x = b.x + b.w - _BESIDE
    ground = Box(b.x, b.y, x - b.x - _APART, b.h - _NOTED)
    points = body(Box(x, b.y, _BESIDE, ground.h), pair(24, 17, 20, bullet=f.bullet), anchor="ctr")
    return f.sheet("Big Number", *_panel(f, ground), *_figure(_inside(ground), 96), points)


def number_alone(f: Frame) -> Sheet:
    b = f.body
    ground = Box(b.x, b.y, b.w, b.h - _NOTED)
    return f.sheet("Big Number Alone", *_panel(f, ground), *_figure(_inside(ground), 110))


def _panel(f: Frame, box: Box) -> tuple[Shape, ...]:
    """What a figure stands on: it is the picture of its slide."""
    edge = Decoration("rect", Box(box.x, box.y, 0.1, box.h), "accent1")
    if f.design.cards == "lines":
        return (edge,)
    return (Decoration("rect", box, "bg2"), edge)


def _inside(box: Box) -> Box:
    return Box(box.x + 0.4, box.y + 0.2, box.w - 0.7, box.h - 0.35)


def _figure(box: Box, size: float) -> tuple[Shape, ...]:
    """A figure, the same in the second language, and what it counts, from top to bottom."""
    digits = Text(size, "accent1", bold=True, heading=True, line=85)
    tall = size / 55
    second = Text(28, bold=True)
    y = box.y + tall
    return (
        Placeholder(
            "Number", "body", 21, Box(box.x, box.y, box.w, tall), (digits,), ("300億円",), "b"
        ),
        Placeholder(
            "Number Second",
            "body",
            24,
            Box(box.x, y + 0.05, box.w, 0.5),
            (second,),
            ("¥30 billion",),
        ),
        Placeholder(
            "Number Note",
            "body",
            25,
            Box(box.x, y + 0.65, box.w, box.y + box.h - y - 0.65),
            plain(20, 15),
            ("数字の説明", "What it counts"),
        ),
    )


def sheets(f: Frame) -> tuple[Sheet, ...]:
    """The layouts that follow from a frame, in the order PowerPoint lists them."""
    return (bullets(f), number(f), number_alone(f), table(f), chart(f), figure(f), notes(f))
