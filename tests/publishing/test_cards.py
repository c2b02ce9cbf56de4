"""A package for Anki, read back by its own database and not by what wrote it."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest

from generator.publishing.handouts import Card, ruby, write

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("genanki")

CARDS = (
    Card(
        "a-1",
        (("町", "まち"), ("の", ""), ("図書館", "としょかん")),
        "The town's library",
        "夜の図書館",
        {"ja": b"one", "en": b"two"},
    ),
    Card("a-2", (("<b>", ""), ("本", "ほん")), "A <book>", "夜の図書館", {"ja": b"three"}),
)


def _notes(path: Path, tmp_path: Path) -> tuple[list[list[str]], dict[str, str]]:
    """The fields of each note, and the package's media: name in the zip, name in the collection."""
    with zipfile.ZipFile(path) as package:
        package.extractall(tmp_path / "taken")
        media: dict[str, str] = json.loads(package.read("media"))
    base = sqlite3.connect(tmp_path / "taken" / "collection.anki2")
    fields = [row[0].split("\x1f") for row in base.execute("select flds from notes order by id")]
    base.close()
    return fields, media


def test_every_sentence_is_a_note_with_its_furigana_its_meaning_and_its_sounds(
    tmp_path: Path,
) -> None:
    write(tmp_path / "cards.apkg", "題名", CARDS, "ja")
    notes, media = _notes(tmp_path / "cards.apkg", tmp_path)
    assert [note[0] for note in notes] == ["a-1", "a-2"]
    assert notes[0][1] == "<ruby>町<rt>まち</rt></ruby>の<ruby>図書館<rt>としょかん</rt></ruby>"
    assert notes[1][1:3] == ["&lt;b&gt;<ruby>本<rt>ほん</rt></ruby>", "A &lt;book&gt;"]
    named = {name: number for number, name in media.items()}
    for note, card in zip(notes, CARDS, strict=True):
        for place, language in ((3, "ja"), (4, "en")):
            sounds = re.findall(r"\[sound:(.+?)\]", note[place])
            assert len(sounds) == (language in card.sounds)
            for sound in sounds:
                held = (tmp_path / "taken" / named[sound]).read_bytes()
                assert held == card.sounds[language]  # type: ignore[index]


def test_each_note_asks_twice(tmp_path: Path) -> None:
    write(tmp_path / "cards.apkg", "題名", CARDS, "en")
    _notes(tmp_path / "cards.apkg", tmp_path)
    base = sqlite3.connect(tmp_path / "taken" / "collection.anki2")
    assert base.execute("select count(*) from cards").fetchone() == (4,)
    base.close()


def test_the_same_cards_are_the_same_bytes_and_the_same_notes_when_something_changed(
    tmp_path: Path,
) -> None:
    for name in ("one", "two"):
        write(tmp_path / f"{name}.apkg", "題名", CARDS, "ja")
    assert (tmp_path / "one.apkg").read_bytes() == (tmp_path / "two.apkg").read_bytes()
    write(tmp_path / "three.apkg", "題名", CARDS[1:], "ja")
    guids = []
    for name in ("one", "three"):
        _notes(tmp_path / f"{name}.apkg", tmp_path)
        base = sqlite3.connect(tmp_path / "taken" / "collection.anki2")
        guids.append({row[0] for row in base.execute("select guid from notes")})
        base.close()
    assert guids[1] < guids[0]


def test_ruby_is_html() -> None:
    assert ruby((("a & b", ""), ("時", "とき"))) == "a &amp; b<ruby>時<rt>とき</rt></ruby>"
