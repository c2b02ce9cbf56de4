"""A writer's home is told as the writer's."""

from __future__ import annotations

import pytest

from generator.japanese.persons import homes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我が家では、領収書を一年とっておく。", "筆者の家では、領収書を一年とっておく。"),
        ("わが家の桶は青い。", "筆者の家の桶は青い。"),
        ("ウチは二日で終わった。", "筆者の家は二日で終わった。"),
        ("雨が降ると、うちでは桶を出す。", "雨が降ると、筆者の家では桶を出す。"),
        ("あくまでウチの場合です。", "あくまで筆者の家の場合です。"),
        # what only looks like it
        ("三人のうち、二人が来た。", "三人のうち、二人が来た。"),
        ("若いうちは、よく歩く。", "若いうちは、よく歩く。"),
        ("そのうちの一つは青い。", "そのうちの一つは青い。"),
        ("コウチの海は青い。", "コウチの海は青い。"),
    ],
)
def test_a_writers_home_is_the_writers(text: str, told: str) -> None:
    assert homes(text, "筆者") == told
