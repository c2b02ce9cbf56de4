"""The words in a Word paragraph, with the readings beside them and the pictures among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model import Ruby
from generator.reading.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SAID = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_UNSAID = {_FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}rt", f"{W}txbxContent"}
"""Told twice, taken out again, a field's code, a reading, or a paragraph of its own."""


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
