"""A slide of what the author holds or has lived through says that it is the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    marked = [scene for scene in scenes if "筆者の話" in (scene.kicker.ja or "")]
    assert marked
    assert not any("筆者" in (scene.title.ja or "") for scene in marked)


def test_that_it_is_the_authors_is_said_once(written: Callable[..., Article]) -> None:
    parts = "".join(
        f"## {name}\n\n私は{name}を買いました。{name}は重いと思います。私が毎朝運びました。\n\n"
        for name in ("舟", "帆", "錨", "櫂")
    )
    article = written(f"# 海と暮らす\n\n{parts}")
    scenes = plan(article, brief(article, Settings()), Settings()).scenes
    assert sum("筆者の話" in (scene.kicker.ja or "") for scene in scenes) <= 1


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
