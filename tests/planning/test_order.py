"""A section is told in its own order, and nothing of it is lost on the way to a slide."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest
from articles import planned

from generator.model import LAYOUTS, block_sentences, sentences
from generator.planning import quoting
from generator.planning.material import material
from generator.settings import Settings
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Article, Point, Scene

FERRY = """\
# 港の渡し舟の切符を電話で販売開始

渡し舟組合は、6月1日から、切符を電話で買えるサービスを始めます。窓口での販売は続けます。

## サービスの概要

「潮きっぷ」は、買った日ではなく、最初に乗った時刻から12時間有効です。このため、夕方に買っても、\
翌朝まで乗れます。降りるときに番号を伝えるだけで、紙を出す必要はありません。

ただし、電話がつながらない場合は使えません。その場合の払い戻しはありません。

## 今後の予定

来年は、島の宿と組み合わせた切符を検討しています。

組合長の浜岡は「島の人にも、買い物の帰りにふらりと乗っていただきたいと考えています」と話しています。
"""

BRIDGE = """\
# 橋の見張り、三年目に

岬町で、住民が橋の水位を読む取り組みが始まって3年がたった。有志18人が交代で目盛りを読む。

## 目盛りの色

見張りの人たちは、四つの橋に目盛りを付けた。青は平常、赤は避難の準備だ。費用は1か所6千円だった。

## 専門家は「頼りすぎない」

一方、課題もある。当番の平均は70歳だ。川に詳しい港大学の潮田研二教授は、努力をたたえながらも\
「人の目で読む以上、読めない夜がある。機械の代わりにはならない」と話す。

町は来年度、水位計を2基置く方針だが、予算は決まっていない。
"""

DIARY = """\
# 自転車を替えて二年

## 感想

この二年で困ることも無く、軽い自転車に替えて良かったと感じている。坂が楽になった。

替えるべきかと聞かれるが、住む町によるので、咄嗟に答えるのは難しい。とはいえ、近い町の人には\
すすめたい選択肢ではある。

## 良かった点

- 坂が楽になった。前の自転車では押していた。膝も痛まない。
- 部屋に置ける。軽いので階段で運べる。雨にもぬれない。
- 直しやすい。部品がどの店にもある。値段も安い。
- 人と話すことが増えた。店の人が声をかけてくる。道も教わる。
"""


def texts(scene: Scene) -> Iterator[Point]:
    yield from scene.points
    yield from scene.fields.values()
    for group in scene.groups:
        yield group.title
        yield from group.points
    yield from chain.from_iterable(scene.table)


def content(article: Article) -> list[Scene]:
    scenes = planned(article, Settings()).scenes
    return [scene for scene in scenes if not LAYOUTS[scene.layout].frame and scene.id != "answer"]


def shown(scene: Scene) -> list[str]:
    return [*scene.title_sources, *(each for point in texts(scene) for each in point.sources)]


@pytest.mark.parametrize("text", [FERRY, BRIDGE, DIARY])
def test_scenes_and_their_points_follow_the_article(
    written: Callable[..., Article], text: str
) -> None:
    article = written(text)
    order = {sentence.id: n for n, sentence in enumerate(sentences(article))}
    headings = {section.heading.id for section in article.sections}
    firsts = []
    for scene in content(article):
        places = [order[point.sources[0]] for point in scene.points if point.sources]
        assert places == sorted(places), scene.title.ja
        firsts.append(min(order[each] for each in shown(scene) if each not in headings))
    assert all(before <= after for before, after in pairwise(firsts))


@pytest.mark.parametrize("text", [FERRY, BRIDGE, DIARY])
def test_every_paragraph_has_a_trace_on_a_slide(written: Callable[..., Article], text: str) -> None:
    article = written(text)
    scenes = planned(article, Settings()).scenes
    seen = {each for scene in scenes if scene.layout != "title" for each in shown(scene)}
    about = material(article, brief(article, Settings()))
    for topic in about.topics:
        for block in topic.blocks:
            ids = {s.id for s in block_sentences(block)} - about.aside
            assert not ids or ids & seen, [about.plain(each) for each in ids]


def test_a_detail_at_the_end_of_a_paragraph_is_no_message(written: Callable[..., Article]) -> None:
    titles = [scene.title.ja or "" for scene in content(written(FERRY))]
    assert not any("降りるとき" in title for title in titles)


def test_an_exception_stands_below_what_it_is_an_exception_to(
    written: Callable[..., Article],
) -> None:
    article = replace(written(FERRY), kind="press")
    (mine,) = (
        scene
        for scene in content(article)
        if any(
            "12時間" in (text.ja or "") for text in (scene.title, *(p.text for p in texts(scene)))
        )
    )
    assert any("つながらない" in (point.text.ja or "") for point in texts(mine))


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        (FERRY, "組合長の浜岡", "ふらりと乗っていただきたい"),
        (BRIDGE, "川に詳しい港大学の潮田研二教授、努力をたたえながらも", "読めない夜がある"),
    ],
)
def test_somebodys_words_in_a_sentence_are_signed_and_whole(
    written: Callable[..., Article], text: str, who: str, words: str
) -> None:
    (quote,) = (scene for scene in content(written(text)) if scene.layout == "quote")
    assert words in (quote.points[0].text.ja or "")
    assert quote.fields["attribution"].text.ja == who


def test_who_speaks_in_english_goes_on_speaking(written: Callable[..., Article]) -> None:
    text = (
        "# The bench by the pier\n\n"
        "The harbour board decided that the bench by the pier is to stay as it is.\n\n"
        "## Who mends it\n\nHolloway does not want a second bench. "
        '"One bench is a place to meet," she says. "Two are a waiting room."\n'
    )
    (quote,) = (scene for scene in content(written(text)) if scene.layout == "quote")
    assert [point.text.en for point in quote.points] == [
        "“One bench is a place to meet.”",
        '"Two are a waiting room."',
    ]
    assert quote.fields["attribution"].text.en == "Holloway"
    assert quote.title.en == "Holloway does not want a second bench"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("According to the treasurer, Maria Holt, the shop sells 900 books.", "Maria Holt"),
        ("According to Ana Lima, it works.", "Ana Lima"),
        ("Dr. Alan Pike, who ran the post office, warns them.", "Dr. Alan Pike"),
        ("Rent is 900 pounds a month.", ""),
        ("The Harbour Street shop opened in June.", ""),
    ],
)
def test_she_is_a_person_whom_the_sentence_before_names(before: str, who: str) -> None:
    assert quoting.named("she", [before]) == who


def test_a_diary_comes_to_its_verdict(written: Callable[..., Article]) -> None:
    article = written("---\nkind: essay\n---\n" + DIARY)
    thesis = brief(article, Settings(sections={"reading": {"kind": "essay"}})).thesis
    told = {sentence.id: sentence.text.ja or "" for sentence in sentences(article)}
    assert thesis is not None
    assert "良かった" in told[thesis.sources[-1]]


def test_of_a_long_list_that_goes_on_the_heads_are_shown(written: Callable[..., Article]) -> None:
    points = [p.text.ja for scene in content(written(DIARY)) for p in texts(scene)]
    titles = [scene.title.ja for scene in content(written(DIARY))]
    for head in ("坂が楽になった", "部屋に置ける", "直しやすい", "人と話すことが増えた"):
        assert head in points or head in titles
    assert "膝も痛まない" not in points


YEARS = """\
# 港の橋のあゆみ

## あゆみ

- 1951年4月 木の橋を架ける
- 1968年4月 鉄の橋に替える
- 1979年4月 歩道を広げる
- 1988年4月 灯りを付ける
- 1999年4月 塗り直す
- 2007年4月 支柱を直す
- 2015年4月 柵を替える
- 2024年4月 名前を付ける
"""


def test_a_line_of_time_on_two_slides_tells_them_apart(written: Callable[..., Article]) -> None:
    titles = [scene.title.ja for scene in content(written(YEARS)) if scene.layout == "timeline"]
    assert titles == ["あゆみ：1951年4月〜1988年4月", "あゆみ：1999年4月〜2024年4月"]


LONG_NEWS = """\
# 岬の灯台が夏に開く

岬町の灯台を守る会は、長いあいだ閉じたままになっていた灯台の階段と展望台を、\
町の人と港を訪れる人のために夏のあいだだけ開くと発表した。町も費用の半分を出す。

## 背景

灯台は十年前に閉じた。鍵は町が持つ。
"""


def test_a_message_too_long_for_a_title_stands_below_what_it_answers(
    written: Callable[..., Article],
) -> None:
    article = replace(written(LONG_NEWS), kind="news")
    answer = planned(article, Settings()).scenes[1]
    assert answer.id == "answer"
    assert answer.title.ja == "何があった？"
    assert "開くと発表" in "".join(point.text.ja or "" for point in answer.points)


MINUTES = """\
# 港町 第5回 桟橋委員会 議事録

## 【議題1】灯りの数について

事務局から、灯りを2本増やす案の説明があった。
委員A：冬は暗い。賛成である。
委員B：電気代は足りるのか。
事務局：年に3万円を見込む。2年で元が取れる。
決定：灯りを2本増やす。ただし、来年の冬に見直す。
"""


def test_an_objection_stands_before_its_reply_and_the_decision_over_both(
    written: Callable[..., Article],
) -> None:
    article = written(MINUTES.replace("\n委員", "\n\n委員"))
    (scene,) = (s for s in content(article) if s.layout == "columns")
    assert scene.title.ja == "灯りの数：灯りを2本増やす"
    assert [group.title.text.ja for group in scene.groups] == ["説明", "委員A", "委員B", "事務局"]
    assert scene.fields["note"].text.ja == "来年の冬に見直す"


RECIPE = """\
# 港の豆スープ

乾いた豆も、前の夜に水につければ短い時間で煮えます。

## 材料

- 白い豆　200g
- 玉ねぎ　1個
- にんじん　1本
- 塩　小さじ1
- 水　800ml

## 作り方

1. 豆を水につける。
2. 野菜を切る。
3. 豆と野菜を煮る。
"""


def test_what_goes_into_a_dish_is_one_table(written: Callable[..., Article]) -> None:
    (table,) = (s for s in content(written(RECIPE)) if s.layout == "table")
    assert [tuple(cell.text.ja for cell in row) for row in table.table][1:3] == [
        ("白い豆", "200g"),
        ("玉ねぎ", "1個"),
    ]


INTERVIEW = """\
# 灯台を描く人に聞く

**――なぜ灯台を描くのですか？**

父が灯りの番をしていました。だから、形を残したいと思いました。

**――何がいちばん難しいですか？**

灯台は海の絵ではありません。誰かのために起きている人の絵です。それが難しいところです。
"""


def test_each_question_of_an_interview_has_a_slide_with_its_answer(
    written: Callable[..., Article],
) -> None:
    asked = [
        group.title.text.ja
        for scene in content(written(INTERVIEW))
        if scene.layout == "qa"
        for group in scene.groups
    ]
    assert [text and text.strip("―—") for text in asked] == [
        "なぜ灯台を描くのですか？",
        "何がいちばん難しいですか？",
    ]


FAQ = """\
# 港の予約の質問

## 予約の知らせを受け取りたくない

知らせは設定で止められます。

## 予約の日を変えられない

前日を過ぎると変えられません。電話で相談してください。

## 切符が表示されない

通信が切れていると表示されません。
"""


def test_no_answer_is_the_answer_to_all_that_is_asked(written: Callable[..., Article]) -> None:
    article = written(FAQ)
    assert article.kind == "faq"
    assert brief(article, Settings()).thesis is None
    scenes = planned(article, Settings()).scenes
    (agenda,) = (scene for scene in scenes if scene.layout == "agenda")
    assert [point.text.ja for point in agenda.points] == [
        "予約の知らせを受け取りたくない",
        "予約の日を変えられない",
        "切符が表示されない",
    ]


def test_an_answer_is_headed_by_what_it_begins_with(written: Callable[..., Article]) -> None:
    titles = [scene.title.ja for scene in content(written(INTERVIEW)) if scene.layout == "qa"]
    assert titles[0] == "父が灯りの番をしていた"


FIRST = """\
# 桟橋の灯りについての質問

## まとめ

町は桟橋の灯りを来年増やすと答えました。

## 質問

桟橋の灯りは三本です。夜は足元が暗いです。

## 答え

来年、灯りを五本にする予定です。費用は町が持ちます。
"""


def test_a_report_may_begin_with_its_summary(written: Callable[..., Article]) -> None:
    scenes = planned(written(FIRST), Settings()).scenes
    assert scenes[1].title.ja == "町は桟橋の灯りを来年増やすと答えた"
    (last,) = (scene for scene in scenes if scene.layout == "takeaways")
    assert "町は桟橋の灯りを来年増やすと答えた" in [point.text.ja for point in last.points]


LABELS = """\
# 桟橋の知らせ

港町管理組合

桟橋は五月に閉まります。船は隣の港に着きます。

## 理由

分類 設備

床板が傷みました。取り替えに三週間かかります。

柵も直します。
"""


def test_a_line_that_only_files_the_text_is_no_point(written: Callable[..., Article]) -> None:
    scenes = planned(written(LABELS), Settings()).scenes
    said = [point.text.ja for scene in scenes for point in texts(scene) if scene.layout != "notes"]
    assert "分類 設備" not in said
    assert "港町管理組合" not in said
    assert any("傷んだ" in (text or "") for text in [*said, *(s.title.ja for s in scenes)])
