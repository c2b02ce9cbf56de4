"""The wheel works when it is installed elsewhere, templates included."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    return next(place.glob("*.whl"))


def test_the_wheel_holds_templates_words_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "generator/templates/decks/ink/template.pptx" in names
    assert "generator/locale/ja.toml" in names
    assert "generator/py.typed" in names
    assert "generator/examples/tide-tables/tide-tables.md" in names
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "examples/", "output/"))]


def test_what_a_package_index_shows_links_to_whole_addresses(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel)
    [name] = [each for each in packed.namelist() if each.endswith(".dist-info/METADATA")]
    told = packed.read(name).decode("utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", told)
    assert len(links) > 20
    assert [link for link in links if not link.startswith("https://")] == []
    home = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    address = home["tool"]["hatch"]["metadata"]["hooks"]["custom"]["home"]
    assert f"![The deck of an example]({address}/raw/v0.1.0/docs/pictures/deck.png)" in told
    assert f"Project-URL: Source, {address}" in told


def test_a_show_is_built_far_from_the_checkout(wheel: Path, examples: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", installed, wheel], check=True, capture_output=True)
    article = examples / "night-library" / "night-library.txt"
    command = [sys.executable, "-P", "-m", "generator", "build", article, "--offline"]
    command += ["--memory", article.with_suffix(".tmx"), "--voice", "ja=silence,en=silence"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "night-library" / "deck.pptx").is_file()
    where = [sys.executable, "-P", "-c", "import generator; print(generator.__file__)"]
    found = subprocess.run(
        where,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith(str(installed))
