"""The texts of a scene one by one, and a scene with some of them changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Point
from generator.writing.holding import Item
from generator.writing.prompts import card, room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import Bilingual, Scene
    from generator.writing.holding import Role
    from generator.writing.numbered import Numbered


def texts(scene: Scene) -> Iterator[tuple[Role, Point, Bilingual | None]]:
    """Every text of a scene, as ``rebuilt`` asks for them again; with the head it is under."""
    yield "title", Point(scene.title, scene.title_sources, verdict=scene.title_verdict), None
    for point in scene.points:
        yield ("quote" if scene.layout == "quote" else "point"), point, None
    for group in scene.groups:
        yield "head", group.title, None
        for point in group.points:
            yield "point", point, group.title.text
    for name, point in scene.fields.items():
        yield ("head" if name in {"number", "attribution", "role"} else "point"), point, None


HEADS = {"timeline": "moment", "steps": "step", "chain": "step", "qa": "question"}


def rooms(scene: Scene) -> Iterator[str]:
    """What each of ``texts`` is, for its length: a name of ``prompts.room``, or ""."""
    fullest = max((len(group.points) for group in scene.groups), default=0)
    beside = card(scene.layout, len(scene.groups), fullest)
    yield ""
    yield from ("" for _ in scene.points)
    for group in scene.groups:
        yield HEADS.get(scene.layout, "head")
        yield from (beside for _ in group.points)
    yield from (name if name in room() else "" for name in scene.fields)


_BESIDE = 16  # texts of a slide that are shown with those to be judged


def items_of(scene: Scene, article: Numbered) -> Iterator[Item]:
    """Every text of a scene with what stands round it."""
    slide = tuple(point.text for _, point, _ in texts(scene))[:_BESIDE]
    for (role, point, head), size in zip(texts(scene), rooms(scene), strict=True):
        below = (head[article.language] or "") if head else ""
        yield Item(
            role,
            point.text,
            point.sources,
            slide,
            scene.sources,
            below,
            verdict=point.verdict,
            room=size,
        )


def rebuilt(scene: Scene, kept: Callable[[Point], Point | None]) -> Scene:
    def several(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(made for point in points if (made := kept(point)) is not None)

    points = several(scene.points)
    groups = []
    for group in scene.groups:
        head = kept(group.title)
        groups.append(replace(group, title=head or group.title, points=several(group.points)))
    fields = {name: made for name, p in scene.fields.items() if (made := kept(p)) is not None}
    return replace(scene, points=points, groups=tuple(groups), fields=fields)
