"""Point and source side by side."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import kamishibai

from generator import Settings, build
from generator.cli.review import side_by_side
from generator.cli.saying import columns
from generator.errors import ShowError
from generator.locale import words
from generator.model import Bilingual, Point, Scene, Storyboard, sentences, with_sentences
from generator.reading import read
from generator.review import of_storyboard, provenance
from generator.show.folder import Show, remembered_article

if TYPE_CHECKING:
    from generator.model import Article, Sentence

CASES = Path(__file__).parent / "cases" / "whole_way"


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shows")
    settings = Settings(
        output=folder,
        data=folder,
        offline=True,
        only=("script",),
        memories=(CASES / "bakery.tmx",),
    )
    return build(CASES / "bakery.txt", settings).folder


def test_every_text_of_the_storyboard_is_there_with_its_sentences(show: Path) -> None:
    storyboard, article = Show(show).edited(), remembered_article(show)
    assert storyboard
    known = {sentence.id: sentence.text for sentence in sentences(article)}
    shown = provenance(show)
    assert [scene.id for scene in shown] == [scene.id for scene in storyboard.scenes]
    for scene, view in zip(storyboard.scenes, shown, strict=True):
        said = [row for row in view.rows if row.what == "said"]
        assert [row.text for row in said] == [line.text for line in scene.narration]
        for point in scene.points:
            row = next(row for row in view.rows if row.text == point.text)
            assert [(each.id, each.text) for each in row.sources] == [
                (identity, known[identity]) for identity in point.sources
            ]


def one_point(point: Point) -> Storyboard:
    return Storyboard(Bilingual("題"), (Scene("a", "bullets", Bilingual("題"), points=(point,)),))


@pytest.fixture
def article() -> Article:
    def translated(sentence: Sentence) -> Sentence:
        english = "The sea is wide." if sentence.text.ja == "海は広いです。" else None
        return replace(sentence, text=sentence.text.having("en", english))

    plain = read("# 題\n\n海は広いです。\n".encode(), Settings(), name="sea.md")
    return with_sentences(plain, translated)


def shown_beside(article: Article, point: Point) -> str:
    scenes = of_storyboard(one_point(point), article)
    return "\n".join(side_by_side(scenes, words("en")["sources"]))


def test_a_sentence_shown_as_it_stands_is_not_printed_twice(article: Article) -> None:
    sea = next(each for each in sentences(article) if each.text.en)
    text = shown_beside(article, Point(Bilingual("海は広いです", "The sea is wide"), (sea.id,)))
    assert f"{sea.id} (the same)" in text
    changed = shown_beside(article, Point(Bilingual("海は深い", "The sea is wide"), (sea.id,)))
    assert f"{sea.id} 海は広いです。" in changed
    assert "The sea is wide." in changed


def test_what_rests_on_nothing_and_on_a_sentence_that_is_gone_says_so(article: Article) -> None:
    assert "(not from the article)" in shown_beside(article, Point(Bilingual("海", "sea")))
    gone = shown_beside(article, Point(Bilingual("海", "sea"), ("s1234567",)))
    assert "s1234567 (no longer in the article)" in gone


def test_the_command_shows_both_columns_within_the_terminal(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run = kamishibai("review", show, "--sources", cwd=tmp_path)
    assert run.code == 0, run.err
    assert max(map(columns, run.out.splitlines()[:60])) <= 80
    dividers = {columns(line[: line.index("│")]) for line in run.out.splitlines() if " │ " in line}
    assert len(dividers) == 1


def test_the_json_holds_questions_and_scenes(show: Path, tmp_path: Path) -> None:
    plain = json.loads(kamishibai("review", show, "--json", cwd=tmp_path).out)
    assert set(plain) == {"items"}
    full = json.loads(kamishibai("review", show, "--sources", "--json", cwd=tmp_path).out)
    row = next(row for row in full["scenes"][0]["rows"] if row["what"] == "title")
    assert row["sources"][0]["text"]["ja"] == row["text"]["ja"]


def test_a_folder_that_is_no_show_has_no_provenance(tmp_path: Path) -> None:
    with pytest.raises(ShowError, match="no show"):
        provenance(tmp_path)
