"""How much one article may be: what is larger is damaged, hostile or a whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns as re
from generator.errors import SourceError
from generator.japanese.sentences import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterable

BYTES = 64 << 20
"""Of any source: a Word file holds its pictures."""

PAGE_BYTES = 16 << 20
"""Of a web page with its pictures in it."""

TEXT_BYTES = 2 << 20
"""Of a text, Markdown or HTML source: five books."""

LINES = 50_000
PARAGRAPHS = 15_000
"""Of a Word document, those in table cells too: 60 microseconds each."""

RUNS = 100_000
"""Of a Word document: pieces of text that look different."""

STOPS = 25_000
"""Line ends, full stops, question and exclamation marks: 40 microseconds each; a novel of 200,000
characters has 17,000."""

ROWS = 10_000
"""Lines of bare text that are not blank: 100 microseconds each; a novel of 200,000 characters
that is all talk has as many."""

LONGEST = 100_000
"""Characters of bare text without a line end, a full stop, a question or an exclamation mark."""

QUOTES = 50_000
"""Quotation marks and brackets."""

HEADINGS = 2_000
ELEMENTS = 20_000
"""Tags of a page; of 390 saved ones the largest has 5,700. Each takes 40 microseconds."""

BLOCKS = 6_000
"""Paragraphs and list items of a page: 150 microseconds each."""

PARTS = 10_000
"""List items, quotations, boxes and notes of a Markdown source; the parser takes 50 microseconds
for each."""

CELLS = 20_000
MARKS = 30_000
"""Signs in running Markdown that may open or close something: 20 microseconds each."""

SIGNS = 150_000
"""All that the parser stops at: 3 microseconds each."""

BRACKETS = 1_000
"""In one paragraph of Markdown: the parser looks for the end of each as far as that of the last."""

_HOW = "give one article at a time"
_MARKED = re.compile(
    r"^ {0,3}(?:#{1,6}(?:[ \t]|(?<=##)[^\s#!0-9])|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE
)
_PART = re.compile(r"^[ \t]*(?:[-*+>] |\d{1,9}[.)] |:::|\[\^|>)", re.MULTILINE)
_MARK = re.compile(r"[\[\]*_~`<&^]")
_SIGN = re.compile(r"[\n!#$%+:=>@{}\\-]")
_STOP = re.compile(r"[\n。．｡.!?！？]")
_QUOTE = re.compile(f"[{re.escape(''.join((*PAIRS, *PAIRS.values())))}]")
_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|li|d[td]|blockquote|pre)\b", re.IGNORECASE)


def check_bytes(size: int, name: str, most: int = TEXT_BYTES) -> None:
    """Raises SourceError: more bytes than one article has."""
    if size > most:
        raise SourceError(f"{name} is larger than {most >> 20} MB", _HOW)


def check_text(text: str, name: str) -> None:
    """Raises SourceError: more lines or headings than one article has."""
    check_count(text.count("\n"), LINES, "lines", name)
    check_count(len(_MARKED.findall(text)), HEADINGS, "marked headings", name)


def check_prose(text: str, name: str) -> None:
    """Raises SourceError: more sentences or quotations than one article has."""
    check_count(sum(1 for _ in _STOP.finditer(text)), STOPS, "lines and full stops", name)
    check_count(sum(1 for _ in _QUOTE.finditer(text)), QUOTES, "quotation marks and brackets", name)


def check_bare(text: str, name: str) -> None:
    """Raises SourceError: more lines than one bare text has, or one that no person wrote."""
    check_prose(text, name)
    check_count(sum(map(bool, map(str.strip, text.split("\n")))), ROWS, "filled lines", name)
    longest = max(map(len, _STOP.split(text)))
    check_count(longest, LONGEST, "characters without a full stop", name)


def check_markdown(text: str, name: str) -> None:
    """Raises SourceError: more list items, quotations or table cells than one article has."""
    check_count(len(_PART.findall(text)), PARTS, "list items, quotations and notes", name)
    check_count(text.count("|"), CELLS, "table cells", name)


def check_paragraphs(paragraphs: Iterable[str], name: str) -> None:
    """Raises SourceError: more marks in running Markdown than one article has."""
    marks = signs = 0
    for paragraph in paragraphs:
        check_count(paragraph.count("["), BRACKETS, "brackets in one paragraph", name)
        marks += len(_MARK.findall(paragraph))
        signs += len(_SIGN.findall(paragraph))
    check_count(marks, MARKS, "marks", name)
    check_count(signs, SIGNS, "signs", name)


def check_page(page: str, name: str) -> None:
    """Raises SourceError: more text, elements, headings or paragraphs than one page has."""
    check_bytes(len(page), name)
    check_elements(page, name)
    check_count(len(_HEADING.findall(page)), HEADINGS, "headings", name)
    check_count(len(_BLOCK.findall(page)), BLOCKS, "paragraphs and list items", name)


def check_elements(page: str, name: str) -> None:
    """Raises SourceError: more elements than one page has."""
    check_count(page.count("<"), ELEMENTS, "elements", name)


def check_count(found: int, most: int, what: str, name: str) -> None:
    """Raises SourceError: too many of something."""
    if found > most:
        raise SourceError(f"{name} has more than {most} {what}", _HOW)
