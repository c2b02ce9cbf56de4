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
    LAST,
    STATEMENT,
    answers,
    content,
    in_two,
    on_slides,
    plan,
    review,
    revised,
    scene,
    text,
    unchanged,
)
from writing.model import Model, using

from generator.model import Bilingual, Group, Point, Scene
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.writing import edited
from generator.writing.deck import fitted
from generator.writing.whole import changed

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


def misses(fact: int) -> Any:
    """A review that finds all facts but one."""
    facts = [{"fact": n, "slide": 0 if n == fact else 1} for n in (1, 2)]
    return review(facts)


def change(at: int, replaces: int, made: Any) -> dict[str, Any]:
    return {"at": at, "replaces": replaces, "scene": made}


def test_a_plan_in_which_nothing_is_missing_is_not_made_again(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers())
    shown(article, tmp_path, model)
    assert model.times("review") == 1
    assert model.times("revise") == 0


def test_a_fact_that_no_slide_shows_gets_one(article: Article, tmp_path: Path) -> None:
    more = scene("bullets", text("店主は週末の開催を望む", 5), text("「週末だけでも開けたい」", 5))
    model = Model(answers(review=misses(2), revise=revised(change(2, 0, more))))
    storyboard = shown(article, tmp_path, model)
    titles = [each.title.ja for each in content(storyboard)]
    assert titles[:2] == ["市場は来春に閉鎖の見通し", "店主は週末の開催を望む"]
    assert "fact 2: [4] 客は三割減" in asked(model, "revise")[0]


def test_who_reviews_is_told_the_facts_the_claims_and_every_slide(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers())
    shown(article, tmp_path, model)
    message = asked(model, "review")[0]
    assert "1. [2] 来春閉鎖の見通し" in message
    assert "客は十年で三割減った (the article, fact" in message
    assert "Slide 2 (comparison, part 0)" in message
    assert "note [8] 費用はまだ決まっていない" in message


def test_a_caveat_away_from_its_claim_is_found_without_a_judge(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["claims"][0] |= {"evidence": [2], "caveats": [5]}
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    assert (
        "line [5] limits “[4] 客は十年で三割減った” and stands on no slide"
        in (asked(model, "revise")[0])
    )


def found_in(made: Any, article: Article, tmp_path: Path) -> str:
    """What whoever mends the plan is told."""
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    return asked(model, "revise")[0].partition("Found:")[2]


def test_a_line_that_is_on_no_slide_is_left_out_knowingly_or_shown(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["asides"] = []
    assert "lines [5] are on no slide and no asides" in found_in(made, article, tmp_path)


def test_what_is_left_out_in_the_end_is_an_aside_of_the_brief(
    article: Article, tmp_path: Path
) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["asides"] = []
    model = Model(answers(plan=made, revise=revised(left=[5])))
    asides = made_of(article, tmp_path, model)[0].asides
    assert [aside.text[:5] for aside in asides] == ["店主の岸さ"]


def test_a_name_or_figure_of_a_fact_that_stands_in_no_text_is_found(tmp_path: Path) -> None:
    article = read(
        ARTICLE.replace("十年で三割", "「朝市通り」で40軒を数えた十年で三割").encode(),
        Settings(),
        name="a.md",
    )
    found = found_in(plan(STATEMENT, CHOICE, LAST), article, tmp_path)
    assert "named in lines but in no text" in found
    assert "[4] 朝市通り, 40" in found


def test_a_title_that_says_the_large_figure_again_is_found(
    article: Article, tmp_path: Path
) -> None:
    fields = [{"name": "number", "says": text("三割", 4)}]
    number = scene("number", text("客は十年で三割減", 4), text("港の市場の話", 2), fields=fields)
    found = found_in(plan(STATEMENT, number, LAST), article, tmp_path)
    assert "slide 2: its title says the large figure again" in found


@pytest.mark.parametrize(
    ("point", "told"),
    [
        (text("港の東にある運送会社の支店まで", 4), "does not end"),
        (text("岸さんの店の閉店を", 5), "does not end"),
        (text("電話は0583-70-1510", 7), "an address or number for who wants it"),
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
    assert f"{point['ja']}" in found_in(plan(STATEMENT, slide, LAST), article, tmp_path)
    assert told in found_in(plan(STATEMENT, slide, LAST), article, tmp_path)


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
    told = [each.partition("Found:")[2] for each in asked(model, "revise")]
    assert not any(word in each for each in told for word in ("does not end", "from when"))


def test_two_slides_that_say_the_same_are_found(article: Article, tmp_path: Path) -> None:
    again = scene("bullets", text("岸さんは続けたい", 5), text("市は週末だけの開催を検討中", 7))
    found = found_in(plan(STATEMENT, CHOICE, again, LAST), article, tmp_path)
    assert "slides 2 and 3 both say “[7] 市は週末だけの開催を検討中”" in found


def test_the_first_slide_and_the_last_rest_on_the_answer(article: Article, tmp_path: Path) -> None:
    aside = scene("statement", text("岸さんは週末だけでも開けたい", 5))
    far = scene("takeaways", text("客は減った", 4), text("十年で三割減", 4))
    found = found_in(plan(aside, CHOICE, far), article, tmp_path)
    assert "slide 1 rests on none of the lines of the thesis [2]" in found
    assert "slide 3 does not answer what was asked" in found


def test_more_parts_than_one_can_keep_are_found(article: Article, tmp_path: Path) -> None:
    parts = [{**CHOICE, "part": n, "title": text(f"市は検討{n}", 7)} for n in range(1, 5)]
    assert "4 parts" in found_in(plan(STATEMENT, *parts, LAST), article, tmp_path)


def test_a_title_a_layout_and_a_word_that_a_reader_stumbles_at_are_put_right(
    article: Article, tmp_path: Path
) -> None:
    seen = review(
        [{"fact": n, "slide": 1} for n in (1, 2)],
        slides=[
            {"slide": 1, "title": "message", "shape": "loose"},
            {"slide": 2, "title": "detail", "shape": "cause"},
        ],
        unknown=[{"slide": 2, "word": "市場法"}],
    )
    model = Model(answers(review=seen))
    shown(article, tmp_path, model)
    found = asked(model, "revise")[0].partition("Found:")[2]
    assert "slide 1" not in found
    assert "slide 2: its title is a side detail" in found
    assert "slide 2: shown as comparison, but a reader sees a cause in it" in found
    assert "slide 2: nobody explains “市場法”" in found


def test_a_dull_hook_is_put_right_with_the_slides(article: Article, tmp_path: Path) -> None:
    dull = review([{"fact": n, "slide": 1} for n in (1, 2)], {"slide": 0, "what": "hook"})
    new = text("岸さんの市場が、なくなるかもしれません。", 2, 5)
    model = Model(answers(review=dull, revise=revised(hook=new)))
    shown(article, tmp_path, model)
    told = asked(model, "script")[0]
    assert f"Hook: {new['ja']}" in told
    assert "Last: 岸さんは、週末だけでも開けたいと話しています。" in told


def test_somebodys_own_words_stand_in_quotation_marks(article: Article, tmp_path: Path) -> None:
    quote = scene("quote", text("岸さんは続けたい", 5), text("週末だけでも開けたい", 5))
    found = found_in(plan(STATEMENT, quote, LAST), article, tmp_path)
    assert "slide 2: somebody's own words stand in quotation marks" in found


def test_two_sayings_are_two_points(article: Article, tmp_path: Path) -> None:
    words = text("「週末だけでも」「開けたい」", 5)
    quote = scene("quote", text("岸さんは続けたい", 5), words)
    found = found_in(plan(STATEMENT, quote, LAST), article, tmp_path)
    assert "slide 2: two sayings run together" in found


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
    own = {"cells": [{"cell": 1, "text": "Will the morning market go on?"}]}
    two = Model({**{n: in_two(each) for n, each in answers(plan=made).items()}, "cells": own})
    notes = shown(article, tmp_path, two, languages=("ja", "en")).scenes[-1]
    assert (notes.points[0].text.en or "").startswith("Source: Will the morning market go on?")


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
    assert "nobody asks anything" in asked(model, "edit")[-1]


def test_a_plan_that_cannot_be_made_again_stays(article: Article, tmp_path: Path) -> None:
    model = Model(answers(review=misses(2), revise="no idea"))
    titles = [each.title.ja for each in content(shown(article, tmp_path, model))]
    assert titles[0] == "市場は来春に閉鎖の見通し"


def test_slides_take_the_place_of_others() -> None:
    assert changed("abcd", [change(2, 2, "x"), change(1, 0, "y")], 9) == [*"yaxd"]
    assert changed("abcd", [change(5, 0, "x")], 9) == [*"abcdx"]
    assert changed("abcd", [change(1, 3, "x"), change(2, 1, "y")], 9) == [*"xd"]


def test_more_slides_than_there_may_be_are_not_taken() -> None:
    assert changed("abc", [change(1, 0, "x"), change(2, 0, "y")], 4) == [*"abc"]


CLOSED = "港の市場は、来春に閉鎖される見通しです。"
FEWER = "市場の客は、十年で三割減りました。"


def edit(number: int, how: str, ja: str = "", *lines: int, **more: Any) -> dict[str, Any]:
    return {"text": number, "how": how, "why": "", **more, "from": list(lines), "ja": ja}


def reads(*edits: Any, slides: Any = None) -> Any:
    """An editor who changes some lines of what is said, and some texts of the slides."""

    def answer(message: str) -> Any:
        if "\nSlide 1 (" in message:
            return slides or on_slides()
        return {**unchanged(message), "edits": list(edits)}

    return answer


def lines(storyboard: Storyboard) -> list[str]:
    return [line.text.ja or "" for each in storyboard.scenes for line in each.narration]


def test_a_line_is_put_right_deleted_and_added_when_the_whole_is_read(
    article: Article, tmp_path: Path
) -> None:
    two = {"from": [2], "ja": CLOSED}, {"from": [7], "ja": "市は、週末だけの開催を検討しています。"}

    def say(message: str) -> Any:
        names = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
        return {"scenes": [{"scene": name, "lines": list(two)} for name in names]}

    shorter = "港の市場は、来春閉鎖の見通しです。"
    edits = [edit(1, "reword", shorter, 2), edit(1, "add after", FEWER, 4), edit(4, "delete")]
    model = Model(answers(script=say, edit=reads(*edits)))
    storyboard = shown(article, tmp_path, model)
    assert lines(storyboard)[:4] == [shorter, FEWER, two[1]["ja"], CLOSED]
    assert lines(storyboard).count(two[1]["ja"]) == lines(storyboard).count(CLOSED)
    ids = [line.id for each in storyboard.scenes for line in each.narration]
    assert len(ids) == len(set(ids))
    assert [each.narration[-1].pause for each in storyboard.scenes if each.narration][:2] == [
        "slide",
        "slide",
    ]
    assert model.times("script") == 1
    assert "1. [2] narrator: " + CLOSED in asked(model, "edit")[-1]


def test_a_stretch_that_is_too_long_is_asked_for_once_more(
    article: Article, tmp_path: Path
) -> None:
    def say(message: str) -> Any:
        names = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
        lines = [{"from": [2], "ja": CLOSED}] * (1 if "You answered this" in message else 8)
        return {"scenes": [{"scene": name, "lines": lines} for name in names]}

    model = Model(answers(script=say))
    storyboard = shown(article, tmp_path, model)
    assert model.times("script") == 2
    assert "640 Japanese characters, where there is room for 400" in asked(model, "script")[1]
    assert all(len(each.narration) < 2 for each in storyboard.scenes)


def test_a_later_stretch_has_the_room_that_is_left(article: Article, tmp_path: Path) -> None:
    more = [
        scene("bullets", text("市場の客は三割減", 4), text("客は十年で三割減", 4)),
        scene("statement", text("岸さんは週末の開催を望む", 5)),
        scene("statement", text("費用はまだ決まっていない", 8)),
    ]

    def rooms(name: str, count: int) -> list[int]:
        def say(message: str) -> Any:
            names = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
            lines = [{"from": [2], "ja": CLOSED}] * count
            return {"scenes": [{"scene": each, "lines": lines} for each in names]}

        model = Model(answers(plan=plan(STATEMENT, CHOICE, *more, LAST), script=say))
        shown(article, tmp_path / name, model)
        told = (each.partition("Room: ")[2].split()[0] for each in asked(model, "script"))
        return [int(each) for each in told]

    short, long = rooms("short", 1), rooms("long", 3)
    assert short[0] == long[0]
    assert short[1] > long[1]
    assert sum(long) >= 0.8 * 400


def test_what_a_listener_cannot_keep_is_counted_for_the_editor(
    article: Article, tmp_path: Path
) -> None:
    own = {"from": [5], "ja": "筆者は、岸さんの話を聞きました。"}
    many = {"from": [], "ja": "3人が2日で5回と7軒を回ったら、どうなりますか。"}
    torn = {"from": [4], "ja": "市場の客は十年で三割減。"}

    def say(message: str) -> Any:
        names = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
        return {"scenes": [{"scene": names[0], "lines": [own, own, many, torn]}]}

    model = Model(answers(script=say))
    shown(article, tmp_path, model)
    told = asked(model, "edit")[-1].partition("Counted:")[2]
    assert "who wrote it is named in 2 lines" in told
    assert "line 2 says line 1 again" in told
    assert "is a note, no sentence" in told


def alone(*edits: Any) -> Any:
    return {"takes": "", "texts": [], "edits": list(edits)}


def stumbles(number: int, words: str = "", *lines: int) -> dict[str, Any]:
    how = "reword" if words else "delete"
    return {"text": number, "how": how, "from": list(lines), "words": words}


def test_who_knows_only_one_language_puts_slides_and_speech_right(
    article: Article, tmp_path: Path
) -> None:
    better, spoken = "港の市場は、来春に閉鎖の見通し", "港の市場は、来春には閉鎖される見通しです。"

    def reading(message: str) -> Any:
        rows = [row for row in message.splitlines() if row[:1].isdigit()]
        if " said " in rows[0]:
            false = stumbles(2, "港の市場の客は、六割減りました。", 4)
            return alone(stumbles(1, spoken, 2), false)
        title = next(n for n, row in enumerate(rows, 1) if " title " in row)
        return alone(stumbles(title, better, 2), stumbles(title + 1))

    model = Model(answers(stranger=reading))
    storyboard = shown(article, tmp_path, model)
    first = content(storyboard)[0]
    assert (first.title.ja, first.points) == (better, ())
    assert lines(storyboard)[0] == spoken
    assert better in asked(model, "script")[0]
    assert not any("六割" in line for line in lines(storyboard))


def test_a_deleted_point_is_no_more_shown_beside_what_is_judged_after(
    article: Article, tmp_path: Path
) -> None:
    edits = (edit(1, "reword", "港の市場は、来春に閉鎖の見通し", 2), edit(2, "delete"))
    model = Model(answers(edit=reads(slides=on_slides(*edits))))
    shown(article, tmp_path, model)
    judged = next(
        each for each in asked(model, "verify") if "港の市場は、来春に閉鎖の見通し" in each
    )
    assert "客は十年で三割減" not in judged


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


def test_each_language_is_read_without_the_other(article: Article, tmp_path: Path) -> None:
    made = {name: in_two(each) for name, each in answers().items()}
    better = "The market is expected to close"

    def reading(message: str) -> Any:
        rows = [row for row in message.splitlines() if row[:1].isdigit()]
        title = next(n for n, row in enumerate(rows, 1) if " title " in row)
        return alone(*[stumbles(title, better, 2)] * ("The market" in message))

    two = Model({**made, "stranger": reading})
    storyboard = shown(article, tmp_path, two, languages=("ja", "en"))
    assert two.times("stranger") == 2
    assert [("市場" in each.partition("The article,")[0]) for each in asked(two, "stranger")] == [
        True,
        False,
    ]
    assert content(storyboard)[0].title.ja == "市場は来春に閉鎖の見通し"
    assert content(storyboard)[0].title.en == better
    assert any(f"On the slide: {better} | " in message for message in asked(two, "verify"))


def test_what_two_readers_mend_in_one_text_is_judged_once(article: Article, tmp_path: Path) -> None:
    made = {name: in_two(each) for name, each in answers().items()}
    better = {"ja": "港の市場は、来春に閉鎖の見通し", "en": "The market is expected to close"}

    def reading(message: str) -> Any:
        language = "en" if "The market" in message.partition("The article,")[0] else "ja"
        rows = [row for row in message.splitlines() if row[:1].isdigit()]
        mine = [n for n, row in enumerate(rows, 1) if " title " in row][:1]
        return alone(*(stumbles(n, better[language], 2) for n in mine))

    two = Model({**made, "stranger": reading})
    title = content(shown(article, tmp_path, two, languages=("ja", "en")))[0].title
    assert (title.ja, title.en) == (better["ja"], better["en"])
    judged = [message for message in asked(two, "verify") if f"ja: {better['ja']}" in message]
    assert [f"en: {better['en']}" in message for message in judged] == [True]


def test_an_edit_that_says_what_no_line_says_is_not_made(article: Article, tmp_path: Path) -> None:
    false = edit(1, "reword", "市場の客は、十年で六割減りました。", 4)
    worse = edit(1, "add after", "市場の客は、五割減りました。", 4)
    told = reads(false, worse, slides=on_slides(edit(2, "reword", "客は十年で六割減", 4)))
    storyboard = shown(article, tmp_path, Model(answers(edit=told)))
    assert set(lines(storyboard)) == {CLOSED}
    assert content(storyboard)[0].points[0].text.ja == "客は十年で三割減"


def test_texts_of_finished_slides_are_put_right(article: Article, tmp_path: Path) -> None:
    edits = (
        edit(1, "reword", "港の市場は、来春に閉鎖の見通し", 2),
        edit(2, "delete"),
        edit(4, "reword", "十年前から", 4),
    )
    model = Model(answers(edit=reads(slides=on_slides(*edits))))
    first, second, *_ = content(shown(article, tmp_path, model))
    assert (first.title.ja, first.points) == ("港の市場は、来春に閉鎖の見通し", ())
    assert first.title_verdict == "verified"
    assert second.groups[0].title.text.ja == "十年前から"


def test_a_point_is_added_to_a_finished_slide_where_it_holds(
    article: Article, tmp_path: Path
) -> None:
    asks = "店主の岸さん「週末だけでも開けたい」"
    edits = (
        edit(2, "add after", asks, 5),
        edit(6, "add after", "費用は五割増", 8),
        edit(1, "add after", "市は週末の開催を検討", 7),
    )
    model = Model(answers(edit=reads(slides=on_slides(*edits))))
    first, second, *_ = content(shown(article, tmp_path, model))
    texts = [point.text.ja for point in first.points]
    assert texts == ["市は週末の開催を検討", "客は十年で三割減", asks]
    assert all(len(group.points) == 1 for group in second.groups)


def test_a_slide_that_nobody_misses_goes_but_neither_the_first_nor_the_last(
    article: Article, tmp_path: Path
) -> None:
    more = scene("statement", text("費用はまだ決まっていない", 8))
    edits = tuple(edit(n, "delete slide") for n in (1, 9, 11))
    model = Model(
        answers(plan=plan(STATEMENT, CHOICE, more, LAST), edit=reads(slides=on_slides(*edits)))
    )
    titles = [each.title.ja for each in content(shown(article, tmp_path, model))]
    assert titles == ["市場は来春に閉鎖の見通し", "市は週末だけの開催を検討", "覚えておくこと"]


def test_slides_are_made_anew_put_in_and_moved(article: Article, tmp_path: Path) -> None:
    more = scene("statement", text("費用はまだ決まっていない", 8))
    two = scene("bullets", text("港の市場の客は減った", 4), text("客は十年で三割減", 4))
    false = scene("bullets", text("客は六割減った", 4), text("客は十年で三割減", 4))
    told = plan(STATEMENT, CHOICE, more, LAST)

    def titles(name: str, **given: Any) -> list[str]:
        model = Model(answers(plan=told, edit=reads(slides=on_slides(**given))))
        return [each.title.ja or "" for each in content(shown(article, tmp_path / name, model))]

    first, choice, cost, last = (each["title"]["ja"] for each in (STATEMENT, CHOICE, more, LAST))
    new = two["title"]["ja"]
    anew = [change(2, 1, two)]
    assert titles("anew", changes=anew) == [first, new, cost, last]
    assert titles("before", changes=[change(2, 0, two)]) == [first, new, choice, cost, last]
    assert titles("joined", changes=[change(2, 2, two)]) == [first, new, last]
    assert titles("moved", order=[1, 3, 2, 4]) == [first, cost, choice, last]
    assert titles("both", order=[1, 3, 2, 4], changes=anew) == [first, cost, new, last]
    same = [first, choice, cost, last]
    assert titles("false", changes=[change(2, 1, false)]) == same
    assert titles("half", changes=[*anew, change(3, 0, false)]) == same
    assert titles("ends", changes=[change(1, 0, two), change(5, 0, two)], order=[2, 1]) == same
    assert titles("before last", changes=[change(4, 0, two)]) == [first, choice, cost, new, last]


def test_a_slide_that_could_not_be_made_anew_is_asked_for_once_more(
    article: Article, tmp_path: Path
) -> None:
    false = scene("bullets", text("客は六割減った", 4), text("客は十年で三割減", 4))
    true = scene("bullets", text("港の市場の客は減った", 4), text("客は十年で三割減", 4))

    def last(message: str) -> Any:
        made = {"changes": [change(2, 1, true)], "order": []} if "made anew" in message else {}
        return {"slides": [], "edits": [], **made}

    edits = reads(slides=on_slides(changes=[change(2, 1, false)]))
    model = Model(answers(edit=edits, together=last))
    storyboard = shown(article, tmp_path, model)
    assert content(storyboard)[1].title.ja == true["title"]["ja"]
    assert "at 2, a bullets: a text does not hold" in asked(model, "together")[0]


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
    told = answers(
        plan=plan(STATEMENT, *middle, LAST), edit=reads(slides=on_slides(order=[1, 4, 2, 3, 5]))
    )
    made = content(shown(article, tmp_path, Model(told)))
    assert [each.title.ja for each in made][1:3] == ["客は減った", CHOICE["title"]["ja"]]
    assert [(each.part, each.kicker.ja) for each in made[1:4]] == [(1, "1"), (1, "1"), (2, "2")]


def test_slides_and_speech_lie_side_by_side_at_the_very_last(
    article: Article, tmp_path: Path
) -> None:
    better, said = "港の市場は、来春に閉鎖の見通し", "港の市場は、来春には閉鎖される見通しです。"

    def last(message: str) -> Any:
        words = said if "Scene " in message else better
        false = edit(2, "reword", "市場の客は、六割減りました。", 4)
        return {"slides": [], "edits": [edit(1, "reword", words, 2), false]}

    model = Model(answers(together=last))
    storyboard = shown(article, tmp_path, model)
    assert content(storyboard)[0].title.ja == better
    assert lines(storyboard)[0] == said
    slides, speech = asked(model, "together")
    assert f"1. title [2] {STATEMENT['title']['ja']}" in slides
    assert "(shown: 客は十年で三割減)" in speech
    assert f"1. [2] narrator: {CLOSED}" in speech
    assert [name for name, _, _ in model.asked if name not in {"verify", "mend"}] == [
        *("plan", "review", "edit", "stranger", "together"),
        *("script", "edit", "stranger", "together"),
    ]


@pytest.mark.parametrize("answer", ["nonsense", {"slides": [], "edits": []}])
def test_a_last_reading_without_an_answer_changes_nothing(
    article: Article, tmp_path: Path, answer: Any
) -> None:
    plain = shown(article, tmp_path / "plain", Model(answers()))
    other = shown(article, tmp_path / "other", Model(answers(together=answer)))
    assert content(other)[0] == content(plain)[0]
    assert len(lines(other)) >= len(content(other))


def test_too_many_facts_to_be_said_are_chosen_from(article: Article, tmp_path: Path) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["facts"] = [
        {"from": [4], "says": f"客は{n}割減", "say": True} for n in range(1, 8)
    ]
    chosen = {**revised(), "say": [7]}
    model = Model(answers(plan=made, review=review([]), revise=chosen))
    shown(article, tmp_path, model)
    assert "7 facts with 7 figures are to be said, there is room for 5" in asked(model, "revise")[0]
    told = asked(model, "script")[0].partition("Facts that the slides show")
    assert "客は7割減 (say)" in told[0]
    assert "客は1割減" not in told[0]
    assert "客は1割減" in told[2]


def test_the_last_words_of_a_scene_are_not_taken_away(article: Article, tmp_path: Path) -> None:
    told = reads(edit(1, "delete"), edit(2, "delete"))
    storyboard = shown(article, tmp_path, Model(answers(edit=told)))
    assert all(each.narration for each in storyboard.scenes if each.layout != "notes")


def test_who_asks_too_little_is_counted_for_the_editor(article: Article, tmp_path: Path) -> None:
    def talk(message: str) -> Any:
        names = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
        line = {"speaker": "guest", "from": [2], "ja": CLOSED}
        return {"scenes": [{"scene": name, "lines": [line]} for name in names]}

    asks = edit(1, "add after", "それは、いつ決まったんですか。", speaker="host")
    model = Model(answers(dialogue=talk, edit=reads(asks)))
    storyboard = shown(article, tmp_path, model, format="dialogue")
    assert "ミオ has 0% of all words, 30–40 % are asked" in asked(model, "edit")[-1]
    said = [line for each in storyboard.scenes for line in each.narration]
    assert (said[1].speaker, said[1].text.ja) == ("host", "それは、いつ決まったんですか。")


def test_who_only_asks_is_told_to_the_editor(article: Article, tmp_path: Path) -> None:
    def talk(message: str) -> Any:
        names = [row.split()[1] for row in message.splitlines() if row.startswith("Scene ")]
        asks = {"speaker": "host", "from": [], "ja": "それは、いつ決まったんですか。"}
        says = {"speaker": "guest", "from": [2], "ja": CLOSED}
        return {"scenes": [{"scene": name, "lines": [asks, says]} for name in names]}

    model = Model(answers(dialogue=talk))
    shown(article, tmp_path, model, format="dialogue")
    assert "ミオ only asks, in 4 of 4 turns" in asked(model, "edit")[-1]
    assert "ミオ only asks, in 4 of 4 turns" in asked(model, "together")[-1]


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
        told = any("B1 (table: 数" in message for message in asked(model, "revise"))
        assert told == any(each.table for each in scenes)
        return sum(bool(each.table) for each in scenes)

    assert tables([5]) == 1
    assert tables([5, *range(9, 16)]) == 0


def test_a_table_of_which_all_is_shown_elsewhere_gets_no_slide(tmp_path: Path) -> None:
    article = read((ARTICLE + TABLE).encode(), Settings(), name="article.md")
    cells = scene("bullets", text("客は900人から630人に", *range(9, 16)), text("市場の客の数", 9))
    model = Model(answers(plan=plan(STATEMENT, cells, CHOICE, LAST)))
    assert not any(each.table for each in shown(article, tmp_path, model).scenes)


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
    assert (
        "slide 2: would show “[4] 客は三割減った” as words of who is quoted"
        in (asked(model, "revise")[0])
    )


def test_an_oddity_that_was_told_is_not_told_to_a_later_stretch(
    article: Article, tmp_path: Path
) -> None:
    more = [scene("statement", text("岸さんは週末の開催を望む", 5)) for _ in range(3)]
    made = plan(STATEMENT, CHOICE, *more, LAST)
    made["brief"]["oddities"] = [2]
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    assert ["Odd in the article" in each for each in asked(model, "script")] == [True, False]


def test_an_oddity_is_told_to_who_writes_and_who_reads(article: Article, tmp_path: Path) -> None:
    made = plan(STATEMENT, CHOICE, LAST)
    made["brief"]["oddities"] = [4, 8]
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    for name in ("script", "edit"):
        assert "told once with what is odd about it:\n[4] 市場の客" in asked(model, name)[-1]


def test_who_mends_knows_the_question_and_the_titles(article: Article, tmp_path: Path) -> None:
    false = scene("statement", text("客は十年で五割減った", 4))
    model = Model(answers(plan=plan(false, CHOICE, LAST), mend="no"))
    shown(article, tmp_path, model)
    assert "The talk:\nAsked: 市場は続くのか\n客は十年で五割減った\n" in asked(model, "mend")[0]


def test_what_the_hook_names_is_told_so_to_a_later_stretch(
    article: Article, tmp_path: Path
) -> None:
    more = [
        scene("bullets", text("市場の客は三割減", 4), text("客は十年で三割減", 4)),
        scene("statement", text("岸さんは週末の開催を望む", 5)),
        scene("statement", text("来春に閉鎖の見通し", 2)),
    ]
    model = Model(answers(plan=plan(scene("statement", text("市は検討", 7)), CHOICE, *more, LAST)))
    shown(article, tmp_path, model)
    asking = asked(model, "script")
    told = "[2] 来春閉鎖の見通し (the hook named it: what it left out) (say)"
    assert [told in each.split("Lines of")[0] for each in asking] == [False, True]


def test_who_writes_is_told_the_facts_that_belong_to_a_stretch(
    article: Article, tmp_path: Path
) -> None:
    model = Model(answers())
    shown(article, tmp_path, model)
    said, shown_only = asked(model, "script")[0].split("Facts that the slides show")
    assert "Facts to be said here, each once in the talk:\n1. [2] 来春閉鎖の見通し" in said
    assert "客は三割減" in shown_only.partition("Lines of")[0]
    system = next(system for name, system, _ in model.asked if name == "verify")
    assert "where a line names nobody, its" in system


def test_a_fact_is_told_in_one_stretch_only(article: Article, tmp_path: Path) -> None:
    more = [
        scene("bullets", text("市場の客は三割減", 4), text("客は十年で三割減", 4)),
        scene("statement", text("岸さんは週末の開催を望む", 5)),
        scene("statement", text("費用はまだ決まっていない", 8)),
    ]
    model = Model(answers(plan=plan(STATEMENT, CHOICE, *more, LAST)))
    shown(article, tmp_path, model)
    asking = asked(model, "script")
    assert len(asking) == 2
    assert ["1. [2] 来春閉鎖の見通し" in each for each in asking] == [True, False]


def test_a_fact_is_told_where_its_rarest_line_is_shown_not_where_somebody_is_named(
    article: Article, tmp_path: Path
) -> None:
    named = [
        scene("statement", text("岸さんは週末の開催を望む", 5)),
        scene("bullets", text("店主は岸さん", 5), text("来春に閉鎖の見通し", 2)),
        scene("statement", text("市は週末の開催を検討中", 7)),
        scene("statement", text("費用はまだ決まっていない", 8)),
    ]
    made = plan(STATEMENT, *named, LAST)
    made["brief"]["facts"] = [{"from": [5, 8], "says": "岸さんの店の費用は未定", "say": True}]
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    asking = asked(model, "script")
    told = ["1. [5, 8] 岸さんの店の費用は未定" in each.split("Lines of")[0] for each in asking]
    assert told == [False, True]


def test_a_fact_that_the_opening_only_names_is_told_where_a_slide_shows_all_of_it(
    article: Article, tmp_path: Path
) -> None:
    opening = scene("statement", text("市は見直しを検討", 7), text("客は五割減", 4))
    more = [
        scene("statement", text("岸さんは週末の開催を望む", 5)),
        scene("statement", text("費用はまだ決まっていない", 8)),
        scene("statement", text("来春に閉鎖の見通し", 2)),
        scene("bullets", text("市場の客は減った", 4), text("客は十年で三割減", 4)),
    ]
    made = plan(opening, *more, LAST)
    made["brief"]["facts"] = [{"from": [4], "says": "客は十年で三割減", "say": True}]
    model = Model(answers(plan=made))
    shown(article, tmp_path, model)
    asking = asked(model, "script")
    told = ["1. [4] 客は十年で三割減" in each.split("Lines of")[0] for each in asking]
    assert told == [False, True]


def test_what_one_cause_leads_to_is_the_last_link_of_its_chain() -> None:
    rain, flood, closed = (Point(Bilingual(word)) for word in ("雨", "増水", "通行止め"))
    told = Scene("s", "chain", Bilingual("橋が閉まる"), groups=(Group(rain, (flood,)),))
    told = replace(told, fields={"result": closed})
    assert fitted(told).groups == (Group(rain, (flood, closed)),)
    both = replace(told, groups=(Group(rain), Group(flood)))
    assert fitted(both) == both
