"""A scene becomes pages: what goes where, and on how many slides."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model import Bilingual, Form, Gap, Group, Point
from generator.slides.composing.beside import after
from generator.slides.composing.claims import statement
from generator.slides.composing.columns import checklist, columns
from generator.slides.composing.diagrams import diagram
from generator.slides.composing.drawing import Look, Ornament
from generator.slides.composing.few import few, numbered
from generator.slides.composing.figures import figures
from generator.slides.composing.fit import CARD, HEADING, Floor
from generator.slides.composing.flow import bullets, flow, items_of, placed
from generator.slides.composing.formulas import formula
from generator.slides.composing.pages import item_tops
from generator.slides.composing.people import monogram, profiles
from generator.slides.composing.programs import code
from generator.slides.composing.questions import answered, qa
from generator.slides.composing.sheets import NOTHING, Fill, Sheet
from generator.slides.composing.sides import comparison
from generator.slides.composing.stages import chain, steps, timeline
from generator.slides.composing.statements import number, quote, signed
from generator.slides.composing.tables import chart, figure, table
from generator.slides.composing.text import Run, SlideParagraph, pair, point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.pages import Page


def pages(desk: Desk, scene: Scene, section: int) -> tuple[Page, ...]:
    """The slides of a scene; ``section`` counts section scenes.

    Its note stands on each: any of them may be seen alone. That on people says whom all are.
    """
    note = scene.fields.get("note")
    if note is not None:
        desk = replace(desk, note=point(note, desk.mode), reserved={})
        rest = {key: said for key, said in scene.fields.items() if key != "note"}
        scene = replace(scene, fields=rest)
    if scene.layout == "quote":
        scene = signed(scene)
    if scene.layout == "qa":
        scene = answered(scene)
    if scene.layout == "section":
        sheets = _section(desk, scene, section)
    else:
        sheets = _LAYOUTS.get(scene.layout, bullets)(desk, scene)
        if scene.layout == "quote" and len(sheets) > 1 and note is not None:
            sheets, desk = _alone(desk, scene, sheets)
    total = len(sheets)
    once = replace(desk, note=()) if scene.layout == "profiles" else desk
    return tuple(
        (desk if n == 1 else once).page(scene, sheet, f"{n}/{total}" if total > 1 else "")
        for n, sheet in enumerate(sheets, 1)
    )


def _alone(desk: Desk, scene: Scene, cut: tuple[Sheet, ...]) -> tuple[tuple[Sheet, ...], Desk]:
    """A quotation whole, its note in the notes, where both together take several slides."""
    bare = replace(desk, note=(), reserved={})
    whole = quote(bare, scene)
    if len(whole) >= len(cut):
        return cut, desk
    why = "no room under the quotation: in the notes"
    left = Fill(extra=desk.note, gaps=(Gap("slide", scene.id, why, desk.note[0].text[:80]),))
    first, *others = whole
    return (replace(first, fill=first.fill + left), *others), bare


def _agenda(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A point for each part of the show leads to it; others lead nowhere."""
    items = items_of(desk, scene)
    sheets = flow(desk, scene, desk.role("agenda"), items)
    if len(items) != len(desk.parts) or scene.groups:
        return sheets
    parts = iter(desk.parts)
    return tuple(
        replace(sheet, fill=sheet.fill + Fill(marks=tuple(_doors(sheet, parts))))
        for sheet in sheets
    )


def _doors(sheet: Sheet, parts: Iterator[int]) -> Iterator[Ornament]:
    """Over each entry of a list what a click on it leads to."""
    for block in sheet.fill.blocks:
        tops = item_tops(block)
        for (top, bottom), part in zip(pairwise(tops), parts, strict=False):
            frame = replace(block.frame or block.slot.frame, y=top, h=bottom - top)
            yield Ornament(frame, Look(), over=True, part=part)


def _takeaways(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Numbered cards, but where the template has a layout of its own for them."""
    drawn = numbered(desk, scene) if desk.role("takeaways").ours else ()
    return drawn or bullets(desk, scene, "takeaways")


def _notes(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    return few(desk, scene) or bullets(desk, scene, "notes")


def _term(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    own = desk.find("term") is not None
    return (() if own else few(desk, scene)) or bullets(desk, scene, "term")


def _title(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """The points and the credit stand small under the title."""
    role = desk.role("title")
    slot = role.fields.get("meta")
    items = items_of(desk, scene)
    if slot is None:
        return (Sheet(role, Fill(extra=tuple(p for item in items for p in item))),)
    words = [p for item in (*items, pair(desk.credit, desk.mode)) for p in item]
    return (Sheet(role, desk.put(scene.id, slot, words, Floor(12, 12))),)


def _section(desk: Desk, scene: Scene, count: int) -> tuple[Sheet, ...]:
    role = desk.role("section")
    fill = NOTHING
    if "number" in role.fields:
        said = scene.fields.get("number", Point(Bilingual(f"{count:02}", f"{count:02}")))
        fill = desk.put(scene.id, role.fields["number"], point(said, desk.mode)[:1], HEADING)
    items = items_of(desk, scene, ("number",))
    return (Sheet(role, fill), *(after(desk, items)))


def _profile(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    role = desk.role("profile")
    fill, left = placed(desk, scene, role, {"role": CARD})
    who = scene.fields.get("role")
    slot, letters = role.fields.get("monogram"), monogram(scene.title, who.text if who else None)
    if slot is not None:
        fill += desk.put(scene.id, slot, (SlideParagraph((Run(letters, "en"),)),), CARD)
    items = (*left, *items_of(desk, scene, ("role", "monogram")))
    form = Form(letters=() if slot is None else (letters,))
    return tuple(replace(sheet, form=form) for sheet in flow(desk, scene, role, items, beside=fill))


def _profiles(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    if len(scene.groups) == 1:
        person = scene.groups[0]
        alone = replace(
            scene, title=person.title.text, points=(*scene.points, *person.points), groups=()
        )
        return _profile(desk, alone)
    return profiles(desk, scene) or bullets(desk, scene)


def _comparison(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Of three sides and more as columns."""
    return comparison(desk, scene) if len(scene.groups) == 2 else columns(desk, scene)


def _number(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A figure alone stands as one of several in a template without a layout for it."""
    if scene.groups or desk.find("number") is not None:
        return figures(desk, scene) or number(desk, scene)
    alone = scene.fields.get("number")
    if alone is None:
        return ()
    note = scene.fields.get("number_note")
    about = (*(() if note is None else (note,)), *scene.points)
    return figures(desk, replace(scene, points=(), fields={}, groups=(Group(alone, about),)))


def _or_bullets(
    make: Callable[[Desk, Scene], tuple[Sheet, ...]],
) -> Callable[[Desk, Scene], tuple[Sheet, ...]]:
    """Cards that fit on no page, or that the template lacks, become points."""

    def made(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
        return make(desk, scene) or few(desk, scene) or bullets(desk, scene)

    return made


_LAYOUTS: dict[str, Callable[[Desk, Scene], tuple[Sheet, ...]]] = {
    "title": _title,
    "agenda": _agenda,
    "bullets": _or_bullets(few),
    "profiles": _profiles,
    "profile": _profile,
    "quote": quote,
    "term": _term,
    "comparison": _or_bullets(_comparison),
    "steps": _or_bullets(steps),
    "code": _or_bullets(code),
    "formula": _or_bullets(formula),
    "diagram": _or_bullets(diagram),
    "statement": _or_bullets(statement),
    "timeline": _or_bullets(timeline),
    "chain": _or_bullets(chain),
    "columns": _or_bullets(columns),
    "checklist": _or_bullets(checklist),
    "qa": _or_bullets(qa),
    "number": _or_bullets(_number),
    "table": _or_bullets(table),
    "chart": _or_bullets(chart),
    "figure": _or_bullets(figure),
    "takeaways": _takeaways,
    "notes": _notes,
}
