"""The article everything was designed against; it lies beside the project, not in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from running import QUICK, kamishibai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run

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
    "storyboard.yaml",
}


def test_the_outline_finds_its_parts_and_drops_its_furniture(
    reference: Path, tmp_path: Path
) -> None:
    run = kamishibai("outline", reference / "openai-departures.txt", "--json", cwd=tmp_path)
    assert run.code == 0
    outline = json.loads(run.out)
    assert outline["title"] == "オープンAI幹部退社の連鎖が止まらない!AI業界に与える影響とは?"
    headings = [section["heading"] for section in outline["sections"]]
    assert headings == [
        "オープンAI幹部の退社理由とは?",
        "幹部が退社したことでChatGPTに影響はある?",
        "AI業界全体の影響は?",
        "日本のAIが期待されている?【Sakana AI】",
    ]
    people = [section["heading"] for section in outline["sections"][0]["sections"]]
    assert people == ["ミラ・ムラティ", "ジョン・シュラルマン", "ボブ・マグルー", "バレット・ゾフ"]
    dropped = [line["text"] for line in outline["dropped"]]
    assert "トレンド" in dropped
    assert "この記事の情報" in dropped
    assert "ChatGPTの影響" in dropped
    assert "タイトルとURLをコピーしました" in dropped
    assert len(dropped) == 6


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
