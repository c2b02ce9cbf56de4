"""brief.yaml: written beside the storyboard, corrected by a person, kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from running import kamishibai

from generator.show.brief_yaml import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run

    from generator.model import Brief


@pytest.fixture
def show(build: Callable[..., Run], article: Path, memory: Path) -> Run:
    run = build(article, "--memory", memory, "--only", "script")
    assert run.code == 0, run.err
    return run


def brief(folder: Path) -> Brief:
    return parse((folder / "brief.yaml").read_text(encoding="utf-8"))


def test_what_a_person_corrects_stays_and_the_rest_is_made_again(
    show: Run, build: Callable[..., Run], tmp_path: Path
) -> None:
    path = show.folder / "brief.yaml"
    before = brief(show.folder)
    text = path.read_text(encoding="utf-8")
    path.write_text("# mine\n" + text.replace(f"kind: {before.kind}", "kind: press"), "utf-8")
    assert build(show.folder, "--force").code == 0
    after = brief(show.folder)
    assert after.kind == "press"
    assert after.claims == before.claims
    assert "# mine" in path.read_text(encoding="utf-8")
    told = kamishibai("brief", show.folder, "--json", cwd=tmp_path)
    assert json.loads(told.out)["kind"] == "press"


def test_a_kind_that_is_asked_for_is_kept_with_the_show(
    show: Run, build: Callable[..., Run]
) -> None:
    assert build(show.folder, "--kind", "news").code == 0
    assert brief(show.folder).kind == "news"
    assert build(show.folder).code == 0
    assert brief(show.folder).kind == "news"


def test_a_broken_brief_stops_the_work_and_an_unknown_sentence_is_told(
    show: Run, build: Callable[..., Run], tmp_path: Path
) -> None:
    path = show.folder / "brief.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("claims:", "clams:", 1), encoding="utf-8")
    again = build(show.folder)
    assert again.code == 1
    assert "brief.yaml, line" in again.err
    assert "claims" in again.err
    path.write_text(text.replace("conclusion: [", "conclusion: [s0000000, ", 1), encoding="utf-8")
    assert build(show.folder).code == 0
    told = json.loads(kamishibai("review", show.folder, "--json", cwd=tmp_path).out)["items"]
    assert [item["text"] for item in told if item["where"].startswith("brief.yaml, line")] == [
        "s0000000"
    ]


def test_a_brief_of_a_source_names_sentences_for_every_entry(article: Path, tmp_path: Path) -> None:
    run = kamishibai("brief", article, "--json", cwd=tmp_path)
    assert run.code == 0
    told = json.loads(run.out)
    assert {"kind", "speaker", "thesis", "claims", "conclusion", "aside", "questions"} <= set(told)
    assert all(claim["from"] for claim in told["claims"])
    assert told["thesis"] is None or told["thesis"]["from"]
    assert "\n1. (" in kamishibai("brief", article, cwd=tmp_path).out
