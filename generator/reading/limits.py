"""How much one article may be: what is larger is damaged, hostile or a whole archive."""

from __future__ import annotations

import re

from generator.errors import SourceError

BYTES = 64 << 20
"""Of any source: a Word file holds its pictures."""

TEXT_BYTES = 4 << 20
"""Of a text, Markdown or HTML source: ten books."""

LINES = 50_000
HEADINGS = 2_000
ELEMENTS = 100_000
_HOW = "give one article at a time"
_MARKED = re.compile(r"^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_ELEMENT = re.compile(r"<h[1-6]\b", re.IGNORECASE)


def check_bytes(size: int, name: str, most: int = TEXT_BYTES) -> None:
    """Raises SourceError: more bytes than one article has."""
    if size > most:
        raise SourceError(f"{name} is larger than {most >> 20} MB", _HOW)


def check_text(text: str, name: str) -> None:
    """Raises SourceError: more lines or headings than one article has."""
    check_count(text.count("\n"), LINES, "lines", name)
    check_count(len(_MARKED.findall(text)), HEADINGS, "marked headings", name)


def check_page(page: str, name: str) -> None:
    """Raises SourceError: more elements or headings than one page has."""
    check_count(page.count("<"), ELEMENTS, "elements", name)
    check_count(len(_ELEMENT.findall(page)), HEADINGS, "headings", name)


def check_count(found: int, most: int, what: str, name: str) -> None:
    """Raises SourceError: too many of something."""
    if found > most:
        raise SourceError(f"{name} has more than {most} {what}", _HOW)
