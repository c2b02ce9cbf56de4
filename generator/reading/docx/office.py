"""Documents as offices write them: no styles, but centred, bold, larger and numbered lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.reading.docx.text import W, is_bold, words
from generator.reading.plain.lines import ENDED
from generator.reading.plain.marks import mark_of
from generator.reading.plain.sectioning import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_LONGEST = 40
_LARGER = 1.15
_USUAL = 21
"""Half-points: the size of Word's Japanese body text."""

_ABOVE = 10
"""Paragraphs among which the title, the addressee and the date stand."""

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
