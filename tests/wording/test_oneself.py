"""Whose experience a Japanese sentence tells is heard in how it is said."""

from __future__ import annotations

import pytest

from generator.wording.oneself import heard, own, tells_of_oneself

INWARD = (
    "いつか娘にも教えてあげたいです。",
    "次は海まで歩いてみたい。",
    "帰りの船に間に合って、ほっとしました。",
    "焼き上がりには満足しています。",
    "取っ手が熱くなるのは残念でした。",
    "来てよかったと心から思った。",
    "冬は休むつもりだ。",
    "次は古い本を読みたい。",
)
RECEIVED = (
    "隣の席の人が地図をくれたので、道を教えてもらいました。",
    "駅員さんが傘を貸してくれた。",
)
ACTS = (
    "庭の石を三つ動かしました。",
    "岬の先まで漕いだ。",
    "席は埋まっていて、座れませんでした。",
    "毎晩、日記をつけるようにしている。",
    "屋台で焼きそばを注文。",
)
OTHERS = (
    "橋は明治に架けられました。",
    "丘の上の雲は綿みたい。",
    "川の水が増えました。",
    "灯台までは二十分かかります。",
    "近所の子どもたちが来て、柿を食べていった。",
    "どの板にも油が塗ってあった。",
    "町長は予算を二割減らした。",
    "録音機の一台が壊れ、十日分が欠けた。",
)


@pytest.mark.parametrize("text", INWARD)
def test_what_only_oneself_knows_is_of_whoever_speaks(text: str) -> None:
    assert heard(text).experience == "inward"


@pytest.mark.parametrize("text", RECEIVED)
def test_who_gives_and_who_gets_tells_for_whom_it_was(text: str) -> None:
    assert heard(text).experience == "received"


@pytest.mark.parametrize("text", ACTS)
def test_an_act_without_a_subject_is_of_whoever_speaks(text: str) -> None:
    assert heard(text).experience == "act"


@pytest.mark.parametrize("text", OTHERS)
def test_what_happens_and_what_others_do_is_nobodys_experience(text: str) -> None:
    assert heard(text).experience is None


def test_a_request_is_made_by_whoever_speaks() -> None:
    assert heard("雨の日は足元に気をつけてください。").experience == "asked"
    assert heard("まず棚ひとつから始めてみませんか。").experience == "asked"


def test_who_was_named_last_goes_on_without_a_subject() -> None:
    told = (("a", "大工の岸さんは毎朝来ました。"), ("b", "板を三枚替えました。"))
    assert own([told], habits=True) == {}
    assert own([told[1:]], habits=True) == {"b": "act"}


def test_a_habit_is_the_speakers_where_nobody_is_told_what_to_do() -> None:
    told = (("a", "庭の木を切りました。"), ("b", "枝は冬に燃やす。"), ("c", "毎朝、水をまく。"))
    assert own([told], habits=True).get("c") == "act"
    assert "c" not in own([told], habits=False)


def test_whoever_says_neither_i_nor_what_only_oneself_knows_tells_of_no_life() -> None:
    assert tells_of_oneself(["私は橋を描く。"])
    assert tells_of_oneself(["うれしかった。", "板を買ってみた。", "母に教えてもらった。"])
    assert not tells_of_oneself(["橋は古い。", "市は橋を直した。", "工事は三月に終わった。"])


def test_what_readers_are_asked_to_do_tells_of_nobody() -> None:
    asked = [
        "湯につかってみましょう。",
        "早めに寝ましょう。",
        "窓を開けてみませんか。",
        "水を飲んでください。",
    ]
    assert not tells_of_oneself(asked)
    assert tells_of_oneself([*asked, "湯につかってみた。", "泣きたくなった。", "手紙をもらった。"])


def test_what_is_thought_by_all_is_nobodys_own() -> None:
    assert not tells_of_oneself(["波のためと考えられます。"] * 3)
    assert tells_of_oneself(["波のためだと考えました。"] * 3)


@pytest.mark.parametrize(
    "text",
    [
        "私たちの腸には多くの菌がいて、顕微鏡でのぞくと「お花畑」に見えることから「腸内フローラ」と呼ばれています。",
        "私たちの体では、日中に熱を作ることから「ふいご」とも言われています。",
        "私たちの耳には、かたつむりのように見えることから「蝸牛」と名づけられています。",
    ],
)
def test_what_is_called_something_by_everybody_is_nobodys_act(text: str) -> None:
    assert heard(text).experience is None
    assert heard("私たちは、その店を「第二の家」と呼んでいました。").experience == "act"
