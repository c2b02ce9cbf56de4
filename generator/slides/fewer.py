"""What would make one slide of a scene that takes more: tried as it is really drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import LANGUAGES
from generator.slides.composing.compose import pages

if TYPE_CHECKING:
    from generator.model import Point, Scene
    from generator.slides.composing.desk import Desk

_QUARTER_LESS = 0.75


def fewer(desk: Desk, scene: Scene) -> str:
    """Which least change makes one slide of it, told behind how many it takes; or nothing."""
    points = scene.points if scene.groups else scene.points[:-1]
    note = {name: said for name, said in scene.fields.items() if name != "note"}
    bare = tuple(replace(group, points=()) for group in scene.groups)
    less = {
        "without its note": replace(scene, fields=note),
        "with texts a quarter shorter": _shorter(scene),
        "with one group fewer" if scene.groups else "with one point fewer": replace(
            scene, groups=scene.groups[:-1], points=points
        ),
        "with heads alone": replace(scene, groups=bare),
    }
    changed = {how: each for how, each in less.items() if each != scene}
    return next((f"; one {how}" for how, each in changed.items() if _fits(desk, each)), "")


def _fits(desk: Desk, scene: Scene) -> bool:
    found = pages(desk, scene, 1)
    return len(found) == 1 and not found[0].gaps


def _shorter(scene: Scene) -> Scene:
    def cut(point: Point) -> Point:
        text = point.text
        for language in LANGUAGES:
            words = text[language] or ""
            text = text.having(language, words[: round(_QUARTER_LESS * len(words))])
        return replace(point, text=text)

    groups = tuple(
        replace(group, title=cut(group.title), points=tuple(map(cut, group.points)))
        for group in scene.groups
    )
    return replace(scene, points=tuple(map(cut, scene.points)), groups=groups)
