"""A recording as a timeline in whole samples; milliseconds exist only when printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.text import Language

RATE = 48_000
"""Samples a second of all we make: the rate of Open JTalk, of video and of most players."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One synthesised utterance: mono 16-bit FLAC at ``RATE``, silence trimmed, levelled.

    Attributes:
        key: of everything that made it; the file's name in the cache.
        samples: its exact length.
    """

    key: str
    path: Path
    samples: int


@dataclass(frozen=True, slots=True)
class Cue:
    """One utterance placed in time: ``[start, end)`` in samples."""

    id: str
    scene: str
    start: int
    end: int
    text: str
    speaker: str
    language: Language
    clip: Clip


@dataclass(frozen=True, slots=True)
class Chapter:
    """``[start, end)`` in samples: a scene from its first word to the next scene's."""

    scene: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Track:
    """Attributes: ``samples`` is the whole length; ``engine`` says which voice spoke."""

    name: str
    title: str
    language: Language
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    samples: int
    engine: str
    rate: int = RATE
