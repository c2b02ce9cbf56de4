"""Layouts that are drawn in one of several ways, by what a scene holds and a template has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Group
from generator.slides.composing import numbers, people, sides
from generator.slides.composing.columns import columns
from generator.slides.composing.few import few
from generator.slides.composing.figures import figures
from generator.slides.composing.flow import bullets
from generator.slides.composing.portrait import portrait

if TYPE_CHECKING:
    from generator.model import Scene
    from generator.slides.composing.desk import Desk
    from generator.slides.composing.sheets import Sheet


def term(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    own = desk.find("term") is not None
    return (() if own else few(desk, scene)) or bullets(desk, scene, "term")


def profiles(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    if len(scene.groups) == 1:
        person = scene.groups[0]
        alone = replace(
            scene, title=person.title.text, points=(*scene.points, *person.points), groups=()
        )
        return portrait(desk, alone)
    return people.profiles(desk, scene) or bullets(desk, scene)


def comparison(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """Of three sides and more as columns."""
    return sides.comparison(desk, scene) if len(scene.groups) == 2 else columns(desk, scene)


def number(desk: Desk, scene: Scene) -> tuple[Sheet, ...]:
    """A figure alone stands as one of several in a template without a layout for it."""
    if scene.groups or desk.find("number") is not None:
        return figures(desk, scene) or numbers.number(desk, scene)
    alone = scene.fields.get("number")
    if alone is None:
        return ()
    note = scene.fields.get("number_note")
    about = (*(() if note is None else (note,)), *scene.points)
    return figures(desk, replace(scene, points=(), fields={}, groups=(Group(alone, about),)))
