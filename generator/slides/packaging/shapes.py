"""Shapes of a slide itself: grounds, marks, connectors."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from generator import patterns as re
from generator.safexml import escape, quoteattr
from generator.slides.icons import outline
from generator.slides.templates.drawn import DECORATIVE
from generator.slides.templates.layouts import EMU_PER_POINT
from generator.slides.templates.palette import solid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from generator.model import Language
    from generator.slides.composing.drawing import Arrow, Look, Ornament
    from generator.slides.templates.layouts import Frame


TONGUES: dict[Language, str] = {
    "ja": 'lang="ja-JP" altLang="en-US"',
    "en": 'lang="en-US" altLang="ja-JP"',
}


def transform(frame: Frame) -> str:
    return (
        f'<a:xfrm><a:off x="{frame.x}" y="{frame.y}"/>'
        f'<a:ext cx="{frame.w}" cy="{frame.h}"/></a:xfrm>'
    )


def ground(look: Look) -> str:
    """Geometry, fill and outline, as ``p:spPr`` has them after the place."""
    fill = solid(look.fill) if look.fill else "<a:noFill/>"
    line = _line(look.outline, look.weight, dashed=look.dashed)
    return f'<a:prstGeom prst="{look.geometry}"><a:avLst/></a:prstGeom>{fill}{line}'


def _line(color: str, weight: float, *, dashed: bool, end: str = "") -> str:
    if not color:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{round(weight * EMU_PER_POINT)}">{solid(color)}{dash}{end}</a:ln>'


# To the first slide of a part: of a shape, as links of words are underlined.
_JUMP = '<a:hlinkClick r:id="part{}" action="ppaction://hlinksldjump"/>'


def _named(drawn: Ornament, number: int) -> str:
    if drawn.part:
        return f"Link to part {drawn.part}"
    return f"Icon {drawn.icon}" if drawn.icon else f"Mark {number}"


def mark(drawn: Ornament, number: int) -> str:
    """A shape of ours, decorative unless it holds text."""
    label = quoteattr(_named(drawn, number))
    inner = "" if drawn.text else _JUMP.format(drawn.part) if drawn.part else DECORATIVE
    name = f'<p:cNvPr id="{number}" name={label}>{inner}</p:cNvPr>'
    look = _lined(drawn) if drawn.icon else ground(drawn.look)
    words = '<a:p><a:endParaRPr lang="en-US"/></a:p>'
    if drawn.text:
        tongue = TONGUES["en" if drawn.text.isascii() else "ja"]
        words = (
            f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr {tongue} sz="{round(drawn.size * 100)}" b="1" '
            f'dirty="0">{solid(drawn.color)}<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/>'
            f"</a:rPr><a:t>{escape(drawn.text)}</a:t></a:r></a:p>"
        )
    return (
        f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
        f"{transform(drawn.frame)}{look}</p:spPr><p:txBody>"
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle/>{words}</p:txBody></p:sp>"
    )


def _lined(drawn: Ornament) -> str:
    """An icon in lines of its colour, round where they end and meet."""
    color, wide = solid(drawn.look.fill), drawn.frame.w * 2 // SIDE
    return f'{freeform(drawn.icon)}{color}<a:ln w="{wide}" cap="rnd">{color}<a:round/></a:ln>'


def arrow(drawn: Arrow, number: int, ends: tuple[int, int] | None) -> str:
    """A connector that follows the shapes it joins, whose ids are ``ends``."""
    joined = (
        ""
        if ends is None
        else (
            f'<a:stCxn id="{ends[0]}" idx="{drawn.sites[0]}"/>'
            f'<a:endCxn id="{ends[1]}" idx="{drawn.sites[1]}"/>'
        )
    )
    (x, y), (to_x, to_y) = drawn.line
    flips = (' flipH="1"' if to_x < x else "") + (' flipV="1"' if to_y < y else "")
    end = '<a:tailEnd type="triangle" w="med" len="med"/>' if drawn.headed else ""
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Arrow {number}" '
        f"descr={quoteattr(drawn.describes)}/><p:cNvCxnSpPr>{joined}</p:cNvCxnSpPr><p:nvPr/>"
        "</p:nvCxnSpPr>"
        f'<p:spPr><a:xfrm{flips}><a:off x="{min(x, to_x)}" y="{min(y, to_y)}"/>'
        f'<a:ext cx="{abs(to_x - x)}" cy="{abs(to_y - y)}"/></a:xfrm>'
        '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
        f"{_line(drawn.color, drawn.weight, dashed=drawn.dashed, end=end)}</p:spPr></p:cxnSp>"
    )


# Icons as freeforms: the lines of an SVG as DrawingML has them, recoloured like any shape.

Spot: TypeAlias = complex
"""x + yj, in units of the icon."""

SIDE = 24
"""Units of an icon's square; its lines are two of them wide."""

_FINE = 1000  # DrawingML counts in whole numbers
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^A-Za-z]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
# Its two flags may stand without anything between them and what follows.
_ARC = re.compile(
    r"[\s,]*".join([rf"({_NUMBER.pattern})"] * 3 + ["([01])"] * 2 + [rf"({_NUMBER.pattern})"] * 2)
)

_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


@lru_cache(maxsize=256)
def freeform(name: str) -> str:
    """The geometry of an icon: its lines, and what of it is filled."""
    root = etree.fromstring(outline(name).encode())
    drawn: dict[bool, list[str]] = {False: [], True: []}
    for element in root:
        drawn[element.get("fill", "none") != "none"].append(_outline(_path(element)))
    size = f'w="{SIDE * _FINE}" h="{SIDE * _FINE}"'
    lines = f'<a:path {size} fill="none">{"".join(drawn[False])}</a:path>' if drawn[False] else ""
    areas = f"<a:path {size}>{''.join(drawn[True])}</a:path>" if drawn[True] else ""
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{lines}{areas}</a:pathLst></a:custGeom>"
    )


def _path(element: _Element) -> str:
    """Any of SVG's shapes as the data of a path."""

    def at(key: str, usual: str = "0") -> float:
        return float(element.get(key, usual))

    kind = etree.QName(element).localname
    rx, ry = (at(a, element.get(b, element.get("r", "0"))) for a, b in (("rx", "ry"), ("ry", "rx")))
    match kind:
        case "circle" | "ellipse":
            turn = f"a{rx} {ry} 0 1 0"
            return f"M{at('cx') - rx} {at('cy')}{turn} {2 * rx} 0{turn} {-2 * rx} 0Z"
        case "rect":
            w, h = at("width") - 2 * rx, at("height") - 2 * ry
            turn = f"a{rx} {ry} 0 0 1"
            return (
                f"M{at('x') + rx} {at('y')}h{w}{turn} {rx} {ry}v{h}{turn} {-rx} {ry}"
                f"h{-w}{turn} {-rx} {-ry}v{-h}{turn} {rx} {-ry}Z"
            )
        case "line":
            return f"M{at('x1')} {at('y1')}L{at('x2')} {at('y2')}"
    points = element.get("points", "")
    return f"M{points}{'Z' * (kind == 'polygon')}" if points else element.get("d", "")


def _outline(data: str) -> str:
    """A path's commands, each in DrawingML's."""
    parts: list[str] = []
    here = start = 0j
    control: Spot | None = None
    for kind, values, relative in _steps(data):
        base = here if relative else 0j
        if kind == "Z":
            parts.append("<a:close/>")
            here, control = start, None
            continue
        spots = _spots(kind, values, base, here)
        if kind in "CSQT":
            mirrored = here if control is None else 2 * here - control
            curve = _curve(kind, spots, here, mirrored)
            control = curve[3]
            parts.append(_to("cubicBezTo", *curve[:3]))
        else:
            control = None
            parts += _straight(kind, values, spots, here)
        here = spots[-1]
        start = here if kind == "M" else start
    return "".join(parts)


def _spots(kind: str, values: Sequence[float], base: Spot, here: Spot) -> list[Spot]:
    """Where a command leads, the end of it last."""
    if kind == "H":
        return [complex(values[0] + base.real, here.imag)]
    if kind == "V":
        return [complex(here.real, values[0] + base.imag)]
    pairs = values[5:] if kind == "A" else values
    return [base + complex(x, y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]


def _straight(
    kind: str, values: Sequence[float], spots: Sequence[Spot], here: Spot
) -> Iterator[str]:
    """A move, a line, or an arc, which is bent enough to be told as curves."""
    if kind == "A":
        yield from (_to("cubicBezTo", *curve) for curve in _arc(here, values, spots[-1]))
    else:
        yield _to("moveTo" if kind == "M" else "lnTo", spots[-1])


def _curve(
    kind: str, spots: Sequence[Spot], here: Spot, mirrored: Spot
) -> tuple[Spot, Spot, Spot, Spot]:
    """Both controls of a cubic curve, its end, and the control that the next one mirrors."""
    end = spots[-1]
    if kind in "CS":
        first = spots[0] if kind == "C" else mirrored
        return first, spots[-2], end, spots[-2]
    control = spots[0] if kind == "Q" else mirrored
    return here + (control - here) * 2 / 3, end + (control - end) * 2 / 3, end, control


def _steps(data: str) -> Iterator[tuple[str, Sequence[float], bool]]:
    """Commands, their numbers, whether from here; after a move further pairs are lines."""
    for letter, told in _COMMAND.findall(data):
        kind, relative = letter.upper(), letter.islower()
        arcs = (number for arc in _ARC.findall(told) for number in arc) if kind == "A" else ()
        numbers = [float(number) for number in arcs or _NUMBER.findall(told)]
        takes = _TAKES.get(kind, 0)
        if not takes:
            yield kind, (), relative
        for n in range(0, len(numbers), takes or 1):
            yield "L" if kind == "M" and n else kind, numbers[n : n + takes], relative


def _to(command: str, *spots: Spot) -> str:
    points = "".join(
        f'<a:pt x="{round(spot.real * _FINE)}" y="{round(spot.imag * _FINE)}"/>' for spot in spots
    )
    return f"<a:{command}>{points}</a:{command}>"


def _arc(start: Spot, values: Sequence[float], end: Spot) -> Iterator[tuple[Spot, Spot, Spot]]:
    """An elliptical arc as cubic curves (SVG 1.1, appendix F.6), each of at most a quarter."""
    rx, ry, angle, large, sweep = values[:5]
    if not rx or not ry or start == end:
        yield start, end, end
        return
    turn = complex(math.cos(math.radians(angle)), math.sin(math.radians(angle)))
    half = (start - end) / 2 / turn
    x, y = half.real / rx, half.imag / ry
    over = max(1.0, math.hypot(x, y))
    rx, ry, x, y = rx * over, ry * over, x / over, y / over
    reach = math.sqrt(max(0.0, 1 / (x * x + y * y) - 1)) * (1 if large != sweep else -1)
    middle = complex(reach * y, -reach * x)
    first, last = complex(x, y) - middle, -complex(x, y) - middle
    begin = math.atan2(first.imag, first.real)
    span = (math.atan2(last.imag, last.real) - begin) % math.tau
    span = span if sweep else span - math.tau
    centre = (start + end) / 2 + complex(middle.real * rx, middle.imag * ry) * turn
    count = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    reach = 4 / 3 * math.tan(span / count / 4)

    def spot(unit: Spot) -> Spot:
        return centre + complex(unit.real * rx, unit.imag * ry) * turn

    for n in range(count):
        turns = (begin + span * n / count, begin + span * (n + 1) / count)
        a, b = (complex(math.cos(turned), math.sin(turned)) for turned in turns)
        yield spot(a + a * 1j * reach), spot(b - b * 1j * reach), spot(b)
