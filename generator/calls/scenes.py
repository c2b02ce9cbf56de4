"""A scene as a person makes another of it: parted, merged, in another layout, with a text more.

Pure functions. What a scene holds is never lost: where it finds no place, nothing is done.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from generator.errors import ShowError
from generator.model import LAYOUTS, Bilingual, Group, Line, Point, Scene

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.model.layouts import LayoutRule

T = TypeVar("T")

_PLAIN = "bullets"
_FIGURE = re.compile(r"\d")


def merged(one: Scene, two: Scene) -> Scene:
    """Both on one slide of points, under the title of the first; said one after the other."""
    plain = all(
        not (LAYOUTS[each.layout].frame or each.groups or each.table or each.image or each.code)
        for each in (one, two)
    )
    points = (*one.points, *two.points)
    fields = {**two.fields, **one.fields}
    if not plain or set(one.fields) & set(two.fields) or set(fields) - {"note"}:
        raise ShowError("these two cannot be one slide", "merge slides that hold points alone")
    if not points or len(points) > LAYOUTS[_PLAIN].points[1]:
        told = f"together they have {len(points)} points"
        raise ShowError(told, f"a slide holds {LAYOUTS[_PLAIN].points[1]}; delete some first")
    return replace(
        one,
        layout=_PLAIN,
        points=points,
        fields=fields,
        sources=tuple(dict.fromkeys((*one.sources, *two.sources))),
        narration=(*one.narration, *two.narration),
    )


def parted(scene: Scene, at: int, known: Collection[str]) -> tuple[Scene, Scene]:
    """Two slides: of the points or groups the first ``at`` on the first, the rest on the second.

    A line goes with the points whose sentences it says; both keep the title for now.

    Args:
        scene: what is parted.
        at: how many stay; 0 for the half.
        known: ids that the second cannot have.
    """
    held = scene.groups or scene.points
    at = at or (len(held) + 1) // 2
    rule = LAYOUTS[scene.layout]
    if rule.frame or len(held) < 2 or not 0 < at < len(held) or scene.table:
        raise ShowError("this slide cannot be parted", "part slides with two points or more")
    if scene.groups:
        first = replace(scene, groups=scene.groups[:at])
        second = replace(scene, groups=scene.groups[at:], points=(), fields={}, image="", code="")
    else:
        first = replace(scene, points=scene.points[:at])
        second = replace(scene, points=scene.points[at:], fields={}, image="", code="")
    line = _border(scene, _sources(first), _sources(second))
    return (
        _settled(replace(first, narration=scene.narration[:line])),
        replace(
            _settled(replace(second, narration=scene.narration[line:])),
            id=_free(scene.id, known),
            alternatives=(),
        ),
    )


def _settled(scene: Scene) -> Scene:
    """In a layout that can hold what is left, and about the sentences that it tells."""
    layout = scene.layout if _holding(scene, scene.layout) else (*fitting(scene), _PLAIN)[0]
    told = [id_ for line in scene.narration for id_ in line.sources]
    about = tuple(id_ for id_ in scene.sources if id_ in told or id_ in _sources(scene))
    return replace(in_layout(scene, layout), sources=about)


def _sources(scene: Scene) -> set[str]:
    groups = (point for group in scene.groups for point in (group.title, *group.points))
    return {id_ for point in (*scene.points, *groups) for id_ in point.sources}


def _border(scene: Scene, first: set[str], second: set[str]) -> int:
    """How many lines stay: up to the first that tells of what goes."""
    for number, line in enumerate(scene.narration):
        told = set(line.sources)
        if told & second and not told & first:
            return number
    return (len(scene.narration) + 1) // 2


def _free(name: str, known: Collection[str]) -> str:
    return next(made for n in count(2) if (made := f"{name}-{n}") not in known)


def fitting(scene: Scene) -> tuple[str, ...]:
    """The layouts that can hold all of a scene; none for those that stand round the article."""
    if LAYOUTS[scene.layout].frame:
        return ()
    return tuple(name for name in LAYOUTS if _holding(scene, name))


def in_layout(scene: Scene, layout: str) -> Scene:
    """The same in another layout; points become groups and groups points where it asks for them."""
    found = _holding(scene, layout) if layout in LAYOUTS else None
    if found is None:
        advice = f"it can be {', '.join(fitting(scene))}" if fitting(scene) else ""
        raise ShowError(f"{layout} cannot hold what is on this slide", advice)
    return found


def _holding(scene: Scene, layout: str) -> Scene | None:
    rule = LAYOUTS[layout]
    if rule.frame or not _allows(scene, layout, rule):
        return None
    shapes = ((scene.points, scene.groups), *_reshaped(scene, layout))
    for points, groups in shapes:
        if _fits(rule, points, groups):
            return replace(scene, layout=layout, points=tuple(points), groups=tuple(groups))
    return None


def _allows(scene: Scene, layout: str, rule: LayoutRule) -> bool:
    held = "table" if scene.table else "image" if scene.image else "code" if scene.code else ""
    if held != rule.holds or (held == "code" and layout != scene.layout):
        return False
    if layout == "number" and "number" not in scene.fields:
        titles = [group.title.text for group in scene.groups]
        if not titles or not all(_FIGURE.search(text.ja or text.en or "") for text in titles):
            return False
    return set(scene.fields) <= {*rule.fields, "note"}


def _reshaped(scene: Scene, layout: str) -> Iterator[tuple[Sequence[Point], Sequence[Group]]]:
    if scene.groups:
        flat = [point for group in scene.groups for point in (group.title, *group.points)]
        yield (*scene.points, *flat), ()
    elif scene.points and layout == "chain":
        yield (), (Group(scene.points[0], scene.points[1:]),)
    elif scene.points:
        yield (), [Group(point) for point in scene.points]


def _fits(rule: LayoutRule, points: Sequence[Point], groups: Sequence[Group]) -> bool:
    if not points and not groups and (rule.points[0] or rule.groups[0]):
        return False
    return (
        (rule.points[0] <= len(points) or bool(groups and rule.groups[1]))
        and len(points) <= rule.points[1]
        and rule.groups[0] <= len(groups) <= rule.groups[1]
        and all(len(group.points) <= rule.in_group for group in groups)
    )


def blank(title: Bilingual, known: Collection[str]) -> Scene:
    """A slide of a person's own, with a line to be said."""
    name = _free("slide", known)
    line = Line(f"{name}-line", Bilingual("", ""))
    return Scene(name, "statement", title, narration=(line,))


def with_text(scene: Scene, kind: str, known: Collection[str]) -> Scene:
    """With one more "point" or spoken "line", empty, for a person to fill."""
    empty = Bilingual("", "")
    if kind == "line":
        number = len(scene.narration) + 1
        line = Line(_free(f"{scene.id}-line{number}", known), empty)
        return replace(scene, narration=(*scene.narration, line))
    rule = LAYOUTS[scene.layout]
    if scene.groups and len(scene.groups) < rule.groups[1]:
        return replace(scene, groups=(*scene.groups, Group(Point(empty))))
    if not scene.groups and len(scene.points) < rule.points[1]:
        return replace(scene, points=(*scene.points, Point(empty)))
    raise ShowError("this slide is full", "part it, or choose another layout")


def without(scene: Scene, place: str) -> Scene:
    """Without the text at ``place``, as ``changing.change`` calls it; titles stay."""
    lines = tuple(line for line in scene.narration if line.id != place)
    if len(lines) < len(scene.narration):
        return replace(scene, narration=lines)
    kind, *numbers = place.removeprefix(f"{scene.id}/").split("/")
    try:
        return _dropped(scene, kind, numbers)
    except (ValueError, IndexError, KeyError):
        raise ShowError(f"{scene.id} has no text at {place!r} that could go") from None


def _dropped(scene: Scene, kind: str, at: Sequence[str]) -> Scene:
    if kind == "fields":
        fields = dict(scene.fields)
        del fields[at[0]]
        return replace(scene, fields=fields)
    if kind == "points":
        return replace(scene, points=_but(scene.points, at[0]))
    if kind != "groups":
        raise KeyError(kind)
    if len(at) == 1:
        return replace(scene, groups=_but(scene.groups, at[0]))
    number = int(at[0]) - 1
    group = scene.groups[number]
    rest = replace(group, points=_but(group.points, at[1]))
    return replace(scene, groups=(*scene.groups[:number], rest, *scene.groups[number + 1 :]))


def _but(items: tuple[T, ...], number: str) -> tuple[T, ...]:
    at = int(number) - 1
    if not 0 <= at < len(items):
        raise IndexError(number)
    return (*items[:at], *items[at + 1 :])
