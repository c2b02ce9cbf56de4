"""Placeholders and decorations as PresentationML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from authoring.tokens import Box, Text

EMU = 914_400
"""English metric units an inch."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_NUMBER_FIELD = (
    '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    '<a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
)

_NO_WORDS = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>'

Shape: TypeAlias = Callable[[int], str]
"""A shape waiting for its id on the slide."""


def emu(inches: float) -> int:
    return round(inches * EMU)


def color(name: str) -> str:
    """A solid fill: "accent1", or "bg1:85" for 85 % of its luminance."""
    scheme, _, luminance = name.partition(":")
    inner = f'<a:lumMod val="{int(luminance) * 1000}"/>' if luminance else ""
    return f'<a:solidFill><a:schemeClr val="{scheme}">{inner}</a:schemeClr></a:solidFill>'


def transform(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></a:xfrm>'
    )


def _bullet(text: Text) -> str:
    if not text.bullet:
        return "<a:buNone/>"
    tint = f'<a:buClr><a:schemeClr val="{text.bullet_color}"/></a:buClr>'
    if text.bullet == "number":
        return f'{tint}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPlain"/>'
    char = {"square": "&#9642;", "dash": "&#8211;"}[text.bullet]
    return f'{tint}<a:buFont typeface="Arial"/><a:buChar char="{char}"/>'


def level(number: int, text: Text) -> str:
    """``a:lvlNpPr``: everything a paragraph of this outline level looks like."""
    face = "mj" if text.heading else "mn"
    spacing = f' spc="{text.spacing}"' if text.spacing else ""
    return (
        f'<a:lvl{number}pPr marL="{emu(text.indent)}" indent="{-emu(text.hang)}" '
        f'algn="{text.align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:lnSpc><a:spcPct val="{text.line * 1000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(text.before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{_bullet(text)}'
        f'<a:defRPr sz="{round(text.size * 100)}" b="{int(text.bold)}" i="0" '
        f'kern="1200"{spacing}>{color(text.color)}<a:latin typeface="+{face}-lt"/>'
        f'<a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def levels(texts: Sequence[Text]) -> str:
    return "".join(level(n, text) for n, text in enumerate(texts, 1))


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place that the slides of a layout fill.

    Attributes:
        kind: its ``type``: "title", "ctrTitle", "body", "tbl", "chart", "pic", "ftr", "sldNum" …
        index: its ``idx``, by which a slide's shape finds it; ``None`` for a title.
        prompt: what PowerPoint shows in it while empty, a line a level.
        anchor: "t", "ctr" or "b".
    """

    name: str
    kind: str
    index: int | None
    box: Box
    texts: tuple[Text, ...] = ()
    prompt: tuple[str, ...] = ()
    anchor: str = "t"
    small: bool = True

    def __call__(self, number: int) -> str:
        size = ' sz="quarter"' if self.small and self.index not in {None, 1} else ""
        index = "" if self.index is None else f' idx="{self.index}"'
        plain = self.kind in {"ftr", "sldNum"} or not self.prompt
        custom = "" if plain else ' hasCustomPrompt="1"'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(self.name)}/><p:cNvSpPr>'
            '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f'<p:ph type="{self.kind}"{size}{index}{custom}/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{transform(self.box)}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" '
            f'tIns="0" rIns="0" bIns="0" anchor="{self.anchor}"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle>{levels(self.texts)}</a:lstStyle>{self._paragraphs()}</p:txBody></p:sp>"
        )

    def _paragraphs(self) -> str:
        if self.kind == "sldNum":
            return f'<a:p>{_NUMBER_FIELD}<a:endParaRPr lang="en-US"/></a:p>'
        lines = []
        for depth, words in enumerate(self.prompt or ("",)):
            outline = f'<a:pPr lvl="{depth}"/>' if depth else ""
            tongue = "en-US" if words.isascii() else "ja-JP"
            run = f'<a:r><a:rPr lang="{tongue}"/><a:t>{escape(words)}</a:t></a:r>' if words else ""
            lines.append(f'<a:p>{outline}{run}<a:endParaRPr lang="{tongue}"/></a:p>')
        return "".join(lines)


@dataclass(frozen=True, slots=True)
class Decoration:
    """A shape of the layout itself, marked decorative for screen readers.

    LibreOffice does not inherit a placeholder's own shape and fill, so what must be seen
    behind a text is a decoration under a plain placeholder.
    """

    geometry: str
    box: Box
    fill: str = ""
    outline: str = ""
    weight: float = 0.75

    def __call__(self, number: int) -> str:
        line = (
            f'<a:ln w="{round(self.weight * 12700)}">{color(self.outline)}</a:ln>'
            if self.outline
            else "<a:ln><a:noFill/></a:ln>"
        )
        fill = color(self.fill) if self.fill else "<a:noFill/>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Decoration {number}">{_DECORATIVE}'
            '</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{transform(self.box)}<a:prstGeom prst="{self.geometry}"><a:avLst/>'
            f"</a:prstGeom>{fill}{line}</p:spPr>{_NO_WORDS}</p:sp>"
        )


def tree(shapes: Iterable[Shape]) -> str:
    """``p:spTree``; the order of the shapes is the reading order."""
    drawn = "".join(shape(number) for number, shape in enumerate(shapes, 2))
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{drawn}</p:spTree>'
    )


def background(name: str) -> str:
    return f"<p:bg><p:bgPr>{color(name)}<a:effectLst/></p:bgPr></p:bg>"
