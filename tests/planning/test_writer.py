"""A language model's texts: used where they are faithful, and never otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from articles import narrated, planned
from servers.json_service import json_service

from generator.errors import SettingsError
from generator.narration import scripts
from generator.progress import Message
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article, Scene, Storyboard

TEXT = """\
# 題

## 利用者

利用者は34人に達しました。来年は減る可能性があります。職員は増えていません。
"""
ENGLISH = {
    "利用者は34人に達しました。": "The number of users reached 34.",
    "来年は減る可能性があります。": "It may fall next year.",
    "職員は増えていません。": "The staff has not grown.",
}


@pytest.fixture
def article(written: Callable[..., Article]) -> Article:
    return written(TEXT, ENGLISH)


def ids(article: Article) -> list[str]:
    return [sentence.id for sentence in article.sections[0].blocks[0].sentences]  # type: ignore[union-attr]


def good(article: Article) -> dict[str, Any]:
    users, fall, staff = ids(article)
    return {
        "title": {"ja": "利用者は34人", "en": "Users reached 34", "from": [users]},
        "points": [
            {"ja": "来年は減る可能性", "en": "It may fall next year", "from": [fall]},
            {"ja": "職員は増えていない", "en": "No growth in staff", "from": [staff]},
        ],
    }


class Model:
    """What a server says, call by call; the last answer again and again."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    def __call__(self, path: str, headers: Any, body: Any) -> tuple[int, Any]:
        assert path == "/v1/chat/completions"
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, int):
            return answer, {"error": "no"}
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        return 200, {"choices": [{"message": {"content": text}}], "usage": {"total_tokens": 7}}


def using(url: str, cache: Path) -> Settings:
    writer = {"endpoint": url, "model": "small", "key": "secret"}
    return replace(Settings(), sections={"writer": writer}, cache=cache)


def worded(article: Article, cache: Path, model: Model) -> tuple[Storyboard, list[Any], int]:
    told: list[Any] = []
    with json_service(model) as service:
        storyboard = planned(article, using(service.url, cache), told.append)
        return storyboard, told, len(service.asked)


def body(storyboard: Storyboard) -> Scene:
    return next(scene for scene in storyboard.scenes if scene.layout == "bullets")


def test_a_faithful_answer_becomes_title_and_points(article: Article, tmp_path: Path) -> None:
    storyboard, _, asked = worded(article, tmp_path, Model(good(article)))
    scene = body(storyboard)
    assert scene.title.ja == "利用者は34人"
    assert scene.title_sources == (ids(article)[0],)
    assert [point.text.en for point in scene.points] == [
        "It may fall next year",
        "No growth in staff",
    ]
    assert scene.kicker.ja == "利用者"
    assert scene.sources == body(planned(article, Settings())).sources
    assert asked == 1


def test_the_notes_say_who_wrote(article: Article, tmp_path: Path) -> None:
    storyboard, _, _ = worded(article, tmp_path, Model(good(article)))
    assert any("small" in (point.text.ja or "") for point in storyboard.scenes[-1].points)


def spoiled(article: Article, where: str, **changes: Any) -> dict[str, Any]:
    answer = good(article)
    target = answer["title"] if where == "title" else answer["points"][int(where)]
    target.update(changes)
    return answer


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("title", {"ja": "利用者は35人"}),
        ("title", {"en": "Users reached four hundred"}),
        ("title", {"ja": "ミラさんの利用者は34人"}),
        ("title", {"en": "The number in Tokyo reached 34"}),
        ("1", {"ja": "職員は増えた"}),
        ("1", {"en": "The staff has grown"}),
        ("0", {"ja": "来年は減る"}),
        ("0", {"en": "It falls next year"}),
        ("0", {"from": []}),
        ("0", {"from": ["s0000000"]}),
        ("0", {"ja": None}),
        ("0", {"ja": "来年は減る可能性\nがある"}),
        ("0", {"ja": "来年は減る可能性" * 12}),
        ("0", {"extra": 1}),
    ],
)
def test_what_the_sentences_do_not_say_is_rejected(
    article: Article, tmp_path: Path, where: str, changes: dict[str, Any]
) -> None:
    answer = spoiled(article, where, **changes)
    storyboard, told, asked = worded(article, tmp_path, Model(answer))
    assert body(storyboard) == body(planned(article, Settings()))
    assert asked == 2  # once more, and then no more
    assert "writer_rejected" in [event.key for event in told if isinstance(event, Message)]


@pytest.mark.parametrize(
    "answer", ["no JSON", "[]", "{}", "null", '{"title": 1, "points": []}', "[" * 5000]
)
def test_an_answer_of_another_form_is_rejected(
    article: Article, tmp_path: Path, answer: str
) -> None:
    storyboard, _, _ = worded(article, tmp_path, Model(answer))
    assert body(storyboard) == body(planned(article, Settings()))


def test_the_second_answer_may_be_better(article: Article, tmp_path: Path) -> None:
    fenced = f"```json\n{json.dumps(good(article), ensure_ascii=False)}\n```"
    storyboard, told, asked = worded(article, tmp_path, Model("Sure!", fenced))
    assert asked == 2
    assert body(storyboard).title.ja == "利用者は34人"
    total = next(e for e in told if isinstance(e, Message) and e.key == "writer_total")
    assert total.values == (("tokens", "14"),)


def test_an_accepted_answer_is_not_asked_for_again(article: Article, tmp_path: Path) -> None:
    first, _, _ = worded(article, tmp_path, Model(good(article)))
    again, _, asked = worded(article, tmp_path, Model(500))
    assert asked == 0
    assert again == first


def test_a_damaged_cache_is_not_trusted(article: Article, tmp_path: Path) -> None:
    worded(article, tmp_path, Model(good(article)))
    (kept,) = (tmp_path / "writer").glob("*.json")
    kept.write_text('{"title": {"ja": "嘘"', encoding="utf-8")
    _, _, asked = worded(article, tmp_path, Model(good(article)))
    assert asked == 1


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_without_the_server_the_rules_texts_stay(
    article: Article, tmp_path: Path, status: int
) -> None:
    storyboard, told, asked = worded(article, tmp_path, Model(status))
    assert storyboard == planned(article, Settings())
    assert asked == 1
    messages = [event for event in told if isinstance(event, Message)]
    assert "writer_unreachable" in [message.key for message in messages]
    assert "secret" not in str(messages)


def test_nothing_is_written_of_what_is_not_translated(
    written: Callable[..., Article], tmp_path: Path
) -> None:
    article = written(TEXT)
    storyboard, _, _ = worded(article, tmp_path, Model(good(article)))
    assert body(storyboard).title.ja == "利用者は34人"
    assert body(storyboard).title.en is None


def line(speaker: str, ja: str, en: str, *sources: str) -> dict[str, Any]:
    return {"speaker": speaker, "ja": ja, "en": en, "from": list(sources)}


def conversation(article: Article) -> dict[str, Any]:
    users, fall, staff = ids(article)
    ja = "ただ、来年は減る可能性がありますし、職員は増えていません。"
    en = "It may fall next year, though, and the staff has not grown."
    return {
        "lines": [
            line("host", "利用者の話ですね。", "About users.", article.sections[0].heading.id),
            line("guest", "34人に達したんです。", "There are 34 now.", users),
            line("host", "なるほど。", "I see."),
            line("guest", ja, en, fall, staff),
        ]
    }


class Talker(Model):
    """Answers about slides as ``Model`` does, and what is asked to talk with ``talk``."""

    def __init__(self, slide: Any, talk: Any) -> None:
        super().__init__(slide)
        self.talk = talk

    def __call__(self, path: str, headers: Any, body: Any) -> tuple[int, Any]:
        if "conversation" not in body["messages"][0]["content"]:
            return super().__call__(path, headers, body)
        text = json.dumps(self.talk, ensure_ascii=False)
        return 200, {"choices": [{"message": {"content": text}}]}


def talked(article: Article, cache: Path, talk: Any) -> tuple[Storyboard, Settings]:
    with json_service(Talker(good(article), talk)) as service:
        settings = replace(using(service.url, cache), format="dialogue")
        return narrated(article, settings), settings


def test_a_conversation_rests_on_every_sentence(article: Article, tmp_path: Path) -> None:
    storyboard, settings = talked(article, tmp_path, conversation(article))
    scene = body(storyboard)
    assert [line.speaker for line in scene.narration] == ["host", "guest", "host", "guest"]
    assert {s for line in scene.narration for s in line.sources} == set(scene.sources)
    assert scene.narration[-1].pause == "slide"
    said = [
        u.text for script in scripts(storyboard, article, settings) for u in script.utterances()
    ]
    assert "34人に達したんです。" in said
    assert "There are 34 now." in said


@pytest.mark.parametrize(
    ("at", "changes"),
    [
        (1, {"ja": "35人に達したんです。"}),
        (1, {"speaker": "stranger"}),
        (1, {"from": []}),
        (2, {"ja": "なるほど、3割も。"}),
        (2, {"ja": "なるほど。" * 9}),
        (3, {"ja": "来年は減りますし、職員は増えていません。"}),
        (3, {"from": ["s0000000"]}),
    ],
)
def test_a_conversation_that_strays_is_replaced_by_the_templates(
    article: Article, tmp_path: Path, at: int, changes: dict[str, Any]
) -> None:
    talk = conversation(article)
    talk["lines"][at].update(changes)
    strayed, _ = talked(article, tmp_path, talk)
    lines = [said.text.ja for said in body(strayed).narration]
    assert "利用者は34人に達しました。" in lines
    assert "なるほど。" not in lines


def messages(told: list[Any], key: str) -> dict[str, str]:
    return dict(next(e.values for e in told if isinstance(e, Message) and e.key == key))


def test_what_it_will_take_is_told_before_and_what_it_took_after(
    article: Article, tmp_path: Path
) -> None:
    _, told, _ = worded(article, tmp_path, Model(good(article)))
    before = messages(told, "writer_estimate")
    assert before["questions"] == "1"
    assert 100 < int(before["tokens"]) < 1000
    assert messages(told, "writer_total") == {"tokens": "7"}
    order = [event.key for event in told if isinstance(event, Message)]
    assert order.index("writer_estimate") < order.index("writer_total")
    _, again, _ = worded(article, tmp_path, Model(500))
    assert messages(again, "writer_estimate") == {"questions": "0", "tokens": "0"}


def test_with_a_price_the_cost_is_told(article: Article, tmp_path: Path) -> None:
    told: list[Any] = []
    with json_service(Model(good(article))) as service:
        settings = using(service.url, tmp_path)
        writer = {**settings.section("writer"), "price": "2000"}
        planned(article, replace(settings, sections={"writer": writer}), told.append)
    assert messages(told, "writer_total") == {"tokens": "7 (0.0140)"}


MORE = (
    TEXT
    + """
## 費用

費用は20万円でした。来年は30万円になる見込みです。
"""
)


def test_a_run_that_was_stopped_goes_on_where_it_was(
    written: Callable[..., Article], tmp_path: Path
) -> None:
    article = written(MORE)
    users, cost = (
        {
            "title": {"ja": ja, "en": None, "from": [section.blocks[0].sentences[0].id]},  # type: ignore[union-attr]
            "points": [{"ja": ja, "en": None, "from": [section.blocks[0].sentences[0].id]}],  # type: ignore[union-attr]
        }
        for section, ja in zip(article.sections, ["利用者は34人", "費用は20万円"], strict=True)
    )
    stopped, _, asked = worded(article, tmp_path, Model(users, 500))
    assert asked == 2
    titles = [scene.title.ja for scene in stopped.scenes]
    assert "利用者は34人" in titles
    assert "費用は20万円" not in titles
    resumed, _, asked = worded(article, tmp_path, Model(cost))
    assert asked == 1
    titles = [scene.title.ja for scene in resumed.scenes]
    assert {"利用者は34人", "費用は20万円"} <= {*titles}


def test_the_notes_say_how_many_drafts_were_refused(
    written: Callable[..., Article], tmp_path: Path
) -> None:
    article = written(MORE, ENGLISH)
    storyboard, _, _ = worded(article, tmp_path, Model(good(article)))  # right for one slide
    noted = storyboard.scenes[-1].points[-1].text
    assert "1か所" in (noted.ja or "")
    assert (noted.en or "").endswith("stays: 1)")


def test_a_slide_with_a_form_of_its_own_gets_a_title_alone(
    written: Callable[..., Article], tmp_path: Path
) -> None:
    article = written("# 題\n\n## 手順\n\n1. 豆を洗います。\n2. 豆を煮ます。\n3. 火を止めます。\n")
    plain = next(s for s in planned(article, Settings()).scenes if s.layout == "steps")
    answer = {"title": {"ja": "豆を煮て火を止める", "en": None, "from": list(plain.sources[1:])}}
    storyboard, _, asked = worded(article, tmp_path, Model(answer))
    scene = next(s for s in storyboard.scenes if s.layout == "steps")
    assert asked == 1
    assert scene.title.ja == "豆を煮て火を止める"
    assert scene.groups == plain.groups
    spoiled = {"title": {**answer["title"], "ja": "豆を4回煮る"}}
    kept, _, _ = worded(article, tmp_path / "other", Model(spoiled))
    assert next(s for s in kept.scenes if s.layout == "steps").title == plain.title


def speaking(names: str, url: str, cache: Path) -> Settings:
    writer = {**using(url, cache).section("writer"), "speakers": names}
    return replace(using(url, cache), format="dialogue", sections={"writer": writer})


@pytest.mark.parametrize("names", ["anna, ben", "anna, ben, cho, dai"])
def test_two_to_four_speakers_may_be_named(article: Article, tmp_path: Path, names: str) -> None:
    talk = conversation(article)
    given = names.split(", ")
    for n, said in enumerate(talk["lines"]):
        said["speaker"] = given[n % len(given)]
    with json_service(Talker(good(article), talk)) as service:
        settings = speaking(names, service.url, tmp_path)
        scene = body(narrated(article, settings))
    assert {line.speaker for line in scene.narration} == {*given}
    assert names in service.asked[-1][2]["messages"][0]["content"]


@pytest.mark.parametrize("names", ["anna", "a, b, c, d, e", "anna, anna"])
def test_fewer_and_more_speakers_are_no_conversation(
    article: Article, tmp_path: Path, names: str
) -> None:
    with pytest.raises(SettingsError, match="two to four"):
        planned(article, speaking(names, "http://127.0.0.1:9", tmp_path))
