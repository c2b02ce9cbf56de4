"""Engines by name: what is missing is said, and says nothing about the others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import EngineUnavailableError, UnknownEngineError
from generator.registry import Registry

VOICES = Registry(
    "voice", "kamishibai.tests", {"path": "pathlib:Path", "broken": "no_such_package.voice:Voice"}
)


def test_an_engine_is_imported_by_its_name() -> None:
    assert VOICES.load("path") is Path


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownEngineError, match="pathh"):
        VOICES.load("pathh")


def test_an_engine_whose_package_is_missing_is_one_line_that_names_it() -> None:
    with pytest.raises(EngineUnavailableError, match=r"broken cannot be loaded .*no_such_package"):
        VOICES.load("broken")


def test_one_broken_package_takes_no_other_engine_with_it(tmp_path: Path) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ImportError('half installed')")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "engines"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "KAMISHIBAI_BUILD_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "silence          ready" in done.stdout
    assert "html cannot be loaded (half installed)" in done.stdout
