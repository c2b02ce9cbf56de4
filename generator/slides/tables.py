"""Scenes around an object: the article's table, a chart of it, a picture."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from generator.japanese.breaks import balanced, wrap
from generator.japanese.width import width
from generator.locale import phrase
from generator.model import Gap
from generator.slides.desk import Fill, joined
from generator.slides.fit import BODY
from generator.slides.layouts import EMU_PER_POINT
from generator.slides.pages import Block, Graph, Grid, Page, Photo, portions
from generator.slides.text import Paragraph, inline, pairs, point, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Bilingual, Point, Scene
    from generator.slides.desk import Desk
    from generator.slides.layouts import Slot
    from generator.slides.template import Role
    from generator.slides.text import Pair

_SIZES = ((18.0, 14.0), (17.0, 14.0), (16.0, 13.0), (15.0, 13.0))
"""Japanese and English in cells, in points: the largest that fits a page, down to the floor."""

CELL_MARGINS = (6.0, 5.0)
"""Left and right, top and bottom of a cell, in points."""

_NARROWEST = 60.0
"""Points a column must have; a table of more columns becomes points."""

_MOST_BARS = 12
_MOST_SERIES = 4
_NUMBER = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d|[ 　]?\d{1,2}月|Q[1-4]")
_MOST_PIXELS = 80_000_000

_Cells = tuple[tuple["Pair", ...], ...]


def table(desk: Desk, scene: Scene) -> tuple[Page, ...]:
    """The article's table, native, its heading repeated on every page; empty if it has no room."""
    role = desk.template.role("table")
    slot = role.fields.get("table") or role.fields.get("body")
    if slot is None or not scene.table:
        return ()
    columns = max(len(row) for row in scene.table)
    if not columns or slot.width / columns < _NARROWEST:
        return ()
    rows = tuple(
        tuple(point(cell, desk.mode) for cell in row) + ((),) * (columns - len(row))
        for row in scene.table
    )
    for sizes in _SIZES:
        widths = _widths(rows, slot.width, sizes[0])
        tall = [max(_tall(c, w, sizes) for c, w in zip(row, widths, strict=True)) for row in rows]
        if sum(tall) <= slot.height:
            break
    pages = _parted(tall, slot.height)
    if not pages:
        return ()
    rest = _rest(desk, scene)
    total = len(pages) + bool(rest)
    made = []
    for n, numbers in enumerate(pages, 1):
        shown_rows = tuple(tuple(_broken(c, w, sizes) for c, w in zip(rows[i], widths, strict=True)) for i in numbers)
        grid = Grid(
            slot,
            shown_rows,
            tuple(round(w * EMU_PER_POINT) for w in widths),
            tuple(round(tall[i] * EMU_PER_POINT) for i in numbers),
            sizes,
            describes(_said("table", scene.title, rows=len(rows) - 1, columns=columns)),
        )
        suffix = f"{n}/{total}" if total > 1 else ""
        made.append(desk.page(scene, role, Fill(), suffix=suffix, objects=(grid,)))
    return (*made, *_after(desk, scene, rest, total))


def _widths(rows: _Cells, room: float, size: float) -> list[float]:
    """Columns as wide as their longest text asks, none starved: points."""
    asked = []
    for column in zip(*rows, strict=True):
        longest = max((width(p.text) * size for cell in column for p in cell), default=0)
        asked.append(min(max(longest + 4 * CELL_MARGINS[0], _NARROWEST), room * 0.6))
    return [room * each / sum(asked) for each in asked]


def _cell_lines(paragraph: Paragraph, room: float, sizes: tuple[float, float]) -> tuple[str, ...]:
    japanese = paragraph.runs[0].language == "ja"
    limit = (room - 2 * CELL_MARGINS[0]) * 0.97 / sizes[0 if paragraph.level == 0 else 1]
    return (balanced if japanese else wrap)(paragraph.text, limit, bold=True)


def _tall(cell: Pair, room: float, sizes: tuple[float, float]) -> float:
    lines = sum(
        len(_cell_lines(p, room, sizes)) * sizes[0 if p.level == 0 else 1] * 1.2 for p in cell
    )
    return max(lines, sizes[0] * 1.2) + 2 * CELL_MARGINS[1] + 1


def _broken(cell: Pair, room: float, sizes: tuple[float, float]) -> Pair:
    return tuple(
        replace(p, runs=(replace(p.runs[0], text="\v".join(lines)),))
        if p.runs[0].language == "ja" and len(lines := _cell_lines(p, room, sizes)) > 1
        else p
        for p in cell
    )


def _parted(tall: Sequence[float], room: float) -> list[list[int]]:
    """Row numbers by page, the heading (row 0) on each; empty when a row is too tall for any."""
    if len(tall) > 1 and max(tall[1:]) + tall[0] > room:
        return []
    count = 1
    while True:  # the fewest pages, filled evenly
        target = min(room, sum(tall[1:]) / count * 1.15 + tall[0])
        pages = [[0]]
        used = tall[0]
        for n, height in enumerate(tall[1:], 1):
            if used + height > target and len(pages[-1]) > 1:
                pages.append([0])
                used = tall[0]
            pages[-1].append(n)
            used += height
        if used <= room and len(pages) <= count:
            return pages
        count += 1


def _rest(desk: Desk, scene: Scene) -> tuple[Pair, ...]:
    return (*pairs(scene.points, desk.mode), *pairs(scene.fields.values(), desk.mode))


def _after(
    desk: Desk, scene: Scene, items: tuple[Pair, ...], total: int
) -> tuple[Page, ...]:
    """What stood beside the object and had no room there: on slides of its own."""
    role = desk.template.role("bullets")
    slot = role.fields.get("body")
    if not items or slot is None:
        return ()
    found = portions(slot, items, BODY)
    return tuple(
        desk.page(
            scene,
            role,
            Fill((Block(p.setting, p.setting.broken(p.paragraphs)),)),
            suffix=f"{total + n}/{total + len(found) - 1}" if total + len(found) > 2 else "",
        )
        for n, p in enumerate(found)
    )


def chart(desk: Desk, scene: Scene) -> tuple[Page, ...]:
    """The scene's table as a native chart; as a table when it holds no series of numbers."""
    found = _series(desk, scene.table)
    if found is None:
        return table(desk, scene)
    categories, series, over_time = found
    pairs_said = "、".join(
        f"{name} {value:g}" for name, value in zip(categories, series[0][1], strict=True) if value is not None
    )
    alt = describes(_said("chart", scene.title, values=pairs_said))
    role = desk.template.role("chart")
    slot = role.fields.get("chart") or role.fields.get("body")
    return _with_points(
        desk, scene, role, slot, lambda at: Graph(at, categories, series, alt, over_time)
    )


def _with_points(desk, scene, role, slot, make):  # type: ignore[no-untyped-def]
    if slot is None:
        return ()
    body = role.fields.get("body")
    items = _rest(desk, scene)
    beside = body if body is not None and body != slot else None
    if not items and beside is not None:
        whole = joined(slot, beside)
        slot = replace(slot, frame=whole) if whole else slot
    fits = portions(beside, items, BODY) if items and beside is not None else ()
    if len(fits) == 1:
        block = Block(fits[0].setting, fits[0].setting.broken(fits[0].paragraphs))
        return (desk.page(scene, role, Fill((block,)), objects=(make(slot),)),)
    suffix = ""
    rest = _after(desk, scene, items, 2) if items else ()
    if rest:
        suffix = f"1/{1 + len(rest)}"
    return (desk.page(scene, role, Fill(), suffix=suffix, objects=(make(slot),)), *rest)


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
    categories = tuple(_inline(desk, row[0].text) for row in body)
    series = tuple(
        (_inline(desk, cell.text) or str(n), column)
        for n, (cell, column) in enumerate(zip(head[1:], columns, strict=True), 1)
    )
    return categories, series, all(_YEAR.search(name) for name in categories)


def _inline(desk: Desk, text: Bilingual) -> str:
    return "".join(p.text for p in inline(text, desk.mode))


def _value(cell: Point) -> float | None:
    """The only number of a cell, whatever its unit."""
    text = (cell.text.ja or cell.text.en or "").translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,"))
    found = _NUMBER.findall(text)
    return float(found[0].replace(",", "").replace("−", "-")) if len(found) == 1 else None


def figure(desk: Desk, scene: Scene) -> tuple[Page, ...]:
    """A picture with the points beside it; a missing one is a listed gap."""
    role = desk.template.role("figure")
    slot = role.fields.get("figure") or role.fields.get("body")
    opened = _opened(desk.picture(scene.image) if scene.image else None)
    if opened is None or slot is None:
        if not scene.image:
            return ()
        gap = Gap("slide", scene.id, "the picture cannot be had", scene.image)
        rest = _after(desk, scene, _rest(desk, scene), 0) or (
            desk.page(scene, desk.template.role("bullets"), Fill()),
        )
        return (replace(rest[0], gaps=(*rest[0].gaps, gap)), *rest[1:])
    data, suffix, size = opened
    alt = describes(_said("figure", scene.title))
    return _with_points(desk, scene, role, slot, lambda at: Photo(at, data, suffix, size, alt))


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


def _said(key: str, title: Bilingual, **values: object) -> Bilingual:
    words = {language: title[language] or title.ja or title.en or "" for language in ("ja", "en")}
    both = {
        language: phrase("slides", key, title=words[language], **values)[language]
        for language in ("ja", "en")
    }
    return type(title)(both["ja"], both["en"])


def describes(text: Bilingual) -> str:
    """Alternative text in both languages."""
    return " ".join(words for _, words in shown(text, "bilingual"))
