"""Templates as strangers make them, small enough to read: PowerPoint's own names, no pairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from authoring.content import Sheet
from authoring.drawing import Placeholder
from authoring.ink import INK
from authoring.package import template
from authoring.tokens import Box, Text

if TYPE_CHECKING:
    from authoring.drawing import Decoration

WIDE = Box(0.8, 2.0, 11.7, 4.6)


def title(name="タイトル 1", kind="title"):
    return Placeholder(name, kind, None, Box(0.8, 0.5, 11.7, 1.2), (Text(32),))


def body(name="コンテンツ プレースホルダー 2", index=1, box=WIDE, size=28.0):
    return Placeholder(name, "body", index, box, (Text(size), Text(size - 4)))


def footer():
    return Placeholder("フッター プレースホルダー 4", "ftr", 11, Box(4, 7.0, 5, 0.3), (Text(12),))


def japanese_office(*art: Decoration) -> tuple[Sheet, ...]:
    """The layouts of a Japanese PowerPoint, as far as roles know them.

    ``art`` is drawn on the one for comparisons.
    """
    left, right = Box(0.8, 2.9, 5.6, 3.7), Box(6.9, 2.9, 5.6, 3.7)
    heads = Box(0.8, 2.0, 5.6, 0.8), Box(6.9, 2.0, 5.6, 0.8)
    second = Placeholder("サブタイトル 2", "subTitle", 1, Box(2, 4, 9, 1.2), (Text(24),))
    return (
        Sheet("タイトル スライド", (title(kind="ctrTitle"), second), kind="title"),
        Sheet("タイトルとコンテンツ", (title(), body(), footer()), kind="obj"),
        Sheet("Bullets", (title(), body("Body"), footer())),
        Sheet("セクション見出し", (title(), body(size=20.0)), kind="secHead"),
        Sheet(
            "比較",
            (
                *art,
                title(),
                body("テキスト プレースホルダー 2", 1, heads[0], 24.0),
                body("コンテンツ プレースホルダー 3", 2, left),
                body("テキスト プレースホルダー 4", 3, heads[1], 24.0),
                body("コンテンツ プレースホルダー 5", 4, right),
            ),
            kind="twoTxTwoObj",
        ),
    )


def stranger(sheets):
    """The .pptx of a stranger's layouts; the first with a body gives the master its own."""
    return template(replace(INK, name="stranger"), sheets)
