"""The finished show read in one language alone: words that hold, and what a stranger asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from articles import planned
from servers.json_service import json_service
from writing.answered import (
    ARTICLE,
    CHOICE,
    CLOSED,
    LAST,
    STATEMENT,
    alone,
    answers,
    content,
    in_two,
    numbers,
    plan,
    scene,
    text,
)
from writing.model import Model, using, wrong

from generator.progress import Message
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.writing import edited
from generator.writing.alone import left_out

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Article, Language, Storyboard


@pytest.fixture
def article() -> Article:
    return read(ARTICLE.encode(), Settings(), name="article.md")


def shown(article: Article, cache: Path, model: Model, **more: Any) -> Storyboard:
    with json_service(model) as service:
        settings = replace(using(service.url, cache), **more)
        return edited(article, brief(article, settings), planned(article, settings), settings)[1]


def asked(model: Model, name: str) -> list[str]:
    return [message for each, _, message in model.asked if each == name]


def slides(storyboard: Storyboard) -> list[str]:
    return [p.text.ja or "" for scene in content(storyboard) for p in scene.points]


def lines(storyboard: Storyboard) -> list[str]:
    return [line.text.ja or "" for scene in storyboard.scenes for line in scene.narration]


def test_each_language_is_read_without_the_other_and_without_the_article(
    article: Article, tmp_path: Path
) -> None:
    def said(message: str) -> Any:
        both = {"from": [2], "ja": CLOSED, "en": "It is to close, as it seems."}
        return {"scenes": [{"scene": n, "lines": [both]} for n in numbers(message)]}

    made = in_two(plan(STATEMENT, CHOICE, LAST))
    made["brief"]["terms"] = [{"ja": "朝の市場", "en": "the morning market"}]
    model = Model(answers(plan=made, script=said, read=in_two(answers()["read"])))
    shown(article, tmp_path, model, languages=("ja", "en"))
    english, japanese = asked(model, "alone")[:2]
    assert "Names and terms: 朝の市場\n" in japanese
    assert "Names and terms: the morning market\n" in english
    assert "title ≤30: 市場は来春に閉鎖の見通し" in japanese
    assert "title ≤72: The market is to close" in english
    assert "Answer: 市場は来春閉鎖される見通しだ\n" in japanese
    heard = asked(model, "alone")[2]
    assert heard.count("said ≤280: It is to close, as it seems.") == 4
    assert "The whole talk has 28 English words (about 0.2 minutes), asked are 176 and 183" in heard
    assert "The whole talk has" not in english
    assert "Slide 2: The market is to close, as it seems today (7 English words)" in heard
    assert "market" not in japanese
    assert not set("市場の客店主岸") & set(english.partition("Slide 2")[2])
    assert "港の市場は来春、閉鎖される見通しです" not in japanese


def test_what_is_written_anew_there_is_shown_and_said(article: Article, tmp_path: Path) -> None:
    anew = {
        "客は十年で三割減": "市場の客は十年で三割減った",
        CLOSED: "港の市場は、閉鎖の見通しです。",
    }
    storyboard = shown(article, tmp_path, Model(answers(alone=alone(**anew))))
    assert slides(storyboard)[0] == "市場の客は十年で三割減った"
    assert set(lines(storyboard)) == {"港の市場は、閉鎖の見通しです。"}


def test_a_changed_text_is_judged_with_what_stands_beside_it(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(alone=alone(客は十年で三割減="市場の客は十年で三割減った")))
    shown(article, tmp_path, model)
    assert "title [2] 市場は来春に閉鎖の見通し\n2. point [4] 市場の" in asked(model, "hold")[0]


def test_a_figure_that_no_line_has_may_be_put_right(article: Article, tmp_path: Path) -> None:
    false = scene("bullets", text("市場の客は減った", 4), text("客は十年で六割減", 4))
    model = Model(
        answers(
            plan=plan(STATEMENT, CHOICE, false, LAST),
            alone=alone(客は十年で六割減="客は十年で三割減った"),
        )
    )
    assert "客は十年で三割減った" in slides(shown(article, tmp_path, model))


def test_new_words_that_make_a_talk_longer_than_asked_are_not_taken(
    article: Article, tmp_path: Path
) -> None:
    long = CLOSED + "市は週末だけの開催を検討しています。" * 6
    assert 4 * len(long) > 416 > 3 * len(long) + len(CLOSED)
    told: list[Any] = []
    model = Model(answers(alone=alone(**{CLOSED: long})))
    with json_service(model) as service:
        settings = using(service.url, tmp_path)
        known = brief(article, settings)
        made = edited(article, known, planned(article, settings), settings, told.append)[1]
    assert sorted(map(len, lines(made))) == [len(CLOSED), *[len(long)] * 3]
    whys = [dict(each.values)["why"] for each in told if isinstance(each, Message)
            and "why" in dict(each.values)]  # fmt: skip
    assert any("more, and the talk is asked to have 400" in why for why in whys)


def test_a_text_that_is_changed_in_its_marks_alone_is_not_shown_twice(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(alone=alone(客は十年で三割減="客は、十年で三割減")))
    assert slides(shown(article, tmp_path, model))[0] == "客は、十年で三割減"
    assert "was: " not in asked(model, "hold")[0]


def test_what_stands_beside_a_changed_text_is_what_stands_there_now(
    article: Article, tmp_path: Path
) -> None:
    read = alone(**{STATEMENT["title"]["ja"]: "港の市場は来春に閉鎖の見通し"})
    model = Model(answers(alone=read))
    shown(article, tmp_path, model)
    assert "On a slide:\n1. title [2] 港の市場は来春に閉鎖の見通し" in asked(model, "hold")[0]


def test_new_words_that_lose_or_change_a_figure_are_not_taken(
    article: Article, tmp_path: Path
) -> None:
    def point(name: str, words: str) -> str:
        model = Model(answers(alone=alone(客は十年で三割減=words)))
        return slides(shown(article, tmp_path / name, model))[0]

    assert point("figure", "市場の客は十年で六割減") == "客は十年で三割減"
    assert point("none", "市場の客は減った") == "客は十年で三割減"


@pytest.mark.parametrize(
    ("before", "after", "language", "gone"),
    [
        ("It works with these two groups", "It works with both groups", "en", []),
        ("The two never met", "Neither met the other", "en", []),
        ("二人は反対した", "両者は反対した", "ja", []),
        ("It works with two groups", "It works with groups", "en", ["2"]),
        ("Three of the two groups", "Both of the groups", "en", ["3"]),
        ("店を一軒ずつ回った", "店を回った", "ja", []),
    ],
)
def test_two_may_be_said_by_a_word_of_its_own(
    before: str, after: str, language: Language, gone: list[str]
) -> None:
    assert [f"{each:f}" for each in left_out(before, after, language)] == gone


def test_what_a_stranger_asks_is_answered_by_who_has_the_lines(
    article: Article, tmp_path: Path
) -> None:
    asks = alone(客は十年で三割減="どこの客？")
    answered = wrong("客は十年で三割減", "unclear", "市場の客は十年で三割減", 4)
    model = Model(answers(alone=asks, hold=answered))
    storyboard = shown(article, tmp_path, model)
    assert "a stranger asks: どこの客？" in asked(model, "hold")[0]
    assert slides(storyboard)[0] == "市場の客は十年で三割減"


def test_a_word_that_points_to_nothing_on_its_slide_is_asked_of_who_has_the_lines(
    article: Article, tmp_path: Path
) -> None:
    loose = scene(
        "statement", text("市場は来春に閉鎖の見通し", 2), text("その人は週末も開けたい", 5)
    )
    answered = wrong("その人は週末も", "unclear", "店主の岸さんは週末も開けたい", 5)
    model = Model(answers(plan=plan(loose, CHOICE, LAST), hold=answered))
    made = shown(article, tmp_path, model)
    (read,) = asked(model, "read")
    assert "! “その人” of “その人は週末も開けたい”: what it means stands nowhere" in read
    assert "a stranger asks: “その人”: who or what?" in asked(model, "hold")[0]
    assert "店主の岸さんは週末も開けたい" in slides(made)


def test_what_a_stranger_asks_and_no_line_answers_stays_as_it_is(
    article: Article, tmp_path: Path
) -> None:
    asks = alone(客は十年で三割減="だれが数えた？")
    storyboard = shown(article, tmp_path, Model(answers(alone=asks)))
    assert slides(storyboard)[0] == "客は十年で三割減"


def test_who_judges_sees_what_a_text_said_before_it_was_read_alone(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers(alone=alone(市場は来春に閉鎖の見通し="市場は来春に閉まる見通し")))
    shown(article, tmp_path, model)
    held = [each for each in asked(model, "hold") if "市場は来春に閉まる見通し" in each]
    assert "   was: 市場は来春に閉鎖の見通し" in held[0]
