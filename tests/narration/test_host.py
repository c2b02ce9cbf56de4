"""The host says what follows from the last line, and what is about to be set right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import stories

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

TALK = (
    "# 港の話\n\n## 港\n\n港は朝から混んでいます。船を待つ人が長い列を作っています。"
    "そのため、窓口は一時間早く開きます。市場では魚の値が上がりました。"
    "倉庫の屋根は新しくなりましたが、氷の工場は五年前から止まったままです。"
    "夜の船は去年から一便だけになりました。しかし、週末は二便あります。島の人は喜んでいます。\n"
)


def _told(written: Callable[..., Article], text: str, kind: str = "essay") -> list[tuple[str, str]]:
    article = written(text)
    lines = stories.script(
        stories.board(article), article, stories.brief(article, kind=kind), "dialogue"
    )
    return [(line.speaker, line.text.ja or "") for line in lines]


def test_the_host_says_some_of_it_and_nothing_twice(written: Callable[..., Article]) -> None:
    told = _told(written, TALK)
    host = [said for who, said in told if who == "host"]
    assert any("市場では魚の値が上がったん" in said for said in host)
    for each in ("窓口は一時間早く開", "魚の値が上が", "一便だけになっ"):
        assert sum(each in said for _, said in told) == 1


def test_what_is_set_against_it_is_the_others(written: Callable[..., Article]) -> None:
    told = _told(written, TALK)
    at = next(n for n, (_, said) in enumerate(told) if said.startswith("しかし、週末は"))
    assert told[at][0] == "guest"
    assert told[at - 1] == ("host", told[at - 1][1])
    assert "一便だけになったん" in told[at - 1][1]


def test_a_view_is_never_the_hosts(written: Callable[..., Article]) -> None:
    text = TALK.replace("島の人は喜んでいます。", "この港は残すべきです。船は青く塗られています。")
    assert all("べき" not in said for who, said in _told(written, text) if who == "host")


MINUTES = (
    "# 会のメモ\n\n## 議事\n\n- Q) 船は何時に出るのか\n- A) 七時に出る\n"
    "- C) もっと早くてもいいと思う\n- C) 冬は暗いのではないか\n- C) 窓口は一つでよい\n"
    "- 時刻表の見直し（南さん、北さん）\n"
)


def test_what_members_say_is_nobody_elses(written: Callable[..., Article]) -> None:
    told = [said for _, said in _told(written, MINUTES, "minutes")]
    assert any(said == "「船は何時に出るのか」という質問が出ました。" for said in told)
    assert any(said.startswith("「もっと早くてもいいと思う」という") for said in told)
    assert any("時刻表の見直しは、南さん、北さんが担当します。" in said for said in told)
    assert not any("筆者" in said for said in told)


def test_a_limit_that_leaves_out_its_verb_is_said_behind_what_it_limits(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 港の窓\n\n## 港\n\n港の灯台は八年前に止まった。それでも窓は週に三日、夜も開いている。"
        "ただし船ではなく、鳥のために。\n"
    )
    told = " ".join(said for _, said in _told(written, text, "news"))
    assert "開いています。 ただし船ではなく、鳥のために。" in told
