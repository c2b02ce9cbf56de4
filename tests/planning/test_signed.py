"""A slide of what the author holds or has lived through says that it is the author's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.model import Bilingual, with_sentences
from generator.planning import plan
from generator.settings import Settings
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Scene

LIFE = (
    "# 舟と暮らす\n\n## 冬の桟橋\n\n私は冬に舟を買いました。桟橋は凍っていました。"
    "板を三枚替えました。\n\n"
    "## 岬の灯台\n\n岬の灯台は明治に建ちました。灯台の光は二十キロ先まで届きます。"
    "塔の高さは三十メートルです。\n"
)
NAMED = LIFE.replace("私は冬に", "大工の岸さんは冬に").replace("板を三枚", "岸さんは板を三枚")


def _scenes(written: Callable[..., Article], text: str) -> dict[str, Scene]:
    article = written(text)
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    return {
        name: scene
        for scene in scenes
        for name in ("舟", "灯台")
        if scene.layout not in {"title", "takeaways", "notes"}
        and name in " ".join([scene.title.ja or "", *(p.text.ja or "" for p in scene.points)])
    }


def test_what_somebody_lived_through_is_marked_as_theirs(written: Callable[..., Article]) -> None:
    scene = _scenes(written, LIFE.replace("私は冬に", "冬に").replace("板を", "私が板を"))["舟"]
    assert "筆者" in f"{scene.kicker.ja}{scene.title.ja}{[p.text.ja for p in scene.points]}"


def test_an_unsaid_owner_stands_in_the_kicker(written: Callable[..., Article]) -> None:
    article = written(
        "# 舟と暮らす\n\n## 桟橋\n\n私は舟が好きです。\n\n## 舟のこれから\n\n"
        "舟はもっと長く使えるはずです。桟橋の板は凍ると滑るように思います。"
        "冬の港は静かすぎる気がします。\n"
    )
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    marked = [scene for scene in scenes if "筆者の考え" in (scene.kicker.ja or "")]
    assert marked
    assert not any("筆者" in (scene.title.ja or "") for scene in marked)


def test_every_slide_of_views_is_marked_and_none_of_what_happened(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 海と暮らす\n\n"
        "## 買った舟\n\n私は春に舟を買いました。舟は港の奥に泊めました。板を三枚替えました。\n\n"
        "## 帆のこれから\n\n帆はもっと軽くなるはずです。綿の帆は重すぎる気がします。\n\n"
        "## 港のこれから\n\n港は静かすぎるように思います。桟橋は広げるべきです。\n"
    )
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    texts = {" ".join((s.title.ja or "", *(p.text.ja or "" for p in s.points))): s for s in scenes}
    marked = {said for said, scene in texts.items() if "筆者の考え" in (scene.kicker.ja or "")}
    assert any("綿の帆" in said for said in marked)
    assert any("桟橋" in said for said in marked)
    assert not any("板を三枚" in said for said in marked)


def test_what_leads_into_an_interview_is_not_marked_as_an_answer(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 橋を架けた人に聞く\n\n昨年、町の橋を架け直された岸本修教授。お話を聞きました。\n\n"
        "## 町の橋\n\n町の橋は大正に架けられました。長さは八十メートルです。"
        "川の幅は六十メートルです。\n\n"
        + "".join(
            f"## {question}\n\n{answer}\n\n"
            for question, answer in (
                ("なぜ橋を架け直したのですか？", "古い橋は揺れました。板も腐っていました。"),
                ("工事は大変でしたか？", "冬の川は冷たかったです。毎朝、氷を割りました。"),
                ("次は何をしますか？", "次は水門を直します。町の人と話し合っています。"),
            )
        )
    )
    article = written(text)
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    signed = [s for s in scenes if "岸本修さんの話" in (s.kicker.ja or "")]
    assert signed
    assert not any("八十メートル" in (p.text.ja or "") for s in signed for p in s.points)


def test_what_anybody_can_say_is_not_marked(written: Callable[..., Article]) -> None:
    assert "筆者" not in (_scenes(written, LIFE)["灯台"].kicker.ja or "")


def test_a_slide_that_names_somebody_is_theirs(written: Callable[..., Article]) -> None:
    assert "筆者" not in (_scenes(written, NAMED)["舟"].kicker.ja or "")


def test_answers_are_marked_as_of_who_is_introduced(written: Callable[..., Article]) -> None:
    text = (
        "# 橋を架けた人に聞く\n\n昨年、町の橋を架け直された岸本修教授。お話を聞きました。\n\n"
        + "".join(
            f"Q. {question}\n\n{answer}\n\n"
            for question, answer in (
                ("なぜ橋を架け直したのですか？", "古い橋は揺れました。板も腐っていました。"),
                ("工事は大変でしたか？", "冬の川は冷たかったです。毎朝、氷を割りました。"),
                ("次は何をしますか？", "次は水門を直します。町の人と話し合っています。"),
            )
        )
    )
    article = written(text)
    found = brief(article, Settings())
    scenes = plan(article, found, Settings()).scenes
    assert found.speaker == "interview"
    assert any("岸本修さんの話" in (scene.kicker.ja or "") for scene in scenes)


def test_the_authors_i_stands_on_no_slide(written: Callable[..., Article]) -> None:
    scene = _scenes(written, LIFE.replace("板を三枚替えました", "これが僕には重すぎました"))["舟"]
    shown = " ".join([scene.title.ja or "", *(p.text.ja or "" for p in scene.points)])
    assert "筆者には重すぎ" in shown
    assert "僕" not in shown


def test_a_call_to_readers_stays_a_call(written: Callable[..., Article]) -> None:
    article = written(
        "# 浜の祭り\n\n祭りは八月に開かれました。浜に三百人が集まりました。\n\n"
        "## 来年も\n\n来年の祭りは七月に開きます。準備は五月から始めます。"
        "会場は東の浜です。ぜひ浜まで見に来てください。\n"
    )
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    shown = [p.text.ja or "" for scene in scenes for p in scene.points]
    assert not any(text.endswith("見に来る") for text in shown)
    assert any("見に来てほしい" in text for text in shown)


def test_a_slide_headed_by_what_leads_in_is_no_answer(written: Callable[..., Article]) -> None:
    questions = ("なぜ橋を架け直したのですか？", "工事は大変でしたか？", "次は何をしますか？")
    article = written(
        "# 橋を架けた人に聞く\n\n昨年、町の橋を架け直された岸本修教授。お話を聞きました。"
        "町には橋が四つあります。\n\n"
        + "".join(
            f"## {each}\n\n古い橋は揺れました。毎朝、氷を割りました。\n\n" for each in questions
        )
    )
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    led = [scene for scene in scenes if "橋が四つ" in (scene.title.ja or "")]
    assert not any("岸本修さんの話" in (scene.kicker.ja or "") for scene in led)


@pytest.mark.parametrize(
    ("text", "said", "ja", "en"),
    [
        (
            "# 舟\n\n舟は木でできています。\n",
            "The boat is made of wood.",
            "英訳：言語モデル",
            "English translation: a language model",
        ),
        (
            "# Boats\n\nThe boat is made of wood and tar.\n",
            "舟は木とタールでできています。",
            "和訳：言語モデル",
            "Japanese translation: a language model",
        ),
    ],
)
def test_who_translated_is_told_with_the_language_it_was_put_into(
    written: Callable[..., Article], text: str, said: str, ja: str, en: str
) -> None:
    article = with_sentences(
        written(text, {text.split("\n\n")[1].strip(): said}),
        lambda each: replace(each, origin="openai") if each.state == "final" else each,
    )
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    told = [point.text for scene in scenes for point in scene.points]
    assert Bilingual(ja, en) in told
