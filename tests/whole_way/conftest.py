from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running import QUICK, kamishibai

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Run]:
    """Build quickly, with the timed silence for voices."""

    def run(*arguments: object) -> Run:
        return kamishibai("build", *arguments, "--offline", "--json", *QUICK, cwd=tmp_path)

    return run


@pytest.fixture
def article(examples: Path) -> Path:
    return examples / "night-library" / "night-library.txt"


@pytest.fixture
def memory(examples: Path) -> Path:
    return examples / "night-library" / "night-library.tmx"
