"""A text of a storyboard changed as a person would change it: by its place, in one language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.calls.edits import ConflictError, editing
from generator.choices import nearest
from generator.errors import ShowError
from generator.model import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from generator.model import Bilingual, Language, Point, Scene, Storyboard

    Each = Callable[[str, Bilingual], Bilingual]


def change(folder: Path, place: str, language: Language, text: str, seen: str | None = None) -> str:
    """Put a text in storyboard.yaml; the next build makes what depends on it.

    Args:
        folder: of the show.
        place: "title", a scene's id (its title), a spoken line's id, or of a scene "SCENE/kicker",
            "SCENE/points/N", "SCENE/groups/G" and "…/N", "SCENE/table/ROW/N", "SCENE/fields/NAME";
            numbers count from 1.
        language: of the text; the other one is left alone.
        text: what shall stand there.
        seen: what its editor saw there; nothing is changed where something else stands by now.

    Returns:
        What stood there.

    Raises:
        ConflictError: somebody else changed it.
        ShowError: there is no such place, or a build is writing there.
        StoryboardError: the file cannot be understood.
    """
    before: list[str] = []

    def put(at: str, old: Bilingual) -> Bilingual:
        if at != place:
            return old
        before.append(old[language] or "")
        return old.having(language, text)

    with editing(folder) as edit:
        changed = over(edit.board, put, place)
        if not before:
            told = f"{folder.name} has no text at {place!r}"
            raise ShowError(told, nearest(place, _places(edit.board)))
        if seen is not None and seen not in before:
            raise ConflictError(place, before[-1])
        edit.put(changed)
        if before[-1] != text:
            done = {"place": place, "language": language, "before": before[-1], "after": text}
            edit.remember(done)
    return before[0]


def over(board: Storyboard, each: Each, at: str = "") -> Storyboard:
    """The storyboard, every text that can be changed passed through ``each`` with its place.

    Where ``at`` is a place, scenes that do not have it are left as they are.
    """
    title = each("title", board.title)  # and the title slide's, whose scene is called so
    scenes = (_scene(one, each) if not at or _has(one, at) else one for one in board.scenes)
    return replace(board, title=title, scenes=tuple(scenes))


def _has(scene: Scene, place: str) -> bool:
    of_it = place == scene.id or place.startswith(f"{scene.id}/")
    return of_it or any(line.id == place for line in scene.narration)


def _scene(scene: Scene, each: Each) -> Scene:
    def point(place: str, old: Point) -> Point:
        return replace(old, text=each(f"{scene.id}/{place}", old.text))

    def points(place: str, old: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(point(f"{place}/{n}", one) for n, one in enumerate(old, 1))

    return replace(
        scene,
        title=each(scene.id, scene.title),
        kicker=each(f"{scene.id}/kicker", scene.kicker),
        points=points("points", scene.points),
        groups=tuple(
            Group(point(f"groups/{n}", group.title), points(f"groups/{n}", group.points))
            for n, group in enumerate(scene.groups, 1)
        ),
        table=tuple(points(f"table/{n}", row) for n, row in enumerate(scene.table, 1)),
        fields={name: point(f"fields/{name}", scene.fields[name]) for name in scene.fields},
        narration=tuple(replace(line, text=each(line.id, line.text)) for line in scene.narration),
    )


def _places(board: Storyboard) -> tuple[str, ...]:
    found: list[str] = []

    def note(place: str, text: Bilingual) -> Bilingual:
        found.append(place)
        return text

    over(board, note)
    return tuple(found)
