"""A show whose writer is a model: its brief and its verdicts are in the files, and stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from running import kamishibai
from servers.json_service import json_service
from writing.answered import ARTICLE, answers
from writing.model import Model

from generator.show.brief_yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from running import Run

    from generator.model import Brief


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Model]:
    asked = Model(answers())
    with json_service(asked) as service:
        monkeypatch.setenv("KAMISHIBAI_CACHE", str(tmp_path / "cache"))
        monkeypatch.setenv("KAMISHIBAI_WRITER_ENDPOINT", service.url)
        monkeypatch.setenv("KAMISHIBAI_WRITER_MODEL", "small")
        yield asked


@pytest.fixture
def show(model: Model, build: Callable[..., Run], tmp_path: Path) -> Run:
    del model
    source = tmp_path / "market.md"
    source.write_text(ARTICLE, encoding="utf-8")
    return build(source, "--languages", "ja", "--only", "script")


def brief(show: Run) -> Brief:
    return parse((show.folder / "brief.yaml").read_text(encoding="utf-8"))


def thesis(show: Run) -> str | None:
    found = brief(show).thesis
    assert found
    return found.text.ja


def test_the_models_brief_is_in_the_show_and_an_unchanged_one_asks_nothing(
    show: Run, model: Model, build: Callable[..., Run]
) -> None:
    assert thesis(show) == "市場は来春閉鎖される見通しだ"
    asked = len(model.asked)
    again = build(show.folder)
    assert len(model.asked) == asked
    assert thesis(again) == "市場は来春閉鎖される見通しだ"


def test_a_brief_that_a_person_corrects_is_told_to_the_model(
    show: Run, model: Model, build: Callable[..., Run]
) -> None:
    path = show.folder / "brief.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("閉鎖される見通しだ", "閉鎖の見込みだ"), encoding="utf-8")
    again = build(show.folder)
    prompts: list[Any] = [system for name, system, _ in model.asked if name == "plan"]
    assert "市場は来春閉鎖の見込みだ" in prompts[-1]
    assert "市場は来春閉鎖の見込みだ" not in prompts[0]
    assert thesis(again) == "市場は来春閉鎖の見込みだ"


def test_the_manifest_names_the_model_that_wrote(show: Run) -> None:
    assert show.manifest["engines"]["writer"] == "small"


@pytest.mark.parametrize("prompt", ["plan", "script"])
def test_a_writer_that_gave_nothing_or_broke_off_is_a_gap_and_is_asked_again(
    model: Model, build: Callable[..., Run], tmp_path: Path, prompt: str
) -> None:
    plan = model.answers[prompt]
    model.answers[prompt] = 401
    source = tmp_path / "market.md"
    source.write_text(ARTICLE, encoding="utf-8")
    first = build(source, "--languages", "ja", "--only", "script")
    assert [(gap["kind"], gap["where"]) for gap in first.manifest["gaps"]] == [("engine", "writer")]
    model.answers[prompt] = plan
    again = build(first.folder)
    assert (first.code, again.code, again.manifest["gaps"]) == (3, 0, [])
    storyboard = (again.folder / "storyboard.yaml").read_text(encoding="utf-8")
    assert "verdict: verified" in storyboard.partition("narration:")[2]
    assert "途絶えた" not in storyboard


def test_verdicts_stand_in_the_storyboard_and_what_nobody_judged_in_the_review(
    show: Run, model: Model, build: Callable[..., Run]
) -> None:
    assert "verdict: verified" in (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    told = kamishibai("review", show.folder, cwd=show.folder)
    assert "exact checks" not in told.out
    model.answers["hold"] = "no"
    (show.folder.parent / "other.md").write_text(ARTICLE.replace("閉鎖", "休場"), "utf-8")
    again = build(show.folder.parent / "other.md", "--languages", "ja", "--only", "script")
    told = kamishibai("review", again.folder, cwd=show.folder)
    assert "exact checks" in told.out
