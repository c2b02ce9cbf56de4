"""Music as samples: any stretch of it, at its level, with its fades and under the voice."""

from __future__ import annotations

import wave
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.loudness import BLOCK, integrated, momentary_of
from generator.model import RATE
from generator.sound import floated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from generator.loudness import Levels
    from generator.model import Clip, Music
    from generator.sound import Samples

_AT_ONCE = 10 * RATE


def played(music: Music, start: int, stop: int) -> Samples:
    """What is heard of it in ``[start, stop)`` of the recording, silence where it is not."""
    made = np.zeros(stop - start, dtype=np.float32)
    first, last = max(start, music.start), min(stop, music.end)
    for low in range(first, last, RATE):
        high = min(low + RATE, last)
        heard = _round(music.clip, low - music.start, high - music.start)
        made[low - start : high - start] = heard * _envelope(music, np.arange(low, high))
    return made


def powers(music: Music, count: int) -> Levels:
    """Momentary power (10 to the LUFS / 10) in each of the recording's first ``count`` blocks."""
    ends = (np.arange(count) + 1) * BLOCK
    own = _levels(music.clip)
    at = ((ends - music.start) % music.clip.samples) // BLOCK
    envelope = _envelope(music, ends - 2 * BLOCK)  # a level tells of four blocks, up to its end
    inside = (music.start < ends) & (ends <= music.end)
    told: Levels = 10 ** (own[np.minimum(at, own.size - 1)] / 10) * np.square(envelope) * inside
    return told


def _envelope(music: Music, at: NDArray[np.intp]) -> Samples:
    """Level, fades and swell at those samples of the recording, as factors."""
    level = music.level - integrated(_levels(music.clip))
    knots, decibels = zip(*(music.swell or ((0, 0.0),)), strict=True)
    drawn: Samples = (10 ** ((level + np.interp(at, knots, decibels)) / 20)).astype(np.float32)
    for fade, place in ((music.fade_in, at - music.start), (music.fade_out, music.end - at)):
        if fade:
            drawn *= _risen(place / fade)
    return drawn


def _risen(place: Levels) -> Samples:
    """Half a cosine from nothing at 0 to all at 1."""
    risen: Samples = np.square(np.sin(np.clip(place, 0, 1) * (np.pi / 2))).astype(np.float32)
    return risen


def _round(clip: Clip, low: int, high: int) -> Samples:
    """``[low, high)`` of a clip that begins again when it is over."""
    pieces = []
    while low < high:
        at = low % clip.samples
        count = min(high - low, clip.samples - at)
        pieces.append(_read(clip, at, count))
        low += count
    return np.concatenate(pieces)


def _read(clip: Clip, at: int, count: int) -> Samples:
    with wave.open(str(clip.path), "rb") as stream:
        stream.setpos(at)
        return floated(stream.readframes(count))


@lru_cache(maxsize=16)
def _levels(clip: Clip) -> Levels:
    return momentary_of(_whole(clip))


def _whole(clip: Clip) -> Iterator[Samples]:
    for at in range(0, clip.samples, _AT_ONCE):
        yield _read(clip, at, min(_AT_ONCE, clip.samples - at))
