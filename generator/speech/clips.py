"""Finished sound on disk: one FLAC file a sentence, named by everything that made it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from generator.errors import ShowError
from generator.files import digest, sealed, sealing
from generator.loudness import (
    BLOCK,
    LEVELS,
    amplitude,
    integrated,
    limited,
    loudness_tag,
    momentary,
)
from generator.model import RATE, Clip
from generator.sound import recent, resampled, write_flac

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.settings import Settings
    from generator.sound import Samples
    from generator.speech.voice import Sound


FOLDER = "clips"
_SUFFIX = ".flac"
_HEADER = 42  # bytes of "fLaC", a block header and STREAMINFO (RFC 9639, section 8.2)


def key(*parts: object) -> str:
    return digest(json.dumps(parts, ensure_ascii=False).encode("utf-8"))


def _folder(settings: Settings, name: str) -> Path:
    """Two processes may share it."""
    return settings.cache / FOLDER / name[:2]


def kept(settings: Settings, name: str) -> Clip | None:
    """The clip of that key, if it was finished before and is still what it was."""
    path = sealed(_folder(settings, name), name, _SUFFIX) or _shared(settings, name)
    samples = _length(path) if path else 0
    if not path or not samples:
        return None
    with suppress(OSError):
        path.touch()  # the cache forgets what was not used for longest
    return Clip(name, path, samples)


def lacks(settings: Settings, name: str) -> bool:
    """Whether there is no such clip here, at a glance: ``kept`` looks whether it is whole."""
    return not any(_folder(settings, name).glob(f"{name}.*{_SUFFIX}"))


def _shared(settings: Settings, name: str) -> Path | None:
    """What another machine has made, now in this one's cache."""
    data = settings.shared.get(_object(name)) if settings.shared else None
    if data is None:
        return None
    folder = _folder(settings, name)
    with sealing(folder, name, _SUFFIX) as temporary:
        temporary.write_bytes(data)
    return sealed(folder, name, _SUFFIX)


def _object(name: str) -> str:
    return f"{FOLDER}/{name[:2]}/{name}{_SUFFIX}"


def _length(path: Path) -> int:
    """Samples by STREAMINFO, 0 for anything but a clip of ours."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    except OSError:
        return 0
    if len(header) < _HEADER or header[:4] != b"fLaC":
        return 0
    packed = int.from_bytes(header[18:26], "big")
    rate, samples = packed >> 44, packed & (1 << 36) - 1
    return samples if rate == RATE else 0


def keep(settings: Settings, name: str, samples: Samples, *, held: bool = False) -> Clip:
    """Written aside and renamed, with its loudness, so that a recording need not be measured.

    Args:
        settings: for the cache.
        name: its key.
        samples: finished.
        held: a recording is made of it in a moment: then it need not be read, either.
    """
    folder = _folder(settings, name)
    try:
        with sealing(folder, name, _SUFFIX) as temporary:
            write_flac(samples, temporary, {LEVELS: loudness_tag(samples)})
    except OSError as error:
        raise ShowError(
            f"the cache {settings.cache} cannot be written ({error.strerror})",
            "set KAMISHIBAI_CACHE to a folder with room",
        ) from error
    path = sealed(folder, name, _SUFFIX)
    if path is None:
        raise ShowError(f"the cache {settings.cache} does not keep what is written")
    if held:
        recent.hold(path, samples)
    if settings.shared:
        settings.shared.put(_object(name), path.read_bytes())
    return Clip(name, path, samples.size)


# From what a voice said to a clip: silence trimmed, edges faded, as loud as every other.

LOUDNESS = -16.0
"""LUFS of every clip: what podcast platforms ask of the whole recording."""

CEILING = -2.5
"""dBTP of every clip; leaves the recording room for its last half decibel of gain."""

_WINDOW = RATE // 100
# Decibels under the loudest 10 ms: breath and tails are above, an engine's noise is below.
_FLOOR = -46.0
# Windows kept before the first sound and after the last, for soft consonants and tails.
_BEFORE, _AFTER = 3, 6
# What the limiter takes from a voice with sharp peaks is given back, to a quarter decibel.
_ROUNDS, _LOST = 4, 1.03

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
