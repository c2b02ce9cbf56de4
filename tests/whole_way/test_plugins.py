"""Engines of somebody else's package: known everywhere by one entry, and their bugs are a line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import kamishibai

ROOT = Path(__file__).parents[2]
PARROT = Path(__file__).parents[1] / "cases" / "whole_way" / "parrot"
ARTICLE = "朝の市\n\n朝市の様子\n港の朝市は五時に開く。魚屋が十軒並ぶ。\n雨の日は休みになる。\n"


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package beside its entry point, as pip leaves them."""
    place = tmp_path / "site"
    shutil.copytree(PARROT, place)
    (place / "info").rename(place / "parrot-1.dist-info")
    paths = (str(place), *filter(None, [os.environ.get("PYTHONPATH")]))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "market.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_its_engines_stand_in_help_doctor_and_the_list_of_engines(tmp_path: Path) -> None:
    told = " ".join(kamishibai("build", "--help", cwd=tmp_path).out.split())
    assert "bergamot, parrot; see" in told
    assert "silence, parrot, absent" in told
    listed = json.loads(kamishibai("engines", "--json", cwd=tmp_path).out)
    for kind in ("translators", "voices", "readers"):
        assert "parrot" in {entry["name"] for entry in listed[kind]}
    doctor = kamishibai("doctor", cwd=tmp_path).out
    for kind in ("translator", "voice", "reader"):
        assert f"{kind} parrot" in doctor
    assert "voice absent: the voice absent cannot be loaded" in doctor


def test_what_it_declares_is_documented_and_checked(tmp_path: Path, article: Path) -> None:
    code = "from settings_reference import reference; print(reference('en'))"
    page = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert "## [translators.parrot]" in page.stdout
    assert "| `feathers` | 1 to 99 | `7` | how many feathers it has |" in page.stdout
    (tmp_path / "kamishibai.toml").write_text("[voices.parrot]\nfethers = 3", encoding="utf-8")
    refused = kamishibai("build", article, cwd=tmp_path)
    assert refused.code == 1
    assert "did you mean feathers?" in refused.err


def build(article: Path, *options: str) -> tuple[int, str, list[dict[str, str]]]:
    """Exit code, all that was printed, and the gaps."""
    run = kamishibai("build", article, "--offline", *options, cwd=article.parent)
    manifest = article.parent / "output" / "market" / "manifest.json"
    gaps = json.loads(manifest.read_text(encoding="utf-8"))["gaps"] if manifest.exists() else []
    return run.code, run.out + run.err, gaps


def test_it_translates_as_it_was_told(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_PARROT_FEATHERS", "2")
    build(article, "--translator", "parrot", "--only", "script")
    script = tmp_path / "output" / "market" / "script.en.md"
    assert "opens at 5!!" in script.read_text(encoding="utf-8")


def test_a_translators_bug_is_a_line_and_gaps(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_PARROT_FEATHERS", "13")
    code, printed, gaps = build(article, "--translator", "parrot", "--only", "script")
    assert code == 3
    why = "the translator parrot failed (KeyError: 'token')"
    assert {"kind": "engine", "where": "parrot", "why": why}.items() <= gaps[0].items()
    assert [gap["why"] for gap in gaps if gap["kind"] == "translation"] == [why] * 5
    assert why in printed
    assert "Traceback" not in printed
    _, printed, _ = build(article, "--translator", "parrot", "--only", "script", "--debug")
    assert "Traceback" in printed


def test_a_voices_bug_is_a_line_and_gaps(article: Path) -> None:
    options = ("--voice", "ja=parrot", "--languages", "ja", "--only", "audio")
    code, printed, gaps = build(article, *options)
    assert code == 3
    assert {gap["kind"] for gap in gaps} >= {"engine", "sound"}
    assert "the voice parrot failed (ZeroDivisionError: no beak)" in printed
    assert "Traceback" not in printed


def test_it_reads_what_bears_its_name(article: Path) -> None:
    paged = article.rename(article.with_suffix(".parrot"))
    code, printed, gaps = build(paged, "--only", "script", "--languages", "ja")
    assert (code, gaps) == (0, []), printed
    show = article.parent / "output" / "market"
    source = json.loads((show / "manifest.json").read_text(encoding="utf-8"))["source"]
    assert (source["name"], source["format"]) == ("market.parrot", "parrot")
    assert "魚屋" in (show / "script.ja.md").read_text(encoding="utf-8")


def test_a_readers_bug_is_a_line(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMISHIBAI_READERS_PARROT_FEATHERS", "13")
    paged = article.rename(article.with_suffix(".parrot"))
    code, printed, _ = build(paged)
    assert code == 1
    assert printed == "read\nkamishibai: the reader parrot failed (IndexError: no page)\n"


def test_an_entry_that_names_nothing_is_a_line(article: Path) -> None:
    code, printed, _ = build(article, "--voice", "ja=absent", "--only", "audio")
    assert code == 1
    assert "the voice absent cannot be loaded" in printed
    assert "Traceback" not in printed


def test_how_much_is_told_is_said_before_or_after_the_commands_name(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_PARROT_FEATHERS", "13")
    build_ = ("build", article, "--offline", "--translator", "parrot", "--only", "script")
    quiet = kamishibai("-q", *build_, cwd=article.parent)
    assert (quiet.out, quiet.err) == ("", "")
    assert "Traceback" in kamishibai("--debug", *build_, "--force", cwd=article.parent).err


def test_verbose_tells_what_is_read_chosen_and_answered(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (article.parent / "kamishibai.toml").write_text("[audio]\nspeed = 1.1", encoding="utf-8")
    monkeypatch.setenv("KAMISHIBAI_TRANSLATORS_PARROT_FEATHERS", "1")
    build_ = ("-v", "build", article, "--offline", "--translator", "parrot", "--only", "script")
    told = kamishibai(*build_, cwd=article.parent).err
    assert f"settings read: {article.parent / 'kamishibai.toml'}" in told
    assert "source read: market.txt" in told
    assert "translator parrot: 5 of 5 sentences answered" in told
