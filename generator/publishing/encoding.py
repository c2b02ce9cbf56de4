"""Samples → packets of MP3 or AAC, a stretch at a time; MP3 of a sentence is kept in the cache.

FFmpeg encodes and muxes everything. Sentences between silences, which are most of the work, are
encoded by lameenc where it is installed: the same LAME, compiled for speed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import av
import numpy as np

from generator.files import digest, sealed, sealing
from generator.publishing.mastering import CEILING
from generator.sound import frame, rounded

if TYPE_CHECKING:
    from pathlib import Path

    from av.audio.codeccontext import AudioCodecContext

    from generator.model import Music, Track
    from generator.publishing.mastering import Stretch
    from generator.sound import Samples


Packet: TypeAlias = "av.Packet[Any]"

BIT_RATE = 96_000
"""A second, mono: what podcast platforms recommend for speech."""

QUALITY = 7
"""LAME's: psychoacoustics without noise shaping, a third faster than 6 and as good for speech."""


@dataclass(frozen=True, slots=True)
class Format:
    """How FFmpeg makes one kind of file.

    Attributes:
        muxer: the container's name.
        codec: the encoder's name; ``options`` are its own.
        frame: samples an encoded frame.
        scale: how much quieter than what it was given the encoder's sound decodes.
        packet: bytes of every packet if all are the same and stand alone, else 0.
    """

    muxer: str
    codec: str
    frame: int
    scale: float
    options: dict[str, str]
    muxer_options: dict[str, str]
    packet: int = 0


MP3 = Format(
    muxer="mp3",
    codec="libmp3lame",
    frame=1152,
    scale=0.95,  # LAME's own default, against clipping
    # Without a reservoir every frame stands alone: sentences are encoded side by side, and once.
    options={"compression_level": str(QUALITY), "reservoir": "0"},
    muxer_options={"id3v2_version": "3", "fflags": "+bitexact"},
    packet=BIT_RATE * 1152 // 48_000 // 8,
)
M4A = Format(
    muxer="mp4",  # the "ipod" muxer takes no pictures
    codec="aac",
    frame=1024,
    scale=1.0,
    options={"aac_coder": "fast"},
    muxer_options={"fflags": "+bitexact", "movflags": "+faststart"},
)

_SKIP: Final = "skip_samples"
_LEAD = 8  # frames around a stretch, thrown away, so that it fits seamlessly between others


def encoder(kind: Format, rate: int) -> AudioCodecContext:
    made = cast("AudioCodecContext", av.CodecContext.create(kind.codec, "w"))
    made.sample_rate, made.layout, made.format = rate, "mono", "fltp"
    made.bit_rate, made.time_base = BIT_RATE, Fraction(1, rate)
    made.options = kind.options
    return made


def encoded(stretch: Stretch, kind: Format, gain: float, rate: int, *, last: bool) -> list[Packet]:
    """The packets of one stretch; the last one of a file tells the decoder where sound ends."""
    lead = _LEAD if stretch.start else 0
    after = 0 if last else _LEAD * kind.frame
    heard = stretch.samples(lead * kind.frame, after, gain) / kind.scale
    making = encoder(kind, rate)
    packets = making.encode(frame(heard, rate, stretch.start - lead * kind.frame))
    packets += making.encode(None)
    count = (stretch.stop - stretch.start) // kind.frame
    return packets[lead:] if last else packets[lead : lead + count]


def packets(stretch: Stretch, kind: Format, gain: float, track: Track, cache: Path) -> list[Packet]:
    """As ``encoded``, from the cache where the same sentence was encoded before."""
    last = stretch.stop == track.samples
    if last or not kind.packet:
        return encoded(stretch, kind, gain, track.rate, last=last)
    name = _name(stretch, kind, gain)
    folder, suffix = cache / "encoded" / name[:2], f".{kind.muxer}"
    size = kind.packet * ((stretch.stop - stretch.start) // kind.frame)
    kept = sealed(folder, name, suffix)
    data = kept.read_bytes() if kept else b""
    if len(data) != size:
        data = _frames(stretch, kind, gain, track.rate)[:size]
        with sealing(folder, name, suffix) as temporary:
            temporary.write_bytes(data)
    return _cut(data, kind, stretch.start, track.rate)


def _frames(stretch: Stretch, kind: Format, gain: float, rate: int) -> bytes:
    if edition() and stretch.alone:
        heard = stretch.samples(0, 0, gain) / kind.scale
        return frames(heard, rate, BIT_RATE, QUALITY)
    return b"".join(map(bytes, encoded(stretch, kind, gain, rate, last=False)))


def _name(stretch: Stretch, kind: Format, gain: float) -> str:
    """Made of everything that decides the bytes."""
    cues = [(cue.start - stretch.start, cue.clip.key) for cue in stretch.cues]
    music = [_relative(each, stretch.start) for each in stretch.music]
    length = stretch.stop - stretch.start
    way = (av.__version__, edition(), kind.codec, kind.options, BIT_RATE, CEILING, gain)
    parts = (*way, cues, music, length, stretch.start == 0)
    return digest(json.dumps(parts).encode())


def _relative(music: Music, start: int) -> tuple[object, ...]:
    swell = [(at - start, decibels) for at, decibels in music.swell]
    fades = (music.fade_in, music.fade_out)
    return music.clip.key, music.start - start, music.end - start, music.level, fades, swell


def _cut(data: bytes, kind: Format, start: int, rate: int) -> list[Packet]:
    found = []
    for number in range(len(data) // kind.packet):
        packet: Packet = av.Packet(data[number * kind.packet : (number + 1) * kind.packet])
        packet.pts = packet.dts = start + number * kind.frame
        packet.time_base, packet.duration = Fraction(1, rate), kind.frame
        packet.is_keyframe = True
        found.append(packet)
    return found


def opened(packet: Packet, kind: Format, rate: int) -> Packet:
    """The first packet of a file, with the encoder's word on how much a decoder shall skip."""
    if not packet.has_sidedata(_SKIP):
        first = encoder(kind, rate).encode(frame(np.zeros(4 * kind.frame, dtype=np.float32)))[0]
        packet.set_sidedata(first.get_sidedata(_SKIP))
    return packet


# LAME as lameenc brings it: compiled for speed, as the one in PyAV's wheels is not.


@cache
def edition() -> str:
    """The version of lameenc; empty where it is not installed."""
    return version("lameenc") if find_spec("lameenc") else ""


def frames(samples: Samples, rate: int, bit_rate: int, quality: int) -> bytes:
    """MP3 frames of one size from an encoder of their own, one or two more than there is sound.

    They lean on each other (a bit reservoir, which lameenc always fills) and on nothing before
    them: there has to be silence on either side of the sound.

    Args:
        samples: mono.
        rate: of the samples, in hertz.
        bit_rate: bits a second, constant.
        quality: LAME's own scale, 2 for the best and 7 for the quickest.
    """
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_bit_rate(bit_rate // 1000)
    encoder.set_quality(quality)
    return bytes(encoder.encode(rounded(samples))) + bytes(encoder.flush())
