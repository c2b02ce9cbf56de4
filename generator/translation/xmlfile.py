"""XML files of translators' tools, read safely; errors say the file and the line.

Their formats name a document type, which is allowed here as long as it declares nothing itself.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

from generator.errors import MemoryFileError
from generator.safexml import escape, legal, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 20_000
"""Characters of one segment; more is no sentence but an attack or a broken file."""

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute ``xml:lang``."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read whole: a glossary or a show, not a memory."""

# Inline elements that hold another format's codes, not words (TMX 1.4b, 2.3; XLIFF 1.2, 2.3).
_CODES = {"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex"}


def root(path: Path, advice: str) -> etree._Element:
    """The root element of a whole file.

    Raises:
        MemoryFileError: not there, not well-formed, declarations in it, or endless.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    with explained(path, advice):
        if path.stat().st_size > LARGEST:
            raise MemoryFileError(f"{path.name} is larger than {LARGEST >> 20} MB", advice)
        element = etree.parse(path, parser).getroot()
        refuse_declarations(path, element, advice)
    return element


def refuse_declarations(path: Path, element: etree._Element, advice: str) -> None:
    """Entities and other declarations, which none of the formats needs."""
    declared: Any = element.getroottree().docinfo.internalDTD
    if declared is not None and (any(declared.iterentities()) or any(declared.iterelements())):
        raise MemoryFileError(f"{path.name}, line 1: declarations are not accepted", advice)


@contextmanager
def explained(path: Path, advice: str) -> Iterator[None]:
    """Turn what the system and the parser say into one line with the place."""
    try:
        yield
    except OSError as error:
        raise MemoryFileError(f"{path} cannot be opened: {error.strerror or error}") from error
    except etree.XMLSyntaxError as error:
        at = error.position[0] if error.position and error.position[0] else 1
        raise MemoryFileError(f"{path.name}, line {at}: {error.msg}", advice) from error


def line(element: etree._Element) -> int:
    return cast("int", element.sourceline) or 1


def words(element: etree._Element) -> str:
    """The text of a segment; codes of other formats inside it are left out."""
    inner = (
        ("" if local_name(child) in {*_CODES, ""} else words(child)) + (child.tail or "")
        for child in element
    )
    return (element.text or "") + "".join(inner)


def escaped(text: str) -> str:
    """For the content of an element; characters that XML forbids are left out."""
    return escape(legal(text))
