"""What a talk may not lose stands on its slides, beside what it may not be told without."""

from __future__ import annotations

import re
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
    numbers,
    plan,
)
from writing.model import Model, rows, using

from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.writing import edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article, Storyboard


@pytest.fixture
def article() -> Article:
    return read(ARTICLE.encode(), Settings(), name="article.md")


def shown(article: Article, cache: Path, model: Model) -> Storyboard:
    with json_service(model) as service:
        settings = replace(using(service.url, cache))
        return edited(article, brief(article, settings), planned(article, settings), settings)[1]


def asked(model: Model, name: str) -> list[str]:
    return [message for each, _, message in model.asked if each == name]


def knowing(*facts: tuple[str, str, int], kind: str = "more") -> dict[str, Any]:
    """The plan of the market with facts: what, what binds it, its line."""
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["facts"] = [
        {"from": [line], "kind": kind, "what": what, "bound": bound} for what, bound, line in facts
    ]
    return made


def keeping(words: str, ja: str = "") -> Callable[[str], Any]:
    """A judge that finds every bound kept by some words; asked again it gives a text anew."""

    def answer(message: str) -> Any:
        bounds = [int(n) for n in re.findall(r"^   bound (\d+) ", message, re.MULTILINE)]
        lost = [n for n, row in rows(message).items() if "told without" in message] if ja else []
        anew = {"label": "owner", "words": "x", "from": [4], "ja": ja}
        found = {"items": [{"item": n, **anew} for n in lost]}
        return {"kept": [{"bound": n, "ja": words} for n in bounds], **found} if bounds else found

    return answer


SURVEY = ("客は十年で三割減った", "市の調査", 4)


def test_who_reads_the_slides_is_told_of_a_fact_that_stands_on_none(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(plan=knowing(("岸さんは週末だけでも開けたい", "岸さんの望み", 5))))
    shown(article, tmp_path, model)
    told = asked(model, "read")[0]
    assert "- [5] 岸さんは週末だけでも開けたい ‹岸さんの望み›" in told
    assert "! [5] “岸さんは週末だけでも開けたい” stands on no slide" in told


def test_a_fact_without_its_figure_is_not_on_the_slides(article: Article, tmp_path: Path) -> None:
    model = Model(answers(plan=knowing(("市場の客は40年で三割減った", "", 4))))
    shown(article, tmp_path, model)
    assert "“市場の客は40年で三割減った”: no slide has 40" in asked(model, "read")[0]


def test_a_count_of_what_its_lines_name_is_no_figure_of_a_fact(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(plan=knowing(("七つの市場の客が三割減った", "", 4))))
    shown(article, tmp_path, model)
    assert "no slide has" not in asked(model, "read")[0]


def test_a_fact_that_stands_there_is_not_asked_about(article: Article, tmp_path: Path) -> None:
    model = Model(answers(plan=knowing(SURVEY), hold=keeping("十年")))
    shown(article, tmp_path, model)
    assert "“客は十年で三割減った”" not in asked(model, "read")[0]


@pytest.mark.parametrize("name", ["read", "script", "heard", "hold"])
def test_whoever_writes_and_judges_sees_what_binds_a_line(
    name: str, article: Article, tmp_path: Path
) -> None:
    model = Model(answers(plan=knowing(SURVEY), hold=keeping("十年")))
    shown(article, tmp_path, model)
    assert "[4] 市場の客は十年で三割減りました。 ‹市の調査›" in asked(model, name)[-1]


def test_a_bound_whose_words_stand_on_its_slide_is_kept(article: Article, tmp_path: Path) -> None:
    model = Model(answers(plan=knowing(SURVEY), hold=keeping("三割減")))
    shown(article, tmp_path, model)
    assert not any("told without" in each for each in asked(model, "hold"))


def test_words_that_stand_nowhere_keep_nothing_and_the_text_is_written_anew(
    article: Article, tmp_path: Path
) -> None:
    anew = "市の調査では、客は十年で三割減"
    model = Model(answers(plan=knowing(SURVEY), hold=keeping("市の調査", anew)))
    made = content(shown(article, tmp_path, model))
    assert any("! told without: 市の調査" in each for each in asked(model, "hold"))
    assert [point.text.ja for point in made[0].points] == [anew]


def test_bounds_are_numbered_as_they_were_asked_though_a_text_now_rests_on_other_lines(
    article: Article, tmp_path: Path
) -> None:
    facts = knowing(("市場の客は減った", "市の調査", 4), ("週末だけを検討", "市の検討", 7))

    def hold(message: str) -> Any:
        bounds = [int(n) for n in re.findall(r"^   bound (\d+) ", message, re.MULTILINE)]
        words = ("十年", "三割減", "検討")  # of slide 2, of slide 3, of slide 3
        if len(bounds) != len(words):
            return {"kept": [{"bound": n, "ja": "-"} for n in bounds], "items": []}
        moved = {"label": "owner", "words": "x", "from": [2], "ja": "客は十年で三割減っている"}
        first = next(n for n, row in rows(message).items() if "客は十年で三割減" in row)
        kept = [{"bound": n, "ja": ja} for n, ja in zip(bounds, words, strict=True)]
        return {"kept": kept, "items": [{"item": first, **moved}]}

    model = Model(answers(plan=facts, hold=hold))
    made = content(shown(article, tmp_path, model))
    assert [point.text.ja for point in made[0].points] == ["客は十年で三割減っている"]
    assert not any("told without" in each for each in asked(model, "hold"))


def test_a_text_stays_where_nobody_can_put_its_bound_into_words(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(plan=knowing(SURVEY), hold=keeping("")))
    made = content(shown(article, tmp_path, model))
    assert [point.text.ja for point in made[0].points] == ["客は十年で三割減"]


def test_a_bound_on_which_nothing_told_there_hangs_is_let_be(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(plan=knowing(SURVEY), hold=keeping("-")))
    shown(article, tmp_path, model)
    assert not any("told without" in each for each in asked(model, "hold"))


def test_what_nobody_says_is_named_where_the_talk_has_room(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(plan=knowing(SURVEY), hold=keeping("-")))
    shown(article, tmp_path, model)
    heard = asked(model, "heard")[0]
    assert "is one of these missed, that nobody says?\n- [4] 客は十年で三割減った" in heard


def test_words_that_only_the_slide_has_keep_nothing_for_who_listens(
    article: Article, tmp_path: Path
) -> None:
    def script(message: str) -> Any:
        line = {"from": [4], "ja": "市場の客は減りました。"}
        return {"scenes": [{"scene": n, "lines": [line]} for n in numbers(message)]}

    model = Model(answers(plan=knowing(SURVEY), hold=keeping("三割減"), script=script))
    shown(article, tmp_path, model)
    again = [each for each in asked(model, "hold") if "told without" in each]
    assert again
    assert all("said [4] 市場の客は減りました。" in each for each in again)


def test_a_fact_of_which_a_listener_must_know_is_asked_for_and_missed(
    article: Article, tmp_path: Path
) -> None:
    made = knowing(("費用はまだ決まっていない", "", 8), kind="but")
    model = Model(answers(plan=made, hold=keeping("-")))
    shown(article, tmp_path, model)
    told = "- [8] but: 費用はまだ決まっていない"
    assert f"To be said, each once, where it belongs:\n{told}" in asked(model, "script")[0]
    heard = asked(model, "heard")[0]
    assert f"? nobody says this: does a listener miss it?\n{told}" in heard


def test_a_fact_that_somebody_says_is_not_missed(article: Article, tmp_path: Path) -> None:
    def script(message: str) -> Any:
        line = {"from": [8], "ja": "費用は、まだ決まっていません。"}
        return {"scenes": [{"scene": n, "lines": [line]} for n in numbers(message)]}

    made = knowing(("費用はまだ決まっていない", "", 8), kind="but")
    model = Model(answers(plan=made, hold=keeping("-"), script=script))
    shown(article, tmp_path, model)
    assert "nobody says this" not in asked(model, "heard")[0]


def test_the_plan_is_told_each_kind_and_how_many_facts_are_said(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers())
    shown(article, tmp_path, model)
    system = next(system for name, system, _ in model.asked if name == "plan")
    assert "turn (what was thought, planned or seen first" in system
    assert "At most 7 are other than more" in system


def test_what_binds_a_fact_is_asked_only_where_that_is_told(
    article: Article, tmp_path: Path
) -> None:
    told = ("客は十年で三割減った", "市の調べ", 4)
    other = ("渡し船の切符が売り切れた", "技師の見積もり", 4)  # of the line nothing else is shown
    model = Model(answers(plan=knowing(told, other), hold=keeping("-")))
    shown(article, tmp_path, model)
    slides = asked(model, "hold")[0]
    assert "bound 1 [4]: 市の調べ" in slides
    assert "技師の見積もり" not in slides.partition("On a slide")[2]
