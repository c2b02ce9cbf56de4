"""Layouts of things side by side: the sides of a comparison, steps, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.slides.authoring import content
from generator.slides.authoring.content import BOTH, POINTS, pair, plain
from generator.slides.authoring.drawing import Decoration, Placeholder
from generator.slides.authoring.tokens import Box, Text

if TYPE_CHECKING:
    from generator.slides.authoring.content import Frame, Sheet
    from generator.slides.authoring.drawing import Shape

GAP = 0.35
"""Between cards, inches."""

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
        shapes += f.card(Box(x, b.y + 0.1, w, 2.95), _ACCENTS[n])
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
                Box(x + 0.35, b.y + 1.05, w - 0.7, 1.85),
                plain(30, 19, bold=True, gap=6),
                BOTH,
            ),
        ]
    return f.sheet("Contrast", *shapes)


def steps(f: Frame, count: int) -> Sheet:
    """A row of numbered steps on a line; six stand in two rows."""
    b = f.body
    columns = 3 if count == 6 else count
    w = (b.w - GAP * (columns - 1)) / columns
    pitch = b.h / 2 if count == 6 else b.h
    size = 0.55 if count == 6 else 0.8
    ja = 24 if columns < 5 else 20
    texts = (
        Text(ja, bold=True),
        Text(ja - 7 if columns < 5 else 14, "accent6", before=1),
        Text(20 if columns < 4 else 18, before=6 if count == 6 else 14),
        Text(15 if columns < 4 else 14, "accent6", before=2),
    )
    shapes: list[Shape] = []
    for n in range(count):
        x = b.x + n % columns * (w + GAP)
        y = b.y + n // columns * pitch + (0.2 if count == 6 else 0.45)
        if n % columns == 0:
            shapes.append(Decoration("rect", Box(b.x, y + size / 2 - 0.015, b.w, 0.03), f.rule))
        last = "accent2" if f.badge_fill == "accent1" else "accent1"
        fill = last if n == count - 1 else f.badge_fill
        label = Text(20, "bg1", bold=True, heading=True, align="ctr")
        badge = Box(x, y, size, size)
        shapes += [
            Decoration(f.badge, badge, fill),
            Placeholder(f"Step {n + 1} Number", "body", 50 + n, badge, (label,), ("1",), "ctr"),
            Placeholder(
                f"Step {n + 1}",
                "body",
                30 + n,
                Box(x, y + size + 0.25, w, b.y + (n // columns + 1) * pitch - y - size - 0.25),
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
    size = 0.85 if rows == 2 else {2: 1.5, 3: 1.3}.get(count, 1.15)
    name, line = {2: (24, 19), 3: (20, 17)}.get(count, (17, 15))
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
            Placeholder(
                f"Person {n + 1} Monogram", "body", 40 + 2 * n, badge, (mono,), ("AB",), "ctr"
            ),
            Placeholder(
                f"Person {n + 1}",
                "body",
                41 + 2 * n,
                words,
                (
                    Text(name, bold=True),
                    Text(max(14, name - 6), "accent6"),
                    Text(line, before=8 if rows == 2 else 12),
                    Text(max(13, line - 4), "accent6", before=1),
                ),
                ("氏名", "Name", "役職", "Role"),
            ),
        ]
    return f.sheet(f"People {count}", *shapes)


def sheets(f: Frame) -> tuple[Sheet, ...]:
    """The layouts that follow from a frame, in the order PowerPoint lists them."""
    return (
        content.bullets(f),
        *(people(f, n) for n in range(2, 7)),
        content.number(f),
        content.number_alone(f),
        comparison(f, 2),
        comparison(f, 3),
        contrast(f),
        *(steps(f, n) for n in range(2, 7)),
        content.table(f),
        content.chart(f),
        content.figure(f),
        content.notes(f),
    )
