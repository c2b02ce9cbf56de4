"""Look, correct a line, build again: only what depends on it is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from generator.show.storyboard_yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run

    from generator.model import Storyboard


def storyboard(folder: Path) -> Storyboard:
    return parse((folder / "storyboard.yaml").read_text(encoding="utf-8"))


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "storyboard.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def deck_text(path: Path) -> str:
    slides = Presentation(str(path)).slides
    frames = (s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame)
    return "\n".join(frames).replace("\v", "")


@pytest.fixture
def show(build: Callable[..., Run], article: Path, memory: Path) -> Run:
    run = build(article, "--memory", memory)
    assert run.code == 0, run.err
    return run


def test_building_again_makes_nothing(show: Run, build: Callable[..., Run]) -> None:
    again = build(show.folder)
    assert again.code == 0
    assert again.made() == []


def test_a_title_and_a_narration_line_reach_every_output(
    show: Run, build: Callable[..., Run]
) -> None:
    scene = next(s for s in storyboard(show.folder).scenes if s.part == 1)
    line = next(n for n in scene.narration if n.sources and n.text.ja)
    assert scene.title.ja
    assert line.text.ja
    edit(show.folder, line.text.ja, "ここは直した文です。")
    edit(show.folder, scene.title.ja, "直した見出し")
    again = build(show.folder)
    assert again.code == 0, again.err
    assert "直した見出し" in deck_text(again.folder / "deck.pptx")
    assert "ここは直した文です。" in (again.folder / "script.ja.md").read_text(encoding="utf-8")
    captions = (again.folder / "captions.ja.vtt").read_text(encoding="utf-8")
    assert "ここは直した文です。" in captions.replace("\n", "")
    assert {"deck.pptx", "script.ja.md", "audio.ja.mp3", "captions.ja.vtt"} <= set(again.made())
    assert "cover.png" not in again.made()
    third = build(again.folder)
    assert third.made() == [], third
    assert "直した見出し" in deck_text(third.folder / "deck.pptx")


def test_one_changed_english_line_leaves_the_japanese_sound_alone(
    show: Run, build: Callable[..., Run]
) -> None:
    scene = next(s for s in storyboard(show.folder).scenes if s.part == 1)
    line = next(n for n in scene.narration if n.sources and n.text.en)
    edit(show.folder, str(line.text.en), "This sentence was changed by hand.")
    again = build(show.folder)
    assert "audio.en.mp3" in again.made()
    assert "audio.ja.mp3" not in again.made()
    assert "script.ja.md" not in again.made()


def test_an_edit_stays_when_the_article_itself_changes(
    build: Callable[..., Run], article: Path, memory: Path, tmp_path: Path
) -> None:
    changed = tmp_path / article.name
    text = article.read_text(encoding="utf-8")
    changed.write_text(text, encoding="utf-8")
    show = build(changed, "--memory", memory)
    scene = next(s for s in storyboard(show.folder).scenes if s.part == 1)
    edit(show.folder, str(scene.title.ja), "直した見出し")
    changed.write_text(text + "\n\nあとから書き足した一文です。\n", encoding="utf-8")
    again = build(changed, "--memory", memory)
    assert again.folder == show.folder
    assert again.code == 3
    assert "直した見出し" in {s.title.ja for s in storyboard(again.folder).scenes}
    script = (again.folder / "script.ja.md").read_text(encoding="utf-8")
    assert "あとから書き足した一文です。" in script


def test_a_deck_changed_in_powerpoint_is_set_aside_not_overwritten(
    show: Run, build: Callable[..., Run]
) -> None:
    deck = show.folder / "deck.pptx"
    presentation = Presentation(str(deck))
    presentation.slides[0].shapes.title.text_frame.text = "手で直した"
    presentation.save(str(deck))
    again = build(show.folder)
    assert "手で直した" in deck_text(again.folder / "deck.edited.pptx")
    assert "手で直した" not in deck_text(again.folder / "deck.pptx")
    assert "deck.edited.pptx" in again.err


def test_a_show_is_built_again_with_the_options_it_was_built_with(
    build: Callable[..., Run], article: Path
) -> None:
    first = build(article, "--only", "script", "--languages", "ja")
    assert first.code == 0, first.err
    again = build(first.folder, "--force")
    assert {made["path"] for made in again.manifest["files"]} == {
        "brief.yaml",
        "script.ja.md",
        "storyboard.yaml",
    }
    more = build(first.folder, "--only", "script,captions")
    assert "captions.ja.vtt" in {made["path"] for made in more.manifest["files"]}


def test_a_storyboard_that_lost_scenes_says_so_once(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--only", "script")
    board = run.folder / "storyboard.yaml"
    lines = board.read_text(encoding="utf-8").splitlines(keepends=True)
    scenes = [n for n, line in enumerate(lines) if line.startswith("  - id:")]
    board.write_text("".join(lines[: scenes[len(scenes) // 2]]), encoding="utf-8")
    cut = build(run.folder)
    assert f"of {len(scenes)} scenes" in cut.err
    assert "no longer has" not in build(run.folder).err


def test_damaged_options_are_told(build: Callable[..., Run], article: Path, memory: Path) -> None:
    run = build(article, "--memory", memory, "--only", "script")
    (run.folder / ".kamishibai" / "options.json").write_text('{"only": 3}', encoding="utf-8")
    again = build(run.folder, "--only", "script")
    assert again.code == 0
    assert "cannot be read any more" in again.err


def test_the_manifest_names_the_settings_it_was_made_with(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    first = build(article, "--memory", memory, "--only", "script").manifest["settings"]
    assert build(article, "--memory", memory, "--only", "script").manifest["settings"] == first
    other = build(article, "--memory", memory, "--only", "script", "--footnotes")
    assert other.manifest["settings"] != first
