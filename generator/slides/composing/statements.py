"""Scenes that say one thing: a quotation, a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES, Bilingual, Form, Point
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.fit import CARD, Floor, Setting, fitted
from generator.slides.composing.flow import flow, items_of, placed
from generator.slides.composing.pages import Block
from generator.slides.composing.sheets import Fill, Sheet
from generator.slides.composing.studio import studio
from generator.slides.composing.text import point
from generator.slides.templates.layouts import EMU_PER_POINT, Frame

if TYPE_CHECKING:
    from generator.model import Language, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.text import Pair
    from generator.slides.templates.layouts import Slot
    from generator.slides.templates.makeshift import Role

_QUOTE = Floor(20, 15)
_WHOLE = (Floor(16, 14), Floor(16, 13))  # a quotation is rather set smaller than cut in two
_LARGE = 2.0  # how much larger than its layout says a short quotation may be

# Inches: within a quotation's ground, left and right and above and below; over who said it; the
# width of the line at its edge.
_INDENT, _WITHIN, _SIGNED, _EDGE = 0.5, 0.3, 0.35, 0.1

_MARKS = re.compile(r"[\W_]+")


def quote(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The quotation's sentences run on, one paragraph a language."""
    desk = replace(desk, grown={**desk.grown, "quote": _LARGE})
    role = _spared(desk.role("quote"))
    said = scene.fields.get("attribution")
    form = Form(signed=said is not None and said.text == scene.title and not role.ours)
    if said is not None and role.ours and _names(scene.title, said.text):
        scene = replace(scene, fields={})
    whole = _piled(desk, role, scene, form)
    if whole is not None:
        return (whole,)
    if form.signed:
        role, scene = _signed(role), replace(scene, fields={})
    fill, left = placed(desk, scene, role, {"attribution": CARD})
    words = _run_on(desk, scene)
    rest = items_of(desk, replace(scene, points=()), ("attribution",))
    items = (*((words,) if words else ()), *left, *rest)
    sheets = flow(desk, scene, role, items, floor=_QUOTE, beside=fill)
    for floor in _WHOLE:
        if len(sheets) > 1:
            closer = flow(desk, scene, role, items, floor=floor, beside=fill)
            sheets = closer if len(closer) == 1 else sheets
    return tuple(replace(sheet, form=form) for sheet in sheets)


def _names(title: Bilingual, speaker: Bilingual) -> bool:
    """A title over the quotation that says who is quoted."""
    return all((speaker[a] or "") in (title[a] or "") for a in LANGUAGES)


def _piled(desk: Desk, role: Role, scene: Scene, form: Form) -> Sheet | None:
    """On a layout of ours: the quotation on a ground of its own, under it who said it."""
    slot, place = role.fields.get("body"), role.fields.get("attribution")
    made = studio(desk, "quote")
    words = _run_on(desk, scene)
    if made is None or not role.ours or slot is None or place is None or not words:
        return None
    if scene.groups or scene.table or scene.fields.keys() - {"attribution"}:
        return None
    said = scene.fields.get("attribution")
    signature = point(said, desk.mode) if said is not None else ()
    room, side, air = made.room, made.length(_INDENT), made.length(_WITHIN)
    inner = Frame(room.x + side, room.y + air, room.w - 2 * side, room.h - 2 * air)
    under = replace(place, frame=replace(inner, h=made.room.h // 4), anchor="t", anchored=True)
    signed = fitted(Setting(under, CARD, desk.scale), signature) if signature else None
    if signature and signed is None:
        return None
    air = made.length(_SIGNED)
    foot = round((signed.tall(signature) + 2) * EMU_PER_POINT) if signed else 0
    spare = 0 if slot.styles[1].wide == 1 else _spare(slot)
    taken = foot + air if signature else 0
    free = replace(inner, h=max(1, inner.h - taken - spare))
    setting = next(
        (
            found
            for floor in (_QUOTE, *_WHOLE)
            if (found := fitted(Setting(slot.at(free), floor, desk.scale * _LARGE), words))
        ),
        None,
    )
    if setting is None:
        return None
    tall = round((setting.tall(words) + 2) * EMU_PER_POINT)
    y = made.centred(tall + taken)
    quoted = replace(setting.slot, frame=replace(free, y=y, h=tall), anchor="t", anchored=True)
    lower = replace(under, frame=Frame(inner.x, y + tall + air, inner.w, foot), moved=True)
    bar = Ornament(replace(made.room, w=made.length(_EDGE)), Look(made.palette.accent))
    ground = Ornament(made.room, Look(made.palette.card))
    marks = (ground, bar) if made.palette.card else (bar,)
    fill = Fill((Block(setting._replace(slot=quoted), setting.broken(words)),), marks=marks)
    role = replace(role, fields={**role.fields, "attribution": lower})
    if signed is not None:
        fill += Fill((Block(signed._replace(slot=lower), signed.broken(signature)),))
    return Sheet(role, fill, form=form)


def _spared(role: Role) -> Role:
    """With a line to spare where the face may be replaced: the English may need one more."""
    body = role.fields.get("body")
    if body is None or body.styles[1].wide == 1:
        return role
    height = max(1, body.frame.h - _spare(body))
    shorter = replace(body, frame=replace(body.frame, h=height), moved=True)
    return replace(role, fields={**role.fields, "body": shorter})


def _spare(body: Slot) -> int:
    return round(_QUOTE.second * 1.2 * body.scale * EMU_PER_POINT)


def signed(scene: Scene) -> Scene:
    """A quotation whose title is only its own words has who said it as its title."""
    said = scene.fields.get("attribution")
    return replace(scene, title=said.text) if said is not None and _quoted(scene) else scene


def _quoted(scene: Scene) -> bool:

    def plain(text: str | None) -> str:
        return _MARKS.sub("", text or "").lower()

    pairs = [
        (plain(scene.title[a]), plain("".join(p.text[a] or "" for p in scene.points)))
        for a in LANGUAGES
    ]
    return any(title for title, _ in pairs) and all(title in whole for title, whole in pairs)


def _signed(role: Role) -> Role:
    """The speaker is the slide's title: it stands under the quotation, where one signs."""
    title, second = role.fields.get("title"), role.fields.get("title_second")
    place = role.fields.get("attribution")
    if title is None or second is None or place is None:
        return role
    half = place.frame.h // 2
    upper = replace(place.frame, h=half)
    lower = replace(upper, y=upper.y + half)
    above = replace(title, frame=upper, moved=True)
    below = replace(second, frame=lower, moved=True)
    return replace(role, fields={**role.fields, "title": above, "title_second": below})


def _run_on(desk: Desk, scene: Scene) -> Pair:
    sources = tuple(dict.fromkeys(s for said in scene.points for s in said.sources))

    def whole(language: Language, space: str) -> str | None:
        texts = [said.text[language] for said in scene.points]
        return None if None in texts else space.join(text for text in texts if text)

    return point(Point(Bilingual(whole("ja", ""), whole("en", " ")), sources), desk.mode)
