"""Texts of fixed forms become the outline a person wrote for them before they were read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.reading import read
from generator.settings import Settings

ROOT = Path(__file__).parents[2]
CASES = sorted(
    next(path for path in outline.parent.glob(f"{outline.stem}.*") if path != outline)
    for outline in (ROOT / "tests" / "cases" / "reading" / "forms").glob("*.outline")
)
sys.path.append(str(ROOT / "benchmarks"))

# It lies outside of the package.
from reading_kinds import differing, wanted  # noqa: E402


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_outline_is_the_one_a_person_made(path: Path) -> None:
    told = wanted(path.with_suffix(".outline"))
    assert not differing(read(path, Settings()), told)


def test_an_outline_with_one_heading_less_is_another() -> None:
    told = wanted(CASES[0].with_suffix(".outline"))
    heads = [line for line in told if line[0] in "#?"]
    assert differing(read(CASES[0], Settings()), [line for line in told if line != heads[0]])
