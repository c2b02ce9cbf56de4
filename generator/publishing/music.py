"""Music as samples: any stretch of it, at its level, with its fades and under the voice."""

from __future__ import annotations

import wave
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.model import RATE
from generator.sound import amplitude, floated, integrated, momentary_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Clip, Music
    from generator.sound import Samples

_AT_ONCE = 10 * RATE


def played(music: Music, start: int, stop: int) -> Samples:
    """What is heard of it in ``[start, stop)`` of the recording, silence where it is not."""
    made = np.zeros(stop - start, dtype=np.float32)
    low, high = max(start, music.start), min(stop, music.end)
    if low < high:
        level = amplitude(music.level - _loudness(music.clip))
        heard = _round(music.clip, low - music.start, high - music.start)
        made[low - start : high - start] = heard * _envelope(music, low, high) * np.float32(level)
    return made


def _envelope(music: Music, low: int, high: int) -> Samples:
    """Fades and swell, as factors."""
    at = np.arange(low, high)
    drawn = np.ones(at.size, dtype=np.float32)
    if music.swell:
        knots, decibels = zip(*music.swell, strict=True)
        drawn = (10 ** (np.interp(at, knots, decibels) / 20)).astype(np.float32)
    for fade, place in ((music.fade_in, at - music.start), (music.fade_out, music.end - at)):
        if fade:
            drawn *= _risen(place / fade)
    return drawn


def _risen(place: np.typing.NDArray[np.float64]) -> Samples:
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
def _loudness(clip: Clip) -> float:
    return integrated(momentary_of(_whole(clip)))


def _whole(clip: Clip) -> Iterator[Samples]:
    for at in range(0, clip.samples, _AT_ONCE):
        yield _read(clip, at, min(_AT_ONCE, clip.samples - at))
