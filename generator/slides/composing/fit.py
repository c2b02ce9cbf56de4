"""How tall text will be, and the size and line breaks it gets: decided before anything is saved.

Renderers shrink text only when somebody edits it (PowerPoint) or each in their own way
(LibreOffice), so nothing is left to them. Against LibreOffice 97 of 100 Japanese paragraphs and
98 English ones come out with the estimated number of lines, the others one off.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.japanese.breaks import Broken, broken, sound, wrap
from generator.japanese.width import WIDEST, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Language
    from generator.slides.composing.text import SlideParagraph
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.styles import Style

_WIDTH = 0.985  # share of a box's width we count on: metrics differ between machines
_TIGHTENING = 3
_CLOSELY = 0.15  # of its size above what goes on with the paragraph over it

_SEAM = 0.3  # room, in em, for what a renderer adds where runs of two scripts meet
_AS_MEASURED = (1.0, 0.0)  # a face no wider than Arial, with nothing between its letters
_LETTERS = 2  # latin letters in an em
_STEP = 0.95
_HARDLY = 0.88  # of its size a text may lose so that its last line has more than a character or two

_WayT = TypeVar("_WayT")


class Floor(NamedTuple):
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


def set_lines(
    text: str, limit: float, *, bold: bool, language: Language, even: bool = False
) -> Broken:
    """Where its lines end: where it hurts least; English flows where that is as well.

    ``even``: it is a title, whose lines are even in either language.
    """
    if language == "en" and not even:
        ours = wrap(text, limit, bold=bold)
        if sound(ours, limit, bold=bold) and (
            len(ours) == 1 or sound(wrap(text, limit / _WIDTH, bold=bold), limit, bold=bold)
        ):
            return Broken(ours, free=True)
    return broken(text, limit, bold=bold)


@lru_cache(maxsize=16384)
def _ended(
    text: str,
    language: Language,
    bold: bool,  # noqa: FBT001 - asked tens of thousands of times, and quickest by place
    face: tuple[float, float],
    room: float,
    points: float,
    even: bool,  # noqa: FBT001
) -> Broken:
    """The lines of a run at so many points in so much room: what is asked again is kept here.

    ``face``: how much wider than we measure, and how far apart its letters stand.
    """
    limit = _limit(room, points)
    if face != _AS_MEASURED:
        limit = _narrowed(face, text, language, limit)
    if "\v" in text:
        parts = (wrap(part, limit, bold=bold) for part in text.split("\v"))
        return Broken(tuple(line for part in parts for line in part))
    if len(text) * WIDEST <= limit or width(text, bold=bold) <= limit:
        return Broken((text,))
    return set_lines(text, limit, bold=bold, language=language, even=even)


def _limit(room: float, points: float) -> float:
    """The room of a line in font sizes, of ``points`` each."""
    room *= _WIDTH
    return round(room / points, 2) if room > points else 1.0


def _narrowed(face: tuple[float, float], text: str, language: Language, limit: float) -> float:
    """Where a face is wider than we measure, or its letters stand apart."""
    wide, tracking = face
    if language == "en":
        return round(limit / (wide + _LETTERS * tracking), 2)
    latin = 1.5 - len(text.encode()) / (2 * len(text) or 1)  # share of its characters
    return round(limit / (1 + tracking + (wide - 1) * latin / (2 - latin)), 2)


def size(style: Style, scale: float, level: int, floor: Floor, page: float = 1.0) -> float:
    """Points, in halves; never below the floor unless the template's own size is.

    ``page``: how much larger than the usual page, and so its smallest sizes.
    """
    own = style.size
    least = floor[level % 2] * page
    points = round(own * scale * 2) / 2
    return max(points, min(own, least)) if points < least else points


def _set(
    paragraph: SlideParagraph, style: Style, width: float, size: float, *, even: bool
) -> Broken:
    """The lines of a paragraph in a box."""
    room, runs = width - style.left, paragraph.runs
    if len(runs) > 1:
        return _mixed(paragraph, style, _limit(room, size * paragraph.largest))
    text, language, scale, _ = runs[0]
    face = (style.wide, style.tracking)
    return _ended(text, language, style.bold, face, room, size * scale, even)


def _mixed(paragraph: SlideParagraph, style: Style, limit: float) -> Broken:
    """Runs of several sizes: they break like text of the largest, but where they fit, not."""
    wide = sum(
        (width(run.text, bold=style.bold) * (style.wide if run.language == "en" else 1) + _SEAM)
        * run.scale
        + style.tracking * len(run.text)
        for run in paragraph.runs
    )
    text = paragraph.text
    if wide / paragraph.largest <= limit:
        return Broken((text,))
    bare = width(text, bold=style.bold)  # its letters may stand apart
    apart = 1 + style.tracking * len(text) / bare if bare else 1.0
    return Broken(wrap(text, limit / (style.wide * apart), bold=style.bold))


class Measured(NamedTuple):
    """What texts take at a size.

    Attributes:
        lines: of each paragraph.
        height: of all in points.
        torn: paragraphs that have a word parted between two lines.
        lone: paragraphs that end in a line of a character or two.
    """

    lines: tuple[int, ...]
    height: float
    torn: int
    lone: int


class Setting(NamedTuple):  # made in thousands, many times faster than a frozen dataclass
    """A slot with the scale its text is set at.

    Attributes:
        height, width: points of the text area, when not the slot's own.
        most: lines a paragraph may have, 0 for any number.
        air: points added above each item of a list that leaves room.
        lead: points added above each thing that is said under a heading.
    """

    slot: Slot
    floor: Floor = BODY
    scale: float = 1.0
    height: float = 0.0
    width: float = 0.0
    most: int = 0
    air: float = 0.0
    lead: float = 0.0

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
        return self._at(paragraph, self.size(paragraph)).lines

    def _at(self, paragraph: SlideParagraph, size: float) -> Broken:
        """The lines at a size."""
        slot = self.slot
        style = slot.styles[paragraph.level]
        return _set(paragraph, style, self.width or slot.width, size, even=slot.is_title)

    def tall(self, paragraphs: Sequence[SlideParagraph]) -> float:
        """The height in points; a first paragraph's space before is not drawn."""
        return self.measured(paragraphs).height

    def measured(self, paragraphs: Sequence[SlideParagraph]) -> Measured:
        """How many lines each paragraph takes, and how tall they are together."""
        height, torn, lone = 0.0, 0, 0
        counts: list[int] = []
        slot = self.slot
        styles, even, wide = slot.styles, slot.is_title, self.width or slot.width
        loose = self._loose if len(paragraphs) > 1 else 1.0
        for paragraph in paragraphs:
            style, size = styles[paragraph.level], self.size(paragraph)
            found = _set(paragraph, style, wide, size, even=even)
            count = len(found.lines)
            pitch = size * paragraph.largest * style.line
            height += count * pitch + (self._above(paragraph, loose) if counts else 0)
            counts.append(count)
            torn += found.torn
            lone += found.lone
        return Measured(tuple(counts), height, torn, lone)

    def holds(self, measured: Measured) -> bool:
        """Whether there is room for so much, in lines and in height."""
        if self.most and max(measured.lines, default=0) > self.most:
            return False
        return measured.height <= (self.height or self.slot.height)

    def before(self, paragraph: SlideParagraph) -> float:
        """Space above in points."""
        return self._above(paragraph, self._loose)

    def _above(self, paragraph: SlideParagraph, loose: float) -> float:
        if paragraph.close:
            return _CLOSELY * self.size(paragraph)
        level = paragraph.level
        air = self.air if level == 0 else self.lead if level == 2 else 0.0
        return self.slot.styles[level].before * loose + (air + paragraph.sunk)

    @property
    def _loose(self) -> float:
        """Of its own, the space above a paragraph; it tightens faster than the type shrinks."""
        return self.scale if self.scale >= 1 else max(self.scale, self.least) ** _TIGHTENING

    def fits(self, paragraphs: Sequence[SlideParagraph]) -> bool:
        return self.holds(self.measured(paragraphs))

    def broken(self, paragraphs: Sequence[SlideParagraph]) -> tuple[SlideParagraph, ...]:
        """The paragraphs with line breaks of ours where text by itself would flow otherwise."""
        return tuple(map(self._broken, paragraphs))

    def _broken(self, paragraph: SlideParagraph) -> SlideParagraph:
        if len(paragraph.runs) != 1:
            return paragraph
        size = self.size(paragraph)
        found = self._at(paragraph, size)
        lines, run = found.lines, paragraph.runs[0]
        if len(lines) == 1 or found.free:
            return paragraph
        if run.language == "en":
            style = self.style(paragraph)
            face = (style.wide, style.tracking)
            limit = _limit((self.width or self.slot.width) - style.left, size * run.scale)
            limit = limit if face == _AS_MEASURED else _narrowed(face, run.text, "en", limit)
            lines = led(lines, limit, bold=style.bold)
        text = "\v".join(line.strip() for line in lines)
        return paragraph._replace(runs=(run._replace(text=text),))

    @property
    def least(self) -> float:
        """The scale at which everything has reached the floor."""
        least, floor, page = 1.0, self.floor, self.slot.scale
        for level, style in enumerate(self.slot.styles):
            least = min(least, floor[level % 2] * page / style.size)
        return least


def led(lines: tuple[str, ...], limit: float, *, bold: bool) -> tuple[str, ...]:
    """The lines that must be parted by us: English that ends where it would stays easy to edit."""
    found = [""]
    for n, line in enumerate(lines):
        rest = "".join(lines[n:])
        flows = {wrap(rest, room, bold=bold)[0] for room in (limit, limit / _WIDTH)} == {line}
        found[-1] += line
        if not flows:
            found.append("")
    return tuple(one for one in found if one)


def sizes(setting: Setting) -> Iterator[Setting]:
    """The setting at one size after the other, down to the floor."""
    yield setting
    least = setting.least
    while setting.scale >= least:
        setting = setting._replace(scale=setting.scale * _STEP)
        yield setting


def best(ways: Iterable[tuple[_WayT, float, tuple[int, ...], int]]) -> _WayT | None:
    """The first of the ways with the fewest faults, or one hardly smaller with fewer lone ends.

    Each is told with its scale, the largest first, its faults, and its texts that end in a line
    of a character or two.
    """
    found: tuple[_WayT, float, tuple[int, ...], int] | None = None
    for way, scale, faults, lone in ways:
        if found is None or faults < found[2]:
            found = way, scale, faults, lone
        elif scale < _HARDLY * found[1]:
            if not any(found[2]):
                break
        elif faults == found[2] and lone < found[3]:
            found = way, found[1], faults, lone
        if not any(found[2]) and not found[3]:
            break
    return found and found[0]


def fitted(setting: Setting, paragraphs: Sequence[SlideParagraph], most: int = 0) -> Setting | None:
    """The largest size at which the text fits and no word is parted, failing that it fits.

    ``None`` when it does not even at the floor. ``most``: the lines that a paragraph should have at
    most, where that is possible.
    """

    def ways() -> Iterator[tuple[Setting, float, tuple[int, ...], int]]:
        for one in sizes(setting):
            measured = one.measured(paragraphs)
            if one.holds(measured):
                over = sum(max(0, count - most) for count in measured.lines) if most else 0
                yield one, one.scale, (over, measured.torn), measured.lone

    return best(ways())
