"""How tall text will be, and the size and line breaks it gets: decided before anything is saved.

Renderers shrink text only when somebody edits it (PowerPoint) or each in their own way
(LibreOffice), so nothing is left to them. Against LibreOffice 97 of 100 Japanese paragraphs and
98 English ones come out with the estimated number of lines, the others one off.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns as re
from generator.japanese.breaks import balanced, wrap
from generator.japanese.width import WIDEST, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Language
    from generator.slides.composing.text import Run, SlideParagraph
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.styles import Style

_WIDTH = 0.985  # share of a box's width we count on: metrics differ between machines
_TIGHTENING = 3
_CLOSELY = 0.15  # of its size above what goes on with the paragraph over it

_SEAM = 0.3  # room, in em, for what a renderer adds where runs of two scripts meet
_LETTERS = 2  # latin letters in an em
_STEP = 0.95

_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f'’.,]+")  # what is read as one, with its marks
_ORPHAN = 0.3  # a last line of English that takes less of the box is avoided
_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)  # shares of the box that its lines may take then


@dataclass(frozen=True, slots=True)
class Floor:
    """The smallest sizes in points that text is made to fit with.

    ``first`` is for the language that stands above, or alone; ``second`` for the one under it.
    """

    first: float
    second: float

    def of(self, level: int) -> float:
        return self.second if level % 2 else self.first


BODY = Floor(18, 15)
ENGLISH = Floor(14, 14)
"""Of body text in English alone."""

CARD, SMALL_CARD = Floor(15, 14), Floor(15, 13)
"""Of text on cards, and of that which would stand on none otherwise."""

HEADING = Floor(20, 14)
TIGHT = Floor(16, 13)
"""Of headings that would be cut otherwise."""

CLOSE = Floor(15, 12)
"""Both titles where they have no room otherwise: neither is dropped."""

CLAIM = Floor(16, 13)
"""Of a message that is the whole slide: its lines are counted where it is set."""

SECOND = Floor(14, 14)
TOGETHER = Floor(18, 14)
"""Both titles in one place, where a template has no second one."""

SMALL = Floor(12, 12)


@lru_cache(maxsize=8192)
def _lines(text: str, limit: float, *, bold: bool, language: Language) -> tuple[str, ...]:
    """Even lines in Japanese; English flows, but for a last line of a word or two."""
    if language == "ja":
        return balanced(text, limit, bold=bold)
    ours, full = (wrap(text, room, bold=bold) for room in (limit, limit / _WIDTH))
    ends = (width(lines[-1], bold=bold) for lines in (ours, full) if len(lines) > 1)
    if all(w >= _ORPHAN * limit for w in ends):
        return ours
    closer = (wrap(text, share * limit, bold=bold) for share in _NARROWER)
    filled = (
        lines
        for lines in closer
        if len(lines) == len(ours) and width(lines[-1], bold=bold) >= _ORPHAN * limit
    )
    return next(filled, None) or balanced(text, limit, bold=bold)


@lru_cache(maxsize=4096)
def _widest(text: str, *, bold: bool) -> float:
    """Of a text's words in Latin letters, in em: Japanese may break nearly anywhere."""
    return max((width(word, bold=bold) for word in _WORD.findall(text)), default=0.0)


def _narrowed(style: Style, run: Run, limit: float) -> float:
    """Where a face is wider than we measure, or its letters stand apart."""
    if style.wide == 1 and not style.tracking:
        return limit
    if run.language == "en":
        return round(limit / (style.wide + _LETTERS * style.tracking), 2)
    latin = 1.5 - len(run.text.encode()) / (2 * len(run.text) or 1)  # share of its characters
    return round(limit / (1 + style.tracking + (style.wide - 1) * latin / (2 - latin)), 2)


def size(style: Style, scale: float, level: int, floor: Floor, page: float = 1.0) -> float:
    """Points, in halves; never below the floor unless the template's own size is.

    ``page``: how much larger than the usual page, and so its smallest sizes.
    """
    least = min(style.size, floor.of(level) * page)
    return max(least, round(style.size * scale * 2) / 2)


class Measured(NamedTuple):
    """Attributes: ``lines`` of each paragraph; ``height`` of all in points."""

    lines: tuple[int, ...]
    height: float


class Setting(NamedTuple):  # made in thousands, many times faster than a frozen dataclass
    """A slot with the scale its text is set at.

    Attributes:
        height, width: points of the text area, when not the slot's own.
        most: lines a paragraph may have, 0 for any number.
        air: points added above each item of a list that leaves room.
    """

    slot: Slot
    floor: Floor = BODY
    scale: float = 1.0
    height: float = 0.0
    width: float = 0.0
    most: int = 0
    air: float = 0.0

    def style(self, paragraph: SlideParagraph) -> Style:
        return self.slot.styles[paragraph.level]

    def size(self, paragraph: SlideParagraph) -> float:
        """Of the paragraph's runs before their own scale."""
        style = self.slot.styles[paragraph.level]
        if self.scale == 1:
            return style.size
        return size(style, self.scale, paragraph.level, self.floor, self.slot.scale)

    def lines(self, paragraph: SlideParagraph) -> tuple[str, ...]:
        """The lines of a paragraph; with runs of several sizes it is taken as it stands."""
        return self._at(paragraph, self.size(paragraph))

    def _at(self, paragraph: SlideParagraph, size: float) -> tuple[str, ...]:
        """The lines at a size."""
        style, run = self.slot.styles[paragraph.level], paragraph.runs[0]
        if len(paragraph.runs) > 1:
            return self._mixed(paragraph, self._limit(style, size * paragraph.largest))
        limit = _narrowed(style, run, self._limit(style, size * run.scale))
        if len(run.text) * WIDEST <= limit:
            return (run.text,)
        return _lines(run.text, limit, bold=style.bold, language=run.language)

    def _limit(self, style: Style, points: float) -> float:
        """The room of a line in font sizes, of ``points`` each."""
        room = ((self.width or self.slot.width) - style.left) * _WIDTH
        return round(room / points, 2) if room > points else 1.0

    def _mixed(self, paragraph: SlideParagraph, limit: float) -> tuple[str, ...]:
        """Runs of several sizes: they break like text of the largest, but where they fit, not."""
        style = self.style(paragraph)
        wide = sum(
            (width(run.text, bold=style.bold) * (style.wide if run.language == "en" else 1) + _SEAM)
            * run.scale
            + style.tracking * len(run.text)
            for run in paragraph.runs
        )
        text = paragraph.text
        if wide / paragraph.largest <= limit:
            return (text,)
        return wrap(text, limit / style.wide, bold=style.bold)

    def tall(self, paragraphs: Sequence[SlideParagraph]) -> float:
        """The height in points; a first paragraph's space before is not drawn."""
        return self.measured(paragraphs).height

    def measured(self, paragraphs: Sequence[SlideParagraph]) -> Measured:
        """How many lines each paragraph takes, and how tall they are together."""
        height, counts = 0.0, []
        for n, paragraph in enumerate(paragraphs):
            size = self.size(paragraph)
            count = len(self._at(paragraph, size))
            pitch = size * paragraph.largest * self.slot.styles[paragraph.level].line
            height += count * pitch + (self.before(paragraph) if n else 0)
            counts.append(count)
        return Measured(tuple(counts), height)

    def whole(self, paragraphs: Sequence[SlideParagraph]) -> bool:
        """Whether no word is longer than a line, where it would be broken inside."""
        for p in paragraphs:
            style = self.slot.styles[p.level]
            for run in p.runs:
                widest = _widest(run.text, bold=style.bold)
                if not widest:
                    continue
                limit = self._limit(style, self.size(p) * run.scale)
                if widest > _narrowed(style, run, limit):
                    return False
        return True

    def holds(self, measured: Measured) -> bool:
        """Whether there is room for so much, in lines and in height."""
        few = not self.most or max(measured.lines, default=0) <= self.most
        return few and measured.height <= (self.height or self.slot.height)

    def before(self, paragraph: SlideParagraph) -> float:
        """Space above in points; it tightens faster than the type shrinks."""
        if paragraph.close:
            return _CLOSELY * self.size(paragraph)
        before = self.slot.styles[paragraph.level].before
        air = self.air if paragraph.level == 0 else 0.0
        if not before or self.scale == 1:
            return before + air
        if self.scale > 1:
            return before * self.scale + air
        return before * max(self.scale, self.least) ** _TIGHTENING + air

    def fits(self, paragraphs: Sequence[SlideParagraph]) -> bool:
        return self.holds(self.measured(paragraphs))

    def broken(self, paragraphs: Sequence[SlideParagraph]) -> tuple[SlideParagraph, ...]:
        """The paragraphs with line breaks of ours where text by itself would flow otherwise."""
        return tuple(self._broken(paragraph) for paragraph in paragraphs)

    def _broken(self, paragraph: SlideParagraph) -> SlideParagraph:
        if len(paragraph.runs) != 1:
            return paragraph
        lines = self.lines(paragraph)
        if len(lines) == 1 or self._flows(paragraph, lines):
            return paragraph
        text = "\v".join(line.strip() for line in lines)
        return paragraph._replace(runs=(paragraph.runs[0]._replace(text=text),))

    def _flows(self, paragraph: SlideParagraph, lines: tuple[str, ...]) -> bool:
        """English that breaks as we want it by itself stays easy to edit."""
        run, style = paragraph.runs[0], self.style(paragraph)
        if run.language == "ja":
            return False
        limit = _narrowed(style, run, self._limit(style, self.size(paragraph) * paragraph.largest))
        return lines == wrap(run.text, limit, bold=style.bold)

    @property
    def least(self) -> float:
        """The scale at which everything has reached the floor."""
        styles = enumerate(self.slot.styles)
        page = self.slot.scale
        return min(1.0, *(self.floor.of(level) * page / style.size for level, style in styles))


def sizes(setting: Setting) -> Iterator[Setting]:
    """The setting at one size after the other, down to the floor."""
    yield setting
    least = setting.least
    while setting.scale >= least:
        setting = setting._replace(scale=setting.scale * _STEP)
        yield setting


def fitted(setting: Setting, paragraphs: Sequence[SlideParagraph]) -> Setting | None:
    """The largest size at which the text fits, or ``None`` when not even the floor does."""
    return next((one for one in sizes(setting) if one.fits(paragraphs)), None)
