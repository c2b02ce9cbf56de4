"""The user's own music around a recording: intro, outro, and a bed under the voice."""

from __future__ import annotations

import os
import wave
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import SettingsError, ShowError
from generator.files import digest, file_digest, sealed, sealing
from generator.model import GRID, RATE, Clip, Music
from generator.publishing.options import MusicOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Chapter, Cue, Track
    from generator.settings import Settings
    from generator.sound import Samples


VOICE = -16.0
"""LUFS of every clip of speech, which the music's levels are measured from."""

_BESIDE = -2.0  # loudness units of intro and outro against the voice

# Of the bed under the voice (``[audio] bed_level``), and how far it rises where nobody speaks.
_UNDER, _ALONE = -20.0, 12.0

_FADE = 3 * RATE  # the intro goes as the bed comes, the bed goes as the outro comes

# The voice begins in the last third of the intro's fade and ends in the first of the outro's.
_OVERLAP = 3
# A bed without intro is heard before the first word, one without outro after the last.
_BEFORE, _AFTER = 2 * RATE, 3 * RATE

_PAUSE = 2 * RATE  # only in a longer pause does the bed rise: it would pump between sentences

# How long it sinks before a word and rises after one.
_ATTACK, _RELEASE = round(0.4 * RATE), round(1.2 * RATE)


@dataclass(frozen=True, slots=True)
class Score:
    """The pieces of music there are; decoded, checked and in the cache.

    Attributes:
        under: loudness units of the bed under the voice, against the voice.
    """

    intro: Clip | None = None
    outro: Clip | None = None
    bed: Clip | None = None
    under: float = _UNDER

    @property
    def fingerprint(self) -> str:
        """Of everything that is heard of it; empty where there is no music."""
        clips = (self.intro, self.outro, self.bed)
        if not any(clips):
            return ""
        return digest(repr(([clip and clip.key for clip in clips], self.under)).encode())

    @property
    def timing(self) -> tuple[int, int, bool]:
        """What moves the words and the end of a recording."""
        lengths = [clip.samples if clip else 0 for clip in (self.intro, self.outro)]
        return lengths[0], lengths[1], self.bed is not None


def score(settings: Settings) -> Score:
    """What ``[audio] intro``, ``outro`` and ``bed`` name.

    Raises:
        SettingsError: a file is missing, broken, silent, too short or too long.
        ShowError: the cache cannot be written.
    """
    under = settings.of(MusicOptions).bed_level
    found = {kind: kept(kind, settings) for kind in ("intro", "outro", "bed")}
    return Score(**found, under=under)


def scored(track: Track, music: Score) -> Track:
    """The recording with its music: all its times move by what is heard before the first word.

    The intro belongs to the first chapter, the outro to the last.
    """
    if not music.fingerprint or not track.cues:
        return track
    lead = _lead(music)
    cues = tuple(replace(cue, start=cue.start + lead, end=cue.end + lead) for cue in track.cues)
    spoken = cues[0].start, cues[-1].end
    pieces = _pieces(music, cues, spoken)
    end = max(track.samples + lead, *(piece.end for piece in pieces))
    chapters = _moved(track.chapters, lead, end)
    return replace(track, cues=cues, chapters=chapters, samples=end, music=pieces)


def _lead(music: Score) -> int:
    """Samples before the first word."""
    if music.intro:
        before = music.intro.samples - _fade(music.intro) // _OVERLAP
    else:
        before = _BEFORE if music.bed else 0
    return -(-before // GRID) * GRID


def _fade(clip: Clip | None) -> int:
    return min(_FADE, clip.samples // 2) if clip else _FADE


def _pieces(music: Score, cues: Sequence[Cue], spoken: tuple[int, int]) -> tuple[Music, ...]:
    first, last = spoken
    found: list[Music] = []
    start, end = 0, last + _AFTER
    opening, closing = _fade(music.intro), _fade(music.outro)
    if music.intro:
        length = music.intro.samples
        found.append(Music(music.intro, 0, length, VOICE + _BESIDE, 0, opening))
        start = length - opening
    if music.outro:
        at = max(0, last - closing // _OVERLAP)
        length = music.outro.samples
        found.append(Music(music.outro, at, at + length, VOICE + _BESIDE, closing, 0))
        end = at + closing
    if music.bed:
        fade_in = opening if music.intro else first - start
        fade_out = closing if music.outro else _AFTER
        swell = _swell(cues)
        found.append(Music(music.bed, start, end, VOICE + music.under, fade_in, fade_out, swell))
    return tuple(found)


def _swell(cues: Sequence[Cue]) -> tuple[tuple[int, float], ...]:
    """The bed sinks before each stretch of speech and rises after it."""
    knots: list[tuple[int, float]] = []
    begun, until = cues[0].start, cues[0].end
    for cue in cues[1:]:
        if cue.start - until > _PAUSE:
            knots += _sunk(begun, until)
            begun = cue.start
        until = cue.end
    return (*knots, *_sunk(begun, until))


def _sunk(start: int, end: int) -> list[tuple[int, float]]:
    return [(start - _ATTACK, _ALONE), (start, 0.0), (end, 0.0), (end + _RELEASE, _ALONE)]


def _moved(chapters: Sequence[Chapter], lead: int, end: int) -> tuple[Chapter, ...]:
    moved = [replace(each, start=each.start + lead, end=each.end + lead) for each in chapters]
    if moved:
        moved[0] = replace(moved[0], start=0)
        moved[-1] = replace(moved[-1], end=end)
    return tuple(moved)


# A file of music as a clip in the cache: found by its content, checked before anything is made.

FOLDER = "music"
_EDITION = "1"  # raised when the same file would become another clip

# Shortest and longest of each kind.
_SECONDS = {"intro": (0.5, 120), "outro": (0.5, 120), "bed": (8, 1200)}

_SEAM = 2 * RATE  # a bed's end fades into its beginning, so that it can go on and on
_SILENT = -60.0  # LUFS under which there is nothing to hear


def kept(kind: str, settings: Settings) -> Clip | None:
    """The clip of ``[audio] KIND``; nothing where no file is named.

    Raises:
        SettingsError: the file is missing, broken, silent, too short or too long.
        ShowError: the cache cannot be written.
    """
    source = Path(getattr(settings.of(MusicOptions), kind)).expanduser()
    if source == Path():
        return None
    try:
        content = file_digest(source)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"[audio] {kind}: {source} cannot be read", getattr(error, "strerror", "") or ""
        ) from error
    key = digest(f"{_EDITION} {kind == 'bed'} {content}".encode())
    folder = settings.cache / FOLDER / key[:2]
    path = sealed(folder, key, ".wav") or _made(kind, source, folder, key)
    with suppress(OSError):
        os.utime(path)  # the cache forgets what was not used for longest
    return Clip(key, path, _length(path))


def _length(path: Path) -> int:
    """In samples."""
    with wave.open(str(path), "rb") as stream:
        return stream.getnframes()


def _made(kind: str, source: Path, folder: Path, key: str) -> Path:
    from generator.loudness import integrated, momentary_of
    from generator.sound import SoundError, decoding

    pieces = _measured(kind, source, decoding(source))
    try:
        with sealing(folder, key, ".wav") as temporary, wave.open(str(temporary), "wb") as stream:
            stream.setnchannels(1)
            stream.setsampwidth(2)
            stream.setframerate(RATE)
            heard = _written(_looped(pieces) if kind == "bed" else pieces, stream)
            if integrated(momentary_of(heard)) < _SILENT:
                raise SettingsError(f"[audio] {kind}: nothing can be heard in {source}")
    except SoundError as error:
        raise SettingsError(f"[audio] {kind}: {source} is no sound file", str(error)) from error
    except OSError as error:
        raise ShowError(
            f"the cache {folder} cannot be written ({error.strerror})",
            "set KAMISHIBAI_CACHE to a folder with room",
        ) from error
    path = sealed(folder, key, ".wav")
    if path is None:
        raise ShowError(f"the cache {folder} does not keep what is written")
    return path


def _measured(kind: str, source: Path, pieces: Iterable[Samples]) -> Iterator[Samples]:
    """The same, unless it is too short or too long."""
    shortest, longest = _SECONDS[kind]
    count = 0
    for piece in pieces:
        count += piece.size
        if count > longest * RATE:
            break
        yield piece
    if not shortest * RATE <= count <= longest * RATE:
        raise SettingsError(
            f"[audio] {kind}: {source} is too {'short' if count < longest * RATE else 'long'}",
            f"give {shortest} to {longest} seconds",
        )


def _looped(pieces: Iterable[Samples]) -> Iterator[Samples]:
    """From the end of the first seam to the end of the last, which leads back to the beginning."""
    import numpy as np

    head = held = np.zeros(0, dtype=np.float32)
    for piece in pieces:
        missing = _SEAM - head.size
        head = np.concatenate((head, piece[:missing])) if missing else head
        held = np.concatenate((held, piece[missing:]))
        if held.size > 2 * _SEAM:
            yield held[:-_SEAM]
            held = held[-_SEAM:]
    turn = np.linspace(0, np.pi / 2, head.size, dtype=np.float32)
    yield held[:-_SEAM]
    yield held[-_SEAM:] * np.cos(turn) + head * np.sin(turn)


def _written(pieces: Iterable[Samples], stream: wave.Wave_write) -> Iterator[Samples]:
    import numpy as np

    for piece in pieces:
        whole = np.round(np.clip(piece, -1, 32767 / 32768) * 32768).astype("<i2")
        stream.writeframes(whole.tobytes())
        yield piece
