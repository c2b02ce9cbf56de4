"""What FFmpeg leaves out of an ID3 tag: a title of the table of contents, pictures of chapters.

https://id3.org/id3v2.3.0 and https://id3.org/id3v2-chapters-1.0 have the forms.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from PIL import Image

from generator.files import aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_HEADER = 10
_WIDTH = 640
"""Pixels of a chapter's picture: as large as players show it."""


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
                more = _picture(picture)
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


def _picture(picture: bytes) -> bytes:
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
