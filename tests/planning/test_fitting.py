"""As many slides as a talk bears, or as somebody asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from articles import planned

from generator.planning import planner
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article


@pytest.fixture
def library(examples: Path) -> Article:
    return read(examples / "night-library" / "night-library.txt", Settings())


@pytest.mark.parametrize("wanted", [8, 10, 12])
def test_no_more_slides_than_asked_for(library: Article, wanted: int) -> None:
    assert wanted - 1 <= len(planned(library, Settings(slides=wanted)).scenes) <= wanted


def test_what_has_no_slide_is_told_with_its_neighbour(library: Article) -> None:
    def told(slides: int) -> set[str]:
        scenes = planned(library, Settings(slides=slides)).scenes
        return {each for scene in scenes for each in scene.sources}

    assert told(7) == told(0)


def test_the_notes_name_what_has_no_slide(library: Article) -> None:
    notes = planned(library, Settings(slides=7)).scenes[-1]
    assert any("スライドに載せていない" in (point.text.ja or "") for point in notes.points)
    whole = planned(library, Settings()).scenes[-1]
    assert not any("載せていない" in (point.text.ja or "") for point in whole.points)


def test_an_article_of_very_many_parts_keeps_to_eighteen_slides(
    written: Callable[..., Article],
) -> None:
    many = "".join(
        f"## {n}番の港\n\n{n}番の港は古いです。灯りは明るいです。\n\n" for n in range(40)
    )
    scenes = planned(written(f"# 港の本\n\n{many}"), Settings()).scenes
    assert 10 <= len(scenes) <= 18
    told = {identity for scene in scenes for identity in scene.sources}
    assert len(told) == 1 + 40 * 2


def test_a_short_article_has_at_most_twelve_slides(written: Callable[..., Article]) -> None:
    many = "".join(f"## 港{n}\n\n港{n}は古いです。船が{n}隻あります。\n\n" for n in range(14))
    assert len(planned(written(f"# 港の本\n\n{many}"), Settings()).scenes) <= 12


def test_what_five_points_would_tell_is_parted_between_paragraphs(library: Article) -> None:
    scenes = planned(library, Settings()).scenes
    pairs = pairwise(scenes)
    began, after = next(p for p in pairs if (p[0].title.ja or "").startswith("きっかけは"))
    assert len(began.points) == 3
    assert after.title.ja == "費用は1年間で約480万円"


@pytest.mark.parametrize(("untold", "chosen"), [(0, 4), (2, 5)])
def test_a_slide_is_rather_full_than_a_section_without_one(
    monkeypatch: pytest.MonkeyPatch, untold: int, chosen: int
) -> None:
    def laid(_make: object, start: int, *_: object, **__: object) -> planner.Fitted:
        left: tuple[object, ...] = ("an idea",) * untold if start < 5 else ()
        return planner.Fitted((start,), left)  # type: ignore[arg-type]

    monkeypatch.setattr(planner, "_fitted", laid)
    assert planner.fitted(lambda _: (), 1, 9, None).laid_out == (chosen,)  # type: ignore[arg-type]
