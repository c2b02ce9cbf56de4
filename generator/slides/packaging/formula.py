"""Formulas as Office Math, and as their TeX for programs that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from generator.slides.packaging.shapes import transform

if TYPE_CHECKING:
    from generator.slides.composing.graphics import Formula

_CHOICE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
)
_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_FALLBACK_ID = 100_000
"""Added to the id of a shape for the one that stands in its stead."""


def formula(drawn: Formula, number: int) -> str:
    """A text box whose paragraphs are formulas."""
    maths = "".join(
        f"<a:p><a14:m><m:oMathPara {_MATH}>{math}</m:oMathPara></a14:m></a:p>"
        for math in drawn.maths
    )
    plain = "".join(
        f'<a:p><a:r><a:rPr lang="en-US"/><a:t>{escape(text)}</a:t></a:r></a:p>'
        for text in drawn.texts
    )
    return (
        f'<mc:AlternateContent {_CHOICE}><mc:Choice Requires="a14">'
        f"{_shape(drawn, number, maths, 1)}</mc:Choice><mc:Fallback>"
        f"{_shape(drawn, number + _FALLBACK_ID, plain, 0.5)}</mc:Fallback></mc:AlternateContent>"
    )


def _shape(drawn: Formula, number: int, paragraphs: str, scale: float) -> str:
    """The size stands in the list style: runs of Office Math state none."""
    name, size = quoteattr(drawn.slot.name), round(drawn.size * scale * 100)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={name} descr={quoteattr(drawn.describes)}/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{transform(drawn.slot.frame)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle>'
        f'<a:lvl1pPr algn="ctr"><a:defRPr sz="{size}"><a:latin typeface="Cambria Math"/>'
        f"</a:defRPr></a:lvl1pPr></a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )
