"""Word documents: outline levels through base styles, lists, tables, quotes, pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import Dropped, Figure, ItemList, Paragraph, Quote, Table
from generator.options import Options
from generator.reading import limits
from generator.reading.clean import clean
from generator.reading.docx.office import headings_of, letterhead, looks, title_of
from generator.reading.docx.package import opened
from generator.reading.docx.text import R, W, pictures, text_boxes, words
from generator.reading.draft import Draft, Heading, ToldBlock
from generator.reading.formats import Reader
from generator.reading.plain.sectioning import CLOSING
from generator.reading.raw import writer_for
from generator.reading.titles import titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from generator.model import Block, Role, Sentences
    from generator.reading.docx.package import Package, Styles
    from generator.reading.draft import Writer
    from generator.reading.raw import Raw
    from generator.settings import Settings


_LEFT_OUT = ("contents", "closing")


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
    found = _as_in_offices(found)
    writer = writer_for(text, settings)
    named = next((piece for piece in found if piece.kind == "title"), None)
    given = words(named.element).text if named else ""
    body = [piece for piece in found if piece is not named and piece.kind not in _LEFT_OUT]
    title, flow = titled(given, tuple(_flow(body, package, writer)), writer)
    return Draft(
        language=writer.language,
        title=title,
        flow=flow,
        dropped=(*_contents(found), *_addresses(package)),
        author=clean(package.author),
        date=package.date,
    )


READER = Reader(read, Options)


def _addresses(package: Package) -> Iterator[Dropped]:
    """Where links lead, unless their words say so."""
    for link in package.body.iter(f"{W}hyperlink"):
        said, address = words(link).text.strip(), package.links.get(link.get(f"{R}id") or "", "")
        if said and address.startswith(("http://", "https://")) and said != address:
            yield Dropped(None, f"{said} {address}", "address")


def _count(body: _Element, name: str) -> int:
    return sum(1 for _ in body.iter(f"{W}{name}"))


def _pieces(parent: _Element, styles: Styles) -> Iterator[_Piece]:
    for element in parent:
        if element.tag == f"{W}tbl":
            if _is_layout(element):
                for cell in element.iter(f"{W}tc"):
                    yield from _pieces(cell, styles)
            else:
                yield _Piece(element, "table")
        elif element.tag == f"{W}p":
            kind, level = styles.kind(element)
            yield _Piece(element, kind, level)
            for box in text_boxes(element):
                yield from _pieces(box, styles)
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _pieces(element, styles)


_ROLES: Mapping[str, Role] = {"greeting": "greeting", "metadata": "metadata"}


def _as_in_offices(found: list[_Piece]) -> list[_Piece]:
    """What looks like a title or a heading is one where no style says which is."""
    kinds = {piece.kind for piece in found}
    plain = [n for n, piece in enumerate(found) if piece.kind == "text" and _has_words(piece)]
    if "heading" in kinds:
        first = next(n for n, piece in enumerate(found) if piece.kind == "heading")
        plain = [n for n in plain if n < first]
    seen = looks([found[n].element for n in plain])
    title = None if "title" in kinds else title_of(seen)
    told: dict[int, str] = {} if title is None else {**letterhead(seen, title), title: "title"}
    levels = {} if "heading" in kinds else headings_of(seen)
    closing = {n for n, look in enumerate(seen) if CLOSING.match(look.text)}
    told |= dict.fromkeys(levels.keys() - told.keys(), "heading")
    told |= dict.fromkeys(closing, "closing")
    named = {plain[n]: (kind, levels.get(n, 0)) for n, kind in told.items()}
    return [
        replace(piece, kind=named[n][0], level=named[n][1]) if n in named else piece
        for n, piece in enumerate(found)
    ]


def _has_words(piece: _Piece) -> bool:
    return bool(words(piece.element).text.strip())


def _flow(
    pieces: Sequence[_Piece], package: Package, writer: Writer
) -> Iterator[Heading | Block | ToldBlock]:
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
                yield from _single(piece, package, writer)
                yield from _beside([piece.element], package, writer)
            continue
        yield from _beside(held, package, writer)


def _beside(
    elements: Sequence[_Element], package: Package, writer: Writer
) -> Iterator[Heading | Block]:
    """What is anchored in paragraphs: pictures and footnotes."""
    yield from _figures(elements, package.media, writer)
    yield from _notes(elements, package.notes, writer)


def _single(
    piece: _Piece, package: Package, writer: Writer
) -> Iterator[Heading | Block | ToldBlock]:
    if piece.kind == "table":
        yield from _table(piece.element, writer)
        return
    found = words(piece.element)
    if piece.kind == "heading" and found.text.strip():
        label = package.counting.label(*package.styles.numbering(piece.element)).strip()
        text = f"{label} {found.text}" if label else found.text
        yield Heading(writer.unit(text, found.ruby), piece.level)
    elif piece.kind in _ROLES and found.text.strip():
        yield ToldBlock(Paragraph(writer.units(found.text, found.ruby)), _ROLES[piece.kind])
    elif sentences := writer.units(found.text, found.ruby, found.stressed):
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


def _is_layout(table: _Element) -> bool:
    """One row or one column of cells that hold several paragraphs: a page's frame, no table."""
    rows = list(table.iterchildren(f"{W}tr"))
    widest = max((sum(1 for _ in row.iterchildren(f"{W}tc")) for row in rows), default=0)
    cells = [cell for row in rows for cell in row.iterchildren(f"{W}tc")]
    long = any(sum(1 for _ in cell.iterchildren(f"{W}p")) > 1 for cell in cells)
    nested = next(table.iter(f"{W}tbl"), None) is not table or any(
        True for cell in cells for _ in cell.iterchildren(f"{W}tbl")
    )
    return long and not nested and (len(rows) == 1 or widest == 1)


def _contents(found: Sequence[_Piece]) -> Iterator[Dropped]:
    reasons = {"contents": "contents", "closing": "markup"}
    for piece in found:
        text = words(piece.element).text.strip() if piece.kind in reasons else ""
        if text:
            yield Dropped(None, text, reasons[piece.kind])


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
