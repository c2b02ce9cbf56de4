"""A recording as samples, any stretch of it on demand: an hour never stands in memory at once."""

from __future__ import annotations

import math
import wave
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar

import av
import numpy as np

from generator.cores import cores
from generator.files import digest, sealed, sealing
from generator.loudness import (
    BLOCK,
    LEVELS,
    amplitude,
    integrated,
    limited,
    loudness_tag,
    momentary_of,
    tagged_loudness,
)
from generator.model import GRID, RATE, Clip
from generator.sound import at_tempo, decoded, floated, recent, write_flac

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from numpy.typing import NDArray

    from generator.loudness import Levels
    from generator.model import Cue, Music, Track
    from generator.sound import Samples


Given = TypeVar("Given")
Result = TypeVar("Result")

LOUDNESS = -16.0
"""LUFS of the whole recording, as podcast platforms ask."""

CEILING = -1.7
"""dBTP before encoding: MP3 and AAC at 96 kbit/s raise peaks by up to half a decibel."""

# Decibels: clips are level already, so more would mean that there is nothing to hear.
_MOST_GAIN = 6.0

_WORKERS = 2

_AROUND = RATE // 4  # samples on either side of a stretch that an encoder may ask for
_ALONE = 400  # frames of music that are made at once where nobody speaks: about ten seconds


@lru_cache(maxsize=8)
def _heard(clip: Clip) -> Samples:
    known = recent.take(clip.path)
    return decoded(clip.path) if known is None else known


@lru_cache(maxsize=4)
def gain(track: Track) -> float:
    """Decibels that bring the recording to ``LOUDNESS``, in tenths.

    A sentence more or less seldom moves it, and all that was encoded stays usable.
    """
    loudness = _mixed(track) if track.music else _spoken(track)
    missing = LOUDNESS - loudness if np.isfinite(loudness) else 0.0
    return round(min(_MOST_GAIN, max(-_MOST_GAIN, missing)), 1)


def _spoken(track: Track) -> float:
    """LUFS of the clips, which were measured when they were made."""
    clips = dict.fromkeys(cue.clip for cue in track.cues)
    levels = {clip: tagged_loudness(clip.path) for clip in clips}
    return integrated(np.concatenate([levels[cue.clip] for cue in track.cues]))


def _mixed(track: Track) -> float:
    """LUFS of voice and music together: their powers add up."""
    told = [(cue.start // BLOCK, tagged_loudness(cue.clip.path)) for cue in track.cues]
    power = np.zeros(max(track.samples // BLOCK, *(at + levels.size for at, levels in told)))
    for at, levels in told:
        power[at : at + levels.size] += 10 ** (levels / 10)
    for piece in track.music:
        power += powers(piece, power.size)
    return integrated(10 * np.log10(np.maximum(power, 1e-12)))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a recording that can be made without the rest.

    Attributes:
        cues: those that begin in it, and its neighbours' where no silence parts them.
        music: what is heard in it and next to it.
    """

    start: int
    stop: int
    cues: tuple[Cue, ...]
    music: tuple[Music, ...] = ()

    @property
    def alone(self) -> bool:
        """There is silence on either side of it."""
        return not self.music and all(self.start <= cue.start < self.stop for cue in self.cues)

    def samples(self, before: int, after: int, decibels: float) -> Samples:
        """As it will be heard, with so many samples of what is around it at both ends."""
        low, high = self.start - before, self.stop + after
        made = np.zeros(high - low, dtype=np.float32)
        for cue in self.cues:
            start, stop = max(low, cue.start), min(high, cue.end)
            if start < stop:
                heard = _heard(cue.clip)[start - cue.start : stop - cue.start]
                made[start - low : stop - low] = heard
        for piece in self.music:
            made += played(piece, low, high)
        return limited(made, amplitude(CEILING), amplitude(decibels))


def stretches(track: Track, start: int, stop: int, frame: int) -> tuple[Stretch, ...]:
    """``[start, stop)`` cut before every cue that begins at a whole frame."""
    spoken = {cue.start for cue in track.cues if start < cue.start < stop}
    whole = {cut for cut in spoken if not cut % frame}
    cuts = sorted({start, *whole, *_between(track, start, stop, frame)})
    return tuple(
        _stretch(track, low, high) for low, high in zip(cuts, [*cuts[1:], stop], strict=True)
    )


def _stretch(track: Track, low: int, high: int) -> Stretch:
    music = tuple(each for each in track.music if _near(each, low, high + _AROUND))
    cues = tuple(cue for cue in track.cues if _near(cue, low, high))
    if music or (cues and cues[-1].end > high - _AROUND):
        cues = tuple(cue for cue in track.cues if _near(cue, low, high + _AROUND))
    return Stretch(low, high, cues, music)


def _near(placed: Cue | Music, low: int, end: int) -> bool:
    return placed.start < end and low - _AROUND < placed.end


def _between(track: Track, start: int, stop: int, frame: int) -> Iterator[int]:
    """Whole frames to cut at before the first word and after the last, where only music is."""
    if track.music:
        first, last = track.cues[0].start, track.cues[-1].end + RATE
        for low, high in ((start, min(stop, first)), (max(start, last), stop)):
            yield from range(-(-low // frame) * frame, high, _ALONE * frame)


def side_by_side(
    work: Callable[[Given], Result], items: Iterable[Given] | Sequence[Given]
) -> Iterator[Result]:
    """``work`` on every item, on all cores; results in order, few of them waiting at a time."""
    workers = cores(_WORKERS)
    if workers == 1:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > 4 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


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


# A recording at four fifths of its speed, its pitch kept, and everything in step with it.

SPEED = 0.8


def slowed(track: Track, cache: Path) -> Track:
    """The voices of a recording said slowly, with pauses as much longer, without its music.

    Each sentence is stretched by itself, so that it begins where its caption says; what was
    stretched once is kept in the cache.
    """
    clips = dict.fromkeys(cue.clip for cue in track.cues)
    said = dict(zip(clips, side_by_side(partial(_slower, cache=cache), clips), strict=True))
    cues = tuple(
        replace(
            cue, start=(at := _at(cue.start)), end=at + said[cue.clip].samples, clip=said[cue.clip]
        )
        for cue in track.cues
    )
    whole = max(_at(track.samples), cues[-1].end) if cues else _at(track.samples)
    chapters = tuple(
        replace(each, start=_at(each.start), end=_at(each.end)) for each in track.chapters
    )
    if chapters:
        chapters = (*chapters[:-1], replace(chapters[-1], end=whole))
    return replace(track, cues=cues, chapters=chapters, samples=whole, music=())


def _at(sample: int) -> int:
    """Where it comes when all is slower: on the grid, so that sentences are encoded once."""
    return math.ceil(sample / SPEED / GRID) * GRID


def _slower(clip: Clip, cache: Path) -> Clip:
    """Exactly as much longer as the time it is given."""
    length = math.floor(clip.samples / SPEED)
    key = digest(f"{clip.key} {SPEED} {av.__version__}".encode())
    folder = cache / "slow" / key[:2]
    kept = sealed(folder, key, ".flac")
    if kept is None:
        samples = _fitted(at_tempo(decoded(clip.path), SPEED), length)
        with sealing(folder, key, ".flac") as temporary:
            write_flac(samples, temporary, {LEVELS: loudness_tag(samples)})
        kept = sealed(folder, key, ".flac")
        assert kept is not None
    return Clip(key, kept, length)


def _fitted(samples: Samples, length: int) -> Samples:
    """The filter gives some milliseconds more or less, of silence."""
    return np.pad(samples[:length], (0, max(0, length - samples.size)))
