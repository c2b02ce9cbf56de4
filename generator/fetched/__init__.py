"""What runs on this machine once it was fetched: models, from a catalogue, checked by digest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from generator.choices import nearest
from generator.errors import ModelFileError
from generator.resources import toml_beside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.settings import Settings

PACKED = ".gz"
"""Ends the name of a published file that is kept unpacked."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file as it is published. Attributes: ``size`` in bytes, ``sha256`` in hexadecimal."""

    name: str
    size: int
    sha256: str

    @property
    def kept(self) -> str:
        """Its name here."""
        return self.name.removesuffix(PACKED)


@dataclass(frozen=True, slots=True)
class Fetchable:
    """A model that can be fetched.

    Attributes:
        name: as in ``models get NAME``.
        engine: the translator or the voice that it is for.
        languages: of a voice, those it speaks; of a translator, from and into.
        ja: what it is, in a few words; ``en`` likewise.
        credit: whom its licence, or decency, asks to name.
        base: the address that the files' names are put behind.
    """

    name: str
    engine: str
    languages: tuple[str, ...]
    ja: str
    en: str
    licence: str
    credit: str
    page: str
    base: str
    files: tuple[PublishedFile, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(file.size for file in self.files)


@cache
def catalogue() -> Mapping[str, Fetchable]:
    """All there are, by name."""
    return {
        name: msgspec.convert({"name": name, **told}, Fetchable)
        for name, told in toml_beside(__file__, "catalogue.toml").items()
    }


def named(name: str) -> tuple[Fetchable, ...]:
    """The model of that name, or all that an engine of that name can use.

    Raises:
        ModelFileError: there is none; with the nearest names.
    """
    known = catalogue()
    found = tuple(each for each in known.values() if name in (each.name, each.engine))
    if not found:
        engines = dict.fromkeys(each.engine for each in known.values())
        raise ModelFileError(f"no model is called {name!r}", nearest(name, (*known, *engines)))
    return found


def folder(name: str, settings: Settings) -> Path:
    """Where a model is kept, whether it is there or not."""
    return settings.data / "models" / name


def is_here(name: str, settings: Settings) -> bool:
    """Whether a model was fetched; ``kept.damage`` says whether it is still what it was."""
    return folder(name, settings).is_dir()
