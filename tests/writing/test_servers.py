"""What servers and models do wrong, recorded: the show is whole whatever comes back."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from articles import planned
from servers.chat import chat_server
from servers.json_service import json_service
from writing.answered import (
    ARTICLE,
    CHOICE,
    LAST,
    STATEMENT,
    answers,
    content,
    plan,
    scene,
    script,
    text,
)
from writing.model import Model, all_good, using

from generator.model import Bilingual
from generator.progress import Step
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief
from generator.web.chat import chat
from generator.writing import edited
from generator.writing.desk import EditorDesk
from generator.writing.holding import Holding, Item
from generator.writing.numbered import numbered
from generator.writing.prompts import Prompts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import Article, Storyboard

KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも"
RULES = Settings(languages=("ja",))
GOOD = answers()


@pytest.fixture
def article() -> Article:
    return read(ARTICLE.encode(), Settings(), name="article.md")


def by_schema(body: Mapping[str, Any]) -> str:
    """What a good model says to a question, which the name of its schema tells."""
    answer = GOOD[body["response_format"]["json_schema"]["name"]]
    told = answer(body["messages"][-1]["content"]) if callable(answer) else answer
    return json.dumps(told, ensure_ascii=False)


def made(article: Article, cache: Path, url: str) -> tuple[Storyboard, list[str]]:
    """The storyboard, and the keys of what was told."""
    told: list[Any] = []
    settings = using(url, cache, pause="0.01", tries="2")
    known = brief(article, settings)
    _, storyboard = edited(article, known, planned(article, settings), settings, told.append)
    return storyboard, [getattr(each, "key", "") for each in told]


def from_model(article: Article, cache: Path, **others: Any) -> Storyboard:
    with json_service(Model(answers(**others))) as service:
        return made(article, cache, service.url)[0]


# ------------------------------------------------------------------------------------- servers


@pytest.mark.parametrize(
    "how",
    [
        {"says": lambda _: "I'm sorry, but I can't help with that."},
        {"says": by_schema, "ends": "length"},
        {"says": by_schema, "ends": "content_filter"},
        {"says": lambda _: ""},
        {"raw": b'data: {"choices": []}\n\ndata: [DONE]\n\n'},
        {"raw": b'data: {"choices": [{"delta": {"content": "{\\"brief\\""}}]}\n\n'},
        {"refuses": lambda _: (400, "no such model")},
        {"refuses": lambda _: (500, "out of memory")},
    ],
    ids=["refusal", "cut", "filtered", "empty", "no choices", "breaks off", "400", "500"],
)
def test_what_cannot_be_used_leaves_the_rules_show(
    article: Article, tmp_path: Path, how: dict[str, Any]
) -> None:
    with chat_server(**how) as server:
        storyboard, told = made(article, tmp_path, server.url)
    assert storyboard == planned(article, RULES)
    assert {"writer_rejected", "writer_unreachable"} & {*told}


def test_an_answer_as_arguments_of_a_tool_is_one(article: Article, tmp_path: Path) -> None:
    def events(said: str) -> bytes:
        call = {"function": {"name": "answer", "arguments": said}}
        delta = {"choices": [{"delta": {"content": None, "tool_calls": [call]}}]}
        end = {"choices": [{"delta": {}, "finish_reason": "tool_calls"}]}
        rows = (json.dumps(row, ensure_ascii=False) for row in (delta, end))
        return "".join(f"data: {row}\n\n" for row in rows).encode() + b"data: [DONE]\n\n"

    with chat_server(says=by_schema) as server:
        server.refuses = lambda body: setattr(server, "raw", events(by_schema(body)))
        storyboard, _ = made(article, tmp_path, server.url)
    assert content(storyboard)[0].title.ja == "市場は来春に閉鎖の見通し"


@pytest.mark.parametrize(
    "before", ['<think>市場は、ええと。{"a": 1}</think>', "Here it is:\n```json\n"]
)
def test_thoughts_before_the_answer_are_passed_over(
    article: Article, tmp_path: Path, before: str
) -> None:
    with chat_server(says=lambda body: before + by_schema(body)) as server:
        storyboard, _ = made(article, tmp_path, server.url)
    assert content(storyboard)[0].title.ja == "市場は来春に閉鎖の見通し"


def test_a_busy_server_is_asked_again(article: Article, tmp_path: Path) -> None:
    busy = [(429, "slow down"), None]
    with chat_server(says=by_schema, refuses=lambda _: busy.pop(0) if busy else None) as server:
        storyboard, _ = made(article, tmp_path, server.url)
    assert content(storyboard)[0].title.ja == "市場は来春に閉鎖の見通し"


@pytest.mark.parametrize(("room", "most"), [(1, 1), (3, 3)])
def test_a_server_with_room_judges_several_batches_at_once(
    article: Article, tmp_path: Path, room: int, most: int
) -> None:
    def judging(body: Mapping[str, Any]) -> str:
        time.sleep(0.2)
        return json.dumps(all_good(body["messages"][-1]["content"]))

    with chat_server(says=judging, routes={"/props": {"total_slots": room}}) as server:
        settings = using(server.url, tmp_path)
        judge = chat("writer", settings)
        assert judge is not None
        with judge:
            desk = EditorDesk(judge, Prompts(settings, ("ja",)), tmp_path, lambda _: None)
            items = [Item("line", Bilingual(f"市場の{each}です。"), ()) for each in KANA]
            held = Holding(numbered(article), ("ja",), desk, desk)
            held.held(items)
    assert (len(server.asked) - 1, server.most, desk.asked - 1) == (4, most, 4)


def test_a_slow_stream_is_waited_for(article: Article, tmp_path: Path) -> None:
    def pieces(said: str) -> list[str]:
        return [said[n : n + 400] for n in range(0, len(said), 400)]

    with chat_server(says=by_schema, pieces=pieces, pause=0.02) as server:
        storyboard, _ = made(article, tmp_path, server.url)
    assert content(storyboard)[0].title.ja == "市場は来春に閉鎖の見通し"


# -------------------------------------------------------------------------------------- answers


def test_lines_that_are_not_there_are_told_and_asked_for_again(
    article: Article, tmp_path: Path
) -> None:
    wrong = scene("statement", text("市場は来春に閉鎖の見通し", 99))
    plans = [plan(wrong, CHOICE, LAST), plan(STATEMENT, CHOICE, LAST)]
    model = Model(answers(plan=plans))
    with json_service(model) as service:
        storyboard, told = made(article, tmp_path, service.url)
    assert content(storyboard)[0].title_sources
    assert (model.times("plan"), told.count("writer_rejected")) == (2, 1)


def test_the_other_language_is_not_taken_for_this_one(article: Article, tmp_path: Path) -> None:
    english = [
        scene("statement", text("the market may close next spring", 2)),
        scene("bullets", text("the city considers weekends", 7), text("costs are not yet set", 8)),
        scene("takeaways", text("what to keep in mind", 2), text("it is expected to close", 2)),
    ]
    model = Model(answers(plan=plan(*english)))
    with json_service(model) as service:
        storyboard, _ = made(article, tmp_path, service.url)
    assert storyboard == planned(article, RULES)
    held = next(message for name, _, message in model.asked if name == "hold")
    assert held.count("! not in Japanese") >= 5


def test_nonsense_that_fits_the_shape_leaves_the_rules_show(
    article: Article, tmp_path: Path
) -> None:
    false = [
        scene("statement", text("市場の客は五割増えた", 4), text("市は閉鎖を決定", 7)),
        scene("bullets", text("費用はもう決まった", 8), text("客は八割減", 4)),
        scene("takeaways", text("市場は閉鎖されない", 2), text("開催は毎日に決定", 7)),
    ]
    assert from_model(article, tmp_path, plan=plan(*false)) == planned(article, RULES)


def test_a_plan_of_one_scene_is_none(article: Article, tmp_path: Path) -> None:
    storyboard = from_model(article, tmp_path, plan=plan(STATEMENT), scene="no")
    assert [s.id for s in storyboard.scenes] == [s.id for s in planned(article, RULES).scenes]


def test_the_same_scene_twice_is_shown_once(article: Article, tmp_path: Path) -> None:
    storyboard = from_model(article, tmp_path, plan=plan(STATEMENT, STATEMENT, CHOICE, LAST))
    assert [each.layout for each in content(storyboard)] == ["statement", "comparison", "takeaways"]


def test_titles_all_alike_give_way_to_the_others(article: Article, tmp_path: Path) -> None:
    again = scene(
        "bullets", text("市場は来春に閉鎖の見通し", 2), text("客は十年で三割減", 4),
        text("市は週末だけの開催を検討", 7), other_title={"ja": "客は十年で三割減った"},
    )  # fmt: skip
    storyboard = from_model(article, tmp_path, plan=plan(STATEMENT, again, CHOICE, LAST))
    titles = [each.title.ja for each in content(storyboard)]
    assert len({*titles}) == len(titles) == 4


def test_what_is_remembered_stands_last_and_once(article: Article, tmp_path: Path) -> None:
    early = scene("takeaways", text("まとめ", 2), text("市場は来春に閉鎖の見通し", 2))
    storyboard = from_model(article, tmp_path, plan=plan(early, STATEMENT, CHOICE, LAST))
    assert [each.layout for each in content(storyboard)] == ["statement", "comparison", "takeaways"]


def test_more_groups_than_a_layout_holds_become_points(article: Article, tmp_path: Path) -> None:
    many = scene(
        "comparison",
        text("市場のこれまでとこれから", 4, 7),
        groups=[
            {"head": text(f"その{n}", 4), "points": [text("客は十年で三割減", 4)]} for n in range(5)
        ],
    )
    storyboard = from_model(article, tmp_path, plan=plan(STATEMENT, many, LAST))
    assert content(storyboard)[1].layout == "bullets"
    assert not content(storyboard)[1].groups


def test_lines_for_scenes_that_are_not_there_are_passed_over(
    article: Article, tmp_path: Path
) -> None:
    def stray(message: str) -> Any:
        told = script(message)
        told["scenes"] = [{**told["scenes"][0], "scene": 99}]
        return told

    storyboard = from_model(article, tmp_path, script=stray)
    assert all(not each.narration for each in storyboard.scenes)  # left to the rules


def test_a_build_that_is_stopped_goes_on_where_it_was(article: Article, tmp_path: Path) -> None:
    first, second = Model(answers()), Model(answers())

    def stop(event: Any) -> None:
        if isinstance(event, Step) and first.times("hold"):
            raise KeyboardInterrupt

    with json_service(first) as service:
        settings = using(service.url, tmp_path)
        known, rules = brief(article, settings), planned(article, settings)
        with pytest.raises(KeyboardInterrupt):
            edited(article, known, rules, settings, stop)
    with json_service(second) as service:
        storyboard, _ = made(article, tmp_path, service.url)
    assert (first.times("plan"), second.times("plan")) == (1, 0)
    assert content(storyboard)[0].narration


def test_a_key_is_never_told(article: Article, tmp_path: Path) -> None:
    told: list[Any] = []
    with chat_server(refuses=lambda _: (401, "wrong key s3cret")) as server:
        settings = using(server.url, tmp_path, key="s3cret")
        settings = replace(settings, languages=("ja",))
        edited(article, brief(article, settings), planned(article, settings), settings, told.append)
    assert "s3cret" not in repr(told)
