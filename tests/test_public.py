"""The package is a library first: what it offers, and that the documents say the same."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import generator
from generator import KamishibaiError, Manifest, Settings, build, load_settings, read

DOCS = Path(__file__).parents[1] / "docs" / "library.md"
SILENT = {"ja": "silence", "en": "silence"}


def test_every_public_name_can_be_had() -> None:
    assert sorted(generator.__all__) == generator.__all__
    for name in generator.__all__:
        assert getattr(generator, name) is not None


def test_the_documentation_names_every_public_name_and_no_other() -> None:
    named = set(re.findall(r"^### `(\w+)", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == set(generator.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        generator.nothing  # noqa: B018 -- the look-up itself is what is tested


def test_a_script_builds_what_the_command_builds(examples: Path, tmp_path: Path) -> None:
    folder = examples / "tide-tables"
    settings = Settings(
        output=tmp_path,
        memories=(folder / "tide-tables.tmx",),
        offline=True,
        voices=SILENT,
        only=("script", "captions"),
    )
    events: list[object] = []
    manifest = build(folder / "tide-tables.md", settings, events.append)
    assert isinstance(manifest, Manifest)
    assert manifest.gaps == ()
    assert (manifest.folder / "captions.en.vtt").is_file()
    assert events
    again = build(manifest.folder, load_settings({"only": ("script",)}))
    assert again.files == manifest.files  # what was made before and still stands is listed too


def test_read_gives_an_article(examples: Path) -> None:
    article = read(examples / "tide-tables" / "tide-tables.md", Settings())
    assert article.sections
    assert article.language == "ja"


def test_build_runs_in_a_worker_process(examples: Path, tmp_path: Path) -> None:
    article = examples / "tide-tables" / "tide-tables.md"
    settings = Settings(output=tmp_path, offline=True, voices=SILENT, only=("script",))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        manifest = pool.submit(build, article, settings).result()
        wrong = pool.submit(build, tmp_path / "nowhere.txt", settings)
        with pytest.raises(KamishibaiError, match=r"nowhere\.txt"):
            wrong.result()
    assert manifest.gaps
