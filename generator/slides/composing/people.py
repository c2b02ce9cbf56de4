"""People side by side: each a card, the same facts at the same height."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import Form
from generator.slides.composing.drawing import Ornament
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, across, below, even, studio, tallest
from generator.slides.composing.text import Run, SlideParagraph, point, shown
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Bilingual, Group, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts
    from generator.slides.composing.text import Pair

_MOST_IN_ROW = 4
_MOST = 6
# Inches: the largest at which the facts are not crowded; of two people a page.
_BADGES, _LARGE_BADGES = (1.1, 0.8, 0.55), (1.3, 1.0, 0.7)
_INNER = 0.22
_GAP = 0.3
# Inches: within a card, between cards, and of a card whose badge stands beside the texts.
_TALLEST = 3.0

_GROWN = 1.4  # how much larger than its layout says what is said of people in two rows may be
_SHORTEST = 0.8  # share of the room that cards take at least

_USUAL = 0.95  # scale of type down to which a card is not crowded
_SMALLEST = 0.8  # scale down to which a name is set so that both its languages stand on one line
_SMALLER = 0.75  # of a name's second language beside the first

_NARROW = 1.15  # how much larger what is said of four in a row must be than of two by two
_BESIDE = 0.84  # scale of type below which four people rather stand on two slides than on one

_PARTS = re.compile(r"[\s・･＝=\-]+")
# Words of a sentence that have a capital letter only as they begin it.
_OPENERS = frozenset({"a", "an", "at", "for", "how", "in", "on", "the", "to", "when", "with"})
_TITLES = frozenset({"Dr", "Mr", "Mrs", "Ms", "Prof", "Professor"})
_WHOLE_NAME = range(2, 4)  # words of a name that is given whole


def profiles(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Cards of two to six people a page; empty where their texts fit on none."""
    made = studio(desk, "profiles")
    bare = studio(replace(desk, note=(), reserved={}), "profiles")
    if made is None or bare is None or scene.points or scene.fields or scene.table:
        return ()
    if len(scene.groups) == _MOST_IN_ROW and not made.upright:
        four = _four(made, scene.groups)
        if four is not None:
            return (four,)
    found: tuple[Sheet, ...] = ()
    for most in range(_MOST, 1, -1):
        pages = even(scene.groups, most)
        sheets, neat = _pages((made, bare), pages) if pages else ((), False)
        if neat:
            return sheets
        found = found or sheets
    return found


def _four(made: Studio, groups: Sequence[Group]) -> Sheet | None:
    """Four on one slide, in a row or two by two: whichever says more of them in larger type."""
    rows = [row for size in _BADGES if (row := _row(made, groups, size, beside=False))]
    row = max(rows, key=lambda row: min(row.facts, row.names), default=None)
    ways = (_wide(made, groups, under=under) for under in (False, True))
    wide = max((way for way in ways if way is not None), key=_least, default=None)
    if row is not None and (wide is None or min(row.facts, row.names) >= _NARROW * _least(wide)):
        return row.sheet if min(row.facts, row.names) >= _BESIDE else None
    return wide if wide is not None and _least(wide) >= _BESIDE else None


def _pages(
    rooms: tuple[Studio, Studio], pages: Sequence[Sequence[Group]]
) -> tuple[tuple[Sheet, ...], bool]:
    """All at one size, and whether none is crowded; none where those of one page do not fit.

    ``rooms``: of the first page, which has the scene's note, and of the others.
    """
    made, bare = rooms
    if made.upright or any(len(groups) > _MOST_IN_ROW for groups in pages):
        wide = [_wide(bare if n else made, groups) for n, groups in enumerate(pages)]
        return tuple(sheet for sheet in wide if sheet) if None not in wide else (), True
    two = all(len(groups) == 2 for groups in pages)
    found: tuple[_PeopleRow, ...] = ()
    for beside in (False, True) if two else (False,):
        for size in _LARGE_BADGES if two else _BADGES:
            each = (
                _row(bare if n else made, groups, size, beside=beside)
                for n, groups in enumerate(pages)
            )
            rows = [row for row in each if row]
            if len(rows) == len(pages) and _value(rows) > _value(found):
                found = tuple(rows)
            if not two and found and all(row.neat for row in found):
                break
    if len({(row.names, row.facts) for row in found}) > 1:
        most = min(row.names for row in found), min(row.facts for row in found)
        first = found[0]
        alike = (
            _row(bare if n else made, groups, first.badge, most, beside=first.beside)
            for n, groups in enumerate(pages)
        )
        found = tuple(row or found[n] for n, row in enumerate(alike))
    return tuple(row.sheet for row in found), bool(found) and all(row.neat for row in found)


def _value(rows: Sequence[_PeopleRow]) -> float:
    """The larger the type of what is said of them, and of their names, the better."""
    return min((row.facts + row.names / 3 for row in rows), default=0.0)


@dataclass(frozen=True, slots=True)
class _PeopleRow:
    """People side by side, and the scales their names and facts were set at."""

    sheet: Sheet
    badge: float
    beside: bool
    names: float
    facts: float

    @property
    def neat(self) -> bool:
        return min(self.names, self.facts) >= _USUAL


def _row(
    made: Studio,
    groups: Sequence[Group],
    size: float,
    most: tuple[float, float] = (1.5, 1.6),
    *,
    beside: bool,
) -> _PeopleRow | None:
    """Badge, name, facts from top to bottom; or the badge ``beside`` the name.

    ``most``: the largest scales of names and facts.
    """
    cells = dict(enumerate(across(made.room, len(groups), made.length(_GAP)), 1))
    inner, badge = made.length(_INNER), made.length(size)
    apart = badge + inner if beside else 0
    wide = {n: replace(c, x=c.x + inner, w=c.w - 2 * inner) for n, c in cells.items()}
    people = dict(enumerate(groups, 1))
    room = made.room.h - 3 * inner - (0 if beside else badge)
    named = made.alike(
        {
            f"person_{n}": (
                Frame(wide[n].x + apart, wide[n].y, wide[n].w - apart, room // 2),
                point(g.title, made.desk.mode),
            )
            for n, g in people.items()
        },
        Lines(1, 1),
        largest=most[0],
    )
    if not named:
        return None
    names = tallest(named.values())
    head = max(names, badge) if beside else badge + inner // 2 + names
    spots = {n: replace(w, h=made.room.h - head - 5 * inner // 2) for n, w in wide.items()}
    facts = _facts(made, groups, spots, min(most[1], _under(made, named)))
    if facts is None:
        return None
    under = tallest(facts.values())
    natural = min(made.room.h, head + under + 5 * inner // 2)
    height = max(natural, round(made.room.h * _SHORTEST))
    y = made.centred(height)
    lead = inner + (height - natural) // 2
    fill = NOTHING
    for n, cell in cells.items():
        card = replace(cell, y=y, h=height)
        look, marks = made.card(card, bare=True)
        at = (wide[n].x, y + lead + (max(0, names - badge) // 2 if beside else 0))
        mono = made.badge(monogram(people[n].title.text), at, badge, made.palette.deep)
        fill += Fill(marks=(Ornament(card, look), *marks, mono))
        name, fact = named.get(f"person_{n}"), facts.get(f"person_{n}_body")
        if name is not None:
            top = y + lead + (max(0, badge - names) // 2 if beside else badge + inner // 2)
            frame = name.setting.slot.frame
            fill += Fill((made.block(name, replace(frame, y=top, h=names)),))
        if fact is not None:
            frame = replace(wide[n], y=y + lead + head + inner // 2, h=under)
            fill += Fill((made.block(fact, frame),))
    sheet = _sheet(made, fill, groups, len(groups))
    return _PeopleRow(sheet, size, beside, _scale(named), _scale(facts))


def _facts(
    made: Studio, groups: Sequence[Group], spots: Mapping[int, Frame], largest: float
) -> Texts | None:
    """What is said of each, all at one size."""
    wanted = {
        f"person_{n}_body": (spots[n], below(made.desk, group.points))
        for n, group in enumerate(groups, 1)
    }
    return made.alike(wanted, Lines(2, 2), largest=largest)


def _under(made: Studio, named: Texts) -> float:
    """The largest scale of facts that are no larger than the names over them."""
    size = min(text.setting.size(text.words[0]) for text in named.values())
    own = made.role.fields["person_1_body"].styles[2].size * made.desk.scale
    return min(_GROWN, size / own)


def _scale(texts: Texts) -> float:
    return min((text.setting.scale for text in texts.values()), default=_USUAL)


def _least(sheet: Sheet) -> float:
    """The smallest scale of type on it."""
    return min(block.setting.scale for block in sheet.fill.blocks)


def _wide(made: Studio, groups: Sequence[Group], *, under: bool = False) -> Sheet | None:
    """Two rows, or a pile: the badge beside the name and the facts, or these ``under`` it."""
    columns = 1 if made.upright else -(-len(groups) // 2)
    rows = -(-len(groups) // columns)
    gap, inner = made.length(_GAP) // 2, made.length(_INNER) // 2
    height = min((made.room.h - gap * (rows - 1)) // rows, made.length(_TALLEST))
    top = made.centred(rows * (height + gap) - gap)
    cells = across(made.room, columns, gap)
    places = [
        replace(cells[n % columns], y=top + n // columns * (height + gap), h=height)
        for n in range(len(groups))
    ]
    badge = made.length(0.5 if under else 0.7)
    people = dict(enumerate(zip(groups, places, strict=True), 1))
    texts = {
        n: replace(p, x=p.x + 2 * inner + badge, w=p.w - 3 * inner - badge, h=p.h - 2 * inner)
        for n, (_, p) in people.items()
    }
    named = made.alike(
        {
            f"person_{n}": (replace(texts[n], h=texts[n].h // 3), words)
            for n, words in _names(made, groups, texts[1].w).items()
        },
        Lines(1, 1),
    )
    if not named:
        return None
    names = max(tallest(named.values()), badge if under else 0)
    if under:
        left = inner + badge
        texts = {n: replace(t, x=t.x - left, w=t.w + left) for n, t in texts.items()}
    spots = {n: replace(frame, h=frame.h - names) for n, frame in texts.items()}
    facts = _facts(made, groups, spots, _under(made, named))
    if facts is None:
        return None
    lead = (texts[1].h - names - tallest(facts.values())) // 2
    fill = NOTHING
    for n, (group, place) in people.items():
        look, marks = made.card(place, bare=True)
        at = (place.x + inner, place.y + inner + lead)
        mono = made.badge(monogram(group.title.text), at, badge, made.palette.deep)
        fill += Fill(marks=(Ornament(place, look), *marks, mono))
        top = place.y + inner + lead
        name, fact = named.get(f"person_{n}"), facts.get(f"person_{n}_body")
        if name is not None:
            frame = replace(name.setting.slot.frame, y=top, h=names)
            fill += Fill((made.block(name, frame, anchor="ctr" if under else ""),))
        if fact is not None:
            fill += Fill((made.block(fact, replace(texts[n], y=top + names, h=fact.tall)),))
    return _sheet(made, fill, groups, columns)


def _names(made: Studio, groups: Sequence[Group], room: int) -> dict[int, Pair]:
    """Both languages of a name on one line where all have room for that."""
    slot = made.role.fields["person_1"]
    limit = room / EMU_PER_POINT / slot.styles[0].size / slot.styles[0].wide / _SMALLEST
    both = {n: _beside(made, group.title.text) for n, group in enumerate(groups, 1)}
    if all(
        sum(width(run.text, bold=True) * run.scale for run in p.runs) < limit
        for (p,) in both.values()
    ):
        return dict(both)
    return {n: point(group.title, made.desk.mode) for n, group in enumerate(groups, 1)}


def _beside(made: Studio, name: Bilingual) -> tuple[SlideParagraph]:
    first, *second = shown(name, made.desk.mode)
    runs = [Run(first[1], first[0])]
    for language, words in second:
        runs += [Run("\u3000", "ja"), Run(words, language, _SMALLER, made.palette.soft)]
    return (SlideParagraph(tuple(runs)),)


def _sheet(made: Studio, fill: Fill, groups: Sequence[Group], columns: int) -> Sheet:
    letters = tuple(monogram(group.title.text) for group in groups)
    return Sheet(made.role, fill, form=Form(across=columns, letters=letters))


def monogram(name: Bilingual, role: Bilingual | None = None) -> str:
    """One or two capital letters of the English name, else the Japanese name's first character.

    Of a title that says something of somebody ("Droege builds …") those of the name in it, or of
    the name that their role gives whole ("Jessica Zelt, who builds …").
    """
    if name.en:
        parts = [part for part in _PARTS.split(name.en) if part[:1].isalnum()]
        parts = [part for part in parts if part.rstrip(".") not in _TITLES] or parts
        if not parts[-1:] or parts[-1][0].islower():
            parts = _named((role.en or "") if role else "") or _somebody(parts) or parts
        letters = [part[0].upper() for part in parts]
        return "".join((letters[0], letters[-1]) if len(letters) > 1 else letters) or "?"
    return (name.ja or "?")[:1]


def _named(role: str) -> list[str]:
    """The first or last piece of a role that is a name, given whole."""
    pieces = [piece.split() for piece in role.split(",")]
    pieces = [[part for part in piece if part.rstrip(".") not in _TITLES] for piece in pieces]
    ends = (piece for piece in (*pieces[:1], *pieces[-1:]) if len(piece) in _WHOLE_NAME)
    return next((each for each in ends if all(part[0].isupper() for part in each)), [])


def _somebody(parts: Sequence[str]) -> list[str]:
    """Words with capital letters that follow each other, the sentence's own left out.

    Two of them are a whole name; the first word of a sentence has its capital anyway.
    """
    runs: list[list[str]] = [[]]
    for part in parts:
        if part[0].isupper() and part.lower() not in _OPENERS:
            runs[-1].append(part)
        elif runs[-1]:
            runs.append([])
    found = [run for run in runs if run]
    whole = (run for run in found if len(run) > 1)
    opens = found and parts[0] == found[0][0]
    return next(whole, found[1] if opens and len(found) > 1 else found[0] if found else [])
