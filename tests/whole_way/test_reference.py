"""The article everything was designed against; it lies beside the project, not in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from running import QUICK, kamishibai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run

PARTS, PEOPLE = [22, 66, 79, 86], [29, 40, 58, 62]
LABEL, CONTENTS_BOX, SHARE_TEXT = 3, (14, 16, 17, 18), 99
"""Lines of the article: the test knows where things stand, not what they say."""

ALL_FILES = {
    "audio.en.mp3",
    "audio.ja.mp3",
    "captions.en.vtt",
    "captions.ja.vtt",
    "chapters.en.json",
    "chapters.ja.json",
    "cover.png",
    "deck.pptx",
    "index.html",
    "script.en.md",
    "script.ja.md",
    "brief.yaml",
    "storyboard.yaml",
}


def test_the_outline_finds_its_parts_and_drops_its_furniture(
    reference: Path, tmp_path: Path
) -> None:
    run = kamishibai("outline", reference / "openai-departures.txt", "--json", cwd=tmp_path)
    assert run.code == 0
    outline = json.loads(run.out)
    lines = (reference / "openai-departures.txt").read_text(encoding="utf-8").splitlines()
    assert outline["title"] == lines[0]
    parts = outline["sections"]
    assert [part["line"] for part in parts] == PARTS
    assert [person["line"] for person in parts[0]["sections"]] == PEOPLE
    for section in (*parts, *parts[0]["sections"]):
        assert section["heading"] == lines[section["line"] - 1]
    assert [line["line"] for line in outline["dropped"]] == [LABEL, *CONTENTS_BOX, SHARE_TEXT]


def test_with_its_memory_everything_is_made(reference: Path, build: Callable[..., Run]) -> None:
    run = build(
        reference / "openai-departures.txt", "--memory", reference / "openai-departures.tmx"
    )
    assert run.code == 0, run.err
    assert run.manifest["gaps"] == []
    assert {made["path"] for made in run.manifest["files"]} == ALL_FILES


def test_without_a_memory_each_untranslated_sentence_is_a_gap_until_it_comes(
    reference: Path, build: Callable[..., Run]
) -> None:
    alone = build(reference / "openai-departures.txt")
    assert alone.code == 3
    where = [gap["where"] for gap in alone.manifest["gaps"] if gap["kind"] == "translation"]
    assert len(where) == len(set(where)) == 47
    made = {made["path"] for made in alone.manifest["files"]}
    assert {name for name in ALL_FILES if ".ja." in name} | {"deck.pptx"} <= made
    before = (alone.folder / "audio.ja.mp3").stat().st_mtime_ns

    completed = build(alone.folder, "--memory", reference / "openai-departures.tmx")
    assert completed.code == 0, completed.err
    assert completed.manifest["gaps"] == []
    assert {made["path"] for made in completed.manifest["files"]} == ALL_FILES
    assert (completed.folder / "audio.ja.mp3").stat().st_mtime_ns == before
    assert "audio.en.mp3" in completed.made()
    assert "audio.ja.mp3" not in completed.made()


def test_the_article_as_standard_input_is_the_same_article(reference: Path, tmp_path: Path) -> None:
    data = (reference / "openai-departures.txt").read_bytes()
    run = kamishibai(
        "build", "-", "--offline", "--only", "script", "--json", *QUICK, cwd=tmp_path, stdin=data
    )
    assert run.code == 3
    assert (run.folder / "script.ja.md").is_file()
