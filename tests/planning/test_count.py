"""Aiming at a number of slides."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from articles import planned

from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article, Storyboard


def ids(storyboard: Storyboard) -> list[str]:
    return list(chain.from_iterable(scene.sources for scene in storyboard.scenes))


@pytest.mark.parametrize("wanted", [12, 14, 15])
def test_the_count_asked_for_is_met_where_the_article_allows(examples: Path, wanted: int) -> None:
    article = read(examples / "night-library" / "night-library.txt", Settings())
    assert len(planned(article, Settings(slides=wanted)).scenes) == wanted


@pytest.mark.parametrize("wanted", [1, 12, 100])
def test_every_sentence_is_still_said_once_in_order(examples: Path, wanted: int) -> None:
    article = read(examples / "night-library" / "night-library.txt", Settings())
    assert ids(planned(article, Settings(slides=wanted))) == ids(planned(article, Settings()))


def test_joined_slides_still_hold_five_points(examples: Path) -> None:
    article = read(examples / "night-library" / "night-library.txt", Settings())
    body = [s for s in planned(article, Settings(slides=1)).scenes if s.layout == "bullets"]
    assert body
    assert all(1 <= len(scene.points) <= 5 for scene in body)


def test_joined_parts_say_both_headings(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 朝\n\n町は静かです。海も静かです。\n\n"
        "## 夜\n\n灯りがともります。船が帰ります。\n"
    )
    (body,) = [s for s in planned(article, Settings(slides=1)).scenes if s.layout == "bullets"]
    assert body.title.ja == "朝／夜"
    assert body.title_sources == tuple(section.heading.id for section in article.sections)
    assert [p.text.ja for p in body.points] == ["町は静か", "海も静か", "灯りがともる", "船が帰る"]


def test_what_is_joined_within_a_part_stands_under_the_parts_heading(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 題\n\n## 町\n\n### 朝\n\n町は静かです。海も静かです。\n\n"
        "### 夜\n\n灯りがともります。船が帰ります。\n\n## 海\n\n海は青いです。魚もいます。\n"
    )
    joined = planned(article, Settings(slides=6)).scenes[2]
    assert joined.title.ja == "町"
    assert [p.text.ja for p in joined.points] == [
        "朝：町は静か",
        "海も静か",
        "夜：灯りがともる",
        "船が帰る",
    ]


def test_an_article_of_very_many_parts_keeps_to_eighteen_slides(
    written: Callable[..., Article],
) -> None:
    many = "".join(
        f"## {n}番の港\n\n{n}番の港は古いです。灯りは明るいです。\n\n" for n in range(40)
    )
    article = written(f"# 港の本\n\n{many}")
    scenes = planned(article, Settings()).scenes
    assert 10 <= len(scenes) <= 18
    told = [identity for scene in scenes for identity in scene.sources]
    assert len(told) == len(set(told)) == 1 + 40 * 3


def test_more_than_ten_parts_are_listed_in_five_groups(
    written: Callable[..., Article],
) -> None:
    many = "".join(f"## 港{n}\n\n港は古いです。\n\n" for n in range(12))
    agenda = planned(written(f"# 港の本\n\n{many}"), Settings()).scenes[1]
    assert [point.text.ja for point in agenda.points][:2] == ["港0／港1／港2", "港3／港4／港5"]
    assert len(agenda.points) == 4
    assert all(len(point.sources) == 3 for point in agenda.points)
