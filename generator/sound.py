"""Samples: mono float32 arrays at ``RATE``, full scale ±1; decoded, resampled, stored."""

from __future__ import annotations

import threading
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.filter import Graph
from numpy.typing import NDArray

from generator.model import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Samples: TypeAlias = NDArray[np.float32]


PIECE = 10 * RATE
"""Samples worked on at once: of half an hour copies would not fit beside each other."""


class SoundError(ValueError):
    """Bytes that are no sound, or end before their time."""


def frame(samples: Samples, rate: int = RATE, start: int = 0) -> av.AudioFrame:
    """An FFmpeg frame of any length."""
    made = av.AudioFrame.from_ndarray(samples[np.newaxis, :], format="fltp", layout="mono")
    made.sample_rate, made.pts, made.time_base = rate, start, Fraction(1, rate)
    return made


def resampled(samples: Samples, rate: int) -> Samples:
    """The same sound at ``RATE``."""
    if rate == RATE or not samples.size:
        return samples
    resampler = AudioResampler(format="fltp", layout="mono", rate=RATE)
    frames = [*resampler.resample(frame(samples, rate)), *resampler.resample(None)]
    return np.concatenate([each.to_ndarray()[0] for each in frames])


def at_tempo(samples: Samples, tempo: float) -> Samples:
    """``tempo`` times as fast at the same pitch: FFmpeg's atempo, which overlaps alike waves."""
    if tempo == 1 or not samples.size:
        return samples
    frames = filtered(in_pieces(samples), ("atempo", f"{tempo:.4f}"))
    return np.concatenate([each.to_ndarray()[0] for each in frames])


def decoded(source: Path | bytes) -> Samples:
    """Any sound file, or its bytes.

    Raises:
        SoundError: there is no sound in it, or it is broken.
    """
    pieces = list(decoding(source))
    if not pieces:
        raise SoundError("no sound in it")
    return np.concatenate(pieces)


def decoding(source: Path | bytes) -> Iterator[Samples]:
    """As ``decoded``, piece by piece."""
    file = BytesIO(source) if isinstance(source, bytes) else source
    try:
        with av.open(file, "r") as container:
            resampler = AudioResampler(format="fltp", layout="mono", rate=RATE)
            for heard in container.decode(audio=0):
                yield from (each.to_ndarray()[0] for each in resampler.resample(heard))
            yield from (each.to_ndarray()[0] for each in resampler.resample(None))
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise SoundError(f"no sound in it ({type(error).__name__})") from error


def floated(pcm: bytes) -> Samples:
    """16-bit little-endian samples as float."""
    return np.frombuffer(pcm, dtype="<i2").astype(np.float32) / np.float32(32768)


def rounded(samples: Samples) -> NDArray[np.int16]:
    """As 16-bit samples; what is beyond full scale is cut off there."""
    return np.round(np.clip(samples, -1, 32767 / 32768) * 32768).astype(np.int16)


def write_flac(samples: Samples, path: Path, tags: dict[str, str]) -> None:
    """Store as 16-bit FLAC with Vorbis comments; level 3 is written and read fastest."""
    with av.open(path, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=RATE, layout="mono", format="s16")
        stream.options = {"compression_level": "3"}
        container.metadata.update(tags)
        at = 0
        for piece in map(rounded, in_pieces(samples)):
            held = av.AudioFrame.from_ndarray(piece[np.newaxis, :], format="s16", layout="mono")
            held.sample_rate, held.pts, held.time_base = RATE, at, Fraction(1, RATE)
            container.mux(stream.encode(held))
            at += piece.size
        container.mux(stream.encode(None))


class _Recent:
    """What was stored last, still as samples: a recording is made of it at once, unread.

    Each once, as a recording has most sentences once, and so much that an hour's does not stand in
    memory: about ten minutes, of those stored last.
    """

    _most = 1 << 26  # bytes

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[Path, NDArray[np.int16]] = {}

    def hold(self, path: Path, samples: Samples) -> None:
        if 2 * samples.size > self._most:
            return
        with self._lock:
            self._held[path] = rounded(samples)
            while sum(each.nbytes for each in self._held.values()) > self._most:
                del self._held[next(iter(self._held))]

    def take(self, path: Path) -> Samples | None:
        """As the file has them, if they are held; they are not, from then on."""
        with self._lock:
            found = self._held.pop(path, None)
        return None if found is None else floated(found.tobytes())


recent = _Recent()


def tag(path: Path, name: str) -> str:
    """One tag of a sound file, empty if there is none."""
    with av.open(path, "r") as container:
        return container.metadata.get(name, "")


def filtered(pieces: Iterable[Samples], *filters: tuple[str, str]) -> Iterator[av.AudioFrame]:
    """Sound that comes in pieces through FFmpeg's filters, each by name and arguments."""
    graph = Graph()
    last = graph.add_abuffer(
        format="fltp", sample_rate=RATE, layout="mono", time_base=Fraction(1, RATE)
    )
    for name, arguments in filters:
        following = graph.add(name, arguments)
        last.link_to(following)
        last = following
    last.link_to(graph.add("abuffersink"))
    graph.configure()
    start = 0
    for samples in pieces:
        graph.push(frame(samples, start=start))
        start += samples.size
        yield from _pulled(graph)
    graph.push(None)
    yield from _pulled(graph)


def _pulled(graph: Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            yield graph.pull()  # type: ignore[misc]
        except (BlockingIOError, EOFError, av.EOFError):
            return


def in_pieces(samples: Samples) -> Iterator[Samples]:
    """Views of ten seconds each: copies of half an hour would not fit beside each other."""
    for start in range(0, samples.size, PIECE):
        yield samples[start : start + PIECE]
