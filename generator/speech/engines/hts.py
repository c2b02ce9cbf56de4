"""Open JTalk's voice: its parameters by hts_engine, its waveform by Fourier transforms.

hts_engine filters sample by sample; here a frame's filter is applied to all of its excitation at
once, which takes a fifth of the time. Source and filter are hts_engine's: pulses of the voice's
period and noise, mixed by a low pass, through the filter that the mel-cepstrum stands for.
"""

from __future__ import annotations

import ctypes
import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from generator.errors import EngineError
from generator.model import RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from generator.sound import Samples

_FRAME = 240  # samples: the voice has new parameters every five milliseconds
_CEPSTRUM, _PITCH, _PASS = 35, 1, 31
_WARPED = 0.55  # the mel scale of the voice's cepstrum at 48 kHz
_SIZE = 2048  # of a transform: two frames and what rings after them

# Frames transformed at once, and multiplied at once: with more the linear algebra takes threads of
# its own, which wait for each other by spinning.
_MANY, _FEW = 64, 7

_NOISE = 20240401
_ENGINE = 1 << 16  # bytes, far more than the library's structure has


@cache
def _libraries(path: str) -> tuple[ctypes.CDLL, ctypes.CDLL]:
    """hts_engine in that file and the C library, with the types of what is called."""
    engine, system = ctypes.CDLL(path), ctypes.CDLL(None)
    at, count, real = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_double
    for name, kinds in {
        "initialize": (at,),
        "load": (at, at, count),
        "set_speed": (at, real),
        "add_half_tone": (at, real),
        "set_stop_flag": (at, ctypes.c_char),
        "generate_state_sequence_from_strings": (at, at, count),
        "generate_parameter_sequence": (at,),
        "generate_sample_sequence": (at,),
        "save_generated_parameter": (at, count, at),
        "refresh": (at,),
        "clear": (at,),
    }.items():
        call = getattr(engine, f"HTS_Engine_{name}")
        call.argtypes, call.restype = kinds, ctypes.c_char
    system.open_memstream.restype = at
    system.open_memstream.argtypes = (at, at)
    system.fclose.argtypes = system.free.argtypes = (at,)
    return engine, system


def here(path: str) -> bool:
    """Whether the library shows its functions; on Windows it does not."""
    try:
        return bool(_libraries(path))
    except (AttributeError, OSError, TypeError):
        return False


class Synthesiser:
    """One for each thread."""

    def __init__(self, path: str, voice: str) -> None:
        self._engine, self._system = _libraries(path)
        self._held = ctypes.create_string_buffer(_ENGINE)
        self._call("initialize")
        names = (ctypes.c_char_p * 1)(os.fsencode(voice))
        if self._call("load", names, 1) == b"\0":
            raise EngineError("Open JTalk's voice cannot be read")

    def __del__(self) -> None:
        self._call("clear")

    def _call(self, name: str, *given: Any) -> Any:
        return getattr(self._engine, f"HTS_Engine_{name}")(ctypes.byref(self._held), *given)

    def said(self, labels: Sequence[str], speed: float, semitones: float) -> Samples:
        """Full scale is 32768, as the library has it."""
        told = (ctypes.c_char_p * len(labels))(*(each.encode() for each in labels))
        try:
            self._call("set_speed", speed)
            self._call("add_half_tone", semitones)
            made = self._call("generate_state_sequence_from_strings", told, len(labels))
            if made == b"\0" or self._call("generate_parameter_sequence") == b"\0":
                raise EngineError("Open JTalk cannot say it")
            self._call("set_stop_flag", b"\1")  # the parameters are kept, no sample is made
            self._call("generate_sample_sequence")
            found = [self._stream(at, width) for at, width in enumerate((_CEPSTRUM, _PITCH, _PASS))]
        finally:
            self._call("set_stop_flag", b"\0")
            self._call("refresh")
        return waveform(found[0], found[1].ravel(), found[2])

    def _stream(self, number: int, width: int) -> Samples:
        """A row for each frame."""
        data, size = ctypes.c_void_p(), ctypes.c_size_t()
        file = self._system.open_memstream(ctypes.byref(data), ctypes.byref(size))
        self._call("save_generated_parameter", number, file)
        self._system.fclose(file)
        rows = np.frombuffer(ctypes.string_at(data, size.value), dtype=np.float32)
        self._system.free(data)
        return rows.reshape(-1, width)


def waveform(cepstrum: Samples, pitch: Samples, low: Samples) -> Samples:
    """The sound of a row of parameters every five milliseconds, each reached at its frame's end.

    Args:
        cepstrum: mel-cepstra.
        pitch: logarithms of hertz, far below 0 where nothing is voiced.
        low: impulse responses of the low pass for pulses; noise has what is above it.
    """
    count = pitch.size
    filters, passes = (
        np.concatenate((rows[:1], rows)) for rows in (cepstrum, np.where(pitch > 0, low.T, 0).T)
    )
    pulses = _windows(_pulses(pitch))
    voiced = np.any(passes != 0, axis=1)
    made = np.zeros((count + 2) * _FRAME + _SIZE, dtype=np.float32)
    for start in range(0, count + 1, _MANY):
        some = slice(start, start + _MANY)
        heard = _hissed(start, count)
        (at,) = np.nonzero(voiced[some])
        if at.size:
            pulsed = np.fft.rfft(pulses[some][at] * _window(), _SIZE)
            heard[at] += (pulsed - heard[at]) * _response(passes[some], _lows())[at]
        heard *= _filter(filters[some])
        pieces: Any = np.fft.irfft(heard, _SIZE)
        _add(pieces, made[start * _FRAME :])
    return made[_FRAME : (count + 1) * _FRAME]


def _add(pieces: Samples, into: Samples) -> None:
    """Each a frame later than the one before it; what is heard first is added first."""
    count, reach = len(pieces), -(-_SIZE // _FRAME)
    parts = np.pad(pieces, ((0, 0), (0, reach * _FRAME - _SIZE)))
    parts = parts.reshape(count, reach, _FRAME)
    frames = into[: (count + reach - 1) * _FRAME].reshape(-1, _FRAME)
    for place in reversed(range(reach)):
        frames[place : place + count] += parts[:, place]


def _windows(samples: Samples) -> Samples:
    """Two frames each, from one frame to the next, with silence around all."""
    return np.lib.stride_tricks.sliding_window_view(np.pad(samples, _FRAME), 2 * _FRAME)[::_FRAME]


@cache
def _window() -> Samples:
    ramp = np.arange(_FRAME, dtype=np.float32) / _FRAME
    return np.concatenate((ramp, 1 - ramp))


def _pulses(pitch: Samples) -> Samples:
    """One a period, as strong as noise of that length; periods change evenly within a frame."""
    made = np.zeros(pitch.size * _FRAME, dtype=np.float32)
    voiced = np.pad(pitch > 0, 1).astype(np.int8)
    for start, stop in np.flatnonzero(np.diff(voiced)).reshape(-1, 2):
        periods = RATE / np.exp(pitch[start:stop].astype(np.float64))
        at = np.arange((stop - start) * _FRAME) / _FRAME
        period = np.interp(at, np.arange(stop - start + 1), (periods[0], *periods))
        turns = np.floor(1 + np.cumsum(1 / period) - 1 / period[0])
        (begin,) = np.nonzero(np.diff(turns, prepend=0))
        made[start * _FRAME + begin] = np.sqrt(period[begin])
    return made


@cache
def _noise() -> Samples:
    """A row a frame, the same in every sentence, so that the same words sound the same."""
    made: Samples = np.random.default_rng(_NOISE).standard_normal(20 * RATE, dtype=np.float32)
    return made.reshape(-1, _FRAME)


def _hissed(start: int, count: int) -> NDArray[np.complex64]:
    """The noise of frames from ``start`` of ``count``, transformed; around them it is silent."""
    heard = _hiss(start)[: count + 1 - start].copy()
    noise, window = _noise(), _window()
    if start == 0:
        heard[0] = np.fft.rfft(np.pad(noise[0] * window[_FRAME:], (_FRAME, 0)), _SIZE)
    if count < start + _MANY:
        heard[-1] = np.fft.rfft(noise[(count - 1) % len(noise)] * window[:_FRAME], _SIZE)
    return heard


@lru_cache(maxsize=64)
def _hiss(start: int) -> NDArray[np.complex64]:
    """As every sentence has it: kept for the first twenty seconds, in 34 MB."""
    at = np.arange(start, start + _MANY)
    before, after = (_noise()[each % len(_noise())] for each in (at - 1, at))
    whole: Any = np.fft.rfft(np.hstack((before, after)) * _window(), _SIZE)
    made: NDArray[np.complex64] = whole
    return made


@cache
def _turns() -> NDArray[np.float64]:
    """Radians a sample at each frequency of a transform."""
    return np.linspace(0, np.pi, _SIZE // 2 + 1)


@cache
def _lows() -> Samples:
    middle = np.arange(_PASS)[:, np.newaxis] - _PASS // 2
    return np.cos(middle * _turns()).astype(np.float32)


@cache
def _warps() -> tuple[Samples, Samples]:
    """Cosines and sines at the frequencies of the voice's mel scale."""
    turns = _turns()
    bent = _WARPED * np.sin(turns), 1 - _WARPED * np.cos(turns)
    angles = np.arange(_CEPSTRUM)[:, np.newaxis] * (turns + 2 * np.arctan2(*bent))
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def _filter(cepstra: Samples) -> NDArray[np.complex64]:
    """What a cepstrum is the logarithm of."""
    cosines, sines = _warps()
    loud, angle = np.exp(_response(cepstra, cosines)), _response(cepstra, sines)
    made = np.empty(loud.shape, dtype=np.complex64)
    made.real, made.imag = loud * np.cos(angle), -loud * np.sin(angle)
    return made


def _response(rows: Samples, waves: Samples) -> Samples:
    parts = [rows[at : at + _FEW] @ waves for at in range(0, len(rows), _FEW)]
    return np.concatenate(parts)
