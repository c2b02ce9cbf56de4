from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import MemoryFileError
from generator.settings import Settings
from generator.translation.memory import Memory, Unit, user_memory
from generator.translation.tmx import export_memory, import_memory, read

if TYPE_CHECKING:
    from pathlib import Path

BODY = """<?xml version="1.0" encoding="UTF-8"?>
{doctype}<tmx version="1.4">
  <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
    srclang="ja" datatype="plaintext"/>
  <body>
{units}
  </body>
</tmx>
"""
PAIR = (
    '<tu>{prop}<tuv xml:lang="{ja}"><seg>{source}</seg></tuv>'
    '<tuv xml:lang="{en}"><seg>{target}</seg></tuv></tu>'
)


@pytest.fixture
def file(tmp_path: Path):
    def made(*units: str, doctype: str = "", encoding: str = "utf-8") -> Path:
        path = tmp_path / "house.tmx"
        text = BODY.format(units="\n".join(units), doctype=doctype)
        path.write_bytes(text.replace("UTF-8", encoding).encode(encoding))
        return path

    return made


def pair(source: str, target: str, ja: str = "ja", en: str = "en", prop: str = "") -> str:
    return PAIR.format(source=source, target=target, ja=ja, en=en, prop=prop)


def test_regions_and_cases_of_language_codes_do_not_matter(file) -> None:
    path = file(pair("海", "sea", "ja-JP", "EN-US"), pair("山", "mountain", "JA", "en_GB"))
    assert [(u.source, u.target) for u in read(path, "ja-en")] == [
        ("海", "sea"),
        ("山", "mountain"),
    ]


def test_a_file_serves_both_directions(file) -> None:
    assert list(read(file(pair("海", "sea")), "en-ja")) == [Unit("sea", "海")]


def test_words_inside_highlights_stay_and_codes_go(file) -> None:
    path = file(pair("<hi>青い</hi>海<bpt i='1'>&lt;b></bpt>です", "It is the <hi>blue</hi> sea"))
    assert list(read(path, "ja-en")) == [Unit("青い海です", "It is the blue sea")]


def test_the_sentence_before_is_the_context(file) -> None:
    path = file(pair("はい", "Yes", prop='<prop type="prev">行きますか</prop>'))
    assert next(read(path, "ja-en")).before == "行きますか"


def test_a_document_type_without_declarations_is_fine(file) -> None:
    path = file(pair("海", "sea"), doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')
    assert list(read(path, "ja-en")) == [Unit("海", "sea")]


def test_utf_16_is_read(file) -> None:
    assert list(read(file(pair("海", "sea"), encoding="utf-16"), "ja-en")) == [Unit("海", "sea")]


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'
BAD = {
    "an entity bomb": (BOMB, "<tu/>", "line 1: declarations are not accepted"),
    "half a file": ("", "<tu><tuv>", "line 7: Opening and ending tag mismatch"),
    "an endless segment": ("", pair("あ" * 20_001, "a"), "line 6: a segment of 20001 characters"),
    "a bare ampersand": ("", pair("A&B", "A"), "line 6:"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_broken_file_gives_one_line_and_changes_nothing(file, tmp_path: Path, what: str) -> None:
    doctype, units, message = BAD[what]
    path = file(units, doctype=doctype)
    settings = Settings(data=tmp_path / "data")
    with pytest.raises(MemoryFileError) as caught:
        import_memory(path, settings)
    assert caught.value.message.startswith("house.tmx, ")
    assert message in caught.value.message
    assert "\n" not in str(caught.value)
    assert not settings.data.exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "house.tmx, line 1"),
        (b"<html/>", "house.tmx, line 1: a TMX file begins with <tmx>, not <html>"),
        ("<?xml version='1.0' encoding='utf-8'?><tmx>海".encode("euc-jp"), "house.tmx, line 1"),
    ],
)
def test_what_is_no_tmx_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "house.tmx"
    path.write_bytes(data)
    with pytest.raises(MemoryFileError, match=message):
        list(read(path, "ja-en"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MemoryFileError, match=r"none\.tmx cannot be opened"):
        list(read(tmp_path / "none.tmx", "ja-en"))


def test_export_and_import_give_the_same_memory(tmp_path: Path) -> None:
    units = {
        "ja-en": [
            Unit("海は広い。", 'The "sea" & <sky>.', before="山は高い。"),
            Unit("海は広い。", "Wide is the sea.", "machine", "google#0"),
            Unit("山", "mountain", "edited"),
        ],
        "en-ja": [Unit("river", "川")],
    }
    one, two = Settings(data=tmp_path / "one"), Settings(data=tmp_path / "two")
    with user_memory(one) as memory:
        for direction, some in units.items():
            memory.store(some, direction)
    path = tmp_path / "out.tmx"
    assert export_memory(path, one) == 4
    assert import_memory(path, two) == 4
    with user_memory(two) as memory:
        assert {d: list(memory.pairs(d)) for d in units} == units
    first = path.read_bytes()
    export_memory(path, two)
    assert path.read_bytes() == first


def test_an_exported_file_is_tmx_1_4_for_other_tools(tmp_path: Path) -> None:
    storage = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is not here")
    settings = Settings(data=tmp_path)
    with user_memory(settings) as memory:
        memory.store([Unit("海は広い。", "The sea is wide.")], "ja-en")
    path = tmp_path / "out.tmx"
    export_memory(path, settings)
    (unit,) = storage.tmxfile.parsefile(str(path)).units
    assert (str(unit.source), str(unit.target)) == ("海は広い。", "The sea is wide.")


def test_a_memory_without_pairs_exports_an_empty_file_and_makes_no_memory(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    assert export_memory(tmp_path / "out.tmx", settings) == 0
    assert list(read(tmp_path / "out.tmx", "ja-en")) == []
    assert not settings.data.exists()


def test_an_imported_pair_serves_the_other_direction_too(file, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    import_memory(file(pair("海です。", "It is the sea.")), settings)
    with user_memory(settings) as memory:
        assert memory.best("It is the sea.", "en-ja") == Unit("It is the sea.", "海です。")
    assert isinstance(memory, Memory)
