"""A show folder is whole by itself: it works elsewhere and tells nothing of where it was made."""

from __future__ import annotations

import getpass
import shutil
import zipfile
from typing import TYPE_CHECKING

from running import kamishibai

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from running import Run


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file's bytes, and those of the parts inside decks."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()
        if path.suffix == ".pptx":
            with zipfile.ZipFile(path) as deck:
                yield from ((f"{path.name}/{name}", deck.read(name)) for name in deck.namelist())


def test_a_copied_show_is_built_again_where_it_is(
    build: Callable[..., Run], article: Path, memory: Path, tmp_path: Path
) -> None:
    run = build(article, "--memory", memory)
    elsewhere = tmp_path / "elsewhere"
    shutil.move(run.folder, elsewhere)
    again = kamishibai("build", elsewhere, "--json", cwd=tmp_path)
    assert again.code == 0, again.err
    assert again.made() == []
    (elsewhere / "script.ja.md").unlink()
    assert kamishibai("build", elsewhere, "--json", cwd=tmp_path).made() == ["script.ja.md"]


def test_no_output_names_a_folder_or_a_person_of_this_machine(
    build: Callable[..., Run], article: Path, memory: Path, tmp_path: Path
) -> None:
    run = build(article, "--memory", memory, "--deck", "ja", "--deck", "bilingual")
    assert run.code == 0, run.err
    private = [str(tmp_path), str(article.parent), f"/{getpass.getuser()}/"]
    for name, data in contents(run.folder):
        for word in private:
            assert word.encode() not in data, (name, word)
