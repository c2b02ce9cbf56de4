"""A recording as samples, any stretch of it on demand: an hour never stands in memory at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from generator.sound import BLOCK, amplitude, decoded, integrated, limited, momentary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from generator.model import Clip, Track
    from generator.sound import Levels, Samples

Result = TypeVar("Result")

LOUDNESS = -16.0
"""LUFS of the whole recording, as podcast platforms ask."""

CEILING = -1.7
"""dBTP before encoding: MP3 and AAC at 96 kbit/s raise peaks by up to half a decibel."""

_MOST_GAIN = 6.0
"""Decibels: clips are level already, so more would mean that there is nothing to hear."""

SEGMENT = 24 * 57_600
"""Samples worked on at once, 29 s: whole blocks of loudness (4800) and MP3 frames (1152)."""

_CONTEXT = 4 * BLOCK
"""What comes before and after a stretch and changes it: loudness looks back 0.4 s."""

WORKERS = 2


@lru_cache(maxsize=16)
def _heard(clip: Clip) -> Samples:
    return decoded(clip.path)


def composed(track: Track, start: int, stop: int) -> Samples:
    """The samples from ``start`` to ``stop``, which may lie outside the recording: zeros there."""
    samples = np.zeros(stop - start, dtype=np.float32)
    first = max(0, bisect_right([cue.start for cue in track.cues], start) - 1)
    for cue in track.cues[first:]:
        if cue.start >= stop:
            break
        low, high = max(start, cue.start), min(stop, cue.end)
        if low < high:
            samples[low - start : high - start] = _heard(cue.clip)[
                low - cue.start : high - cue.start
            ]
    return samples


@dataclass(frozen=True, slots=True)
class Master:
    """A recording with the one gain that brings it to ``LOUDNESS``."""

    track: Track
    gain: float

    @classmethod
    def of(cls, track: Track) -> Master:
        """Measured over the whole recording, stretch by stretch."""

        def measured(start: int) -> Levels:
            stop = min(track.samples, start + SEGMENT)
            return momentary(composed(track, start - _CONTEXT, stop))[_CONTEXT // BLOCK :]

        levels = np.concatenate(list(side_by_side(measured, range(0, track.samples, SEGMENT))))
        loudness = integrated(levels)
        missing = LOUDNESS - loudness if np.isfinite(loudness) else 0.0
        return cls(track, amplitude(min(_MOST_GAIN, max(-_MOST_GAIN, missing))))

    def samples(self, start: int, stop: int, *, ceiling: float) -> Samples:
        """A stretch as it will be heard: the limiter has seen what comes before and after."""
        around = composed(self.track, start - _CONTEXT, stop + _CONTEXT)
        around *= np.float32(self.gain)
        return limited(around, ceiling)[_CONTEXT : _CONTEXT + stop - start]


def side_by_side(work: Callable[[int], Result], starts: Sequence[int]) -> Iterator[Result]:
    """``work`` on every start, on all cores; results in order, few of them waiting at a time."""
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting: deque[Future[Result]] = deque()
        for start in starts:
            waiting.append(pool.submit(work, start))
            if len(waiting) > 2 * WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
