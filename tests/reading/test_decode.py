from __future__ import annotations

import pytest

from generator.errors import SourceError
from generator.reading import read
from generator.reading.raw import decode
from generator.settings import Settings

TEXT = "電池は町の鉱山になる\n\n使い終わった電池から、金属を取り出します。髙橋さんの話です。\n"
PAGE = '<html><head><meta charset="{}"></head><body><p>' + TEXT + "</p></body></html>"
ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "euc_jis_2004", "iso2022_jp_ext", "utf-16"]


def _plain(encoding: str) -> str:
    """髙 is in cp932 and Unicode only."""
    return TEXT if "utf" in encoding or encoding == "cp932" else TEXT.replace("髙", "高")


@pytest.mark.parametrize("encoding", [*ENCODINGS, "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_any_japanese_encoding(encoding):
    text = _plain(encoding)
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize("declared", ["utf-8", "Shift_JIS", "EUC-JP", "iso-2022-jp", "nonsense"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_wrong_declaration_does_not_matter(encoding, declared):
    page = PAGE.format(declared).replace("髙", "高")
    assert decode(page.encode(encoding), "x.html", declared) == page


def test_a_short_text_is_enough():
    for encoding in ("cp932", "euc_jis_2004", "utf-8"):
        assert decode("今日は雨です".encode(encoding), "x.txt") == "今日は雨です"


@pytest.mark.parametrize(
    "data",
    [b"\xff\x80\x81\xfe\xc0abc", b"\x00" * 1000, bytes(range(256)) * 40, b"abc\x00\x01\x02" * 99],
)
def test_what_is_no_text_is_refused_in_one_line(data):
    with pytest.raises(SourceError) as refused:
        read(data, Settings(), name="x.txt")
    assert "\n" not in str(refused.value)
    assert refused.value.advice


def test_a_stray_control_character_makes_no_text_binary():
    assert decode("短い\x07文です。".encode(), "x.txt") == "短い\x07文です。"
    with pytest.raises(SourceError, match="binary"):
        decode(bytes(range(8)) * 4, "x.bin")
