"""People side by side or one under the other: each a card, the same facts at the same place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.japanese.width import width
from generator.model import Form
from generator.slides.composing.drawing import Ornament
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, across, below, down, even, studio, tallest
from generator.slides.composing.text import Run, SlideParagraph, point, shown
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.model import Bilingual, Group, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio, Texts
    from generator.slides.composing.text import Pair

_MOST_IN_ROW = 4
_MOST = 6
# Inches: the largest at which the facts are not crowded; of two people a page.
_BADGES, _LARGE_BADGES = (1.1, 0.8, 0.55), (1.3, 1.0, 0.7, 0.0)
_INNER = 0.22
_GAP, _TIGHT = 0.3, 0.16
# Inches: within a card, between cards, and of a card whose badge stands beside the texts.
_TALLEST = 3.0

_GROWN = 1.4  # how much larger than its layout says what is said of people in two rows may be
_SHORTEST = 0.8  # share of the room from which on cards take all of it

_MOST_LINES = 2  # of what is said of one in a row of people, before the row is a narrow one
_USUAL = 0.95  # scale of type down to which a card is not crowded
_SMALLEST = 0.8  # scale down to which a name is set so that both its languages stand on one line
_SMALLER = 0.8  # of a name's second language beside the first

_BARE = 0.92  # what type is worth that is so large only because there are no badges
_NARROW = 1.08  # how much larger type must be for four to stand otherwise than side by side
_BESIDE = 0.98  # scale of type below which four people rather stand on two slides than on one

# Of people one under the other. Inches: their badges, and what is free between cards and around
# what stands in them; shares of a card's width that names take; a card's height without its texts.
_LISTED, _CLOSE, _ROW_INNER = (0.8, 0.6, 0.0), 0.12, 0.2
_NAMED = (0.2, 0.38)
_LOOSE = 0.7

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
    found: tuple[Sheet, ...] = ()
    largest = _MOST
    if 1 < len(scene.groups) <= _MOST_IN_ROW and not made.upright:
        together = _together(made, scene.groups)
        if together is not None:
            found = (together.draw(),)
            if together.facts >= _BESIDE or len(scene.groups) < _MOST_IN_ROW:
                return found
        largest = _MOST_IN_ROW // 2
    for most in range(largest, 1, -1):
        pages = even(scene.groups, most)
        sheets, neat = _pages((made, bare), pages) if pages else ((), False)
        if neat or (sheets and largest < _MOST):
            return sheets
        found = found or sheets
    return found


def _together(made: Studio, groups: Sequence[Group]) -> _People | None:
    """All on one slide, in the way that says most of them in the largest type.

    Side by side where that is large enough; badges go before the type gets small.
    """
    two = len(groups) == 2
    ways = [
        _row(made, groups, size, beside=beside)
        for beside in ((False, True) if two else (False,))
        for size in (_LARGE_BADGES if two else _BADGES)
    ]
    many = len(groups) == _MOST_IN_ROW
    wide_enough = (way for way in ways if way and not (many and way.lines > _MOST_LINES))
    best = max(wide_enough, key=_worth, default=None)
    if best is not None and best.neat:
        return best
    others = [_listed(made, groups, size) for size in _LISTED]
    others += [_wide(made, groups, under=under) for under in (False, True)] if not two else []
    for other in others:
        if other and (best is None or _worth(other) >= _NARROW * _worth(best)):
            best = other
    return best


def _worth(way: _People) -> float:
    return min(way.facts, way.names) * (1.0 if way.badge else _BARE)


def _pages(
    rooms: tuple[Studio, Studio], pages: Sequence[Sequence[Group]]
) -> tuple[tuple[Sheet, ...], bool]:
    """All at one size, and whether none is crowded; none where those of one page do not fit.

    ``rooms``: of the first page, which has the scene's note, and of the others.
    """
    made, bare = rooms
    if made.upright or any(len(groups) > _MOST_IN_ROW for groups in pages):
        wide = [_wide(bare if n else made, groups) for n, groups in enumerate(pages)]
        return tuple(way.draw() for way in wide if way) if None not in wide else (), True
    two = all(len(groups) == 2 for groups in pages)
    found: tuple[_People, ...] = ()
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
    return tuple(row.draw() for row in found), bool(found) and all(row.neat for row in found)


def _value(rows: Sequence[_People]) -> float:
    """The larger the type of what is said of them, and of their names, the better."""
    shown = (1.0 if row.badge else _BARE for row in rows)
    worth = (row.facts + row.names / 3 for row in rows)
    return min((a * b for a, b in zip(worth, shown, strict=True)), default=0.0)


@dataclass(frozen=True, slots=True)
class _People:
    """People on a slide, which the chosen way draws, and the scales of their names and facts."""

    draw: Callable[[], Sheet]
    badge: float
    beside: bool
    names: float
    facts: float
    lines: int = 1

    @property
    def neat(self) -> bool:
        """Neither small nor in narrow columns."""
        return min(self.names, self.facts) >= _USUAL and self.lines <= _MOST_LINES


def _row(
    made: Studio,
    groups: Sequence[Group],
    size: float,
    most: tuple[float, float] = (1.5, 1.6),
    *,
    beside: bool,
) -> _People | None:
    """Badge, name, facts from top to bottom; or the badge ``beside`` the name.

    ``most``: the largest scales of names and facts.
    """
    cells = dict(enumerate(across(made.room, len(groups), made.length(_GAP)), 1))
    inner, badge = made.length(_INNER), made.length(size)
    apart = badge + inner if beside and badge else 0
    wide = {n: replace(c, x=c.x + inner, w=c.w - 2 * inner) for n, c in cells.items()}
    people = dict(enumerate(groups, 1))
    room = made.room.h - 3 * inner - (0 if beside else badge)
    heads = {n: Frame(w.x + apart, w.y, w.w - apart, room // 2) for n, w in wide.items()}
    named = made.alike(
        {f"person_{n}": (heads[n], point(g.title, made.desk.mode)) for n, g in people.items()},
        Lines(1, 1),
        largest=most[0],
    )
    if not named:
        return None
    names = tallest(named.values())
    above = 0 if beside or not badge else badge + inner // 2
    head = max(names, badge) if beside else above + names
    spots = {n: replace(w, h=made.room.h - head - 5 * inner // 2) for n, w in wide.items()}
    facts = _facts(made, groups, spots, min(most[1], _under(made, named)))
    if facts is None:
        return None
    under = tallest(facts.values())
    natural = min(made.room.h, head + under + 5 * inner // 2)
    height = made.room.h if natural >= _SHORTEST * made.room.h else natural + inner
    y = made.centred(height)
    lead = inner + (height - natural) // 2

    def draw() -> Sheet:
        fill = NOTHING
        for n, cell in cells.items():
            card = replace(cell, y=y, h=height)
            look, marks = made.card(card, bare=True)
            at = (wide[n].x, y + lead + (max(0, names - badge) // 2 if beside else 0))
            fill += Fill(marks=(Ornament(card, look), *marks, *_badge(made, people[n], at, badge)))
            name, fact = named.get(f"person_{n}"), facts.get(f"person_{n}_body")
            if name is not None:
                top = y + lead + (max(0, badge - names) // 2 if beside else above)
                fill += Fill((made.block(name, replace(name.setting.slot.frame, y=top, h=names)),))
            if fact is not None:
                frame = replace(wide[n], y=y + lead + head + inner // 2, h=under)
                fill += Fill((made.block(fact, frame),))
        return _sheet(made, fill, groups, len(groups), badges=bool(badge))

    return _People(draw, size, beside, _scale(named), _scale(facts), _longest(facts))


def _badge(made: Studio, person: Group, at: tuple[int, int], side: int) -> tuple[Ornament, ...]:
    """Their letters; nothing where no room is given to it."""
    letters = monogram(person.title.text)
    return (made.badge(letters, at, side, made.palette.deep),) if side else ()


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


def _longest(texts: Texts) -> int:
    """Lines of the paragraph that takes the most."""
    return max((text.lines(head=False) for text in texts.values()), default=1)


def _scale(texts: Texts) -> float:
    return min((text.setting.scale for text in texts.values()), default=_USUAL)


def _listed(made: Studio, groups: Sequence[Group], size: float) -> _People | None:
    """One under the other: badge and name at the left of a card, what is said of them beside it."""
    gap, inner, badge = made.length(_CLOSE), made.length(_ROW_INNER), made.length(size)
    cells = down(made.room, len(groups), gap)
    left = inner + (badge + inner if badge else 0)
    style = made.role.fields["person_1"].styles[0]
    both = [point(group.title, made.desk.mode) for group in groups]
    longest = max((width(p.text, bold=True) for words in both for p in words[:1]), default=1.0)
    named_in = round(1.05 * longest * style.size * style.wide * EMU_PER_POINT)
    least, most = (round(share * made.room.w) for share in _NAMED)
    named_in = max(least, min(most, named_in))
    people = dict(enumerate(cells, 1))
    named = made.alike(
        {
            f"person_{n}": (replace(cell, x=cell.x + left, w=named_in, h=cell.h - gap), both[n - 1])
            for n, cell in people.items()
        },
        Lines(1, 1),
    )
    if not named:
        return None
    beside = left + named_in + inner
    spots = {
        n: replace(cell, x=cell.x + beside, w=cell.w - beside - inner, h=cell.h - gap)
        for n, cell in people.items()
    }
    facts = _facts(made, groups, spots, _under(made, named))
    if facts is None:
        return None
    texts = (*named.values(), *facts.values())
    height = min(cells[0].h, max(tallest(texts), badge) + made.length(_LOOSE))
    top = made.centred(len(cells) * (height + gap) - gap)

    def draw() -> Sheet:
        fill = NOTHING
        for n, cell in people.items():
            place = replace(cell, y=top + (n - 1) * (height + gap), h=height)
            look, marks = made.card(place, bare=True)
            at = (place.x + inner, place.y + (height - badge) // 2)
            mono = _badge(made, groups[n - 1], at, badge)
            fill += Fill(marks=(Ornament(place, look), *marks, *mono))
            for text in (named.get(f"person_{n}"), facts.get(f"person_{n}_body")):
                if text is not None:
                    frame = replace(text.setting.slot.frame, y=place.y, h=height)
                    fill += Fill((made.block(text, frame, anchor="ctr"),))
        return _sheet(made, fill, groups, 1, badges=bool(badge))

    return _People(draw, size, True, _scale(named), _scale(facts))


def _wide(made: Studio, groups: Sequence[Group], *, under: bool = False) -> _People | None:
    """Two rows, or a pile: the badge beside the name and the facts, or these ``under`` it."""
    columns = 1 if made.upright else -(-len(groups) // 2)
    rows = -(-len(groups) // columns)
    gap, inner = made.length(_GAP) // 2, made.length(_TIGHT)
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

    def draw() -> Sheet:
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

    return _People(draw, 0.5 if under else 0.7, not under, _scale(named), _scale(facts))


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


def _sheet(
    made: Studio, fill: Fill, groups: Sequence[Group], columns: int, *, badges: bool = True
) -> Sheet:
    letters = tuple(monogram(group.title.text) for group in groups) if badges else ()
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
