"""Layouts of our own, drawn into a template's master where it has none of the kind.

Each is a copy of the template's layout for points — its art, background, title and footer — with
our places in the free area under the heading, in the theme's faces and colours. It is a slide
layout as any other: what a person changes in Slide Master stays. On a slide the places move to
where its content asks for them.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from generator import patterns as re
from generator.safexml import escape, quoteattr
from generator.slides import opc
from generator.slides.templates.forms import FORMS, NOTE, Level, TextPlace
from generator.slides.templates.layouts import (
    EMU_PER_POINT,
    Frame,
    frame_of,
)
from generator.slides.templates.palette import solid
from generator.slides.templates.roles import HEAD
from generator.slides.templates.styles import R_ID, A, P

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.slides.templates.forms import DrawnLayout, Spot
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role
    from generator.slides.templates.palette import Palette

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
FIRST_INDEX, LAST_INDEX = 7_200, 7_300
"""Numbers of our placeholders: above those that PowerPoint and designers give."""

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
# What stands over a message: points at least, share of a title's size, and of its second language.
_LABEL_SIZE, _LABEL, _LABEL_SECOND = 20.0, 1.0, 0.72
_LEAST = 12.0  # points of type, whatever the template's
_SPOTTED = 4.0  # inches of height that spots are meant for; in a lower room they move together
_SAMPLE = re.compile(
    r"(?:click to \w+ |your |presentation |master )*(?:sub-?)?title\b|(?:サブ)?タイトル|表題|副題",
    re.IGNORECASE,
)

_LABELLED = re.compile(r"[^:：]{1,16}[:：][\s_＿]*")

PANEL_AIR = 137_160
"""EMU by which a panel is larger than the room on it."""

_AS_BODY = 'type="body" sz="quarter" idx="{}" hasCustomPrompt="1"'
# Of layouts for a template that has no place for a title.
_HEADING = TextPlace((Level(28, bold=True, heading=True),), "ctr", prompt=("日本語タイトル",))

_LEAST_ID = 2_147_483_648  # ids of masters and layouts start at 2^31
_FOOT = {"ftr", "sldNum", "dt"}
_KEPT = {"title", "ctrTitle", *_FOOT}
# Share of the room that a message takes, of which the first language has seven tenths.
_MESSAGE = 0.62

_GAP = 0.3  # between places of a fresh layout, as a share of the unit ``room.h`` is measured in


@dataclass(frozen=True, slots=True)
class Ground:
    """What layouts are added to.

    Attributes:
        base: the role whose layout is copied.
        room: free for us, under the heading.
        scale: of type, by the page's height.
        panel: a fill to lie under the room, as markup; the page is no ground for text there.
        page: width and height in EMU.
        type: how much larger than usual the template's type is.
        band: the fill of the titles' own place, as markup.
        veil: the panel's fill where it is not the template's own, for texts on its own layouts.
    """

    base: Role
    room: Frame
    palette: Palette
    scale: float = 1.0
    panel: str = ""
    page: tuple[int, int] = (12_192_000, 6_858_000)
    type: float = 1.0
    veil: str = ""
    band: str = ""


def added(
    parts: Mapping[str, bytes], wanted: Iterable[str], ground: Ground, name: str
) -> opc.Parts:
    """The parts with a layout for each of the ``wanted`` roles, last under the base's master."""
    found = dict(parts)
    base = ground.base.layout.part
    masters = [r for r in opc.relations(found, base, name) if r.kind == "slideMaster"]
    forms = [FORMS[role] for role in wanted if role in FORMS]
    if not masters or not forms:
        return found
    rels = found.get(opc.rels_name(base), b"")
    numbers = [int(n) for part in found for n in re.findall(r"slideLayout(\d+)\.xml$", part)]
    start = max(numbers, default=0) + 1
    names = [f"ppt/slideLayouts/slideLayout{start + n}.xml" for n in range(len(forms))]
    root = opc.parse(found, base, name)
    for part, form in zip(names, forms, strict=True):
        found[part] = _layout(copy.deepcopy(root), form, ground)
        found[opc.rels_name(part)] = rels
    _listed(found, masters[0].target, names, name)
    _typed(found, names)
    return found


def _layout(root: etree._Element, form: DrawnLayout, ground: Ground) -> bytes:
    root.attrib.pop("type", "")
    root.set("userDrawn", "1")
    root.set("preserve", "1")
    common = root.find(f"{P}cSld")
    tree = root.find(f"{P}cSld/{P}spTree")
    if common is None or tree is None:
        return etree.tostring(root)
    common.set("name", form.name)
    if form.ground:
        ground = _bare(root, common, tree, form, ground)
    kept = {ground.base.fields[key].index for key in HEAD if key in ground.base.fields}
    for shape in list(tree):
        place = shape.find(f".//{P}nvPr/{P}ph")
        if place is None:
            continue
        kind = place.get("type", "obj")
        if kind not in _KEPT and int(place.get("idx", "0")) not in kept:
            tree.remove(shape)
    _headed(tree, ground)
    if form.title is not None:
        _enlarge(tree, form.title, _within(form, ground))
    ids = [int(e.get("id", "0")) for e in tree.iter(f"{P}cNvPr")]
    shapes = list(_shapes(form, ground, max(ids, default=1) + 1))
    foot = next(
        (
            n
            for n, shape in enumerate(tree)
            if (place := shape.find(f".//{P}nvPr/{P}ph")) is not None and place.get("type") in _FOOT
        ),
        len(tree),
    )
    for n, shape in enumerate(shapes):
        tree.insert(foot + n, shape)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _within(form: DrawnLayout, ground: Ground) -> Ground:
    """The room inside a form's own ground."""
    air = round(form.inner * 914_400 * ground.scale)
    return replace(ground, room=ground.room.grown(-air))


def _headed(tree: etree._Element, ground: Ground) -> None:
    """With a place for a title where the template has none."""
    if any(e.get("type") in {"title", "ctrTitle"} for e in tree.iter(f"{P}ph")):
        return
    number = max((int(e.get("id", "0")) for e in tree.iter(f"{P}cNvPr")), default=1) + 1
    title = ground.base.fields["title"]
    color = title.styles[0].fill or "text"  # in a band it has an ink of its own
    place = replace(_HEADING, levels=(replace(_HEADING.levels[0], color=color),))
    markup = _shape("title", place, title.frame, ground, (number, 0))
    tree.append(etree.fromstring(markup.replace(_AS_BODY.format(0), 'type="title"')))


def _bare(
    root: etree._Element,
    common: etree._Element,
    tree: etree._Element,
    form: DrawnLayout,
    ground: Ground,
) -> Ground:
    """A page of one colour without anything of the template's, and the room on it."""
    root.set("showMasterSp", "0")
    for shape in list(tree)[2:]:
        tree.remove(shape)
    old = common.find(f"{P}bg")
    if old is not None:
        common.remove(old)
    fill = solid(getattr(ground.palette, form.ground))
    markup = f"<p:bg {_SPACES}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
    common.insert(0, etree.fromstring(markup))
    width, height = ground.page
    room = Frame(width // 14, height // 4, width * 6 // 7, height * 2 // 3)
    return replace(ground, room=room, panel="")


def without_samples(
    parts: Mapping[str, bytes], part: str, name: str
) -> tuple[opc.Parts, tuple[Frame, ...]]:
    """A cover without texts that only show where a title would stand, and where they stood.

    Without forms to be filled in by hand, too: what has labels and nothing behind them.
    """
    found, frames, changed = dict(parts), [], False
    root = opc.parse(found, part, name)
    for shape in list(root.iterfind(f"{P}cSld/{P}spTree/{P}sp")):
        text = " ".join(t.text or "" for t in shape.iter(f"{A}t")).strip()
        frame = frame_of(shape)
        if frame is None or shape.find(f".//{P}nvPr/{P}ph") is not None:
            continue
        unfilled = _unfilled(shape)
        if _SAMPLE.match(text) or unfilled:
            frames += [] if unfilled else [frame]
            changed = True
            above = shape.getparent()
            if above is not None:
                above.remove(shape)
    if changed:
        found[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found, tuple(frames)


def _labelled(title: Slot, scale: float) -> TextPlace:
    """Where other slides have their title: what a message belongs to, smaller."""
    style = title.styles[0]
    known = f"#{style.color}" if len(style.color) == 6 else "text"
    size = max(_LABEL_SIZE, _LABEL * style.size / scale)
    first = Level(size, style.fill or known, style.bold, heading=True)
    second = Level(max(_LEAST, _LABEL_SECOND * size), style.fill or known)
    inset = ((title.insets[0] + max(0.0, style.left)) / scale, title.insets[1] / scale)
    return TextPlace(
        (first, second), title.anchor, style.align or "l", inset, ("見出し", "Heading")
    )


def _unfilled(shape: etree._Element) -> bool:
    """A box of labels with nothing said behind most of them."""
    texts = ("".join(t.text or "" for t in p.iter(f"{A}t")).strip() for p in shape.iter(f"{A}p"))
    lines = [text for text in texts if text]
    empty = sum(_LABELLED.fullmatch(text) is not None for text in lines)
    return empty > 1 and 2 * empty > len(lines)


def _enlarge(tree: etree._Element, levels: tuple[Level, Level], ground: Ground) -> None:
    """The title and its second language as large type in the upper part of the room."""
    room, fields = ground.room, ground.base.fields
    high = round(room.h * _MESSAGE)
    upper = Frame(room.x, room.y, room.w, high * 7 // 10)
    lower = Frame(room.x, room.y + upper.h, room.w, high - upper.h)
    second = fields.get("title_second")
    for shape in tree.iterfind(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is None:
            continue
        if place.get("type") in {"title", "ctrTitle"}:
            _restyle(shape, upper, levels[0], "b", ground)
        elif second is not None and second.kind and place.get("idx") == str(second.index):
            _restyle(shape, lower, levels[1], "t", ground)


def _restyle(
    shape: etree._Element, frame: Frame, level: Level, anchor: str, ground: Ground
) -> None:
    place, text = shape.find(f"{P}spPr"), shape.find(f"{P}txBody")
    if place is None or text is None:
        return
    for old in list(place):
        place.remove(old)
    box = (
        f'<a:xfrm {_SPACES}><a:off x="{frame.x}" y="{frame.y}"/>'
        f'<a:ext cx="{frame.w}" cy="{frame.h}"/></a:xfrm>'
    )
    place.append(etree.fromstring(box))
    place.append(etree.fromstring(f"<a:noFill {_SPACES}/>"))
    place.append(etree.fromstring(f"<a:ln {_SPACES}><a:noFill/></a:ln>"))
    body, list_style = text.find(f"{A}bodyPr"), text.find(f"{A}lstStyle")
    if body is not None:
        body.set("anchor", anchor)
        body.set("lIns", "0")  # in line with what stands under it
        body.set("rIns", "0")
    style = f"<a:lstStyle {_SPACES}>{_level(1, level, 'l', ground)}</a:lstStyle>"
    if list_style is not None:
        text.remove(list_style)
    text.insert(0 if body is None else 1, etree.fromstring(style))


def _shapes(form: DrawnLayout, ground: Ground, number: int) -> Iterable[etree._Element]:
    art = [
        (geometry, _spot(spot, ground), color)
        for geometry, spot, color in form.art
        if getattr(ground.palette, color)
    ]
    if ground.panel:
        art.insert(0, ("rect", ground.room.grown(PANEL_AIR), ""))
    ground = _within(form, ground)
    room = ground.room
    strip = room.h // 8
    foot = Frame(room.x, room.y + room.h - strip, room.w, strip)
    for geometry, frame, color in art:
        fill = solid(getattr(ground.palette, color)) if color else ground.panel
        yield etree.fromstring(_decoration(geometry, frame, fill, number))
        number += 1
    if form.title is not None:
        taken = round(room.h * (_MESSAGE + 0.04))
        room = replace(room, y=room.y + taken, h=room.h - taken)
    gap = round(_GAP * room.h / 4)
    tall = (room.h - gap * (len(form.rows) - 1)) // len(form.rows)
    index = FIRST_INDEX
    for n, row in enumerate(form.rows):
        wide = (room.w - gap * (len(row) - 1)) // len(row)
        for at, (field, place) in enumerate(row):
            frame = Frame(room.x + at * (wide + gap), room.y + n * (tall + gap), wide, tall)
            if field in form.spots:
                frame = _spot(form.spots[field], ground)
            yield etree.fromstring(_shape(field, place, frame, ground, (number, index)))
            number, index = number + 1, index + 1
    yield etree.fromstring(_shape("note", form.note or NOTE, foot, ground, (number, index)))
    title = ground.base.fields.get("title")
    if form.inner and title is not None and "kicker" not in ground.base.fields:
        number, index = number + 1, index + 1
        place = _labelled(title, ground.scale)
        shape = _shape("kicker", place, title.frame, ground, (number, index))
        yield etree.fromstring(shape.replace("<a:noFill/>", ground.band or "<a:noFill/>", 1))
    second = ground.base.fields.get("title_second")
    if form.title is not None and (second is None or not second.kind):
        place = TextPlace((form.title[1],), prompt=("English title",))
        whole = ground.room
        high = round(whole.h * _MESSAGE)
        frame = replace(whole, y=whole.y + high * 7 // 10, h=high * 3 // 10)
        shape = _shape("title_second", place, frame, ground, (number + 1, index + 1))
        yield etree.fromstring(shape)


def _spot(spot: Spot, ground: Ground) -> Frame:
    """A spot in the room, in EMU."""
    room = ground.room
    inch = min(914_400 * ground.scale, room.h / _SPOTTED)
    left = (room.x if spot[0] >= 0 else room.x + room.w) + spot[0] * inch
    top = (room.y if spot[1] >= 0 else room.y + room.h) + spot[1] * inch
    right = (room.x if spot[2] > 0 else room.x + room.w) + spot[2] * inch
    bottom = (room.y if spot[3] > 0 else room.y + room.h) + spot[3] * inch
    return Frame(round(left), round(top), round(right - left), round(bottom - top))


def _decoration(geometry: str, frame: Frame, fill: str, number: int) -> str:
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Decoration {number}">'
        f'{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.w}" cy="{frame.h}"/></a:xfrm>'
        f'<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln>'
        '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p>'
        "</p:txBody></p:sp>"
    )


def _shape(
    field: str, place: TextPlace, frame: Frame, ground: Ground, numbers: tuple[int, int]
) -> str:
    label = field.replace("_", " ").title()
    side, top = (round(inset * ground.scale * EMU_PER_POINT) for inset in place.inset)
    levels = "".join(
        _level(n, level, place.align, ground) for n, level in enumerate(place.levels, 1)
    )
    words = "".join(
        f'<a:p>{f"""<a:pPr lvl="{n}"/>""" if n else ""}<a:r><a:rPr lang="'
        f'{"en-US" if text.isascii() else "ja-JP"}"/><a:t>{escape(text)}</a:t></a:r></a:p>'
        for n, text in enumerate(place.prompt)
    )
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{numbers[0]}" name={quoteattr(label)}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"<p:ph {_AS_BODY.format(numbers[1])}/></p:nvPr>"
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{frame.x}" y="{frame.y}"/>'
        f'<a:ext cx="{frame.w}" cy="{frame.h}"/></a:xfrm><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</p:spPr><p:txBody>"
        f'<a:bodyPr wrap="square" lIns="{side}" tIns="{top}" rIns="{side}" bIns="{top}" '
        f'anchor="{place.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>'
        f"{words}</p:txBody></p:sp>"
    )


def _level(number: int, level: Level, align: str, ground: Ground) -> str:
    size = round(max(_LEAST, level.size * ground.type) * ground.scale * 2) / 2
    face = "mj" if level.heading else "mn"
    wide = 1.75 * 20 * max(1.0, ground.type) * ground.scale
    indent = round(wide * EMU_PER_POINT) if level.bullet else 0
    hang = -indent if level.bullet in {"box", "number"} else 0
    bullet = "<a:buNone/>"
    if level.bullet == "number":
        bullet = (
            f"<a:buClr>{solid(ground.palette.accent)[13:-14]}</a:buClr>"
            '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPlain"/>'
        )
    if level.bullet == "box":
        bullet = (
            f"<a:buClr>{solid(ground.palette.accent)[13:-14]}</a:buClr>"
            '<a:buSzPct val="110000"/><a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/>'
            '<a:buChar char="o"/>'
        )
    color = solid(getattr(ground.palette, level.color, level.color))
    return (
        f'<a:lvl{number}pPr marL="{indent}" indent="{hang}" algn="{align}" eaLnBrk="1" '
        'hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef>'
        f'<a:spcPts val="{round(level.before * ground.scale * 100)}"/></a:spcBef><a:spcAft>'
        f'<a:spcPts val="0"/></a:spcAft>{bullet}<a:defRPr sz="{round(size * 100)}" '
        f'b="{int(level.bold)}" i="0" u="none" cap="none" spc="0">{color}'
        f'<a:latin typeface="{level.face or f"+{face}-lt"}"/><a:ea typeface="+{face}-ea"/>'
        f"</a:defRPr></a:lvl{number}pPr>"
    )


def _listed(parts: opc.Parts, master: str, names: Sequence[str], name: str) -> None:
    """The layouts in the master's list and among its relations."""
    root = opc.parse(parts, master, name)
    rows = root.find(f"{P}sldLayoutIdLst")
    rels = etree.fromstring(parts[opc.rels_name(master)])
    taken = {row.get("Id", "") for row in rels}
    show = opc.parse(parts, "ppt/presentation.xml", name)
    used = [_LEAST_ID, *_ids(show, f"{P}sldMasterId")]
    for relation in opc.relations(parts, "ppt/presentation.xml", name):
        if relation.kind == "slideMaster" and relation.target in parts:
            used += _ids(opc.parse(parts, relation.target, name), f"{P}sldLayoutId")
    if rows is None:
        return
    for n, part in enumerate(names, 1):
        ident = next(f"form{k}" for k in range(n, 10_000) if f"form{k}" not in taken)
        taken.add(ident)
        kind = f"{opc.RELATIONSHIPS}/slideLayout"
        row = {"Id": ident, "Type": kind, "Target": f"/{part}"}
        etree.SubElement(rels, f"{{{opc.PACKAGE_RELATIONSHIPS}}}Relationship", row)
        etree.SubElement(rows, f"{P}sldLayoutId", {"id": str(max(used) + n), R_ID: ident})
    for part, tree in ((master, root), (opc.rels_name(master), rels)):
        parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _ids(root: etree._Element, tag: str) -> list[int]:
    return [int(row.get("id", "0")) for row in root.iter(tag)]


def _typed(parts: opc.Parts, names: Sequence[str]) -> None:
    root = etree.fromstring(parts[opc.CONTENT_TYPES])
    space = etree.QName(root).namespace
    for part in names:
        row = {"PartName": f"/{part}", "ContentType": _LAYOUT_TYPE}
        etree.SubElement(root, f"{{{space}}}Override", row)
    parts[opc.CONTENT_TYPES] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
