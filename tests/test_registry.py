"""Engines by name: what is missing is said, and says nothing about the others."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path, PurePath

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


OFFERED = (
    "[console_scripts]\nparrot = parrot:run\n\n[kamishibai.tests]\nparrot = pathlib:PurePath\n"
)


@pytest.mark.parametrize("place", ["packages", "parrot.zip"])
def test_what_another_package_offers_is_found_in_folders_and_in_packed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    packages = tmp_path / place
    files = {
        "METADATA": "Metadata-Version: 2.1\nName: parrot\nVersion: 1\n",
        "entry_points.txt": OFFERED,
    }
    for name, text in files.items():
        if packages.suffix:
            with zipfile.ZipFile(packages, "a") as archive:
                archive.writestr(f"parrot-1.dist-info/{name}", text)
        else:
            (packages / "parrot-1.dist-info").mkdir(parents=True, exist_ok=True)
            (packages / "parrot-1.dist-info" / name).write_text(text)
    monkeypatch.syspath_prepend(str(packages))
    assert VOICES.names() == ("path", "broken", "parrot")
    assert VOICES.load("parrot") is PurePath
