"""What a person changed stays: a three-way merge of storyboards by id.

``base`` is what we generated last time, ``edited`` the file as a person left it, ``fresh`` what we
would generate now. A text that differs from the base was changed by a person and wins; everything
else follows the article. So do structures: a scene, line or point that a person removed stays
removed, one that a person added stays where it was put.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from generator.model import Bilingual, Group, Storyboard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Line, Point, Scene


T = TypeVar("T")
Key = Callable[[T], object]
Join = Callable[[T, T, T], T]


def merge(base: Storyboard, edited: Storyboard, fresh: Storyboard) -> Storyboard:
    """The storyboard to go on with."""
    base, edited = resettled(base, edited, fresh)
    return Storyboard(
        text(base.title, edited.title, fresh.title),
        _sequence(base.scenes, edited.scenes, fresh.scenes, lambda scene: scene.id, _scene),
        text(base.credit, edited.credit, fresh.credit),
    )


def value(base: T, edited: T, fresh: T) -> T:
    """A person's value where it differs from the base."""
    return fresh if edited == base else edited


def text(base: Bilingual, edited: Bilingual, fresh: Bilingual) -> Bilingual:
    """Each language by itself."""
    return Bilingual(
        value(base.ja, edited.ja, fresh.ja),
        value(base.en, edited.en, fresh.en),
    )


def _sequence(
    base: Sequence[T], edited: Sequence[T], fresh: Sequence[T], key: Key[T], join: Join[T]
) -> tuple[T, ...]:
    """Items by key, in the person's order if the person changed it, else in the fresh one."""
    bases = {key(item): item for item in base}
    theirs = {key(item): item for item in edited}
    ours = {key(item): item for item in fresh}
    joined: dict[object, T] = {}
    for name in dict.fromkeys((*ours, *theirs)):
        if name in ours and name in theirs:
            joined[name] = join(bases.get(name, ours[name]), theirs[name], ours[name])
        elif name in ours and name not in bases:
            joined[name] = ours[name]  # new in the article
        elif name in theirs and (name not in bases or theirs[name] != bases[name]):
            joined[name] = theirs[name]  # a person's own, or changed by a person
    kept = [name for name in theirs if name in bases]
    reordered = kept != [name for name in bases if name in theirs]
    first, second = (list(theirs), list(ours)) if reordered else (list(ours), list(theirs))
    return tuple(joined[name] for name in _interleaved(first, second) if name in joined)


def _interleaved(first: list[object], second: list[object]) -> list[object]:
    """``first`` with what only ``second`` has put after its neighbour there."""
    order = list(first)
    for at, name in enumerate(second):
        if name in order:
            continue
        before = next((other for other in reversed(second[:at]) if other in order), None)
        order.insert(order.index(before) + 1 if before is not None else 0, name)
    return order


def _point_key(point: Point) -> object:
    """A point is known by its sentences, one of a person's own by its words."""
    return point.sources or (point.text.ja, point.text.en)


def _numbered(items: Sequence[T], key: Key[T]) -> list[tuple[object, T]]:
    """Items under their keys, the second of one key apart from the first."""
    seen: dict[object, int] = {}
    keyed: list[tuple[object, T]] = []
    for item in items:
        name = key(item)
        seen[name] = seen.get(name, 0) + 1
        keyed.append(((name, seen[name]), item))
    return keyed


def alike(
    base: Sequence[T], edited: Sequence[T], fresh: Sequence[T], key: Key[T], join: Join[T]
) -> tuple[T, ...]:
    """Merge items of which several may rest on the same sentences."""
    joined = _sequence(
        _numbered(base, key),
        _numbered(edited, key),
        _numbered(fresh, key),
        lambda pair: pair[0],
        lambda b, e, f: (f[0], join(b[1], e[1], f[1])),
    )
    return tuple(item for _, item in joined)


def _points(
    base: tuple[Point, ...], edited: tuple[Point, ...], fresh: tuple[Point, ...]
) -> tuple[Point, ...]:
    return alike(base, edited, fresh, _point_key, _said)


Said = TypeVar("Said", "Point", "Line")


def _said(base: Said, edited: Said, fresh: Said) -> Said:
    """What was found of a text says nothing of what a person made of it."""
    words = text(base.text, edited.text, fresh.text)
    joined = replace(_each_field(base, edited, fresh), text=words)
    own = words != fresh.text and edited.verdict == base.verdict
    return replace(joined, verdict="") if own else joined


def _group(base: Group, edited: Group, fresh: Group) -> Group:
    return Group(
        _said(base.title, edited.title, fresh.title),
        _points(base.points, edited.points, fresh.points),
    )


def _fields(
    base: dict[str, Point], edited: dict[str, Point], fresh: dict[str, Point]
) -> dict[str, Point]:
    joined = _sequence(
        tuple(base.items()),
        tuple(edited.items()),
        tuple(fresh.items()),
        lambda pair: pair[0],
        lambda b, e, f: (f[0], _said(b[1], e[1], f[1])),
    )
    return dict(joined)


def _each_field(base: T, edited: T, fresh: T) -> T:
    """Field by field: the person's value where it differs from the base."""
    values = {
        f.name: value(getattr(base, f.name), getattr(edited, f.name), getattr(fresh, f.name))
        for f in fields(cast("Any", base))
    }
    return cast("T", replace(cast("Any", fresh), **values))


def _scene(base: Scene, edited: Scene, fresh: Scene) -> Scene:
    if edited.layout != base.layout:
        return edited  # another layout has other fields: the whole scene is the person's
    title = text(base.title, edited.title, fresh.title)
    return replace(
        _each_field(base, edited, fresh),
        title=title,
        title_verdict=fresh.title_verdict if title == fresh.title else "",
        kicker=text(base.kicker, edited.kicker, fresh.kicker),
        points=_points(base.points, edited.points, fresh.points),
        fields=_fields(base.fields, edited.fields, fresh.fields),
        groups=alike(
            base.groups,
            edited.groups,
            fresh.groups,
            lambda group: _point_key(group.title),
            _group,
        ),
        narration=_sequence(
            base.narration, edited.narration, fresh.narration, lambda line: line.id, _said
        ),
    )


# A storyboard of an earlier plan brought under the scenes of a new one.
#
# Scenes are merged by id and lines within their scene, but a better rule may call a scene otherwise
# or part a section elsewhere. What a person changed then follows its sentences: a scene is known
# again by what it tells, a line and a point by the sentence they rest on.


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


# (scene, line id or sources of a point) → the scene it belongs to now.
_Moves = dict[tuple[str, object], str]


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
