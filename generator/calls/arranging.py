"""Scenes moved, deleted and merged as a person would do it in the file; and edits taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.calls.changing import over
from generator.calls.edits import ConflictError, editing
from generator.errors import ShowError
from generator.model import LAYOUTS, Scene
from generator.show.plain import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from generator.model import Bilingual, Storyboard

Move: TypeAlias = Literal["up", "down", "delete", "merge"]
_MERGED = "bullets"


def arrange(folder: Path, move: Move, scene: str, seen: Sequence[str] | None = None) -> None:
    """Put a scene one place up or down, delete it, or merge it with the one after it.

    Args:
        folder: of the show.
        move: what to do.
        scene: its id.
        seen: the ids of all scenes as the editor saw them; nothing is done where they are others.

    Raises:
        ConflictError: the scenes are not those that were seen.
        ShowError: there is no such scene, it cannot go there, or the two cannot be one.
    """
    with editing(folder) as edit:
        scenes = edit.board.scenes
        names = [each.id for each in scenes]
        if scene not in names:
            raise ShowError(f"{folder.name} has no scene {scene!r}")
        if seen is not None and list(seen) != names:
            raise ConflictError(f"the order of {folder.name}", " ".join(names))
        first, count, new = _moved(scenes, names.index(scene), move)
        old = scenes[first : first + count]
        edit.put(replace(edit.board, scenes=(*scenes[:first], *new, *scenes[first + count :])))
        edit.remember({"before": to_plain(old), "after": to_plain(new), "at": first})


def undo(folder: Path) -> bool:
    """Take the last edit back; ``False`` where there is none.

    Raises:
        ConflictError: what it made does not stand there any more.
        ShowError: a build is at work.
    """
    with editing(folder) as edit:
        done = edit.done()
        if not done:
            return False
        edit.put(_without(edit.board, done[-1]))
        edit.forget_last()
    return True


def _moved(scenes: Sequence[Scene], at: int, move: Move) -> tuple[int, int, tuple[Scene, ...]]:
    """Where a run of scenes begins, how many they are, and what stands there instead."""
    if move == "delete":
        return at, 1, ()
    first = at - 1 if move == "up" else at
    if first < 0 or first + 1 >= len(scenes):
        raise ShowError("there is no slide on that side")
    one, two = scenes[first : first + 2]
    return first, 2, (_merged(one, two),) if move == "merge" else (two, one)


def _merged(one: Scene, two: Scene) -> Scene:
    """Both on one slide of points, under the title of the first; said one after the other."""
    plain = all(
        not (LAYOUTS[each.layout].frame or each.groups or each.table or each.image or each.code)
        for each in (one, two)
    )
    points = (*one.points, *two.points)
    fields = {**two.fields, **one.fields}
    if not plain or set(one.fields) & set(two.fields) or set(fields) - {"note"}:
        raise ShowError("these two cannot be one slide", "merge slides that hold points alone")
    if not points or len(points) > LAYOUTS[_MERGED].points[1]:
        told = f"together they have {len(points)} points"
        raise ShowError(told, f"a slide holds {LAYOUTS[_MERGED].points[1]}; delete some first")
    return replace(
        one,
        layout=_MERGED,
        points=points,
        fields=fields,
        sources=tuple(dict.fromkeys((*one.sources, *two.sources))),
        narration=(*one.narration, *two.narration),
    )


def _without(board: Storyboard, done: dict[str, Any]) -> Storyboard:
    if "place" in done:
        return _text_back(board, done)
    old, new = (from_plain(tuple[Scene, ...], done[name]) for name in ("before", "after"))
    at = next(
        (n for n in range(len(board.scenes) + 1) if board.scenes[n : n + len(new)] == new), None
    )
    if not new:  # where it stood, or as far as there are scenes
        at = min(done["at"], len(board.scenes))
    if at is None:
        raise ConflictError("what was arranged", "")
    return replace(board, scenes=(*board.scenes[:at], *old, *board.scenes[at + len(new) :]))


def _text_back(board: Storyboard, done: dict[str, Any]) -> Storyboard:
    found = []

    def put(place: str, text: Bilingual) -> Bilingual:
        if place != done["place"] or (text[done["language"]] or "") != done["after"]:
            return text
        found.append(place)
        return text.having(done["language"], done["before"])

    back = over(board, put)
    if not found:
        raise ConflictError(done["place"], "")
    return back
