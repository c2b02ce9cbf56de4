"""A reason that comes first in writing, told after what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import stories

from generator.narration.aloud.reasons import reason_behind

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

BEHIND = [
    (
        "古い網は日に当てると縮みやすいので、小屋の中で半日ほど広げて乾かす。",
        ("古い網は、小屋の中で半日ほど広げて乾かす", "日に当てると縮みやすいからだ。"),
    ),
    (
        "港の入り口が思いのほか狭いので、大きな船は沖で荷を積み替える。",
        ("大きな船は沖で荷を積み替える", "港の入り口が思いのほか狭いからだ。"),
    ),
    (
        "また、霧の出る日がとても多いため、灯台の明かりを一段強くした。",
        ("また、灯台の明かりを一段強くした", "霧の出る日がとても多いからだ。"),
    ),
]


@pytest.mark.parametrize(("text", "told"), BEHIND)
def test_what_is_so_comes_before_why(text: str, told: tuple[str, str]) -> None:
    assert reason_behind(text) == told


WHOLE = [
    "網が破れていたので、それを岸で直しました。",  # それ points into the reason
    "この網はどれも古いので、新しい網を買うことにしました。",  # この points to the line before
    "風は強いが、波は低いので、小さな船も沖に出られます。",  # the first half holds for both
    "波が高くなったので、岸から離れてください。",  # a bid is heard with its ground
    "風が強い場合は波が高いので、船を出さないと決めています。",
    # the reason may be the first one's alone
    "窓口が課ごとに違うため、書類を別々に出す必要がある、待ち時間が長い、といった悩みがある。",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_that_leans_on_its_reason_stays_whole(text: str) -> None:
    assert reason_behind(text) is None


def test_the_host_asks_why_where_the_reason_comes_next(written: Callable[..., Article]) -> None:
    why, what = (
        "日に当てるとすぐに縮んでしまいやすい",
        "小屋の中の涼しい場所で半日ほど広げて乾かします。",
    )
    article = written(f"# 網の話\n\n## 乾かし方\n\n古い網は{why}ので、{what}\n")
    lines = stories.script(stories.board(article), article, stories.brief(article), "dialogue")
    told = [(line.speaker, line.text.ja) for line in lines]
    at = told.index(("guest", f"古い網は、{what}"))
    assert told[at + 1][0] == "host"
    assert told[at + 2] == ("guest", f"{why}からです。")
