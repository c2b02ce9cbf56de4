"""A zip written in one go: each part is packed before its header, which is never gone back to."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

_WHEN = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o600 << 16  # by its owner, where it is unpacked on Unix


class Packed(NamedTuple):
    """A part as it lies in a zip.

    Attributes:
        method: of the zip's, how it was packed.
        crc, size: of its content.
        data: what lies there.
    """

    name: str
    method: int
    crc: int
    size: int
    data: bytes


def packed(name: str, data: bytes) -> Packed:
    """A part deflated; what is packed already stays as it is."""
    method, lies = zipfile.ZIP_STORED, data
    if not name.endswith((".mp3", ".png", ".jpg", ".jpeg", ".xlsx")):
        method, lies = zipfile.ZIP_DEFLATED, zlib.compress(data, 6, -zlib.MAX_WBITS)
    return Packed(name, method, zlib.crc32(data), len(data), lies)


def zipped(parts: Iterable[Packed], stream: IO[bytes], system: int = 0) -> None:
    """A zip of them in their order; ``system`` is where it says that it was made.

    ``writestr`` writes a header, then goes back to fill it in, and with each step back what was
    buffered goes to the disk; here all is known before.
    """
    with zipfile.ZipFile(stream, "w") as archive:
        for part in parts:
            entry = zipfile.ZipInfo(part.name, _WHEN)
            entry.create_system, entry.external_attr = system, _READABLE
            entry.compress_type, entry.CRC = part.method, part.crc
            entry.file_size, entry.compress_size = part.size, len(part.data)
            entry.header_offset = archive.start_dir
            header = entry.FileHeader()
            stream.write(header)
            stream.write(part.data)
            archive.filelist.append(entry)
            archive.start_dir += len(header) + len(part.data)
