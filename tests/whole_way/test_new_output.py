"""An output of somebody else's package: one module and one entry, and it is known everywhere."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import kamishibai

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Run

BUNDLE = Path(__file__).parents[1] / "cases" / "whole_way" / "bundle"


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package beside its entry point, as pip leaves them."""
    place = tmp_path / "site"
    shutil.copytree(BUNDLE, place)
    (place / "info").rename(place / "bundle-1.dist-info")
    paths = (str(place), *filter(None, [os.environ.get("PYTHONPATH")]))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    return place


def test_it_is_made_of_recordings_listed_and_linked(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--only", "audio,page,bundle")
    assert run.code == 0, run.err
    listed = {made["path"]: made for made in run.manifest["files"]}
    assert listed["captions.zip"]["kind"] == "bundle"
    with zipfile.ZipFile(run.folder / "captions.zip") as archive:
        assert archive.namelist() == ["captions.ja.srt", "captions.en.srt"]
        assert "-->" in archive.read("captions.ja.srt").decode()
    page = (run.folder / "index.html").read_text(encoding="utf-8")
    assert 'href="captions.zip"' in page
    assert "字幕をまとめたもの Captions together" in page
    assert build(run.folder).made() == []


def test_it_is_made_again_exactly_when_what_it_needs_has_changed(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    run = build(article, "--memory", memory, "--only", "bundle")
    assert run.made() == ["captions.zip"]
    board = run.folder / "storyboard.yaml"
    text = board.read_text(encoding="utf-8")
    board.write_text(text.replace("早めました", "少し早めました"), encoding="utf-8")
    assert build(run.folder).made() == ["captions.zip"]


def test_it_cannot_be_written_without_naming_the_recordings(
    installed: Path, build: Callable[..., Run], article: Path
) -> None:
    module = installed / "bundle.py"
    forgetful = module.read_text(encoding="utf-8").replace("tuple(tracks.values())", "()")
    module.write_text(forgetful, encoding="utf-8")
    run = build(article, "--only", "bundle")
    assert run.code == 3
    assert not (run.folder / "captions.zip").exists()
    (why,) = (gap["why"] for gap in run.manifest["gaps"] if gap["kind"] == "engine")
    assert "used and not named" in why


def test_it_is_in_the_help_and_in_what_works_here(tmp_path: Path) -> None:
    shown = kamishibai("build", "--help", cwd=tmp_path).out
    assert "bundle" in shown
    checks = json.loads(kamishibai("doctor", "--json", cwd=tmp_path).out)["checks"]
    assert "--only bundle: captions together, for translators" in {each["name"] for each in checks}


def test_its_bug_is_a_line_and_a_gap(
    build: Callable[..., Run], article: Path, memory: Path, installed: Path
) -> None:
    module = installed / "bundle.py"
    text = module.read_text(encoding="utf-8")
    broken = text.replace('zipfile.ZipFile(given.path, "w")', '{}["shelf"]')
    module.write_text(broken, encoding="utf-8")
    run = build(article, "--memory", memory, "--only", "script,bundle")
    why = "the output captions.zip failed (KeyError: 'shelf')"
    assert run.code == 3
    assert [gap["why"] for gap in run.manifest["gaps"] if gap["kind"] == "engine"] == [why]
    assert "script.ja.md" in run.made()
    assert "Traceback" not in run.err
