"""XML: read from strangers with no entities, network, document type or depth; texts to write."""

from __future__ import annotations

from lxml import etree

from generator import patterns as re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY, which says "unknown error"


def parse(data: bytes) -> etree._Element:
    """The root element.

    Raises:
        ValueError: one line with the place: not well-formed, too deep, or with a document type
            declaration, which nothing we read needs and every entity bomb has.
        MemoryError: there is not enough of it.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", 0) == _NO_MEMORY:
            raise MemoryError from error
        raise ValueError(" ".join(str(error.msg).split())) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("document type declarations are not accepted, line 1, column 1")
    return root


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def legal(text: str) -> str:
    """Without the characters that no XML file may have."""
    return _ILLEGAL.sub("", text)


# The library's own ``saxutils`` loads all that fetches addresses.


def escape(text: str) -> str:
    """As it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """As the value of an attribute, its quotation marks around it."""
    told = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' in told and "'" not in told:
        return f"'{told}'"
    return '"' + told.replace('"', "&quot;") + '"'
