"""Our own check of every package we save: what makes PowerPoint offer a repair.

Schema checks belong to the tests; this one finds what they cannot, in milliseconds: parts without
a type or a way to them, relations that lead nowhere, ids given twice, notes that two slides share.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from generator.slides import opc
from generator.slides.styles import P, R

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml$")
_WITH_SHAPES = re.compile(r"ppt/(?:slides|notesSlides)/[^/]+\.xml$")
_FIRST_SLIDE_ID = 256


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
    trees: dict[str, etree._Element] = {}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                yield f"{name}: {error.msg}"
    for name, count in Counter(part.lower() for part in parts).items():
        if count > 1:
            yield f"{name} is there {count} times"
    yield from _types(parts, trees)
    yield from _relations(parts, trees)
    for name, tree in trees.items():
        if _WITH_SHAPES.match(name):
            ids = Counter(shape.get("id") for shape in tree.iter(f"{P}cNvPr"))
            yield from (f"{name}: shape id {i} is used {n} times" for i, n in ids.items() if n > 1)
    yield from _slide_ids(trees.get("ppt/presentation.xml"))


def _types(parts: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> Iterator[str]:
    types = trees.get(opc.CONTENT_TYPES)
    if types is None:
        yield "there is no [Content_Types].xml"
        return
    named = {row.get("PartName", "")[1:] for row in types if row.get("PartName")}
    endings = {row.get("Extension", "").lower() for row in types if row.get("Extension")}
    yield from (f"{part} has a type but is not there" for part in named - parts.keys())
    for part in parts.keys() - named - {opc.CONTENT_TYPES}:
        if part.rsplit(".", 1)[-1].lower() not in endings:
            yield f"{part} has no type"
        elif part.startswith("ppt/") and part.endswith(".xml"):
            yield f"{part} has no type but the default one of XML"


def _relations(parts: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> Iterator[str]:
    reached: set[str] = set()
    notes: Counter[str] = Counter()
    for name in (part for part in trees if part.endswith(".rels")):
        owner = name.replace("_rels/", "").removesuffix(".rels")
        rows = opc.rows(trees[name], owner)
        kinds = Counter(row.kind for row in rows)
        ids = Counter(row.id for row in rows)
        yield from (f"{name}: {i} is used {n} times" for i, n in ids.items() if n > 1)
        for row in rows:
            if row.external:
                continue
            reached.add(row.target)
            notes[row.target] += row.kind == "notesSlide"
            if row.target not in parts:
                yield f"{name}: {row.id} leads to {row.target}, which is not there"
        if _SLIDE.match(owner) and kinds["slideLayout"] != 1:
            yield f"{owner} has {kinds['slideLayout']} layouts"
        if owner in trees:
            used = {
                value
                for element in trees[owner].iter()
                for key, value in element.attrib.items()
                if str(key).startswith(R) and value
            }
            yield from (
                f"{owner}: relation {i} is not there"
                for i in sorted(map(str, used))
                if i not in ids
            )
    yield from (f"{part} belongs to {n} slides" for part, n in notes.items() if n > 1)
    for part in parts:
        if part not in reached and not part.endswith(".rels") and part != opc.CONTENT_TYPES:
            yield f"nothing leads to {part}"


def _slide_ids(presentation: etree._Element | None) -> Iterator[str]:
    if presentation is None:
        yield "there is no ppt/presentation.xml"
        return
    rows = presentation.findall(f"{P}sldIdLst/{P}sldId")
    for key, what in (("id", "id"), (f"{R}id", "relation")):
        counted = Counter(row.get(key) for row in rows)
        yield from (f"slide {what} {i} is used {n} times" for i, n in counted.items() if n > 1)
    if any(int(row.get("id", "0")) < _FIRST_SLIDE_ID for row in rows):
        yield f"a slide id is below {_FIRST_SLIDE_ID}"
