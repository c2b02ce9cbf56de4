"""Every test works in its own world: own cache, own memory, no settings of the machine's user."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def _enter(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("KAMISHIBAI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("KAMISHIBAI_CACHE", str(world / "cache"))
    monkeypatch.setenv("KAMISHIBAI_DATA", str(world / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(world / "config"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session", autouse=True)
def shared_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For what is made once for several tests."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _enter(tmp_path_factory.mktemp("world"), monkeypatch)
        yield


@pytest.fixture(autouse=True)
def own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    _enter(tmp_path_factory.mktemp("world"), monkeypatch)


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of the reference article, which lies beside the project, not in it."""
    folder = SHARED / "articles"
    if not (folder / "openai-departures.txt").is_file():
        pytest.skip("the reference article is not beside this checkout")
    return folder
