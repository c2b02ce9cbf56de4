"""The layouts of a scene, an entry each: what it holds, what draws it, what templates are asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


_HEAD = ("title", "title_second", "kicker")
_COMPOSING = "generator.slides.composing"


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """A role's fields, in reading order, and names under which templates have its layout.

    Attributes:
        fields: without those every slide has, its footer and its number.
        names: of layouts, as people compare them; the first is that of the built-in templates.
        kinds: PowerPoint's own layout types that serve.
        fallback: the role whose layout serves when there is none, empty for the last resort.
    """

    fields: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    fallback: str = "bullets"


def _role(*names: str, of: tuple[str, ...] = ("body",), kind: str = "") -> RoleSpec:
    """Of a slide with a kicker over its title and the scene's note below."""
    return RoleSpec((*_HEAD, *of, "note"), names, (kind,) if kind else ())


def _cards(name: str, count: int, *parts: str) -> tuple[str, ...]:
    return tuple(f"{name}_{n}{part}" for n in range(1, count + 1) for part in parts)


def _qa(count: int) -> tuple[str, ...]:
    return tuple(f"{part}_{n}" for n in range(1, count + 1) for part in ("question", "answer"))


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """A layout: what a scene of it may hold besides its title, kicker and ``fields.note``.

    Attributes:
        points: fewest and most; ``(0, 0)`` where it holds none.
        groups: fewest and most.
        in_group: most points in a group.
        fields: names of its single texts.
        holds: "", "table", "image" or "code": what else it needs.
        frame: it stands round the article and is no content of it.
        drawn: "module:function" that composes its slides, imported when one is; empty for points.
        roles: what a template is asked for it, by name: its own first, then where it stands in some
            cases.
    """

    points: tuple[int, int] = (0, 0)
    groups: tuple[int, int] = (0, 0)
    in_group: int = 0
    fields: tuple[str, ...] = ()
    holds: str = ""
    frame: bool = False
    drawn: str = ""
    roles: Mapping[str, RoleSpec] = field(default_factory=dict)


LAYOUTS: dict[str, LayoutRule] = {
    "title": LayoutRule(
        points=(0, 5),
        fields=("meta",),
        frame=True,
        drawn=f"{_COMPOSING}.framing:title",
        roles={
            "title": RoleSpec(
                (*_HEAD, "meta"),
                ("title", "title slide", "cover", "タイトル スライド", "タイトル", "表紙"),
                ("title",),
            )
        },
    ),
    "agenda": LayoutRule(
        points=(2, 10),
        frame=True,
        drawn=f"{_COMPOSING}.framing:agenda",
        roles={
            "agenda": RoleSpec(
                (*_HEAD[:2], "body"),
                ("agenda", "contents", "table of contents", "目次", "アジェンダ"),
            )
        },
    ),
    "section": LayoutRule(
        points=(0, 2),
        fields=("number",),
        frame=True,
        drawn=f"{_COMPOSING}.framing:section",
        roles={
            "section": RoleSpec(
                (*_HEAD[:2], "number"),
                (
                    "section",
                    "section header",
                    "divider",
                    "セクション見出し",
                    "中表紙",
                    "中扉",
                    "章扉",
                ),
                ("secHead",),
                "title",
            )
        },
    ),
    # One message in large type, what it rests on small below it.
    "statement": LayoutRule(
        points=(0, 3),
        drawn=f"{_COMPOSING}.claims:statement",
        roles={
            "statement": _role("statement", "メッセージ", of=_cards("support", 3, "")),
            # The same on a strong ground: what a deck opens with, and what stands alone.
            "key-message": RoleSpec(
                (*_HEAD, *_cards("support", 3, ""), "note"), ("key message",), (), "statement"
            ),
        },
    ),
    "bullets": LayoutRule(
        points=(1, 5),
        drawn=f"{_COMPOSING}.few:few",
        roles={
            "bullets": RoleSpec(
                (*_HEAD, "body", "note"),
                ("bullets", "title and content", "タイトルとコンテンツ", "本文", "content", "text"),
                ("obj", "tx"),
                "",
            ),
            "points": _role("points", of=_cards("point", 6, "")),
        },
    ),
    # A person each: the name, then the same facts in the same order.
    "profiles": LayoutRule(
        groups=(2, 6),
        in_group=3,
        drawn=f"{_COMPOSING}.cases:profiles",
        roles={"profiles": _role("people", "profiles", of=_cards("person", 6, "", "_body"))},
    ),
    "profile": LayoutRule(
        points=(0, 5),
        fields=("role",),
        drawn=f"{_COMPOSING}.portrait:portrait",
        roles={
            "profile": _role(
                "profile",
                "プロフィール",
                "人物紹介",
                of=("role", *_cards("point", 4, "")),
            )
        },
    ),
    "quote": LayoutRule(
        points=(1, 4),
        fields=("attribution",),
        drawn=f"{_COMPOSING}.statements:quote",
        roles={"quote": _role("quote", "引用", "引用文", of=("body", "attribution"))},
    ),
    "term": LayoutRule(
        points=(1, 4),
        drawn=f"{_COMPOSING}.cases:term",
        roles={"term": _role("term", "definition", "用語", "定義")},
    ),
    "comparison": LayoutRule(
        groups=(2, 2),
        in_group=4,
        drawn=f"{_COMPOSING}.cases:comparison",
        roles={
            "comparison": _role(
                "comparison", "比較", of=_cards("side", 2, "", "_body"), kind="twoTxTwoObj"
            )
        },
    ),
    # Equal rank side by side: headed columns.
    "columns": LayoutRule(
        groups=(2, 4),
        in_group=4,
        drawn=f"{_COMPOSING}.columns:columns",
        roles={"columns": _role("columns", of=_cards("column", 4, ""))},
    ),
    "steps": LayoutRule(
        groups=(2, 6),
        in_group=2,
        drawn=f"{_COMPOSING}.stages:steps",
        roles={"steps": _role("steps", "手順", of=_cards("step", 6, ""))},
    ),
    # A group a moment: its title is when, its points what happens then.
    "timeline": LayoutRule(
        groups=(2, 6),
        in_group=2,
        drawn=f"{_COMPOSING}.stages:timeline",
        roles={"timeline": _role("timeline", "年表", of=_cards("moment", 6, "", "_body"))},
    ),
    # A group a chain: its title leads to its points, one after the other, by arrows. A point marked
    # "doubtful" has a dashed arrow with "?", one marked "missing" stands for what nobody knows.
    # With ``fields.result`` the groups are joined by plus signs and lead to it together.
    "chain": LayoutRule(
        groups=(1, 4),
        in_group=4,
        fields=("result",),
        drawn=f"{_COMPOSING}.stages:chain",
        roles={"chain": _role("chain", of=(*_cards("link", 16, ""), "result"))},
    ),
    # One figure with its note in the fields and points beside it, or two or three figures side by
    # side: a group each, its title the figure, its point what it is of.
    "number": LayoutRule(
        points=(0, 4),
        groups=(0, 3),
        in_group=2,
        fields=("number", "number_note"),
        drawn=f"{_COMPOSING}.cases:number",
        roles={
            "number": _role(
                "big number",
                "number",
                "数字",
                "key figure",
                of=("number", "number_second", "number_note", "body"),
            ),
            "number-alone": RoleSpec(
                (*_HEAD, "number", "number_second", "number_note", "note"),
                ("big number alone",),
                (),
                "number",
            ),
            "figures": _role("figures", of=_cards("figure", 3, "", "_body")),
        },
    ),
    # Things to do, to bring, to fulfil: a box to tick each.
    "checklist": LayoutRule(
        points=(2, 7),
        groups=(0, 3),
        in_group=5,
        drawn=f"{_COMPOSING}.columns:checklist",
        roles={"checklist": _role("checklist", "チェックリスト", of=_cards("list", 3, ""))},
    ),
    # A group a question: its title asks, its points answer.
    "qa": LayoutRule(
        groups=(1, 3),
        in_group=4,
        drawn=f"{_COMPOSING}.questions:qa",
        roles={"qa": _role("questions", of=_qa(3))},
    ),
    "table": LayoutRule(
        points=(0, 3),
        fields=("caption",),
        holds="table",
        drawn=f"{_COMPOSING}.tables:table",
        roles={"table": _role("table", "表", of=("table",), kind="tbl")},
    ),
    # A cell marked "highlight" names the row or value to be seen first.
    "chart": LayoutRule(
        points=(0, 3),
        fields=("caption",),
        holds="table",
        drawn=f"{_COMPOSING}.tables:chart",
        roles={"chart": _role("chart", "グラフ", of=("chart", "body"), kind="chart")},
    ),
    "figure": LayoutRule(
        points=(0, 5),
        fields=("caption",),
        holds="image",
        drawn=f"{_COMPOSING}.tables:figure",
        roles={
            "figure": _role("figure", "図", of=("figure", "body")),
            "picture": RoleSpec(
                (*_HEAD, "figure", "body", "note"),
                ("picture with caption", "タイトル付きの図", "図とキャプション"),
                ("picTx",),
                "figure",
            ),
        },
    ),
    "code": LayoutRule(
        points=(0, 3),
        fields=("caption",),
        holds="code",
        drawn=f"{_COMPOSING}.programs:code",
        roles={"code": _role("code", of=("code", "body"))},
    ),
    # TeX in ``code``.
    "formula": LayoutRule(
        points=(0, 4),
        fields=("caption",),
        holds="code",
        drawn=f"{_COMPOSING}.formulas:formula",
        roles={"formula": _role("formula")},
    ),
    # Mermaid or DOT in ``code``, which of them in ``syntax``.
    "diagram": LayoutRule(
        points=(0, 3),
        fields=("caption",),
        holds="code",
        drawn=f"{_COMPOSING}.diagrams:diagram",
        roles={"diagram": _role("diagram")},
    ),
    "takeaways": LayoutRule(
        points=(1, 5),
        frame=True,
        drawn=f"{_COMPOSING}.framing:takeaways",
        roles={
            "takeaways": RoleSpec(
                (*_HEAD[:2], "body", "note"),
                ("takeaways", "summary", "key takeaways", "まとめ"),
            )
        },
    ),
    "notes": LayoutRule(
        points=(0, 6),
        frame=True,
        drawn=f"{_COMPOSING}.framing:notes",
        roles={"notes": _role("notes", "sources", "出典", "注記")},
    ),
}

MARKS = ("doubtful", "missing", "highlight")
"""What a point may be marked as."""


# How the deck draws a scene, for whoever draws it too: the page, the studio.


@dataclass(frozen=True, slots=True)
class Share:
    """Attributes: ``part`` of ``whole``; ``units`` where both are counts that can be drawn.

    ``icon``: what is counted, where the set of icons has it.
    """

    part: float
    whole: float
    units: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class DiagramPart:
    """A node, a label or a line of a diagram; lengths in hundredths of the slide's width.

    Attributes:
        kind: DrawingML's name of a node's shape, "label", or "line" from (x, y) on by (w, h).
        lines: of its text, whose letters are ``size`` high.
        headed: the line is an arrow.
    """

    kind: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...] = ()
    size: float = 0.0
    dashed: bool = False
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a scene's first slide is drawn as.

    Attributes:
        name: of the layout of the deck that it stands on, such as "points" for cards.
        across: how many things stand side by side; 1 where they stand below each other.
        icons: of the set, one for each thing, or none.
        letters: what stands in the badge of each person.
        shares: the proportion of each thing, ``None`` where it is none; empty where none is.
        figures: of each figure what is set small before it, what large, what small after it.
        signed: the title only repeats the quotation, and is left out above it.
        follows: of two things side by side the second comes after the first.
        chart: "columns", of what runs over time, or "bars"; empty where none is drawn.
        values: of a chart, by series and then by category.
        highlight: the category of a chart to be seen first; -1 for none.
        diagram: what a diagram is drawn of; empty where its source is shown.
    """

    name: str = ""
    across: int = 1
    icons: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    shares: tuple[Share | None, ...] = ()
    figures: tuple[tuple[str, str, str], ...] = ()
    signed: bool = False
    follows: bool = False
    chart: str = ""
    values: tuple[tuple[float | None, ...], ...] = ()
    highlight: int = -1
    diagram: tuple[DiagramPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a scene looks in the deck, for whoever does not see it.

    Attributes:
        name: of the layout of the deck that it stands on; ``across`` things stand side by side.
        filled: share of the room under the title that its texts, cards and objects span.
        smallest: points of the smallest type of its texts; 0 where it has none.
        crowded: what finds no room, or how many slides it takes.
    """

    name: str
    across: int
    filled: float
    smallest: float
    crowded: tuple[str, ...] = ()
