"""PowerPoint decks: a slide is a section, its notes are what is said of it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from generator import safexml
from generator.errors import SourceError
from generator.model import Dropped, Figure, ItemList, Paragraph, Table
from generator.options import Options
from generator.reading import limits
from generator.reading.draft import DraftArticle, Heading
from generator.reading.formats import Reader
from generator.reading.raw import clean, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Block
    from generator.reading.draft import Writer
    from generator.reading.raw import Raw
    from generator.settings import Settings

_MOST_XML = 24 << 20
_MOST_UNPACKED = 200 << 20
_MOST_PARTS = 4_000
_MOST_TAGS = 120_000
_MOST_SLIDES = 500
_HOW = "open it in PowerPoint or LibreOffice and save it as .pptx again"
_FURNITURE = frozenset(("DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"))


def read(raw: Raw, settings: Settings) -> DraftArticle:
    """The draft of a deck.

    Raises:
        SourceError: it is damaged, or holds more than one article does.
    """
    deck = _opened(raw)
    slides = list(deck.slides)
    limits.check_count(len(slides), _MOST_SLIDES, "slides", raw.name)
    text = "\n".join(_text(shape) for slide in slides for shape in slide.shapes)
    limits.check_prose(text, raw.name)
    writer = writer_for(text, settings)
    about = deck.core_properties
    title = clean(_text(slides[0].shapes.title) if slides and slides[0].shapes.title else "")
    flow = [piece for number, slide in enumerate(slides) for piece in _slide(slide, number, writer)]
    furniture = {
        _text(shape) for slide in slides for shape in slide.placeholders if _is_furniture(shape)
    }
    return DraftArticle(
        writer.language,
        writer.unit(title or clean(about.title or "")),
        tuple(flow),
        tuple(Dropped(None, one, "page") for one in sorted(filter(None, furniture))),
        author=clean(about.author or ""),
        date=about.created.date().isoformat() if about.created else "",
    )


def _opened(raw: Raw) -> Any:
    from pptx import Presentation

    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            parts = archive.infolist()
            xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            limits.check_count(len(parts), _MOST_PARTS, "parts", raw.name)
            limits.check_bytes(sum(part.file_size for part in xml), raw.name, _MOST_XML)
            limits.check_bytes(sum(part.file_size for part in parts), raw.name, _MOST_UNPACKED)
            tags = 0
            for part in xml:
                data = archive.read(part)
                tags += data.count(b"<")
                limits.check_count(tags, _MOST_TAGS, "marks", raw.name)
                safexml.parse(data)
        return Presentation(BytesIO(raw.data))
    except SourceError:
        raise
    except Exception as error:  # python-pptx raises what it likes
        raise SourceError(f"{raw.name} is a damaged deck", _HOW) from error


def _slide(slide: Any, number: int, writer: Writer) -> Iterator[Heading | Block]:
    """Its title (the first slide's is the deck's), its shapes, its notes."""
    title = slide.shapes.title
    named = clean(_text(title)).strip() if title is not None else ""
    if named and number:
        yield Heading(writer.unit(named), 2)
    for shape in slide.shapes:
        if shape != title and not _is_furniture(shape):
            yield from _shape(shape, slide, writer)
    if slide.has_notes_slide:
        notes = slide.notes_slide.notes_text_frame
        if said := writer.units(clean(notes.text)) if notes is not None else ():
            yield Paragraph(said)


def _is_furniture(shape: Any) -> bool:
    if not shape.is_placeholder:
        return False
    kind = shape.placeholder_format.type
    return kind is not None and kind.name in _FURNITURE


def _shape(shape: Any, slide: Any, writer: Writer) -> Iterator[Block]:
    if getattr(shape, "has_table", False) and shape.has_table:
        yield Table(
            tuple(
                tuple(writer.units(clean(cell.text)) for cell in row.cells)
                for row in shape.table.rows
            )
        )
    elif hasattr(shape, "image"):
        described = shape.element.xpath(".//p:cNvPr/@descr")
        path = str(slide.part.related_part(shape.element.blip_rId).partname).lstrip("/")
        yield Figure(path, writer.units(clean(described[0])) if described else ())
    elif getattr(shape, "has_text_frame", False) and shape.has_text_frame:
        lines = [clean(one.text).strip() for one in shape.text_frame.paragraphs]
        items = tuple(filter(None, (writer.units(line) for line in lines if line)))
        if len(items) > 1:
            yield ItemList(items)
        elif items:
            yield Paragraph(items[0])
    elif hasattr(shape, "shapes"):
        for below in shape.shapes:
            yield from _shape(below, slide, writer)


def _text(shape: Any) -> str:
    return str(shape.text_frame.text) if getattr(shape, "has_text_frame", False) else ""


READER = Reader(read, Options)
