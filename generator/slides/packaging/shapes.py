"""Shapes of a slide itself: grounds, marks, connectors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from generator.slides.packaging.outlines import SIDE, freeform
from generator.slides.templates.drawn import DECORATIVE
from generator.slides.templates.layouts import EMU_PER_POINT
from generator.slides.templates.palette import solid

if TYPE_CHECKING:
    from generator.slides.composing.drawing import Arrow, Look, Ornament
    from generator.slides.templates.layouts import Frame

TONGUES = {"ja": 'lang="ja-JP" altLang="en-US"', "en": 'lang="en-US" altLang="ja-JP"'}


def transform(frame: Frame, tag: str = "a") -> str:
    return (
        f'<{tag}:xfrm><a:off x="{frame.x}" y="{frame.y}"/>'
        f'<a:ext cx="{frame.w}" cy="{frame.h}"/></{tag}:xfrm>'
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


_JUMP = '<a:hlinkClick r:id="part{}" action="ppaction://hlinksldjump"/>'
"""To the first slide of a part: of a shape, as links of words are underlined."""


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
