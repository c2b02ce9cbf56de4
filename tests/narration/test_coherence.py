"""What is said can be understood by who has heard what was said before, and is said once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import stories

from generator.model import Scene, sentences
from generator.narration import narrate
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article


def _told(article: Article, *texts: str) -> list[str]:
    """The lines of one scene that tells some sentences of the article alone."""
    ids = stories.known(article, *texts)
    board = stories.board(article)
    scene = Scene("one", "bullets", article.sections[0].heading.text, sources=ids)
    board = replace(board, scenes=(board.scenes[0], scene))
    lines = stories.script(board, article, stories.brief(article))
    return [line.text.ja or line.text.en or "" for line in lines if line.sources]


@pytest.mark.parametrize(
    ("ground", "leaning"),
    [
        ("港では六月に網の修理が終わります。", "そのとき、船は沖へ出ます。"),
        ("橋の板は毎年二枚ずつ替えます。", "上記の作業は大工が二人で行います。"),
        ("畑の水は川から引いています。", "これで困るのは夏の昼です。"),
    ],
)
def test_what_a_sentence_leans_on_is_told_before_it(
    written: Callable[..., Article], ground: str, leaning: str
) -> None:
    article = written(f"# 村の話\n\n## 仕事\n\n{ground}{leaning}\n\n丘には小屋が二つあります。\n")
    assert _told(article, leaning[:4], "丘には") == [ground, leaning, "丘には小屋が二つあります。"]


@pytest.mark.parametrize("leaning", ["2つ目は「橋の板」です。", "両者とも、冬は使えません。"])
def test_what_leans_on_nothing_that_is_told_is_left_out(
    written: Callable[..., Article], leaning: str
) -> None:
    article = written(f"# 村の話\n\n## 仕事\n\n丘には小屋が二つあります。\n\n{leaning}\n")
    assert _told(article, "丘には") == ["丘には小屋が二つあります。"]
    assert leaning not in _told(article, leaning[:3])


@pytest.mark.parametrize(
    ("leads", "said"),
    [
        ("申し込みには、次の書類が必要です。", "申し込みには、記事にある書類が必要です。"),
        ("船には、以下の条件で乗れます。", "船には、記事にある条件で乗れます。"),
    ],
)
def test_a_list_that_is_not_told_is_in_the_article(
    written: Callable[..., Article], leads: str, said: str
) -> None:
    article = written(f"# 村の話\n\n## 仕事\n\n{leads}\n\n- 冬の夜\n- 雨の日\n- 祭りの朝\n")
    assert _told(article, leads[:4]) == [said]
    all_of_it = [each.id for each in sentences(article)]
    assert len(all_of_it) > 1
    assert leads in _told(article, leads[:4], "冬の夜", "雨の日", "祭りの朝")


def test_the_same_words_are_said_once(written: Callable[..., Article]) -> None:
    article = written(
        "# 村の話\n\n## 仕事\n\n船は朝に出ます。\n\n## 休み\n\n船は朝に出ます。網は夜に干します。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert [line.text.ja for line in lines] == ["船は朝に出ます。", "網は夜に干します。"]


@pytest.mark.parametrize(
    "leaning",
    [
        "この作業は二日かかります。",
        "漁師はその朝に網を下ろします。",
        "以上の理由から港は閉まります。",
    ],
)
def test_what_points_to_a_sentence_left_to_the_slide_is_not_said(
    written: Callable[..., Article], leaning: str
) -> None:
    article = written(
        f"# 村の話\n\n## 仕事\n\n畑の水は川から引いています。網の修理は六月です。{leaning}\n"
    )
    left = {*stories.known(article, "網の修理は")}
    board = narrate(
        stories.board(article), article, stories.brief(article), Settings(), unsaid=left
    )
    said = [line.text.ja for scene in board.scenes for line in scene.narration]
    assert said == ["畑の水は川から引いています。"]


def test_words_in_quotation_that_nobody_owns_are_seen_and_not_said(
    written: Callable[..., Article],
) -> None:
    quoted = "> 海は表を読まない。\n"
    nobodys = written(f"# 村の話\n\n## 仕事\n\n網の修理は六月です。\n\n{quoted}")
    owned = written(f"# 村の話\n\n## 船長の言葉\n\n網の修理は六月です。\n\n{quoted}")
    told = [stories.script(stories.board(a), a, stories.brief(a)) for a in (nobodys, owned)]
    said = [[line.text.ja for line in lines] for lines in told]
    assert said[0] == ["網の修理は六月です。"]
    assert said[1] == ["網の修理は六月です。", "船長の言葉です。", "「海は表を読まない」"]


@pytest.mark.parametrize(
    ("heading", "signed"),
    [
        ("道具の話", ""),
        ("続け方の話", ""),
        ("お金の話", ""),
        ("漁師の話", "漁師"),
        ("森さんの話", "森さん"),
        ("組合長の話", "組合長"),
        ("島民の声", "島民"),
    ],
)
def test_a_talk_about_a_thing_is_nobodys_words(
    written: Callable[..., Article], heading: str, signed: str
) -> None:
    article = written(f"# 村\n\n## {heading}\n\n網の修理は六月です。\n\n> 海は表を読まない。\n")
    told = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja or "" for line in told]
    assert (said[1].startswith(signed) if signed else "") == (len(said) > 1 or "")


def test_a_limit_stays_behind_the_sentence_that_it_limits(written: Callable[..., Article]) -> None:
    said = (
        "漁師は農家の寄り合いに出かけました。",
        "農家は人手が足りないと答えました。",
        "三月に池の水を抜くと、翌週に窒素が増えました。",
        "一度だけでは、効いたとは言えません。",
    )
    article = written(f"# 村の海苔\n\n## 話し合い\n\n{''.join(said)}\n")
    brief = stories.brief(article, caveats=((said[0], said[3]),))
    told = stories.script(stories.board(article), article, brief)
    lines = [line.text.ja for line in told if line.sources]
    assert [each for each in lines if each in said] == [*said]
