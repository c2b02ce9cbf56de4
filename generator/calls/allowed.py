"""Which paths a program may name: those beneath the folders that a person named at the start."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import SettingsError, ShowError
from generator.show.folder import MANIFEST, STATE, is_show

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Folders:
    """Attributes: ``roots``: real paths; names that are not absolute are seen from the first."""

    roots: tuple[Path, ...]

    def path(self, named: str) -> Path:
        """The real path that a name stands for; links lead nowhere else.

        Raises:
            SettingsError: it is outside.
        """
        real = Path(os.path.realpath(self.roots[0] / named))
        if not any(real.is_relative_to(root) for root in self.roots):
            told = ", ".join(map(str, self.roots))
            raise SettingsError(f"{named} is outside the folders of this server", f"it has {told}")
        return real

    def source(self, named: str) -> str:
        """An article: an address as it is, a path if it is within."""
        return named if "://" in named else str(self.path(named))

    def show(self, named: str) -> Path:
        """Raises: ShowError: no show is there."""
        folder = self.path(named)
        if not is_show(folder):
            raise ShowError(f"{named} is no show", "give a folder that build made")
        return folder

    def shows(self) -> Iterator[Path]:
        """Finished ones: the folders themselves, and two levels beneath."""
        return self._with(MANIFEST)

    def begun(self) -> Iterator[Path]:
        """Likewise all that a build has begun."""
        return self._with(STATE)

    def _with(self, name: str) -> Iterator[Path]:
        for root in self.roots:
            for pattern in (name, f"*/{name}", f"*/*/{name}"):
                yield from (path.parent for path in sorted(root.glob(pattern)))


def folders(named: tuple[Path, ...]) -> Folders:
    """The working folder when none is named."""
    return Folders(tuple(Path(os.path.realpath(path)) for path in named or (Path(),)))
