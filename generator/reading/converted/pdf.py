"""PDFs with text in them: lines in reading order, headings by size, running heads left out."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator import patterns as re
from generator.errors import SourceError
from generator.model import Dropped, Paragraph
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import DraftArticle, Heading
from generator.reading.formats import Reader
from generator.reading.raw import clean, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Block
    from generator.reading.draft import Writer
    from generator.reading.raw import Raw
    from generator.settings import Settings

# Deeper than any document: the parser goes down by a call for each.
_NESTED = re.compile(rb"\[{1000}|(?:<<){500}")

_MOST_PAGES = 300
_MOST_RECTANGLES = 40_000
_SECONDS = 8.0
_LEAST_TEXT = 40  # characters; a scan has fewer, or none
_HOW = "copy its text into a .txt file, or save the original as a web page or .docx"
_INSTALL = (
    "pip install 'kamishibai[formats]' brings what reads it; or copy its text into a .txt file"
)
_LARGER = 1.15  # of the size most text has: a heading
_LONGEST_HEADING = 80
_PAGE_NUMBER = re.compile(r"^[\s\-–—/|0-9０-９ページpage.of]+$", re.IGNORECASE)
_ENDED = re.compile(r"[。．.!?！？」』）)]$")


@dataclass(frozen=True, slots=True)
class _Line:
    """In points: ``left`` and ``top`` (counted from the page's foot), ``size`` its height."""

    page: int
    left: float
    right: float
    top: float
    size: float
    text: str


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a PDF.

    Raises:
        SourceError: it is a scan, locked or damaged, or no library reads PDFs here.
    """
    if find_spec("pypdfium2") is None:
        raise SourceError(f"{raw.name} is a PDF", _INSTALL)
    lines = _lines(raw)
    text = "\n".join(line.text for line in lines)
    if len("".join(text.split())) < _LEAST_TEXT:
        raise SourceError(f"{raw.name} is a PDF of pictures without text (a scan)", _HOW)
    limits.check_prose(text, raw.name)
    writer = writer_for(text, settings)
    running = _running_heads(lines)
    body = [line for line in lines if line not in running]
    usual = statistics.mode(round(line.size, 1) for line in body for _ in line.text)
    largest = max((line.size for line in body[:12]), default=usual)
    title = [n for n, line in enumerate(body[:12]) if line.size >= max(largest - 0.5, usual * 1.3)]
    named = "".join(body[n].text for n in title if n - title[0] <= len(title))
    rest = [line for n, line in enumerate(body) if n not in title]
    dropped = tuple(Dropped(None, line.text, "page") for line in sorted(running, key=_place))
    flow = tuple(_flow(rest, usual, writer))
    return DraftArticle(writer.language, writer.unit(named), flow, dropped, depth_guessed=True)


def _place(line: _Line) -> tuple[int, float, float]:
    return line.page, -line.top, line.left


def _lines(raw: Raw) -> list[_Line]:
    import pypdfium2

    start = time.monotonic()
    if _NESTED.search(raw.data):
        raise SourceError(f"{raw.name} is a damaged PDF", _HOW)
    try:
        document = pypdfium2.PdfDocument(raw.data)
        limits.check_count(len(document), _MOST_PAGES, "pages", raw.name)
        found: list[_Line] = []
        for number in range(len(document)):
            page = document[number]
            found += _of_page(page.get_textpage(), number, page.get_width(), raw.name)
            if time.monotonic() - start > _SECONDS:
                raise SourceError(f"{raw.name} takes too long to read", _HOW)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "locked with a password" if locked else "a damaged PDF"
        raise SourceError(f"{raw.name} is {what}", _HOW) from error
    return found


def _of_page(page: Any, number: int, width: float, name: str) -> list[_Line]:
    """Pieces of text put together to lines, column by column."""
    count = page.count_rects()
    limits.check_count(count, _MOST_RECTANGLES, "pieces of text on a page", name)
    pieces: list[_Line] = []
    for place in range(count):
        left, bottom, right, top = page.get_rect(place)
        text = clean(page.get_text_bounded(left, bottom, right, top)).replace("\n", "").strip()
        if text:
            pieces.append(_Line(number, left, right, top, top - bottom, text))
    columns = _columns(pieces, width)
    return [line for column in columns for line in _joined(column)]


def _columns(pieces: Sequence[_Line], width: float) -> list[list[_Line]]:
    """Two, where nearly nothing crosses the middle and both halves are full; else one."""
    middle = width / 2
    left = [one for one in pieces if one.right <= middle + 4]
    right = [one for one in pieces if one.left >= middle - 4]
    crossing = len(pieces) - len(left) - len(right)
    if min(len(left), len(right)) < 8 or crossing > len(pieces) / 8:
        return [list(pieces)]
    across = [one for one in pieces if one not in left and one not in right]
    foot = min((one.top for one in (*left, *right)), default=0.0)
    return [[one for one in across if one.top >= foot], left, right]


def _joined(pieces: Sequence[_Line]) -> list[_Line]:
    lines: list[_Line] = []
    for one in sorted(pieces, key=lambda piece: (-round(piece.top), piece.left)):
        last = lines[-1] if lines else None
        if last is not None and abs(last.top - one.top) <= max(last.size, one.size) * 0.5:
            gap = " " if one.left - last.right > one.size * 0.25 and _is_latin(last, one) else ""
            size = max(last.size, one.size)
            text = f"{last.text}{gap}{one.text}"
            lines[-1] = _Line(one.page, last.left, one.right, last.top, size, text)
        else:
            lines.append(one)
    return lines


def _is_latin(before: _Line, after: _Line) -> bool:
    return before.text[-1] <= "\u2e7f" or after.text[0] <= "\u2e7f"


def _running_heads(lines: Sequence[_Line]) -> frozenset[_Line]:
    """Lines at a page's head or foot that come again on others, and numbers of pages."""
    edges: list[_Line] = []
    for page in range(max((line.page for line in lines), default=-1) + 1):
        here = sorted((line for line in lines if line.page == page), key=lambda line: -line.top)
        edges += [*here[:1], *here[-1:]]
    counts = Counter(re.sub(r"[0-9０-９]+", "#", line.text) for line in edges)
    return frozenset(
        line
        for line in edges
        if _PAGE_NUMBER.match(line.text) or counts[re.sub(r"[0-9０-９]+", "#", line.text)] > 2
    )


def _flow(lines: Sequence[_Line], usual: float, writer: Writer) -> Iterator[Heading | Block]:
    sizes = sorted({round(line.size) for line in lines if _is_heading(line, usual)}, reverse=True)
    spaces = [a.top - b.top for a, b in pairwise(lines) if a.page == b.page and a.top > b.top]
    step = statistics.median(spaces) if spaces else usual
    waiting = ""
    last: _Line | None = None
    for line in lines:
        heads = _is_heading(line, usual)
        apart = last is not None and (
            last.top - line.top > 1.5 * step or (last.page != line.page and _ENDED.search(waiting))
        )
        if waiting and (heads or apart):
            yield Paragraph(writer.units(waiting))
            waiting = ""
        if heads:
            yield Heading(writer.unit(line.text), 2 + sizes.index(round(line.size)))
        else:
            latin = waiting[-1:] <= "\u2e7f" and line.text[0] <= "\u2e7f"
            waiting += (" " if waiting and latin else "") + line.text
        last = line
    if waiting:
        yield Paragraph(writer.units(waiting))


def _is_heading(line: _Line, usual: float) -> bool:
    is_short = len(line.text) <= _LONGEST_HEADING and not line.text.endswith(("。", "、"))
    return is_short and line.size >= usual * _LARGER


READER = Reader(read, Options, "pypdfium2")
