"""Things of equal rank: what a statement rests on, headed columns, boxes to tick."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Bilingual, Form, Share
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.figures import drawn, share
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.studio import across, below, headed, lines, studio, tallest
from generator.slides.composing.text import pairs
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Group, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.studio import Studio
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Frame
    from generator.slides.templates.makeshift import Role

# Share of the room that cards take at least: cards of one height look alike on every slide.
_SHORTEST = 0.5

_CROWDED = 0.85  # scale of type below which headings rather take two lines

# Scale of the type of what a statement rests on at most: of three things, and of fewer.
_GROWN, _ROOMY = 1.25, 1.5

_LIFT, _LIFTS = 0.2, 8  # inches by which a message moves up at a time, and how often it may
_ICON, _UNDER = 0.62, 0.18  # inches: the side of an icon, and what is free around it
_EASY, _EASY_LIFTS = 1.2, 4  # scale of type that a message moves up for, and how far at most
_BETWEEN = 0.35  # inches between cards
_SEAM = 0.58  # share of the room above the second language of a message with nothing under it
_MANY = 5  # boxes to tick stand in two columns from so many on


def statement(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The message is the title; what it rests on stands under a rule each, side by side."""
    made = studio(desk, "statement")
    items = pairs(scene.points, desk.mode)
    if len(items) > 3 or scene.groups or scene.table or scene.fields:
        return ()
    if made is None:
        return ()
    if not items:
        return (Sheet(_alone(made)),)
    places = [desk.template.roles["statement"].fields[f"support_{n}"] for n in (1, 2, 3)]
    whole = places[0].frame.joined(places[2].frame)
    bottom = made.room.y + made.room.h
    signs: Sequence[str | Share | None] = [share(said.text) for said in scene.points]
    if not any(signs):
        signs = made.icons([said.text for said in scene.points])
    found: tuple[Sheet, ...] = ()
    for lift in range(_LIFTS):
        rise = lift * made.length(_LIFT)
        top = whole.y - rise
        room = replace(whole, y=top, h=max(1, min(whole.y + whole.h, bottom) - top))
        fill = (_grounds(made, items, room, signs) if any(signs) else None) or (
            _grounds(made, items, room)
        )
        if fill is None:
            continue
        small = any(block.setting.scale < _EASY for block in fill.blocks)
        form = _form(len(items), signs if fill.marks[len(items) :] else ())
        if not (found and small):
            found = (Sheet(_lifted(made.role, rise), fill, form=form),)
        if not small or lift >= _EASY_LIFTS:
            break
    return found


def _alone(made: Studio) -> Role:
    """With nothing under the message it stands in the middle of its ground, larger."""
    role, title = made.role, made.role.fields.get("title")
    second = role.fields.get("title_second")
    if not role.ours or title is None or second is None or second.frame.y < title.frame.y:
        return role
    seam = made.room.y + round(made.room.h * _SEAM)
    inner = title.frame.y - made.room.y
    upper = replace(title.frame, h=seam - title.frame.y)
    lower = replace(second.frame, y=seam, h=made.room.y + made.room.h - inner - seam)
    fields = {
        "title": replace(title, frame=upper, moved=True),
        "title_second": replace(second, frame=lower, moved=True),
    }
    return replace(role, fields={**role.fields, **fields})


def _form(count: int, signs: Sequence[str | Share | None]) -> Form:
    """Side by side, under icons or under shares."""
    icons = tuple(sign for sign in signs if isinstance(sign, str))
    return Form(across=count, icons=icons, shares=tuple(s for s in signs if not isinstance(s, str)))


def _grounds(
    made: Studio, items: Sequence[Pair], room: Frame, signs: Sequence[str | Share | None] = ()
) -> Fill | None:
    """What a statement rests on, under a rule each, and under its icon or its proportion."""
    cells, rule = across(room, len(items), made.length(0.4)), made.length(0.14)
    air = rule + (made.length(_ICON) if signs else 0)
    texts = made.alike(
        {
            f"support_{n}": (replace(cell, y=cell.y + air, h=max(1, cell.h - air)), words)
            for n, (cell, words) in enumerate(zip(cells, items, strict=True), 1)
        },
        lines(3, 3),
        largest=_ROOMY if len(items) < 3 else _GROWN,
    )
    if texts is None:
        return None
    dark = made.role.fields["support_1"].styles[0].color != made.desk.template.ink
    look = Look(made.palette.paper if dark else made.palette.accent)
    blocks = tuple(made.block(text, text.setting.slot.frame) for text in texts.values())
    rules = tuple(Ornament(replace(cell, h=made.length(0.03)), look) for cell in cells)
    side = made.length(_ICON - _UNDER)
    centred = made.role.fields["support_1"].styles[0].align == "ctr"
    drawings: list[Ornament] = []
    for sign, cell in zip(signs, cells, strict=False):
        place = replace(cell, y=cell.y + rule, h=side)
        if isinstance(sign, Share):
            drawings += drawn(made, sign, place, centred=centred)
        elif sign:
            x = cell.x + ((cell.w - side) // 2 if centred else 0)
            drawings.append(made.icon(sign, (x, place.y), side, look.fill))
    return Fill(blocks, marks=(*rules, *drawings))


def _lifted(role: Role, rise: int) -> Role:
    """The message higher up, in less room, where what it rests on or its note needs more."""
    title, second = role.fields.get("title"), role.fields.get("title_second")
    if not rise or title is None:
        return role
    lower = replace(title, frame=replace(title.frame, h=max(1, title.frame.h - rise)), moved=True)
    fields = {**role.fields, "title": lower}
    if second is not None and second.frame.y > title.frame.y:
        frame = replace(second.frame, y=second.frame.y - rise)
        fields["title_second"] = replace(second, frame=frame, moved=True)
    return replace(role, fields=fields)


def columns(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Cards of equal rank and height."""
    made = studio(desk, "columns")
    groups = scene.groups
    if made is None or not 2 <= len(groups) <= 4 or scene.points or scene.table or scene.fields:
        return ()
    cells = made.cells(len(groups), made.length(_BETWEEN))
    icons = made.icons([_all_of(group) for group in groups])
    return (_carded(made, cells, groups, icons) if icons else ()) or _carded(made, cells, groups)


def _all_of(group: Group) -> Bilingual:
    """Its heading, then its points, in English."""
    texts = (group.title, *group.points)
    return Bilingual(None, ". ".join(said.text.en for said in texts if said.text.en))


def _carded(
    made: Studio, cells: Sequence[Frame], groups: Sequence[Group], icons: Sequence[str] = ()
) -> tuple[Sheet, ...]:
    """Cards, with icons over their headings where there are some."""
    desk, inset = made.desk, 0
    if icons:
        inset = made.length(_ICON + _UNDER)
        cells = [replace(cell, y=cell.y + inset, h=cell.h - inset) for cell in cells]
    wanted = {
        f"column_{n}": (cell, headed(desk, group))
        for n, (cell, group) in enumerate(zip(cells, groups, strict=True), 1)
    }
    texts = made.alike(wanted, lines(1, 3))
    if any(text.setting.scale < _CROWDED for text in (texts or {}).values()):
        texts = made.alike(wanted, lines(2, 3))
    if not texts or (icons and any(text.setting.scale < _CROWDED for text in texts.values())):
        return ()
    room = cells[0].h + inset
    height = min(room, max(tallest(texts.values()) + inset, round(room * _SHORTEST)))
    frames = dict(zip(wanted, made.cards(cells, height, made.length(_BETWEEN)), strict=True))
    fill = NOTHING
    for n, (field, text) in enumerate(texts.items()):
        frame = frames[field]
        look, marks = made.card(frame)
        if icons:
            left = round(text.setting.slot.insets[0] * EMU_PER_POINT)
            place = (frame.x + left, frame.y + made.length(_UNDER))
            marks = (Ornament(frame, look), *marks, made.icon(icons[n], place, made.length(_ICON)))
            below_icon = replace(frame, y=frame.y + inset, h=height - inset)
            fill += Fill((made.block(text, below_icon),))
            fill += Fill(marks=marks)
        else:
            fill += Fill((made.block(text, frame, look),), marks=marks)
    form = Form(across=1 if made.upright else len(groups), icons=tuple(icons))
    return (Sheet(made.role, fill, form=form),)


def checklist(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A box to tick each; in columns where they are headed, or many."""
    made = studio(desk, "checklist")
    lists = [headed(desk, group) for group in scene.groups]
    if scene.points:
        lists.insert(0, below(desk, scene.points))
    if made is None or scene.table or scene.fields or not 1 <= len(lists) <= 3:
        return ()
    if not scene.groups and len(scene.points) >= _MANY:
        half = -(-len(scene.points) // 2)
        parts = [below(desk, scene.points[:half]), below(desk, scene.points[half:])]
        return _ticked(made, parts, whole=True) or _ticked(made, lists)
    return _ticked(made, lists)


def _ticked(made: Studio, lists: list[Pair], *, whole: bool = False) -> tuple[Sheet, ...]:
    """Lists side by side; ``whole`` keeps each point on one line."""
    cells = across(made.room, len(lists), made.length(0.6))
    neat = lines(1, 1 if whole else 2)
    wanted = {f"list_{n}": pair for n, pair in enumerate(zip(cells, lists, strict=True), 1)}
    texts = made.alike(wanted, neat, largest=1.05)
    if not texts or (whole and not neat(texts)):
        return ()
    height = min(made.room.h, tallest(texts.values()))
    y = made.centred(height)
    blocks = tuple(
        made.block(text, replace(wanted[field][0], y=y, h=height)) for field, text in texts.items()
    )
    return (Sheet(made.role, Fill(blocks), form=Form(across=len(lists))),)
