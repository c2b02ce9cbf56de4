"""Pages as PresentationML: placeholders, text, tables, pictures. Strings, for speed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.safexml import escape, quoteattr
from generator.slides.composing.drawing import Look
from generator.slides.composing.tables import CELL_MARGINS
from generator.slides.opc import XML
from generator.slides.packaging.shapes import TONGUES, ground, transform
from generator.slides.templates.layouts import EMU_PER_POINT
from generator.slides.templates.palette import solid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Language
    from generator.slides.composing.fit import Setting
    from generator.slides.composing.graphics import Graph, Grid, Photo
    from generator.slides.composing.pages import Block
    from generator.slides.composing.text import Run, SlideParagraph
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.palette import Palette
    from generator.slides.templates.styles import Style

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006"
_NUMBER_FIELD = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'


_quoted = lru_cache(maxsize=512)(quoteattr)


def run(
    words: Run, faces: tuple[str, str], points: float | None, bold: str = "", fill: str = ""
) -> str:
    """A run, and the breaks in it, with language and both faces named."""
    properties = _properties_of(words.language, faces, points, bold, fill)
    start, end = f"<a:r>{properties}<a:t>", "</a:t></a:r>"
    text = escape(words.text)
    if "\v" in text:
        text = text.replace("\v", f"{end}<a:br>{properties}</a:br>{start}")
    return f"{start}{text}{end}"


@lru_cache(maxsize=512)
def _properties_of(
    language: Language,
    faces: tuple[str, str],
    points: float | None,
    bold: str,
    fill: str,
) -> str:
    size = "" if points is None else f' sz="{round(points * 100)}"'
    return (
        f'<a:rPr {TONGUES[language]}{size}{bold} dirty="0">{fill}'
        f'<a:latin typeface="{faces[0]}"/><a:ea typeface="{faces[1]}"/></a:rPr>'
    )


_NOTED = {
    (language, bold): _properties_of(language, ("+mn-lt", "+mn-ea"), None, ' b="1"' * bold, "")
    for language in TONGUES
    for bold in (False, True)
}


_SINGLE = 1.2  # pitch of lines in font sizes, singly spaced


def _paragraph(setting: Setting, paragraph: SlideParagraph) -> str:
    style = setting.style(paragraph)
    attributes, children = style.local
    own = bool(attributes or children)
    aired = (setting.air > 0 and paragraph.level == 0) or (
        setting.lead > 0 and paragraph.level == 2
    )
    if (
        style.spaced
        or aired
        or paragraph.sunk
        or paragraph.close
        or (setting.scale != 1 and style.before and not own)
    ):
        points_before = round(setting.before(paragraph) * 100)
        after = '<a:spcAft><a:spcPts val="0"/></a:spcAft>' if style.spaced else ""
        children = f'<a:spcBef><a:spcPts val="{points_before}"/></a:spcBef>{after}{children}'
    if style.exact:
        share = round(style.line / _SINGLE * 100_000)
        children = f'<a:lnSpc><a:spcPct val="{share}"/></a:lnSpc>{children}'
    points = setting.size(paragraph)
    bold = f' b="{int(style.bold)}"' if own else ""
    runs = "".join(
        run(
            words,
            (style.latin, style.ea),
            None if points * words.scale == style.size and not own else points * words.scale,
            bold,
            solid(words.color or style.fill) if words.color or style.fill else "",
        )
        for words in paragraph.runs
    )
    return f"<a:p>{_properties(style, paragraph.start, attributes, children)}{runs}</a:p>"


def _properties(style: Style, start: int, attributes: str, children: str) -> str:
    level = f' lvl="{style.level}"' if style.level else ""
    if style.number and start > 1:
        children += f'<a:buAutoNum type="{style.number}" startAt="{start}"/>'
    return f"<a:pPr{level}{attributes}>{children}</a:pPr>" if level + attributes + children else ""


def _place(slot: Slot) -> str:
    """``p:ph`` as the layout has it; nothing for a text box."""
    if not slot.kind:
        return "<p:nvPr/>"
    kind = "" if slot.kind == "obj" else f' type="{slot.kind}"'
    index = "" if slot.index is None else f' idx="{slot.index}"'
    return f"<p:nvPr><p:ph{kind}{index}/></p:nvPr>"


def shape(block: Block, number: int, position: int) -> str:
    """A filled placeholder; its look is the layout's unless it had to be fitted.

    Args:
        block: what stands where.
        number: the shape's id on the slide.
        position: the slide's number in the deck, shown until PowerPoint counts itself.
    """
    slot = block.slot
    frame = block.frame or (slot.frame if slot.moved else None)
    box = transform(frame) if frame else ""
    body = "<a:bodyPr/>"
    locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    if slot.anchored:
        body = f'<a:bodyPr anchor="{slot.anchor}"/>'
    if not slot.kind or slot.ground:
        box = f'{transform(slot.frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        body = _text_body(slot)
    if not slot.kind:
        locks = '<p:cNvSpPr txBox="1"/>'
    look = block.look or (Look(slot.ground) if slot.ground else None)
    if look is not None:
        box = f"{transform(frame or slot.frame)}{ground(look)}"
    text = (
        f'<a:p>{_NUMBER_FIELD}<a:rPr lang="en-US">{_ink(slot)}</a:rPr><a:t>{position}</a:t>'
        "</a:fld></a:p>"
        if slot.kind == "sldNum"
        else "".join(_paragraph(block.setting, p) for p in block.paragraphs)
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={_quoted(slot.name)}/>{locks}'
        f"{_place(slot)}</p:nvSpPr><p:spPr>{box}</p:spPr><p:txBody>{body}<a:lstStyle/>{text}"
        "</p:txBody></p:sp>"
    )


def _ink(slot: Slot) -> str:
    return solid(slot.styles[0].fill) if slot.styles[0].fill else ""


def _text_body(slot: Slot) -> str:
    """Of a place that no layout has."""
    left, top, right, bottom = (round(inset * EMU_PER_POINT) for inset in slot.insets)
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'anchor="{slot.anchor}"><a:noAutofit/></a:bodyPr>'
    )


def _frame(slot: Slot, number: int, describes: str, height: int, graphic: str, kind: str) -> str:
    place = _place(slot) if slot.kind in {"tbl", "chart", "obj"} else "<p:nvPr/>"
    x, y, w = slot.frame.x, slot.frame.y, slot.frame.w
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name={_quoted(slot.name)} '
        f'descr={quoteattr(describes)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f'</p:cNvGraphicFramePr>{place}</p:nvGraphicFramePr><p:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{w}" cy="{height}"/></p:xfrm><a:graphic><a:graphicData '
        f'uri="{_GRAPHIC}/{kind}">{graphic}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def grid(table: Grid, number: int, style: str, palette: Palette) -> str:
    """A native table in the deck's own colours, its first row a heading.

    The presentation's table style is named for what a person adds to it; its colours, which are
    PowerPoint's own in most templates, would be those of another deck.
    """
    columns = "".join(f'<a:gridCol w="{w}"/>' for w in table.widths)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cells(table, n, palette))}</a:tr>'
        for n, height in enumerate(table.heights)
    )
    look = f"<a:tableStyleId>{escape(style)}</a:tableStyleId>" if style else ""
    graphic = (
        f'<a:tbl><a:tblPr firstRow="1">{look}</a:tblPr><a:tblGrid>{columns}</a:tblGrid>'
        f"{rows}</a:tbl>"
    )
    return _frame(table.slot, number, table.describes, sum(table.heights), graphic, "table")


def _cells(table: Grid, row: int, palette: Palette) -> Iterator[str]:
    look = _cell_look(row, palette)
    side, top = (round(margin * EMU_PER_POINT) for margin in CELL_MARGINS)
    for cell, numeric in zip(table.rows[row], table.numeric, strict=True):
        align = '<a:pPr algn="r"/>' if numeric else ""
        lines = ""
        for p in cell:
            strong = not row or row == table.first
            runs = (
                _in_cell(words, p.level, table, palette, row, strong=strong) for words in p.runs
            )
            lines += f"<a:p>{align}{''.join(runs)}</a:p>"
        yield (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{lines or '<a:p/>'}</a:txBody>"
            f'<a:tcPr marL="{side}" marR="{side}" marT="{top}" marB="{top}" anchor="ctr">{look}'
            "</a:tcPr></a:tc>"
        )


@lru_cache(maxsize=64)
def _cell_look(row: int, palette: Palette) -> str:
    """The heading on the accent, every second row on a tint, a thin line under each."""
    line = f'w="9525">{solid(palette.rule)}'
    none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    under = f"<a:lnB {line}</a:lnB>"
    if not row:
        return f"{none}{under}{solid(palette.accent)}"
    plain = solid(palette.paper) if palette.panel else "<a:noFill/>"
    tinted = plain if palette.panel or not palette.card else solid(palette.card)
    return none + under + (plain if row % 2 else tinted)


def _in_cell(
    words: Run, level: int, table: Grid, palette: Palette, row: int, *, strong: bool
) -> str:
    """The second language steps back, but in the heading."""
    second = level or words.scale < 1
    fill = solid(palette.soft if second and row else palette.text if row else palette.paper)
    size = table.sizes[1 if level else 0] * words.scale
    return run(words, ("+mn-lt", "+mn-ea"), size, ' b="1"' if strong else "", fill)


def graph(chart: Graph, number: int, relation: str) -> str:
    graphic = f'<c:chart xmlns:c="{_GRAPHIC}/chart" r:id="{relation}"/>'
    return _frame(chart.slot, number, chart.describes, chart.slot.frame.h, graphic, "chart")


def photo(picture: Photo, number: int, relation: str) -> str:
    """A picture as large as its place allows, uncropped, at the top, where text beside begins."""
    room = picture.slot.frame
    scale = min(room.w / picture.size[0], room.h / picture.size[1])
    w, h = round(picture.size[0] * scale), round(picture.size[1] * scale)
    x, y = room.x + (room.w - w) // 2, room.y
    place = _place(picture.slot) if picture.slot.kind in {"pic", "obj"} else "<p:nvPr/>"
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name={quoteattr(picture.slot.name)} '
        f'descr={quoteattr(picture.describes)}/><p:cNvPicPr><a:picLocks noGrp="1" '
        f'noChangeAspect="1"/></p:cNvPicPr>{place}</p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


_EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_MAPPING = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def slide(shapes: Iterable[str], after: str = "") -> bytes:
    """A slide part; ``after`` holds transition and timing."""
    return (
        f"{XML}<p:sld {NAMESPACES}><p:cSld><p:spTree>{_EMPTY_GROUP}{''.join(shapes)}</p:spTree>"
        f"</p:cSld>{_MAPPING}{after}</p:sld>"
    ).encode()


def notes_slide(lines: Iterable[tuple[str, Language, bool]], index: int) -> bytes:
    """A notes part: (words, language, bold) a line; ``index`` is the notes master's for them."""
    text = "".join(
        f"<a:p><a:r>{_NOTED[language, bold]}<a:t>{escape(words)}</a:t></a:r></a:p>"
        for words, language, bold in lines
    )
    return (
        f"{XML}<p:notes {NAMESPACES}><p:cSld><p:spTree>{_EMPTY_GROUP}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        '</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="body" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        f"<a:lstStyle/>{text or '<a:p/>'}</p:txBody></p:sp></p:spTree></p:cSld>{_MAPPING}</p:notes>"
    ).encode()
