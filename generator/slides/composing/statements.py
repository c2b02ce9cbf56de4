"""Scenes that say one thing: a quotation, a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import patterns as re
from generator.model import LANGUAGES, Bilingual, Form, Point
from generator.slides.composing.beside import after
from generator.slides.composing.desk import MOST_LINES, joined
from generator.slides.composing.fit import CARD, Floor
from generator.slides.composing.flow import bullets, flow, items_of, placed
from generator.slides.composing.pages import portions
from generator.slides.composing.sheets import Sheet
from generator.slides.composing.text import Run, SlideParagraph, figure_of, parted, point, shown
from generator.slides.templates.layouts import EMU_PER_POINT

if TYPE_CHECKING:
    from generator.model import Language, Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.text import Pair
    from generator.slides.templates.makeshift import Role

_QUOTE = Floor(20, 15)
_WHOLE = Floor(16, 13)
"""A quotation is rather set smaller than cut in two."""

_FIGURE = Floor(44, 44)
_MARKS = re.compile(r"[\W_]+")


def quote(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The quotation's sentences run on, one paragraph a language."""
    role = _spared(desk.role("quote"))
    said = scene.fields.get("attribution")
    form = Form(signed=said is not None and said.text == scene.title)
    if form.signed:
        role, scene = _signed(role), replace(scene, fields={})
    fill, left = placed(desk, scene, role, {"attribution": CARD})
    words = _run_on(desk, scene)
    rest = items_of(desk, replace(scene, points=()), ("attribution",))
    items = (*((words,) if words else ()), *left, *rest)
    sheets = flow(desk, scene, role, items, floor=_QUOTE, beside=fill)
    if len(sheets) > 1:
        closer = flow(desk, scene, role, items, floor=_WHOLE, beside=fill)
        sheets = closer if len(closer) == 1 else sheets
    return tuple(replace(sheet, form=form) for sheet in sheets)


def _spared(role: Role) -> Role:
    """With a line to spare where the face may be replaced: the English may need one more."""
    body = role.fields.get("body")
    if body is None or body.styles[1].wide == 1:
        return role
    spared = round(_QUOTE.second * 1.2 * body.scale * EMU_PER_POINT)
    shorter = replace(body, frame=replace(body.frame, h=max(1, body.frame.h - spared)), moved=True)
    return replace(role, fields={**role.fields, "body": shorter})


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


def number(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A figure as large as it goes, its digits larger than the words around them."""
    others = items_of(desk, scene, ("number", "number_note"))
    role = desk.role("number" if _beside(desk, others) else "number-alone")
    said = scene.fields.get("number")
    slot = role.fields.get("number")
    if said is None or slot is None:
        return bullets(desk, scene)
    words = shown(said.text, desk.mode)
    if not words:
        return bullets(desk, scene)
    figure = SlideParagraph(parted(*words[0][::-1]), sources=said.sources)
    form = Form(figures=(figure_of(words[0][1]),))
    fill = desk.put(scene.id, slot, (figure,), _FIGURE, most=1)
    left: tuple[Pair, ...] = ()
    second = role.fields.get("number_second")
    for language, text in words[1:]:
        paragraph = SlideParagraph((Run(text, language),), sources=said.sources)
        if second is not None:
            fill += desk.put(scene.id, second, (paragraph,), CARD)
        else:
            left = ((paragraph,),)
    raised = _raised(role) if len(words) == 1 else role
    note, more = placed(desk, scene, raised, {"number_note": CARD})
    items = (*left, *more, *others)
    if "body" not in role.fields:
        return (Sheet(role, fill + note, form=form), *after(desk, items))
    sheets = flow(desk, scene, role, items, beside=fill + note)
    return tuple(replace(sheet, form=replace(form, across=2)) for sheet in sheets)


def _beside(desk: Desk, items: tuple[Pair, ...]) -> bool:
    """Points stand beside a number unless several would take many short lines there."""
    slot = desk.role("number").fields.get("body")
    found = portions(slot, items, desk.body, most=MOST_LINES) if slot and items else ()
    return len(found) == 1 and (len(items) == 1 or found[0].longest <= MOST_LINES)


def _raised(role: Role) -> Role:
    """What a number counts moves up into the place of the second language."""
    note = role.fields.get("number_note")
    frame = joined(note, role.fields.get("number_second")) if note else None
    if note is None or frame is None:
        return role
    return replace(
        role, fields={**role.fields, "number_note": replace(note, frame=frame, moved=True)}
    )
