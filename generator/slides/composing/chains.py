"""What leads to what: chains of causes, and what comes of several together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from generator.model import Form
from generator.slides.composing.drawing import Arrow, Look, Ornament
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import across, down, headed, lines, studio, tallest
from generator.slides.composing.text import describes, point
from generator.slides.templates.layouts import Frame

if TYPE_CHECKING:
    from generator.model import Point, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Wanted
    from generator.slides.composing.text import Pair

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
    texts = made.alike(wanted, lines(2, 2), largest=1.2)
    if not texts:
        return ()
    least = made.length(0.9 if len(rows) > 1 else 1.5)
    height = min(grid[0].h, max(least, tallest(texts.values())))
    air = min(grid[0].h - height + made.length(0.25), made.length(0.45))
    y = made.centred((height + air) * len(rows) - air)
    fill = Fill()
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
    texts = made.alike(wanted, lines(2, 3), largest=1.2)
    outcome = made.alike({"result": (last, result)}, lines(3, 3), largest=1.2)
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
