"""The show as a film: slides that change with the voice, chapters, subtitles in both languages.

MP4 with H.264 and AAC, which every player and platform takes. A slide stands still, so a frame is
encoded when it appears and every two seconds after; its time is the track's to the millisecond.
"""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.video.frame import PictureType
from PIL import Image, ImageOps

from generator.files import aside
from generator.model import LANGUAGES
from generator.publishing.audio import _LANGUAGES, _marks, _packets, _stream, _tags
from generator.publishing.boxes import tell_language
from generator.publishing.encoding import M4A
from generator.publishing.written import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from av.container import OutputContainer
    from av.subtitles.stream import SubtitleStream
    from av.video.stream import VideoStream

    from generator.model import Language, Storyboard, Track
    from generator.publishing.audio import About
    from generator.publishing.stills import Still
    from generator.settings import Settings

SIZE = (1920, 1080)
_TICK = 2000  # milliseconds between two frames of the same slide: players seek to frames
_MILLISECOND = Fraction(1, 1000)
_H264 = {"preset": "veryfast", "tune": "stillimage", "crf": "22", "bf": "0", "g": "5"}
# FFmpeg makes the sample description of MP4 subtitles from a style in this format.
_SUBTITLE_STYLE = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Alignment
Style: Default,Arial,16,&Hffffff,2

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def write(
    track: Track,
    storyboard: Storyboard,
    stills: Sequence[Still],
    path: Path,
    settings: Settings,
    about: About,
) -> None:
    """The film of one recording, 1080p.

    Args:
        track: what is heard, and when; its clips are read from the cache.
        storyboard: for the subtitles in every language its lines are written in.
        stills: the slides, by the sample at which each appears; the first is seen from the start.
        path: written aside and renamed.
        settings: for the cache of what was encoded before.
        about: for its tags.
    """
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with aside(path) as temporary:
        with av.open(temporary, "w", format="mp4", options=options) as container:
            container.metadata.update(_tags(track, about))
            container.set_chapters(_marks(track))
            video, sound = _video_stream(container), _stream(container, M4A, track)
            spoken = [(language, subtitles(track, storyboard, language)) for language in LANGUAGES]
            streams = [
                (_subtitle_stream(container, name), texts) for name, texts in spoken if texts
            ]
            packets = list(_video_packets(video, stills, track))
            for packet in _packets(track, 0, track.samples, M4A, settings):
                packet.stream = sound
                packets.append(packet)
            packets += [
                packet for stream, texts in streams for packet in _text_packets(stream, texts)
            ]
            for packet in sorted(packets, key=_time):
                container.mux(packet)
        tell_language(temporary, _LANGUAGES[track.language])


def _time(packet: av.Packet[Any]) -> Fraction:
    assert packet.dts is not None
    return packet.dts * packet.time_base


def subtitles(
    track: Track, storyboard: Storyboard, language: Language
) -> tuple[tuple[int, int, str], ...]:
    """Start, end (milliseconds) and text of what is said, as it reads in a language."""
    cues = in_language(track, storyboard, language).cues
    return tuple((_ms(cue.start, track), _ms(cue.end, track), cue.text) for cue in cues)


def _ms(samples: int, track: Track) -> int:
    return round(samples * 1000 / track.rate)


def _video_stream(container: OutputContainer) -> VideoStream:
    stream = container.add_stream("libx264", rate=30, options=_H264)
    stream.width, stream.height = SIZE
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = _MILLISECOND
    for mark in ("colorspace", "color_primaries", "color_trc", "color_range"):
        setattr(stream.codec_context, mark, 1)  # BT.709 at TV range, in H.264's own numbers
    stream.codec_context.thread_count = 2  # more would change the bytes from machine to machine
    return stream


def _subtitle_stream(container: OutputContainer, language: Language) -> SubtitleStream:
    stream = container.add_stream("mov_text")
    stream.codec_context.subtitle_header = _SUBTITLE_STYLE
    stream.codec_context.time_base = _MILLISECOND
    stream.metadata["language"] = _LANGUAGES[language]
    return stream


def _video_packets(
    stream: VideoStream, stills: Sequence[Still], track: Track
) -> Iterator[av.Packet[Any]]:
    packets = [
        packet
        for picture, times in _shown(stills, track)
        for packet in _encoded(stream, picture, times)
    ]
    packets += stream.encode(None)
    end = _ms(track.samples, track)
    for packet, following in pairwise((*packets, None)):
        assert packet is not None
        assert packet.dts is not None
        until = end if following is None or following.dts is None else following.dts
        packet.duration = max(1, until - packet.dts)
        yield packet


def _shown(stills: Sequence[Still], track: Track) -> Iterator[tuple[bytes, range]]:
    """Each picture with the times of its frames, the last one well before the next picture."""
    starts = [0, *(_ms(still.start, track) for still in stills[1:]), _ms(track.samples, track)]
    for still, (start, end) in zip(stills, pairwise(starts), strict=True):
        if end > start:
            yield still.picture, range(start, max(start + 1, end - _TICK // 10), _TICK)


def _encoded(stream: VideoStream, picture: bytes, times: Iterable[int]) -> Iterator[av.Packet[Any]]:
    image = Image.open(BytesIO(picture)).convert("RGB")
    if image.size != SIZE:
        image = ImageOps.pad(image, SIZE)  # a deck of another shape keeps it
    seen = av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")
    seen = seen.reformat(format="yuv420p", dst_colorspace="ITU709")
    for number, time in enumerate(times):
        seen.pts, seen.time_base = time, _MILLISECOND
        seen.pict_type = PictureType.NONE if number else PictureType.I
        yield from stream.encode(seen)


def _text_packets(
    stream: SubtitleStream, texts: Iterable[tuple[int, int, str]]
) -> Iterator[av.Packet[Any]]:
    """3GPP timed text: two bytes of length, then UTF-8."""
    for start, end, text in texts:
        words = " ".join(text.split()).encode()[:65_000].decode(errors="ignore").encode()
        packet = av.Packet(len(words).to_bytes(2, "big") + words)
        packet.stream, packet.time_base = stream, _MILLISECOND
        packet.pts = packet.dts = start
        packet.duration = end - start
        yield packet
