"""A recording as a timeline in whole samples; milliseconds exist only when printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.text import Language

RATE = 48_000
"""Samples a second of all we make: the rate of Open JTalk, of video and of most players."""


GRID = 1152
"""Every cue starts at a whole MP3 frame (24 ms), so that its sound is encoded once for all."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Finished sound in the cache, mono and 16-bit at ``RATE``.

    One synthesised utterance, silence trimmed and levelled, as FLAC; or a piece of music as WAV.

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
class Music:
    """Music in a recording: ``[start, end)`` in samples; its clip begins again when it is over.

    Attributes:
        level: LUFS that the clip as a whole is brought to.
        fade_in: samples at its start in which it rises from nothing; ``fade_out`` likewise.
        swell: decibels on top of ``level`` at given samples, on straight lines between them.
    """

    clip: Clip
    start: int
    end: int
    level: float
    fade_in: int
    fade_out: int
    swell: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """A recording.

    Attributes:
        samples: the whole length.
        engine: which voice spoke.
        credits: whom the voices' licences ask to name where it is published.
    """

    name: str
    title: str
    language: Language
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    samples: int
    engine: str
    credits: tuple[str, ...] = ()
    rate: int = RATE
    music: tuple[Music, ...] = ()
