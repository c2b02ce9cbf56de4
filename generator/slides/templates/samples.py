"""What a template shows on its sample slides alone: its cover's art, the logo on every slide.

Many files have bare layouts, all that is a house's own being drawn on the slides themselves, or
on a layout without a place for a title. That art is copied to the layouts which decks use.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from generator import patterns as re
from generator.slides import opc
from generator.slides.templates.behind import page_of
from generator.slides.templates.layouts import Frame, frame_of
from generator.slides.templates.links import own_slides
from generator.slides.templates.styles import A, P, R

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from generator.slides.templates.layouts import Layout

_SMALL = 0.15  # share of the page that a logo takes at most
_ROOM = 0.25  # share of the page's height that a cover's title needs above or below its art
_LAID = re.compile(r"ppt/slide(?:Master|Layout)s/[^/]+\.xml")
_TOTAL = re.compile(rb"<a:t>\s*(?:/|of\b)\s*(?:[nN]|[xX?]+)\s*</a:t>")
_TITLES = ("title", "ctrTitle")
_LINKS = tuple(f"{R}{key}" for key in ("embed", "link", "id", "pict", "dm", "lo", "qs", "cs"))


@dataclass(frozen=True, slots=True)
class _Sample:
    """A slide of the template's own."""

    part: str
    layout: str
    root: _Element

    def art(self) -> tuple[_Element, ...]:
        """What is drawn on it and says nothing."""
        shapes = self.root.iterfind(f"{P}cSld/{P}spTree/*")
        return tuple(s for s in shapes if frame_of(s) is not None and not _says(s))


def counted(parts: Mapping[str, bytes], name: str) -> opc.Parts:
    """The parts, slide numbers without a total that was left to be typed ("3/n").

    PowerPoint shows the slide's own words, LibreOffice those of the layout.
    """
    found = dict(parts)
    for part in filter(_LAID.fullmatch, parts):
        if _TOTAL.search(parts[part]) is None:
            continue
        root = opc.parse(found, part, name)
        for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
            if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph[@type='sldNum']") is None:
                continue
            for run in list(shape.iter(f"{A}r")):
                above, data = run.getparent(), etree.tostring(run)
                if above is not None and _TOTAL.search(data):
                    above.remove(run)
        found[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def worn(
    parts: Mapping[str, bytes], cover: Layout | None, base: Layout | None, name: str
) -> opc.Parts:
    """The parts, bare layouts for covers and for points with the art of the sample slides."""
    found = dict(parts)
    samples = _samples(parts, name)
    if not samples:
        return found
    if base is not None and not base.drawn:
        source, shapes = _usual(found, samples, (base, cover), name)
        _added(found, shapes, source, base.part, name)
    if cover is not None and not cover.drawn and samples[0].layout == cover.part:
        first = samples[0]
        places = _places(found, first, cover, name)
        if places and _added(found, first.art(), first.part, cover.part, name):
            _placed(found, places, cover.part, name)
    return found


def opening(
    parts: Mapping[str, bytes], found: Sequence[Layout], cover: Layout, name: str
) -> Layout | None:
    """The layout of the first sample slide alone, where the one taken for covers serves others."""
    samples = _samples(parts, name)
    used = Counter(sample.layout for sample in samples[1:])
    if not samples or not used[cover.part] or used[samples[0].layout]:
        return None
    drawn = (layout for layout in found if layout.drawn and layout.part == samples[0].layout)
    return next(drawn, None)


def usual(parts: Mapping[str, bytes], name: str) -> str:
    """The layout that most sample slides but the first have; empty without any."""
    used = Counter(sample.layout for sample in _samples(parts, name)[1:])
    return used.most_common(1)[0][0] if used else ""


def _samples(parts: Mapping[str, bytes], name: str) -> list[_Sample]:
    slides = [part for part in own_slides(parts, name) if part in parts]
    found = []
    for part in slides:
        rows = opc.relations(parts, part, name)
        layout = next((row.target for row in rows if row.kind == "slideLayout"), "")
        found.append(_Sample(part, layout, opc.parse(parts, part, name)))
    return found


def _says(shape: _Element) -> bool:
    """A text, or a place for one."""
    placeholder = shape.find(f".//{P}nvPr/{P}ph") is not None
    return placeholder or any((t.text or "").strip() for t in shape.iter(f"{A}t"))


def _usual(
    parts: Mapping[str, bytes],
    samples: Sequence[_Sample],
    without: Sequence[Layout | None],
    name: str,
) -> tuple[str, tuple[_Element, ...]]:
    """What stands on most slides: the art of the layout most of them use, or a repeated logo."""
    used = Counter(sample.layout for sample in samples[1:])
    most, times = used.most_common(1)[0] if used else ("", 0)
    known = any(layout is not None and layout.part == most for layout in without)
    if most and not known and 2 * times >= len(samples):
        tree = opc.parse(parts, most, name).iterfind(f"{P}cSld/{P}spTree/*")
        art = tuple(s for s in tree if frame_of(s) is not None and not _says(s))
        if art:
            return most, art
    page = page_of(parts, name)
    shown = Counter(key for sample in samples for key in _pictures(parts, sample, page, name))
    for sample in reversed(samples[1:]):
        logos = _pictures(parts, sample, page, name)
        repeated = {key: one for key, one in logos.items() if 2 * shown[key] > len(samples)}
        if repeated:
            return sample.part, tuple(repeated.values())
    return "", ()


def _pictures(
    parts: Mapping[str, bytes], sample: _Sample, page: Frame, name: str
) -> dict[str, _Element]:
    """The small pictures of a slide by what they show."""
    targets = {row.id: row.target for row in opc.relations(parts, sample.part, name)}
    found = {}
    for shape in sample.art():
        frame, blip = frame_of(shape), shape.find(f"{P}blipFill/{A}blip")
        if frame is None or blip is None or frame.w * frame.h > _SMALL * page.w * page.h:
            continue
        found[targets.get(blip.get(f"{R}embed", ""), "")] = shape
    return found


def _added(
    parts: opc.Parts, shapes: Iterable[_Element], source: str, target: str, name: str
) -> bool:
    """Copies at the back of a layout, their pictures with them."""
    root = opc.parse(parts, target, name)
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is None:
        return False
    rels_part = opc.rels_name(target)
    rels = etree.fromstring(parts[rels_part]) if rels_part in parts else None
    rows = {row.id: row for row in opc.relations(parts, source, name)} if source else {}
    number = max((int(e.get("id", "0")) for e in tree.iter(f"{P}cNvPr")), default=1)
    made = 0
    for shape in shapes:
        copied = _unlinked(shape)
        wanted = [(e, key) for e in copied.iter() for key in _LINKS if e.get(key)]
        known = [rows.get(e.get(key, "")) for e, key in wanted]
        if rels is None or any(r is None or r.kind != "image" or r.external for r in known):
            continue
        for n, ((element, key), row) in enumerate(zip(wanted, known, strict=True)):
            told = {"Id": f"art{made}x{n}", "Type": f"{opc.RELATIONSHIPS}/image"}
            told["Target"] = f"/{row.target}" if row is not None else ""
            etree.SubElement(rels, f"{{{opc.PACKAGE_RELATIONSHIPS}}}Relationship", told)
            element.set(key, told["Id"])
        for label in copied.iter(f"{P}cNvPr"):
            number += 1
            label.set("id", str(number))
        tree.insert(2 + made, copied)
        made += 1
    if made and rels is not None:
        for part, one in ((target, root), (rels_part, rels)):
            parts[part] = etree.tostring(
                one, xml_declaration=True, encoding="UTF-8", standalone=True
            )
    return made > 0


def _unlinked(shape: _Element) -> _Element:
    copied = copy.deepcopy(shape)
    for link in list(copied.iter(f"{A}hlinkClick", f"{A}hlinkHover", f"{P}custDataLst")):
        above = link.getparent()
        if above is not None:
            above.remove(link)
    return copied


def _places(
    parts: Mapping[str, bytes], sample: _Sample, cover: Layout, name: str
) -> dict[str, tuple[Frame, str]]:
    """Where a cover's title and second line stand beside the sample's art, and their anchors.

    As the sample has them, else above or below its art; nowhere where there is no room.
    """
    found: dict[str, tuple[Frame, str]] = {}
    for shape in sample.root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        body = shape.find(f"{P}txBody/{A}bodyPr")
        frame = frame_of(shape)
        if frame is not None and _kind(shape):
            found[_kind(shape)] = (frame, "" if body is None else body.get("anchor", ""))
    art = [frame for shape in sample.art() if (frame := frame_of(shape)) is not None]
    if found or cover.title is None or not art:
        return found
    page = page_of(parts, name)
    top, bottom = min(f.y for f in art), max(f.y + f.h for f in art)
    margin = page.h // 24
    free = max((margin, top - margin), (bottom, page.h - margin), key=lambda one: one[1] - one[0])
    tall = free[1] - free[0]
    if tall < _ROOM * page.h:
        return {}
    left, wide = page.w // 12, page.w * 5 // 6
    title = Frame(left, free[0], wide, tall * 3 // 5)
    second = Frame(left, title.y + title.h, wide, tall - title.h)
    return {"title": (title, "b"), "subTitle": (second, "t")}


def _placed(
    parts: opc.Parts, places: Mapping[str, tuple[Frame, str]], target: str, name: str
) -> None:
    root = opc.parse(parts, target, name)
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        box, body = shape.find(f"{P}spPr"), shape.find(f"{P}txBody/{A}bodyPr")
        if _kind(shape) not in places or box is None:
            continue
        frame, anchor = places[_kind(shape)]
        for old in box.findall(f"{A}xfrm"):
            box.remove(old)
        moved = etree.Element(f"{A}xfrm")
        etree.SubElement(moved, f"{A}off", {"x": str(frame.x), "y": str(frame.y)})
        etree.SubElement(moved, f"{A}ext", {"cx": str(frame.w), "cy": str(frame.h)})
        box.insert(0, moved)
        if body is not None and anchor:
            body.set("anchor", anchor)
    parts[target] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _kind(shape: _Element) -> str:
    """Of a place: "title" for both kinds of it, "subTitle", else empty."""
    place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    kind = "" if place is None else place.get("type", "")
    return "title" if kind in _TITLES else kind if kind == "subTitle" else ""
