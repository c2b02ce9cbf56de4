"""A plan and a script seen as a whole: what is missing or out of place is put right once."""

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
    made_anew,
    numbers,
    plan,
    said_anew,
    scene,
    text,
)
from writing.model import Model, using

from generator.locale import phrase
from generator.model import Bilingual, Group, Point, Scene
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.writing import edited
from generator.writing.deck import anew, fitted
from generator.writing.numbered import numbered

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Article, Brief, Storyboard

TABLE = """
## 数

| 年 | 客の数 |
|---|---|
| 2015年 | 900人 |
| 2025年 | 630人 |
"""


@pytest.fixture
def article() -> Article:
    return read(ARTICLE.encode(), Settings(), name="article.md")


def made_of(article: Article, cache: Path, model: Model, **more: Any) -> tuple[Brief, Storyboard]:
    with json_service(model) as service:
        settings = replace(using(service.url, cache), **more)
        known = brief(article, settings)
        return edited(article, known, planned(article, settings), settings)


def shown(article: Article, cache: Path, model: Model, **more: Any) -> Storyboard:
    return made_of(article, cache, model, **more)[1]


def asked(model: Model, name: str) -> list[str]:
    return [message for each, _, message in model.asked if each == name]


def told_of(made: Any, article: Article, tmp_path: Path) -> str:
    """What whoever reads the slides of a plan is told at first."""
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    return asked(model, "read")[0]


def test_slides_in_which_nothing_is_wanting_are_read_once(article: Article, tmp_path: Path) -> None:
    model = Model(answers())
    shown(article, tmp_path, model)
    assert (model.times("read"), model.times("heard")) == (1, 1)


def test_who_reads_has_the_lines_the_question_its_answer_and_every_slide(
    article: Article, tmp_path: Path
) -> None:
    message = told_of(plan(STATEMENT, CHOICE, LAST), article, tmp_path)
    assert "[4] 市場の客は十年で三割減りました。" in message
    assert "Asked: 市場は続くのか" in message
    assert "Answer: 市場は来春閉鎖される見通しだ" in message
    assert "Slide 2 (comparison)" in message
    assert "- note [8] 費用はまだ決まっていない" in message


def test_a_caveat_away_from_its_claim_is_found_without_a_judge(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["claims"][0] |= {"evidence": [2], "caveats": [5]}
    found = told_of(made, article, tmp_path)
    assert "! lines [5] limit “客は十年で三割減った” and stand on no slide" in found


def test_what_one_retells_is_shown_and_said(article: Article, tmp_path: Path) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["telling"] = [5, 8]
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    assert "! lines [5] are what one retells and stand on no slide" in asked(model, "read")[0]
    assert "? lines [5, 8] are what one retells, and nobody says them" in asked(model, "heard")[0]


def test_the_last_slide_keeps_the_plan_and_the_day_of_what_it_says(
    article: Article, tmp_path: Path
) -> None:
    last = scene("takeaways", text("市場の閉鎖が近い", 2), text("市場は来春に閉鎖", 2))
    found = told_of(plan(STATEMENT, CHOICE, last), article, tmp_path)
    assert "? slide 1 says “見通し” of it, the last does not: “市場は来春に閉鎖”" in found


def test_a_line_that_is_on_no_slide_is_left_out_knowingly_or_shown(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["asides"] = []
    assert "! lines [5] are on no slide and not left out" in told_of(made, article, tmp_path)


def test_what_is_left_out_in_the_end_is_an_aside_of_the_brief(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["asides"] = []
    model = Model(answers(plan=made, read=made_anew(left=[5])))
    asides = made_of(article, tmp_path, model)[0].asides
    assert [aside.text[:5] for aside in asides] == ["店主の岸さ"]


@pytest.mark.parametrize(
    ("point", "told"),
    [
        (text("港の東にある運送会社の支店まで", 4), "does not end"),
        (text("岸さんの店の閉店を", 5), "does not end"),
        (text("電話は0583-70-1510", 7), "an address: out, or in the note"),
        (text("市場の客は、六年前から減った", 4), "from when is that counted?"),
        (
            text(
                "市場の客はこの十年で三割減り、店主の岸さんはせめて週末だけでも店を開けたいと話す",
                4,
                5,
            ),
            "too long",
        ),
    ],
)
def test_a_point_that_nobody_can_use_is_found(
    article: Article, tmp_path: Path, point: Any, told: str
) -> None:
    slide = scene("bullets", text("岸さんは続けたい", 5), point, text("開けたい", 5))
    found = told_of(plan(STATEMENT, slide, LAST), article, tmp_path)
    assert f"{point['ja']}" in found
    assert told in found


@pytest.mark.parametrize(
    "point",
    [
        text("開館は九時から", 4),
        text("閉鎖は取り消し", 2),
        text("市場に客がいたのは正午まで", 4),
        text("2019年の六年前、客は減った", 4),
        text("費用も増えるかも", 8),
    ],
)
def test_a_whole_point_is_not_taken_for_a_torn_one(
    article: Article, tmp_path: Path, point: Any
) -> None:
    slide = scene("bullets", text("岸さんは続けたい", 5), point, text("開けたい", 5))
    model = Model(answers(plan=plan(STATEMENT, slide, LAST)))
    shown(article, tmp_path, model)
    told = asked(model, "read")
    assert not any(word in each for each in told for word in ("does not end", "from when"))


def test_who_somebody_is_is_said_in_both_languages(article: Article, tmp_path: Path) -> None:
    who = {**text("岸さん 店主、組合長", 5), "en": "Kishi, shopkeeper"}
    said = {"name": "attribution", "says": who}
    person = scene("quote", text("岸さんは続けたい", 5), text("「週末だけでも」", 5), fields=[said])
    made = in_two(plan(STATEMENT, person, LAST), "He goes on")
    made["scenes"][1]["fields"][0]["says"]["en"] = "Kishi, shopkeeper"
    model = Model({name: in_two(each) for name, each in answers(plan=made).items()})
    shown(article, tmp_path, model, languages=("ja", "en"))
    told = "“岸さん 店主、組合長 / Kishi, shopkeeper”: English says less of who that is"
    assert told in asked(model, "read")[0]


def test_a_name_within_another_is_its_kind(article: Article, tmp_path: Path) -> None:
    kinds = scene("bullets", text("オオハクチョウの市場", 4), text("ハクチョウの客は減った", 4))
    made = in_two(plan(STATEMENT, kinds, LAST), "Guests stay away")
    made["brief"]["terms"] = [{"ja": "オオハクチョウ", "en": "whooper"}]
    model = Model({name: in_two(each) for name, each in answers(plan=made).items()})
    shown(article, tmp_path, model, languages=("ja", "en"))
    assert "one name on all slides" not in asked(model, "read")[0]


def test_two_slides_that_say_the_same_are_found(article: Article, tmp_path: Path) -> None:
    again = scene("bullets", text("岸さんは続けたい", 5), text("市は週末だけの開催を検討中", 7))
    found = told_of(plan(STATEMENT, CHOICE, again, LAST), article, tmp_path)
    assert "slides 2 and 3 both say “市は週末だけの開催を検討中”" in found


def test_what_has_other_figures_says_something_else(article: Article, tmp_path: Path) -> None:
    one = scene("bullets", text("客は三割減", 4), text("港の市場の客は十年で三割減", 4))
    other = scene("bullets", text("費用は未定", 8), text("港の市場の客は五年で一割減", 4))
    told = told_of(plan(STATEMENT, one, other, LAST), article, tmp_path)
    assert "slides 2 and 3 both say" not in told


def test_the_first_slide_and_the_last_rest_on_the_answer(article: Article, tmp_path: Path) -> None:
    aside = scene("statement", text("岸さんは週末だけでも開けたい", 5))
    far = scene("takeaways", text("客は減った", 4), text("十年で三割減", 4))
    found = told_of(plan(aside, CHOICE, far), article, tmp_path)
    assert "slide 1 rests on none of the lines of the thesis" in found
    assert "the last slide does not answer what was asked" in found


def test_whose_account_it_is_is_no_reason(article: Article, tmp_path: Path) -> None:
    first = scene("statement", text("市場は来春に閉鎖の見通し", 2), text("店主の岸さんの話", 5))
    made = plan(first, CHOICE, LAST)
    made["brief"]["byline"] = text("店主の岸さん", 5)
    told = "? slide 1 “店主の岸さんの話”: a reason, or whose account"
    assert told in told_of(made, article, tmp_path)
    made["scenes"] = [STATEMENT, CHOICE, LAST]
    assert "or whose account" not in told_of(made, article, tmp_path / "reasons")


def test_more_parts_than_one_can_keep_are_found(article: Article, tmp_path: Path) -> None:
    parts = [{**CHOICE, "part": n, "title": text(f"市は検討{n}", 7)} for n in range(1, 5)]
    assert "4 parts" in told_of(plan(STATEMENT, *parts, LAST), article, tmp_path)


def test_one_form_again_and_again_is_found(article: Article, tmp_path: Path) -> None:
    words = ("岸さんは続けたい", "店主は岸さん", "開けたいのは週末")
    same = [scene("bullets", text(each, 5), text("開けたい", 5)) for each in words]
    found = told_of(plan(STATEMENT, *same, LAST), article, tmp_path)
    assert "! slides 2 to 4 have the same form" in found
    assert "! 3 of 5 slides are bullets" in found


def test_somebodys_own_words_stand_in_quotation_marks(article: Article, tmp_path: Path) -> None:
    quote = scene("quote", text("岸さんは続けたい", 5), text("週末だけでも開けたい", 5))
    found = told_of(plan(STATEMENT, quote, LAST), article, tmp_path)
    assert "? somebody's own words stand in quotation marks" in found


def test_two_sayings_are_two_points(article: Article, tmp_path: Path) -> None:
    words = text("「週末だけでも」「開けたい」", 5)
    quote = scene("quote", text("岸さんは続けたい", 5), words)
    found = told_of(plan(STATEMENT, quote, LAST), article, tmp_path)
    assert "? two sayings run together" in found


def test_a_title_of_the_plan_stands_on_the_cover_and_the_articles_own_in_the_source(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["title"] = text("港の市場は閉鎖の見通し", 2)
    storyboard = shown(article, tmp_path, Model(answers(plan=made)))
    assert storyboard.scenes[0].title.ja == storyboard.title.ja == "港の市場は閉鎖の見通し"
    assert storyboard.scenes[-1].points[0].text.ja == "出典：朝の市場は続くのか"


def test_the_source_has_the_articles_title_in_each_language(
    article: Article, tmp_path: Path
) -> None:
    made = in_two(plan(STATEMENT, CHOICE, LAST), "Will the market go on")
    two = Model({name: in_two(each) for name, each in answers(plan=made).items()})
    notes = shown(article, tmp_path, two, languages=("ja", "en")).scenes[-1]
    assert (notes.points[0].text.en or "").startswith("Source: Will the market go on")


def test_the_source_has_the_articles_title_though_the_cover_has_another(
    article: Article, tmp_path: Path
) -> None:
    made = in_two(plan(STATEMENT, CHOICE, LAST))
    made["brief"]["title"] = {**text("港の市場は閉鎖の見通し", 2), "en": "The market may close"}
    made["brief"]["called"]["en"] = "Will the Morning Market Last?"
    two = Model({n: in_two(each) for n, each in answers(plan=made).items()})
    notes = shown(article, tmp_path, two, languages=("ja", "en")).scenes[-1]
    assert (notes.points[0].text.en or "").startswith("Source: Will the Morning Market Last?")
    assert not any(name == "cells" for name, *_ in two.asked)


def test_a_title_of_the_plan_that_does_not_hold_is_not_shown(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["title"] = text("港の市場は2031年に閉鎖", 2)
    storyboard = shown(article, tmp_path, Model(answers(plan=made)))
    assert storyboard.scenes[0].title.ja == "朝の市場は続くのか"


def test_a_talk_in_which_nobody_asks_anything_is_told_to_its_editor(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers())
    shown(article, tmp_path, model)
    assert "nobody asks anything" in asked(model, "heard")[-1]


FEWER = "市場の客は、十年で三割減りました。"


def lines(storyboard: Storyboard) -> list[str]:
    return [line.text.ja or "" for each in storyboard.scenes for line in each.narration]


def line(ja: str, *lines: int, **more: Any) -> dict[str, Any]:
    return {**more, "from": list(lines), "ja": ja}


def test_a_scene_is_said_anew_when_the_whole_is_heard(article: Article, tmp_path: Path) -> None:
    shorter = "港の市場は、来春閉鎖の見通しです。"
    new = said_anew((1, [line(shorter, 2), line(FEWER, 4)]))
    model = Model(answers(heard=new))
    storyboard = shown(article, tmp_path, model)
    assert lines(storyboard)[:3] == [shorter, FEWER, CLOSED]
    ids = [line.id for each in storyboard.scenes for line in each.narration]
    assert len(ids) == len(set(ids))
    assert storyboard.scenes[0].narration[-1].pause == "slide"
    (heard,) = asked(model, "heard")
    assert f"1. said [2] {CLOSED}" in heard


def test_briefing_and_dialogue_are_told_beside_the_same_slides(
    article: Article, tmp_path: Path
) -> None:
    def talk(message: str) -> Any:
        told = [line(CLOSED, 2, speaker="guest")]
        return {"scenes": [{"scene": n, "lines": told} for n in numbers(message)]}

    model = Model(
        answers(alone=alone(客は十年で三割減="市場の客は十年で三割減った"), dialogue=talk)
    )
    briefing = shown(article, tmp_path, model)
    before = len(model.asked)
    dialogue = shown(article, tmp_path, model, format="dialogue")
    slides = [[replace(each, narration=()) for each in x.scenes] for x in (briefing, dialogue)]
    assert slides[0] == slides[1]
    assert [name for name, _, _ in model.asked[before:]] == ["dialogue", "heard", "alone", "hold"]


def test_a_scene_said_anew_with_what_no_line_says_is_put_right(
    article: Article, tmp_path: Path
) -> None:
    false = said_anew((1, [line("市場の客は、六割減りました。", 4)]))
    model = Model(answers(heard=false))
    assert "市場の客は、六割減りました。" not in lines(shown(article, tmp_path, model))


def test_a_talk_that_is_too_long_is_counted(article: Article, tmp_path: Path) -> None:
    def say(message: str) -> Any:
        told = [line(CLOSED, 2)] * 8
        return {"scenes": [{"scene": n, "lines": told} for n in numbers(message)]}

    model = Model(answers(script=say))
    shown(article, tmp_path, model)
    assert "400 Japanese characters at most for the whole talk" in system(model, "script")
    assert "! 640 Japanese characters, asked are at most 400" in asked(model, "heard")[0]


def system(model: Model, name: str) -> str:
    return next(words for each, words, _ in model.asked if each == name)


def test_what_does_not_fit_a_models_context_is_said_in_stretches(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers())
    with json_service(model) as service:
        settings = using(service.url, tmp_path)
        settings.sections["writer"]["context"] = 2400
        storyboard = edited(
            article, brief(article, settings), planned(article, settings), settings
        )[1]
    first, *_, last = asked(model, "script")
    assert first != last
    assert "Hook: 港の市場は" in first
    assert f"Said before:\n{CLOSED}" in last
    assert all(each.narration for each in content(storyboard))


def test_what_a_listener_cannot_keep_is_counted(article: Article, tmp_path: Path) -> None:
    own = line("筆者は、岸さんの話を聞きました。", 5)
    many = line("3人が2日で5回と7軒を回ったら、どうなりますか。")

    def say(message: str) -> Any:
        return {"scenes": [{"scene": numbers(message)[0], "lines": [own, own, own, many]}]}

    model = Model(answers(script=say))
    shown(article, tmp_path, model)
    told = asked(model, "heard")[0]
    assert "who wrote it is named in 3 lines" in told
    assert "line 2 says line 1 again" in told


def test_a_talk_in_headlines_is_told_to_its_editor(article: Article, tmp_path: Path) -> None:
    def heard(*ends: str) -> str:
        def say(message: str) -> Any:
            told = [line(f"市場の客は{end}。", 4) for end in ends]
            return {"scenes": [{"scene": numbers(message)[0], "lines": told}]}

        model = Model(answers(script=say))
        shown(article, tmp_path / str(ends), model)
        return asked(model, "heard")[0]

    torn = ("三割減", "減る一方、とも", "十年で三割の減", "三割減、と市")
    assert "4 sentences end like headlines" in heard(*torn)
    assert "like headlines" not in heard(*torn[:3], "十年で三割減りました")


def test_sentences_that_are_mostly_long_are_counted(article: Article, tmp_path: Path) -> None:
    long = (
        "港の市場は来春に閉鎖される見通しで、市は週末だけの開催を検討しており、"
        "費用については、誰がどれだけ払うのかも、まだ決まっていません。"
    )

    def heard(*lines: str) -> str:
        def script(message: str) -> Any:
            told = [{"from": [2, 7, 8], "ja": each} for each in lines]
            return {"scenes": [{"scene": n, "lines": told} for n in numbers(message)]}

        model = Model(answers(script=script))
        shown(article, tmp_path / str(len(lines)), model)
        return asked(model, "heard")[0]

    assert "have sentences of more than 55 Japanese characters" in heard(long)
    assert "have sentences of more" not in heard(long, CLOSED, CLOSED, CLOSED)


def test_the_source_of_an_article_whose_title_is_a_label_is_what_it_is_about(
    tmp_path: Path,
) -> None:
    article = read(
        ARTICLE.replace("朝の市場は続くのか", "お知らせ").encode(), Settings(), name="a.md"
    )
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["title"] = text("港の市場は閉鎖の見通し", 2)
    storyboard = shown(article, tmp_path, Model(answers(plan=made)))
    assert storyboard.scenes[-1].points[0].text.ja == "出典：港の市場は閉鎖の見通し"


def said_in_two(message: str) -> Any:
    both = {**line(CLOSED, 2), "en": "The market is to close, it seems."}
    return {"scenes": [{"scene": n, "lines": [both]} for n in numbers(message)]}


def test_who_hears_has_both_languages_side_by_side(article: Article, tmp_path: Path) -> None:
    made = {name: in_two(each) for name, each in answers().items()}
    two = Model({**made, "script": said_in_two})
    shown(article, tmp_path, two, languages=("ja", "en"))
    assert f"1. said [2] {CLOSED} / The market is to close, it seems." in asked(two, "heard")[0]


def test_slides_are_made_anew_put_in_moved_and_left_out(article: Article, tmp_path: Path) -> None:
    more = scene("statement", text("費用はまだ決まっていない", 8))
    two = scene("bullets", text("港の市場の客は減った", 4), text("客は十年で三割減", 4))
    told = plan(STATEMENT, CHOICE, more, LAST)

    def titles(name: str, *slides: Any, **given: Any) -> list[str]:
        answer = made_anew(*slides, **given)
        model = Model(answers(plan=told, read=[answer, made_anew()]))
        return [each.title.ja or "" for each in content(shown(article, tmp_path / name, model))]

    first, choice, cost, last = (each["title"]["ja"] for each in (STATEMENT, CHOICE, more, LAST))
    new = two["title"]["ja"]
    assert titles("anew", (2, two)) == [first, new, cost, last]
    assert titles("new", (5, two)) == [first, choice, cost, new, last]
    assert titles("before", (5, two), order=[1, 5, 2, 3, 4]) == [first, new, choice, cost, last]
    assert titles("joined", (2, two), order=[1, 2, 4]) == [first, new, last]
    assert titles("moved", order=[1, 3, 2, 4]) == [first, cost, choice, last]
    assert titles("both", (2, two), order=[1, 3, 2, 4]) == [first, cost, new, last]
    assert titles("ends", order=[2, 1, 3, 4]) == [first, choice, cost, last]
    assert titles("no end", order=[1, 3, 2]) == [first, cost, choice, last]
    assert titles("too few", order=[1, 2]) == [first, choice, cost, last]


def test_a_slide_made_anew_keeps_its_name_and_is_held_to_its_lines(
    article: Article, tmp_path: Path
) -> None:
    plain = content(shown(article, tmp_path / "plain", Model(answers())))
    false = scene("bullets", text("市の検討は週末だけの開催", 7), text("客は六割減", 4))
    model = Model(answers(read=made_anew((2, false))))
    made = content(shown(article, tmp_path / "other", model))
    assert [each.id for each in made] == [each.id for each in plain]
    assert "客は六割減" not in [point.text.ja for point in made[1].points]


def test_a_slide_that_is_moved_belongs_to_the_part_it_stands_in(
    article: Article, tmp_path: Path
) -> None:
    three = (
        (1, CHOICE["title"]),
        (2, text("費用はまだ決まっていない", 8)),
        (3, text("客は減った", 4)),
    )
    middle = [
        scene("statement", title, part=part, kicker={"ja": str(part)}) for part, title in three
    ]
    moved = made_anew(order=[1, 4, 2, 3, 5])
    told = answers(plan=plan(STATEMENT, *middle, LAST), read=[moved, made_anew()])
    made = content(shown(article, tmp_path, Model(told)))
    assert [each.title.ja for each in made][1:3] == ["客は減った", CHOICE["title"]["ja"]]
    assert [(each.part, each.kicker.ja) for each in made[1:4]] == [(1, "1"), (1, "1"), (2, "2")]


def test_a_slide_made_anew_keeps_the_name_of_its_part(article: Article, tmp_path: Path) -> None:
    middle = scene("statement", CHOICE["title"], part=1, kicker={"ja": "経緯"})
    nameless = scene("statement", text("客は減った", 4), part=1, kicker={"ja": ""})
    told = answers(
        plan=plan(STATEMENT, middle, CHOICE, LAST), read=[made_anew((2, nameless)), made_anew()]
    )
    made = content(shown(article, tmp_path, Model(told)))[1]
    assert (made.title.ja, made.kicker.ja) == ("客は減った", "経緯")


@pytest.mark.parametrize("name", ["read", "heard", "alone"])
def test_a_reading_without_an_answer_changes_nothing(
    article: Article, tmp_path: Path, name: str
) -> None:
    plain = shown(article, tmp_path / "plain", Model(answers()))
    other = shown(article, tmp_path / "other", Model(answers(**{name: "nonsense"})))
    assert content(other) == content(plain)


def test_who_asks_too_little_is_counted(article: Article, tmp_path: Path) -> None:
    def talk(message: str) -> Any:
        told = [line(CLOSED, 2, speaker="guest")]
        return {"scenes": [{"scene": n, "lines": told} for n in numbers(message)]}

    asks = line("それは、いつ決まったんですか。", speaker="host")
    more = said_anew((1, [line(CLOSED, 2, speaker="guest"), asks]))
    model = Model(answers(dialogue=talk, heard=more))
    storyboard = shown(article, tmp_path, model, format="dialogue")
    assert "ミオ has 0% of all words (ja), 30–40 % are asked" in asked(model, "heard")[0]
    assert "? lines 1 to 3 are one person's: would nobody cut in?" in asked(model, "heard")[0]
    said = [line for each in storyboard.scenes for line in each.narration]
    assert (said[1].speaker, said[1].text.ja) == ("host", asks["ja"])


def test_two_people_take_turns(article: Article, tmp_path: Path) -> None:
    def talk(message: str) -> Any:
        asks = line("それは、いつ決まったんですか。", speaker="host")
        told = [asks, line(CLOSED, 2, speaker="guest")]
        return {"scenes": [{"scene": n, "lines": told} for n in numbers(message)]}

    def again(message: str) -> Any:
        told = talk(message)
        told["scenes"][1]["lines"] = told["scenes"][1]["lines"][::-1]
        return told

    in_turn, twice = Model(answers(dialogue=talk)), Model(answers(dialogue=again))
    shown(article, tmp_path / "turns", in_turn, format="dialogue")
    shown(article, tmp_path / "twice", twice, format="dialogue")
    assert "would nobody cut in?" not in asked(in_turn, "heard")[0]
    assert "? lines 2 to 3 are one person's: would nobody cut in?" in asked(twice, "heard")[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("つまり、市場はもう閉まった。", "breaks off"),
        ("ほかにも計画があるんですか。", "asks for the next heading"),
        ("市場は、もう閉まったんですか。", ""),
    ],
)
def test_a_turn_that_nobody_would_say_to_somebody_is_told(
    article: Article, tmp_path: Path, words: str, told: str
) -> None:
    def talk(message: str) -> Any:
        said = [line(words, speaker="host"), line(CLOSED, 2, speaker="guest")]
        return {"scenes": [{"scene": n, "lines": said} for n in numbers(message)]}

    model = Model(answers(dialogue=talk))
    shown(article, tmp_path, model, format="dialogue")
    heard = asked(model, "heard")[0]
    assert [why for why in ("breaks off", "asks for the next heading") if why in heard] == (
        [told] if told else []
    )


def test_who_only_asks_is_told(article: Article, tmp_path: Path) -> None:
    def talk(message: str) -> Any:
        asks = line("それは、いつ決まったんですか。", speaker="host")
        told = [asks, line(CLOSED, 2, speaker="guest")]
        return {"scenes": [{"scene": n, "lines": told} for n in numbers(message)]}

    model = Model(answers(dialogue=talk))
    shown(article, tmp_path, model, format="dialogue")
    assert "ミオ only asks, in 4 of 4 turns" in asked(model, "heard")[-1]
    assert "are one person's" not in asked(model, "heard")[-1]


def test_cells_of_a_table_get_the_words_they_lack(tmp_path: Path) -> None:
    article = read((ARTICLE + TABLE).encode(), Settings(), name="article.md")

    def translated(message: str) -> Any:
        rows = [row.split(". ", 1) for row in message.splitlines()]
        english = {"年": "Year", "客の数": "Visitors", "2015年": "2015", "900人": "900"}
        return {"cells": [{"cell": int(n), "text": english.get(w, "700")} for n, w in rows]}

    made = in_two(plan(STATEMENT, CHOICE, LAST))
    model = Model(answers(plan=made, cells=translated))
    storyboard = shown(article, tmp_path, model, languages=("ja", "en"))
    table = next(each.table for each in storyboard.scenes if each.table)
    cells = {cell.text.ja: cell.text.en for row in table for cell in row}
    assert (cells["年"], cells["客の数"], cells["900人"]) == ("Year", "Visitors", "900")
    assert cells["630人"] is None  # 700 is another figure


def test_a_table_that_the_plan_leaves_out_knowingly_gets_no_slide(tmp_path: Path) -> None:
    article = read((ARTICLE + TABLE).encode(), Settings(), name="article.md")

    def tables(asides: list[int]) -> int:
        made = plan(STATEMENT, CHOICE, LAST)
        made["brief"]["asides"] = asides
        model = Model(answers(plan=made))
        scenes = shown(article, tmp_path / str(len(asides)), model).scenes
        assert "B1 (table: 数" in system(model, "plan")
        return sum(bool(each.table) for each in scenes)

    assert tables([5]) == 1
    assert tables([5, 12]) == 0


def test_a_table_of_which_a_row_is_shown_elsewhere_gets_no_slide(tmp_path: Path) -> None:
    article = read((ARTICLE + TABLE).encode(), Settings(), name="article.md")
    cells = scene("bullets", text("客は900人から630人に", 13, 15), text("市場の客の数", 9))
    model = Model(answers(plan=plan(STATEMENT, cells, CHOICE, LAST)))
    assert not any(each.table for each in shown(article, tmp_path, model).scenes)


def test_a_table_under_the_plans_title_has_no_points_of_the_rules(article: Article) -> None:
    rules = Scene("t", "table", Bilingual("数"), points=(Point(Bilingual("規則の文"), ()),))
    row = scene("block", text("客は三割減った", 4), block="B1")
    made, refused = anew(row, numbered(article), {"B1": rules}, ())
    assert made is not None
    assert not refused
    assert (made.title.ja, made.points) == ("客は三割減った", ())


def test_a_table_that_is_not_there_is_refused_with_its_reason(article: Article) -> None:
    row = scene("block", text("客は三割減った", 4), block="B9")
    made, (refused,) = anew(row, numbered(article), {}, ())
    assert made is None
    assert (refused.where, refused.text) == ("客は三割減った", "B9")
    assert "no table or picture of this name" in refused.why


@pytest.mark.parametrize(
    ("byline", "shown_there"),
    [
        (text("店主の岸さん", 5), ["店主の岸さん"]),
        (text("店主の森田さん", 5), ["市場は閉じるのか"]),
        ({"from": [], "ja": ""}, ["市場は閉じるのか"]),
    ],
)
def test_the_cover_says_whose_it_is_and_else_what_will_be_answered(
    article: Article, tmp_path: Path, byline: Any, shown_there: list[str]
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"] |= {"byline": byline, "asker": {"ja": "市場は閉じるのか"}}
    cover = shown(article, tmp_path, Model(answers(plan=made))).scenes[0]
    assert [point.text.ja for point in cover.points] == shown_there


def test_the_notes_name_an_article_from_nowhere(article: Article, tmp_path: Path) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["byline"] = text("店主の岸さん", 5)
    notes = shown(article, tmp_path, Model(answers(plan=made))).scenes[-1]
    assert notes.points[0].text.ja == "出典：朝の市場は続くのか（店主の岸さん）"


@pytest.mark.parametrize(("line", "again"), [(10, False), (4, True)])
def test_the_notes_say_nothing_of_which_a_slide_tells(
    line: int, *, again: bool, tmp_path: Path
) -> None:
    with_place = read(f"{ARTICLE}\n## 概要\n\n- 所在地：港町\n".encode(), Settings(), name="a.md")
    told = scene("statement", text("市場は来春に閉鎖の見通し", 2), text("市場は港町にある", line))
    made = plan(told, CHOICE, LAST)
    notes = shown(with_place, tmp_path, Model(answers(plan=made))).scenes[-1]
    assert any(point.text.ja == "所在地：港町" for point in notes.points) is again


def test_no_slide_of_notes_has_only_what_the_rules_had_to_say(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers())
    with json_service(model) as service:
        settings = using(service.url, tmp_path)
        rules = planned(article, settings)
        credit = phrase("planning", "no_en")
        more = Scene("notes.2", "notes", Bilingual("出典と翻訳"), points=(Point(credit),))
        longer = replace(rules, scenes=(*rules.scenes, more))
        scenes = edited(article, brief(article, settings), longer, settings)[1].scenes
    assert [scene.id for scene in scenes if scene.layout == "notes"] == ["notes"]
    assert credit.ja not in [point.text.ja for point in scenes[-1].points]


def test_a_byline_that_the_title_says_already_is_not_said_again(tmp_path: Path) -> None:
    named = read(
        ARTICLE.replace("朝の市場は", "岸さんの朝の市場は", 1).encode(), Settings(), name="a.md"
    )
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"] |= {"byline": text("岸さん", 5), "title": text("岸さんの朝の市場は続くのか", 1)}
    assert shown(named, tmp_path, Model(answers(plan=made))).scenes[0].points == ()


def test_what_nobody_quoted_is_not_shown_as_a_quotation(article: Article, tmp_path: Path) -> None:
    quote = scene(
        "quote",
        text("岸さんは週末だけでも続けたい", 5),
        text("「週末だけでも開けたい」", 5),
        text("客は三割減った", 4),
        fields=[{"name": "attribution", "says": text("店主の岸さん", 5)}],
    )
    model = Model(answers(plan=plan(STATEMENT, quote, LAST)))
    shown(article, tmp_path, model)
    assert "? “客は三割減った” would be shown as words of who is quoted" in asked(model, "read")[0]


def test_an_oddity_is_told_to_who_writes_and_who_hears(article: Article, tmp_path: Path) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["oddities"] = [4, 8]
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    for name in ("script", "heard"):
        assert "Odd in it:\n[4] 市場の客" in asked(model, name)[-1]


def test_who_writes_knows_the_hook_and_who_judges_whose_it_is(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["voice"]["ja"] = "港の新聞"
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    told = asked(model, "script")[0]
    assert "Hook: 港の市場は、来春なくなるかもしれません。" in told
    held = [words for name, words, _ in model.asked if name == "hold"]
    assert any("where a line names nobody, 港の新聞" in each for each in held)


def test_what_one_cause_leads_to_is_the_last_link_of_its_chain() -> None:
    rain, flood, closed = (Point(Bilingual(word)) for word in ("雨", "増水", "通行止め"))
    told = Scene("s", "chain", Bilingual("橋が閉まる"), groups=(Group(rain, (flood,)),))
    told = replace(told, fields={"result": closed})
    assert fitted(told).groups == (Group(rain, (flood, closed)),)
    both = replace(told, groups=(Group(rain), Group(flood)))
    assert fitted(both) == both


def test_people_of_whom_one_has_nothing_to_say_are_columns() -> None:
    one, other = (Point(Bilingual(each)) for each in ("岸さん", "森さん"))
    role, said = (Point(Bilingual(each)) for each in ("店主", "続けたい"))
    told = Scene(
        "a", "profiles", Bilingual("市場"), groups=(Group(one, (role,)), Group(other, (role,)))
    )
    assert fitted(told).layout == "columns"
    whole = replace(told, groups=(Group(one, (role, said)), Group(other, (role, said))))
    assert fitted(whole).layout == "profiles"


def test_more_notes_than_a_few_are_counted(article: Article, tmp_path: Path) -> None:
    noted = {**STATEMENT, "note": text("費用はまだ決まっていない", 8)}
    told = told_of(plan(noted, CHOICE, LAST), article, tmp_path)
    assert "! 2 of 3 slides have a note" in told


def test_who_reads_has_the_titles_alone(article: Article, tmp_path: Path) -> None:
    told = told_of(plan(STATEMENT, CHOICE, LAST), article, tmp_path)
    assert "The titles alone:\n1. 市場は来春に閉鎖の見通し\n2. 市は週末だけの開催を検討\n3." in told


def test_a_deck_that_still_lacks_something_when_it_is_made_anew_is_read_once_more(
    article: Article, tmp_path: Path
) -> None:
    lost = made_anew((1, scene("statement", text("客は十年で三割減った", 4))))
    model = Model(answers(read=[lost, made_anew()]))
    shown(article, tmp_path, model)
    first, again = asked(model, "read")
    assert "! slide 1 rests on none" not in first
    assert "! slide 1 rests on none of the lines of the thesis" in again
    assert all(f"Slide {n} " in again for n in (1, 2, 3))


@pytest.mark.parametrize("term", ["岸田太郎", "岸田太郎（きしだ たろう）"])
def test_a_name_whose_reading_no_line_gives_is_told_of_on_the_notes_slide_alone(
    term: str, tmp_path: Path
) -> None:
    named = read(ARTICLE.replace("岸さん", "岸田太郎さん").encode(), Settings(), name="a.md")
    made = in_two(plan(STATEMENT, CHOICE, LAST), "Taro Kishida goes on")
    made["brief"]["terms"] = [{"ja": term, "en": "Taro Kishida"}]
    two = Model(
        {n: in_two(each, "He goes on") for n, each in answers(plan=made).items()} | {"plan": made}
    )
    notes = shown(named, tmp_path, two, languages=("ja", "en")).scenes[-1]
    told = "Spelt by the model, not by the article: Taro Kishida"
    assert told in [point.text.en for point in notes.points]
    one = {"languages": ("ja", "en"), "decks": ("ja",)}  # English is said, and on no slide
    notes = shown(named, tmp_path, two, **one).scenes[-1]
    assert told not in [point.text.en for point in notes.points]


def test_a_term_that_is_called_otherwise_in_english_is_told(
    article: Article, tmp_path: Path
) -> None:
    made = in_two(plan(STATEMENT, CHOICE, LAST), "Guests stay away")
    made["brief"]["terms"] = [
        {"ja": "市場", "en": "market"},
        {"ja": "客", "en": "guest"},
        {"ja": "岸さん", "en": "Kishi"},
    ]
    model = Model({name: in_two(each) for name, each in answers(plan=made).items()})
    shown(article, tmp_path, model, languages=("ja", "en"))
    told = [row for row in asked(model, "read")[0].splitlines() if "otherwise on" in row]
    assert [row.partition(" is ")[0] for row in told] == ["? 市場"]
