"""Mermaid flowcharts and sequences, and DOT graphs, as plain data."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_NODE = re.compile(
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
        found = _NODE.match(row, at)
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
