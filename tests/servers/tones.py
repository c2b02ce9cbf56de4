"""What loopback voices say: a tone for every text, so that a test hears who said what."""

from __future__ import annotations

import io
import random
import zlib
from fractions import Fraction

import av
import numpy as np

FAULTS = ("429", "503", "empty", "truncated", "html", "closed")
_RATE = 24_000


def hertz(text: str) -> int:
    """The tone that stands for a text."""
    return 300 + 25 * (zlib.crc32(text.encode()) % 60)


def sound(text: str, container: str) -> bytes:
    """A "wav" or "mp3" of 0.13 seconds a character with silence around it, at 24 kHz mono."""
    count = round(0.13 * max(2, len(text)) * _RATE)
    tone = 0.3 * np.sin(np.arange(count) * (2 * np.pi * hertz(text) / _RATE))
    samples = np.pad(tone, _RATE // 5).astype(np.float32)
    stream = io.BytesIO()
    with av.open(stream, "w", format=container) as made:
        codec = "pcm_s16le" if container == "wav" else "libmp3lame"
        out = made.add_stream(codec, rate=_RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="fltp", layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = _RATE, Fraction(1, _RATE), 0
        resampler = av.AudioResampler(format=out.codec_context.format, layout="mono", rate=_RATE)
        for each in resampler.resample(frame):
            made.mux(out.encode(each))
        made.mux(out.encode(None))
    return stream.getvalue()


def three_in_ten_fail(text: str, call: int) -> str:
    """The same fault for the same call of the same text, whatever the order of the threads."""
    chance = random.Random(f"{text} {call}")
    return chance.choice(FAULTS) if chance.random() < 0.3 else "ok"
