"""A zip is written in one go, as the library would write it with steps back."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.slides.zips import packed, zipped

PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "ppt/slides/slide1.xml": "<p:sld>売れ残り</p:sld>".encode() * 400,
    "ppt/media/紙芝居.png": bytes(range(256)) * 9,
    "empty.xml": b"",
}


def written(parts: dict[str, bytes], system: int = 0) -> bytes:
    stream = io.BytesIO()
    zipped((packed(name, data) for name, data in parts.items()), stream, system)
    return stream.getvalue()


def by_the_library(parts: dict[str, bytes], system: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = system
            stored = name.endswith(".png")
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=6)
    return stream.getvalue()


@pytest.mark.parametrize("system", [0, 3])
def test_its_bytes_are_those_of_the_library(system: int):
    assert written(PARTS, system) == by_the_library(PARTS, system)


def test_it_is_read_back_whole():
    with zipfile.ZipFile(io.BytesIO(written(PARTS))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS


def test_more_parts_than_an_old_zip_counts_are_all_found():
    """The decks of the longest recordings have some thousand, and nothing ends at 65,535."""
    with zipfile.ZipFile(io.BytesIO(written({f"{n}.xml": b"" for n in range(66_000)}))) as archive:
        assert len(archive.namelist()) == 66_000
