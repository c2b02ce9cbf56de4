"""A Word file opened with care, and what its styles say a paragraph is."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx

from generator import patterns as re
from generator import safexml
from generator.errors import SourceError
from generator.model import Ruby
from generator.reading import limits
from generator.reading.raw import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from generator.reading.raw import Raw


_MOST_UNPACKED = 120 << 20
_MOST_XML = 12 << 20  # all its XML parts together: a book
_MOST_TAGS = 500_000
_MOST_PARTS = 2_000
_LONGEST_CHAIN = 20  # styles based on styles; Word itself has a few
_NO_HEADING = 9  # the outline level of body text
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_HOW = "open it in Word or LibreOffice and save it as .docx again"
_NAMED = (
    ("title", re.compile(r"^(?:title|表題)$", re.IGNORECASE)),
    ("contents", re.compile(r"^(?:toc|目次)", re.IGNORECASE)),
    ("quote", re.compile(r"quote|引用", re.IGNORECASE)),
    ("numbered", re.compile(r"^(?:list number|段落番号)", re.IGNORECASE)),
    ("item", re.compile(r"^(?:list bullet|箇条書き)", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Package:
    """Attributes: ``media`` and ``links`` by relation id, ``notes`` are footnotes by theirs."""

    body: _Element
    styles: Styles
    counting: Counting
    media: Mapping[str, str]
    links: Mapping[str, str]
    notes: Mapping[str, _Element]
    author: str
    date: str


def opened(raw: Raw) -> Package:
    """The package, every XML part checked before Word's reader sees it.

    Raises:
        SourceError: too large unpacked, damaged, or XML with entities.
    """
    try:
        is_strict = _check(raw)
        document = docx.Document(BytesIO(_transitional(raw.data) if is_strict else raw.data))
        about = document.core_properties
        return Package(
            body=document.element.body,
            styles=Styles(document),
            counting=Counting(document),
            media=dict(_media(document.part)),
            links=dict(_links(document.part)),
            notes=dict(_notes(document.part)),
            author=about.author or "",
            date=about.created.date().isoformat() if about.created else "",
        )
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(f"{raw.name} is a damaged Word document", _HOW) from error


def _transitional(data: bytes) -> bytes:
    """A "Strict Open XML Document" with the names that python-docx knows."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as strict, zipfile.ZipFile(written, "w") as archive:
        for part in strict.infolist():
            held = strict.read(part)
            if part.filename.endswith((".xml", ".rels")):
                held = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", held)
            archive.writestr(part.filename, held)
    return written.getvalue()


def _check(raw: Raw) -> bool:
    """Raises SourceError; tells whether the document is in the strict form of the format."""
    with zipfile.ZipFile(BytesIO(raw.data)) as archive:
        parts = archive.infolist()
        xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
        limits.check_count(len(parts), _MOST_PARTS, "parts", raw.name)
        if sum(part.file_size for part in xml) > _MOST_XML:
            raise SourceError(f"{raw.name} is far too long", "give one article at a time")
        if sum(part.file_size for part in parts) > _MOST_UNPACKED:
            most = f"{_MOST_UNPACKED >> 20} MB"
            raise SourceError(
                f"{raw.name} unpacks to more than {most}", "make its pictures smaller"
            )
        tags, is_strict = 0, False
        for part in xml:
            data = archive.read(part)
            tags += data.count(b"<")
            limits.check_count(tags, _MOST_TAGS, "marks", raw.name)
            safexml.parse(data)
            is_strict = is_strict or _STRICT.search(data) is not None
    return is_strict


def _media(part: Any) -> Iterator[tuple[str, str]]:
    for name, relation in part.rels.items():
        if not relation.is_external and relation.reltype.endswith("/image"):
            yield name, str(relation.target_part.partname).lstrip("/")


def _links(part: Any) -> Iterator[tuple[str, str]]:
    for name, relation in part.rels.items():
        if relation.is_external and relation.reltype.endswith("/hyperlink"):
            yield name, str(relation.target_ref)


def _notes(part: Any) -> Iterator[tuple[str, _Element]]:
    for relation in part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in safexml.parse(relation.target_part.blob):
                yield note.get(f"{W}id") or "", note


class Styles:
    """What a paragraph is, by its own properties and those of its style and the styles below."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, _Element] = {
            style.get(f"{W}styleId") or "": style
            for style in document.styles.element.iter(f"{W}style")
            if style.get(f"{W}type") == "paragraph"
        }
        self._known: dict[str, tuple[str, str, str]] = {}
        self._ordered = dict(_ordered(document))

    def kind(self, paragraph: _Element) -> tuple[str, int]:
        """See ``docx._Piece``: the kind, and the level of a heading."""
        name = _value(paragraph, "pPr/pStyle")
        if name not in self._known:
            self._known[name] = self._said(name)
        named, outline, number = self._known[name]
        if named in ("title", "contents"):
            return named, 0
        outline = _value(paragraph, "pPr/outlineLvl") or outline
        if outline.isdigit() and int(outline) < _NO_HEADING:
            return "heading", int(outline) + 1
        number = _value(paragraph, "pPr/numPr/numId") or number
        if named == "quote":
            return named, 0
        if number and number != "0":
            return ("numbered" if self._ordered.get(number) else "item"), 0
        return named or "text", 0

    def numbering(self, paragraph: _Element) -> tuple[str, int]:
        """The numbering a paragraph is in, and its level there; empty where it is in none."""
        chain = list(self._chain(_value(paragraph, "pPr/pStyle")))
        holders = (paragraph, *chain)
        number = next((v for one in holders if (v := _value(one, "pPr/numPr/numId"))), "")
        level = next((v for one in holders if (v := _value(one, "pPr/numPr/ilvl"))), "0")
        return ("" if number == "0" else number), int(level) if level in "012345678" else 0

    def _said(self, name: str) -> tuple[str, str, str]:
        """What a style and those below it say: kind by name, outline level, numbering."""
        chain = list(self._chain(name))
        names = [_value(style, "name") for style in chain]
        named = next((kind for kind, form in _NAMED for name in names if form.search(name)), "")
        outline = next((v for style in chain if (v := _value(style, "pPr/outlineLvl"))), "")
        number = next((v for style in chain if (v := _value(style, "pPr/numPr/numId"))), "")
        return named, outline, number

    def _chain(self, name: str) -> Iterator[_Element]:
        """A style, the one it is based on, and so on; a circle ends where it began."""
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            yield self._styles[name]
            name = _value(self._styles[name], "basedOn")


def _value(element: _Element, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return (found.get(f"{W}val") or "") if found is not None else ""


def _ordered(document: Any) -> Iterator[tuple[str, bool]]:
    """For each numbering: whether its first level counts."""
    relations = [r for r in document.part.rels.values() if r.reltype.endswith("/numbering")]
    if not relations:
        return
    numbering = document.part.numbering_part.element
    formats = {
        abstract.get(f"{W}abstractNumId"): next(
            (one.get(f"{W}val") for one in abstract.iter(f"{W}numFmt")), "bullet"
        )
        for abstract in numbering.iter(f"{W}abstractNum")
    }
    for number in numbering.iter(f"{W}num"):
        kind = formats.get(_value(number, "abstractNumId"), "bullet")
        yield number.get(f"{W}numId") or "", kind not in ("bullet", "none")


# Numbers that Word counts by itself and shows before its headings.

_PLACE = re.compile("%([1-9])")
_KANJI = "〇一二三四五六七八九"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST = 999


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Counting:
    """Counts as the document goes: asked for each heading once, in their order."""

    def __init__(self, document: Any) -> None:
        self._levels = _levels(document)
        self._counts: dict[str, list[int]] = {}

    def label(self, number: str, level: int) -> str:
        """What is shown before the next paragraph of a numbering; empty where nothing is."""
        levels = self._levels.get(number, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(number, [0] * 9)
        counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (8 - level)
        return _PLACE.sub(lambda found: self._shown(levels, counts, int(found[1]) - 1), own.text)

    def _shown(self, levels: Mapping[int, _Level], counts: list[int], level: int) -> str:
        told = levels.get(level)
        return _written(counts[level] or 1, told.form if told else "decimal")


def _levels(document: Any) -> dict[str, dict[int, _Level]]:
    relations = [r for r in document.part.rels.values() if r.reltype.endswith("/numbering")]
    if not relations:
        return {}
    numbering = document.part.numbering_part.element
    abstract = {
        one.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl") or 0): _Level(
                _number(_attribute(level, "start")),
                _attribute(level, "numFmt"),
                _attribute(level, "lvlText"),
            )
            for level in one.iter(f"{W}lvl")
            if (level.get(f"{W}ilvl") or "0") in "012345678"
        }
        for one in numbering.iter(f"{W}abstractNum")
    }
    return {
        number.get(f"{W}numId") or "": abstract.get(_attribute(number, "abstractNumId"), {})
        for number in numbering.iter(f"{W}num")
    }


def _attribute(element: _Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and int(written) <= _MOST else 1


def _written(number: int, form: str) -> str:
    if form in ("japaneseCounting", "ideographTraditional", "japaneseDigitalTenThousand"):
        return _in_kanji(min(number, 99))
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(min(number, 39))
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def _in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _KANJI[tens]) + "十" if tens else ""
    return ten + (_KANJI[ones] if ones or not tens else "")


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


# The words in a Word paragraph, with the readings beside them and the pictures among them.

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SAID = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Told twice, taken out again, a field's code, a reading, or a paragraph of its own.
_UNSAID = {_FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}rt", f"{W}txbxContent"}


@dataclass(slots=True)
class Words:
    pieces: list[str] = field(default_factory=list)
    ruby: list[Ruby] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return clean("".join(self.pieces))

    @property
    def stressed(self) -> list[str]:
        """What is set in bold, in its order."""
        return [clean(each) for each in self.bold]


def words(element: _Element) -> Words:
    """The clean text of a paragraph (or of whatever holds runs)."""
    found = Words()
    _gather(element, found)
    return found


def _gather(element: _Element, found: Words) -> None:
    for child in element:
        if child.tag == f"{W}t":
            found.pieces.append(child.text or "")
        elif child.tag in _SAID:
            found.pieces.append(_SAID[child.tag])
        elif child.tag == f"{W}ruby":
            _gather_ruby(child, found)
        elif child.tag not in _UNSAID:
            start = len(found.pieces)
            _gather(child, found)
            if child.tag == f"{W}r" and is_bold(child):
                found.bold.append("".join(found.pieces[start:]))


def _gather_ruby(element: _Element, found: Words) -> None:
    base, reading = _part(element, "rubyBase"), _part(element, "rt")
    found.pieces.append(base)
    if base.strip() and reading.strip():
        found.ruby.append(Ruby(clean(base).strip(), clean(reading).strip()))


def _part(element: _Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else "".join(text.text or "" for text in found.iter(f"{W}t"))


def text_boxes(element: _Element) -> Iterator[_Element]:
    """Text boxes anchored in a paragraph, each once; those within a box are its paragraphs'."""
    waiting = list(element)[::-1]
    while waiting:
        inner = waiting.pop()
        if inner.tag == f"{W}txbxContent":
            yield inner
        elif inner.tag != _FALLBACK:
            waiting += list(inner)[::-1]


def pictures(element: _Element) -> Iterator[tuple[str, str]]:
    """The relation id and the description of each picture in a paragraph."""
    for drawing in element.iter(f"{W}drawing"):
        described = next((one.get("descr") or "" for one in drawing.iter(f"{_WP}docPr")), "")
        for blip in drawing.iter(f"{_A}blip"):
            relation = blip.get(f"{R}embed")
            if relation:
                yield relation, described


def is_bold(run: _Element) -> bool:
    """A run that is set in bold."""
    mark = run.find(f"{W}rPr/{W}b")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "none", "off")
