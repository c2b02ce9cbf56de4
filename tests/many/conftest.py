"""A few short articles and quick settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from few_articles import SILENT, TOPICS, write_article

from generator import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Eight, named as seen from the working folder."""
    monkeypatch.chdir(tmp_path)
    for number, topic in enumerate(TOPICS):
        write_article(tmp_path / "articles" / f"a{number}.md", topic)
    return [f"articles/a{number}.md" for number in range(len(TOPICS))]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        output=tmp_path / "shows",
        offline=True,
        voices=SILENT,
        only=("script", "captions"),
        given=frozenset(),
    )
