"""A storyboard of an earlier plan brought under the scenes of a new one.

Scenes are merged by id and lines within their scene, but a better rule may call a scene otherwise
or part a section elsewhere. What a person changed then follows its sentences: a scene is known
again by what it tells, a line and a point by the sentence they rest on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.model import Line, Point, Scene, Storyboard


def resettled(
    base: Storyboard, edited: Storyboard, fresh: Storyboard
) -> tuple[Storyboard, Storyboard]:
    """``base`` and ``edited`` with the scenes of ``fresh``; what a person moved is left there."""
    names = _names(base, fresh)
    if names:
        base, edited = (_renamed(board, names) for board in (base, edited))
    lines = _moves(base, fresh, lambda scene: scene.narration, lambda line: line.id)
    points = _moves(base, fresh, lambda scene: scene.points, lambda point: point.sources)
    if not (lines or points):
        return base, edited
    return _moved(base, lines, points), _moved(edited, lines, points)


def _names(base: Storyboard, fresh: Storyboard) -> dict[str, str]:
    """Old scene id → the id of the new scene that tells most of the same sentences."""
    kept = {scene.id for scene in base.scenes} & {scene.id for scene in fresh.scenes}
    free = {scene.id: _told(scene) for scene in fresh.scenes if scene.id not in kept}
    found: dict[str, str] = {}
    for scene in base.scenes:
        told = _told(scene)
        if scene.id in kept or not told:
            continue
        best = max(free, key=lambda name: len(told & free[name]), default="")
        if best and told & free[best]:
            found[scene.id] = best
            del free[best]
    return found


def _told(scene: Scene) -> set[str]:
    """Ids of the sentences a scene tells, or else shows."""
    shown = (*scene.points, *(cell for row in scene.table for cell in row))
    return set(scene.sources) or {source for point in shown for source in point.sources}


def _renamed(board: Storyboard, names: Mapping[str, str]) -> Storyboard:
    scenes = (
        replace(
            scene,
            id=names[scene.id],
            narration=tuple(_under(line, scene.id, names[scene.id]) for line in scene.narration),
        )
        if scene.id in names
        else scene
        for scene in board.scenes
    )
    return replace(board, scenes=tuple(scenes))


def _under(line: Line, old: str, new: str) -> Line:
    """A line of ours is called after its scene; one of a person's own keeps its name."""
    own = line.id.removeprefix(f"{old}.")
    return line if own == line.id else replace(line, id=f"{new}.{own}")


_Moves = dict[tuple[str, object], str]
"""(scene, line id or sources of a point) → the scene it belongs to now."""


def _moves(
    base: Storyboard,
    fresh: Storyboard,
    held: Callable[[Scene], Iterable[Line | Point]],
    name: Callable[[Any], object],
) -> _Moves:
    """Where what a scene holds, by its name there, is told from now on."""
    home = _home(fresh, held)
    stays = {(scene.id, one.sources) for scene in fresh.scenes for one in held(scene)}
    return {
        (scene.id, name(one)): home[one.sources]
        for scene in base.scenes
        for one in held(scene)
        if (scene.id, one.sources) not in stays
        and _leaves(scene, home.get(one.sources), one.sources)
    }


def _leaves(scene: Scene, home: str | None, sources: tuple[str, ...]) -> bool:
    """Told in this scene so far, and in another one from now on."""
    return home not in {None, scene.id} and sources[0] in scene.sources


def _home(
    fresh: Storyboard, held: Callable[[Scene], Iterable[Line | Point]]
) -> dict[tuple[str, ...], str]:
    """Sources → the one scene in which something rests on them; the frame repeats others'."""
    told = {source: scene.id for scene in fresh.scenes for source in scene.sources}
    places: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for scene in fresh.scenes:
        for sources in (one.sources for one in held(scene)):
            if sources and told.get(sources[0]) == scene.id:
                places[sources].add(scene.id)
    return {sources: next(iter(names)) for sources, names in places.items() if len(names) == 1}


def _moved(board: Storyboard, lines: _Moves, points: _Moves) -> Storyboard:
    known = {scene.id for scene in board.scenes}
    new_lines: dict[str, list[Line]] = defaultdict(list)
    new_points: dict[str, list[Point]] = defaultdict(list)
    for scene in board.scenes:
        for line in scene.narration:
            name = lines.get((scene.id, line.id), scene.id)
            name = name if name in known else scene.id
            new_lines[name].append(_under(line, scene.id, name))
        for point in scene.points:
            name = points.get((scene.id, point.sources), scene.id)
            new_points[name if name in known else scene.id].append(point)
    scenes = (
        replace(scene, narration=tuple(new_lines[scene.id]), points=tuple(new_points[scene.id]))
        for scene in board.scenes
    )
    return replace(board, scenes=tuple(scenes))
