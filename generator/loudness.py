"""How loud sound is, by ITU-R BS.1770-4, and how it is kept under a ceiling.

Speech makes clips and publishing makes recordings; both measure loudness one way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.model import RATE
from generator.sound import PIECE, decoded, filtered, in_pieces, tag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.sound import Samples

Levels: TypeAlias = NDArray[np.float64]

BLOCK = RATE // 10
"""Samples between two loudness measurements, each over the 400 ms before it (BS.1770-4)."""

ABSOLUTE_GATE = -70.0
RELATIVE_GATE = -10.0

_NOTHING = -120.0  # LUFS that stand for digital silence


def momentary(samples: Samples) -> Levels:
    """Momentary loudness (LUFS) every ``BLOCK`` samples, the first over one block alone."""
    return momentary_of(in_pieces(samples))


def momentary_of(pieces: Iterable[Samples]) -> Levels:
    """As ``momentary``, of sound that comes in pieces and never stands in memory at once."""
    found = [
        float(each.metadata["lavfi.r128.M"])
        for each in filtered(pieces, ("ebur128", "metadata=1:framelog=quiet"))
        if "lavfi.r128.M" in each.metadata
    ]
    # Its running sum may end a hair below nothing after exact silence; the logarithm is no number.
    return np.nan_to_num(np.array(found, dtype=np.float64), nan=_NOTHING, neginf=_NOTHING)


LEVELS = "LEVELS"
"""The tag of a clip that holds its momentary loudness in tenths of LU."""


def loudness_tag(samples: Samples) -> str:
    """Every momentary loudness that a clip between silences has a part in."""
    before, after = (np.zeros(blocks * BLOCK, dtype=np.float32) for blocks in (4, 3))
    levels = momentary_of((before, *in_pieces(samples), after))[4:]
    return " ".join(str(round(level * 10)) for level in levels)


def tagged_loudness(path: Path) -> Levels:
    """What ``loudness_tag`` wrote; measured where nothing is written."""
    told = tag(path, LEVELS) or loudness_tag(decoded(path))
    return np.array([int(level) / 10 for level in told.split()], dtype=np.float64)


def integrated(levels: Levels) -> float:
    """Programme loudness of all blocks together: gated as ITU-R BS.1770-4 says.

    Returns:
        LUFS; minus infinity where nothing is louder than the absolute gate.
    """
    heard = levels[levels > ABSOLUTE_GATE]
    if not heard.size:
        return -np.inf
    power = 10 ** (heard / 10)
    kept = power[heard > 10 * np.log10(power.mean()) + RELATIVE_GATE]
    return float(10 * np.log10(kept.mean()))


def amplitude(decibels: float) -> float:
    return float(10 ** (decibels / 20))


_STEP = RATE // 1000  # the limiter thinks in milliseconds and draws straight lines between them
_REACH = 10  # how many milliseconds before and after a peak the limiter turns the level down
_TAPS = 16

# Samples on either side of a piece that the limiter has to know, and more.
_MARGIN = 4 * _REACH * _STEP
# Milliseconds oversampled in one product: a larger one starts the threads of the linear algebra,
# which wait for each other by spinning and cost the workers beside them more than they save.
_AT_ONCE = 100


def _oversampler() -> Samples:
    """Kaiser-windowed sincs for the values a quarter, half and three quarters past a sample."""
    offsets = np.arange(_TAPS) - (_TAPS // 2 - 1)
    window = np.kaiser(_TAPS + 2, 5.0)[1:-1]
    filters = [np.sinc(offsets - shift) * window for shift in (0.25, 0.5, 0.75)]
    return np.stack([each / each.sum() for each in filters], axis=1).astype(np.float32)


_BETWEEN = _oversampler()


def true_peaks(samples: Samples, above: float = 0.0) -> Samples:
    """The true peak (four times oversampled) of every millisecond.

    Args:
        samples: any number of them; the last millisecond may be short.
        above: where all samples stay below this their own peak is taken for the true one.
    """
    count = -(-samples.size // _STEP)
    lead = _TAPS // 2 - 1
    padded = np.pad(samples, (lead, count * _STEP - samples.size + _TAPS))
    peaks: Samples = np.abs(padded[lead : lead + count * _STEP]).reshape(count, _STEP).max(axis=1)
    (loud,) = np.nonzero(peaks > above)
    windows = np.lib.stride_tricks.sliding_window_view(padded, _TAPS)
    for each in np.array_split(loud, -(-loud.size // _AT_ONCE) or 1):
        rows = windows[(each[:, np.newaxis] * _STEP + np.arange(_STEP)).ravel()] @ _BETWEEN
        between = np.abs(rows).reshape(-1, 3 * _STEP).max(axis=1, initial=0)
        peaks[each] = np.maximum(peaks[each], between)
    return peaks


def limited(samples: Samples, ceiling: float, gain: float = 1.0) -> Samples:
    """``gain`` times as loud, turned down smoothly around each true peak above ``ceiling``.

    Both are amplitudes.
    """
    if samples.size <= PIECE:
        return _limited(samples * np.float32(gain), ceiling)
    made = np.empty_like(samples)
    for start in range(0, samples.size, PIECE):
        low, high = max(0, start - _MARGIN), start + PIECE + _MARGIN
        piece = _limited(samples[low:high] * np.float32(gain), ceiling)[start - low :]
        made[start : start + PIECE] = piece[: min(PIECE, samples.size - start)]
    return made


def _limited(samples: Samples, ceiling: float) -> Samples:
    # Between two samples of speech the wave rises by less than 3 dB.
    peaks = true_peaks(samples, 0.7 * ceiling)
    if not peaks.size or peaks.max() <= ceiling:
        return samples
    wanted = np.minimum(1, ceiling / np.maximum(peaks, ceiling))
    gain = _smoothed(_lowest(wanted, _REACH + 1), _REACH)
    turned: Samples = samples * _drawn(gain)[: samples.size]
    return turned


def _drawn(gain: Levels) -> Samples:
    """Straight lines between the middles of milliseconds."""
    knots = np.concatenate((gain[:1], gain, gain[-1:]))
    slope = np.arange(_STEP, dtype=np.float32) / _STEP
    lines = knots[:-1, np.newaxis] + np.diff(knots)[:, np.newaxis] * slope
    drawn: Samples = lines.ravel()[_STEP // 2 :].astype(np.float32)
    return drawn


def _lowest(values: Samples, reach: int) -> Samples:
    padded = np.pad(values, reach, constant_values=1)
    low: Samples = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(axis=1)
    return low


def _smoothed(values: Samples, reach: int) -> Levels:
    """A Hann-weighted mean that reaches no farther than the minimum did."""
    weights = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(np.pad(values, reach, mode="edge"), weights / weights.sum(), "valid")
