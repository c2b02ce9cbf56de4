"""Who may overrule a check of words: a judge that gets known pairs right, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from articles import planned
from servers.json_service import json_service
from writing.answered import (
    ARTICLE,
    CHOICE,
    LAST,
    STATEMENT,
    answers,
    content,
    in_two,
    plan,
    scene,
    text,
)
from writing.model import Model, all_good, using, wrong

from generator.model import Bilingual, Source
from generator.progress import Message
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.writing import edited
from generator.writing.holding import Item, _asks, known_pairs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article, Storyboard

# The line says that the market is expected to close: a check of words finds this text too sure.
BOLD = scene("bullets", text("市場は来春に閉鎖される", 2), text("市は週末の開催を検討", 7))
KEPT = "市場は来春に閉鎖される"


@pytest.fixture
def article() -> Article:
    return read(ARTICLE.encode(), Settings(), name="article.md")


def shown(article: Article, cache: Path, model: Model, told: list[Any] | None = None) -> Storyboard:
    with json_service(model) as service:
        settings = using(service.url, cache)
        known = brief(article, settings)
        report = (told if told is not None else []).append
        return edited(article, known, planned(article, settings), settings, report)[1]


def judging(pairs_right: int, otherwise: Callable[[str], Any] = all_good) -> Callable[[str], Any]:
    """A judge that gets so many of the known pairs right, and says ``otherwise`` of all else."""

    def answer(message: str) -> Any:
        if known_pairs()[0].line not in message:
            return otherwise(message)
        named = [
            n
            for n, pair in enumerate(known_pairs(), 1)
            if (not pair.holds if n <= pairs_right else pair.holds)
        ]
        return {"items": [{"item": n, "label": "object", "words": "", "from": []} for n in named]}

    return answer


def titles(storyboard: Storyboard) -> list[str | None]:
    return [each.title.ja for each in content(storyboard)]


def bold(**others: Any) -> Model:
    return Model(answers(plan=plan(STATEMENT, BOLD, CHOICE, LAST), **others))


def test_known_pairs_are_a_dozen_half_of_them_good() -> None:
    assert len(known_pairs()) == 12
    assert sum(pair.holds for pair in known_pairs()) == 6


def test_a_judge_that_knows_the_pairs_overrules_a_check_of_words(
    article: Article, tmp_path: Path
) -> None:
    model = bold(hold=judging(11))
    assert KEPT in titles(shown(article, tmp_path, model))
    messages = [message for name, _, message in model.asked if name == "hold"]
    asked = next(each for each in messages if KEPT in each)
    assert "certainty" not in asked
    assert sum(known_pairs()[0].line in each for each in messages) == 1


@pytest.mark.parametrize("right", [10, 6, 0])
def test_a_judge_that_does_not_know_them_overrules_nothing(
    article: Article, tmp_path: Path, right: int
) -> None:
    assert KEPT not in titles(shown(article, tmp_path, bold(hold=judging(right))))


@pytest.mark.parametrize(("right", "questions"), [(12, 1), (6, 2)])
def test_a_judge_that_knows_them_is_asked_of_all_at_once(
    article: Article, tmp_path: Path, right: int, questions: int
) -> None:
    more = scene("bullets", *[text(f"{each}、市は週末の開催を検討", 7) for each in "あいうえ"])
    model = Model(answers(plan=plan(STATEMENT, BOLD, CHOICE, more, LAST), hold=judging(right)))
    shown(article, tmp_path, model)
    held = [m for name, _, m in model.asked if name == "hold" and "On a slide:\n" in m]
    assert len(held) == questions


def test_an_answer_that_cannot_be_used_does_not_save_a_doubted_text(
    article: Article, tmp_path: Path
) -> None:
    model = bold(hold=judging(12, lambda _: "no answer"))
    assert KEPT not in titles(shown(article, tmp_path, model))


def test_a_figure_that_is_not_there_is_refused_whoever_judges(
    article: Article, tmp_path: Path
) -> None:
    false = scene("bullets", text("客は十年で五割減った", 4), text("市は週末の開催を検討", 7))
    model = Model(answers(plan=plan(false, CHOICE, LAST), hold=judging(12)))
    assert "客は十年で五割減った" not in titles(shown(article, tmp_path, model))


def test_what_a_judge_finds_under_a_head_counts(article: Article, tmp_path: Path) -> None:
    judged = judging(12, wrong("point [7] 週末だけの開催", "condition"))
    model = Model(answers(hold=judged))
    told: list[Any] = []
    storyboard = shown(article, tmp_path, model, told)
    points = [p.text.ja for s in content(storyboard) for g in s.groups for p in g.points]
    assert "週末だけの開催" not in points
    left = [dict(each.values) for each in told if isinstance(each, Message)]
    texts = [each["text"] for each in left if "why" in each and "text" in each]
    assert "週末だけの開催" in texts


def test_a_claim_before_a_question_is_a_claim() -> None:
    both = Item("line", Bilingual("それも暗黙の決まりです。どう貼ればいいんですか。"), ())
    only = Item("line", Bilingual("誰が決めたんですか。いつからですか。"), ())
    assert (_asks(both), _asks(only)) == (False, True)


def test_when_it_was_published_may_be_said(article: Article, tmp_path: Path) -> None:
    dated = replace(article, source=Source("a.md", "markdown", "", author="岸", date="2018-01-27"))
    year = scene("statement", text("市場は来春に閉鎖の見通し", 2), text("2018年1月の記事", 2))
    model = Model(answers(plan=plan(year, CHOICE, LAST)))
    storyboard = shown(dated, tmp_path, model)
    assert content(storyboard)[0].points[0].text.ja == "2018年1月の記事"
    system = next(system for name, system, _ in model.asked if name == "plan")
    assert "Known beside the lines: by 岸, published 2018-01-27" in system
    undated = shown(article, tmp_path / "other", Model(answers(plan=plan(year, CHOICE, LAST))))
    assert all(p.text.ja != "2018年1月の記事" for p in content(undated)[0].points)


def test_a_picture_that_is_not_at_hand_is_not_offered(tmp_path: Path) -> None:
    words = ARTICLE + "\n![港の市場](/nowhere/port.jpg)\n"
    model = Model(answers())
    shown(read(words.encode(), Settings(), name="article.md"), tmp_path, model)
    system = next(system for name, system, _ in model.asked if name == "plan")
    assert "B1" not in system


def test_what_stood_beside_a_lost_text_is_judged_again(article: Article, tmp_path: Path) -> None:
    two = scene(
        "bullets",
        text("店主の岸さんは週末の開催を望む", 5),
        text("客は五割減った", 4),
        text("「週末だけでも開けたい」", 5),
        text("市は週末の開催を検討", 7),
    )
    model = Model(answers(plan=in_two(plan(two, CHOICE, LAST))))
    with json_service(model) as service:
        settings = replace(using(service.url, tmp_path), languages=("ja", "en"))
        edited(article, brief(article, settings), planned(article, settings), settings)
    asked = [message for name, _, message in model.asked if name == "hold"]
    mine = [message for message in asked if "店主の岸さんは週末の開催を望む" in message]
    assert "客は五割減った" in mine[0]
    assert "客は五割減った" not in mine[-1]
