"""Written sentences as they are said."""

from __future__ import annotations

import pytest

from generator.narration.ear import for_the_ear


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("技術トップ責任者(CTO)です。", "技術トップ責任者です。"),
        (
            "She was the Chief Technology Officer (CTO), and left.",
            "She was the Chief Technology Officer, and left.",
        ),
        ("灯環（とうかん）電池が始めました。", "灯環電池が始めました。"),
        ("日本のAIが期待されている?【Sakana AI】", "日本のAIが期待されている? Sakana AI"),
        ("Are hopes rising? [Sakana AI]", "Are hopes rising? Sakana AI"),
        ("高さ（センチ）", "高さ、センチ"),
        ("図書館（本館）", "図書館、本館"),
        ("The word 図書館 (library) is old.", "The word 図書館, library, is old."),
        ("アルトマン氏(CEO)は「はい」と答えた。", "アルトマン氏、CEOは「はい」と答えた。"),
        ("昨日、はじめて見た。", "昨日、はじめて見た。"),
        ("The plant (now closed) was old.", "The plant, now closed, was old."),
        ("1.5倍になりました。", "1.5倍になりました。"),
        ("「また来る」と言いました。", "「また来る」と言いました。"),
    ],
)
def test_brackets_are_not_spoken(written: str, said: str) -> None:
    assert for_the_ear(written) == said


def test_what_is_said_twice_is_said_alike() -> None:
    once = for_the_ear("高さ（センチ）は【仮】です。")
    assert for_the_ear(once) == once
