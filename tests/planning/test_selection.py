"""Of a slide's points those that are read; the rest of its sentences is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import Settings, read
from generator.planning import plan
from generator.understanding import brief

if TYPE_CHECKING:
    from generator.model import Scene

FILLER = (
    "窓の外には港が見えます。机は木でできています。床は毎朝みがかれます。椅子は二十脚あります。"
)


def scene_of(section: str) -> Scene:
    """The slide of the second of three sections."""
    text = (
        "# 町の図書館\n\n町の図書館の話です。\n\n## はじまり\n\n図書館は春に開きました。\n\n"
        f"## 読書室\n\n{section}\n\n## これから\n\n図書館は冬も開きます。"
    )
    article = read(text.encode(), Settings(), name="library.md")
    storyboard = plan(article, brief(article, Settings()), Settings())
    return next(s for s in storyboard.scenes if s.part == 2 and s.layout != "agenda")


def shown(scene: Scene) -> str:
    return "\n".join([scene.title.ja or "", *(p.text.ja or "" for p in scene.points)])


def test_a_slide_shows_few_of_many_sentences_and_all_of_them_are_told() -> None:
    scene = scene_of(FILLER + "灯りは夜の九時に消えます。本棚は壁ぎわに並びます。")
    assert len(scene.points) <= 6
    assert len({*scene.sources}) == 6


@pytest.mark.parametrize(
    "warning",
    [
        "階段は濡れると滑るので注意が必要です。",
        "読書室で火を使ってはいけません。",
        "雑誌は貸し出しの対象外です。",
    ],
)
def test_a_warning_is_always_shown(warning: str) -> None:
    assert warning[:4] in shown(scene_of(FILLER + warning))


@pytest.mark.parametrize(
    ("claim", "turn"),
    [
        ("読書室は朝の八時に開きます。", "しかし、月曜は昼まで開きません。"),
        ("席は誰でも使えます。", "ただし、食べ物は持ち込めません。"),
    ],
)
def test_a_claim_is_not_shown_without_what_turns_against_it(claim: str, turn: str) -> None:
    said = shown(scene_of(FILLER + claim + turn))
    assert (claim[:5] in said) == (turn.partition("、")[2][:4] in said)


def test_what_points_back_is_not_shown_without_what_it_points_at() -> None:
    said = shown(scene_of(FILLER + "古い地図があります。山に登る人は、これらの地図を写します。"))
    assert "これらの地図" not in said or "古い地図" in said


def test_a_list_is_whole() -> None:
    said = shown(scene_of("灯りが一つあります。\n\n- 地図\n- 新聞\n- 雑誌\n- 辞書\n"))
    assert all(each in said for each in ("地図", "新聞", "雑誌", "辞書"))
