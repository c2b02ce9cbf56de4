"""TMX 1.4: translation memories as translators' tools exchange them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from generator.errors import MemoryFileError
from generator.translation import xmlfile
from generator.translation.memory import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 20_000
"""Characters of one segment; more is no sentence but an attack or a broken file."""

_ADVICE = "save it again as TMX 1.4 from your translation tool"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = {"bpt", "ept", "ph", "it", "ut"}
"""Inline elements that hold another format's codes, not words (TMX 1.4b, 2.3)."""


def read(path: Path, direction: str) -> Iterator[Unit]:
    """The pairs of a file that has both languages of ``direction``, in either order of its own.

    The file is read as it is consumed; a million pairs need no more room than one.

    Raises:
        MemoryFileError: not there, not XML, no TMX, entities, an endless segment: file and line.
    """
    source, target = direction.split("-")
    with xmlfile.explained(path, _ADVICE), path.open("rb") as stream:
        for unit in _units(path, stream):
            texts, before = _texts(path, unit), _property(unit, "prev", "x-context-pre")
            if texts.get(source) and texts.get(target):
                yield Unit(texts[source], texts[target], before=before)


def _units(path: Path, stream: BinaryIO) -> Iterator[etree._Element]:
    """Every ``tu``, freed after use."""
    events = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    _, root = next(events)
    if xmlfile.name(root) != "tmx":
        raise _trouble(path, 1, f"a TMX file begins with <tmx>, not <{xmlfile.name(root)}>")
    xmlfile.refuse_declarations(path, root, _ADVICE)
    for event, element in events:
        if event == "end" and element.tag == "tu":
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _texts(path: Path, unit: etree._Element) -> dict[str, str]:
    """Text by language ("ja" for ja-JP), the first where one stands twice."""
    found: dict[str, str] = {}
    for variant in unit.iterchildren("tuv"):
        language = (variant.get(_XML_LANG) or variant.get("lang") or "").lower().split("-")[0]
        segment = variant.find("seg")
        text = _words(segment).strip() if segment is not None else ""
        if len(text) > LONGEST:
            raise _trouble(path, xmlfile.line(variant), f"a segment of {len(text)} characters")
        found.setdefault(language.split("_")[0], text)
    return found


def _words(element: etree._Element) -> str:
    inner = (
        ("" if child.tag in _CODES or not isinstance(child.tag, str) else _words(child))
        + (child.tail or "")
        for child in element
    )
    return (element.text or "") + "".join(inner)


def _property(unit: etree._Element, *types: str) -> str:
    texts = (prop.text or "" for prop in unit.iterchildren("prop") if prop.get("type") in types)
    return next(texts, "").strip()


def _trouble(path: Path, line: int, what: str) -> MemoryFileError:
    return MemoryFileError(f"{path.name}, line {line}: {what}", _ADVICE)
