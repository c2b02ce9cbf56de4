"""What a build made: manifest.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.article import Source
from generator.model.finding import Gap
from generator.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the show; ``path`` is relative to the show folder, with forward slashes."""

    path: str
    kind: str
    language: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Attributes: ``folder`` is where the files lie; it is not written into the file."""

    kamishibai: str
    title: Bilingual
    source: Source
    engines: Mapping[str, str]
    files: tuple[Made, ...]
    gaps: tuple[Gap, ...]
    folder: Path
