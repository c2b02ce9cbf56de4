"""Diagrams as native shapes joined by connectors: layers of nodes, or messages in time."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Form, Gap
from generator.slides.composing.beside import rest
from generator.slides.composing.drawing import Arrow, Look, Ornament
from generator.slides.composing.fit import Floor, Setting, fitted
from generator.slides.composing.pages import Block
from generator.slides.composing.programs import code
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, across, down, studio
from generator.slides.composing.text import Run, SlideParagraph
from generator.slides.templates.layouts import EMU_PER_POINT, Frame, Slot
from generator.slides.templates.makeshift import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio


_NODE = Floor(12, 12)
_LABEL = 13.0  # points on a page 7.5 inches high: of what stands beside an arrow
_SIZES = 18.0
_BESIDE = 0.68  # share of the width that a diagram takes beside points
_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)  # where connectors dock on a shape


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
    fill, room = NOTHING, made.room
    items = rest(made.desk, scene)
    if items:
        gap = made.length(0.4)
        wide = round(room.w * _BESIDE)
        right = replace(room, x=room.x + wide + gap, w=room.w - wide - gap)
        words = tuple(p for item in items for p in item)
        texts = made.alike({"body": (right, words)}, Lines(2, 4), largest=1.0)
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
    fill, names = NOTHING, {}
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


def _words(text: str) -> tuple[SlideParagraph, ...]:
    return (SlideParagraph((Run(text, "en" if text.isascii() else "ja"),)),)


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


def _label(made: Studio, text: str, at: tuple[int, int]) -> Ornament:
    size = made.points(_LABEL)
    em = sum(0.6 if char.isascii() else 1.0 for char in text) + 0.6
    w, h = round(em * size * EMU_PER_POINT), round(1.4 * size * EMU_PER_POINT)
    frame = Frame(at[0] - w // 2, at[1] - h // 2, w, h)
    return Ornament(frame, Look(made.palette.paper), text, size, made.palette.text, over=True)


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
    fill, names = NOTHING, {}
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


# Mermaid flowcharts and sequences, and DOT graphs, as plain data.

MOST_NODES = 24
"""More are not readable on a slide."""


@dataclass(frozen=True, slots=True)
class Node:
    """Attributes: ``geometry`` is DrawingML's name of its shape."""

    name: str
    text: str
    geometry: str = "rect"


@dataclass(frozen=True, slots=True)
class Edge:
    start: str
    end: str
    label: str = ""
    dashed: bool = False
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Network:
    """Attributes: ``across``: it runs from left to right, not down; ``timed``: a sequence."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    across: bool = False
    timed: bool = False


def network(source: str, syntax: str) -> Network:
    """What a diagram's source says.

    Raises:
        ValueError: another kind of diagram, a line that is not understood, or too much of it.
    """
    text = source.strip()
    first = text.split("\n", 1)[0].strip()
    if syntax.lower() in {"dot", "graphviz"} or re.match(
        r"(?:strict\s+)?(?:di)?graph\s*\w*\s*\{", text
    ):
        found = _dot(text)
    elif first.startswith("sequenceDiagram"):
        found = _sequence(text)
    elif re.match(r"(?:graph|flowchart)\b", first):
        found = _flowchart(text)
    else:
        raise ValueError(f"{first[:40]!r} is a kind of diagram that is not drawn")
    if not found.nodes or len(found.nodes) > MOST_NODES:
        raise ValueError(f"{len(found.nodes)} nodes are more than a slide can show")
    return found


_SHAPES = (
    (re.compile(r"^\(\((.*)\)\)$", re.DOTALL), "ellipse"),
    (re.compile(r"^\{\{(.*)\}\}$", re.DOTALL), "hexagon"),
    (re.compile(r"^\(\[(.*)\]\)$", re.DOTALL), "roundRect"),
    (re.compile(r"^\[\((.*)\)\]$", re.DOTALL), "can"),
    (re.compile(r"^\[\[(.*)\]\]$", re.DOTALL), "rect"),
    (re.compile(r"^\[(.*)\]$", re.DOTALL), "rect"),
    (re.compile(r"^\((.*)\)$", re.DOTALL), "roundRect"),
    (re.compile(r"^\{(.*)\}$", re.DOTALL), "diamond"),
    (re.compile(r"^>(.*)\]$", re.DOTALL), "rect"),
)
_CIRCLE = re.compile(
    r"\s*([^\s\[\](){}<>|&;=-][^\s\[\](){}<>|&;=]*?)"
    r"(\(\(.*?\)\)|\{\{.*?\}\}|\(\[.*?\]\)|\[\(.*?\)\]|\[\[.*?\]\]|\[.*?\]|\(.*?\)|\{.*?\}|>.*?\])?"
    r"(?::::\w+)?\s*(?=$|&|[-=<.])"
)
_LINK = re.compile(
    r"\s*(?:<?(?:(--|==|-\.)\s*([^->=.|][^>|]*?)\s*(?:-->|---|==>|===|\.->|\.-)"
    r"|(-->|---|==>|===|-\.->|-\.-|--[xo])(?:\|([^|]*)\|)?))\s*"
)
_SKIPPED = re.compile(
    r"^(?:%%.*|classDef\b.*|class\b.*|style\b.*|linkStyle\b.*|click\b.*|subgraph\b.*|end|direction\b.*|)$"
)


def _said(text: str) -> str:
    bare = re.sub(r"<br\s*/?>|\\n", " ", text.strip().strip('"').strip("`"))
    return re.sub(r"<[^>]+>", "", bare).strip()


def _flowchart(text: str) -> Network:
    first, *rows = text.split("\n")
    across = bool(re.search(r"\b(?:LR|RL)\b", first))
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for row in (part.strip() for one in rows for part in one.split(";")):
        if not _SKIPPED.match(row):
            edges += _statement(row, nodes)
    return Network(tuple(nodes.values()), tuple(edges), across)


def _statement(row: str, nodes: dict[str, Node]) -> Iterator[Edge]:
    """The edges of ``A & B --> C -->|text| D``; its nodes are added to ``nodes``."""
    before, at = _group(row, 0, nodes)
    while at < len(row):
        link = _LINK.match(row, at)
        if link is None:
            raise ValueError(f"{row[:60]!r} is not understood")
        sign = link[3] or row[link.start() : link.end()]
        after, at = _group(row, link.end(), nodes)
        for start in before:
            for end in after:
                label = _said(link[4] or link[2] or "")
                yield Edge(start, end, label, "." in sign, ">" in sign)
        before = after


def _group(row: str, at: int, nodes: dict[str, Node]) -> tuple[list[str], int]:
    names = []
    while True:
        found = _CIRCLE.match(row, at)
        if found is None:
            raise ValueError(f"{row[:60]!r} is not understood")
        name, shape = found[1], found[2]
        if shape or name not in nodes:
            nodes[name] = _node(name, shape or "")
        names.append(name)
        at = found.end()
        if row[at : at + 1] != "&":
            return names, at
        at += 1


def _node(name: str, shape: str) -> Node:
    for pattern, geometry in _SHAPES:
        if (found := pattern.match(shape)) is not None:
            return Node(name, _said(found[1]) or name, geometry)
    return Node(name, name)


_MESSAGE = re.compile(r"^(.+?)\s*(--?(?:>>|>|x|\)))\s*[+-]?(.+?)\s*:\s*(.*)$")
_PARTICIPANT = re.compile(r"^(?:participant|actor)\s+(\S+)(?:\s+as\s+(.+))?$")
_IGNORED = re.compile(r"^(?:%%.*|autonumber|activate\b.*|deactivate\b.*|)$")


def _sequence(text: str) -> Network:
    nodes: dict[str, Node] = {}
    edges = []
    for row in (one.strip() for one in text.split("\n")[1:]):
        if _IGNORED.match(row):
            continue
        if (found := _PARTICIPANT.match(row)) is not None:
            nodes[found[1]] = Node(found[1], _said(found[2] or found[1]))
        elif (sent := _MESSAGE.match(row)) is not None:
            for name in (sent[1], sent[3]):
                nodes.setdefault(name, Node(name, _said(name)))
            edges.append(Edge(sent[1], sent[3], _said(sent[4]), sent[2].startswith("--")))
        else:
            raise ValueError(f"{row[:60]!r} is not understood")
    return Network(tuple(nodes.values()), tuple(edges), timed=True)


_ID = r'(?:"(?:[^"\\]|\\.)*"|[\w\u0080-\uffff.]+)'
_DOT_EDGE = re.compile(rf"^({_ID}(?:\s*(?:->|--)\s*{_ID})+)\s*(?:\[(.*)\])?$", re.DOTALL)
_DOT_NODE = re.compile(rf"^({_ID})\s*(?:\[(.*)\])?$", re.DOTALL)
_DOT_SHAPES = {"ellipse": "ellipse", "circle": "ellipse", "diamond": "diamond", "oval": "ellipse"}


def _dot(text: str) -> Network:
    head, _, inner = text.partition("{")
    body = re.sub(r"//[^\n]*|/\*.*?\*/|#[^\n]*", "", inner.rpartition("}")[0], flags=re.DOTALL)
    if "{" in body:
        raise ValueError("groups within a graph are not drawn")
    headed = "digraph" in head
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    across = False
    for row in (one.strip() for one in re.split(r"[;\n](?![^\[]*\])", body)):
        if not row or re.match(r"(?:node|edge|graph)\s*\[", row):
            continue
        if re.match(r"\w+\s*=", row):
            across = across or bool(re.match(r"rankdir\s*=\s*\"?(?:LR|RL)", row))
            continue
        edges += _dot_row(row, nodes, headed=headed)
    return Network(tuple(nodes.values()), tuple(edges), across)


def _dot_row(row: str, nodes: dict[str, Node], *, headed: bool) -> Iterator[Edge]:
    found = _DOT_EDGE.match(row)
    if found is None:
        alone = _DOT_NODE.match(row)
        if alone is None:
            raise ValueError(f"{row[:60]!r} is not understood")
        name = alone[1].strip('"')
        told = _attributes(alone[2] or "")
        geometry = _DOT_SHAPES.get(told.get("shape", ""), "rect")
        nodes[name] = Node(name, _said(told.get("label", name)), geometry)
        return
    names = [one.strip('"') for one in re.findall(_ID, re.sub(r"->|--", " ", found[1]))]
    told = _attributes(found[2] or "")
    for name in names:
        nodes.setdefault(name, Node(name, _said(name)))
    for start, end in itertools.pairwise(names):
        dashed = told.get("style", "") in {"dashed", "dotted"}
        yield Edge(start, end, _said(told.get("label", "")), dashed, headed)


def _attributes(text: str) -> dict[str, str]:
    pairs = re.findall(rf"(\w+)\s*=\s*({_ID})", text)
    return {key: value.strip('"') for key, value in pairs}
