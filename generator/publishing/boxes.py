"""What FFmpeg leaves out of MP4: the language of the track that holds the chapters."""

from __future__ import annotations

import struct
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEAD, _LARGE = 8, 16  # bytes of a box's head
_HOLDERS = (b"moov", b"trak", b"mdia")  # ISO 14496-12, section 8
_TIMES = {0: 16, 1: 28}  # bytes of a track's times, by the version of the box
_UNSAID = b"\0\0"  # QuickTime's code for English


def tell_language(path: Path, code: str) -> None:
    """Give a language to every track of a file that has none; others keep theirs.

    Args:
        path: an MP4 file.
        code: three letters of ISO 639-2.
    """
    one, two, three = (ord(letter) - 0x60 for letter in code)
    packed = struct.pack(">H", one << 10 | two << 5 | three)
    with path.open("r+b") as stream:
        for place in list(_languages(stream, 0, path.stat().st_size)):
            stream.seek(place)
            if stream.read(2) == _UNSAID:
                stream.seek(place)
                stream.write(packed)


def _languages(stream: IO[bytes], at: int, end: int) -> Iterator[int]:
    """Where the languages of the tracks stand."""
    while at + _HEAD <= end:
        stream.seek(at)
        head = stream.read(_LARGE + _HEAD)
        size, kind, begin = int.from_bytes(head[:4], "big"), head[4:8], at + _HEAD
        if size == 1:
            size, begin = int.from_bytes(head[8:16], "big"), at + _LARGE
        size = size or end - at
        if size < _HEAD:
            return
        if kind in _HOLDERS:
            yield from _languages(stream, begin, at + size)
        elif kind == b"mdhd" and head[_HEAD] in _TIMES:
            yield begin + 4 + _TIMES[head[_HEAD]]
        at += size
