"""Shows made in place: the manifests tell which are done, so that nothing is built to see it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.files import file_digest, is_file, is_folder
from generator.many.job import GAPS, MADE, Job, Result
from generator.show.claim import REMEMBERED_AS, mark, where
from generator.show.folder import MANIFEST, STATE
from generator.show.options import fingerprint

if TYPE_CHECKING:
    from generator.settings import Settings

_EDITED = ("storyboard", "brief")
"""Kinds of files that people change: then the show is not done."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """Attributes: ``sha256`` of the source; ``gaps``: how many things could not be made."""

    name: str
    sha256: str
    gaps: int


class Here:
    """The shows in a folder that these settings and this version made, read once."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.output
        self._settings, self._made_by = settings, fingerprint(settings)
        self._shows = dict(self._listed())

    def job(self, source: str) -> Job:
        return Job(source, self._settings)

    def passed(self, source: str) -> Result | None:
        """What a source's show is, if nothing is to be done for it.

        An address is as it was when it was read; a show that is named itself is always built.
        """
        if is_folder(source):
            return None
        # Shows lie side by side, so that a source is seen alike from all of them.
        show = self._shows.get(mark(self._folder / "any", *where(source)))
        if show is None or (is_file(source) and show.sha256 != file_digest(Path(source))):
            return None
        return Result(source, show.name, GAPS if show.gaps else MADE, 0.0, show.gaps)

    def end(self) -> None:
        """Builds sweep their own shows."""

    def _listed(self) -> list[tuple[str, _Shown]]:
        found = []
        for folder in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            remembered = _read(folder / STATE / f"{REMEMBERED_AS}.json")
            manifest = _read(folder / MANIFEST)
            if isinstance(remembered, str) and isinstance(manifest, dict):
                show = self._shown(folder, manifest)
                if show is not None:
                    found.append((remembered, show))
        return found

    def _shown(self, folder: Path, manifest: dict[str, Any]) -> _Shown | None:
        try:
            right = (manifest["kamishibai"], manifest["settings"]) == (__version__, self._made_by)
            whole = right and all(_stands(folder, file) for file in manifest["files"])
            shown = _Shown(folder.name, manifest["source"]["sha256"], len(manifest["gaps"]))
        except (KeyError, TypeError):
            return None
        return shown if whole else None


def _stands(folder: Path, file: dict[str, Any]) -> bool:
    """Whether a file is there as the manifest has it; by its words, where people change it."""
    path = folder / file["path"]
    try:
        there = path.stat().st_size == file["bytes"] or path.is_dir()
    except OSError:
        return False
    return there and (file["kind"] not in _EDITED or file_digest(path) == file["sha256"])


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
