"""The layouts that every design has in the same form: bullets, cards, steps, tables, charts.

A design gives a ``Frame`` — where the heading stands, what a card looks like — and its own
title, agenda, section, quote, profile, term and takeaways; the rest follows from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.slides.authoring.drawing import Decoration, Placeholder, Shape
from generator.slides.authoring.tokens import Box, Design, Text

GAP = 0.35
"""Between cards, inches."""


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
        card: decorations of a card in a box with an accent colour.
        badge: the geometry of monograms and step numbers.
        badge_fill: their colour; the last step's is accent1.
        bullet: of points.
    """

    design: Design
    head: tuple[Shape, ...]
    foot: tuple[Shape, ...]
    body: Box
    card: Callable[[Box, str], list[Decoration]]
    behind: tuple[Shape, ...] = ()
    badge: str = "ellipse"
    badge_fill: str = "tx2"
    bullet: str = "square"

    def sheet(self, name: str, *shapes: Shape, kind: str = "") -> Sheet:
        under = tuple(s for s in shapes if isinstance(s, Decoration))
        over = tuple(s for s in shapes if not isinstance(s, Decoration))
        return Sheet(name, (*self.behind, *under, *self.head, *over, *self.foot), kind=kind)


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


POINTS = ("日本語の要点", "English key point", "補足", "Detail")
BOTH = ("日本語", "English")


def body(
    box: Box, texts: tuple[Text, ...], prompt: tuple[str, ...] = POINTS, anchor: str = "t"
) -> Placeholder:
    return Placeholder("Body", "body", 1, box, texts, prompt, anchor)


def bullets(f: Frame) -> Sheet:
    return f.sheet("Bullets", body(f.body, pair(22, 16, 20, bullet=f.bullet)), kind="obj")


def notes(f: Frame) -> Sheet:
    return f.sheet("Notes", body(f.body, pair(18, 14, 16, bullet=f.bullet)))


def table(f: Frame) -> Sheet:
    place = Placeholder("Table", "tbl", 15, f.body, (Text(14, "accent6"),), ("表 / Table",))
    return f.sheet("Table", place)


def _beside(f: Frame, name: str, kind: str, index: int, share: float, prompt: str) -> Sheet:
    """An object on the left and points on the right."""
    b = f.body
    object_box = Box(b.x, b.y, b.w * share, b.h)
    x = b.x + b.w * share + 0.6
    place = Placeholder(name, kind, index, object_box, (Text(14, "accent6"),), (prompt,))
    text = body(Box(x, b.y, b.x + b.w - x, b.h), pair(18, 14, 14, bullet=f.bullet))
    return f.sheet(name, place, text)


def chart(f: Frame) -> Sheet:
    return _beside(f, "Chart", "chart", 18, 0.63, "グラフ / Chart")


def figure(f: Frame) -> Sheet:
    return _beside(f, "Figure", "pic", 19, 0.55, "画像 / Picture")


def number(f: Frame) -> Sheet:
    b = f.body
    rule = Decoration("rect", Box(b.x + 6.3, b.y + 0.2, 0.01, b.h - 0.5), "bg1:85")
    figures = Text(115, "accent1", bold=True, heading=True, line=85)
    return f.sheet(
        "Big Number",
        rule,
        Placeholder("Number", "body", 21, Box(b.x, b.y, 6.0, 2.0), (figures,), ("300億円",), "b"),
        Placeholder(
            "Number Second",
            "body",
            24,
            Box(b.x, b.y + 2.12, 6.0, 0.6),
            (Text(28, bold=True),),
            ("¥30 billion",),
        ),
        Placeholder(
            "Number Note",
            "body",
            25,
            Box(b.x, b.y + 2.9, 5.7, b.h - 2.9),
            plain(18, 14),
            ("数字の説明", "What it counts"),
        ),
        body(Box(b.x + 6.7, b.y + 0.1, b.w - 6.7, b.h - 0.1), pair(20, 15, 18, bullet=f.bullet)),
    )


_ACCENTS = ("accent2", "accent1", "accent3")


def comparison(f: Frame, count: int) -> Sheet:
    """Sides with a heading and points each."""
    b = f.body
    gap = 0.5 if count == 2 else GAP
    w = (b.w - gap * (count - 1)) / count
    shapes: list[Shape] = []
    for n in range(count):
        x = b.x + n * (w + gap)
        shapes += f.card(Box(x, b.y + 0.1, w, b.h - 0.15), _ACCENTS[n])
        shapes += [
            Placeholder(
                f"Side {n + 1}",
                "body",
                26 + 2 * n,
                Box(x + 0.3, b.y + 0.35, w - 0.6, 0.85),
                plain(22, 15, bold=True, gap=0),
                BOTH,
            ),
            Placeholder(
                f"Side {n + 1} Body",
                "body",
                27 + 2 * n,
                Box(x + 0.3, b.y + 1.35, w - 0.6, b.h - 1.6),
                pair(18, 14, 14, bullet=f.bullet),
                POINTS,
            ),
        ]
    return f.sheet("Comparison" if count == 2 else f"Comparison {count}", *shapes)


def contrast(f: Frame) -> Sheet:
    """Two sides with one statement each, and what follows from them."""
    b = f.body
    gap = 0.5
    w = (b.w - gap) / 2
    shapes: list[Shape] = []
    for n in range(2):
        x = b.x + n * (w + gap)
        heading = Text(17, _ACCENTS[n], bold=True)
        shapes += f.card(Box(x, b.y + 0.1, w, 3.1), _ACCENTS[n])
        shapes += [
            Placeholder(
                f"Side {n + 1}",
                "body",
                26 + 2 * n,
                Box(x + 0.35, b.y + 0.4, w - 0.7, 0.4),
                (heading, Text(14, "accent6")),
                ("見出し / Heading",),
            ),
            Placeholder(
                f"Side {n + 1} Body",
                "body",
                27 + 2 * n,
                Box(x + 0.35, b.y + 0.95, w - 0.7, 2.1),
                plain(28, 18, bold=True, gap=6),
                BOTH,
            ),
        ]
    shapes.append(
        Placeholder("Note", "body", 39, Box(b.x, b.y + 3.45, b.w, 0.85), plain(18, 14), BOTH)
    )
    return f.sheet("Contrast", *shapes)


def steps(f: Frame, count: int) -> Sheet:
    """A row of numbered steps on a line; six stand in two rows."""
    b = f.body
    columns = 3 if count == 6 else count
    w = (b.w - GAP * (columns - 1)) / columns
    pitch = b.h / 2 if count == 6 else b.h
    size = 0.55 if count == 6 else 0.7
    ja = 22 if columns < 5 else 20
    texts = (
        Text(ja, bold=True),
        Text(ja - 6, "accent6", before=1),
        Text(18, before=6 if count == 6 else 14),
        Text(14, "accent6", before=2),
    )
    shapes: list[Shape] = []
    for n in range(count):
        x = b.x + n % columns * (w + GAP)
        y = b.y + n // columns * pitch + 0.2
        if n % columns == 0:
            shapes.append(Decoration("rect", Box(b.x, y + size / 2 - 0.015, b.w, 0.03), "bg1:85"))
        fill = "accent1" if n == count - 1 else f.badge_fill
        label = Text(20, "bg1", bold=True, heading=True, align="ctr")
        badge = Box(x, y, size, size)
        shapes += [
            Decoration(f.badge, badge, fill),
            Placeholder(f"Step {n + 1} Number", "body", 50 + n, badge, (label,), ("1",), "ctr"),
            Placeholder(
                f"Step {n + 1}",
                "body",
                30 + n,
                Box(x, y + size + 0.2, w, pitch - size - 0.45),
                texts,
                ("段階", "Step", "説明", "Explanation"),
            ),
        ]
    return f.sheet(f"Steps {count}", *shapes)


def people(f: Frame, count: int) -> Sheet:
    """Cards with a monogram; five and six people stand in two rows, the monogram beside."""
    b = f.body
    rows = 2 if count > 4 else 1
    columns = 3 if rows == 2 else count
    w = (b.w - GAP * (columns - 1)) / columns
    h = (b.h - 0.2 - GAP * (rows - 1)) / rows
    size = 0.85 if rows == 2 else 1.15
    shapes: list[Shape] = []
    for n in range(count):
        x = b.x + n % columns * (w + GAP)
        y = b.y + 0.1 + n // columns * (h + GAP)
        badge = Box(x + 0.25, y + 0.25, size, size)
        words = (
            Box(x + size + 0.45, y + 0.25, w - size - 0.6, h - 0.4)
            if rows == 2
            else Box(x + 0.25, y + size + 0.45, w - 0.37, h - size - 0.6)
        )
        mono = Text(24 if rows == 1 else 18, "bg1", bold=True, heading=True, align="ctr")
        shapes += [
            *f.card(Box(x, y, w, h), ""),
            Decoration(f.badge, badge, f.badge_fill),
            Placeholder(f"Person {n + 1} Monogram", "body", 40 + 2 * n, badge, (mono,), ("AB",), "ctr"),
            Placeholder(
                f"Person {n + 1}",
                "body",
                41 + 2 * n,
                words,
                (
                    Text(17, bold=True),
                    Text(14, "accent6"),
                    Text(15, before=8 if rows == 2 else 12),
                    Text(13, "accent6", before=1),
                ),
                ("氏名", "Name", "役職", "Role"),
            ),
        ]
    return f.sheet(f"People {count}", *shapes)


def sheets(f: Frame) -> tuple[Sheet, ...]:
    """All of them, in the order PowerPoint lists them."""
    return (
        bullets(f),
        *(people(f, n) for n in range(2, 7)),
        number(f),
        comparison(f, 2),
        comparison(f, 3),
        contrast(f),
        *(steps(f, n) for n in range(2, 7)),
        table(f),
        chart(f),
        figure(f),
        notes(f),
    )
