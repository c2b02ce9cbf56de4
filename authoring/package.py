"""A design's parts — theme, master, layouts, notes master — in one deterministic .pptx."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from authoring.content import pair
from authoring.drawing import (
    NAMESPACES,
    Placeholder,
    background,
    color,
    emu,
    levels,
    transform,
    tree,
)
from authoring.tokens import Box, Faces, Text
from generator.japanese.breaks import NO_END, NO_START
from generator.slides.opc import XML, pack, relationships

if TYPE_CHECKING:
    from authoring.content import Sheet
    from authoring.tokens import Design

_DRAWINGML = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument"
TABLE_STYLE = "{6B0A1C52-3D0E-4B7E-9C55-0D5A3C9E7A11}"
_COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
_FIRST_LAYOUT_ID = 2_147_483_649
"""The schema keeps ids of masters and layouts at 2^31 and above."""


def _theme(design: Design, faces: Faces) -> str:
    scheme = "".join(
        f'<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>'
        for slot, rgb in design.palette.scheme().items()
    )
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{latin}"/><a:ea typeface="{ea}"/><a:cs typeface=""/>'
        f'<a:font script="Jpan" typeface="{ea}"/></a:{kind}>'
        for kind, latin, ea in (
            ("majorFont", faces.heading, faces.heading_ea),
            ("minorFont", faces.body, faces.body_ea),
        )
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{w}">{fill}</a:ln>' for w in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{XML}<a:theme {_DRAWINGML} name="Kamishibai {design.name}"><a:themeElements>'
        f'<a:clrScheme name="{design.name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{design.name}">{fonts}</a:fontScheme><a:fmtScheme name="flat">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _master(sheets: tuple[Sheet, ...]) -> str:
    """The master carries the text styles of the content layouts."""
    shapes = [shape for shape in _named(sheets, "Bullets").shapes if _inherited(shape)]
    ids = "".join(
        f'<p:sldLayoutId id="{_FIRST_LAYOUT_ID + n}" r:id="rId{n + 1}"/>'
        for n in range(len(sheets))
    )
    lower = (Text(14, indent=0.9),) * 5
    title = levels((Text(28, bold=True, heading=True),))
    return (
        f"{XML}<p:sldMaster {NAMESPACES}><p:cSld>{background('bg1')}{tree(shapes)}</p:cSld>"
        f"{_COLOR_MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f'<p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>{title}</p:titleStyle>'
        f"<p:bodyStyle>{levels((*pair(22, 16, 20), *lower))}</p:bodyStyle>"
        f"<p:otherStyle>{levels((Text(18),) * 9)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _named(sheets: tuple[Sheet, ...], name: str) -> Sheet:
    return next(sheet for sheet in sheets if sheet.name == name)


def _inherited(shape: object) -> bool:
    """A master may hold one placeholder of each of these kinds and nothing else of ours."""
    if not isinstance(shape, Placeholder):
        return False
    return shape.kind in {"title", "ftr", "sldNum"} or shape.name == "Body"


def _layout(sheet: Sheet) -> str:
    kind = f' type="{sheet.kind}"' if sheet.kind else ""
    return (
        f'{XML}<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
        f"<p:cSld name={quoteattr(sheet.name)}>{background(sheet.background)}"
        f"{tree(sheet.shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        "</p:sldLayout>"
    )


def _table_styles() -> str:
    def line(side: str, weight: int, name: str) -> str:
        return f'<a:{side}><a:ln w="{weight}">{color(name)}</a:ln></a:{side}>'

    def none(side: str) -> str:
        return f"<a:{side}><a:ln><a:noFill/></a:ln></a:{side}>"

    borders = (
        none("left")
        + none("right")
        + line("top", 12700, "tx1")
        + line("bottom", 12700, "tx1")
        + line("insideH", 6350, "accent6")
        + none("insideV")
    )
    face = '<a:fontRef idx="minor"/>'
    return (
        f'{XML}<a:tblStyleLst {_DRAWINGML} def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="Kamishibai hairline"><a:wholeTbl>'
        f'<a:tcTxStyle>{face}<a:schemeClr val="tx1"/></a:tcTxStyle><a:tcStyle>'
        f"<a:tcBdr>{borders}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f'<a:firstRow><a:tcTxStyle b="on">{face}<a:schemeClr val="accent1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{line('bottom', 12700, 'tx1')}</a:tcBdr></a:tcStyle></a:firstRow>"
        "</a:tblStyle></a:tblStyleLst>"
    )


def _slide_image(number: int) -> str:
    box = Box(0.75, 0.9, 6.0, 3.375)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Slide Image"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{transform(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'<a:ln w="12700">{color("tx1")}</a:ln></p:spPr></p:sp>'
    )


def _notes_master() -> str:
    """Of the speaker notes: a picture of the slide over the words."""
    words = Placeholder("Notes", "body", 3, Box(0.75, 4.5, 6.0, 4.6), (), (), small=False)
    number = Placeholder("Slide Number", "sldNum", 5, Box(5.2, 9.4, 1.55, 0.4))
    return (
        f"{XML}<p:notesMaster {NAMESPACES}><p:cSld>{background('bg1')}"
        f"{tree((_slide_image, words, number))}</p:cSld>{_COLOR_MAP}"
        f"<p:notesStyle>{levels((Text(12, before=4),) * 9)}</p:notesStyle></p:notesMaster>"
    )


def _presentation() -> str:
    ends = "".join(sorted(NO_END))
    starts = "".join(sorted(NO_START))
    return (
        f'{XML}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst>'
        '<p:notesMasterId r:id="rId6"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(13.3333333)}" cy="{emu(7.5)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:kinsoku lang="ja-JP" invalStChars={quoteattr(starts)} '
        f"invalEndChars={quoteattr(ends)}/><p:defaultTextStyle>"
        f'<a:defPPr><a:defRPr lang="ja-JP"/></a:defPPr>{levels((Text(18),) * 9)}'
        "</p:defaultTextStyle></p:presentation>"
    )


def _content_types(layouts: int) -> str:
    kinds = {
        "ppt/presentation.xml": "presentationml.presentation.main",
        "ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster",
        "ppt/notesMasters/notesMaster1.xml": "presentationml.notesMaster",
        "ppt/theme/theme1.xml": "theme",
        "ppt/theme/theme2.xml": "theme",
        "ppt/presProps.xml": "presentationml.presProps",
        "ppt/viewProps.xml": "presentationml.viewProps",
        "ppt/tableStyles.xml": "presentationml.tableStyles",
        **{
            f"ppt/slideLayouts/slideLayout{n}.xml": "presentationml.slideLayout"
            for n in range(1, layouts + 1)
        },
    }
    rows = "".join(
        f'<Override PartName="/{part}" ContentType="{_CONTENT}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def template(design: Design, sheets: tuple[Sheet, ...]) -> bytes:
    """The .pptx, the same bytes every time."""
    count = len(sheets)
    master = "ppt/slideMasters/slideMaster1.xml"
    parts = {
        "[Content_Types].xml": _content_types(count),
        "_rels/.rels": relationships([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": relationships(
            [
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("presProps", "presProps.xml"),
                ("viewProps", "viewProps.xml"),
                ("theme", "theme/theme1.xml"),
                ("tableStyles", "tableStyles.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
            ]
        ),
        "ppt/presProps.xml": f"{XML}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{XML}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": _table_styles(),
        "ppt/theme/theme1.xml": _theme(design, design.faces),
        "ppt/theme/theme2.xml": _theme(design, Faces()),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships(
            [("theme", "../theme/theme2.xml")]
        ),
        master: _master(sheets),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            [
                *(
                    ("slideLayout", f"../slideLayouts/slideLayout{n}.xml")
                    for n in range(1, count + 1)
                ),
                ("theme", "../theme/theme1.xml"),
            ]
        ),
    }
    for n, sheet in enumerate(sheets, 1):
        parts[f"ppt/slideLayouts/slideLayout{n}.xml"] = _layout(sheet)
        parts[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = relationships(
            [("slideMaster", "../slideMasters/slideMaster1.xml")]
        )
    return pack({name: text.encode() for name, text in parts.items()})
