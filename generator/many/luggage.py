"""What a build elsewhere needs beside its article: files that settings name, the memory."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from generator.files import aside, digest
from generator.sections import option_named
from generator.translation.memory import FILE_NAME, user_memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.settings import Settings

_PACKED = "luggage:"  # begins a path within the luggage
# What ZIP calls its first moment: the same files make the same luggage.
_BEGINNING = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Luggage:
    """Attributes: ``data``: a ZIP file."""

    name: str
    data: bytes

    def put_down(self, folder: Path) -> None:
        """Unpack it as ``folder``, whole or not at all."""
        if not folder.is_dir():
            with aside(folder, folder=True) as there, zipfile.ZipFile(io.BytesIO(self.data)) as box:
                box.extractall(there)


def packed(settings: Settings) -> tuple[Settings, Luggage]:
    """The settings with the places of their files within the luggage.

    Models of translators and voices are too large to send: workers have them or do without.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        packer = _Packer(box)
        moved = _moved(settings, packer)
        with TemporaryDirectory() as folder, user_memory(settings) as memory:
            copy = Path(folder, FILE_NAME)
            if memory.copy(copy):
                packer.add(copy, FILE_NAME)
    data = out.getvalue()
    return moved, Luggage(digest(data)[:16], data)


def unpacked(settings: Settings, folder: Path) -> Settings:
    """The settings with their files where the luggage was put down."""

    def place(path: str) -> str:
        within = path.removeprefix(_PACKED)
        return path if within == path else str(folder / within)

    return _moved(settings, place)


class _Packer:
    def __init__(self, box: zipfile.ZipFile) -> None:
        self._box, self._count = box, 0

    def __call__(self, path: str) -> str:
        """A file or folder is packed; anything else is no place of this machine."""
        there = Path(path)
        if not path or not there.exists():
            return path
        self._count += 1
        within = f"{self._count}/{there.name}"
        files = sorted(there.rglob("*")) if there.is_dir() else [there]
        for file in (each for each in files if each.is_file()):
            self.add(file, f"{within}/{file.relative_to(there).as_posix()}".removesuffix("/."))
        return f"{_PACKED}{within}"

    def add(self, file: Path, name: str) -> None:
        entry = zipfile.ZipInfo(name, _BEGINNING)
        self._box.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)


def _moved(settings: Settings, move: Callable[[str], str]) -> Settings:
    """Every place in the settings moved, but for shows and models."""
    return replace(
        settings,
        template=move(settings.template),
        memories=tuple(Path(move(str(path))) for path in settings.memories),
        glossaries=tuple(Path(move(str(path))) for path in settings.glossaries),
        sections={
            section: {key: _value(section, key, keys[key], move) for key in keys}
            for section, keys in settings.sections.items()
        },
    )


def _value(section: str, key: str, value: object, move: Callable[[str], str]) -> Any:
    if section.startswith(("translators.", "voices.")) or not isinstance(value, str | Path):
        return value
    option = option_named(section, key)
    return type(value)(move(str(value))) if option and option.is_("place") else value
