"""Scenes around a chart or a picture."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from generator import patterns as re
from generator.japanese.width import width
from generator.model import Gap
from generator.slides.composing.beside import after, rest, said, with_points
from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.fit import CARD, TOGETHER, Setting, fitted
from generator.slides.composing.graphics import Graph, Photo
from generator.slides.composing.pages import Block
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.tables import NUMBER, table
from generator.slides.composing.text import describes, inline, pair, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Bilingual, Point, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.templates.layouts import Slot

_MOST_BARS = 12
_MOST_LABELS = 30.0  # em that the labels of all bars may take together
_MOST_SERIES = 4
_YEAR = re.compile(r"(?:19|20)\d\d|[ 　]?\d{1,2}月|Q[1-4]")
_MOST_UNDER = 2  # texts that stand under a picture: its caption and a point
_MOST_PIXELS = 80_000_000


def chart(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The scene's table as a native chart; as a table when it holds no series of numbers."""
    found = _series(desk, scene.table)
    if found is None:
        return table(desk, scene)
    categories, series, over_time = found
    pairs_said = "、".join(
        f"{name} {value:g}"
        for name, value in zip(categories, series[0][1], strict=True)
        if value is not None
    )
    alt = describes(said("chart", scene.title, values=pairs_said))
    marked = (n for n, row in enumerate(scene.table[1:]) if any(c.mark == "highlight" for c in row))
    first = next(marked, -1)
    return with_points(
        desk, scene, "chart", lambda at: Graph(at, categories, series, alt, over_time, first)
    )


def _series(
    desk: Desk, rows: tuple[tuple[Point, ...], ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[float | None, ...]], ...], bool] | None:
    """Categories, series and whether they run over time; ``None`` when this is no such table."""
    if len(rows) < 3 or len(rows) > _MOST_BARS + 1 or len({len(row) for row in rows}) != 1:
        return None
    head, *body = rows
    if not 1 < len(head) <= _MOST_SERIES + 1:
        return None
    columns = [tuple(_value(row[n]) for row in body) for n in range(1, len(head))]
    if any(sum(value is not None for value in column) < 2 for column in columns):
        return None
    categories = _categories(desk, [row[0].text for row in body])
    series = tuple(
        (_inline(desk, cell.text) or str(n), column)
        for n, (cell, column) in enumerate(zip(head[1:], columns, strict=True), 1)
    )
    return categories, series, all(_YEAR.search(name) for name in categories)


def _categories(desk: Desk, texts: Sequence[Bilingual]) -> tuple[str, ...]:
    """In both languages where they are short, so that they stand level under their bars."""
    both = tuple(_inline(desk, text) for text in texts)
    if max(map(width, both)) * len(both) <= _MOST_LABELS:
        return both
    return tuple(words[0][1] if (words := shown(text, desk.mode)) else "" for text in texts)


def _inline(desk: Desk, text: Bilingual) -> str:
    return "".join(p.text for p in inline(text, desk.mode))


def _value(cell: Point) -> float | None:
    """The only number of a cell, whatever its unit."""
    text = (cell.text.ja or cell.text.en or "").translate(
        str.maketrans("０１２３４５６７８９．，", "0123456789.,")
    )
    found = NUMBER.findall(text)
    return float(found[0].replace(",", "").replace("−", "-")) if len(found) == 1 else None


def figure(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A picture with the points beside it; a missing one is a listed gap."""
    if not scene.image:
        return ()
    opened = _opened(desk.picture(scene.image))
    if opened is None:
        gap = Gap("slide", scene.id, "the picture cannot be had", scene.image)
        first, *others = after(desk, rest(desk, scene)) or (Sheet(desk.role("bullets")),)
        return (replace(first, fill=first.fill + Fill(gaps=(gap,))), *others)
    data, suffix, size = opened
    alt = describes(said("figure", scene.title))
    captioned = _captioned(desk, scene, lambda at: Photo(at, data, suffix, size, alt))
    return captioned or with_points(
        desk, scene, "figure", lambda at: Photo(at, data, suffix, size, alt)
    )


def _captioned(desk: Desk, scene: Scene, make: Callable[[Slot], Photo]) -> tuple[Sheet, ...]:
    """On the template's own layout for a picture with a line or two under it, if they fit."""
    role, items = desk.find("picture"), rest(desk, scene)
    if role is None or not 1 <= len(items) <= _MOST_UNDER:
        return ()
    title, body = role.fields["title"], role.fields["body"]
    names = pair(scene.title, desk.mode)
    words = [p for item in items for p in item]
    setting = fitted(Setting(body, CARD), words)
    head = fitted(Setting(title, TOGETHER), names)
    if setting is None or head is None or any(len(head.lines(p)) > MOST_LINES for p in names):
        return ()
    fill = Fill((Block(setting, setting.broken(words)),))
    return (Sheet(role, fill, (make(role.fields["figure"]),)),)


def _opened(data: bytes | None) -> tuple[bytes, str, tuple[int, int]] | None:
    """PNG and JPEG as they are, anything else Pillow reads as PNG; ``None`` when it cannot."""
    if data is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                size = picture.size
                if size[0] * size[1] > _MOST_PIXELS:
                    return None
                if picture.format in {"PNG", "JPEG"}:
                    picture.verify()
                    return data, picture.format.lower(), size
                stream = io.BytesIO()
                picture.convert("RGBA").save(stream, "PNG")
                return stream.getvalue(), "png", size
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        return None
