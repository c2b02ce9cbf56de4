"""What forms are drawn with: rooms parted, texts set alike, cards and badges in one manner."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from generator.slides.composing.desk import UNLIKE
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.fit import CARD, SMALL_CARD, Setting, best
from generator.slides.composing.pages import Block
from generator.slides.composing.text import pairs, point
from generator.slides.icons import chosen
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Bilingual, Group, Point
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.fit import Floor, Measured
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role
    from generator.slides.templates.palette import Palette

_Item = TypeVar("_Item")

# Points of type that texts on a usual page have: few sizes, far enough apart to be told from each
# other, so that what is alike looks alike on all slides of a deck.
LADDER = (28.0, 24.0, 21.0, 18.0, 16.0)
_STEP = 0.95
_GROWN = 1.4  # how much larger than its layout says the type of a short text may be

# Share of the free height above a form that does not fill its room: a little above the middle.
_HIGH = 0.4

# Share of its height that a text takes before it is rather set larger in more lines; how much
# larger it must be then, and in how many more lines at most.
_FULL, _WORTH, _MORE = 0.75, 1.06, 2

# Points that several texts may have beside a smaller title; share of a title's size otherwise.
_READABLE, _UNDER_TITLE = 28.0, 0.95

# Share of the height that is left in a card which what is said there is set apart by, and the most
# points of it.
_SPREAD, _LOOSEST = 0.5, 12.0

# Share of its room from which on a card takes all of it, so that slides end at one height; inches
# under the text of a lower one.
_NEARLY, _UNDER = 0.9, 0.16

_INCH = 914_400
_HAIR = 0.012
_AXIS = 0.03  # inches: thickness of lines that part things, and of those along which they stand


class SetText(NamedTuple):
    """What stands in a field, at the size it was set, and how much that takes."""

    setting: Setting
    words: Pair
    measured: Measured

    @property
    def tall(self) -> int:
        """EMU it needs, inner margins included."""
        insets = self.setting.slot.insets[1] + self.setting.slot.insets[3]
        return round((self.measured.height + insets + 2) * EMU_PER_POINT)

    @property
    def ends_well(self) -> bool:
        """No word of it is broken inside, and no line of a character or two is its last."""
        return not self.measured.torn and not self.measured.lone

    def inked(self, color: str) -> SetText:
        """For a ground of another colour."""
        words = tuple(
            p._replace(runs=tuple(run._replace(color=color) for run in p.runs)) for p in self.words
        )
        return self._replace(words=words)

    def lines(self, *, head: bool) -> int:
        """Of its longest paragraph: of the headings (levels 0 and 1), or of the others."""
        counted = zip(self.words, self.measured.lines, strict=True)
        return max((count for p, count in counted if (p.level < 2) == head), default=0)

    def within(self, head: int, most: int) -> bool:
        """Whether headings have at most so many lines, and the others so many."""
        for p, count in zip(self.words, self.measured.lines, strict=True):
            if count > (head if p.level < 2 else most):
                return False
        return True


Texts: TypeAlias = dict[str, SetText]
"""By field."""

Wanted: TypeAlias = "Mapping[str, tuple[Frame, Pair]]"
"""By field: where something may stand, and what."""

Known: TypeAlias = "dict[tuple[str, int, Floor, float], tuple[Pair, Measured]]"
"""By field, width, floor and scale what was measured: rooms that differ in height are tried."""


@dataclass(frozen=True, slots=True)
class Studio:
    """What a form is drawn with; lengths in EMU, ``unit`` being an inch on a usual page."""

    desk: Desk
    role: Role
    room: Frame
    unit: int
    known: Known = field(default_factory=dict)

    @property
    def palette(self) -> Palette:
        return self.desk.template.palette

    @property
    def upright(self) -> bool:
        """The room is taller than wide: what stands side by side elsewhere stands in a pile."""
        return self.room.h > self.room.w

    def cells(self, count: int, gap: int) -> tuple[Frame, ...]:
        """``count`` equal frames side by side, or in a pile."""
        return (down if self.upright else across)(self.room, count, gap)

    def cards(self, cells: Sequence[Frame], height: int, gap: int) -> tuple[Frame, ...]:
        """``cells`` cut to ``height``, all of them together a little above the middle."""
        count = len(cells) if self.upright else 1
        y = self.centred(count * (height + gap) - gap)
        return tuple(
            replace(cell, y=y + n % count * (height + gap), h=height)
            for n, cell in enumerate(cells)
        )

    def length(self, inches: float) -> int:
        return round(inches * self.unit)

    def points(self, size: float) -> float:
        """Points of type that is ``size`` on a usual page."""
        return size * self.unit / _INCH

    def alike(
        self,
        wanted: Wanted,
        neat: Callable[[Texts], bool],
        *,
        largest: float = _GROWN,
        free: bool = False,
    ) -> Texts | None:
        """All texts at one scale; see ``set_alike``. In more lines where there is height for it.

        ``None`` when they fit at none; fields without words are left out. ``free``: they are what
        the slide shows, and may be larger than its title.
        """
        slots = {
            field: (self.role.fields[field].at(frame), words)
            for field, (frame, words) in wanted.items()
        }
        largest *= self.desk.scale
        largest = largest if free else self._under_title(slots, largest)
        rungs = () if free else self._rungs(slots, largest)
        found = set_alike(slots, CARD, neat, largest=largest, known=self.known, rungs=rungs)
        if found is None:
            return set_alike(
                slots, SMALL_CARD, neat, largest=largest, known=self.known, rungs=rungs
            )
        told = any(p.level > 1 for text in found.values() for p in text.words)
        for more in range(1, _MORE + 1):
            if not isinstance(neat, Lines) or neat.fixed or not (told or neat.head > 1):
                break
            if _fullest(found) >= _FULL:
                break
            least = _WORTH * max(text.setting.scale for text in found.values())
            scales = [scale for scale in rungs or _scales(largest, least) if scale >= least]
            if not scales:
                break
            found = _larger(slots, neat.roomy(more), scales, self.known) or found
        return found

    def _rungs(self, slots: Mapping[str, tuple[Slot, Pair]], largest: float) -> tuple[float, ...]:
        """Scales at which what is said, and not what heads it, has a size of the ladder."""
        said = max((p.level for _, words in slots.values() for p in words), default=0)
        own = max((slot.styles[said - said % 2].size for slot, _ in slots.values()), default=1.0)
        # No smaller than its layout says only because a deck says little in a smaller size.
        usual = (own,) if self.desk.said and own > self.ladder[0] else ()
        return tuple(scale for each in (*usual, *self.ladder) if (scale := each / own) <= largest)

    @property
    def ladder(self) -> tuple[float, ...]:
        """Points that what is said may have on this page, up to the size that the deck has."""
        return _ladder(self.points(self.desk.template.type), self.desk.said)

    def _under_title(self, slots: Mapping[str, tuple[Slot, Pair]], largest: float) -> float:
        """The largest scale at which none of several texts outgrows the slide's title."""
        title = self.role.fields.get("title")
        if title is None or len(slots) < 2 or self.role.name in UNLIKE:
            return largest
        limit = max(_UNDER_TITLE * self.desk.heads(self.role), _READABLE * title.scale)
        heads = [slot.styles[pair[0].level].size for slot, pair in slots.values() if pair]
        return min(largest, max(1.0, limit / max(heads, default=limit)))

    def block(
        self,
        text: SetText,
        frame: Frame,
        look: Look | None = None,
        *,
        anchor: str = "",
        lead: float = 0.0,
    ) -> Block:
        setting = text.setting
        slot = setting.slot.at(frame)
        if anchor:
            slot = replace(slot, anchor=anchor, anchored=True)
        placed = Setting(slot, setting.floor, setting.scale, air=lead, lead=lead)
        return Block(placed, placed.broken(text.words), None, look)

    def apart(self, texts: Iterable[SetText], room: int) -> float:
        """Points by which what is said in texts side by side stands further apart in a higher room.

        The same in all of them, so that what is alike begins at one height.
        """
        each = [(text.tall, sum(not p.level % 2 for p in text.words[1:])) for text in texts]
        free = room - max((tall for tall, _ in each), default=room)
        most = max((count for _, count in each), default=0)
        spread = _SPREAD * max(0, free) / max(1, most) / EMU_PER_POINT
        return round(min(spread, self.points(_LOOSEST)))

    def snug(self, texts: Iterable[SetText], room: int) -> tuple[float, int]:
        """Points that what is said stands further apart by, and the height of cards around texts.

        As high as they need, so that no card is an empty box; all of their ``room`` where they
        nearly fill it.
        """
        texts = tuple(texts)
        each = [(text.tall, sum(not p.level % 2 for p in text.words[1:])) for text in texts]
        apart = self.apart(texts, room)
        natural = max((tall + round(apart * n * EMU_PER_POINT) for tall, n in each), default=room)
        return apart, room if natural >= _NEARLY * room else natural + self.length(_UNDER)

    def level(self, texts: Texts) -> Texts:
        """What is said under headings of unequal lines begins at one height."""
        heads = {key: _headed(text) for key, text in texts.items()}
        lowest = max(heads.values(), default=0.0)
        return {key: _sunk(text, lowest - heads[key]) for key, text in texts.items()}

    def centred(self, height: int) -> int:
        """The top of something so tall in the room."""
        return self.room.y + round(max(0, self.room.h - height) * _HIGH)

    def rule(self, x: int, y: int, w: int) -> Ornament:
        """A thin line that parts what is above from what is below."""
        return Ornament(Frame(x, y, w, self.length(_HAIR)), Look(self.palette.rule))

    def axis(self, start: tuple[int, int], end: tuple[int, int]) -> Ornament:
        """A line along which things stand, level or upright."""
        thick = self.length(_AXIS)
        w, h = end[0] - start[0], end[1] - start[1]
        level = w > h
        frame = (
            Frame(start[0], start[1] - thick // 2, w, thick)
            if level
            else Frame(start[0] - thick // 2, start[1], thick, h)
        )
        return Ornament(frame, Look(self.palette.rule))

    def dot(self, x: int, y: int, side: int) -> Ornament:
        """Round, from (x, y) on."""
        return Ornament(Frame(x, y, side, side), Look(self.palette.accent, geometry="ellipse"))

    def icons(self, texts: Sequence[Bilingual]) -> tuple[str, ...]:
        """One for each text; none where a text asks for none, or where icons are not wanted."""
        return chosen([text.en for text in texts]) if self.desk.icons else ()

    def icon(self, name: str, place: tuple[int, int], side: int, color: str = "") -> Ornament:
        """An icon of the set, in lines."""
        return Ornament(Frame(*place, side, side), Look(color or self.palette.accent), icon=name)

    def badge(self, letter: str, place: tuple[int, int], side: int, color: str) -> Ornament:
        """A letter or number on a ground of the template's geometry."""
        frame = Frame(*place, side, side)
        size = (0.48 if len(letter) < 2 else 0.4) * side / EMU_PER_POINT
        look = Look(color, geometry=self.desk.template.badge)
        return Ornament(frame, look, letter, size, self.palette.paper)

    def card(
        self, frame: Frame, accent: str = "", *, bare: bool = False
    ) -> tuple[Look, tuple[Ornament, ...]]:
        """The ground of a card and its coloured edge, in the template's manner.

        A ``bare`` one has no edge but where its template's cards always have.
        """
        color, edge = accent or self.palette.accent, self.length(0.06)
        if self.desk.template.cards == "bar":
            bar = replace(frame, x=frame.x - edge, w=edge)
            return Look(self.palette.card), (Ornament(bar, Look(color)),)
        look = Look(self.palette.card)
        if not self.palette.card:
            look = Look("", self.palette.rule, 0.75)
        return look, () if bare else (
            Ornament(replace(frame, y=frame.y - edge, h=edge), Look(color)),
        )


@lru_cache(maxsize=64)
def _ladder(usual: float, said: float) -> tuple[float, ...]:
    return tuple(size * usual for size in LADDER if not said or size <= said)


def _headed(text: SetText) -> float:
    """Points that its headings take."""
    heads = tuple(p for p in text.words if p.level < 2)
    return text.setting.tall(heads) if heads else 0.0


def _sunk(text: SetText, points: float) -> SetText:
    """With the first thing that is said under its heading lower down."""
    at = next((n for n, p in enumerate(text.words) if n and p.level == 2), 0)
    if not at or not points:
        return text
    words = list(text.words)
    words[at] = words[at]._replace(sunk=points)
    measured = text.measured._replace(height=text.measured.height + points)
    return text._replace(words=tuple(words), measured=measured)


def set_alike(
    slots: Mapping[str, tuple[Slot, Pair]],
    floor: Floor,
    neat: Callable[[Texts], bool],
    *,
    largest: float = 1.0,
    known: Known | None = None,
    rungs: Sequence[float] = (),
) -> Texts | None:
    """Texts at one scale: the largest that is neat, else that of fewest broken headings.

    Neat is none with a word broken inside, which counts as a heading broken. ``rungs``: the scales
    to try, the largest first, and then smaller ones.
    """
    known = {} if known is None else known
    filled = {key: pair for key, pair in slots.items() if pair[1]}

    def tried() -> Iterator[float]:
        yield from (rung for rung in rungs if rung > 1)  # no least scale is above 1
        least = min((Setting(slot, floor).least for slot, _ in filled.values()), default=1.0)
        yield from (rung for rung in rungs if least < rung <= 1)
        yield from _scales(min(largest, *rungs) * _STEP if rungs else largest, least * _STEP)

    def ways() -> Iterator[tuple[Texts, float, tuple[int, ...], int]]:
        for scale in tried():
            texts = _set_at(filled, floor, scale, known)
            if texts is not None:
                torn = sum(text.measured.torn > 0 for text in texts.values())
                faults = 0
                if torn or not neat(texts):
                    broken = sum(text.lines(head=True) > 1 for text in texts.values())
                    faults = 1 + broken + torn
                yield texts, scale, (faults,), sum(text.measured.lone for text in texts.values())

    return best(ways())


def _scales(largest: float, least: float) -> Iterator[float]:
    """From the largest down, by small steps."""
    while largest >= least:
        yield largest
        largest *= _STEP


def _fullest(texts: Texts) -> float:
    """Share of its height that the tallest takes; all of it where there is none."""
    return max((t.tall / t.setting.slot.frame.h for t in texts.values()), default=1.0)


def _larger(
    slots: Mapping[str, tuple[Slot, Pair]],
    neat: Lines,
    scales: Iterable[float],
    known: Known,
) -> Texts | None:
    """Neat texts at the first of some scales, the largest first."""
    filled = {key: pair for key, pair in slots.items() if pair[1]}
    for scale in scales:
        texts = _set_at(filled, CARD, scale, known)
        if texts is not None and neat(texts) and all(t.ends_well for t in texts.values()):
            return texts
    return None


def _set_at(
    slots: Mapping[str, tuple[Slot, Pair]], floor: Floor, scale: float, known: Known
) -> Texts | None:
    """All texts at a scale, or ``None`` as soon as one does not fit."""
    texts: Texts = {}
    for key, (slot, words) in slots.items():
        setting = Setting(slot, floor, scale)
        at = (key, slot.frame.w, floor, scale)
        before, measured = known.get(at, (None, None))
        if measured is None or before != words:
            measured = setting.measured(words)
            known[at] = (words, measured)
        if not setting.holds(measured):
            return None
        texts[key] = SetText(setting, words, measured)
    return texts


def even(items: Sequence[_Item], most: int) -> list[Sequence[_Item]]:
    """Items over the fewest pages of at most ``most``, evenly; empty where one stood alone."""
    pages = -(-len(items) // most)
    if not pages or len(items) // pages < 2:
        return []
    sizes = [len(items) // pages + (n < len(items) % pages) for n in range(pages)]
    starts = [sum(sizes[:n]) for n in range(pages)]
    return [items[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def studio(desk: Desk, name: str) -> Studio | None:
    """For the form ``name``; ``None`` in a template without its layout."""
    role = desk.find(name)
    if role is None:
        return None
    return Studio(desk, role, desk.room(role), round(min(desk.template.page) / 7.5))


def across(room: Frame, count: int, gap: int) -> tuple[Frame, ...]:
    """``count`` equal frames side by side."""
    wide = (room.w - gap * (count - 1)) // count
    return tuple(Frame(room.x + n * (wide + gap), room.y, wide, room.h) for n in range(count))


def down(room: Frame, count: int, gap: int) -> tuple[Frame, ...]:
    """``count`` equal frames one under the other."""
    tall = (room.h - gap * (count - 1)) // count
    return tuple(Frame(room.x, room.y + n * (tall + gap), room.w, tall) for n in range(count))


@dataclass(frozen=True, slots=True)
class Lines:
    """Neat: at most so many lines a heading, and so many any other paragraph.

    ``fixed``: no more, however much height there is.
    """

    head: int
    most: int
    fixed: bool = False

    def __call__(self, texts: Texts) -> bool:
        return all(text.within(self.head, self.most) for text in texts.values())

    def roomy(self, more: int) -> Lines:
        """With more lines: a heading that has one keeps it, unlike texts without headings."""
        return Lines(
            self.head + more if 1 < self.head == self.most else self.head, self.most + more
        )


def tallest(texts: Iterable[SetText]) -> int:
    return max((text.tall for text in texts), default=0)


def headed(desk: Desk, group: Group) -> Pair:
    """A group's title and, one level below, its points."""
    return point(group.title, desk.mode) + below(desk, group.points)


def below(desk: Desk, points: Sequence[Point]) -> Pair:
    return tuple(p for item in pairs(points, desk.mode, 2) for p in item)
