"""A view is told with its owner: by name in the first of a row and every third, else in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import stories

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

VIEWS = [
    "堤防の桜は、切らずに残すべきです。",
    "休みの日の船が減るのは残念です。",
    "古い灯台を、もっと多くの人に見てほしいです。",
    "この橋は、町の宝と言えるでしょう。",
    "港の市場は、夜にも開いてよいのではないでしょうか。",
]
IN_PASSING = ("といいます。", "と書いています。", "そうです。")
FACTS = [
    "堤防の桜は、三月の終わりに咲きます。",
    "船は一日に四便あります。",
    "町長によると、橋は残すべきだということです。",
    "山田さんは、桜を切るべきだと話しました。",
    "ラスキンは、この橋だけでは町の姿を説明できないと考えた。",
]


def _told(written: Callable[..., Article], *sentences: str) -> list[str]:
    article = written(f"# 港の町\n\n## 港\n\n{''.join(sentences)}\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    return [line.text.ja or "" for line in lines]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_not_told_as_a_fact(written: Callable[..., Article], view: str) -> None:
    assert any("筆者" in line for line in _told(written, view))


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_and_what_has_its_owner_stay(written: Callable[..., Article], fact: str) -> None:
    assert not any("筆者" in line for line in _told(written, fact))


def test_not_every_view_of_a_row_names_its_owner(written: Callable[..., Article]) -> None:
    named = ["筆者" in line for line in _told(written, *VIEWS)]
    assert named[0]
    assert 1 < sum(named) < len(named)


def test_the_others_of_a_row_are_reported_in_passing(written: Callable[..., Article]) -> None:
    told = _told(written, *VIEWS[:4])
    assert all("筆者" in line or line.endswith(IN_PASSING) for line in told[-4:])


@pytest.mark.parametrize(
    "view", ["橋は残るだろう。", "船は戻るまい。", "港は変わるのではないか。", "雨になるかな。"]
)
def test_what_is_supposed_is_no_hearsay(written: Callable[..., Article], view: str) -> None:
    told = _told(written, "私はこの橋を残したい。", view, view.replace("。", "と思う。"))
    assert not any(re.search(r"[うかい](?:そうです|とのことです)。$", line) for line in told[-2:])


def test_the_author_wishes_for_something_only_by_hearsay(written: Callable[..., Article]) -> None:
    told = _told(written, "私はこの橋を残したい。", "橋は石でできている。")
    assert any(line.startswith("筆者は") and line.endswith(IN_PASSING) for line in told)


def test_each_slide_of_a_life_says_whose_it_is(written: Callable[..., Article]) -> None:
    article = written(
        "# 舟と暮らす\n\n## 冬\n\n私は冬に舟を買いました。桟橋は凍っていました。\n\n"
        "## 春\n\n舟は水に浮きました。岬の沖まで漕ぎました。魚は釣れませんでした。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="essay"))
    spring = [line.text.ja or "" for line in lines if "岬" in (line.text.ja or "")]
    of_spring = [line.text.ja or "" for line in lines][-3:]
    assert spring
    assert any("筆者" in line for line in of_spring)


def test_what_is_done_in_a_story_that_is_reviewed_is_not_its_readers_doing(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 桟橋の昔話を読む\n\n## 昔話\n\n"
        "私は桟橋の昔話を読みました。庭の木を切りました。板を替えました。なんでも神様にする。\n"
    )
    said = [
        line.text.ja or ""
        for line in stories.script(
            stories.board(article), article, stories.brief(article, kind="review")
        )
    ]
    assert any("神様" in line for line in said)
    assert not [line for line in said if "神様" in line and "筆者" in line]


def test_what_leads_on_stands_before_the_owner(written: Callable[..., Article]) -> None:
    told = _told(written, "船は古いです。", "しかし、この船はまだ使えるはずです。")
    assert told[-1].startswith("しかし、筆者")


def test_nobody_is_named_before_a_topic_of_the_sentence(written: Callable[..., Article]) -> None:
    told = _told(written, "園長の木村は、子どもの味方であるべきです。", *VIEWS)
    assert told
    assert not any(re.search("筆者は、[^、。]{1,12}は、", line) for line in told)


def test_an_english_view_has_its_owner_too(written: Callable[..., Article]) -> None:
    article = written("# The harbour\n\n## Boats\n\nThe old boats should be kept.\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert any("the author" in (line.text.en or "").lower() for line in lines)


def test_in_english_the_author_is_named_in_every_sentence(written: Callable[..., Article]) -> None:
    article = written(
        "# My first boat\n\n## Boats\n\nI built a boat in my garden. I was afraid of the rain. "
        "I have sailed it since.\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="essay"))
    told = [line.text.en or "" for line in lines if line.sources]
    assert told[-3].startswith("The author built")
    assert told[-2] == "The author was afraid of the rain."


ASKED = (
    "# 橋を架けた人に聞く\n\n昨年、町の橋を架け直された岸本修教授。お話を聞きました。\n\n"
    + "".join(
        f"## {question}\n\n{answer}\n\n"
        for question, answer in (
            ("なぜ橋を架け直したのですか？", "古い橋は揺れたんですね、それで架け直しました。"),
            ("工事は大変でしたか？", "冬の川は冷たかったです。毎朝、氷を割りました。"),
            ("次は何をしますか？", "次は水門を直します。町の人と話し合っています。"),
        )
    )
)


def test_who_is_introduced_with_a_post_owns_the_answers(written: Callable[..., Article]) -> None:
    article = written(ASKED)
    told = [
        line.text.ja or ""
        for line in stories.script(
            stories.board(article), article, stories.brief(article, kind="interview")
        )
    ]
    assert any("岸本修教授" in line for line in told)
    assert not any("ね、" in line for line in told)


def test_who_is_asked_within_an_article_is_not_its_author(written: Callable[..., Article]) -> None:
    article = written(
        "# 森の実習\n\n学生が山で木の測り方を学びました。山道は急でした。\n\n"
        "## 学生へのインタビュー\n\n### 実習の感想は？\n\n"
        "山で木を測るのは楽しいです。夜に皆で話すのも大切だと思います。\n\n"
        "### 難しかったことは？\n\n斜面で木を測るのは難しいと感じました。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    told = [line.text.ja or "" for line in lines]
    assert any("学生は" in line for line in told)
    assert not any("筆者" in line for line in told)


def test_a_word_is_not_torn_to_name_who_holds_a_view(written: Callable[..., Article]) -> None:
    told = _told(written, "実際に浜を歩いてみると、砂は軽いと思いました。")
    assert not any("実際筆者" in line for line in told)


EVERYBODYS = [
    "私たちの目は、暗い所では色を見分けにくいのです。",
    "朝の光を浴びると、自分の体の時計が動きだすのです。",
    "息が浅い人には、ほかの病気が隠れていることもあるので注意が必要です。",
    "冬の脂肪は、体を守るためと考えられています。",
    "この現象は、海が冷えるためとされているのです。",
]


def test_what_explains_what_holds_for_all_of_us_has_no_owner(
    written: Callable[..., Article],
) -> None:
    article = written(f"# 体の仕組み\n\n## 体\n\n{''.join(EVERYBODYS)}\n")
    told = stories.script(stories.board(article), article, stories.brief(article, kind="explainer"))
    assert not any("筆者" in (line.text.ja or "") for line in told)


def test_who_tells_of_themselves_explains_as_they_see_it(written: Callable[..., Article]) -> None:
    said = "僕は毎朝この道を走ります。走る前に水を飲むことが大切なのです。"
    article = written(f"# 走る\n\n## 朝\n\n{said}\n")
    told = stories.script(stories.board(article), article, stories.brief(article, kind="explainer"))
    assert any("筆者" in (line.text.ja or "") for line in told)


@pytest.mark.parametrize(
    "done",
    [
        "私たちは、店でもこの方法で試食を出しています。",
        "私たちは、去年の夏に川を三回調べました。",
        "我々は、古い窯を組合から譲ってもらいました。",
    ],
)
def test_what_we_do_in_a_text_that_explains_is_the_writers(
    written: Callable[..., Article], done: str
) -> None:
    article = written(f"# パンの焼き方\n\n## 窯\n\nパンは窯で焼きます。{done}\n")
    told = stories.script(stories.board(article), article, stories.brief(article, kind="howto"))
    said = [line.text.ja or "" for line in told]
    assert any("筆者" in line for line in said)
