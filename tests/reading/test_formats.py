from __future__ import annotations

import pytest

from generator.errors import SourceError
from generator.reading import read
from generator.reading.formats import READERS, format_of, look_of
from generator.reading.raw import Raw
from generator.settings import Settings


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.md", b"x", "markdown"),
        ("a.HTML", b"x", "html"),
        ("a.txt", b"<!DOCTYPE html><html>", "html"),
        ("a", b"\xef\xbb\xbf <html lang='ja'>", "html"),
        ("a.txt", b"x", "text"),
        ("stdin", b"x", ""),
    ],
)
def test_a_format_is_told_by_first_bytes_then_by_name(name, data, expected):
    assert format_of(Raw(data, name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: 題\n---\n本文", "markdown"),
        ("# 題\n\n## 部\n\n本文", "markdown"),
        ("題\n\n本文です。# 印\n", "text"),
    ],
)
def test_a_text_without_a_telling_name_is_looked_at(text, expected):
    assert look_of(text) == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        ("題名だけ".encode(), "no text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"{\\rtf1}", "rich text"),
        (b"PK\x03\x04 broken", "broken archive"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(data, said):
    with pytest.raises(SourceError, match=said) as refused:
        read(data, Settings(), name="x")
    assert refused.value.advice


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(SourceError, match="no file"):
        read(tmp_path / "none.txt", Settings())
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path, Settings())


def test_every_reader_can_be_used():
    assert [READERS.load(name).available(Settings()) for name in READERS.names()] == [""] * len(
        READERS.names()
    )
