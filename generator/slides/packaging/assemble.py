"""A template's package and our slides as one package."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from lxml import etree

from generator.safexml import escape, quoteattr
from generator.slides import opc
from generator.slides.opc import XML
from generator.slides.templates import dated, links, places
from generator.slides.templates.links import PRESENTATION
from generator.slides.templates.styles import P, R

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.slides.templates.template import Template

_CONTENT = "application/vnd.openxmlformats-officedocument"
_MAIN = f"{_CONTENT}.presentationml.presentation.main+xml"
# The extension that lists sections of slides; it names slides that are not in our deck.
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_NAMESPACE = uuid.UUID(_SECTIONS)
_VIEW = "ppt/viewProps.xml"
_VIEWED = f'{XML}<p:viewPr xmlns:p="{P[1:-1]}"/>'
_FEWEST_SECTIONS = 2
_FIRST_SLIDE = 256  # ids of slides start here
_DROPPED = ("custShowLst", "modifyVerifier", "photoAlbum")
_BEFORE_NOTES = {f"{P}sldMasterIdLst"}
_BEFORE_SLIDES = {
    f"{P}{name}" for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
}
# The same bytes whenever it is built: a deck's own date is its article's, in the text.
_DATE = "2000-01-01T00:00:00Z"


class Assembly:
    """Parts growing into a deck; ``add`` gives each new part its content type."""

    def __init__(self, template: Template) -> None:
        self.parts = dict(template.parts)
        self.types: dict[str, str] = {}
        self.endings: dict[str, str] = {}
        self._slides: list[str] = []
        self._relations = opc.relations(self.parts, PRESENTATION, template.name)
        self._root = opc.parse(self.parts, PRESENTATION, template.name)
        own = links.own_slides(self.parts, template.name)
        self._first = links.picked(own, template.first)
        self._last = links.picked(own, template.last)
        self._taken = {*self._first, *self._last}
        self.parts.update(links.without(template.parts, self._taken, template.name))
        self.parts.update(dated.on_one_line(self.parts, template.name))
        self.notes_master = self._notes_master()
        self.notes_index = _words_index(self.parts, self.notes_master, template.name)

    def _notes_master(self) -> str:
        found = [r.target for r in self._relations if r.kind == "notesMaster"]
        if found:
            return found[0]
        part, theme = "ppt/notesMasters/notesMaster1.xml", "ppt/theme/themeNotes.xml"
        source = next((r.target for r in self._relations if r.kind == "theme"), "")
        if source not in self.parts:
            source = min(name for name in self.parts if name.startswith("ppt/theme/theme"))
        self.add(part, _own_notes_master(part), f"{_CONTENT}.presentationml.notesMaster+xml")
        self.add(theme, self.parts[source], f"{_CONTENT}.theme+xml")
        self.parts[opc.rels_name(part)] = opc.relationships(
            [("theme", "../theme/themeNotes.xml")]
        ).encode()
        return part

    def add(self, part: str, data: bytes, kind: str = "") -> None:
        """A part with a content type of its own, or with that of its ending."""
        self.parts[part] = data
        if kind:
            self.types[part] = kind

    def slide_name(self) -> str:
        """The next free name of a slide, which becomes the deck's next slide."""
        number = len(self._slides) + 1
        while (name := f"ppt/slides/slide{number}.xml") in self._taken:
            number += 1
        self._taken.add(name)
        self._slides.append(name)
        return name

    def finished(self, title: str, sections: Sequence[tuple[str, int]] = ()) -> opc.Parts:
        """The whole package: only what can be reached, with fixed properties.

        ``sections``: name and number of slides of each part of the show, in order.
        """
        order = [*self._first, *self._slides, *self._last]
        self._write_presentation(order)
        self._write_sections(sections)
        self._properties(title)
        reached = opc.reached(self.parts)
        kept = {
            name: data
            for name, data in self.parts.items()
            if name == opc.CONTENT_TYPES or name in reached
        }
        kept[opc.CONTENT_TYPES] = self._content_types(kept)
        return kept

    def _write_presentation(self, order: Sequence[str]) -> None:
        root = self._root
        for name in _DROPPED:
            for element in root.findall(f"{P}{name}"):
                root.remove(element)
        for element in root.iterfind(f"{P}extLst/{P}ext"):
            if element.get("uri") == _SECTIONS:
                element.getparent().remove(element)  # type: ignore[union-attr]
        rows = [
            r
            for r in self._relations
            if r.kind not in {"slide", "customXml"} and (r.external or r.target in self.parts)
        ]
        lines = [_row(r.id, r.kind, r.target, external=r.external) for r in rows]
        lines += [_row(f"slide{n}", "slide", name) for n, name in enumerate(order, 1)]
        if not any(r.kind == "viewProps" for r in rows):  # PowerPoint repairs a deck without it
            lines.append(_row("view1", "viewProps", _VIEW))
            self.add(_VIEW, _VIEWED.encode(), f"{_CONTENT}.presentationml.viewProps+xml")
        if not any(r.kind == "notesMaster" for r in rows):
            lines.append(_row("notes1", "notesMaster", self.notes_master))
            self._insert("notesMasterIdLst", '<p:notesMasterId r:id="notes1"/>', _BEFORE_NOTES)
        ids = "".join(
            f'<p:sldId id="{255 + n}" r:id="slide{n}"/>' for n in range(1, len(order) + 1)
        )
        for element in root.findall(f"{P}sldIdLst"):
            root.remove(element)
        self._insert("sldIdLst", ids, _BEFORE_SLIDES)
        self.parts[PRESENTATION] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        self.parts[opc.rels_name(PRESENTATION)] = _rels(lines)

    def _write_sections(self, sections: Sequence[tuple[str, int]]) -> None:
        """PowerPoint's sections; those of one part alone would say nothing.

        Slides of the template's own belong to the first and the last.
        """
        if len(sections) < _FEWEST_SECTIONS:
            return
        counts = [count for _, count in sections]
        counts[0] += len(self._first)
        counts[-1] += len(self._last)
        rows, at = [], _FIRST_SLIDE
        for n, ((name, _), count) in enumerate(zip(sections, counts, strict=True)):
            ids = "".join(f'<p14:sldId id="{ident}"/>' for ident in range(at, at + count))
            guid = str(uuid.uuid5(_NAMESPACE, f"{n} {name}")).upper()
            rows.append(
                f"<p14:section name={quoteattr(name)} "
                f'id="{{{guid}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
            )
            at += count
        listed = etree.fromstring(
            f'<p:ext xmlns:p="{P[1:-1]}" uri="{_SECTIONS}"><p14:sectionLst xmlns:p14='
            f'"{_P14}">{"".join(rows)}</p14:sectionLst></p:ext>'
        )
        place = self._root.find(f"{P}extLst")
        if place is None:
            place = etree.SubElement(self._root, f"{P}extLst")
        place.insert(0, listed)
        self.parts[PRESENTATION] = etree.tostring(
            self._root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def _insert(self, tag: str, inner: str, after: set[str]) -> None:
        spaces = f'xmlns:p="{P[1:-1]}" xmlns:r="{R[1:-1]}"'
        element = etree.fromstring(f"<p:{tag} {spaces}>{inner}</p:{tag}>")
        at = max((n for n, child in enumerate(self._root, 1) if child.tag in after), default=0)
        self._root.insert(at, element)

    def _properties(self, title: str) -> None:
        """Core properties of ours; thumbnail and old statistics of the template go."""
        core = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>Kamishibai</dc:creator>"
            "<cp:lastModifiedBy>Kamishibai</cp:lastModifiedBy><cp:revision>1</cp:revision>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{_DATE}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_DATE}</dcterms:modified>'
            "</cp:coreProperties>"
        )
        app = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'extended-properties"><Application>Kamishibai</Application></Properties>'
        )
        self.add(
            "docProps/core.xml",
            (XML + core).encode(),
            "application/vnd.openxmlformats-package.core-properties+xml",
        )
        self.add("docProps/app.xml", (XML + app).encode(), f"{_CONTENT}.extended-properties+xml")
        metadata = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
        lines = [
            _row("rId1", "officeDocument", PRESENTATION),
            _row("rId2", f"{metadata}/core-properties", "docProps/core.xml"),
            _row("rId3", "extended-properties", "docProps/app.xml"),
        ]
        self.parts["_rels/.rels"] = _rels(lines)

    def _content_types(self, kept: opc.Parts) -> bytes:
        root = etree.fromstring(self.parts[opc.CONTENT_TYPES])
        endings = {**self.endings}
        overrides: dict[str, str] = {}
        for row in root:
            kind = row.get("ContentType", "")
            if row.get("Extension"):
                endings.setdefault(row.get("Extension", "").lower(), kind)
            elif row.get("PartName"):
                overrides[row.get("PartName", "")[1:]] = kind
        overrides.update(self.types)
        overrides[PRESENTATION] = _MAIN
        used = {name.rsplit(".", 1)[-1].lower() for name in kept}
        lines = [
            f'<Default Extension="{escape(e)}" ContentType="{escape(kind)}"/>'
            for e, kind in sorted(endings.items())
            if e in used
        ]
        lines += [
            f'<Override PartName="/{escape(name)}" ContentType="{escape(kind)}"/>'
            for name, kind in sorted(overrides.items())
            if name in kept
        ]
        space = "http://schemas.openxmlformats.org/package/2006/content-types"
        return f'{XML}<Types xmlns="{space}">{"".join(lines)}</Types>'.encode()


_KINDS = {
    kind: f"{opc.RELATIONSHIPS}/{kind}"
    for kind in ("slideLayout", "notesSlide", "notesMaster", "slide", "audio", "image", "chart")
} | {"package": f"{opc.RELATIONSHIPS}/package"}


def _words_index(parts: opc.Parts, part: str, name: str) -> int:
    """The ``idx`` of the notes master's place for words, which a notes page refers to."""
    for place in opc.parse(parts, part, name).iter(f"{P}ph"):
        if place.get("type") == "body":
            return int(place.get("idx", "1"))
    return 1


def _row(name: str, kind: str, target: str, *, external: bool = False) -> str:
    full = kind if ":" in kind else f"{opc.RELATIONSHIPS}/{kind}"
    path = escape(target if external else f"/{target}").replace('"', "&quot;")
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{full}" Target="{path}"{mode}/>'


def _rels(lines: Sequence[str]) -> bytes:
    rows = "".join(lines)
    space = opc.PACKAGE_RELATIONSHIPS
    return f'{XML}<Relationships xmlns="{space}">{rows}</Relationships>'.encode()


def related(items: Sequence[tuple[str, str, str]]) -> bytes:
    """A .rels part of (id, kind, name of one of our own parts)."""
    return _rels(
        [
            f'<Relationship Id="{name}" Type="{_KINDS.get(kind) or kind}" Target="/{part}"/>'
            for name, kind, part in items
        ]
    )


def _own_notes_master(part: str) -> bytes:
    """That of our own templates, for one that has none."""
    deck, _ = places.located(places.names()[0])
    return opc.unpack(places.contents(deck), deck.name)[part]
