"""A Word file opened with care, and what its styles say a paragraph is."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx

from generator import patterns as re
from generator import safexml
from generator.errors import SourceError
from generator.reading import limits
from generator.reading.docx.counting import Counting
from generator.reading.docx.text import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from generator.reading.raw import Raw

_MOST_UNPACKED = 120 << 20
_MOST_XML = 12 << 20
"""All its XML parts together: a book."""

_MOST_TAGS = 500_000
_MOST_PARTS = 2_000
_LONGEST_CHAIN = 20
"""Styles based on styles; Word itself has a few."""

_NO_HEADING = 9
"""The outline level of body text."""

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_HOW = "open it in Word or LibreOffice and save it as .docx again"
_NAMED = (
    ("title", re.compile(r"^(?:title|表題)$", re.IGNORECASE)),
    ("contents", re.compile(r"^(?:toc|目次)", re.IGNORECASE)),
    ("quote", re.compile(r"quote|引用", re.IGNORECASE)),
    ("numbered", re.compile(r"^(?:list number|段落番号)", re.IGNORECASE)),
    ("item", re.compile(r"^(?:list bullet|箇条書き)", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Package:
    """Attributes: ``media`` and ``links`` by relation id, ``notes`` are footnotes by theirs."""

    body: _Element
    styles: Styles
    counting: Counting
    media: Mapping[str, str]
    links: Mapping[str, str]
    notes: Mapping[str, _Element]
    author: str
    date: str


def opened(raw: Raw) -> Package:
    """The package, every XML part checked before Word's reader sees it.

    Raises:
        SourceError: too large unpacked, damaged, or XML with entities.
    """
    try:
        is_strict = _check(raw)
        document = docx.Document(BytesIO(_transitional(raw.data) if is_strict else raw.data))
        about = document.core_properties
        return Package(
            body=document.element.body,
            styles=Styles(document),
            counting=Counting(document),
            media=dict(_media(document.part)),
            links=dict(_links(document.part)),
            notes=dict(_notes(document.part)),
            author=about.author or "",
            date=about.created.date().isoformat() if about.created else "",
        )
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(f"{raw.name} is a damaged Word document", _HOW) from error


def _transitional(data: bytes) -> bytes:
    """A "Strict Open XML Document" with the names that python-docx knows."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as strict, zipfile.ZipFile(written, "w") as archive:
        for part in strict.infolist():
            held = strict.read(part)
            if part.filename.endswith((".xml", ".rels")):
                held = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", held)
            archive.writestr(part.filename, held)
    return written.getvalue()


def _check(raw: Raw) -> bool:
    """Raises SourceError; tells whether the document is in the strict form of the format."""
    with zipfile.ZipFile(BytesIO(raw.data)) as archive:
        parts = archive.infolist()
        xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
        limits.check_count(len(parts), _MOST_PARTS, "parts", raw.name)
        if sum(part.file_size for part in xml) > _MOST_XML:
            raise SourceError(f"{raw.name} is far too long", "give one article at a time")
        if sum(part.file_size for part in parts) > _MOST_UNPACKED:
            most = f"{_MOST_UNPACKED >> 20} MB"
            raise SourceError(
                f"{raw.name} unpacks to more than {most}", "make its pictures smaller"
            )
        tags, is_strict = 0, False
        for part in xml:
            data = archive.read(part)
            tags += data.count(b"<")
            limits.check_count(tags, _MOST_TAGS, "marks", raw.name)
            safexml.parse(data)
            is_strict = is_strict or _STRICT.search(data) is not None
    return is_strict


def _media(part: Any) -> Iterator[tuple[str, str]]:
    for name, relation in part.rels.items():
        if not relation.is_external and relation.reltype.endswith("/image"):
            yield name, str(relation.target_part.partname).lstrip("/")


def _links(part: Any) -> Iterator[tuple[str, str]]:
    for name, relation in part.rels.items():
        if relation.is_external and relation.reltype.endswith("/hyperlink"):
            yield name, str(relation.target_ref)


def _notes(part: Any) -> Iterator[tuple[str, _Element]]:
    for relation in part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in safexml.parse(relation.target_part.blob):
                yield note.get(f"{W}id") or "", note


class Styles:
    """What a paragraph is, by its own properties and those of its style and the styles below."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, _Element] = {
            style.get(f"{W}styleId") or "": style
            for style in document.styles.element.iter(f"{W}style")
            if style.get(f"{W}type") == "paragraph"
        }
        self._known: dict[str, tuple[str, str, str]] = {}
        self._ordered = dict(_ordered(document))

    def kind(self, paragraph: _Element) -> tuple[str, int]:
        """See ``docx._Piece``: the kind, and the level of a heading."""
        name = _value(paragraph, "pPr/pStyle")
        if name not in self._known:
            self._known[name] = self._said(name)
        named, outline, number = self._known[name]
        if named in ("title", "contents"):
            return named, 0
        outline = _value(paragraph, "pPr/outlineLvl") or outline
        if outline.isdigit() and int(outline) < _NO_HEADING:
            return "heading", int(outline) + 1
        number = _value(paragraph, "pPr/numPr/numId") or number
        if named == "quote":
            return named, 0
        if number and number != "0":
            return ("numbered" if self._ordered.get(number) else "item"), 0
        return named or "text", 0

    def numbering(self, paragraph: _Element) -> tuple[str, int]:
        """The numbering a paragraph is in, and its level there; empty where it is in none."""
        chain = list(self._chain(_value(paragraph, "pPr/pStyle")))
        holders = (paragraph, *chain)
        number = next((v for one in holders if (v := _value(one, "pPr/numPr/numId"))), "")
        level = next((v for one in holders if (v := _value(one, "pPr/numPr/ilvl"))), "0")
        return ("" if number == "0" else number), int(level) if level in "012345678" else 0

    def _said(self, name: str) -> tuple[str, str, str]:
        """What a style and those below it say: kind by name, outline level, numbering."""
        chain = list(self._chain(name))
        names = [_value(style, "name") for style in chain]
        named = next((kind for kind, form in _NAMED for name in names if form.search(name)), "")
        outline = next((v for style in chain if (v := _value(style, "pPr/outlineLvl"))), "")
        number = next((v for style in chain if (v := _value(style, "pPr/numPr/numId"))), "")
        return named, outline, number

    def _chain(self, name: str) -> Iterator[_Element]:
        """A style, the one it is based on, and so on; a circle ends where it began."""
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            yield self._styles[name]
            name = _value(self._styles[name], "basedOn")


def _value(element: _Element, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return (found.get(f"{W}val") or "") if found is not None else ""


def _ordered(document: Any) -> Iterator[tuple[str, bool]]:
    """For each numbering: whether its first level counts."""
    relations = [r for r in document.part.rels.values() if r.reltype.endswith("/numbering")]
    if not relations:
        return
    numbering = document.part.numbering_part.element
    formats = {
        abstract.get(f"{W}abstractNumId"): next(
            (one.get(f"{W}val") for one in abstract.iter(f"{W}numFmt")), "bullet"
        )
        for abstract in numbering.iter(f"{W}abstractNum")
    }
    for number in numbering.iter(f"{W}num"):
        kind = formats.get(_value(number, "abstractNumId"), "bullet")
        yield number.get(f"{W}numId") or "", kind not in ("bullet", "none")
