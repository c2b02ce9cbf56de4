"""After a change by hand: what only repeats other scenes follows them.

The agenda, kickers, the answer's points and the takeaways say again what stands elsewhere. Where a
person moves or retitles a scene, those of these texts that are still as we wrote them follow. A
text that a person changed is never touched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import LANGUAGES, LAYOUTS, Group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Bilingual, Language, Point, Scene, Storyboard

# Layouts whose points repeat other scenes; so do those of the answer.
_REPEATING = frozenset({"agenda", "takeaways"})

_Names = dict[tuple["Language", str], str]  # (language, title as we wrote it) → as a person did


def followed(storyboard: Storyboard, generated: Storyboard) -> Storyboard:
    """The storyboard with what repeats its scenes brought in line with them.

    Args:
        storyboard: with what people changed.
        generated: as the rules made it.
    """
    ours = {scene.id: scene for scene in generated.scenes}
    names = _renamed(storyboard, ours)
    order = _order(storyboard)
    return replace(
        storyboard,
        scenes=tuple(
            _followed(_held(scene), ours.get(scene.id), names, order, generated)
            for scene in storyboard.scenes
        ),
    )


def _renamed(storyboard: Storyboard, ours: Mapping[str, Scene]) -> _Names:
    names: _Names = {}
    for scene in storyboard.scenes:
        before = ours.get(scene.id)
        for language in LANGUAGES:
            old = before.title[language] if before else None
            new = scene.title[language]
            if old and new and new != old:
                names[language, old] = new
    return names


def _order(storyboard: Storyboard) -> dict[int, int]:
    """Part → its place, in the order in which the parts are told."""
    parts = dict.fromkeys(scene.part for scene in storyboard.scenes if scene.part)
    return {part: place for place, part in enumerate(parts, 1)}


def _followed(
    scene: Scene,
    ours: Scene | None,
    names: _Names,
    order: Mapping[int, int],
    generated: Storyboard,
) -> Scene:
    if ours is None:
        return scene
    made = replace(scene, kicker=_text(scene.kicker, ours.kicker, names))
    if scene.layout in _REPEATING or scene.id == "answer":
        known = {point.sources: point for point in ours.points}
        points = (_point(point, known.get(point.sources), names) for point in scene.points)
        made = replace(made, points=tuple(points))
    return _agenda(made, ours, order, generated) if scene.layout == "agenda" else made


def _text(text: Bilingual, ours: Bilingual, names: _Names) -> Bilingual:
    """Follows in each language in which it is as we wrote it."""
    for language in LANGUAGES:
        said = text[language]
        if said and said == ours[language]:
            text = text.having(language, names.get((language, said), said))
    return text


def _point(point: Point, ours: Point | None, names: _Names) -> Point:
    return replace(point, text=_text(point.text, ours.text, names)) if ours else point


def _agenda(scene: Scene, ours: Scene, order: Mapping[int, int], generated: Storyboard) -> Scene:
    """Its entries in the order of the parts; one whose part is gone goes, if it is still ours."""
    parts = list(dict.fromkeys(each.part for each in generated.scenes if each.part))
    part_of = {p.sources: part for p, part in zip(ours.points, parts, strict=False)}
    texts = {point.sources: point.text for point in ours.points}
    kept = [
        point
        for point in scene.points
        if part_of.get(point.sources) in order or point.text != texts.get(point.sources)
    ]
    told = [point for point in kept if part_of.get(point.sources) in order]
    moved = iter(sorted(told, key=lambda point: order[part_of[point.sources]]))
    return replace(scene, points=tuple(next(moved) if point in told else point for point in kept))


def _held(scene: Scene) -> Scene:
    """On a layout that shows groups, points that a person left there: a group each."""
    rule = LAYOUTS.get(scene.layout)
    if rule is None or not rule.groups[0] or scene.groups or not scene.points:
        return scene
    return replace(scene, points=(), groups=tuple(Group(point) for point in scene.points))
