"""A scene becomes pages: what goes where, and on how many slides."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from generator.model import LAYOUTS, Gap
from generator.slides.composing.desk import lifted, noted
from generator.slides.composing.few import few
from generator.slides.composing.flow import bullets
from generator.slides.composing.questions import answered
from generator.slides.composing.sheets import Fill
from generator.slides.composing.statements import quote, signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.pages import Page
    from generator.slides.composing.sheets import Sheet


def pages(desk: Desk, scene: Scene, section: int) -> tuple[Page, ...]:
    """The slides of a scene; ``section`` counts section scenes.

    Its note stands on each: any of them may be seen alone. That on people says whom all are.
    """
    desk, scene, sheets = composed(desk, scene, section)
    total = len(sheets)
    once = replace(desk, note=()) if scene.layout == "profiles" else desk
    return tuple(
        (desk if n == 1 else once).page(scene, sheet, f"{n}/{total}" if total > 1 else "")
        for n, sheet in enumerate(sheets, 1)
    )


def composed(desk: Desk, scene: Scene, section: int = 1) -> tuple[Desk, Scene, tuple[Sheet, ...]]:
    """What a scene says as it stands, still without what stands around it, and what heads it."""
    note = scene.fields.get("note")
    desk, scene = noted(desk, scene)
    if scene.layout == "quote":
        scene = signed(scene)
    if scene.layout == "qa":
        scene = answered(scene)
    if scene.layout == "section":
        desk = replace(desk, section=section)
    desk = lifted(desk, scene)
    sheets = _composed(desk, scene)
    if scene.layout == "quote" and len(sheets) > 1 and note is not None:
        sheets, desk = _alone(desk, scene, sheets)
    return desk, scene, sheets


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


def _composed(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Cards that fit on no page, or that the template lacks, become points."""
    rule = LAYOUTS.get(scene.layout)
    if rule is None or not rule.drawn:
        return bullets(desk, scene)
    return _drawing(rule.drawn)(desk, scene) or few(desk, scene) or bullets(desk, scene)


@lru_cache(maxsize=64)  # more than there are layouts
def _drawing(place: str) -> Callable[[Desk, Scene], tuple[Sheet, ...]]:
    """The function that draws a layout, from "module:name"."""
    module, _, name = place.partition(":")
    return cast("Callable[[Desk, Scene], tuple[Sheet, ...]]", getattr(import_module(module), name))
