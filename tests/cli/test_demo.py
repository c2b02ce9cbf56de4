"""A first show without a checkout, an article or a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from running import kamishibai

if TYPE_CHECKING:
    from pathlib import Path


def test_an_example_that_comes_with_the_program_is_built_whole(tmp_path: Path) -> None:
    made = kamishibai("demo", "night-library", "-o", "shows", cwd=tmp_path)
    assert made.code == 0, made.err
    show = tmp_path / "shows" / "night-library"
    for name in ("deck.pptx", "script.ja.md", "script.en.md", "index.html", "manifest.json"):
        assert (show / name).is_file()
    assert "shows/night-library" in made.out


def test_a_name_that_is_none_is_wrong_usage_and_the_nearest_is_told(tmp_path: Path) -> None:
    asked = kamishibai("demo", "tide", cwd=tmp_path)
    assert asked.code == 2
    assert "tide-tables" in asked.err
    assert not list(tmp_path.iterdir())


def test_help_lists_the_examples(tmp_path: Path) -> None:
    told = kamishibai("demo", "--help", cwd=tmp_path).out
    assert all(name in told for name in ("battery-recycling", "night-library", "tide-tables"))
