"""Moments along a line, or down the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Form
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import across, below, lines, studio, tallest
from generator.slides.composing.text import point
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts, Wanted

_DOT = 0.24
_AIR = 0.16  # inches: a moment's dot, and what is free above and below it
_MOST_ALONG = 4
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
    dot, air = made.length(_DOT), made.length(_AIR)
    cells = dict(enumerate(across(room, len(scene.groups), made.length(0.35)), 1))
    upper = round(room.h * 0.4)
    lower = room.h - upper - dot - 2 * air
    groups = dict(enumerate(scene.groups, 1))
    times = made.alike(
        {
            f"moment_{n}": (replace(cells[n], h=upper), point(group.title, desk.mode))
            for n, group in groups.items()
        },
        lines(1, 1),
    )
    events = made.alike(
        {
            f"moment_{n}_body": (replace(cells[n], h=lower), below(desk, group.points))
            for n, group in groups.items()
        },
        lines(3, 3),
    )
    if not times or events is None or not (lines(1, 1)(times) and lines(4, 4)(events)):
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
    count, gap = len(scene.groups), made.length(_AIR)
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
        lambda texts: lines(1, 1)(texts) and fits(texts),
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
    fill, middles = Fill(), []
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
