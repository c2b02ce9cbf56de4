"""Aiming at a number of slides."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from generator.planning import plan
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Storyboard


def ids(storyboard: Storyboard) -> list[str]:
    return list(chain.from_iterable(scene.sources for scene in storyboard.scenes))


@pytest.mark.parametrize("wanted", [12, 14, 15])
def test_the_count_asked_for_is_met_where_the_article_allows(examples: Path, wanted: int) -> None:
    article = read(examples / "night-library" / "night-library.txt", Settings())
    assert len(plan(article, Settings(slides=wanted)).scenes) == wanted


@pytest.mark.parametrize("wanted", [1, 12, 100])
def test_every_sentence_is_still_said_once_in_order(examples: Path, wanted: int) -> None:
    article = read(examples / "night-library" / "night-library.txt", Settings())
    assert ids(plan(article, Settings(slides=wanted))) == ids(plan(article, Settings()))


def test_joined_slides_still_hold_five_points(examples: Path) -> None:
    article = read(examples / "night-library" / "night-library.txt", Settings())
    body = [scene for scene in plan(article, Settings(slides=1)).scenes if "-" in scene.id]
    assert all(len(scene.points) <= 5 for scene in body)
    assert all(scene.points for scene in body if scene.layout == "bullets")


def test_parts_are_never_joined(written: Callable[..., object]) -> None:
    article = written("# 題\n\n## 朝\n\n町は静かです。\n\n## 夜\n\n灯りがともります。\n")
    titles = [s.title.ja for s in plan(article, Settings(slides=1)).scenes]  # type: ignore[arg-type]
    assert {"朝", "夜"} <= set(titles)
