"""One edit of a storyboard: checked against what its editor saw, written whole, and remembered.

What was done is kept in the show as what stood there and what stands there now, so that it can be
taken back after a build, another edit or another day; where something else stands there by then, it
is not.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import ShowError
from generator.files import digest, write_text
from generator.show.edited_file import STORYBOARD, know
from generator.show.folder import editable
from generator.show.storyboard_yaml import dump
from generator.show.yaml_lines import with_comments_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Storyboard
    from generator.show.folder import Show

_DONE = "edits"
_KEPT = 200


class ConflictError(ShowError):
    """Attributes: ``now``: what stands there instead of what its editor had seen."""

    def __init__(self, place: str, now: str) -> None:
        super().__init__(f"{place} was changed meanwhile", "look at it again")
        self.now = now


@dataclass(frozen=True, slots=True)
class Editing:
    """A storyboard that nobody else writes while this is open, as far as others keep its lock."""

    show: Show
    board: Storyboard
    _written: bytes

    def put(self, board: Storyboard) -> None:
        """Raises: ConflictError: an editor, which knows no lock, has just written the file."""
        path = self.show.folder / STORYBOARD.name
        if path.read_bytes() != self._written:
            raise ConflictError(STORYBOARD.name, "")
        text = with_comments_of(self._written.decode("utf-8-sig"), dump(board))
        know(STORYBOARD, digest(text.encode()), board)
        write_text(path, text)

    def remember(self, done: dict[str, Any]) -> None:
        """What can be taken back."""
        remember(self.show, done)


def remember(show: Show, what: dict[str, Any]) -> None:
    """What was done, so that it can be taken back."""
    with show.texts:
        show.remember(_DONE, [*done(show), what][-_KEPT:])


def done(show: Show) -> list[dict[str, Any]]:
    """What can be taken back, the last at the end."""
    known = show.remembered(_DONE)
    return [each for each in known if isinstance(each, dict)] if isinstance(known, list) else []


def forget_last(show: Show) -> None:
    with show.texts:
        show.remember(_DONE, done(show)[:-1])


@contextmanager
def editing(folder: Path) -> Iterator[Editing]:
    """The storyboard of a show, for one edit.

    Raises:
        ShowError: there is none, or a build is writing it.
        StoryboardError: the file cannot be understood.
    """
    with editable(folder) as show:
        path = folder / STORYBOARD.name
        if not path.is_file():
            raise ShowError(f"{folder.name} has no {STORYBOARD.name}", "build it")
        written = path.read_bytes()
        board = show.edited()
        assert board
        yield Editing(show, board, written)
