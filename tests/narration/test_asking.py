"""A question is asked only where the next sentence answers exactly it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import stories

from generator.model import Bilingual
from generator.narration.telling.asking import as_answer, question

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

ASKED = [
    ("眠くなったのは、部屋が暖まったためです。", "reason_of", "眠くなった"),
    ("橋が閉まったのは、9月の終わりごろです。", "moment", "橋が閉まった"),
    ("いちばん時間がかかるのは、最後の工程です。", "thing", "いちばん時間がかかる"),
    ("売れ行きが落ちた理由は、値上げを急いだことです。", "named", "売れ行きが落ちた理由"),
    ("参加費は、子どもが500円です。", "price", "参加費"),
    ("庭の広さは約300平方メートルです。", "size", "庭の広さ"),
    ("朝の渋滞が平均で12分短くなりました。", "change", "朝の渋滞"),
    ("市の調査では、七割が賛成と答えています。", "survey", "市の調査"),
    ("2019年には、橋の塗り替えを始めました。", "period", "2019年"),
    ("小ホールの定員は80人です。", "many", "小ホールの定員"),
    ("商店会によると、空き店舗は三つ減りました。", "view", "商店会"),
    ("渡し船は、2021年に今の船に替わりました。", "when", "渡し船"),
    ("町の会社は、古い倉庫に新しい棚を並べました。", "object", "町の会社"),
    ("町の会社は、駅前の古い倉庫に移りました。", "did", "町の会社"),
    ("商店会は、六月から朝の市を開きます。", "does", "商店会"),
    ("水車は、川の流れで粉をひく道具です。", "kind", "水車"),
    ("山田さんは、「来年も走ります」とただしました。", "speaks", "山田さん"),
]
NOT_ASKED = [
    "人がよく通るところに置かれています。",
    "川沿いの道は昔から狭いです。",
    "駅の北側に新しい店が三つあります。",
    "そのため池が広がったのは、この時です。",
    "店主は、また開きたいと思っています。",
    "係の人に言うと出してもらえます。",
    "このように、町の課題の解決に取り組みます。",
    "それは売り上げを増やす目標ではありません。",
    "それでも波を止めることはできません。",
    "布団を干そうと思ったら、ひもで軒に結んであります。",
    "橋の下をのぞいて見たら、舟が三つ並んでいます。",
    "角で地図を開いてみると、道が二つに分かれています。",
]
ASKED_IN_ENGLISH = [
    ("The rule is plain: everyone washes a cup.", "named", "rule"),
    ("Wool coats are the slowest, because they must dry.", "most", "slowest"),
    ("The market has been running for six years.", "size", "The market"),
]


@pytest.mark.parametrize(("said", "kind", "what"), ASKED)
def test_the_phrase_that_carries_the_answer_tells_the_question(
    said: str, kind: str, what: str
) -> None:
    found = question(Bilingual(said, None), "ja", follows=False)
    assert found is not None
    assert (found.kind, found.slots["what"].ja) == (kind, what)


@pytest.mark.parametrize("said", NOT_ASKED)
def test_nothing_is_asked_that_the_sentence_does_not_answer(said: str) -> None:
    assert question(Bilingual(said, None), "ja", follows=False) is None


@pytest.mark.parametrize(("said", "kind", "what"), ASKED_IN_ENGLISH)
def test_english_is_asked_by_its_own_cues(said: str, kind: str, what: str) -> None:
    found = question(Bilingual(None, said), "en", follows=False)
    assert found is not None
    assert (found.kind, found.slots["what"].en) == (kind, what)


def test_why_is_asked_only_of_what_was_just_said() -> None:
    said = Bilingual("潮の流れが速いためです。", None)
    told = question(said, "ja", follows=True)
    assert told is not None
    assert told.kind == "because"
    assert question(said, "ja", follows=False) is None


def test_an_answer_does_not_say_again_what_was_asked(written: Callable[..., Article]) -> None:
    article = written("# 橋の話\n\n## 工事\n\n橋が閉まったのは、土台が傷んだためです。\n")
    board, brief = stories.board(article), stories.brief(article)
    lines = stories.script(board, article, brief, "dialogue")
    said = [line.text.ja for line in lines]
    assert said[-2:] == ["どうして、橋が閉まったんでしょう。", "土台が傷んだためです。"]
    assert lines[-2].sources == lines[-1].sources
    alone = stories.script(board, article, brief)
    assert [line.text.ja for line in alone] == ["橋が閉まったのは、土台が傷んだためです。"]


AFTER = [
    ("避難先は学校だけではありません。", "is_not", "避難先は学校だけ"),
    ("それでも波を止めることはできません。", "cannot", "波を止める"),
    ("学校の調査では、七割が徒歩でした。", "survey", "学校の調査"),
]


@pytest.mark.parametrize(("said", "kind", "what"), AFTER)
def test_a_listener_guesses_and_asks_what_to_do(said: str, kind: str, what: str) -> None:
    found = question(Bilingual(said, None), "ja", follows=True)
    assert found is not None
    assert (found.kind, found.slots["what"].ja) == (kind, what)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("また、夜も開いています。", "夜も開いています。"),
        ("しかし客は減りました。", "客は減りました。"),
        ("そのため池は残りました。", "そのため池は残りました。"),
        ("でも人は来ました。", "人は来ました。"),
    ],
)
def test_an_answer_leads_on_from_nothing(said: str, answer: str) -> None:
    assert as_answer(Bilingual(said, None)).ja == answer


def test_a_wrong_guess_is_put_right() -> None:
    said = Bilingual("料金を上げるためではありません。", None)
    assert as_answer(said, denies=True).ja == "いえ、料金を上げるためではありません。"
