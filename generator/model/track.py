"""A recording as a timeline in whole samples; milliseconds exist only when printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.storyboard import Pause
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


# What is spoken in one recording, in order.


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence for one voice; ``id`` is the storyboard line's, ``sources`` its sentences."""

    id: str
    text: str
    language: Language
    speaker: str = "narrator"
    pause: Pause = "sentence"
    sources: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    """(written form, what is said) decided before synthesis: the author's ruby, the glossary's."""
    name: str = ""
    """What readers are told the speaker is called; empty: as ``speaker`` is written."""


@dataclass(frozen=True, slots=True)
class Part:
    """The utterances of one scene; ``title`` is the chapter's."""

    scene: str
    title: str
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """Attributes: ``name`` is the recording's ("ja", "en", "bilingual") and part of file names."""

    name: str
    title: str
    language: Language
    parts: tuple[Part, ...]

    def utterances(self) -> Iterator[Utterance]:
        for part in self.parts:
            yield from part.utterances


def with_readings(
    script: Script, readings: Mapping[Language, tuple[tuple[str, str], ...]]
) -> Script:
    """The script with readings added to the utterances they occur in; the author's own win."""

    def read(utterance: Utterance) -> Utterance:
        known = {written for written, _ in utterance.readings}
        given = readings.get(utterance.language, ())
        added = [pair for pair in given if pair[0] in utterance.text and pair[0] not in known]
        return replace(utterance, readings=(*utterance.readings, *added)) if added else utterance

    parts = (replace(p, utterances=tuple(map(read, p.utterances))) for p in script.parts)
    return replace(script, parts=tuple(parts))
