"""Our own check of every package we save: what makes PowerPoint offer a repair.

Schema checks belong to the tests; this one finds what they cannot, in milliseconds: parts without
a type or a way to them, relations that lead nowhere, ids given twice, notes that two slides share.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, cast

from lxml import etree

from generator.slides import opc
from generator.slides.styles import P, R

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml$")
_WITH_SHAPES = re.compile(r"ppt/(?:slides|notesSlides)/[^/]+\.xml$")
_FIRST_SLIDE_ID = 256
_SHOW = "ppt/presentation.xml"
_PARSER = etree.XMLParser(collect_ids=False, resolve_entities=False, no_network=True)
_SPACES = {"p": P[1:-1], "r": R[1:-1]}
_SHAPE_IDS = etree.XPath("//p:cNvPr/@id", namespaces=_SPACES)
_RELATIONS_USED = etree.XPath("//@r:*", namespaces=_SPACES)


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
    for name, data in parts.items():  # no tree is kept: of a thousand slides they would be 100 MB
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            tree = etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            yield f"{name}: {error.msg}"
            continue
        if name.endswith(".rels"):
            owner = name.replace("_rels/", "").removesuffix(".rels")
            links[owner] = opc.rows(tree, owner)
        else:
            used[name] = {str(i) for i in cast("list[str]", _RELATIONS_USED(tree)) if i}
        if _WITH_SHAPES.match(name):
            ids = Counter(cast("list[str]", _SHAPE_IDS(tree)))
            yield from (f"{name}: shape id {i} is used {n} times" for i, n in ids.items() if n > 1)
        if name == opc.CONTENT_TYPES:
            yield from _types(parts, tree)
        if name == _SHOW:
            yield from _slide_ids(tree)
    yield from (f"there is no {name}" for name in (opc.CONTENT_TYPES, _SHOW) if name not in parts)
    yield from _relations(parts, links, used)


def _types(parts: Mapping[str, bytes], types: etree._Element) -> Iterator[str]:
    named = {row.get("PartName", "")[1:] for row in types if row.get("PartName")}
    endings = {row.get("Extension", "").lower() for row in types if row.get("Extension")}
    yield from (f"{part} has a type but is not there" for part in named - parts.keys())
    for part in parts.keys() - named - {opc.CONTENT_TYPES}:
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
        ids = Counter(row.id for row in rows)
        yield from (f"{owner}: relation {i} is given {n} times" for i, n in ids.items() if n > 1)
        lost = used.get(owner, set()) - ids.keys()
        yield from (f"{owner}: relation {i} is not there" for i in sorted(lost))
        inner = [row for row in rows if not row.external]
        reached.update(row.target for row in inner)
        notes.update(row.target for row in inner if row.kind == "notesSlide")
        for row in inner:
            if row.target not in parts:
                yield f"{owner}: {row.id} leads to {row.target}, which is not there"
        layouts = sum(row.kind == "slideLayout" for row in inner)
        if _SLIDE.match(owner) and layouts != 1:
            yield f"{owner} has {layouts} layouts"
    yield from (f"{part} belongs to {n} slides" for part, n in notes.items() if n > 1)
    for part in parts:
        if part not in reached and not part.endswith(".rels") and part != opc.CONTENT_TYPES:
            yield f"nothing leads to {part}"


def _slide_ids(presentation: etree._Element) -> Iterator[str]:
    rows = presentation.findall(f"{P}sldIdLst/{P}sldId")
    for key, what in (("id", "id"), (f"{R}id", "relation")):
        counted = Counter(row.get(key) for row in rows)
        yield from (f"slide {what} {i} is used {n} times" for i, n in counted.items() if n > 1)
    if any(int(row.get("id", "0")) < _FIRST_SLIDE_ID for row in rows):
        yield f"a slide id is below {_FIRST_SLIDE_ID}"
