"""Diagrams as native shapes joined by connectors: layers of nodes, or messages in time."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Form, Gap
from generator.slides.composing.beside import rest
from generator.slides.composing.drawing import Arrow, Look, Mark
from generator.slides.composing.fit import Floor, Setting, fitted
from generator.slides.composing.networks import network
from generator.slides.composing.pages import Block
from generator.slides.composing.programs import code
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import across, down, lines, studio
from generator.slides.composing.text import Paragraph, Run
from generator.slides.templates.layouts import EMU_PER_POINT, Frame, Slot
from generator.slides.templates.makeshift import plain

if TYPE_CHECKING:
    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.networks import Edge, Network, Node
    from generator.slides.composing.studio import Studio

_NODE = Floor(12, 12)
_LABEL = 13.0
"""Points on a page 7.5 inches high: of what stands beside an arrow."""

_SIZES = 18.0
_BESIDE = 0.68
"""Share of the width that a diagram takes beside points."""

_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)
"""Where connectors dock on a shape."""


def diagram(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Drawn; as program text, with a gap, where its source is not understood."""
    made = studio(desk, "diagram")
    if made is None or not scene.code.strip() or scene.groups or scene.table:
        return ()
    try:
        found = network(scene.code, scene.syntax)
        fill = _drawn(made, scene, found)
    except ValueError as error:
        gap = Fill(gaps=(Gap("slide", scene.id, f"the diagram is not drawn: {error}", ""),))
        first, *others = code(desk, scene) or (Sheet(made.role),)
        return (replace(first, fill=first.fill + gap), *others)
    form = Form(across=2 if rest(desk, scene) else 1)
    return (Sheet(made.role, fill, form=form),)


def _drawn(made: Studio, scene: Scene, found: Network) -> Fill:
    fill, room = Fill(), made.room
    items = rest(made.desk, scene)
    if items:
        gap = made.length(0.4)
        wide = round(room.w * _BESIDE)
        right = replace(room, x=room.x + wide + gap, w=room.w - wide - gap)
        words = tuple(p for item in items for p in item)
        texts = made.alike({"body": (right, words)}, lines(2, 4), largest=1.0)
        if texts is None:
            raise ValueError("its points have no room beside it")
        fill, room = Fill((made.block(texts["body"], right),)), replace(room, w=wide)
    if found.timed:
        return fill + _messages(made, found, room)
    return fill + _layers(made, found, room)


def _ranks(found: Network) -> list[list[Node]]:
    """Nodes by layer: each below all that lead to it, but for what leads back."""
    rank = {node.name: 0 for node in found.nodes}
    order = {node.name: n for n, node in enumerate(found.nodes)}
    onward = [e for e in found.edges if order[e.start] < order[e.end]]
    for _ in found.nodes:
        for edge in onward:
            rank[edge.end] = max(rank[edge.end], rank[edge.start] + 1)
    layers: list[list[Node]] = [[] for _ in range(max(rank.values()) + 1)]
    for node in found.nodes:
        layers[rank[node.name]].append(node)
    for before, layer in itertools.pairwise(layers):
        at = {node.name: n for n, node in enumerate(before)}

        def middle(node: Node, at: dict[str, int] = at) -> float:
            above = [at[e.start] for e in found.edges if e.end == node.name and e.start in at]
            return sum(above) / len(above) if above else len(at)

        layer.sort(key=middle)
    return layers


def _layers(made: Studio, found: Network, room: Frame) -> Fill:
    layers = _ranks(found)
    most = max(map(len, layers))
    gap, air = made.length(0.35), made.length(0.55)
    strips = (across if found.across else down)(room, len(layers), air)
    cells = (down if found.across else across)(strips[0], most, gap)
    size = min(made.length(2.6), cells[0].w), min(made.length(0.95), cells[0].h)
    frames: dict[str, Frame] = {}
    for layer, strip in zip(layers, strips, strict=True):
        places = (down if found.across else across)(strip, len(layer), gap)
        for node, cell in zip(layer, places, strict=True):
            x, y = cell.x + (cell.w - size[0]) // 2, cell.y + (cell.h - size[1]) // 2
            frames[node.name] = Frame(x, y, *size)
    scale = min(_fits(made, node, frames[node.name]) for node in found.nodes)
    fill, names = Fill(), {}
    for n, node in enumerate(found.nodes, 1):
        names[node.name] = f"Node {n}"
        fill += Fill((_block(made, node, frames[node.name], names[node.name], scale),))
    texts = {node.name: node.text for node in found.nodes}
    for edge in found.edges:
        if edge.start != edge.end:
            fill += _joint(made, edge, frames, names, texts, across=found.across)
    return fill


def _slot(made: Studio, frame: Frame, name: str) -> Slot:
    style = plain(made.points(_SIZES), made.palette.text)
    style = replace(style, local=(f'{style.local[0]} algn="ctr"', style.local[1]))
    inset = made.points(5)
    return Slot(name, "", None, frame, (inset,) * 4, "ctr", (style,) * 4, scale=made.points(1))


def _words(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text, "en" if text.isascii() else "ja"),)),)


def _inner(frame: Frame, geometry: str) -> Frame:
    """Where text may stand in a shape: a diamond and an ellipse hold less."""
    share = {"diamond": 3, "ellipse": 6, "hexagon": 8}.get(geometry)
    if share is None:
        return frame
    return replace(frame, w=frame.w - 2 * (frame.w // share), h=frame.h - frame.h // share)


def _fits(made: Studio, node: Node, frame: Frame) -> float:
    slot = _slot(made, _inner(frame, node.geometry), "Node")
    found = fitted(Setting(slot, _NODE), _words(node.text))
    if found is None:
        raise ValueError(f"{node.text[:30]!r} is too long for its shape")
    return found.scale


def _block(made: Studio, node: Node, frame: Frame, name: str, scale: float) -> Block:
    palette = made.palette
    look = Look(palette.card, palette.accent, 1.25, geometry=node.geometry)
    inner = Setting(_slot(made, _inner(frame, node.geometry), name), _NODE, scale)
    words = inner.broken(_words(node.text))
    return Block(Setting(_slot(made, frame, name), _NODE, scale), words, None, look)


def _joint(
    made: Studio,
    edge: Edge,
    frames: dict[str, Frame],
    names: dict[str, str],
    texts: dict[str, str],
    *,
    across: bool,
) -> Fill:
    """A connector between the sides that face each other, its label at its middle."""
    first, second = frames[edge.start], frames[edge.end]
    sites = _sites(first, second, across=across)
    start, end = _dock(first, sites[0]), _dock(second, sites[1])
    label = f" ({edge.label})" if edge.label else ""
    joint = Arrow(
        names[edge.start],
        names[edge.end],
        sites,
        (start, end),
        made.palette.soft,
        f"{texts[edge.start]} → {texts[edge.end]}{label}",
        1.5,
        edge.dashed,
        edge.headed,
    )
    if not edge.label:
        return Fill(arrows=(joint,))
    middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
    return Fill(marks=(_label(made, edge.label, middle),), arrows=(joint,))


def _label(made: Studio, text: str, at: tuple[int, int]) -> Mark:
    size = made.points(_LABEL)
    em = sum(0.6 if char.isascii() else 1.0 for char in text) + 0.6
    w, h = round(em * size * EMU_PER_POINT), round(1.4 * size * EMU_PER_POINT)
    frame = Frame(at[0] - w // 2, at[1] - h // 2, w, h)
    return Mark(frame, Look(made.palette.paper), text, size, made.palette.text, over=True)


def _sites(first: Frame, second: Frame, *, across: bool) -> tuple[int, int]:
    if across and second.x >= first.x + first.w:
        return _RIGHT, _LEFT
    if not across and second.y >= first.y + first.h:
        return _BOTTOM, _TOP
    if abs(second.x - first.x) >= abs(second.y - first.y):
        return (_RIGHT, _LEFT) if second.x > first.x else (_LEFT, _RIGHT)
    return (_BOTTOM, _TOP) if second.y > first.y else (_TOP, _BOTTOM)


def _dock(frame: Frame, site: int) -> tuple[int, int]:
    x, y = frame.x + frame.w // 2, frame.y + frame.h // 2
    places = ((x, frame.y), (frame.x, y), (x, frame.y + frame.h), (frame.x + frame.w, y))
    return places[site]


def _messages(made: Studio, found: Network, room: Frame) -> Fill:
    """Who speaks to whom, from top to bottom; each message between two invisible points."""
    head = made.length(0.7)
    cells = across(room, len(found.nodes), made.length(0.3))
    frames = {
        node.name: replace(cell, h=head) for node, cell in zip(found.nodes, cells, strict=True)
    }
    scale = min(_fits(made, node, frames[node.name]) for node in found.nodes)
    fill, names = Fill(), {}
    for n, node in enumerate(found.nodes, 1):
        frame = frames[node.name]
        names[node.name] = f"Node {n}"
        fill += Fill((_block(made, node, frame, names[node.name], scale),))
        x = frame.x + frame.w // 2
        fill += Fill(marks=(made.axis((x, room.y + head), (x, room.y + room.h)),))
    pitch = (room.h - head) // (len(found.edges) + 1)
    if pitch < made.length(0.32):
        raise ValueError(f"{len(found.edges)} messages have no room on a slide")
    texts = {node.name: node.text for node in found.nodes}
    for n, edge in enumerate(found.edges, 1):
        y = room.y + head + n * pitch
        ends = [frames[name].x + frames[name].w // 2 for name in (edge.start, edge.end)]
        told = f"{texts[edge.start]} → {texts[edge.end]}: {edge.label}"
        joint = Arrow(
            "", "", (_RIGHT, _LEFT), ((ends[0], y), (ends[1], y)), made.palette.accent, told, 1.75,
            edge.dashed,
        )  # fmt: skip
        at = (sum(ends) // 2, y - made.length(0.14))
        fill += Fill(marks=(_label(made, edge.label, at),) if edge.label else (), arrows=(joint,))
    return fill
