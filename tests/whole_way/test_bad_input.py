"""Bad input: one clear line, exit code 1, nothing written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from running import QUICK, kamishibai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run

FILES: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("empty.txt", b"", "empty"),
    "only blanks": ("blank.txt", "　\n \n".encode(), "empty|no text"),
    "a binary file": ("photo.txt", bytes(range(256)) * 40, "binary|not text|text"),
    "a PDF": ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "no known encoding": (
        "odd.txt",
        b"\x81\x20\xff\xfe\x80\x81 abc \x9d\xff" * 30,
        "encoding|text",
    ),
}


def refused(run: Run, tmp_path: Path, kept: set[str]) -> str:
    assert run.code == 1
    assert run.out == ""
    last = run.err.strip().splitlines()[-1]
    assert last.startswith("kamishibai: ")
    assert "Traceback" not in run.err
    assert {path.name for path in tmp_path.iterdir()} == kept
    return last


@pytest.mark.parametrize("case", FILES)
def test_a_source_that_is_no_article(case: str, tmp_path: Path) -> None:
    name, data, words = FILES[case]
    (tmp_path / name).write_bytes(data)
    run = kamishibai("build", name, "--offline", *QUICK, cwd=tmp_path)
    line = refused(run, tmp_path, {name})
    assert any(word in line for word in words.split("|")), line


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    run = kamishibai("build", "nowhere.txt", cwd=tmp_path)
    assert "nowhere.txt" in refused(run, tmp_path, set())


def test_a_folder_that_is_no_show(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    run = kamishibai("build", "folder", cwd=tmp_path)
    assert "no show" in refused(run, tmp_path, {"folder"})
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--voice", "ja=ofline"), "offline"),
        (("--translator", "googel"), "google"),
        (("--template", "inc"), "ink"),
        (("--only", "dekc"), "deck"),
        (("--languages", "jp"), "ja"),
        (("--memory", "nowhere.tmx"), "nowhere.tmx"),
        (("--voice", "offline"), "LANGUAGE=ENGINE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_name_brings_the_nearest(
    options: tuple[str, ...], words: str, article: Path, tmp_path: Path
) -> None:
    run = kamishibai("build", article, "--offline", *options, cwd=tmp_path)
    assert words in refused(run, tmp_path, set())


def test_an_output_folder_that_cannot_be_made(article: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    run = kamishibai("build", article, "--offline", "-o", "taken", *QUICK, cwd=tmp_path)
    assert "taken" in refused(run, tmp_path, {"taken"})


def test_a_broken_storyboard_names_file_line_and_remedy(
    build: Callable[..., Run], article: Path, memory: Path
) -> None:
    show = build(article, "--memory", memory, "--only", "script")
    path = show.folder / "storyboard.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("    title:"))
    lines[at + 1] = '      ja: "never closed'
    path.write_text("\n".join(lines), encoding="utf-8")
    before = {p: p.read_bytes() for p in show.folder.rglob("*") if p.is_file()}
    again = build(show.folder)
    assert again.code == 1
    assert f"storyboard.yaml, line {at + 2}" in again.err
    assert "quotation marks" in again.err
    assert {p: p.read_bytes() for p in show.folder.rglob("*") if p.is_file()} == before


def test_wrong_usage_is_told_by_exit_code_2(tmp_path: Path) -> None:
    assert kamishibai("build", cwd=tmp_path).code == 2
    assert kamishibai("biuld", "x", cwd=tmp_path).code == 2
    assert kamishibai("build", "x", "--format", "opera", cwd=tmp_path).code == 2


def test_a_console_that_knows_no_japanese_gets_question_marks(
    article: Path, tmp_path: Path
) -> None:
    import os
    import subprocess

    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "generator", "outline", str(article)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert b"?" in done.stdout
