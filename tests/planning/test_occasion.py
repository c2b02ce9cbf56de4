"""What takes place is shown and said with its day, its place and its price, first and last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import narrated

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Scene

LINES = "日時：8月2日（日）9:30出発（9:00集合）\n集合場所：北口広場\n参加費：300円"
TABLE = (
    "| 項目 | 内容 |\n|---|---|\n| 日時 | 8月2日（日）9:30出発 |\n"
    "| 集合場所 | 北口広場 |\n| 参加費 | 300円 |"
)
WALK = """# 石切り場の見学会を開きます

北浜市は、古い石切り場の見学会を開きます。石工だった人が案内します。

{facts}

道は急なところがあります。水は各自で用意します。雨の日も歩きます。
"""
LATER = """# 石切り場の見学会　延期日程のお知らせ

北浜市では、落石のため、5月10日に予定していました石切り場の見学会を延期し、日程を調整しておりました。
心待ちにしてくださった皆様には、ご心配をおかけし、申し訳ありませんでした。
検討の結果、下記のとおり開催することとなりましたので、お知らせいたします。

### 日時　2026年8月2日（日）9:30出発（9:00集合）
### 集合場所　北口広場

申し込みはそのまま使えます。取り消す人は、7月20日までに市役所へ届けます。

どうぞ、安心してお越しください。
"""


def _scenes(written: Callable[..., Article], text: str) -> list[Scene]:
    return list(narrated(written(text)).scenes)


def _shown(scene: Scene) -> str:
    return " ".join(point.text.ja or "" for point in scene.points)


def _said(scene: Scene) -> str:
    return "".join(line.text.ja or "" for line in scene.narration)


@pytest.mark.parametrize("facts", [LINES, TABLE])
def test_the_second_slide_has_day_place_and_price(
    written: Callable[..., Article], facts: str
) -> None:
    answer = _scenes(written, WALK.format(facts=facts))[1]
    assert [fact in _shown(answer) for fact in ("8月2日", "北口広場", "300円")] == [True] * 3


def test_they_are_said_as_sentences_and_kept(written: Callable[..., Article]) -> None:
    scenes = _scenes(written, WALK.format(facts=LINES))
    said = "".join(map(_said, scenes))
    assert "日時は、8月2日9:30出発です。集合は、9:00です。" in said
    assert "8月2日" in _shown(next(s for s in scenes if s.layout == "takeaways"))
    assert "：" not in said


def test_of_what_was_postponed_the_new_day_is_the_news(written: Callable[..., Article]) -> None:
    scenes = _scenes(written, LATER)
    answer, last = scenes[1], next(s for s in scenes if s.layout == "takeaways")
    assert "2026年8月2日" in _shown(answer)
    assert "2026年8月2日" in _shown(last)
    assert "2026年8月2日" in _said(answer)
    everything = "".join(_shown(s) + _said(s) for s in scenes)
    assert "申し訳" not in everything
    assert "安心して" not in everything


def test_a_text_that_announces_nothing_has_no_such_facts(written: Callable[..., Article]) -> None:
    plain = WALK.format(facts="- 道具：槌と鏨\n- 場所：谷の北側")
    assert "谷の北側" not in _shown(_scenes(written, plain)[1])
