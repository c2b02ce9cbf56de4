"""The recording as a file: mastered, tagged, with a cover and chapters."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any, cast

import av
from av.stream import Disposition
from PIL import Image

from generator.errors import ShowError
from generator.files import aside
from generator.later import Later
from generator.publishing.boxes import tell_language
from generator.publishing.encoding import BIT_RATE, M4A, MP3, opened, packets
from generator.publishing.mastering import gain, side_by_side, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from av.audio.stream import AudioStream
    from av.container import OutputContainer
    from av.container.core import Chapter as Mark

    from generator.model import Cue, Track
    from generator.publishing.encoding import Format, Packet
    from generator.publishing.mastering import Stretch
    from generator.settings import Settings


_AGAIN = "empty the cache (kamishibai cache clear) and build again"
_FRAMES_OF_SILENCE = 3  # that an encoder may put before and behind
_DECODERS = "mp3float,aac"
_FORMATS = {".mp3": MP3, ".m4a": M4A}
_LANGUAGES = {"ja": "jpn", "en": "eng"}  # ISO 639-2, which ID3 TLAN and MP4 want


@dataclass(frozen=True, slots=True)
class About:
    """What the tags of a recording say besides its title.

    Attributes:
        artist: whose article it is.
        album: the show as a podcast, by whose name players put episodes together.
        date: of the article, as it gives it; ISO's form is what players know.
        pictures: of chapters, by their number: PNG or JPEG.
    """

    artist: str = ""
    album: str = ""
    date: str = ""
    pictures: Mapping[int, bytes] = field(default_factory=dict)


def write(
    track: Track, path: Path, settings: Settings, *, cover: bytes, about: About | None = None
) -> None:
    """The recording as MP3 or M4A by the path's suffix: mono, 48 kHz, tagged, with chapters.

    Args:
        track: its clips are read from the cache.
        path: written aside and renamed.
        settings: for the cache of what was encoded before.
        cover: a PNG or JPEG picture, or nothing.
        about: for its tags.

    Raises:
        ShowError: what was written does not decode to sound of the track's length.
    """
    kind, told = _FORMATS[path.suffix.lower()], about or About()
    with aside(path) as temporary:
        _write(track, temporary, kind, settings, cover, told)
        if kind is MP3:
            complete(temporary, track.title, told.pictures)
        else:
            tell_language(temporary, _LANGUAGES[track.language])
        _verify(temporary, track, kind, path.name)


def _write(
    track: Track, path: Path, kind: Format, settings: Settings, cover: bytes, about: About
) -> None:
    with av.open(path, "w", format=kind.muxer, options=kind.muxer_options) as container:
        container.metadata.update(_tags(track, about))
        container.set_chapters(_marks(track))
        stream = _stream(container, kind, track)
        picture = _picture(container, cover) if cover else None
        for packet in _packets(track, 0, track.samples, kind, settings):
            packet.stream = stream
            container.mux(packet)
            if picture:
                container.mux(picture)
                picture = None


def _verify(path: Path, track: Track, kind: Format, name: str) -> None:
    """A recording counts once all of it has been heard."""
    try:
        heard = _heard(path)
    except (av.FFmpegError, IndexError, ValueError) as error:
        told = f"{name} cannot be played: no sound in it ({type(error).__name__})"
        raise ShowError(told, _AGAIN) from error
    if abs(heard - track.samples) > _FRAMES_OF_SILENCE * kind.frame:
        told = f"{heard / track.rate:.1f} s, not {track.samples / track.rate:.1f}"
        raise ShowError(f"{name} does not last as long as its script: {told}", _AGAIN)


def _heard(path: Path) -> int:
    """Samples that a player gets."""
    with av.open(path, options={"codec_whitelist": _DECODERS}) as container:
        return sum(frame.samples for frame in container.decode(audio=0))


def chapters_mp3(track: Track, settings: Settings) -> Mapping[str, bytes]:
    """The sound of every scene alone, as loud as in the whole: ``[chapter.start, chapter.end)``."""
    return Later(
        {
            chapter.scene: partial(_piece, track, chapter.start, chapter.end, settings)
            for chapter in track.chapters
        }
    )


def cue_mp3(track: Track, cue: Cue, settings: Settings) -> bytes:
    """The sound of one sentence alone, as loud as in the whole."""
    return _piece(track, cue.start, cue.end, settings)


def _piece(track: Track, start: int, stop: int, settings: Settings) -> bytes:
    made = BytesIO()
    with av.open(made, "w", format=MP3.muxer, options=MP3.muxer_options) as container:
        stream = _stream(container, MP3, track)
        sound = list(_packets(track, start, stop, MP3, settings))
        if stop < track.samples:
            sound.append(av.Packet(bytes(sound[-1])))  # silence, for the encoder's delay
        for number, packet in enumerate(sound):
            packet.pts = packet.dts = number * MP3.frame
            packet.stream = stream
            container.mux(packet)
    return made.getvalue()


def _packets(
    track: Track, start: int, stop: int, kind: Format, settings: Settings
) -> Iterator[Packet]:
    decibels = gain(track)

    def of(stretch: Stretch) -> list[Packet]:
        return packets(stretch, kind, decibels, track, settings.cache)

    first = True
    for found in side_by_side(of, stretches(track, start, stop, kind.frame)):
        for packet in found:
            yield opened(packet, kind, track.rate) if first else packet
            first = False


def _stream(container: OutputContainer, kind: Format, track: Track) -> AudioStream:
    stream = cast(
        "AudioStream",
        container.add_stream(kind.codec, rate=track.rate, layout="mono", options=kind.options),
    )
    stream.bit_rate = BIT_RATE
    stream.metadata["language"] = _LANGUAGES[track.language]
    return stream


def _tags(track: Track, about: About) -> dict[str, str]:
    tags = {
        "title": track.title,
        "artist": about.artist,
        "album": about.album,
        "date": about.date,
        "copyright": "; ".join(track.credits),
        "language": _LANGUAGES[track.language],
        "genre": "Podcast",
    }
    return {name: text for name, text in tags.items() if text}


def _marks(track: Track) -> list[Mark]:
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
    stream.metadata["comment"] = "Cover (front)"  # by these words FFmpeg knows its kind
    packet = av.Packet(cover)
    packet.stream, packet.pts, packet.dts = stream, 0, 0
    packet.time_base, packet.is_keyframe = Fraction(1, 1), True
    return packet


def _size(cover: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(cover)) as picture:  # FFmpeg would draw all of it to tell
        return picture.size


# What FFmpeg leaves out of an ID3 tag: a title of the table of contents, pictures of chapters.
#
# https://id3.org/id3v2.3.0 and https://id3.org/id3v2-chapters-1.0 have the forms.

_HEADER = 10
_WIDTH = 640  # Pixels of a chapter's picture: as large as players show it


def complete(path: Path, title: str, pictures: Mapping[int, bytes]) -> None:
    """Put into a file's ID3v2.3 tag what is missing.

    Args:
        path: an MP3 file with such a tag.
        title: of the table of contents.
        pictures: number of a chapter → PNG or JPEG.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEADER)
        tag = stream.read(_from_synchsafe(head[6:])) if head[:4] == b"ID3\x03" else b""
        if not tag:
            return
        chapters = count()
        made = b""
        for name, data in _frames(tag):
            more = b""
            if name == b"CTOC" and title:
                more = _frame(b"TIT2", _text(title))
            elif name == b"CHAP" and (picture := pictures.get(next(chapters))):
                more = _attached(picture)
            made += _frame(name, data + more)
        with aside(path) as rewritten, rewritten.open("wb") as out:
            out.write(head[:6] + _to_synchsafe(len(made)) + made)
            shutil.copyfileobj(stream, out)


def _frames(tag: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each; padding ends them."""
    at = 0
    while at + _HEADER <= len(tag) and tag[at]:
        size = int.from_bytes(tag[at + 4 : at + 8], "big")
        yield tag[at : at + 4], tag[at + _HEADER : at + _HEADER + size]
        at += _HEADER + size


def _frame(name: bytes, data: bytes) -> bytes:
    return name + len(data).to_bytes(4, "big") + b"\0\0" + data


def _text(text: str) -> bytes:
    return b"\x01" + text.encode("utf-16")


def _attached(picture: bytes) -> bytes:
    """As a small JPEG; 0 is "other", as a chapter has one picture."""
    with Image.open(BytesIO(picture)) as image:
        small = image.convert("RGB")
        small.thumbnail((_WIDTH, _WIDTH))
        made = BytesIO()
        small.save(made, "JPEG", quality=80)
    return _frame(b"APIC", b"\x00image/jpeg\x00\x00\x00" + made.getvalue())


def _from_synchsafe(size: bytes) -> int:
    return sum(byte << 7 * place for place, byte in enumerate(reversed(size)))


def _to_synchsafe(size: int) -> bytes:
    return bytes(size >> 7 * place & 0x7F for place in (3, 2, 1, 0))
