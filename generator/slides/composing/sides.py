"""One thing against another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import Form
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.fit import CARD
from generator.slides.composing.pages import Block
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import Lines, set_alike, studio, tallest
from generator.slides.composing.text import pairs, point
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Group, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import SetText, Studio, Texts
    from generator.slides.templates.makeshift import Role

_MOST_PAGES = 8
_SHORT = 1.7  # how much larger a single short statement a side may be
# Share of the free height of a card that stands over its points, and over a statement alone.
_ABOVE, _MIDDLE = 0.35, 0.45
_NEARLY = 0.9  # share of its room from which on a card takes all of it
_UNLIKE = 1.25  # as much larger as so are heads worth that have one line and two
_SMALL = 1.3  # scale of what heads a side below which it rather takes two lines
_ICON = 0.7  # inches: the side of an icon beside what heads a side
_INNER = 0.22
_GAP = 0.9  # inches: within a card, and between the sides, where the sign stands
_BEFORE = re.compile(
    r"前|以前|これまで|従来|昔|かつて|\b(?:before|past|until now|then)\b", re.IGNORECASE
)
_AFTER = re.compile(r"後|以後|これから|現在|いま|今|\b(?:after|now|today|future)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def comparison(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Two sides, over several pages where they are long."""
    made = studio(desk, "comparison")
    if made is None or scene.points or scene.table or scene.fields or len(scene.groups) != 2:
        return ()
    for pages in range(1, _MOST_PAGES):
        parts = [_share(scene.groups, n, pages) for n in range(pages)]
        sheets = [_own(desk, made.role, p) or _drawn(made, p) for p in parts]
        if None not in sheets:
            return tuple(sheet for sheet in sheets if sheet is not None)
    return ()


def _share(groups: Sequence[Group], page: int, pages: int) -> tuple[Group, ...]:
    """This page's part of each side's points."""
    found = []
    for group in groups:
        size = -(-len(group.points) // pages)
        found.append(replace(group, points=group.points[page * size : (page + 1) * size]))
    return tuple(found)


def _own(desk: Desk, role: Role, groups: Sequence[Group]) -> Sheet | None:
    """On the template's own layout for comparisons, where it has one."""
    if role.ours:
        return None
    heads, bodies = {}, {}
    places = {key: replace(s, anchor="t", anchored=True) for key, s in role.fields.items()}
    for n, group in enumerate(groups, 1):
        said = tuple(p for item in pairs(group.points, desk.mode) for p in item)
        heads[f"side_{n}"] = (places[f"side_{n}"], point(group.title, desk.mode))
        bodies[f"side_{n}_body"] = (places[f"side_{n}_body"], said)
    top = set_alike(heads, CARD, Lines(1, 1))
    below = set_alike(bodies, desk.body, Lines(2, 2))
    if top is None or below is None:
        return None
    texts = (*top.values(), *below.values())
    blocks = tuple(Block(t.setting, t.setting.broken(t.words)) for t in texts)
    return Sheet(role, Fill(blocks), form=Form(across=2))


def _drawn(made: Studio, groups: Sequence[Group]) -> Sheet | None:
    """On two cards, with an arrow where one follows the other."""
    if not made.role.ours:
        return None
    desk, inner = made.desk, made.length(_INNER)
    sign = _sign(groups)
    gap = made.length(_GAP if sign else 0.45)
    cells = dict(enumerate(made.cells(2, gap), 1))
    wide = {n: replace(c, x=c.x + inner, w=c.w - 2 * inner) for n, c in cells.items()}
    single = all(len(group.points) == 1 for group in groups)
    sides = dict(enumerate(groups, 1))
    icons = made.icons([group.title.text for group in groups])
    side = made.length(_ICON) if icons else 0
    heads = _headed(made, sides, {n: replace(w, w=w.w - side) for n, w in wide.items()})
    if heads is None:
        return None
    above = tallest(heads.values())
    parted = inner if single else inner // 2
    room = cells[1].h - above - 2 * inner - parted
    bodies = made.alike(
        {
            f"side_{n}_body": (
                replace(wide[n], h=room),
                tuple(p for item in pairs(g.points, desk.mode) for p in item),
            )
            for n, g in sides.items()
        },
        Lines(2, 2, fixed=single),
        largest=_SHORT if single else min(1.25, _under(made, heads)),
        free=single,
    )
    if bodies is None:
        return None
    under = tallest(bodies.values())
    apart = 0.0 if single else made.apart(bodies.values(), room)
    under += round(apart * (max(len(g.points) for g in groups) - 1) * EMU_PER_POINT)
    room = room if under >= _NEARLY * room else min(room, under + (2 if single else 1) * inner)
    frames = made.cards(tuple(cells.values()), above + 2 * inner + parted + room, gap)
    lead = parted + round((room - under) * (_MIDDLE if single else _ABOVE))
    fill = NOTHING
    for n, frame in enumerate(frames, 1):
        y = frame.y
        look, marks, color = _ground(made, frame, (n == 1, above + inner))
        fill += Fill(marks=(Ornament(frame, look), *marks))
        head, body = heads.get(f"side_{n}"), bodies.get(f"side_{n}_body")
        if icons:
            place = (frame.x + frame.w - inner // 2 - side, y + (inner + above - side) // 2)
            fill += Fill(marks=(made.icon(icons[n - 1], place, side, color),))
        if head is not None:
            over = replace(wide[n], y=y + inner // 2, w=wide[n].w - side, h=above)
            fill += Fill((_named(made, head, over, color),))
        if body is not None:
            below = replace(wide[n], y=y + inner + above + lead, h=under)
            fill += Fill((made.block(body, below, anchor="t", lead=apart),))
    if sign:
        fill += Fill(marks=(_between(made, *frames),))
    return Sheet(
        made.role, fill, form=Form(across=1 if made.upright else 2, follows=sign, icons=icons)
    )


def _named(made: Studio, head: SetText, frame: Frame, color: str) -> Block:
    """What a side is called, in the middle of its band where it has one."""
    head = head.inked(color) if color == made.palette.paper else head
    return made.block(head, frame, anchor="ctr" if made.palette.card else "")


def _ground(
    made: Studio, frame: Frame, head: tuple[bool, int]
) -> tuple[Look, tuple[Ornament, ...], str]:
    """Of a side: its card, a band of so much height under its name, the colour on that.

    What it comes to has the accent; where cards are lines alone, an edge is all.
    """
    first, tall = head
    if not made.palette.card:
        color = made.palette.other if first else made.palette.accent
        return (*made.card(frame, color), color)
    look, marks = made.card(frame, bare=True)
    band = Look(made.palette.deep if first else made.palette.accent)
    return look, (*marks, Ornament(replace(frame, h=tall), band)), made.palette.paper


def _headed(made: Studio, sides: Mapping[int, Group], rooms: Mapping[int, Frame]) -> Texts | None:
    """What each side is called, in the upper third of its card."""
    wanted = {
        f"side_{n}": (replace(rooms[n], h=rooms[n].h // 3), point(side.title, made.desk.mode))
        for n, side in sides.items()
    }
    found = made.alike(wanted, Lines(1, 1))
    alone = all(len(words) < 2 for _, words in wanted.values())
    if not found or not alone or _least(found) >= _SMALL:
        return found
    two = made.alike(wanted, Lines(2, 2, fixed=True))
    if two and len({text.lines(head=True) for text in two.values()}) > 1:
        return two if _least(two) >= _UNLIKE * _least(found) else found
    return two or found


def _least(texts: Texts) -> float:
    return min(text.setting.scale for text in texts.values())


def _under(made: Studio, heads: Texts) -> float:
    """The scale at which points are as large as what heads them: no larger."""
    sizes = [text.setting.size(text.words[0]) for text in heads.values()]
    own = made.role.fields["side_1_body"].styles[0].size * made.desk.scale
    return min(sizes, default=own * _SHORT) / own


def _sign(groups: Sequence[Group]) -> bool:
    """One side comes before the other in time."""
    first, second = (f"{g.title.text.ja or ''} {g.title.text.en or ''}" for g in groups)
    years = [_YEAR.search(text) for text in (first, second)]
    if years[0] is not None and years[1] is not None:
        return years[0][0] < years[1][0]
    return bool(_BEFORE.search(first) and _AFTER.search(second))


def _between(made: Studio, first: Frame, second: Frame) -> Ornament:
    """An arrow in the middle between two cards."""
    w, h = made.length(0.55), made.length(0.5)
    if made.upright:
        x, y = first.x + (first.w - h) // 2, (first.y + first.h + second.y - w) // 2
        return Ornament(Frame(x, y, h, w), Look(made.palette.accent, geometry="downArrow"))
    x, y = (first.x + first.w + second.x - w) // 2, first.y + (first.h - h) // 2
    return Ornament(Frame(x, y, w, h), Look(made.palette.accent, geometry="rightArrow"))
