"""A built-in template in a house's colours, faces and logo, and on another page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from lxml import etree

from generator import patterns as re
from generator.errors import TemplateError
from generator.slides import opc
from generator.slides.options import SIZES
from generator.slides.templates.palette import ENOUGH, ratio
from generator.slides.templates.styles import A, P, R, foreign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.slides.options import Dress

_DEEP = 7.0  # contrast of the ground of panels and covers with the white of their text
_TINT = 0.07  # share of the main colour in the ground of cards
_THEME = re.compile(r"ppt/theme/theme\d+\.xml")
_DRAWN = re.compile(r"ppt/slide(?:Master|Layout)s/[^/]+\.xml")
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_LOGO = "ppt/media/logo.png"
_MOST_PIXELS = 40_000_000
# Inches: a logo's height and most width, what is free below it and right of it, and its plate's
# margin, which is seen on dark slides only.
_HIGH, _WIDE, _ABOVE, _RIGHT, _PLATE = 0.42, 2.4, 0.16, 1.95, 0.05


def dressed(parts: Mapping[str, bytes], dress: Dress, name: str) -> opc.Parts:
    """The parts of a built-in template in that dress.

    Raises:
        TemplateError: the logo is no picture that can be read.
    """
    found = dict(parts)
    for part in filter(_THEME.fullmatch, parts):
        found[part] = _theme(found[part], dress)
    if dress.size != "16:9":
        for part in filter(_DRAWN.fullmatch, parts):
            found[part] = _scaled(opc.parse(found, part, name), SIZES[dress.size])
        _paged(found, SIZES[dress.size], name)
    if dress.logo:
        _signed(found, dress, name)
    return found


def colored(colors: Mapping[str, str], dress: Dress) -> dict[str, str]:
    """A theme's colours in that dress: what text stands on and in keeps its contrast."""
    found = dict(colors)
    paper = colors.get("lt1", "FFFFFF")
    if dress.color:
        found["lt2"] = _mixed(dress.color, paper, _TINT)
        found["dk2"] = _clear(dress.color, (paper,), _DEEP)
    strong = dress.accent or dress.color
    if strong:
        grounds = (paper, found.get("lt2", paper))
        found["accent1"] = _clear(strong, grounds, ENOUGH)
        if dress.accent and dress.color:
            found["accent2"] = _clear(dress.color, grounds, ENOUGH)
    return found


def _clear(color: str, grounds: Sequence[str], wanted: float) -> str:
    """A colour made darker, or lighter on dark, until it is readable on all grounds."""
    end = "000000" if ratio(grounds[0], "000000") > ratio(grounds[0], "FFFFFF") else "FFFFFF"
    steps = (_mixed(end, color, share / 20) for share in range(21))
    return next(c for c in steps if c == end or min(ratio(c, g) for g in grounds) >= wanted)


def _mixed(color: str, into: str, share: float) -> str:
    pairs = ((int(color[n : n + 2], 16), int(into[n : n + 2], 16)) for n in (0, 2, 4))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _theme(data: bytes, dress: Dress) -> bytes:
    root = etree.fromstring(data)
    slots = {
        slot.tag.removeprefix(A): slot[0]
        for slot in root.iterfind(f".//{A}clrScheme/*")
        if isinstance(slot.tag, str) and len(slot)
    }
    before = {key: str(one.get("lastClr") or one.get("val", "")) for key, one in slots.items()}
    for key, value in colored(before, dress).items():
        if value != before[key] and slots[key].tag == f"{A}srgbClr":
            slots[key].set("val", value)
    for face in root.iterfind(f".//{A}fontScheme/*/*") if dress.font else ():
        japanese = face.tag == f"{A}ea" or face.get("script") == "Jpan"
        if face.tag == f"{A}latin" or (japanese and not foreign(dress.font)):
            face.set("typeface", dress.font)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _scaled(root: etree._Element, size: tuple[int, int]) -> bytes:
    """Everything where it is in proportion; what is round stays so."""
    usual = SIZES["16:9"]
    for place in root.iter(f"{A}xfrm"):
        for child in place:
            for key, n in (("x", 0), ("cx", 0), ("y", 1), ("cy", 1)):
                if child.get(key) is not None:
                    child.set(key, str(round(int(child.get(key, "0")) * size[n] / usual[n])))
    for shape in root.iter(f"{P}spPr"):
        round_one = shape.find(f"{A}prstGeom[@prst='ellipse']")
        offset, extent = shape.find(f"{A}xfrm/{A}off"), shape.find(f"{A}xfrm/{A}ext")
        if round_one is None or offset is None or extent is None:
            continue
        sides = [int(extent.get(key, "0")) for key in ("cx", "cy")]
        for key, at, side in zip(("cx", "cy"), "xy", sides, strict=True):
            offset.set(at, str(int(offset.get(at, "0")) + (side - min(sides)) // 2))
            extent.set(key, str(min(sides)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _paged(parts: opc.Parts, size: tuple[int, int], name: str) -> None:
    root = opc.parse(parts, "ppt/presentation.xml", name)
    page = root.find(f"{P}sldSz")
    if page is not None:
        page.attrib.clear()
        page.attrib.update({"cx": str(size[0]), "cy": str(size[1])})
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["ppt/presentation.xml"] = data


def _signed(parts: opc.Parts, dress: Dress, name: str) -> None:
    """The logo on the master, at the foot, left of the slide's number."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(dress.logo)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise TemplateError("the logo is too large", "save it smaller, as PNG")
            stream = io.BytesIO()
            picture.convert("RGBA").save(stream, "PNG")
            shape = picture.width / picture.height
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise TemplateError("the logo cannot be read", "save it as PNG") from error
    width, height = SIZES[dress.size]
    unit = min(width, height) / 7.5
    wide = min(_WIDE, _HIGH * shape)
    w, h = round(wide * unit), round(wide / shape * unit)
    x, y = round(width - _RIGHT * unit) - w, round(height - _ABOVE * unit) - h
    parts[_LOGO] = stream.getvalue()
    rels = etree.fromstring(parts[opc.rels_name(_MASTER)])
    row = {"Id": "logo1", "Type": f"{opc.RELATIONSHIPS}/image", "Target": "../media/logo.png"}
    etree.SubElement(rels, f"{{{opc.PACKAGE_RELATIONSHIPS}}}Relationship", row)
    root = opc.parse(parts, _MASTER, name)
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is not None:
        air = round(_PLATE * unit)
        for drawn in (_picture(x, y, w, h), _plate(x - air, y - air, w + 2 * air, h + 2 * air)):
            tree.insert(2, etree.fromstring(drawn))
    types = etree.fromstring(parts[opc.CONTENT_TYPES])
    space = etree.QName(types).namespace
    if not any(one.get("Extension") == "png" for one in types):
        row = {"Extension": "png", "ContentType": "image/png"}
        types.insert(0, types.makeelement(f"{{{space}}}Default", row))
    for part, one in ((opc.rels_name(_MASTER), rels), (_MASTER, root), (opc.CONTENT_TYPES, types)):
        parts[part] = etree.tostring(one, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plate(x: int, y: int, w: int, h: int) -> str:
    return (
        f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvSpPr><p:cNvPr id="901" name="Plate"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _picture(x: int, y: int, w: int, h: int) -> str:
    return (
        f'<p:pic xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}" xmlns:r="{R[1:-1]}"><p:nvPicPr>'
        '<p:cNvPr id="900" name="Logo" descr=""/><p:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        '</p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="logo1"/>'
        f'<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</p:spPr></p:pic>"
    )
