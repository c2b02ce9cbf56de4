"""Our own check of every package we save: what makes PowerPoint offer a repair.

Schema checks belong to the tests; this one finds what they cannot, in milliseconds: parts without
a type or a way to them, relations that lead nowhere, ids given twice, notes that two slides share,
sounds of absent shapes, tables with holes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from generator import patterns as re
from generator.slides import opc
from generator.slides.templates.styles import P, R

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml$")
_WITH_SHAPES = re.compile(r"ppt/(?:slides|notesSlides)/[^/]+\.xml$")
_FIRST_SLIDE_ID = 256
_SHOW = "ppt/presentation.xml"
_SHAPE_ID = re.compile(rb'<p:cNvPr id="(\d+)"')
_SHAPE_TARGET = re.compile(rb'<p:spTgt spid="(\d+)"')
_TABLE = re.compile(rb"<a:tbl>.*?</a:tbl>", re.DOTALL)
_TABLE_ROW = re.compile(rb"<a:tr .*?</a:tr>", re.DOTALL)
# With the prefixes that we write and PowerPoint writes.
_RELATION_USED = re.compile(rb' r:\w+="([^"]+)"')
# Relations as we write them are well-formed without asking a parser.
_ROW = r'<Relationship Id="([\w:/.?=#-]+)" Type="([\w:/.?=#-]+)" Target="([\w:/.?=#-]+)"/>'
_ROWS = re.compile(_ROW)
_OURS = re.compile(
    rf'{re.escape(opc.XML)}<Relationships xmlns="[\w:/.]+">(?:{_ROW})*</Relationships>'
)


class PackageError(RuntimeError):
    """A deck of ours that PowerPoint would not open cleanly: our mistake, never the user's."""


def verified(parts: Mapping[str, bytes]) -> None:
    """Raise what is wrong with a package about to be saved.

    Raises:
        PackageError: naming the first problems.
    """
    found = tuple(problems(parts))
    if found:
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        raise PackageError(f"the deck is not sound: {'; '.join(found[:3])}{more}")


def problems(parts: Mapping[str, bytes]) -> Iterator[str]:
    """One line a problem."""
    for name, count in Counter(part.lower() for part in parts).items():
        if count > 1:
            yield f"{name} is there {count} times"
    links: dict[str, tuple[opc.Relation, ...]] = {}
    used: dict[str, set[str]] = {}
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if name.endswith(".rels"):
            owner = name.replace("_rels/", "").removesuffix(".rels")
            links[owner], error = _related(data, owner)
        else:
            error = _malformed(data)
            found = _RELATION_USED.findall(data) if b" r:" in data else ()
            used[name] = {ident.decode() for ident in found}
            yield from _shapes(name, data)
        if error:
            yield f"{name}: {error}"
    for name, look in ((opc.CONTENT_TYPES, _types), (_SHOW, _slide_ids)):
        if name in used:
            yield from look(parts, etree.fromstring(parts[name]))
    yield from (f"there is no {name}" for name in (opc.CONTENT_TYPES, _SHOW) if name not in parts)
    yield from _relations(parts, links, used)


def _related(data: bytes, owner: str) -> tuple[tuple[opc.Relation, ...], str]:
    """The relations of a part, and what is wrong with their XML."""
    text = data.decode("utf-8", "replace")
    if _OURS.fullmatch(text):
        found = _ROWS.findall(text)
        return tuple(opc.Relation.of(owner, *row) for row in found), ""
    elements: list[dict[str, str]] = []
    error = _malformed(data, lambda _, attributes: elements.append(attributes))
    return opc.rows(elements[1:], owner), error


def _malformed(data: bytes, seen: Callable[[str, dict[str, str]], None] | None = None) -> str:
    """What expat, three times as fast as building a tree, has against it; or nothing.

    Every element and its attributes are ``seen``.
    """
    reader = expat.ParserCreate()
    reader.StartElementHandler = seen
    try:
        reader.Parse(data, True)
    except expat.ExpatError as error:
        return str(error)
    return ""


def _shapes(name: str, data: bytes) -> Iterator[str]:
    """Ids given once, sounds that play shapes which are there, tables without a hole."""
    if not _WITH_SHAPES.match(name):
        return
    ids = _SHAPE_ID.findall(data)
    if len(set(ids)) < len(ids):
        twice = ", ".join(i.decode() for i, n in Counter(ids).items() if n > 1)
        yield f"{name}: shape ids used twice: {twice}"
    targets = _SHAPE_TARGET.findall(data) if b"<p:spTgt" in data else ()
    for target in sorted(set(targets) - set(ids)):
        yield f"{name}: shape {target.decode()}, which is to play, is not there"
    for table in _TABLE.findall(data) if b"<a:tbl>" in data else ():
        columns = table.count(b"<a:gridCol ")
        if any(row.count(b"</a:tc>") != columns for row in _TABLE_ROW.findall(table)):
            yield f"{name}: a row of a table has not {columns} cells"


def _types(parts: Mapping[str, bytes], types: etree._Element) -> Iterator[str]:
    named = {row.get("PartName", "")[1:] for row in types if row.get("PartName")}
    endings = {row.get("Extension", "").lower() for row in types if row.get("Extension")}
    yield from (f"{part} has a type but is not there" for part in sorted(named - parts.keys()))
    for part in sorted(parts.keys() - named - {opc.CONTENT_TYPES}):
        if part.rsplit(".", 1)[-1].lower() not in endings:
            yield f"{part} has no type"
        elif part.startswith("ppt/") and part.endswith(".xml"):
            yield f"{part} has no type but the default one of XML"


def _relations(
    parts: Mapping[str, bytes],
    links: Mapping[str, tuple[opc.Relation, ...]],
    used: Mapping[str, set[str]],
) -> Iterator[str]:
    """``links`` and the ids ``used`` in XML, both by owner."""
    notes: Counter[str] = Counter()
    reached: set[str] = set()
    for owner, rows in links.items():
        ids = {row.id for row in rows}
        if len(ids) < len(rows):
            yield f"{owner} gives a relation twice"
        lost = used.get(owner, set()) - ids
        yield from (f"{owner}: relation {i} is not there" for i in sorted(lost))
        inner = [row for row in rows if not row.external]
        reached.update(row.target for row in inner)
        notes.update(row.target for row in inner if row.kind == "notesSlide")
        for row in inner:
            if row.target not in parts:
                yield f"{owner}: {row.id} leads to {row.target}, which is not there"
        if _SLIDE.match(owner) and sum(row.kind == "slideLayout" for row in inner) != 1:
            yield f"{owner} has no layout, or several"
    yield from (f"{part} belongs to {n} slides" for part, n in notes.items() if n > 1)
    for part in parts:
        if part not in reached and not part.endswith(".rels") and part != opc.CONTENT_TYPES:
            yield f"nothing leads to {part}"


def _slide_ids(parts: Mapping[str, bytes], presentation: etree._Element) -> Iterator[str]:
    del parts
    rows = presentation.findall(f"{P}sldIdLst/{P}sldId")
    for key, what in (("id", "id"), (f"{R}id", "relation")):
        counted = Counter(row.get(key) for row in rows)
        yield from (f"slide {what} {i} is used {n} times" for i, n in counted.items() if n > 1)
    if any(int(row.get("id", "0")) < _FIRST_SLIDE_ID for row in rows):
        yield f"a slide id is below {_FIRST_SLIDE_ID}"
