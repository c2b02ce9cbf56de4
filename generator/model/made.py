"""What a build made: recordings as timelines in whole samples, and the manifest of it all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeAlias

from generator.model.article import Dropped, Source
from generator.model.storyboard import Pause
from generator.model.text import Bilingual, Language

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


# What a build made: manifest.json.


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
