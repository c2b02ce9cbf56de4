"""From what a voice said to a clip: silence trimmed, edges faded, as loud as every other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.loudness import BLOCK, amplitude, integrated, limited, momentary
from generator.model import RATE
from generator.sound import resampled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.sound import Samples
    from generator.speech.voice import Sound

LOUDNESS = -16.0
"""LUFS of every clip: what podcast platforms ask of the whole recording."""

CEILING = -2.5
"""dBTP of every clip; leaves the recording room for its last half decibel of gain."""

_WINDOW = RATE // 100
_FLOOR = -46.0
"""Decibels under the loudest 10 ms: breath and tails are above, an engine's noise is below."""

_BEFORE, _AFTER = 3, 6
"""Windows kept before the first sound and after the last, for soft consonants and tails."""

_ROUNDS, _LOST = 4, 1.03
"""What the limiter takes from a voice with sharp peaks is given back, to a quarter decibel."""

_FADE = RATE // 200


def clip(sounds: Iterable[Sound]) -> Samples:
    """One sentence's sounds in order, trimmed each, then levelled as a whole.

    Thousands of characters are half an hour of sound: it stands in memory three times at most.
    """
    heard, finished = [], False
    for each in sounds:
        samples = resampled(each.samples, each.rate)
        heard.append(samples if each.finished else trimmed(samples))
        finished = each.finished
    joined = np.concatenate(heard)
    heard.clear()
    return joined if finished else levelled(joined)


def trimmed(samples: Samples) -> Samples:
    """Without the silence at both ends, which the timeline makes itself."""
    count = samples.size // _WINDOW
    power = np.square(samples[: count * _WINDOW]).reshape(count, _WINDOW).mean(axis=1)
    if not count or not power.max():
        return samples[:0]
    (loud,) = np.nonzero(power > power.max() * 10 ** (_FLOOR / 10))
    start = max(0, int(loud[0]) - _BEFORE) * _WINDOW
    stop = min(count, int(loud[-1]) + 1 + _AFTER) * _WINDOW
    kept = samples[start:stop].copy()
    ramp = np.linspace(0, 1, _FADE, dtype=np.float32)
    kept[:_FADE] *= ramp
    kept[-_FADE:] *= ramp[::-1]
    return kept


def levelled(samples: Samples) -> Samples:
    """At ``LOUDNESS``, peaks under ``CEILING``."""
    if not samples.size:
        return samples
    missing = LOUDNESS - _loudness(samples)
    if not np.isfinite(missing):
        return samples
    loud, wanted = samples, amplitude(missing)
    gain = wanted
    power = _power(samples)
    for _ in range(_ROUNDS):
        loud = limited(samples, amplitude(CEILING), gain)
        lost = wanted * np.sqrt(power / _power(loud))
        if lost < _LOST:
            break
        gain *= lost
    return loud


def _power(samples: Samples) -> float:
    """Summed in one order on every machine: a product of vectors is shared out among its cores."""
    return float(np.einsum("i,i->", samples, samples, dtype=np.float64))


def _loudness(samples: Samples) -> float:
    """A word shorter than the 0.4 s that loudness looks at is measured as if said on and on."""
    long = samples if samples.size > 5 * BLOCK else np.resize(samples, 5 * BLOCK)
    return integrated(momentary(long))
