"""A show written by a model: one plan, every text held to its sentences, the rules beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from articles import planned
from servers.json_service import json_service
from writing.answered import (
    ARTICLE,
    CHOICE,
    LAST,
    answers,
    content,
    made_anew,
    plan,
    scene,
    script,
    text,
)
from writing.model import Model, using, wrong

from generator.errors import SettingsError, TemplateError
from generator.model import Appearance, Bilingual, sentences
from generator.progress import silent
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.web.chat import chat
from generator.writing import edited, is_wanted
from generator.writing.desk import EditorDesk
from generator.writing.holding import Holding, Item
from generator.writing.numbered import numbered
from generator.writing.prompts import Prompts, on_cards, room

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.model import Article, Brief, Storyboard


@pytest.fixture
def article() -> Article:
    return read(ARTICLE.encode(), Settings(), name="article.md")


def written(
    article: Article,
    cache: Path,
    model: Model,
    /,
    drawn: Callable[[Storyboard], Mapping[str, Appearance]] = lambda _: {},
    **writer: str,
) -> tuple[Brief, Storyboard, list[Any]]:
    told: list[Any] = []
    with json_service(model) as service:
        settings = using(service.url, cache, **writer)
        known, storyboard = brief(article, settings), planned(article, settings)
        made = edited(article, known, storyboard, settings, told.append, drawn=drawn)
    return *made, told


def test_the_plan_of_the_model_becomes_the_deck(article: Article, tmp_path: Path) -> None:
    known, storyboard, _ = written(article, tmp_path, Model(answers()))
    assert [each.layout for each in content(storyboard)] == ["statement", "comparison", "takeaways"]
    first = content(storyboard)[0]
    ids = [sentence.id for sentence in sentences(article)]
    assert (first.title.ja, first.title_sources) == ("市場は来春に閉鎖の見通し", (ids[1],))
    assert first.points[0].verdict == "verified"
    assert content(storyboard)[1].fields["note"].text.ja == "費用はまだ決まっていない"
    assert known.thesis is not None
    assert known.thesis.sources == (ids[1],)
    assert [claim.says.certainty for claim in known.claims] == ["fact"]


def test_what_is_said_stands_with_its_scene(article: Article, tmp_path: Path) -> None:
    _, storyboard, _ = written(article, tmp_path, Model(answers()))
    for each in content(storyboard):
        assert each.narration[-1].pause == "slide"
        assert each.narration[0].sources


def test_the_notes_say_that_a_model_wrote_and_not_which(article: Article, tmp_path: Path) -> None:
    _, storyboard, _ = written(article, tmp_path, Model(answers()))
    assert storyboard.scenes[-1].points[-1].text.ja == "構成と文章は AI が記事から作成"


def test_a_false_point_is_shown_to_the_model_and_written_again(
    article: Article, tmp_path: Path
) -> None:
    false = scene("statement", text("市場は来春に閉鎖の見通し", 2), text("客は十年で三割増", 4))
    judged = wrong("三割増", "direction", "客は十年で三割減った", 4)
    model = Model(answers(plan=plan(false, CHOICE, LAST), hold=judged))
    _, storyboard, told = written(article, tmp_path, model)
    assert content(storyboard)[0].points[0].text.ja == "客は十年で三割減った"
    messages = [message for name, _, message in model.asked if name in {"read", "hold"}]
    assert all("三割増\n   ! direction" in each for each in messages if "三割増" in each)
    total = next(dict(each.values) for each in told if getattr(each, "key", "") == "writer_total")
    assert (total["mended"], total["replaced"]) == ("1", "0")


def test_what_the_judge_names_is_put_in_the_words_in_which_it_holds(
    article: Article, tmp_path: Path
) -> None:
    judged = wrong("point [4] 客は十年で三割減", "owner", "客は三割減", 4)
    _, storyboard, _ = written(article, tmp_path, Model(answers(hold=judged)))
    point = content(storyboard)[0].points[0]
    assert (point.text.ja, point.verdict) == ("客は三割減", "doubtful")  # nobody trusts this judge


def test_a_doubtful_point_is_not_given_up_for_a_false_one(article: Article, tmp_path: Path) -> None:
    doubted = wrong("point [4] 客は十年で三割減", "doubtful", "客は五割減", 4)
    _, storyboard, _ = written(article, tmp_path, Model(answers(hold=doubted)))
    point = content(storyboard)[0].points[0]
    assert (point.text.ja, point.verdict) == ("客は十年で三割減", "doubtful")


def test_what_holds_only_at_the_second_asking_is_doubtful(article: Article, tmp_path: Path) -> None:
    false = scene("statement", text("市場は来春に閉鎖の見通し", 2), text("客は五割減", 4))

    def judged(message: str) -> Any:
        words = "客は三割減" if "five" in asked else "客は六割減"
        if "客は五割減" in message:
            asked.append("five")
        return wrong("客は五割減", "number", words, 4)(message)

    asked: list[str] = []
    _, storyboard, _ = written(
        article, tmp_path, Model(answers(plan=plan(false, CHOICE, LAST), hold=judged))
    )
    point = content(storyboard)[0].points[0]
    assert (point.text.ja, point.verdict) == ("客は三割減", "doubtful")


def test_a_figure_that_is_a_head_stands_in_its_lines(article: Article, tmp_path: Path) -> None:
    figures = scene(
        "number",
        text("市場の客と費用", 4, 8),
        groups=[
            {"head": text("五割減", 4), "points": [text("十年での客の減り方", 4)]},
            {"head": text("未定", 8), "points": [text("週末開催の費用", 8)]},
        ],
    )
    judged = wrong("五割減", "number", "三割減", 4)
    model = Model(answers(plan=plan(figures, CHOICE, LAST), hold=judged))
    _, storyboard, _ = written(article, tmp_path, model)
    heads = [group.title for group in content(storyboard)[0].groups]
    assert [head.text.ja for head in heads] == ["三割減", "未定"]
    shown = next(message for name, _, message in model.asked if "五割減" in message)
    assert "! number" in shown


def test_who_reads_the_slides_knows_how_they_look_and_makes_them_anew(
    article: Article, tmp_path: Path
) -> None:
    def drawn(shown: Storyboard) -> dict[str, Appearance]:
        full = ("too full: it takes 3 slides",)
        return {
            each.id: Appearance(
                each.layout, 2, 0.31, 12.0, full if each.layout == "comparison" else ()
            )
            for each in shown.scenes
        }

    smaller = scene("statement", text("市は週末だけの開催を検討", 7), text("費用は未定", 8))
    model = Model(answers(read=made_anew((2, smaller))))
    _, storyboard, _ = written(article, tmp_path, model, drawn=drawn)
    assert [each.layout for each in content(storyboard)] == ["statement", "statement", "takeaways"]
    (first,) = (message for name, _, message in model.asked if name == "read")
    heard = next(message for name, _, message in model.asked if name == "heard")
    told = "Slide 2 (comparison): drawn as comparison of 2 side by side"
    assert f"{told}, smallest type 12 points\n! too full: it takes 3 slides" in first
    assert "too full" not in heard
    slides = first.split("\nSlide ")[1:]
    assert "drawn as takeaways of 2 side by side, 31% full" in slides[2]
    assert ["? half empty" in each for each in slides] == [False, True, False]  # two are airy
    assert all("? small type" in each for each in slides)


def test_a_slide_made_anew_that_has_no_room_either_is_looked_at_once_more(
    article: Article, tmp_path: Path
) -> None:
    def drawn(shown: Storyboard) -> dict[str, Appearance]:
        full = ("too full: it takes 2 slides",)
        return {
            each.id: Appearance(each.layout, 2, 0.7, 18.0, full if each.layout == "bullets" else ())
            for each in shown.scenes
        }

    full = scene(
        "bullets", text("市は週末だけの開催を検討", 7), text("費用は未定", 8), text("検討中", 7)
    )
    less = scene("statement", text("市は週末だけの開催を検討", 7), text("費用は未定", 8))
    model = Model(answers(read=[made_anew((2, full)), made_anew((2, less)), made_anew()]))
    _, storyboard, _ = written(article, tmp_path, model, drawn=drawn)
    assert [each.layout for each in content(storyboard)] == ["statement", "statement", "takeaways"]
    first, again = (message for name, _, message in model.asked if name == "read")
    assert [first.count("\nSlide "), again.count("\nSlide ")] == [3, 1]
    assert "Slide 2 (bullets): drawn as bullets of 2 side by side" in again


def test_one_figure_above_others_stands_beside_them(article: Article, tmp_path: Path) -> None:
    figures = scene(
        "number",
        text("市場の客と費用", 4, 8),
        groups=[{"head": text("未定", 8), "points": [text("週末開催の費用", 8)]}],
        fields=[
            {"name": "number", "says": text("三割減", 4)},
            {"name": "number_note", "says": text("十年での客の減り方", 4)},
        ],
    )
    model = Model(answers(plan=plan(figures, CHOICE, LAST)))
    made = content(written(article, tmp_path, model)[1])[0]
    assert [group.title.text.ja for group in made.groups] == ["三割減", "未定"]
    assert (made.layout, set(made.fields)) == ("number", set())


def test_a_layout_that_cannot_hold_its_groups_becomes_one_that_can(
    article: Article, tmp_path: Path
) -> None:
    alone = [{"head": text("いま", 4), "points": [text("客は三割減", 4)]}]
    single = scene("comparison", text("市場の客は十年で三割減", 4), groups=alone)
    _, storyboard, _ = written(article, tmp_path, Model(answers(plan=plan(CHOICE, single, LAST))))
    assert content(storyboard)[1].layout == "statement"


def test_figures_of_the_text_are_drawn_as_a_chart(tmp_path: Path) -> None:
    words = f"{ARTICLE}\n市場の客は2015年に900人、2025年に630人でした。\n"
    bars = [
        {"head": text("2015年", 9), "points": [text("900人", 9)]},
        {"head": text("2025年", 9), "points": [text("630人", 9)]},
    ]
    what = [{"name": "number_note", "says": text("市場の客", 9)}]
    chart = scene("chart", text("市場の客は十年で三割減", 4), groups=bars, fields=what)
    model = Model(answers(plan=plan(CHOICE, chart, LAST)))
    _, storyboard, _ = written(read(words.encode(), Settings(), name="article.md"), tmp_path, model)
    made = content(storyboard)[1]
    table = [[cell.text.ja for cell in row] for row in made.table]
    assert (made.layout, made.groups, made.fields) == ("chart", (), {})
    assert table == [["", "市場の客"], ["2015年", "900人"], ["2025年", "630人"]]


def test_two_texts_mended_in_one_round_are_both_taken(article: Article, tmp_path: Path) -> None:
    false = scene(
        "statement",
        text("市場は来春に閉鎖の見通し", 2),
        text("客は十年で三割増", 4),
        text("費用は決まっている", 8),
    )

    def judged(message: str) -> Any:
        more = wrong("三割増", "direction", "客は十年で三割減", 4)(message)["items"]
        return {"items": [*more, *wrong("決まって", "polarity", "費用は未定", 8)(message)["items"]]}

    model = Model(answers(plan=plan(false, CHOICE, LAST), hold=judged))
    _, storyboard, _ = written(article, tmp_path, model)
    texts = [point.text.ja for point in content(storyboard)[0].points]
    assert texts == ["客は十年で三割減", "費用は未定"]


def test_a_head_in_other_words_than_its_english_is_judged(article: Article, tmp_path: Path) -> None:
    judged = wrong("これから", "other language", "今後", 7)
    _, storyboard, _ = written(article, tmp_path, Model(answers(hold=judged)))
    assert content(storyboard)[1].groups[1].title.text.ja == "今後"


@pytest.mark.parametrize("name", room())
def test_what_the_prompts_promise_is_kept(article: Article, tmp_path: Path, name: str) -> None:
    """A text of the length that is told is not too long; one of half as much more is."""
    with json_service(Model({})) as service:
        settings = using(service.url, tmp_path)
        server = chat("writer", settings, silent)
        assert server is not None
        desk = EditorDesk(server, Prompts(settings, ("ja",)), tmp_path, silent)
        holding = Holding(numbered(article), ("ja",), desk, desk)

        def fits(size: int) -> bool:
            said = f"「{'あ' * (size - 2)}」" if name == "quote" else "あ" * size
            item = Item("point", Bilingual(said), ("s",), room="" if name == "quote" else name)
            return not any(found.startswith("too long") for found in holding.exact(item))

        assert fits(room()[name]["ja"])
        longest = room()["point" if name in on_cards() else name]["ja"]
        assert not fits(longest * 3 // 2)


def test_a_small_model_is_not_asked_for_a_plan(article: Article, tmp_path: Path) -> None:
    slide = {"title": text("市場は来春に閉鎖の見通し", 2), "points": [text("客は三割減", 4)]}
    model = Model(answers(scene=slide))
    written(article, tmp_path, model, model="qwen3:1.7b")
    assert (model.times("plan"), model.times("scene") > 0) == (0, True)


def test_points_of_a_small_model_that_say_as_much_are_taken(
    article: Article, tmp_path: Path
) -> None:
    words = {4: "客は十年で三割減った", 5: "岸さん「週末だけでも開けたい」"}

    def slide(message: str) -> Any:
        shown = [int(row[1 : row.index("]")]) for row in message.splitlines()]
        points = [text(words.get(n, article_line(message, n)), n) for n in shown]
        return {"title": text("市場は来春に閉鎖の見通し", 2), "points": points}

    _, storyboard, _ = written(article, tmp_path, Model(answers(scene=slide)), model="qwen3:1.7b")
    points = [point for scene in content(storyboard) for point in scene.points if point.verdict]
    assert {"客は十年で三割減った"} <= {point.text.ja for point in points}


def article_line(message: str, number: int) -> str:
    row = next(row for row in message.splitlines() if row.startswith(f"[{number}] "))
    return row.partition("] ")[2].rstrip("。")


@pytest.mark.parametrize(
    "points",
    [[text("市場", 4), text("岸さん", 5)], [text("市場の客は十年で三割減った", 4)] * 2],
    ids=["bare names", "something dropped"],
)
def test_points_of_a_small_model_that_say_less_than_the_rules_are_not_taken(
    article: Article, tmp_path: Path, points: list[Any]
) -> None:
    slide = {"title": text("市場は来春に閉鎖の見通し", 2), "points": points}
    model = Model(answers(scene=slide))
    _, storyboard, _ = written(article, tmp_path, model, model="qwen3:1.7b")
    every = planned(article, Settings(languages=("ja",))).scenes
    rules = [scene for scene in every if scene.layout != "notes"]
    assert [s.points for s in storyboard.scenes[: len(rules)]] == [s.points for s in rules]


def test_a_title_has_its_verdict_too(article: Article, tmp_path: Path) -> None:
    judged = wrong("title [2] 市場は来春に閉鎖の見通し", "doubtful", "市場は来春に閉鎖の見通し", 2)
    _, storyboard, _ = written(article, tmp_path, Model(answers(hold=judged)))
    verdicts = [scene.title_verdict for scene in content(storyboard)]
    assert verdicts == ["doubtful", "verified", "verified"]


def test_a_point_holds_once_the_line_that_has_its_figure_is_named(
    article: Article, tmp_path: Path
) -> None:
    said = "費用は未定、客は三割減"
    elsewhere = scene("statement", text("市場は来春に閉鎖の見通し", 2), text(said, 8))
    judged = wrong(said, "number", said, 4)
    model = Model(answers(plan=plan(elsewhere, CHOICE, LAST), hold=judged))
    _, storyboard, _ = written(article, tmp_path, model)
    assert content(storyboard)[0].points[0].text.ja == said
    asked = [message for name, _, message in model.asked if name == "hold"]
    assert any("! number: 30 (stands in [4]: name it, if that is meant)" in each for each in asked)


def test_a_point_that_cannot_be_mended_gives_way_to_the_rules(
    article: Article, tmp_path: Path
) -> None:
    false = scene("statement", text("市場は来春に閉鎖の見通し", 2), text("客は五割減", 4))
    judged = wrong("客は五割減", "number", "客は六割減", 4)
    model = Model(answers(plan=plan(false, CHOICE, LAST), hold=judged))
    _, storyboard, _ = written(article, tmp_path, model)
    point = content(storyboard)[0].points[0]
    assert "三割減" in (point.text.ja or "")
    assert point.verdict == ""


def test_a_title_that_does_not_hold_gives_way_to_the_other(
    article: Article, tmp_path: Path
) -> None:
    bold = scene(
        "statement", text("市場は来春に閉鎖", 2), text("客は三割減", 4),
        other_title={"ja": "市場は来春に閉鎖の見通し"},
    )  # fmt: skip
    judged = wrong("市場は来春に閉鎖\n", "certainty", "市場は閉鎖だ", 2)
    model = Model(answers(plan=plan(bold, CHOICE, LAST), hold=judged))
    _, storyboard, _ = written(article, tmp_path, model)
    assert content(storyboard)[0].title.ja == "市場は来春に閉鎖の見通し"


def test_a_false_line_gives_way_to_the_sentence(article: Article, tmp_path: Path) -> None:
    def stray(message: str) -> Any:
        told = script(message)
        told["scenes"][0]["lines"].append({"from": [4], "ja": "市場の客は、十年で五割減りました。"})
        return told

    model = Model(answers(script=stray))
    _, storyboard, _ = written(article, tmp_path, model)
    said = [line.text.ja for each in storyboard.scenes for line in each.narration]
    assert "市場の客は十年で三割減りました。" in said
    assert "市場の客は、十年で五割減りました。" not in said


def test_a_model_that_cannot_plan_words_the_slides_of_the_rules(
    article: Article, tmp_path: Path
) -> None:
    slide = {"title": text("市場は来春に閉鎖の見通し", 2), "points": [text("客は三割減", 4)]}
    _, storyboard, told = written(article, tmp_path, Model(answers(plan="{}", scene=slide)))
    rules = [s.id for s in planned(article, Settings(languages=("ja",))).scenes]
    assert [s.id for s in storyboard.scenes] == rules
    assert content(storyboard)[0].title_verdict == "verified"
    assert "規則" in (storyboard.scenes[-1].points[-1].text.ja or "")
    assert any(getattr(event, "key", "") == "writer_rejected" for event in told)


def test_an_unreachable_model_leaves_the_rules_as_they_are(
    article: Article, tmp_path: Path
) -> None:
    _, storyboard, told = written(article, tmp_path, Model({"plan": 401}))
    assert storyboard == planned(article, Settings(languages=("ja",)))
    assert any(getattr(event, "key", "") == "writer_unreachable" for event in told)


def test_what_was_answered_is_not_asked_again(article: Article, tmp_path: Path) -> None:
    first = written(article, tmp_path, Model(answers()))
    model = Model({})
    second = written(article, tmp_path, model)
    assert second[1] == first[1]
    assert model.asked == []


def test_a_conversation_has_its_speakers(article: Article, tmp_path: Path) -> None:
    def talk(message: str) -> Any:
        told = script(message)
        for each in told["scenes"]:
            each["lines"] = [
                {"speaker": "host", "from": [], "ja": "市場は、どうなるんですか。"},
                {"speaker": "guest", **each["lines"][0]},
            ]
        return told

    model = Model(answers(dialogue=talk))
    with json_service(model) as service:
        from dataclasses import replace

        settings = replace(using(service.url, tmp_path), format="dialogue")
        known = brief(article, settings)
        _, storyboard = edited(article, known, planned(article, settings), settings)
    speakers = [line.speaker for line in content(storyboard)[0].narration]
    assert speakers == ["host", "guest"]
    system = next(system for name, system, _ in model.asked if name == "dialogue")
    assert "host (ミオ)" in system
    assert "Length: 520 Japanese characters" in system  # a briefing of it has 400
    judged = [message for name, _, message in model.asked if name == "hold"]
    assert any("line [2] guest: " in message for message in judged)


def test_what_the_house_wants_reaches_the_prompts(article: Article, tmp_path: Path) -> None:
    model = Model(answers())
    wanted = {
        "audience": "商店会の人",
        "purpose": "週末開催に賛成してもらう",
        "tone": "落ち着いて",
        "stress": "客の減り方",
        "instructions": "数字は必ず出す",
    }
    written(article, tmp_path, model, **wanted)
    for prompt in ("plan", "script"):
        system = next(system for name, system, _ in model.asked if name == prompt)
        assert all(word in system for word in wanted.values())


def test_another_model_may_judge(article: Article, tmp_path: Path) -> None:
    names: list[str] = []

    class Watched(Model):
        def __call__(self, path: str, headers: Any, body: Any) -> tuple[int, Any]:
            names.append(f"{body['response_format']['json_schema']['name']}:{body['model']}")
            return super().__call__(path, headers, body)

    written(article, tmp_path, Watched(answers()), verifier="strict")
    assert "plan:small" in names
    assert "hold:strict" in names


def test_the_prompts_can_be_ones_own(article: Article, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "plan.jinja").write_text("House rules only.", encoding="utf-8")
    model = Model(answers())
    written(article, tmp_path / "cache", model, templates=str(own))
    assert ("plan", "House rules only.") in [(name, system) for name, system, _ in model.asked]


def test_a_prompt_that_is_no_template_is_one_line(article: Article, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "plan.jinja").write_text("{{ nothing.there }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"plan\.jinja"):
        written(article, tmp_path / "cache", Model(answers()), templates=str(own))


def test_without_an_endpoint_there_is_no_writer() -> None:
    assert not is_wanted(Settings())


def test_half_a_configuration_is_an_error() -> None:
    with pytest.raises(SettingsError, match="writer"):
        is_wanted(Settings(sections={"writer": {"endpoint": "http://localhost:1"}}))


def test_a_reaction_may_echo_a_figure_said_just_before_and_bring_no_other(
    article: Article, tmp_path: Path
) -> None:
    def talk(message: str) -> Any:
        told = script(message)
        told["scenes"][0]["lines"] = [
            {"from": [4], "ja": "市場の客は、十年で三割減りました。"},
            {"from": [], "ja": "三割も、なのです。"},
            {"from": [], "ja": "五割も、なのです。"},
        ]
        return told

    _, storyboard, _ = written(article, tmp_path, Model(answers(script=talk)))
    said = [line.text.ja for each in storyboard.scenes for line in each.narration]
    assert "三割も、なのです。" in said
    assert "五割も、なのです。" not in said


def test_what_rests_on_no_line_and_is_no_question_is_judged(
    article: Article, tmp_path: Path
) -> None:
    def talk(message: str) -> Any:
        told = script(message)
        told["scenes"][0]["lines"] += [
            {"from": [], "ja": "では、どうなるのでしょうか。"},
            {"from": [], "ja": "市場は町の誇りでした。"},
        ]
        return told

    judged = wrong("町の誇り", "added")
    _, storyboard, _ = written(article, tmp_path, Model(answers(script=talk, hold=judged)))
    said = [line.text.ja for each in storyboard.scenes for line in each.narration]
    assert "では、どうなるのでしょうか。" in said
    assert "市場は町の誇りでした。" not in said
