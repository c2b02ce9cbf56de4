"""What is made only when it is asked for."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import av
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run


def test_a_japanese_deck_carries_the_japanese_recording(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--deck", "ja", "--deck", "bilingual")
    assert run.code == 0, run.err
    with zipfile.ZipFile(run.folder / "deck.ja.pptx") as deck:
        clips = [name for name in deck.namelist() if name.endswith(".mp3")]
        slides = [name for name in deck.namelist() if name.startswith("ppt/slides/slide")]
        first = deck.read("ppt/slides/slide1.xml")
    assert 1 < len(clips) <= len(slides)
    assert b"advTm=" in first
    with zipfile.ZipFile(run.folder / "deck.pptx") as deck:
        assert not [name for name in deck.namelist() if name.endswith(".mp3")]
    assert build(run.folder).made() == []


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="the slides as PDF are drawn by LibreOffice",
)
def test_a_pdf_is_made_later_of_a_deck_that_carries_its_recording(
    build: Callable[..., Run], article: Path
) -> None:
    run = build(article, "--languages", "ja", "--only", "deck,audio")
    assert run.code == 0, run.err
    later = build(run.folder, "--only", "deck,audio,pdf")
    assert later.code == 0, later.err
    assert "deck.ja.pdf" in later.made()
    assert "deck.ja.pptx" not in later.made()
    assert build(run.folder).made() == []


def test_other_file_formats_are_a_setting(
    build: Callable[..., Run],
    article: Path,
    memory: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / "kamishibai.toml").write_text(
        '[audio]\nformats = ["mp3", "m4a"]\n[captions]\nformats = "vtt,srt"\n', encoding="utf-8"
    )
    run = build(article, "--memory", memory, "--only", "audio,captions", "--languages", "ja")
    made = {made["path"] for made in run.manifest["files"]}
    assert {"audio.ja.mp3", "audio.ja.m4a", "captions.ja.vtt", "captions.ja.srt"} <= made
    (tmp_path / "kamishibai.toml").write_text('[audio]\nformats = "mp4"\n', encoding="utf-8")
    wrong = build(run.folder)
    assert wrong.code == 1
    assert "m4a" in wrong.err


def test_one_language_alone_makes_that_languages_files(
    build: Callable[..., Run], article: Path
) -> None:
    run = build(article, "--languages", "ja")
    assert run.code == 0, run.err
    assert {made["path"] for made in run.manifest["files"]} == {
        "audio.ja.mp3",
        "captions.ja.vtt",
        "chapters.ja.json",
        "cover.png",
        "deck.ja.pptx",
        "index.html",
        "script.ja.md",
        "brief.yaml",
        "storyboard.yaml",
    }


@pytest.mark.parametrize("form", ["dialogue", "bilingual"])
def test_the_other_forms_of_narration(
    form: str, build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--format", form, "--only", "script,audio,captions")
    assert run.code == 0, run.err
    made = {made["path"] for made in run.manifest["files"]}
    assert ("audio.bilingual.mp3" in made) is (form == "bilingual")
    assert ("audio.ja.mp3" in made) is (form == "dialogue")


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="slides for a video are drawn by LibreOffice and poppler",
)
def test_a_video_lasts_as_long_as_its_recording(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--languages", "ja,en", "--only", "deck,audio,video")
    assert run.code == 0, run.err
    lengths = []
    for name in ("audio.ja.mp3", "video.ja.mp4"):
        with av.open(str(run.folder / name)) as container:
            lengths.append(float(container.duration or 0) / av.time_base)
    assert abs(lengths[0] - lengths[1]) < 0.1


def test_a_feed_is_made_with_the_build_when_it_knows_its_address(
    build: Callable[..., Run],
    article: Path,
    memory: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = ("--memory", memory, "--only", "audio,feed")
    homeless = build(article, *options)
    assert homeless.code == 1
    assert "base_url" in homeless.err
    monkeypatch.setenv("KAMISHIBAI_FEED_BASE_URL", "https://example.org/")
    run = build(article, *options)
    assert run.code == 0, run.err
    feed = (run.folder.parent / "feed.ja.xml").read_text(encoding="utf-8")
    assert f"https://example.org/{run.folder.name}/audio.ja.mp3" in feed


def test_files_that_a_narrowed_show_leaves_behind_are_named(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--only", "script,deck")
    assert "earlier build" not in run.err
    again = build(run.folder, "--languages", "ja")
    (told,) = [line for line in again.err.splitlines() if "earlier build" in line]
    assert "deck.pptx, script.en.md" in told
    assert (run.folder / "script.en.md").is_file()


def test_learners_are_told_what_an_english_article_has_nothing_for(
    build: Callable[..., Run], tmp_path: Path
) -> None:
    text = tmp_path / "bench.md"
    text.write_text("# The bench\n\nThe bench by the pier is to stay as it is.\n", "utf-8")
    run = build(text, "--offline", "--only", "script,vocabulary,cloze")
    assert "Not made: vocabulary.csv" in run.err
    assert not (run.folder / "vocabulary.csv").exists()


def test_learners_have_furigana_cards_and_vocabulary_and_nothing_is_made_twice(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    pytest.importorskip("genanki")
    pytest.importorskip("pyopenjtalk")
    asked = (article, "--memory", memory, "--for", "learners")
    run = build(*asked)
    assert run.code == 0, run.err
    made = {each["path"] for each in run.manifest["files"]}
    assert {
        "cards.apkg",
        "vocabulary.csv",
        "cloze.html",
        "deck.pptx",
        "audio.ja.mp3",
        "index.html",
    } <= made
    page = (run.folder / "index.html").read_text("utf-8")
    assert re.search(r'<ruby data-known="\d*">[一-龠]+<rt>[ぁ-ん]+</rt></ruby>', page)
    assert 'href="cards.apkg"' in page
    assert 'href="vocabulary.csv"' in page
    said = (run.folder / "script.ja.md").read_text("utf-8")
    with zipfile.ZipFile(run.folder / "cards.apkg") as package:
        (run.folder / "read").mkdir()
        package.extractall(run.folder / "read")
    base = sqlite3.connect(run.folder / "read" / "collection.anki2")
    notes = [row[0].split("\x1f") for row in base.execute("select flds from notes")]
    base.close()
    media = json.loads((run.folder / "read" / "media").read_text())
    assert len(notes) > 6
    for note in notes:
        assert re.sub(r"<rt>.*?</rt>|<[^>]+>", "", note[1]) in said
        assert {*re.findall(r"\[sound:(.+?)\]", note[3] + note[4])} <= {*media.values()}
    shutil.rmtree(run.folder / "read")
    assert build(*asked).made() == []
    assert build(run.folder).made() == []  # furigana stay without being asked for again
    assert "cards.apkg" not in build(*asked, "--only", "script").made()
