"""Scenes arranged as a person would do it in the file; and edits taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.calls import edits
from generator.calls.changing import over
from generator.calls.edits import ConflictError, editing
from generator.calls.scenes import blank, in_layout, merged, parted, with_text, without
from generator.errors import ShowError
from generator.locale import phrase
from generator.model import Scene
from generator.show.plain import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from generator.model import Bilingual, Storyboard

Move: TypeAlias = Literal[
    "up", "down", "place", "delete", "merge", "split", "layout", "add", "text", "drop"
]


def arrange(
    folder: Path, move: Move, scene: str, seen: Sequence[str] | None = None, to: str = ""
) -> None:
    """Put a scene elsewhere, delete it, merge it with the next, or make another of it.

    Args:
        folder: of the show.
        move: "up" and "down" by one, to a "place"; "delete"; "merge" with the next; "split";
            another "layout"; "add" a slide after it; one more "text" on it; "drop" one.
        scene: its id.
        seen: the ids of all scenes as the editor saw them; nothing is done where they are others.
        to: the place from 1, how many points stay, the layout, "point" or "line", the text's place.

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
        first, count, new = _moved(scenes, names.index(scene), move, to)
        old = scenes[first : first + count]
        edit.put(replace(edit.board, scenes=(*scenes[:first], *new, *scenes[first + count :])))
        edit.remember({"before": to_plain(old), "after": to_plain(new), "at": first})


def undo(folder: Path) -> bool:
    """Take the last edit back; ``False`` where there is none.

    Raises:
        ConflictError: what it made does not stand there any more.
        ShowError: a build is writing there.
    """
    with editing(folder) as edit:
        done = edits.done(edit.show)
        if not done:
            return False
        edit.put(_without(edit.board, done[-1]))
        edits.forget_last(edit.show)
    return True


def _moved(
    scenes: Sequence[Scene], at: int, move: Move, to: str
) -> tuple[int, int, tuple[Scene, ...]]:
    """Where a run of scenes begins, how many they are, and what stands there instead."""
    if move in ("up", "down", "merge"):
        first = at - 1 if move == "up" else at
        if first < 0 or first + 1 >= len(scenes):
            raise ShowError("there is no slide on that side")
        one, two = scenes[first : first + 2]
        return first, 2, (merged(one, two),) if move == "merge" else (two, one)
    if move == "place":
        return _placed(scenes, at, int(to) - 1 if to.isdecimal() else -1)
    if move == "delete":
        return at, 1, ()
    return at, 1, _remade(scenes[at], move, to, _known(scenes))


def _placed(scenes: Sequence[Scene], at: int, to: int) -> tuple[int, int, tuple[Scene, ...]]:
    if not 0 <= to < len(scenes):
        raise ShowError("there is no slide on that side")
    rest = [*scenes[:at], *scenes[at + 1 :]]
    order = (*rest[:to], scenes[at], *rest[to:])
    first, last = min(at, to), max(at, to)
    return first, last - first + 1, tuple(order[first : last + 1])


def _known(scenes: Sequence[Scene]) -> frozenset[str]:
    lines = (line.id for scene in scenes for line in scene.narration)
    return frozenset((*(scene.id for scene in scenes), *lines))


def _remade(scene: Scene, move: Move, to: str, known: frozenset[str]) -> tuple[Scene, ...]:
    match move:
        case "split":
            return parted(scene, int(to) if to.isdecimal() else 0, known)
        case "layout":
            return (in_layout(scene, to),)
        case "add":
            return scene, blank(phrase("studio", "new_slide"), known)
        case "text":
            return (with_text(scene, to, known),)
        case _:
            return (without(scene, to),)


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

    back = over(board, put, done["place"])
    if not found:
        raise ConflictError(done["place"], "")
    return back
