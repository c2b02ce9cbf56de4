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
from generator.slides.composing.sums import added
from generator.slides.composing.text import describes, point
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Group, Point, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts, Wanted
    from generator.slides.composing.text import Pair


_MOST = 6
_MOST_ALONG = 4
_CROWDED = 0.8  # scale of type below which steps rather run down the page
_LARGER = 1.1  # how much larger the type of many steps must be for them to run down the page
_BADGE = 0.7
_SMALL = 0.5
_GAP = 0.4
_ROW_GAP, _INNER = 0.12, 0.22  # inches: between cards down the page, and within them
_WITHIN = 0.16  # inches: above and below the text of a card down the page together, if they fit
_STEPS = 0.25  # inches between cards along a line
_FILLED = 0.45  # share of such a card that the tallest text takes, rather than all of the width
_MOST_LINES = 4  # that a text has there
_LOOSE = 0.2  # inches by which a card down the page is taller than its text at most
_AIR = 0.2  # inches: badges along a line and down the page, between steps, under a badge


def steps(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Two to six numbered steps a page, counted on over pages; empty where they fit on none."""
    if not scene.groups or scene.points or scene.fields or scene.table:
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
    return made.alike(wanted, Lines(1, 2))


def _page(desk: Desk, texts: Sequence[Pair], start: int) -> Sheet | None:
    made = studio(desk, "steps")
    if made is None:
        return None
    if made.upright:
        return _down(made, texts, start)
    headed = any(p.level < 2 for words in texts for p in words)
    if len(texts) > _MOST_ALONG:
        rows, down = _rows(made, texts, start), _down(made, texts, start)
        return down if rows and down and _type(down) >= _LARGER * _type(rows) else rows or down
    if not headed:
        return _down(made, texts, start)
    drawn = _along_line(made, texts, start) or _down(made, texts, start)
    return drawn or _along_line(made, texts, start, crowded=True)


def _type(sheet: Sheet) -> float:
    """The scale of the smallest of its texts."""
    return min((block.setting.scale for block in sheet.fill.blocks), default=1.0)


def _along_line(
    made: Studio, texts: Sequence[Pair], start: int, *, crowded: bool = False
) -> Sheet | None:
    """A card under each number; ``None`` where it were narrow for its text, or hardly filled.

    ``crowded``: rather in small type than not at all.
    """
    badge, air, inner = made.length(_BADGE), made.length(_AIR), made.length(_INNER)
    room = made.room
    cells = across(
        replace(room, y=room.y + badge + air, h=room.h - badge - air),
        len(texts),
        made.length(_STEPS),
    )
    found = _set(made, [cell.grown(-inner) for cell in cells], texts)
    if not found or min(text.setting.scale for text in found.values()) < _CROWDED:
        return None
    if not crowded and not (_read(found) and tallest(found.values()) >= _FILLED * cells[0].h):
        return None
    found = made.level(found)
    apart, height = made.snug(found.values(), cells[0].h - 2 * inner)
    height = min(cells[0].h, height + 2 * inner)
    top = made.centred(badge + air + height)
    middle = top + badge // 2
    fill = Fill(marks=(made.axis((room.x, middle), (room.x + room.w, middle)),))
    for n, (place, text) in enumerate(zip(cells, found.values(), strict=True)):
        cell = replace(place, y=top + badge + air, h=height)
        look, marks = made.card(cell, bare=True)
        fill += Fill(
            (made.block(text, cell.grown(-inner), lead=apart),),
            marks=(Ornament(cell, look), *marks),
        )
        fill += _numbered(made, start + n, (cell.x, top), badge, last=n == len(cells) - 1)
    return Sheet(made.role, fill, form=Form(across=len(cells)))


def _read(texts: Texts) -> bool:
    """Neither in small type nor in many lines, nor with words broken inside."""
    whole = all(t.setting.scale >= 1 and t.ends_well for t in texts.values())
    return whole and Lines(2, _MOST_LINES)(texts)


def _rows(made: Studio, texts: Sequence[Pair], start: int) -> Sheet | None:
    """In two; ``None`` where a step would take more than three lines or a heading more than two."""
    columns = -(-len(texts) // 2)
    gap, badge, air = made.length(_GAP), made.length(_SMALL), made.length(_AIR)
    pitch = made.room.h // 2
    room = pitch - badge - air - made.length(0.15)
    cells = [
        replace(cell, y=made.room.y + row * pitch, h=room)
        for row in range(2)
        for cell in across(made.room, columns, gap)
    ][: len(texts)]
    found = _set(made, cells, texts)
    crowded = any(t.setting.scale < _CROWDED or t.measured.torn for t in (found or {}).values())
    if not found or crowded or not (_easy(found) or Lines(2, 3)(found)):
        return None
    fill = NOTHING
    for n, cell in enumerate(cells):
        y = cell.y
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

        found = made.alike(wanted, fits)
        if found and fits(found):
            break
    if not found or not fits(found):
        return None
    tall = [max(badge, text.tall + air) for text in found.values()]
    if max(tall) * len(tall) <= free:  # alike where they go so
        tall = [max(tall)] * len(tall)
    more = min((free - sum(tall)) // len(tall), made.length(_LOOSE))
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
_MOST_DOWN = 6  # links of a chain down the page
_LINKED = 0.4  # share of the height that the tallest text of links side by side takes at least
_BETWEEN = 0.32  # inches: an arrow down the page
_Link: TypeAlias = "tuple[str, Point]"  # a field and what stands in it
_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)  # Sites of a rectangle where connectors dock


def chain(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Causes lead to effects by arrows, a row a chain; or several lead together to a result."""
    made = studio(desk, "chain")
    others = scene.points or scene.table or set(scene.fields) - {"result"}
    if made is None or not 1 <= len(scene.groups) <= 4 or others:
        return ()
    result = scene.fields.get("result")
    words = () if result is None else point(result, desk.mode)
    if words:
        return added(made, scene, words)
    alone = _one_chain(made, scene.groups[0]) if len(scene.groups) == 1 else ()
    return alone or _chains(made, scene)


def _one_chain(made: Studio, group: Group) -> tuple[Sheet, ...]:
    """Boxes as high as the room side by side, or as wide as it one under the other."""
    said = (group.title, *group.points)
    count = len(said)
    if not 2 <= count <= _MOST_DOWN:
        return ()
    few = count <= _ROOMY
    level = across(made.room, count, made.length(0.75 if few else 0.5))
    texts = None if made.upright else _links(made, said, level, 4 if few else 3)
    if texts and _read(texts) and tallest(texts.values()) >= _LINKED * made.room.h:
        _, height = made.snug(texts.values(), made.room.h)
        texts = _moved(texts, [replace(c, y=made.centred(height), h=height) for c in level])
        return (Sheet(made.role, _linked(made, said, texts), form=Form(across=count)),)
    gap = made.length(_BETWEEN)
    upright = down(made.room, count, gap)
    texts = _links(made, said, upright, 2)
    if not texts:
        return ()
    height = min(upright[0].h, tallest(texts.values()) + made.length(_LOOSE))
    top = made.centred(count * (height + gap) - gap)
    places = [replace(c, y=top + n * (height + gap), h=height) for n, c in enumerate(upright)]
    return (Sheet(made.role, _linked(made, said, _moved(texts, places))),)


def _moved(texts: Texts, places: Sequence[Frame]) -> Texts:
    """Texts as they are set, in other places of the same width."""
    pairs = zip(texts.items(), places, strict=True)
    return {
        key: text._replace(setting=text.setting._replace(slot=text.setting.slot.at(place)))
        for (key, text), place in pairs
    }


def _links(made: Studio, said: Sequence[Point], cells: Sequence[Frame], most: int) -> Texts | None:
    """Set alike in few lines, or not at all."""
    wanted = {
        f"link_{n}": (cell, point(each, made.desk.mode, 2 if n > 1 else 0))
        for n, (cell, each) in enumerate(zip(cells, said, strict=True), 1)
    }
    texts = made.alike(wanted, Lines(most, most, fixed=True))
    neat = texts and len(texts) == len(said) and Lines(most, most)(texts)
    return texts if neat else None


def _linked(made: Studio, said: Sequence[Point], texts: Texts) -> Fill:
    """Boxes where they were set, and an arrow from each to the next; what it comes to is marked."""
    fill, before = NOTHING, None
    for each, (field, text) in zip(said, texts.items(), strict=True):
        frame = text.setting.slot.frame
        last = each is said[-1] and each.mark != "missing"
        look = Look(made.palette.accent) if last else _look(made, each, last=False)
        fill += Fill((made.block(text.inked(made.palette.paper) if last else text, frame, look),))
        here = (field, each), frame
        if before is not None:
            fill += _arrow(made, (before[0], here[0]), (before[1], frame))
        before = here
    return fill


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
    (start, cause), (end, said) = links
    sites, line = (_RIGHT, _LEFT), ((first.x + first.w, first.y + first.h // 2),) * 2
    line = line[0], (second.x, line[0][1])
    if second.y >= first.y + first.h:
        x = first.x + first.w // 2
        sites, line = (_BOTTOM, _TOP), ((x, first.y + first.h), (x, second.y))
    dashed = said.mark in {"doubtful", "missing"}
    joint = Arrow(
        made.role.fields[start].name,
        made.role.fields[end].name,
        sites,
        line,
        made.palette.soft,
        f"{describes(cause.text)} → {describes(said.text)}",
        dashed=dashed,
    )
    if said.mark != "doubtful":
        return Fill(arrows=(joint,))
    side = made.length(0.34)
    air = made.length(0.06)
    (x, y), (to, end_y) = line
    frame = Frame((x + to - side) // 2, y - side - air, side, side)
    if x == to:
        frame = Frame(x + air, (y + end_y - side) // 2, side, side)
    sign = Ornament(frame, Look(), "?", made.points(18), made.palette.accent, over=True)
    return Fill(marks=(sign,), arrows=(joint,))


# Moments along a line, or down the page.

_DOT = 0.24
_FEW_LINES = 3  # that an event along a line takes at most, rather than down the page
_AIR_ALONG = 0.16  # inches: a moment's dot, and what is free above and below it
# Shares of the room's width that the times take in a line down the page, of a narrow one more.
_SURE = 0.94  # of its width a time on one line may take: figures are wider in another face
_LABELS, _UPRIGHT = (0.16, 0.2, 0.24, 0.28), 0.3
_WHEN = 0.9  # scale of a time that is not small


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
    cells = dict(enumerate(across(room, len(scene.groups), made.length(_STEPS)), 1))
    upper = round(room.h * 0.4)
    groups = dict(enumerate(scene.groups, 1))
    times = made.alike(
        {
            f"moment_{n}": (replace(cells[n], h=upper), point(group.title, desk.mode))
            for n, group in groups.items()
        },
        Lines(1, 1),
    )
    above, inner = tallest((times or {}).values()), made.length(_INNER)
    lower = room.h - above - dot - 2 * air
    events = made.alike(
        {
            f"moment_{n}_body": (
                replace(cells[n], h=lower).grown(-inner),
                below(desk, group.points),
            )
            for n, group in groups.items()
        },
        Lines(3, 3),
    )
    if not times or not events or not Lines(1, 1)(times):
        return ()
    if not _read(events) or tallest(events.values()) < _FILLED * lower:
        return ()
    if not Lines(_FEW_LINES, _FEW_LINES)(events):
        return ()
    apart, height = made.snug(events.values(), lower - 2 * inner)
    height = min(lower, height + 2 * inner)
    y = made.centred(room.h - lower + height)
    middle = y + above + air
    fill = Fill(
        marks=(made.axis((room.x, middle + dot // 2), (room.x + room.w, middle + dot // 2)),)
    )
    for n, cell in cells.items():
        fill += Fill(marks=(made.dot(cell.x, middle, dot),))
        card = replace(cell, y=middle + dot + air, h=height)
        look, edges = made.card(card, bare=True)
        fill += Fill(marks=(Ornament(card, look), *edges))
        time, event = times.get(f"moment_{n}"), events.get(f"moment_{n}_body")
        if time is not None:
            fill += Fill((made.block(time, replace(cell, y=y, h=above)),))
        if event is not None:
            fill += Fill((made.block(event, card.grown(-inner), lead=apart),))
    return (Sheet(made.role, fill, form=Form(across=len(cells))),)


def _labelled(made: Studio, groups: Mapping[int, Group]) -> int:
    """The width of the times: more of it where the longest were small in less."""
    shares = (_UPRIGHT,) if made.upright else _LABELS
    for share in shares:
        frame = Frame(made.room.x, made.room.y, round(made.room.w * share), made.room.h // 3)
        sure = replace(frame, w=round(_SURE * frame.w))
        words = {f"moment_{n}": (sure, point(g.title, made.desk.mode)) for n, g in groups.items()}
        times = made.alike(words, Lines(1, 1), largest=1.0)
        large = times and all(time.setting.scale >= _WHEN for time in times.values())
        if times and large and Lines(1, 1)(times):
            break
    return frame.w


def _downwards(made: Studio, scene: Scene) -> tuple[Sheet, ...]:
    """Times at the left, their events at the right of an upright line."""
    desk, room = made.desk, made.room
    count, gap = len(scene.groups), made.length(_AIR_ALONG)
    groups = dict(enumerate(scene.groups, 1))
    label = _labelled(made, groups)
    dot = made.length(_DOT)
    left = room.x + label + made.length(0.7)
    wide = room.x + room.w - left

    def fits(texts: Texts) -> bool:
        return sum(text.tall for text in texts.values()) + gap * (count - 1) <= room.h

    wanted: Wanted = {
        f"moment_{n}_body": (Frame(left, room.y, wide, room.h), below(desk, group.points))
        for n, group in groups.items()
    }
    events = made.alike(wanted, fits)
    times = made.alike(
        {
            f"moment_{n}": (
                Frame(room.x, room.y, round(_SURE * label), room.h // 3),
                point(g.title, desk.mode),
            )
            for n, g in groups.items()
        },
        lambda texts: Lines(1, 1)(texts) and fits(texts),
        largest=1.2,
    )
    if events is None or not times or not fits(events):
        return ()
    texts = {**times, **events}
    rows = {
        n: tallest(texts[key] for key in (f"moment_{n}", f"moment_{n}_body") if key in texts)
        for n in groups
    }
    air = (room.h - sum(rows.values())) // count
    if air < 0:
        return ()
    y = room.y + air // 2
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
