"""What of an answer was not taken is told: in the next question, and by the build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from articles import planned
from servers.json_service import json_service
from writing.answered import (
    ARTICLE,
    CHOICE,
    LAST,
    STATEMENT,
    alone,
    answers,
    made_anew,
    plan,
    scene,
    text,
)
from writing.model import Model, using

from generator.progress import Message
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.writing import edited

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Article


@pytest.fixture
def article() -> Article:
    return read(ARTICLE.encode(), Settings(), name="article.md")


def told(article: Article, cache: Path, model: Model) -> list[tuple[str, str, str]]:
    """Where, which words and why, of all that the build says was not taken."""
    found: list[Any] = []
    with json_service(model) as service:
        settings = using(service.url, cache)
        known = brief(article, settings)
        edited(article, known, planned(article, settings), settings, found.append)
    rows = [dict(each.values) for each in found if isinstance(each, Message)]
    return [(row["slide"], row["text"], row["why"]) for row in rows if "slide" in row]


def asked(model: Model, name: str) -> list[str]:
    return [message for each, _, message in model.asked if each == name]


def test_where_all_of_an_answer_is_taken_nothing_is_told(article: Article, tmp_path: Path) -> None:
    model = Model(answers(read=made_anew((2, CHOICE), order=[1, 2, 3])))
    assert not told(article, tmp_path, model)
    assert "Not taken" not in asked(model, "read")[0]


def test_what_a_form_of_the_plan_has_no_room_for_is_told_to_who_reads_the_slides(
    article: Article, tmp_path: Path
) -> None:
    points = [text(f"客は十年で三割減った{n}", 4) for n in "あいうえお"]
    full = scene("statement", text("客は減った", 4), *points)
    model = Model(answers(plan=plan(full, CHOICE, LAST)))
    rows = told(article, tmp_path, model)
    lost = "客は十年で三割減ったえ"
    assert ("客は減った", lost, "has no room in its form") in rows
    assert f"Not taken of the last answer:\n- 客は減った: “{lost}”" in asked(model, "read")[0]


def test_a_slide_under_a_title_that_another_has_is_told(article: Article, tmp_path: Path) -> None:
    model = Model(answers(plan=plan(STATEMENT, CHOICE, CHOICE, LAST)))
    ((where, what, why),) = told(article, tmp_path, model)
    assert (where, what) == (CHOICE["title"]["ja"], "the slide")
    assert why.startswith("its title stands over another slide")


@pytest.mark.parametrize(
    ("order", "slides", "why"),
    [
        ([2, 1, 3], [(1, STATEMENT)], "begins not with slide 1"),
        ([1, 2, 3, 7], [(1, STATEMENT)], "slide 7 is not there"),
        ([], [(2, CHOICE), (2, STATEMENT)], "this slide is made anew twice"),
    ],
)
def test_changes_of_the_slides_that_cannot_be_made_are_told(
    article: Article, tmp_path: Path, order: list[int], slides: Any, why: str
) -> None:
    rows = told(article, tmp_path, Model(answers(read=made_anew(*slides, order=order))))
    assert any(each.startswith(why) for _, _, each in rows)


def test_new_words_that_lose_a_figure_are_told_with_it(article: Article, tmp_path: Path) -> None:
    model = Model(answers(alone=alone(客は十年で三割減="市場の客は減った")))
    (row,) = told(article, tmp_path, model)
    assert row[:2] == (STATEMENT["title"]["ja"], "市場の客は減った")
    assert row[2].startswith("without its figure")
