"""A recording at four fifths of its speed, its pitch kept, and everything in step with it."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import av
import numpy as np

from generator.files import digest, sealed, sealing
from generator.loudness import LEVELS, loudness_tag
from generator.model import GRID, Clip
from generator.publishing.mastering import side_by_side
from generator.sound import at_tempo, decoded, write_flac

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Track
    from generator.sound import Samples

SPEED = 0.8


def slowed(track: Track, cache: Path) -> Track:
    """The voices of a recording said slowly, with pauses as much longer, without its music.

    Each sentence is stretched by itself, so that it begins where its caption says; what was
    stretched once is kept in the cache.
    """
    clips = dict.fromkeys(cue.clip for cue in track.cues)
    said = dict(zip(clips, side_by_side(partial(_slower, cache=cache), clips), strict=True))
    cues = tuple(
        replace(
            cue, start=(at := _at(cue.start)), end=at + said[cue.clip].samples, clip=said[cue.clip]
        )
        for cue in track.cues
    )
    whole = max(_at(track.samples), cues[-1].end) if cues else _at(track.samples)
    chapters = tuple(
        replace(each, start=_at(each.start), end=_at(each.end)) for each in track.chapters
    )
    if chapters:
        chapters = (*chapters[:-1], replace(chapters[-1], end=whole))
    return replace(track, cues=cues, chapters=chapters, samples=whole, music=())


def _at(sample: int) -> int:
    """Where it comes when all is slower: on the grid, so that sentences are encoded once."""
    return math.ceil(sample / SPEED / GRID) * GRID


def _slower(clip: Clip, cache: Path) -> Clip:
    """Exactly as much longer as the time it is given."""
    length = math.floor(clip.samples / SPEED)
    key = digest(f"{clip.key} {SPEED} {av.__version__}".encode())
    folder = cache / "slow" / key[:2]
    kept = sealed(folder, key, ".flac")
    if kept is None:
        samples = _fitted(at_tempo(decoded(clip.path), SPEED), length)
        with sealing(folder, key, ".flac") as temporary:
            write_flac(samples, temporary, {LEVELS: loudness_tag(samples)})
        kept = sealed(folder, key, ".flac")
        assert kept is not None
    return Clip(key, kept, length)


def _fitted(samples: Samples, length: int) -> Samples:
    """The filter gives some milliseconds more or less, of silence."""
    return np.pad(samples[:length], (0, max(0, length - samples.size)))
