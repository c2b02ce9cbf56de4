"""The texts of a scene one by one, and a scene with some of them changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.japanese.width import width
from generator.model import LANGUAGES, Point
from generator.writing.prompts import room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.model import Bilingual, Gap, Scene
    from generator.writing.holding import Item, Role

_LONG = 0.75  # of the longest text of a slide: such a one is shortened where all are too much


def texts(scene: Scene) -> Iterator[tuple[Role, Point, Bilingual | None]]:
    """Every text of a scene, as ``rebuilt`` asks for them again; with the head it is under."""
    yield "title", Point(scene.title, scene.title_sources), None
    for point in scene.points:
        yield ("quote" if scene.layout == "quote" else "point"), point, None
    for group in scene.groups:
        yield "head", group.title, None
        for point in group.points:
            yield "point", point, group.title.text
    for name, point in scene.fields.items():
        yield ("head" if name in {"number", "attribution", "role"} else "point"), point, None


HEADS = {"timeline": "moment", "steps": "step", "chain": "step"}


def rooms(scene: Scene) -> Iterator[str]:
    """What each of ``texts`` is, for its length: a name of ``prompts.room``, or ""."""
    yield ""
    yield from ("" for _ in scene.points)
    for group in scene.groups:
        yield HEADS.get(scene.layout, "head")
        yield from ("" for _ in group.points)
    yield from (name if name in room() else "" for name in scene.fields)


def crowding(items: Sequence[Item], gaps: Sequence[Gap]) -> dict[int, str]:
    """Which texts of a slide to shorten, and why: those that are cut, else the longer ones."""
    found: dict[int, str] = {}
    for gap in gaps:
        cut = [n for n, item in enumerate(items) if gap.text and _begins(item, gap.text)]
        most = max(map(_size, items[1:]), default=0)
        long = [n for n, item in enumerate(items) if n and _size(item) >= _LONG * most]
        found |= dict.fromkeys(cut or long, f"no room: {gap.why}")
    return found


def _begins(item: Item, text: str) -> bool:
    return any((item.text[language] or "").startswith(text) for language in LANGUAGES)


def _size(item: Item) -> float:
    """Em of the wider language."""
    return max(width(item.text[language] or "") for language in LANGUAGES)


def with_items(scene: Scene, items: Sequence[Item]) -> Scene:
    """The scene with its texts as they are in ``items``, which ``texts`` gave the order of."""
    rest = iter(items)
    title = next(rest)
    same = title.text == scene.title
    verdict = scene.title_verdict if same else title.verdict
    titled = replace(scene, title=title.text, title_sources=title.sources, title_verdict=verdict)

    def again(point: Point) -> Point:
        item = next(rest)
        verdict = point.verdict if item.text == point.text else item.verdict
        return replace(point, text=item.text, sources=item.sources, verdict=verdict)

    return rebuilt(titled, again)


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
