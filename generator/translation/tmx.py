"""TMX 1.4: translation memories as translators' tools exchange them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from generator import __version__
from generator.errors import MemoryFileError
from generator.files import aside
from generator.safexml import local_name, quoteattr
from generator.translation import xmlfile
from generator.translation.memory import Unit, user_memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.settings import Settings

DIRECTIONS = ("ja-en", "en-ja")

_ADVICE = "save it again as TMX 1.4 from your translation tool"
_MAKER = "x-kamishibai-engine"
_STATE = "x-kamishibai-state"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="Kamishibai" creationtoolversion="{__version__}" segtype="sentence"
    o-tmf="Kamishibai" adminlang="en" srclang="ja" datatype="plaintext"/>
  <body>
"""
_FOOT = "  </body>\n</tmx>\n"


def read(path: Path, direction: str) -> Iterator[Unit]:
    """The pairs of a file that has both languages of ``direction``, in either order of its own.

    The file is read as it is consumed; a million pairs need no more room than one.

    Raises:
        MemoryFileError: not there, not XML, no TMX, entities, an endless segment: file and line.
    """
    for own, unit in _entries(path):
        if own == direction:
            yield unit
        else:
            yield Unit(unit.target, unit.source, unit.state, unit.maker)


def import_memory(path: Path, settings: Settings) -> int:
    """Keep every pair of a file in the user's memory, or none; how many there were.

    What an exported file says of a machine's text is kept; all else is a person's, final.

    Raises:
        MemoryFileError: as ``read``, or the memory cannot be written.
    """
    with user_memory(settings) as memory:
        return memory.store_all(_entries(path))


def export_memory(path: Path, settings: Settings) -> int:
    """Write the user's memory to a file; how many pairs there are.

    Raises:
        MemoryFileError: the memory cannot be read, or the file not written.
    """
    with user_memory(settings) as memory:
        return write(path, ((way, unit) for way in DIRECTIONS for unit in memory.pairs(way)))


def write(path: Path, pairs: Iterable[tuple[str, Unit]]) -> int:
    """Pairs with their directions as a file; how many there are.

    Raises:
        MemoryFileError: the file cannot be written.
    """
    count = 0
    with (
        xmlfile.explained(path, "choose another file"),
        aside(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        stream.write(_HEAD)
        for direction, unit in pairs:
            stream.write(_element(unit, direction))
            count += 1
        stream.write(_FOOT)
    return count


def _element(unit: Unit, direction: str) -> str:
    source, target = direction.split("-")
    told = {"prev": unit.before, _MAKER: unit.maker, _STATE: unit.state}
    if unit.state == "final":
        del told[_STATE]
    properties = "".join(
        f"<prop type={quoteattr(kind)}>{xmlfile.escaped(text)}</prop>"
        for kind, text in told.items()
        if text
    )
    variants = "".join(
        f'<tuv xml:lang="{language}"><seg>{xmlfile.escaped(text)}</seg></tuv>'
        for language, text in ((source, unit.source), (target, unit.target))
    )
    return f'    <tu srclang="{source}">{properties}{variants}</tu>\n'


def _entries(path: Path) -> Iterator[tuple[str, Unit]]:
    with xmlfile.explained(path, _ADVICE), path.open("rb") as stream:
        for element, header in _elements(path, stream):
            texts = _texts(path, element)
            if texts.get("ja") and texts.get("en"):
                source = _code(element.get("srclang") or header)
                direction = "en-ja" if source == "en" else "ja-en"
                yield direction, _unit(element, texts, direction)


def _unit(element: etree._Element, texts: dict[str, str], direction: str) -> Unit:
    source, target = direction.split("-")
    maker = _property(element, _MAKER)
    return Unit(
        texts[source],
        texts[target],
        "machine" if maker else "edited" if _property(element, _STATE) == "edited" else "final",
        maker,
        _property(element, "prev", "x-context-pre"),
    )


def _elements(path: Path, stream: BinaryIO) -> Iterator[tuple[etree._Element, str]]:
    """Every ``tu``, freed after use, with the language the header gives."""
    events = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    _, root = next(events)
    if local_name(root) != "tmx":
        raise _trouble(path, 1, f"a TMX file begins with <tmx>, not <{local_name(root)}>")
    xmlfile.refuse_declarations(path, root, _ADVICE)
    language = "ja"
    for event, element in events:
        if event == "start" and element.tag == "header":
            language = element.get("srclang") or language
        if event == "end" and element.tag == "tu":
            yield element, language
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _texts(path: Path, unit: etree._Element) -> dict[str, str]:
    """Text by language, the first where one stands twice."""
    found: dict[str, str] = {}
    for variant in unit.iterchildren("tuv"):
        segment = variant.find("seg")
        text = xmlfile.words(segment).strip() if segment is not None else ""
        if len(text) > xmlfile.LONGEST:
            raise _trouble(path, xmlfile.line(variant), f"a segment of {len(text)} characters")
        found.setdefault(_code(variant.get(xmlfile.LANG) or variant.get("lang") or ""), text)
    return found


def _code(language: str) -> str:
    """Such as "ja" for ja-JP and JA_jp."""
    return re.split("[-_]", language.lower())[0]


def _property(unit: etree._Element, *types: str) -> str:
    texts = (prop.text or "" for prop in unit.iterchildren("prop") if prop.get("type") in types)
    return next(texts, "").strip()


def _trouble(path: Path, line: int, what: str) -> MemoryFileError:
    return MemoryFileError(f"{path.name}, line {line}: {what}", _ADVICE)
