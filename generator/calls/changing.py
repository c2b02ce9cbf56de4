"""A text of a storyboard changed as a person would change it: by its place, in one language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.choices import nearest
from generator.errors import ShowError
from generator.files import write_text
from generator.show.edited_file import STORYBOARD
from generator.show.folder import opened
from generator.show.storyboard_writer import dump
from generator.show.yaml_lines import with_comments_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Bilingual, Language, Scene, Storyboard

    Change = Callable[[Bilingual], Bilingual]


class ConflictError(ShowError):
    """Attributes: ``now``: what stands there instead of what its editor had seen."""

    def __init__(self, place: str, now: str) -> None:
        super().__init__(f"{place} was changed meanwhile", "look at it again")
        self.now = now


def change(folder: Path, place: str, language: Language, text: str, seen: str | None = None) -> str:
    """Put a text in storyboard.yaml; the next build makes what depends on it.

    Args:
        folder: of the show.
        place: "title", a scene's id (its title), "SCENE/points/N" (from 1), or a spoken line's id.
        language: of the text; the other one is left alone.
        text: what shall stand there.
        seen: what its editor saw there; nothing is changed where something else stands by now.

    Returns:
        What stood there.

    Raises:
        ConflictError: somebody else changed it.
        ShowError: there is no such place, or a build is at work.
        StoryboardError: the file cannot be understood.
    """
    before: list[str] = []

    def put(old: Bilingual) -> Bilingual:
        before.append(old[language] or "")
        return old.having(language, text)

    with opened(folder) as show:
        path = folder / STORYBOARD.name
        if not path.is_file():
            raise ShowError(f"{folder.name} has no {STORYBOARD.name}", "build it")
        written = path.read_bytes()
        board = show.edited()
        assert board
        changed = _changed(board, place, put)
        if not before:
            told = f"{folder.name} has no text at {place!r}"
            raise ShowError(told, nearest(place, _places(board)))
        if seen is not None and seen != before[0]:
            raise ConflictError(place, before[0])
        if path.read_bytes() != written:  # by an editor, which knows no lock
            raise ConflictError(STORYBOARD.name, before[0])
        write_text(path, with_comments_of(written.decode("utf-8-sig"), dump(changed)))
    return before[0]


def _changed(board: Storyboard, place: str, put: Change) -> Storyboard:
    if place == "title":
        return replace(board, title=put(board.title))
    return replace(board, scenes=tuple(_scene(scene, place, put) for scene in board.scenes))


def _scene(scene: Scene, place: str, put: Change) -> Scene:
    title = put(scene.title) if place == scene.id else scene.title
    points = tuple(
        replace(point, text=put(point.text)) if place == f"{scene.id}/points/{n}" else point
        for n, point in enumerate(scene.points, 1)
    )
    lines = tuple(
        replace(line, text=put(line.text)) if place == line.id else line for line in scene.narration
    )
    return replace(scene, title=title, points=points, narration=lines)


def _places(board: Storyboard) -> tuple[str, ...]:
    return (
        "title",
        *(scene.id for scene in board.scenes),
        *(f"{s.id}/points/{n}" for s in board.scenes for n in range(1, len(s.points) + 1)),
        *(line.id for scene in board.scenes for line in scene.narration),
    )
