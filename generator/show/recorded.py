"""The files that builds made in a show, what each was made from, and how one is made anew.

Nothing is overwritten that a person changed: a file whose bytes are not those we wrote is set aside
as ``name.edited.ext`` before it is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.errors import ShowError
from generator.files import aside, digest, file_digest
from generator.model import Form
from generator.show.plain import decoded, fingerprint, from_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping
    from pathlib import Path

    from generator.model import Scene
    from generator.show.folder import Show


@dataclass(frozen=True, slots=True)
class Record:
    """How a file was made.

    Attributes:
        version: of Kamishibai.
        inputs: a fingerprint for each thing that it was made from.
        only: the outputs that were asked for then: a page links those beside it.
        whole: nothing was missing in it; else the next build tries it again.
        sha256: of its bytes, or of all files of a folder.
        before: of the bytes that it replaced: those of a run that was killed between may be either.
    """

    version: str
    inputs: Mapping[str, str]
    only: tuple[str, ...] = ()
    whole: bool = True
    sha256: str = ""
    before: str = ""


@dataclass(slots=True)
class Files:
    """Attributes: ``records`` by path below ``folder``; ``save`` keeps them."""

    folder: Path
    records: dict[str, Record]
    save: Callable[[Mapping[str, Record]], None]

    def because(
        self, path: str, inputs: Callable[[], Mapping[str, str]], version: str
    ) -> tuple[str, ...]:
        """Why a file has to be made, nothing where it is as it should be.

        Returns:
            "new", "gone" (it is not there any more), "edited" (its bytes are not ours), "gaps"
            (something was missing in it), "version", or "input NAME" for whatever has changed.
        """
        record, target = self.records.get(path), self.folder / path
        if record is None:
            return ("new",)
        if not target.exists():
            return ("gone",)
        if digest_of(target) != record.sha256:
            return ("edited",)
        if not record.whole:
            return ("gaps",)
        if record.version != version:
            return ("version",)
        now = inputs()
        names = dict.fromkeys((*now, *record.inputs))
        return tuple(f"input {each}" for each in names if now.get(each) != record.inputs.get(each))

    def make(self, path: str, write: Callable[[Path], Record], *, folder: bool = False) -> str:
        """Make a file or a folder of files.

        The record is written before the rename and keeps the old digest, so that after a kill
        between the two neither version is mistaken for a person's.

        Args:
            path: below the show's folder.
            write: writes what shall be there, and tells what it was made from.
            folder: whether it is given a folder to write into.

        Returns:
            The name that a person's changed version was given, or empty.

        Raises:
            ShowError: it cannot be written; the last good one is still there.
        """
        target = self.folder / path
        try:
            with aside(target, folder=folder) as temporary:
                record = write(temporary)
                kept = self._set_aside(path)
                before = digest_of(target) if target.exists() else ""
                made = replace(record, sha256=digest_of(temporary), before=before)
                self.records[path] = made
                self.save(self.records)
        except OSError as error:
            raise ShowError(
                f"{path} cannot be written ({error.strerror or error})",
                "close it in other programs, or free some space, and build again",
            ) from error
        return kept

    def left(self, but: Container[str]) -> list[str]:
        """The files of earlier builds that are still there, but for some."""
        return [
            path
            for path in sorted(self.records)
            if path not in but and (self.folder / path).exists()
        ]

    def _set_aside(self, path: str) -> str:
        target, record = self.folder / path, self.records.get(path)
        if not target.exists():
            return ""
        if record and digest_of(target) in {record.sha256, record.before}:
            return ""
        return set_aside(target)


def set_aside(target: Path) -> str:
    """Rename what a person changed to ``name.edited.ext``; the name that was free."""
    stem, suffix = (target.name, "") if target.is_dir() else (target.stem, target.suffix)
    names = (f"{stem}.edited{n}{suffix}" for n in ("", *range(2, 1000)))
    free = next(place for name in names if not (place := target.with_name(name)).exists())
    target.rename(free)
    return free.name


def digest_of(target: Path) -> str:
    """SHA-256 of a file's bytes, or of the names and bytes of a folder's files."""
    if not target.is_dir():
        return file_digest(target)
    held = sorted(path for path in target.rglob("*") if path.is_file())
    told = "".join(f"{path.relative_to(target).as_posix()}\0{file_digest(path)}\n" for path in held)
    return digest(told.encode())


def records(plain: object) -> dict[str, Record]:
    """As the show remembers them; damage is as good as not there."""
    found: dict[str, Record] = {}
    if isinstance(plain, dict):
        for path, record in plain.items():
            with suppress(ValueError):
                found[str(path)] = from_plain(Record, record)
    return found


# How the deck drew each scene when it was last built: what looks at a show draws it likewise.

_FORMS = "forms"


def remember_forms(show: Show, scenes: Iterable[Scene], forms: Mapping[str, Form]) -> None:
    show.remember(_FORMS, {scene.id: (_shape(scene), forms[scene.id]) for scene in scenes})


def remembered_forms(show: Show, scenes: Iterable[Scene]) -> dict[str, Form]:
    """Of those scenes that hold as much as then, whatever their words are now."""
    known = decoded(dict[str, tuple[str, Form]], show.remembered(_FORMS)) or {}
    return {
        scene.id: known[scene.id][1]
        for scene in scenes
        if scene.id in known and known[scene.id][0] == _shape(scene)
    }


def _shape(scene: Scene) -> str:
    """Layout, how much there is of what, and all of a table: its numbers are a chart's lengths."""
    groups = [len(group.points) for group in scene.groups]
    return fingerprint(scene.layout, len(scene.points), groups, sorted(scene.fields), scene.table)
