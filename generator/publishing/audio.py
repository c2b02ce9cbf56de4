"""The recording as a file: mastered, tagged, with a cover and chapters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import av
from av.stream import Disposition

from generator.files import aside
from generator.publishing.mastering import CEILING, SEGMENT, Master, side_by_side
from generator.sound import amplitude, frame

if TYPE_CHECKING:
    from pathlib import Path

    from av.audio.codeccontext import AudioCodecContext
    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.container.core import Chapter

    from generator.model import Track
    from generator.settings import Settings

BIT_RATE = 96_000
"""A second, mono: what podcast platforms recommend for speech."""

_LANGUAGES = {"ja": "jpn", "en": "eng"}
"""ISO 639-2, which ID3 TLAN and MP4 want."""


@dataclass(frozen=True, slots=True)
class Format:
    """How FFmpeg makes one kind of file.

    Attributes:
        muxer: the container's name.
        codec: the encoder's name; ``options`` are its own.
        frame: samples an encoded frame.
        lead: frames encoded before a stretch and thrown away, so that stretches fit seamlessly.
        scale: how much quieter than what it was given the encoder's sound decodes.
    """

    muxer: str
    codec: str
    frame: int
    lead: int
    scale: float
    options: dict[str, str]
    muxer_options: dict[str, str]


MP3 = Format(
    muxer="mp3",
    codec="libmp3lame",
    frame=1152,
    lead=8,
    scale=0.95,  # LAME's own default, against clipping
    # Without a reservoir every frame stands alone, and stretches can be encoded side by side.
    options={"compression_level": "7", "reservoir": "0"},
    muxer_options={"id3v2_version": "3", "fflags": "+bitexact"},
)


M4A = Format(
    muxer="mp4",  # the "ipod" muxer takes no pictures
    codec="aac",
    frame=1024,
    lead=8,
    scale=1.0,
    options={"aac_coder": "fast"},
    muxer_options={"fflags": "+bitexact", "movflags": "+faststart"},
)
FORMATS = {".mp3": MP3, ".m4a": M4A}


def write(track: Track, path: Path, settings: Settings, *, artist: str, cover: bytes) -> None:
    """The recording as MP3 or M4A by the path's suffix: mono, 48 kHz, tagged, with chapters.

    Args:
        track: its clips are read from the cache.
        path: written aside and renamed.
        settings: for ``[audio]``.
        artist: of the article, may be empty.
        cover: a PNG or JPEG picture, or nothing.
    """
    del settings
    kind = FORMATS[path.suffix.lower()]
    master = Master.of(track)
    with (
        aside(path) as temporary,
        av.open(temporary, "w", format=kind.muxer, options=kind.muxer_options) as container,
    ):
        _fill(container, master, kind, artist, cover)


def _fill(
    container: OutputContainer, master: Master, kind: Format, artist: str, cover: bytes
) -> None:
    track = master.track
    stream = cast(
        "AudioStream",
        container.add_stream(kind.codec, rate=track.rate, layout="mono", options=kind.options),
    )
    stream.bit_rate = BIT_RATE
    stream.metadata["language"] = _LANGUAGES[track.language]
    container.metadata.update(_tags(track, artist))
    container.set_chapters(_chapters(track))
    picture = _picture(container, cover) if cover else None

    def encoded(start: int) -> list[av.Packet[Any]]:
        return _encoded(master, kind, start)

    for packets in side_by_side(encoded, range(0, track.samples, SEGMENT)):
        for packet in packets:
            packet.stream = stream
            container.mux(packet)
        if picture:
            container.mux(picture)
            picture = None


def _encoder(kind: Format, rate: int) -> AudioCodecContext:
    encoder = cast("AudioCodecContext", av.CodecContext.create(kind.codec, "w"))
    encoder.sample_rate, encoder.layout, encoder.format = rate, "mono", "fltp"
    encoder.bit_rate, encoder.time_base = BIT_RATE, Fraction(1, rate)
    encoder.options = kind.options
    return encoder


def _encoded(master: Master, kind: Format, start: int) -> list[av.Packet[Any]]:
    """The packets of one stretch, as if the whole recording had been encoded at once."""
    track = master.track
    lead = min(start, kind.lead * kind.frame)
    last = start + SEGMENT >= track.samples
    stop = track.samples if last else start + SEGMENT + kind.lead * kind.frame
    heard = master.samples(start - lead, min(stop, track.samples), ceiling=amplitude(CEILING))
    encoder = _encoder(kind, track.rate)
    packets = encoder.encode(frame(heard / kind.scale, track.rate, start - lead))
    packets += encoder.encode(None)
    skipped = lead // kind.frame
    return packets[skipped:] if last else packets[skipped : skipped + SEGMENT // kind.frame]


def _tags(track: Track, artist: str) -> dict[str, str]:
    tags = {
        "title": track.title,
        "artist": artist,
        "language": _LANGUAGES[track.language],
        "genre": "Podcast",
    }
    return {name: text for name, text in tags.items() if text}


def _chapters(track: Track) -> list[Chapter]:
    def milliseconds(samples: int) -> int:
        return round(samples * 1000 / track.rate)

    return [
        {
            "id": number,
            "start": milliseconds(chapter.start),
            "end": milliseconds(chapter.end),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(track.chapters)
    ]


def _picture(container: OutputContainer, cover: bytes) -> av.Packet[Any]:
    png = cover.startswith(b"\x89PNG")
    stream = container.add_stream("png" if png else "mjpeg", rate=1)
    stream.width, stream.height, stream.pix_fmt = *_size(cover), "rgb24" if png else "yuvj420p"
    stream.disposition = Disposition.attached_pic
    packet = av.Packet(cover)
    packet.stream, packet.pts, packet.dts = stream, 0, 0
    packet.time_base, packet.is_keyframe = Fraction(1, 1), True
    return packet


def _size(cover: bytes) -> tuple[int, int]:
    with av.open(BytesIO(cover)) as container:
        video = container.streams.video[0]
        return video.width, video.height
