"""Word documents: outline levels through base styles, lists, tables, quotes, pictures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Dropped, Figure, ItemList, Paragraph, Quote, Table
from generator.options import Options
from generator.reading import limits
from generator.reading.docx.package import R, W, is_bold, opened, pictures, text_boxes, words
from generator.reading.draft import DraftArticle, Heading, ToldBlock
from generator.reading.formats import Reader
from generator.reading.plain.lines import ENDED
from generator.reading.plain.marks import mark_of
from generator.reading.plain.sectioning import CLOSING, FORMAL
from generator.reading.raw import clean, writer_for
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
        kind: "title", "heading", "quote", "item", "numbered", "listed" (by what stands before its
            words), "caption", "contents", "table" or "text".
        level: of a heading, 1 for the highest.
    """

    element: _Element
    kind: str
    level: int = 0


def read(raw: Raw, settings: Settings) -> DraftArticle:
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
    return DraftArticle(
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
    listed = listed_in(seen)
    if listed:
        levels = {n: level for n, level in levels.items() if n not in listed}
        levels[listed.start - 1] = 2
        told |= dict.fromkeys(listed, "listed")
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
        if kind in ("item", "numbered", "listed"):
            items = tuple(filter(None, (_item(piece, writer) for piece in together)))
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


def _item(piece: _Piece, writer: Writer) -> Sentences:
    """The words of an item, without the mark that somebody wrote before them."""
    found = words(piece.element)
    mark = mark_of(found.text.strip()) if piece.kind == "listed" else None
    return writer.units(mark.rest if mark else found.text, found.ruby)


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


# Documents as offices write them: no styles, but centred, bold, larger and numbered lines.

_LONGEST = 40
_LARGER = 1.15
_USUAL = 21  # Half-points: the size of Word's Japanese body text
_ABOVE = 10  # paragraphs among which the title, the addressee and the date stand
_TO = re.compile(r"(?:各位|御中|殿|様)$")


@dataclass(frozen=True, slots=True)
class Formatting:
    """How a paragraph looks: its words, alignment, whether all is bold, its size in half-points."""

    text: str
    align: str
    bold: bool
    size: int

    @property
    def is_short(self) -> bool:
        return 0 < len(self.text) <= _LONGEST and not ENDED.search(self.text)


def looks(paragraphs: Sequence[_Element]) -> list[Formatting]:
    """How each paragraph looks."""
    return [_look(paragraph) for paragraph in paragraphs]


def title_of(seen: Sequence[Formatting]) -> int | None:
    """The place of the title among the first paragraphs: centred, else larger than the text."""
    usual = _usual(seen)
    for told in (_is_centred, _is_larger):
        for place, look in enumerate(seen[:_ABOVE]):
            if look.is_short and told(look, usual) and look.text not in ("記", "目次"):
                return place
    return None


def _is_centred(look: Formatting, usual: int) -> bool:
    del usual
    return look.align == "center" and look.text != "記"


def _is_larger(look: Formatting, usual: int) -> bool:
    return look.size >= usual * _LARGER and look.align not in ("right", "end")


def headings_of(seen: Sequence[Formatting]) -> dict[int, int]:
    """Place → level of the lines that stand as headings: larger, bold, or numbered in a row."""
    usual = _usual(seen)
    found: dict[int, int] = {}
    for place, look in enumerate(seen[:-1]):
        is_head = look.is_short and look.align not in ("right", "end") and seen[place + 1].text
        if is_head and not CLOSING.match(look.text) and look.text != "記":
            if look.size >= usual * _LARGER:
                found[place] = 1
            elif look.bold:
                found[place] = 2
    return found | {place: 2 for place in _numbered(seen) if place not in found}


def _numbered(seen: Sequence[Formatting]) -> Iterator[int]:
    """Numbered lines above text that is not numbered alike, counted from one."""
    shapes: dict[str, list[tuple[int, int]]] = {}
    for place, look in enumerate(seen[:-1]):
        mark, after = mark_of(look.text), mark_of(seen[place + 1].text)
        if mark and mark.number and look.is_short and not (after and after.shape == mark.shape):
            shapes.setdefault(mark.shape, []).append((place, mark.number))
    for places in shapes.values():
        if [number for _, number in places] == list(range(1, len(places) + 1)) and len(places) > 1:
            yield from (place for place, _ in places)


def listed_in(seen: Sequence[Formatting]) -> range:
    """What a letter announces, between 記 and 以上, where each line of it is an item."""
    top = next((n for n, look in enumerate(seen) if FORMAL.match(_bare(look.text))), len(seen))
    below = range(top + 1, len(seen))
    end = next((n for n in below if CLOSING.match(seen[n].text)), len(seen))
    items = range(top + 1, end)
    is_list = len(items) > 1 and all(seen[n].is_short for n in items)
    marks = [mark_of(seen[n].text) for n in items]
    is_counted = [mark.number if mark else 0 for mark in marks] == list(range(1, len(items) + 1))
    is_named = all(_NAMED.match(seen[n].text) for n in items)
    return items if is_list and (is_counted or is_named) else range(0)


_NAMED = re.compile(r"[^\s:：、。]{1,10}\s*[:：]\s*\S")


def letterhead(seen: Sequence[Formatting], title: int) -> dict[int, str]:
    """Place → role of what stands above the title: to whom, from whom, when."""
    above = {n: look for n, look in enumerate(seen[:title]) if look.text}
    if not all(look.is_short for look in above.values()):
        return {}
    return {
        n: "greeting" if _TO.search(_bare(look.text)) else "metadata" for n, look in above.items()
    }


def _bare(text: str) -> str:
    return "".join(text.split())


def _usual(seen: Sequence[Formatting]) -> int:
    sizes: Counter[int] = Counter()
    for look in seen:
        sizes[look.size] += len(look.text)
    return sizes.most_common(1)[0][0] if sizes else _USUAL


def _look(paragraph: _Element) -> Formatting:
    runs = [run for run in paragraph.iter(f"{W}r") if _says(run)]
    sizes = [_value(run, "sz") for run in runs]
    return Formatting(
        text=words(paragraph).text.strip(),
        align=_value(paragraph, "jc"),
        bold=bool(runs) and all(is_bold(run) for run in runs),
        size=max((int(size) for size in sizes if size.isdecimal()), default=_USUAL),
    )


def _says(run: _Element) -> bool:
    """By its own elements: the library's text of a run takes the square of its breaks."""
    return any((text.text or "").strip() for text in run.iterchildren(f"{W}t"))


def _value(element: _Element, name: str) -> str:
    found = next(element.iter(f"{W}{name}"), None)
    return "" if found is None else found.get(f"{W}val") or ""
