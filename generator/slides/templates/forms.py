"""The layouts that every template has from us where it has none of the kind: what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Spot: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Level:
    """One outline level: points on a page 7.5 inches high; ``color`` a field of ``Palette``.

    ``face`` is a face of its own, where it is not the theme's.
    """

    size: float
    color: str = "text"
    bold: bool = False
    heading: bool = False
    before: float = 0.0
    bullet: str = ""
    face: str = ""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Attributes: ``inset`` is the inner margin in points, left and right, top and bottom."""

    levels: tuple[Level, ...]
    anchor: str = "t"
    align: str = "l"
    inset: tuple[float, float] = (0.0, 0.0)
    prompt: tuple[str, ...] = ("日本語", "English")


@dataclass(frozen=True, slots=True)
class DrawnLayout:
    """A layout to be drawn.

    Attributes:
        rows: of field and place, as they stand on the fresh layout.
        title: where the title is the content: the type of both languages, in the room's upper
            part, the rows taking what is below.
        spots: of fields that stand elsewhere: left, top, right, bottom in inches from the room's
            upper left corner; negative ones, and a zero on the right or at the bottom, from its
            lower right one.
        art: what the layout draws: geometry, spot, a field of ``Palette``.
        ground: a field of ``Palette`` that fills the page, in place of all that the master draws.
        inner: inches between its art, which is the ground of all of it, and its texts.
        note: how a scene's note is set on that ground, where it is not as elsewhere.
    """

    name: str
    rows: tuple[tuple[tuple[str, TextPlace], ...], ...]
    title: tuple[Level, Level] | None = None
    spots: Mapping[str, Spot] = field(default_factory=dict)
    art: tuple[tuple[str, Spot, str], ...] = ()
    ground: str = ""
    inner: float = 0.0
    note: TextPlace | None = None


SECOND = 0.85
"""Of the first language's size the second has in texts."""

SMALLEST = 15.0
"""Points that it has at least."""


def _under(size: float) -> float:
    return max(SMALLEST, round(size * SECOND * 2) / 2)


def _pair(ja: float, **more: object) -> tuple[Level, Level]:
    before = float(more.pop("before", 0.0))  # type: ignore[arg-type]
    return (
        Level(ja, before=before, **more),  # type: ignore[arg-type]
        Level(_under(ja), "soft", before=1),
    )


_HEADED = (*_pair(20, bold=True), *_pair(18, before=8))
_HEADINGS = ("見出し", "Heading", "要点", "Point")
_CARD = TextPlace(_HEADED, inset=(14, 12), prompt=_HEADINGS)
_LINK = TextPlace(
    (*_pair(18, bold=True), *_pair(18)), "ctr", inset=(14, 8), prompt=("原因", "Cause")
)
_RESULT = TextPlace(
    (Level(20, "paper", bold=True), Level(_under(20), "paper", before=1)),
    "ctr",
    inset=(14, 8),
    prompt=("結果", "Result"),
)
_WHEN = TextPlace(
    (Level(22, "accent", bold=True, heading=True), Level(_under(22), "soft", before=1)),
    "b",
    prompt=("いつ", "When"),
)
_WHAT = TextPlace((*_pair(18), *_pair(18, before=8)), prompt=("何が", "What"))
_LIST = TextPlace(
    (
        *_pair(20, bold=True),
        Level(20, before=16, bullet="box"),
        Level(_under(20), "soft", before=1, bullet="under"),
    ),
    prompt=("見出し", "Heading", "すること", "To do"),
)
_QUESTION = TextPlace(_pair(24, bold=True), prompt=("問い", "Question"))
_ANSWER = TextPlace((*_pair(20, before=10), *_pair(20, before=10)), prompt=("答え", "Answer"))
_FIGURE = TextPlace(
    (Level(60, "accent", bold=True, heading=True), Level(22, bold=True)),
    "b",
    prompt=("26％", "26%"),
)
_OF = TextPlace((*_pair(20), *_pair(18, before=8)), prompt=("何の数字か", "Of what"))
_SUPPORT = TextPlace(_pair(20), inset=(0, 8), prompt=("根拠", "Ground"))
_STRESSED = TextPlace(
    (Level(20, "paper"), Level(_under(20), "paper", before=1)),
    inset=(0, 8),
    prompt=("根拠", "Ground"),
)
_STRESSED_NOTE = TextPlace(
    (Level(17, "paper"), Level(_under(17), "paper", before=1)), prompt=("但し書き", "Note")
)
NOTE = TextPlace(_pair(17), prompt=("但し書き", "Note"))
_NODE_ROWS, _NODE_COLUMNS = 4, 4


def _numbered(
    name: str, place: TextPlace, count: int, start: int = 1
) -> tuple[tuple[str, TextPlace], ...]:
    return tuple((name.format(n), place) for n in range(start, start + count))


_NAME = TextPlace(_pair(20, bold=True), prompt=("氏名", "Name"))
_FACTS = TextPlace((*_pair(17), *_pair(17, before=4)), prompt=("役職", "Role"))
_STEP = TextPlace((*_pair(22, bold=True), *_pair(18, before=8)), prompt=_HEADINGS)
_SIDE = TextPlace(_pair(20, bold=True), prompt=("見出し", "Heading"))
_SIDE_BODY = TextPlace((*_pair(20, before=14), *_pair(18, before=8)), prompt=("要点", "Point"))

_CODE = TextPlace((Level(16, face="Courier New"),), inset=(14, 12), prompt=("code",))
_SAID = TextPlace((*_pair(18, before=12), *_pair(16, before=6)), prompt=("要点", "Point"))

_POINT = TextPlace(_pair(24, before=6), "ctr", inset=(26, 8), prompt=("要点", "Key point"))
_NUMBERED = TextPlace(
    (
        Level(24, bold=True, before=24, bullet="number"),
        Level(_under(24), "soft", before=2, bullet="under"),
    ),
    prompt=("日本語", "English"),
)
_QUOTED_UNDER = 0.65  # of a quotation's size: its first language is the picture of the slide
_QUOTED = TextPlace(
    (Level(26, before=10), Level(_QUOTED_UNDER * 26, "soft", before=16)),
    "ctr",
    prompt=("「引用文」", "“Quotation”"),
)
_SIGNATURE = TextPlace(
    (Level(18, bold=True), Level(_under(18), "soft", before=1)), prompt=("話した人", "Speaker")
)
_ROLE = TextPlace(_pair(22, bold=True), align="ctr", prompt=("役職", "Role"))

_META = TextPlace(
    (Level(14, "paper"), Level(12, "paper", before=1)), prompt=("出典・日付", "Source")
)

FORMS: dict[str, DrawnLayout] = {
    "title": DrawnLayout(
        "Cover",
        ((("meta", _META),),),
        (Level(40, "paper", bold=True, heading=True), Level(28, "paper")),
        spots={"meta": (0.0, -1.1, 0.0, 0.0)},
        art=(("rect", (0.1, -1.3, 1.0, -1.25), "paper"),),
        ground="deep",
    ),
    "points": DrawnLayout(
        "Points",
        (
            (("point_1", _POINT),),
            (("point_2", _POINT),),
            (("point_3", _POINT), ("point_4", _POINT)),
            (("point_5", _POINT), ("point_6", _POINT)),
        ),
    ),
    "profile": DrawnLayout(
        "Profile",
        ((("role", _ROLE),), *((place,) for place in _numbered("point_{}", _POINT, 4))),
        spots={
            "role": (0.25, 1.9, 2.75, -0.25),
            "point_1": (3.2, 0.0, 0.0, 0.9),
            "point_2": (3.2, 1.1, 0.0, 2.0),
            "point_3": (3.2, 2.2, 0.0, 3.1),
            "point_4": (3.2, 3.3, 0.0, 0.0),
        },
    ),
    "quote": DrawnLayout(
        "Quote",
        ((("body", _QUOTED),), (("attribution", _SIGNATURE),)),
        spots={"body": (0.5, 0.1, 0.0, -0.95), "attribution": (0.5, -0.8, 0.0, 0.0)},
    ),
    "takeaways": DrawnLayout("Takeaways", ((("body", _NUMBERED),),)),
    "agenda": DrawnLayout("Agenda", ((("body", _NUMBERED),),)),
    "code": DrawnLayout("Code", ((("code", _CODE), ("body", _SAID)),)),
    "formula": DrawnLayout("Formula", ((("body", _SAID),),)),
    "diagram": DrawnLayout("Diagram", ((("body", _SAID),),)),
    "profiles": DrawnLayout(
        "People", (_numbered("person_{}", _NAME, 6), _numbered("person_{}_body", _FACTS, 6))
    ),
    "comparison": DrawnLayout(
        "Comparison", (_numbered("side_{}", _SIDE, 2), _numbered("side_{}_body", _SIDE_BODY, 2))
    ),
    "steps": DrawnLayout("Steps", (_numbered("step_{}", _STEP, 6),)),
    "statement": DrawnLayout(
        "Statement",
        (_numbered("support_{}", _SUPPORT, 3),),
        (Level(40, bold=True, heading=True), Level(26, "soft")),
        art=(("rect", (0.0, 0.0, 0.0, 0.0), "card"), ("rect", (0.0, 0.0, 0.1, 0.0), "accent")),
        inner=0.4,
    ),
    "key-message": DrawnLayout(
        "Key message",
        (_numbered("support_{}", _STRESSED, 3),),
        (Level(40, "paper", bold=True, heading=True), Level(26, "paper")),
        art=(("rect", (0.0, 0.0, 0.0, 0.0), "deep"),),
        inner=0.4,
        note=_STRESSED_NOTE,
    ),
    "timeline": DrawnLayout(
        "Timeline",
        (_numbered("moment_{}", _WHEN, 6), _numbered("moment_{}_body", _WHAT, 6)),
    ),
    "chain": DrawnLayout(
        "Chain",
        (
            *(
                _numbered("link_{}", _LINK, _NODE_COLUMNS, row * _NODE_COLUMNS + 1)
                for row in range(_NODE_ROWS)
            ),
            (("result", _RESULT),),
        ),
    ),
    "columns": DrawnLayout("Columns", (_numbered("column_{}", _CARD, 4),)),
    "checklist": DrawnLayout("Checklist", (_numbered("list_{}", _LIST, 3),)),
    "qa": DrawnLayout(
        "Questions",
        tuple(((f"question_{n}", _QUESTION), (f"answer_{n}", _ANSWER)) for n in range(1, 4)),
    ),
    "figures": DrawnLayout(
        "Figures", (_numbered("figure_{}", _FIGURE, 3), _numbered("figure_{}_body", _OF, 3))
    ),
}
