"""Word documents: outline levels through base styles, lists, tables, quotes, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import Dropped, Figure, ItemList, Paragraph, Quote, Table
from generator.options import Options
from generator.reading import limits
from generator.reading.clean import clean
from generator.reading.docx.package import opened
from generator.reading.docx.text import W, pictures, text_boxes, words
from generator.reading.draft import Draft, Heading
from generator.reading.formats import Reader
from generator.reading.raw import writer_for
from generator.reading.titles import titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from generator.model import Block, Sentences
    from generator.reading.docx.package import Package, Styles
    from generator.reading.draft import Writer
    from generator.reading.raw import Raw
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or table of the body and what its styles make of it.

    Attributes:
        kind: "title", "heading", "quote", "item", "numbered", "caption", "contents", "table"
            or "text".
        level: of a heading, 1 for the highest.
    """

    element: _Element
    kind: str
    level: int = 0


def read(raw: Raw, settings: Settings) -> Draft:
    """The draft of a .docx file.

    Raises:
        SourceError: it is damaged, or unpacks to more than any article holds.
    """
    package = opened(raw)
    limits.check_count(_count(package.body, "p"), limits.PARAGRAPHS, "paragraphs", raw.name)
    limits.check_count(_count(package.body, "r"), limits.RUNS, "runs of text", raw.name)
    found = list(_pieces(package.body, package.styles))
    limits.check_count(
        sum(piece.kind == "heading" for piece in found), limits.HEADINGS, "headings", raw.name
    )
    text = " ".join(words(piece.element).text for piece in found)
    limits.check_prose(text, raw.name)
    writer = writer_for(text, settings)
    named = next((piece for piece in found if piece.kind == "title"), None)
    given = words(named.element).text if named else ""
    body = [piece for piece in found if piece is not named and piece.kind != "contents"]
    title, flow = titled(given, list(_flow(body, package, writer)), writer)
    return Draft(
        language=writer.language,
        title=title,
        flow=tuple(flow),
        dropped=tuple(_contents(found)),
        author=clean(package.author),
        date=package.date,
    )


READER = Reader(read, Options)


def _count(body: _Element, name: str) -> int:
    return sum(1 for _ in body.iter(f"{W}{name}"))


def _pieces(parent: _Element, styles: Styles) -> Iterator[_Piece]:
    for element in parent:
        if element.tag == f"{W}tbl":
            yield _Piece(element, "table")
        elif element.tag == f"{W}p":
            kind, level = styles.kind(element)
            yield _Piece(element, kind, level)
            for box in text_boxes(element):
                yield from _pieces(box, styles)
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _pieces(element, styles)


def _flow(pieces: Sequence[_Piece], package: Package, writer: Writer) -> Iterator[Heading | Block]:
    for kind, group in groupby(pieces, lambda piece: piece.kind):
        together = list(group)
        held = [piece.element for piece in together]
        if kind in ("item", "numbered"):
            items = tuple(filter(None, (_sentences(element, writer) for element in held)))
            if items:
                yield ItemList(items, ordered=kind == "numbered")
        elif kind == "quote":
            said = tuple(s for element in held for s in _sentences(element, writer))
            if said:
                yield Quote(said)
        else:
            for piece in together:
                yield from _single(piece, writer)
                yield from _beside([piece.element], package, writer)
            continue
        yield from _beside(held, package, writer)


def _beside(
    elements: Sequence[_Element], package: Package, writer: Writer
) -> Iterator[Heading | Block]:
    """What is anchored in paragraphs: pictures and footnotes."""
    yield from _figures(elements, package.media, writer)
    yield from _notes(elements, package.notes, writer)


def _single(piece: _Piece, writer: Writer) -> Iterator[Heading | Block]:
    if piece.kind == "table":
        yield from _table(piece.element, writer)
        return
    found = words(piece.element)
    if piece.kind == "heading" and found.text.strip():
        yield Heading(writer.unit(found.text, found.ruby), piece.level)
    elif sentences := writer.units(found.text, found.ruby):
        yield Paragraph(sentences)


def _sentences(element: _Element, writer: Writer) -> Sentences:
    found = words(element)
    return writer.units(found.text, found.ruby)


def _figures(
    elements: Iterable[_Element], media: Mapping[str, str], writer: Writer
) -> Iterator[Figure]:
    for element in elements:
        for relation, described in pictures(element):
            if relation in media:
                yield Figure(media[relation], writer.units(clean(described)))


def _table(element: _Element, writer: Writer) -> Iterator[Table]:
    rows = [
        tuple(
            tuple(s for paragraph in cell.iter(f"{W}p") for s in _sentences(paragraph, writer))
            for cell in row.iterchildren(f"{W}tc")
        )
        for row in element.iterchildren(f"{W}tr")
    ]
    filled = tuple(row for row in rows if row)
    if any(cell for row in filled for cell in row):
        marked = sum(1 for _ in element.iter(f"{W}tblHeader"))
        yield Table(filled, header_rows=max(marked, 1))


def _contents(found: Sequence[_Piece]) -> Iterator[Dropped]:
    for piece in found:
        text = words(piece.element).text.strip() if piece.kind == "contents" else ""
        if text:
            yield Dropped(None, text, "contents")


def _notes(
    elements: Iterable[_Element], notes: Mapping[str, _Element], writer: Writer
) -> Iterator[Paragraph]:
    """Each footnote follows what refers to it."""
    for element in elements:
        for mark in element.iter(f"{W}footnoteReference"):
            note = notes.get(mark.get(f"{W}id") or "")
            inner = note.iter(f"{W}p") if note is not None else ()
            said = tuple(s for paragraph in inner for s in _sentences(paragraph, writer))
            if said:
                yield Paragraph(said)
