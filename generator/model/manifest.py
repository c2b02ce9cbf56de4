"""What a build made: manifest.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.model.article import Dropped, Source
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
    """A show is done exactly when its manifest names the source, the settings and the version.

    Attributes:
        folder: where the files lie; it is not written into the file.
        settings: a fingerprint of the choices it was made with.
        credits: whom the voices heard ask to name wherever their sound is published.
        summary: what the article says, in its own sentences.
        dropped: sentences of the article that are not told, as the telling would be too long.
    """

    kamishibai: str
    title: Bilingual
    source: Source
    engines: Mapping[str, str]
    files: tuple[Made, ...]
    gaps: tuple[Gap, ...]
    folder: Path
    settings: str = ""
    credits: tuple[str, ...] = ()
    summary: Bilingual = field(default_factory=Bilingual)
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a file is as it is.

    Attributes:
        path: relative to the show folder; of a folder of files the folder's.
        state: "current" (the last build left it alone), "made" (it made it again, or the next one
            will, as ``because`` says), "missing", or "left over" from an earlier build.
        needs: the files of the show that it is made of.
    """

    path: str
    state: Literal["current", "made", "missing", "left over"]
    because: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the files of a show were made again, or were not."""

    files: tuple[Explained, ...]
