"""The article's table as a native one (sizes, column widths, pages); its pictures and charts."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns as re
from generator.japanese.width import width
from generator.model import Gap
from generator.slides.composing.beside import after, cleared, rest, said, with_points
from generator.slides.composing.caveat import text_box
from generator.slides.composing.desk import MOST_LINES
from generator.slides.composing.fit import BODY, CARD, TOGETHER, Setting, fitted, led, set_lines
from generator.slides.composing.graphics import Graph, Grid, Photo
from generator.slides.composing.pages import Block, evenly, packed
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.text import describes, inline, pair, point, shown
from generator.slides.templates.layouts import EMU_PER_POINT, INCH, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.japanese.breaks import Broken
    from generator.model import Bilingual, Point, Scene
    from generator.slides import Mode
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.text import Pair, SlideParagraph
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role


# Japanese and English in cells, in points: the largest that fits a page, down to the floor.
_SIZES = ((20.0, 16.0), (18.0, 14.5), (17.0, 14.0), (16.0, 13.0), (15.0, 13.0))

CELL_MARGINS = (8.0, 5.0)
"""Left and right, top and bottom of a cell, in points."""

_AIRIEST = 1.4  # how much taller than their text the rows of a short table may be

# Of lines in cells, which have the face's own height everywhere: Noto CJK's, of the tallest.
_PITCH = 1.45

_SMALLER = 0.8  # scale of the second language beside the first
_SAFE = 0.97  # share of a cell's width we count on
# How many numbers have bars beside them; inches that these need; what other columns have then, of
# what they ask.
_BARRED, _BAR_ROOM, _LOOSER = range(3, 9), 1.6, 1.1
_NARROWEST = 60.0  # points a column must have; a table of more columns becomes points

NUMBER = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?")

_Cells: TypeAlias = "tuple[tuple[Pair, ...], ...]"
_Laid: TypeAlias = "tuple[tuple[float, float], list[float], list[float], list[list[int]]]"

_EASY = 18.0  # points that are read easily in a cell
_BEST = (1, -_EASY)


def table(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The article's table, native, its heading repeated on every page; empty if it has no room.

    What one should see in it stands below it, where both have the room of one slide.
    """
    role = desk.role("table")
    slot = role.fields.get("table") or role.fields.get("body")
    if slot is None or not scene.table:
        return ()
    slot, items = cleared(role, slot), rest(desk, scene)
    columns = max(len(row) for row in scene.table)
    if not columns or slot.width / columns < _NARROWEST:
        return ()
    if below := _with_words(desk, scene, role, slot, items):
        return below
    whole, pages = _laid_out(desk, scene, slot, columns)
    if not pages:
        return ()
    made = tuple(Sheet(role, objects=(_some(whole, numbers),)) for numbers in pages)
    if len(pages) == 1:
        made = (Sheet(role, objects=_with_bars(desk, scene, whole)),)
    return (*made, *after(desk, items))


def _laid_out(
    desk: Desk, scene: Scene, slot: Slot, columns: int
) -> tuple[Grid, Sequence[Sequence[int]]]:
    """The whole table as it is set in a place, and its rows page by page: none where it cannot."""
    under, beside = (
        lambda cell: point(cell, desk.mode),
        lambda cell: _beside(cell, desk.mode),
    )
    every = (
        (rows, _set(rows, slot, (first * slot.scale, second * slot.scale)))
        for head, way in ((under, under), (under, beside), (beside, beside))
        for rows in [_cells(scene, columns, head, way)]
        for first, second in _SIZES
    )
    rows, (sizes, widths, tall, pages) = _cheapest(every, slot.scale)
    alt = describes(said("table", scene.title, rows=len(rows) - 1, columns=columns))
    whole = Grid(
        slot,
        tuple(tuple(_broken(c, w, sizes) for c, w in zip(r, widths, strict=True)) for r in rows),
        tuple(round(w * EMU_PER_POINT) for w in widths),
        tuple(round(height * EMU_PER_POINT) for height in tall),
        sizes,
        tuple(n > 0 and _is_numeric(rows[1:], n) for n in range(columns)),
        alt,
    )
    return replace(whole, first=_first(scene)), pages


_MOST_BELOW = 2  # points under a table
_ABOVE_WORDS = 0.22  # inches on a page 7.5 high between the table and what is said of it
_SAID = ((20.0, 17.0), (18.0, 16.0))  # points of its two languages, the easier ones first
_BETWEEN = 6.0  # points between one thing that is said of it and the next


def _with_words(
    desk: Desk, scene: Scene, role: Role, slot: Slot, items: Sequence[Pair]
) -> tuple[Sheet, ...]:
    """One slide with a table and, below it, a point or two; none where they have no room.

    What is said is set smaller where only then bars have room beside the numbers.
    """
    if not 1 <= len(items) <= _MOST_BELOW:
        return ()
    words = [paragraph for item in items for paragraph in item]
    found = [made for each in _SAID for made in _below(desk, scene, role, slot, words, each)]
    return tuple(sorted(found, key=lambda sheet: -len(sheet.objects))[:1])


def _below(
    desk: Desk,
    scene: Scene,
    role: Role,
    slot: Slot,
    words: Sequence[SlideParagraph],
    sizes: tuple[float, float],
) -> Iterator[Sheet]:
    gap = round(_ABOVE_WORDS * INCH * slot.scale)
    box = text_box("Text", desk.template, sizes)
    box = replace(box, frame=replace(slot.frame, h=slot.frame.h // 2))
    setting = fitted(Setting(box, BODY, air=_BETWEEN), words, MOST_LINES)
    if setting is None:
        return
    high = round((setting.tall(words) + 2) * EMU_PER_POINT)
    above = replace(slot, frame=replace(slot.frame, h=slot.frame.h - high - gap), moved=True)
    whole, pages = _laid_out(desk, scene, above, max(len(row) for row in scene.table))
    if len(pages) == 1:
        objects = _with_bars(desk, scene, whole)
        bottom = above.frame.y + sum(objects[0].heights)
        frame = replace(slot.frame, y=bottom + gap, h=high)
        placed = setting._replace(slot=replace(box, frame=frame))
        yield Sheet(role, Fill((Block(placed, placed.broken(words)),)), objects)


def _with_bars(desk: Desk, scene: Scene, whole: Grid) -> tuple[Grid, *tuple[Graph, ...]]:
    """The first column of numbers with a bar for each of a few, where the table has the room."""
    rows, slot = scene.table[1:], whole.slot
    if len(rows) not in _BARRED or len({len(row) for row in scene.table}) != 1:
        return (whole,)
    column = next((n for n, numeric in enumerate(whole.numeric) if numeric), 0)
    values = [_value(row[column]) for row in rows] if column else []
    counted = [value for value in values if value is not None]
    if len(counted) < len(rows) or min(counted) < 0 or len(set(counted)) == 1:
        return (whole,)
    if len(counted) != sum(_YEAR.match(row[column].text.ja or "") is None for row in rows):
        return (whole,)
    asked = [round(w * EMU_PER_POINT) for w in _asked(whole.rows, slot.width, whole.sizes[0])]
    digits = _asked(whole.rows[1:], slot.width, whole.sizes[0])[column] * EMU_PER_POINT
    widths = [round(_LOOSER * wide) for wide in asked]
    widths[column] = sum(whole.widths) - sum(widths) + widths[column]
    room = widths[column] - round(digits)
    if room < _BAR_ROOM * slot.scale * INCH or widths[column] < _LOOSER * asked[column]:
        return (whole,)
    head, *tall = whole.heights
    even = max(tall)
    if head + even * len(tall) > slot.frame.h:
        return (whole,)
    margin = round(CELL_MARGINS[0] * EMU_PER_POINT)
    left = slot.frame.x + sum(widths[:column]) + margin
    frame = Frame(left, slot.frame.y + head, room - 2 * margin, even * len(tall))
    names = tuple(words[0][1] if (words := shown(r[0].text, desk.mode)) else "" for r in rows)
    series = ((_over(desk, scene.table[0][column].text) or str(column), tuple(counted)),)
    place = replace(slot, name="Bars", kind="", index=None, frame=frame)
    alt = describes(said("chart", scene.title, values=_listed(desk, names, scene.table, column)))
    accent, first = desk.template.palette.accent, whole.first - 1
    bars = Graph(place, names, series, alt, bars=accent, highlight=first)
    return replace(whole, widths=tuple(widths), heights=(head, *[even] * len(tall))), bars


def _first(scene: Scene) -> int:
    """The row that the title speaks of: marked, named in it, or the last of a course of years."""
    rows = scene.table[1:]
    for n, row in enumerate(rows, 1):
        if any(cell.mark == "highlight" for cell in row):
            return n
    title = scene.title.ja or scene.title.en or ""
    told = {number for number in NUMBER.findall(title) if len(number) > 1}
    for n, row in enumerate(rows, 1):
        name, *cells = (cell.text.ja or cell.text.en or "" for cell in row)
        if len(name) > 1 and name in title:
            return n
        if told.intersection(*[NUMBER.findall(" ".join(cells))]):
            return n
    years = [_YEAR.search(row[0].text.ja or row[0].text.en or "") for row in rows if row]
    return len(rows) if len(rows) > 1 and all(years) and _GREW.search(title) else 0


_GREW = re.compile(r"[増減倍伸]|上が|下が|\b(?:grow|grew|grown|r[io]se|risen|fell|fallen)\b|fold")


def _listed(
    desk: Desk, names: Sequence[str], rows: tuple[tuple[Point, ...], ...], column: int
) -> str:
    """Each figure of a column as it is written, behind what it is of."""
    said = (shown(row[column].text, desk.mode) for row in rows[1:])
    told = zip(names, said, strict=True)
    return "、".join(f"{name} {words[0][1]}" for name, words in told if words)


def _cheapest(every: Iterator[tuple[_Cells, _Laid]], scale: float) -> tuple[_Cells, _Laid]:
    """The first of the best; none is laid out after one than which there is no better."""
    found = next(every)
    while _costs(found[1], scale) > _BEST and (other := next(every, None)):
        found = min(found, other, key=lambda one: _costs(one[1], scale))
    return found


def _costs(found: _Laid, scale: float) -> tuple[int, float]:
    """Of ways to set a table the fewest pages are best, then type that is read easily."""
    (first, _), _, _, pages = found
    return len(pages) or 999, -min(first / scale, _EASY)


def _cells(
    scene: Scene, columns: int, head: Callable[[Point], Pair], way: Callable[[Point], Pair]
) -> _Cells:
    """Rows of one length; ``head`` makes the paragraphs of a heading, ``way`` of other cells."""
    ways = (head, *(way for _ in scene.table[1:]))
    return tuple(
        tuple(made(cell) for cell in row) + ((),) * (columns - len(row))
        for made, row in zip(ways, scene.table, strict=True)
    )


def _beside(cell: Point, mode: Mode) -> Pair:
    """Both languages on one line, the second smaller: where rows would go on on a second page."""
    return tuple(
        p._replace(runs=(p.runs[0], *(run._replace(scale=_SMALLER) for run in p.runs[1:])))
        for p in inline(cell.text, mode)
    )


def _set(rows: _Cells, slot: Slot, sizes: tuple[float, float]) -> _Laid:
    """Sizes, column widths, row heights and the rows of each page (none when one is too tall)."""
    widths = _widths(rows, slot.width, sizes[0])
    tall = [max(_tall(c, w, sizes) for c, w in zip(row, widths, strict=True)) for row in rows]
    pages = _parted(tall, slot.height)
    fullest = max((sum(tall[n] for n in numbers) for numbers in pages), default=slot.height)
    airy = min(_AIRIEST, max(1.0, 0.85 * slot.height / fullest))
    return sizes, widths, [height * airy for height in tall], pages


def _some(whole: Grid, numbers: Sequence[int]) -> Grid:
    return replace(
        whole,
        rows=tuple(whole.rows[n] for n in numbers),
        first=numbers.index(whole.first) if whole.first in numbers else 0,
        heights=tuple(whole.heights[n] for n in numbers),
    )


def _asked(rows: _Cells, room: float, size: float) -> list[float]:
    """Points that the longest text of each column asks."""
    asked = []
    for column in zip(*rows, strict=True):
        longest = max((width(p.text, bold=True) * size for cell in column for p in cell), default=0)
        asked.append(min(max(longest / _SAFE + 2 * CELL_MARGINS[0] + 1, _NARROWEST), room * 0.6))
    return asked


def _widths(rows: _Cells, room: float, size: float) -> list[float]:
    """Columns as wide as their longest text asks, none starved: points."""
    asked = _asked(rows, room, size)
    granted = [0.0] * len(asked)
    left = room
    for done, at in enumerate(sorted(range(len(asked)), key=asked.__getitem__)):
        granted[at] = min(asked[at], left / (len(asked) - done))
        left -= granted[at]
    return [wide + left / len(asked) for wide in granted]


def _cell_lines(paragraph: SlideParagraph, room: float, sizes: tuple[float, float]) -> Broken:
    limit = _limit(paragraph, room, sizes)
    language = paragraph.runs[0].language
    return set_lines(paragraph.text, limit, bold=True, language=language)


def _limit(paragraph: SlideParagraph, room: float, sizes: tuple[float, float]) -> float:
    """Em of a line in a cell."""
    size = sizes[0 if paragraph.level == 0 else 1]
    return (room - 2 * CELL_MARGINS[0]) * _SAFE / size


def _tall(cell: Pair, room: float, sizes: tuple[float, float]) -> float:
    lines = sum(
        len(_cell_lines(p, room, sizes).lines) * sizes[0 if p.level == 0 else 1] * _PITCH
        for p in cell
    )
    return max(lines, sizes[0] * _PITCH) + 2 * CELL_MARGINS[1] + 1


def _broken(cell: Pair, room: float, sizes: tuple[float, float]) -> Pair:
    """A cell with line breaks of ours where its text by itself would flow otherwise."""

    def lines(paragraph: SlideParagraph) -> tuple[str, ...]:
        found = _cell_lines(paragraph, room, sizes)
        if found.free:
            return (paragraph.text,)
        if paragraph.runs[0].language == "ja":
            return found.lines
        return led(found.lines, _limit(paragraph, room, sizes), bold=True)

    return tuple(
        p._replace(runs=(p.runs[0]._replace(text="\v".join(map(str.strip, lines(p)))),))
        if len(p.runs) == 1
        else p
        for p in cell
    )


def _parted(tall: Sequence[float], room: float) -> list[list[int]]:
    """Row numbers by page, the heading (row 0) on each; empty when a row is too tall for any."""
    head, *rows = tall
    left = room - head
    if max(rows, default=0.0) > left:
        return []
    if not rows:
        return [[0]]
    sizes = evenly(rows, left, len(packed(rows, left)))
    starts = [sum(sizes[:n]) + 1 for n in range(len(sizes))]
    return [[0, *range(at, at + size)] for at, size in zip(starts, sizes, strict=True)]


def _is_numeric(rows: _Cells, column: int) -> bool:
    """Numbers are set to the right, so that their digits stand under each other."""
    texts = [row[column][0].text for row in rows if row[column]]
    return bool(texts) and all(
        NUMBER.match(text.lstrip("約¥$€")) and len(text) < 16 for text in texts
    )


# Scenes around a chart or a picture.

_MOST_BARS = 12
_MOST_LABELS = 30.0  # em that the labels of all bars may take together
_MOST_LYING = 6  # bars whose labels have two lines each
_BESIDE = 0.75  # of that, where points stand beside the chart
_MOST_UPRIGHT = 5  # bars that stand, with names of two lines
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
    alt = describes(said("chart", scene.title, values=_listed(desk, categories, scene.table, 1)))
    marked = (n for n, row in enumerate(scene.table[1:]) if any(c.mark == "highlight" for c in row))
    first, unit = next(marked, -1), _unit(scene.table)
    labels = _labels(desk, scene.table, unit)
    to_come = _to_come(scene.table[1:])

    def graph(at: Slot) -> Graph:
        return Graph(
            at, categories, series, alt, over_time, first, unit, labels=labels, to_come=to_come
        )

    return with_points(desk, scene, "chart", graph)


_TO_COME = re.compile(
    r"見込|予測|予想|見通し|想定|目標|計画|予定"
    r"|\b(?:forecast|project(?:ed|ion)|target|goal|plan(?:ned)?|expected)\b",
    re.IGNORECASE,
)


def _to_come(rows: Sequence[tuple[Point, ...]]) -> tuple[int, ...]:
    """The rows that are forecast or aimed at, where others are not."""
    texts = [" ".join(f"{cell.text.ja or ''} {cell.text.en or ''}" for cell in row) for row in rows]
    found = tuple(n for n, text in enumerate(texts) if _TO_COME.search(text))
    return found if len(found) < len(rows) else ()


def _labels(
    desk: Desk, rows: tuple[tuple[Point, ...], ...], unit: str
) -> tuple[tuple[str, ...], ...]:
    """The figures as they are written, where they are more than numbers: 約20％, 40億ドル."""
    columns = [
        [tuple(words for _, words in shown(row[n].text, desk.mode)) for row in rows[1:]]
        for n in range(1, len(rows[0]))
    ]
    cells = (words for column in columns for cell in column for words in cell)
    if all(NUMBER.sub("", each).strip().replace("％", "%") in {"", unit} for each in cells):
        return ()
    both = len(columns) == 1 and len(rows) <= _MOST_LYING + 1
    return tuple(
        tuple("\n".join(cell if both else cell[:1]) for cell in column) for column in columns
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
    names = [row[0].text for row in body]
    over_time = all(_YEAR.search(name.ja or name.en or "") for name in names)
    categories = _categories(desk, names, lying=not over_time)
    join = _over if len(columns) == 1 else _inline
    series = tuple(
        (join(desk, cell.text) or str(n), column)
        for n, (cell, column) in enumerate(zip(head[1:], columns, strict=True), 1)
    )
    return categories, series, over_time


def _categories(desk: Desk, texts: Sequence[Bilingual], *, lying: bool) -> tuple[str, ...]:
    """In both languages where they are short, so that they stand level under their bars.

    Beside a few bars that lie the second language stands under the first.
    """
    if lying and len(texts) <= _MOST_LYING:
        return tuple(_over(desk, text) for text in texts)
    both = tuple(_inline(desk, text) for text in texts)
    if max(map(width, both)) * len(both) <= _MOST_LABELS:
        return both
    if not lying and len(texts) <= _MOST_UPRIGHT:
        room = _BESIDE * _MOST_LABELS / len(texts)
        names = (_over(desk, text).split("\n") for text in texts)
        return tuple("\n".join(_behind_its_year(each, room) for each in name) for name in names)
    return tuple(words[0][1] if (words := shown(text, desk.mode)) else "" for text in texts)


def _behind_its_year(words: str, room: float) -> str:
    """A name too wide for its bar in two lines, that none ends in a single kana."""
    found = _OF_YEAR.match(words) if width(words) > room else None
    return f"{found[1]}\n{found[2]}" if found else words


_OF_YEAR = re.compile(r"(.*?\d年度?の?)(.{2,})")


def _inline(desk: Desk, text: Bilingual) -> str:
    return "".join(p.text for p in inline(text, desk.mode))


def _over(desk: Desk, text: Bilingual) -> str:
    """One language over the other."""
    return "\n".join(words for _, words in shown(text, desk.mode))


def _unit(rows: tuple[tuple[Point, ...], ...]) -> str:
    """What stands behind every figure and is the same in each language."""
    cells = [cell.text.ja or cell.text.en or "" for row in rows[1:] for cell in row[1:]]
    found = {hit[1] if (hit := _SYMBOL.search(cell)) else "" for cell in cells}
    return found.pop().replace("％", "%") if len(found) == 1 else ""


_SYMBOL = re.compile(r"[0-9０-９]\s?([%％℃]|[kcm]?m|k?g|[KMGT]B)$")


def _value(cell: Point) -> float | None:
    """The only number of a cell, whatever its unit."""
    text = (cell.text.ja or cell.text.en or "").translate(
        str.maketrans("０１２３４５６７８９．，", "0123456789.,")
    )
    found = [*NUMBER.finditer(text)]
    if len(found) != 1:
        return None
    power = _POWER.match(text, found[0].end())
    number = float(found[0][0].replace(",", "").replace("−", "-"))
    return number * (_POWERS[power[1].lower()] if power else 1)


_POWERS = {
    "千": 1e3,
    "万": 1e4,
    "億": 1e8,
    "兆": 1e12,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
}
_POWER = re.compile(rf"\s?({'|'.join(_POWERS)})", re.IGNORECASE)


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
    from PIL import Image

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
