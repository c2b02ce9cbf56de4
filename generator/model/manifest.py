"""What a build made: manifest.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from generator.model.article import Dropped, Source
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


# Problems in a user's data, as values: collected, listed, never thrown.

Severity: TypeAlias = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """An open question of a show, as ``kamishibai review`` lists it.

    Attributes:
        kind: what was looked at: "translation", "reading", "overflow", "source", "template" …
        where: a sentence, line or scene id, or a file with a line.
        text: the words concerned.
        advice: what to do about it.
    """

    kind: str
    severity: Severity
    where: str
    text: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something asked for that is not there; any gap makes the exit code 3.

    Attributes:
        kind: "translation", "sound", "slide" …
        where: the sentence id, line id or file concerned.
        why: one line.
        text: the words concerned, if any.
    """

    kind: str
    where: str
    why: str
    text: str = ""
