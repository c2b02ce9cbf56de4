"""What goes on one after the other: steps numbered, chains of causes, lines of time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from generator.model import Form
from generator.slides.composing.drawing import Arrow, Look, Ornament
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import (
    Lines,
    across,
    below,
    down,
    even,
    headed,
    studio,
    tallest,
)
from generator.slides.composing.text import describes, point
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Point, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts, Wanted
    from generator.slides.composing.text import Pair


_MOST = 6
_MOST_ALONG = 4
_CROWDED = 0.8  # scale of type below which steps rather run down the page
_BADGE = 0.7
_SMALL = 0.5
_GAP = 0.4
_ROW_GAP, _INNER = 0.12, 0.22  # inches: between cards down the page, and within them
_WITHIN = 0.16  # inches: above and below the text of a card down the page together, if they fit
_ROOMIER = 0.5  # inches by which a card is taller than its text at most
_AIR = 0.2  # inches: badges along a line and down the page, between steps, under a badge


def steps(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Two to six numbered steps a page, counted on over pages; empty where they fit on none."""
    if scene.points or scene.fields or scene.table:
        return ()
    texts = [headed(desk, group) for group in scene.groups]
    if all(p.level < 2 for words in texts for p in words) and not _names(desk, texts):
        texts = [tuple(p._replace(level=p.level + 2) for p in words) for words in texts]
    for most in range(_MOST, 1, -1):
        pages = even(texts, most)
        starts = [sum(map(len, pages[:n])) + 1 for n in range(len(pages))]
        made = [_page(desk, page, n) for page, n in zip(pages, starts, strict=True)]
        if made and None not in made:
            return tuple(sheet for sheet in made if sheet is not None)
    return ()


def _names(desk: Desk, texts: Sequence[Pair]) -> bool:
    """Whether what heads the steps is short enough for a heading."""
    made = studio(desk, "steps")
    if made is None:
        return True
    found = _set(made, across(made.room, min(len(texts), _MOST_ALONG), made.length(_GAP)), texts)
    return found is not None and Lines(1, 1)(found)


def _set(made: Studio, cells: Sequence[Frame], texts: Sequence[Pair]) -> Texts | None:
    wanted = {f"step_{n}": pair for n, pair in enumerate(zip(cells, texts, strict=False), 1)}
    return made.alike(wanted, Lines(1, 2), largest=1.2)


def _page(desk: Desk, texts: Sequence[Pair], start: int) -> Sheet | None:
    made = studio(desk, "steps")
    if made is None:
        return None
    if made.upright:
        return _down(made, texts, start)
    headed = any(p.level < 2 for words in texts for p in words)
    along = _rows(made, texts, start, 1) if len(texts) <= _MOST_ALONG and headed else None
    if along is None and len(texts) > _MOST_ALONG:
        along = _rows(made, texts, start, 2)
    return along or _down(made, texts, start)


def _rows(made: Studio, texts: Sequence[Pair], start: int, rows: int) -> Sheet | None:
    """``None`` where a step would take more than three lines or a heading more than two."""
    columns = -(-len(texts) // rows)
    gap, badge, air = (
        made.length(_GAP),
        made.length(_BADGE if rows == 1 else _SMALL),
        made.length(_AIR),
    )
    pitch = made.room.h // rows
    room = pitch - badge - air - (made.length(0.15) if rows > 1 else 0)
    cells = [
        replace(cell, y=made.room.y + row * pitch, h=room)
        for row in range(rows)
        for cell in across(made.room, columns, gap)
    ][: len(texts)]
    found = _set(made, cells, texts)
    crowded = any(t.setting.scale < _CROWDED or t.measured.torn for t in (found or {}).values())
    if not found or crowded or not (_easy(found) or Lines(2, 3)(found)):
        return None
    height = tallest(found.values())
    spare = 0 if rows > 1 else made.centred(badge + air + height) - made.room.y
    fill = NOTHING
    for n, cell in enumerate(cells):
        y = cell.y + spare
        if n % columns == 0:
            end = cells[min(n + columns, len(cells)) - 1]
            middle = y + badge // 2
            fill += Fill(marks=(made.axis((cell.x, middle), (end.x + end.w, middle)),))
        fill += _numbered(made, start + n, (cell.x, y), badge, last=n == len(cells) - 1)
        text = found.get(f"step_{n + 1}")
        if text is not None:
            fill += Fill((made.block(text, replace(cell, y=y + badge + air, h=text.tall)),))
    return Sheet(made.role, fill, form=Form(across=columns))


def _easy(texts: Texts) -> bool:
    """In many lines only because the type is large."""
    return all(text.setting.scale >= 1 for text in texts.values())


def _numbered(made: Studio, number: int, at: tuple[int, int], side: int, *, last: bool) -> Fill:
    palette = made.palette
    color = palette.accent if last else palette.deep
    return Fill(marks=(made.badge(str(number), at, side, color),))


def _down(made: Studio, texts: Sequence[Pair], start: int) -> Sheet | None:
    """A card a step, its number at the left, along a line down the page."""
    badge, gap, inner = made.length(_SMALL), made.length(_ROW_GAP), made.length(_INNER)
    indent = badge + made.length(0.3)
    cell = replace(made.room, x=made.room.x + indent, w=made.room.w - indent)
    words_in = replace(cell, x=cell.x + inner, w=cell.w - 2 * inner)
    free = made.room.h - gap * (len(texts) - 1)

    wanted = {f"step_{n}": (words_in, words) for n, words in enumerate(texts, 1)}
    for air in (made.length(_WITHIN), 0):

        def fits(found: Texts, air: int = air) -> bool:
            return sum(max(badge, text.tall + air) for text in found.values()) <= free

        found = made.alike(wanted, fits, largest=1.5)
        if found and fits(found):
            break
    if not found or not fits(found):
        return None
    tall = [max(badge, text.tall + air) for text in found.values()]
    more = min((free - sum(tall)) // len(tall), made.length(_ROOMIER))
    if max(tall) * len(tall) <= free:  # alike where they go so
        even_height = min(free // len(tall), max(tall) + more)
        tall, more = [even_height] * len(tall), 0
    heights = [height + more for height in tall]
    y = made.centred(sum(heights) + gap * (len(heights) - 1))
    x = made.room.x + badge // 2
    ends = y + heights[0] // 2, y + sum(heights) + gap * (len(heights) - 1) - heights[-1] // 2
    fill = Fill(marks=(made.axis((x, ends[0]), (x, ends[1])),))
    for n, (text, height) in enumerate(zip(found.values(), heights, strict=True)):
        look, marks = made.card(replace(cell, y=y, h=height), bare=True)
        at = (made.room.x, y + (height - badge) // 2)
        fill += Fill(marks=(Ornament(replace(cell, y=y, h=height), look), *marks))
        fill += _numbered(made, start + n, at, badge, last=n == len(heights) - 1)
        fill += Fill((made.block(text, replace(words_in, y=y, h=height), anchor="ctr"),))
        y += height + gap
    return Sheet(made.role, fill)


# What leads to what: chains of causes, and what comes of several together.

_MOST_LINKS = 16  # places for links on the layout
_ROOMY = 3  # links in a row beside which there is room for long arrows
_Link: TypeAlias = "tuple[str, Point]"  # a field and what stands in it
_LEFT, _RIGHT = 1, 3  # Sites of a rectangle where connectors dock


def chain(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Causes lead to effects by arrows, a row a chain; or several lead together to a result."""
    made = studio(desk, "chain")
    others = scene.points or scene.table or set(scene.fields) - {"result"}
    if made is None or not 1 <= len(scene.groups) <= 4 or others:
        return ()
    result = scene.fields.get("result")
    words = () if result is None else point(result, desk.mode)
    return _sum(made, scene, words) if words else _chains(made, scene)


def _chains(made: Studio, scene: Scene) -> tuple[Sheet, ...]:
    rows = [(group.title, *group.points) for group in scene.groups]
    most = max(map(len, rows))
    if sum(map(len, rows)) > _MOST_LINKS or most < 2:
        return ()
    gap = made.length(0.75 if most <= _ROOMY else 0.5)
    wanted: dict[str, tuple[Frame, Pair]] = {}
    chains: list[list[_Link]] = []
    grid = down(made.room, len(rows), made.length(0.25))
    for row, room in zip(rows, grid, strict=True):
        links: list[_Link] = []
        for frame, said in zip(across(room, most, gap), row, strict=False):
            field = f"link_{len(wanted) + 1}"
            wanted[field] = (frame, point(said, made.desk.mode, 2 if links else 0))
            links.append((field, said))
        chains.append(links)
    texts = made.alike(wanted, Lines(2, 2), largest=1.2)
    if not texts:
        return ()
    least = made.length(0.9 if len(rows) > 1 else 1.5)
    height = min(grid[0].h, max(least, tallest(texts.values())))
    air = min(grid[0].h - height + made.length(0.25), made.length(0.45))
    y = made.centred((height + air) * len(rows) - air)
    fill = NOTHING
    for links in chains:
        frames = [replace(wanted[field][0], y=y, h=height) for field, _ in links]
        for n, (field, said) in enumerate(links):
            if field in texts:
                look = _look(made, said, last=n == len(links) - 1)
                fill += Fill((made.block(texts[field], frames[n], look),))
            if n and {field, links[n - 1][0]} <= texts.keys():
                fill += _arrow(made, (links[n - 1], links[n]), (frames[n - 1], frames[n]))
        y += height + air
    return (Sheet(made.role, fill, form=Form(across=most)),)


def _look(made: Studio, point: Point, *, last: bool) -> Look:
    """What nobody knows is a dashed frame; where a chain ends is marked."""
    palette = made.palette
    if point.mark == "missing":
        return Look("", palette.soft, 1.25, dashed=True)
    outline = palette.accent if last else "" if palette.card else palette.rule
    return Look(palette.card, outline, 1.75 if last else 0.75)


def _arrow(made: Studio, links: tuple[_Link, _Link], frames: tuple[Frame, Frame]) -> Fill:
    """From one link to the next; dashed where that is not sure, with "?" where it is doubted."""
    first, second = frames
    x, to, y = first.x + first.w, second.x, first.y + first.h // 2
    (start, cause), (end, said) = links
    dashed = said.mark in {"doubtful", "missing"}
    joint = Arrow(
        made.role.fields[start].name,
        made.role.fields[end].name,
        (_RIGHT, _LEFT),
        ((x, y), (to, y)),
        made.palette.soft,
        f"{describes(cause.text)} → {describes(said.text)}",
        dashed=dashed,
    )
    if said.mark != "doubtful":
        return Fill(arrows=(joint,))
    side = made.length(0.34)
    frame = Frame((x + to - side) // 2, y - side - made.length(0.06), side, side)
    sign = Ornament(frame, Look(), "?", made.points(18), made.palette.accent, over=True)
    return Fill(marks=(sign,), arrows=(joint,))


def _sum(made: Studio, scene: Scene, result: Pair) -> tuple[Sheet, ...]:
    """The groups joined by plus signs, and an arrow to what they make together."""
    count, gap = len(scene.groups), made.length(0.75)
    *cells, last = across(made.room, count + 1, gap)
    wanted: Wanted = {
        f"link_{n}": (cell, headed(made.desk, group))
        for n, (cell, group) in enumerate(zip(cells, scene.groups, strict=True), 1)
    }
    texts = made.alike(wanted, Lines(2, 3), largest=1.2)
    outcome = made.alike({"result": (last, result)}, Lines(3, 3), largest=1.2)
    if texts is None or len(texts) < count or not outcome:
        return ()
    height = max(tallest((*texts.values(), *outcome.values())), made.length(1.9))
    height = min(made.room.h, height)
    y = made.centred(height)
    middle = y + height // 2
    palette, side = made.palette, made.length(0.5)
    look = Look(palette.card, "" if palette.card else palette.rule, 0.75)
    fill = Fill(
        (made.block(outcome["result"], replace(last, y=y, h=height), Look(palette.accent)),)
    )
    for cell, (field, text) in zip(cells, texts.items(), strict=True):
        fill += Fill((made.block(text, replace(cell, y=y, h=height), look),))
        if field != f"link_{count}":
            sign = Frame(cell.x + cell.w + (gap - side) // 2, middle - side // 2, side, side)
            plus = Ornament(sign, Look(), "+", made.points(28), palette.accent)
            fill += Fill(marks=(plus,))
    start, end = made.role.fields[f"link_{count}"].name, made.role.fields["result"].name
    line = ((cells[-1].x + cells[-1].w, middle), (last.x, middle))
    causes = " + ".join(describes(group.title.text) for group in scene.groups)
    told = f"{causes} → {describes(scene.fields['result'].text)}"
    joint = Arrow(start, end, (_RIGHT, _LEFT), line, palette.accent, told, 2.5)
    return (Sheet(made.role, fill + Fill(arrows=(joint,)), form=Form(across=count + 1)),)


# Moments along a line, or down the page.

_DOT = 0.24
_AIR_ALONG = 0.16  # inches: a moment's dot, and what is free above and below it
# Shares of the room's width that the times take in a line down the page, of a narrow one more.
_LABELS, _UPRIGHT = 0.2, 0.3


def timeline(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Moments along a line; down the page where there are many or they say much."""
    made = studio(desk, "timeline")
    count = len(scene.groups)
    if made is None or not 2 <= count <= 6 or scene.points or scene.table or scene.fields:
        return ()
    along = _along(made, scene) if count <= _MOST_ALONG and not made.upright else ()
    return along or _downwards(made, scene)


def _along(made: Studio, scene: Scene) -> tuple[Sheet, ...]:
    """Empty where a time takes two lines or an event more than four."""
    desk, room = made.desk, made.room
    dot, air = made.length(_DOT), made.length(_AIR_ALONG)
    cells = dict(enumerate(across(room, len(scene.groups), made.length(0.35)), 1))
    upper = round(room.h * 0.4)
    lower = room.h - upper - dot - 2 * air
    groups = dict(enumerate(scene.groups, 1))
    times = made.alike(
        {
            f"moment_{n}": (replace(cells[n], h=upper), point(group.title, desk.mode))
            for n, group in groups.items()
        },
        Lines(1, 1),
    )
    events = made.alike(
        {
            f"moment_{n}_body": (replace(cells[n], h=lower), below(desk, group.points))
            for n, group in groups.items()
        },
        Lines(3, 3),
    )
    if (
        not times
        or events is None
        or not (Lines(1, 1)(times) and (_easy(events) or Lines(4, 4)(events)))
    ):
        return ()
    above, under = tallest(times.values()), tallest(events.values())
    y = made.centred(above + dot + 2 * air + under)
    middle = y + above + air
    fill = Fill(
        marks=(made.axis((room.x, middle + dot // 2), (room.x + room.w, middle + dot // 2)),)
    )
    for n, cell in cells.items():
        fill += Fill(marks=(made.dot(cell.x, middle, dot),))
        for text, top, height in (
            (times.get(f"moment_{n}"), y, above),
            (events.get(f"moment_{n}_body"), middle + dot + air, under),
        ):
            if text is not None:
                fill += Fill((made.block(text, replace(cell, y=top, h=height)),))
    return (Sheet(made.role, fill, form=Form(across=len(cells))),)


def _downwards(made: Studio, scene: Scene) -> tuple[Sheet, ...]:
    """Times at the left, their events at the right of an upright line."""
    desk, room = made.desk, made.room
    count, gap = len(scene.groups), made.length(_AIR_ALONG)
    label = round(room.w * (_UPRIGHT if made.upright else _LABELS))
    dot = made.length(_DOT)
    left = room.x + label + made.length(0.7)
    wide = room.x + room.w - left
    groups = dict(enumerate(scene.groups, 1))

    def fits(texts: Texts) -> bool:
        return sum(text.tall for text in texts.values()) + gap * (count - 1) <= room.h

    wanted: Wanted = {
        f"moment_{n}_body": (Frame(left, room.y, wide, room.h), below(desk, group.points))
        for n, group in groups.items()
    }
    events = made.alike(wanted, fits, largest=1.1)
    times = made.alike(
        {
            f"moment_{n}": (Frame(room.x, room.y, label, room.h // 3), point(g.title, desk.mode))
            for n, g in groups.items()
        },
        lambda texts: Lines(1, 1)(texts) and fits(texts),
        largest=1.0,
    )
    if events is None or not times or not fits(events):
        return ()
    texts = {**times, **events}
    rows = {
        n: tallest(texts[key] for key in (f"moment_{n}", f"moment_{n}_body") if key in texts)
        for n in groups
    }
    air = min((room.h - sum(rows.values())) // (count - 1), made.length(0.45))
    if air < 0:
        return ()
    y = made.centred(sum(rows.values()) + air * (count - 1))
    x = room.x + label + made.length(0.35)
    fill, middles = NOTHING, []
    for n, height in rows.items():
        time, event = times.get(f"moment_{n}"), events.get(f"moment_{n}_body")
        first = time or event
        if first is not None:
            size = first.setting.size(first.words[0])
            middles.append(y + round(size * 0.6 * EMU_PER_POINT))
        if time is not None:
            fill += Fill((made.block(time, Frame(room.x, y, label, time.tall)),))
        if event is not None:
            fill += Fill((made.block(event, Frame(left, y, wide, event.tall)),))
        y += height + air
    dots = tuple(made.dot(x - dot // 2, middle - dot // 2, dot) for middle in middles)
    axis = made.axis((x, middles[0]), (x, middles[-1]))
    return (Sheet(made.role, fill + Fill(marks=(axis, *dots))),)
