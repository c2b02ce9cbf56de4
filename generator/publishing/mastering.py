"""A recording as samples, any stretch of it on demand: an hour never stands in memory at once."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from generator.sound import amplitude, decoded, integrated, limited, tagged_loudness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from generator.model import Clip, Cue, Track
    from generator.sound import Samples

Given = TypeVar("Given")
Result = TypeVar("Result")

LOUDNESS = -16.0
"""LUFS of the whole recording, as podcast platforms ask."""

CEILING = -1.7
"""dBTP before encoding: MP3 and AAC at 96 kbit/s raise peaks by up to half a decibel."""

_MOST_GAIN = 6.0
"""Decibels: clips are level already, so more would mean that there is nothing to hear."""

_WORKERS = 2


@lru_cache(maxsize=16)
def _heard(clip: Clip) -> Samples:
    return decoded(clip.path)


def gain(track: Track) -> float:
    """Decibels that bring the recording to ``LOUDNESS``, in tenths.

    A sentence more or less seldom moves it, and all that was encoded stays usable.
    """
    clips = dict.fromkeys(cue.clip for cue in track.cues)
    levels = {clip: tagged_loudness(clip.path) for clip in clips}
    loudness = integrated(np.concatenate([levels[cue.clip] for cue in track.cues]))
    missing = LOUDNESS - loudness if np.isfinite(loudness) else 0.0
    return round(min(_MOST_GAIN, max(-_MOST_GAIN, missing)), 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a recording that can be made without the rest: silence is around its cues."""

    start: int
    stop: int
    cues: tuple[Cue, ...]

    def samples(self, before: int, after: int, decibels: float) -> Samples:
        """As it will be heard, with so many samples of silence at both ends."""
        made = np.zeros(before + self.stop - self.start + after, dtype=np.float32)
        for cue in self.cues:
            at = before + cue.start - self.start
            made[at : at + cue.end - cue.start] = _heard(cue.clip)
        return limited(made * np.float32(amplitude(decibels)), amplitude(CEILING))


def stretches(track: Track, start: int, stop: int, frame: int) -> tuple[Stretch, ...]:
    """``[start, stop)`` cut before every cue that begins at a whole frame."""
    cues = [cue for cue in track.cues if start <= cue.start < stop]
    cuts = [start, *(cue.start for cue in cues if cue.start > start and not cue.start % frame)]
    return tuple(
        Stretch(low, high, tuple(cue for cue in cues if low <= cue.start < high))
        for low, high in zip(cuts, [*cuts[1:], stop], strict=True)
    )


def side_by_side(
    work: Callable[[Given], Result], items: Iterable[Given] | Sequence[Given]
) -> Iterator[Result]:
    """``work`` on every item, on all cores; results in order, few of them waiting at a time."""
    with ThreadPoolExecutor(_WORKERS) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > 4 * _WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
