from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import QUICK, kamishibai

if TYPE_CHECKING:
    from collections.abc import Callable

    from running import Run

CASES = Path(__file__).parents[1] / "cases" / "whole_way"


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Run]:
    """Build quickly, with the timed silence for voices."""

    def run(*arguments: object) -> Run:
        return kamishibai("build", *arguments, "--offline", "--json", *QUICK, cwd=tmp_path)

    return run


@pytest.fixture
def article() -> Path:
    """A short article of this project's own, so that a whole build takes a moment."""
    return CASES / "bakery.txt"


@pytest.fixture
def memory() -> Path:
    return CASES / "bakery.tmx"
