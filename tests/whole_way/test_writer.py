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


def test_what_a_model_wrote_stays_where_none_is_asked(
    show: Run, build: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    monkeypatch.delenv("KAMISHIBAI_WRITER_ENDPOINT")
    corrected = written.replace("三割減", "三割ほど減", 1)
    (show.folder / "storyboard.yaml").write_text(corrected, encoding="utf-8")
    again = build(show.folder)
    assert (again.code, again.manifest["engines"]["writer"]) == (show.code, "small")
    assert "stays as small wrote it" in again.out + again.err
    now = (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    assert now.count("verdict: verified") >= written.count("verdict: verified") - 1
    assert "三割ほど減" in now
    assert thesis(again) == "市場は来春閉鎖される見通しだ"


def test_what_a_model_wrote_stays_where_none_answers_and_is_asked_for_again(
    show: Run, model: Model, build: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    plan = model.answers["plan"]
    model.answers["plan"] = 401
    monkeypatch.setenv("KAMISHIBAI_WRITER_TONE", "warm")
    failed = build(show.folder)
    assert failed.code == 3
    assert [(gap["kind"], gap["where"]) for gap in failed.manifest["gaps"]] == [
        ("engine", "writer")
    ]
    assert (show.folder / "storyboard.yaml").read_text(encoding="utf-8") == written
    assert thesis(failed) == "市場は来春閉鎖される見通しだ"
    model.answers["plan"] = plan
    assert (build(show.folder).code, len([1 for name, *_ in model.asked if name == "plan"])) == (
        0,
        3,
    )


def test_what_a_model_wrote_is_set_aside_for_the_rules_where_another_show_is_wanted(
    show: Run, build: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    monkeypatch.delenv("KAMISHIBAI_WRITER_ENDPOINT")
    again = build(show.folder, "--force")
    assert "writer" not in again.manifest["engines"]
    assert "verdict" not in (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    assert (show.folder / "storyboard.edited.yaml").read_text(encoding="utf-8") == written


def test_a_model_that_breaks_off_again_and_again_sets_one_storyboard_aside(
    show: Run, model: Model, build: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    source = show.folder.parent.parent / "market.md"
    assert source.is_file()
    source.write_text(ARTICLE.replace("三割", "四割"), encoding="utf-8")
    model.answers["script"] = 401
    for tone in ("warm", "calm", "dry"):
        monkeypatch.setenv("KAMISHIBAI_WRITER_TONE", tone)
        build(source, "--languages", "ja", "--only", "script")
    aside = sorted(path.name for path in show.folder.glob("storyboard.*"))
    assert aside == ["storyboard.edited.yaml", "storyboard.yaml"]
    assert (show.folder / "storyboard.edited.yaml").read_text(encoding="utf-8") == written


def test_a_storyboard_that_somebody_removed_is_planned_by_the_rules(
    show: Run, build: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KAMISHIBAI_WRITER_ENDPOINT")
    (show.folder / "storyboard.yaml").unlink()
    again = build(show.folder, "--force")
    assert (again.code, "writer" in again.manifest["engines"]) == (0, False)
    assert not (show.folder / "storyboard.edited.yaml").exists()


def test_what_a_model_wrote_is_set_aside_for_another_article(
    show: Run, build: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
    monkeypatch.delenv("KAMISHIBAI_WRITER_ENDPOINT")
    other = "# 山の駅の時計\n\n駅の時計が直りました。直したのは町の職人です。\n"
    (tmp_path / "market.md").write_text(other, encoding="utf-8")
    build(tmp_path / "market.md", "--languages", "ja", "--only", "script")
    assert (show.folder / "storyboard.edited.yaml").read_text(encoding="utf-8") == written


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
    assert ("writer" in first.manifest["engines"]) == (prompt == "script")
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
