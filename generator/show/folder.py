"""One show on disk: ``<folder>/.kamishibai`` holds what the next build needs to know."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from generator.errors import ShowError
from generator.files import ASIDE_PREFIX, remove, write_text
from generator.model import Article, Brief, Gap, Storyboard, sentences
from generator.show import brief_yaml, edited_file
from generator.show.edited_file import BRIEF, STORYBOARD
from generator.show.plain import as_json, decoded, from_plain, to_plain
from generator.show.recorded import Files, records, set_aside
from generator.show.storyboard_yaml import dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from filelock import BaseFileLock

MOMENT = 5.0
"""Seconds that one edit waits for another, or for a build that writes what is edited."""

STATE = ".kamishibai"
MANIFEST = "manifest.json"


@dataclass
class Show:
    """A show folder that is ours to write while its lock is held."""

    folder: Path

    @property
    def state(self) -> Path:
        return self.folder / STATE

    @cached_property
    def texts(self) -> BaseFileLock:
        """The lock of what people edit and choose, for ``with``.

        A build has it while it reads and writes that, an edit for a moment: so edits go on while
        slides are drawn and lines are spoken.
        """
        return FileLock(self.state / "texts.lock")

    @cached_property
    def files(self) -> Files:
        """What was made in it, and from what."""
        known = records(self.remembered("made"))
        return Files(self.folder, known, partial(self.remember, "made"))

    def remembered(self, name: str) -> Any:
        """JSON from the state folder, ``None`` when it is not there or was damaged."""
        try:
            return json.loads((self.state / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def remember(self, name: str, value: object) -> None:
        text = as_json(value) + "\n"
        path = self.state / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_text(path, text)

    def article(self) -> Article | None:
        """The article of the last build, with its translations."""
        return decoded(Article, self.remembered("article"))

    def generated(self) -> Storyboard | None:
        """The storyboard as we last generated it, before anybody's changes."""
        return decoded(Storyboard, self.remembered("storyboard"))

    def gaps(self) -> tuple[Gap, ...]:
        """What the last build could not make."""
        try:
            manifest = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            return from_plain(tuple[Gap, ...], manifest["gaps"])
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def edited(self) -> Storyboard | None:
        """storyboard.yaml as it is now; not parsed again while it is as we wrote it.

        Raises:
            StoryboardError: it cannot be understood.
        """
        return edited_file.read(self, STORYBOARD)

    def save_storyboard(
        self,
        storyboard: Storyboard,
        generated: Storyboard,
        remarks: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """The file first, then what we generated: a kill between leaves no false edits.

        Args:
            storyboard: what the file shall say.
            generated: what we would say without anybody's changes.
            remarks: by scene, line or sentence id, what to say beside it in the file.
        """
        said = to_plain(remarks or {})
        if self.edited() != storyboard or self.remembered("remarks") != said:
            edited_file.write(self, STORYBOARD, storyboard, dump(storyboard, remarks))
            self.remember("remarks", said)
        self.remember("storyboard", generated)

    def brief(self) -> Brief | None:
        """brief.yaml as it is now.

        Raises:
            BriefError: it cannot be understood.
        """
        return edited_file.read(self, BRIEF)

    def save_brief(self, brief: Brief, generated: Brief, article: Article) -> None:
        """The file first, then what we understood ourselves: see ``save_storyboard``."""
        if self.brief() != brief:
            texts = {s.id: [s.text[article.language] or ""] for s in sentences(article)}
            edited_file.write(self, BRIEF, brief, brief_yaml.dump(brief, texts))
        self.remember("brief", generated)

    def half_planned(self) -> bool:
        """Whether the storyboard is as a build wrote it that was killed right then.

        It had no time to remember what it generated, so all in it would pass for a person's.
        """
        return self.generated() is None and not edited_file.is_edited(self, STORYBOARD)

    def half_understood(self) -> bool:
        """The same of the brief."""
        return self.understood() is None and not edited_file.is_edited(self, BRIEF)

    def start_over(self) -> Iterator[str]:
        """Forget the article that was here: its source holds another one now.

        Yields:
            What a person's files are called from now on.
        """
        files: tuple[edited_file.EditedFile[Any], ...] = (STORYBOARD, BRIEF)
        for file in files:
            written = file is STORYBOARD and self.remembered("by_model") is not None
            if edited_file.is_edited(self, file) or (
                written and (self.folder / file.name).exists()
            ):
                yield set_aside(self.folder / file.name)
            else:  # without what we remember of it, it would pass for a person's
                (self.folder / file.name).unlink(missing_ok=True)
        for name in (
            "article", "headings", "storyboard", "written", "brief", "brief_written", "by_model",
        ):  # fmt: skip
            (self.state / f"{name}.json").unlink(missing_ok=True)

    def set_aside_storyboard(self) -> str:
        """Leave the storyboard, if there is one, beside the one to come; its name then."""
        there = self.folder / STORYBOARD.name
        return set_aside(there) if there.exists() else ""

    def understood(self) -> Brief | None:
        """The brief as we last made it, before anybody's changes."""
        return decoded(Brief, self.remembered("brief"))


def is_show(folder: Path) -> bool:
    """Whether a folder was made by a build."""
    return (folder / STATE).is_dir()


def locked(folder: Path, patience: float = 0) -> BaseFileLock:
    """The lock of the show in ``folder``, taken; the folder is made when needed.

    Args:
        folder: of the show.
        patience: seconds to wait for who has it: an edit has it for a moment, a build for long.

    Raises:
        ShowError: another build is at work there, or the folder cannot be written.
    """
    return _taken(FileLock(folder / STATE / "lock"), folder, patience)


def _taken(lock: BaseFileLock, folder: Path, patience: float) -> BaseFileLock:
    try:
        (folder / STATE).mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=patience)
    except Timeout:
        raise ShowError(
            f"another build of {folder.name} is under way", "wait for it to end, or stop it"
        ) from None
    except OSError as error:
        raise ShowError(
            f"{folder} cannot be written ({error.strerror or error})", "choose a folder with -o"
        ) from error
    return lock


@contextmanager
def opened(
    folder: Path, lock: BaseFileLock | None = None, *, patience: float = 0
) -> Iterator[Show]:
    """The show in ``folder``, locked against other builds.

    Args:
        folder: made when needed.
        lock: where it is taken already.
        patience: see ``locked``.

    Raises:
        ShowError: another build is at work there, or the folder cannot be written.
    """
    lock = lock or locked(folder, patience)
    try:
        show = Show(folder)
        with show.texts:  # nobody's edit is being written
            _sweep(folder)
        yield show
    finally:
        lock.release()


@contextmanager
def editable(folder: Path) -> Iterator[Show]:
    """The show in ``folder``, its texts and choices ours for a moment, whatever is being built.

    Raises:
        ShowError: a build is reading or writing them, or the folder cannot be written.
    """
    show = Show(folder)
    lock = _taken(show.texts, folder, MOMENT)
    try:
        yield show
    finally:
        lock.release()


def remembered_article(folder: Path) -> Article:
    """The article of a show, with its translations.

    Raises:
        ShowError: the folder is no show, or has lost its article.
    """
    if not is_show(folder):
        raise ShowError(f"{folder} is no show", "give a folder that build made")
    article = Show(folder).article()
    if article is None:
        raise ShowError(f"{folder} has lost its article", "build it from its source again")
    return article


def _sweep(folder: Path) -> None:
    """Remove what a killed run was writing."""
    for place in (folder, folder / STATE):
        for leftover in place.glob(f"{ASIDE_PREFIX}*"):
            remove(leftover)
