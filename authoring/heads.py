"""The placeholders that designs set in their own places: titles, kicker, footer, single fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from authoring.drawing import Placeholder
from authoring.tokens import Box, Text

if TYPE_CHECKING:
    from authoring.drawing import Shape
    from authoring.tokens import Design


def heading(size: float, color: str = "tx1", align: str = "l") -> Text:
    return Text(size, color, bold=True, heading=True, align=align)


def title(box: Box, text: Text | None = None, anchor: str = "t") -> Placeholder:
    """With the master's own style unless ``text`` is given; right under the kicker.

    One line or two, it begins at the same height on every slide.
    """
    prompt = ("日本語タイトル（結論を一文で）",)
    return Placeholder("Title", "title", None, box, (text,) if text else (), prompt, anchor)


def cover_title(box: Box, text: Text, anchor: str = "b") -> Placeholder:
    return Placeholder("Title", "ctrTitle", None, box, (text,), ("日本語タイトル",), anchor)


def cover_second(box: Box, text: Text) -> Placeholder:
    return Placeholder("Title Second", "subTitle", 1, box, (text,), ("English title",))


def second(box: Box, text: Text) -> Placeholder:
    return Placeholder("Title Second", "body", 14, box, (text,), ("English title",))


def kicker(box: Box, text: Text) -> Placeholder:
    return Placeholder("Kicker", "body", 13, box, (text,), ("章 / Section",), "ctr")


def meta(box: Box, color: str, align: str = "l") -> Placeholder:
    texts = (Text(16, color, align=align), Text(14, color, align=align))
    return Placeholder("Meta", "body", 20, box, texts, ("出典・日付", "Source, date"))


def number(box: Box, text: Text) -> Placeholder:
    return Placeholder("Number", "body", 21, box, (text,), ("01",), "b")


def supports(x: float, y: float, w: float, color: str, second: str) -> tuple[Shape, ...]:
    """Three places side by side for what a statement rests on."""
    gap = 0.4
    wide = (w - 2 * gap) / 3
    texts = (Text(20, color, before=0), Text(17, second, before=1))
    return tuple(
        Placeholder(
            f"Support {n + 1}",
            "body",
            61 + n,
            Box(x + n * (wide + gap), y, wide, 6.75 - y),
            texts,
            ("根拠", "Ground"),
        )
        for n in range(3)
    )


def foot(design: Design, color: str = "accent6", x: float | None = None) -> tuple[Shape, ...]:
    """Credit from ``x`` and slide number at the right edge of the text area."""
    right = design.left + design.width
    left = design.left if x is None else x
    small = Text(12, color)
    return (
        Placeholder(
            "Footer", "ftr", 11, Box(left, 7.02, right - 1.3 - left, 0.24), (small,), (), "ctr"
        ),
        Placeholder(
            "Slide Number",
            "sldNum",
            12,
            Box(right - 1.2, 7.02, 1.2, 0.24),
            (Text(12, color, align="r"),),
            (),
            "ctr",
        ),
    )
