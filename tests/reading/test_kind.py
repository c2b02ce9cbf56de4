"""What kind of text an article is, what each sentence is, and who speaks."""

from __future__ import annotations

import pytest

from generator.errors import SettingsError
from generator.model import sentences
from generator.reading import read
from generator.reading.roles import role
from generator.settings import Settings, load

KINDS = {
    "press": "# 新しい図書券の発売について\n\n株式会社青空は、6月1日に図書券を発売します。\n\n"
    "## 会社概要\n\n当社は本の会社です。",
    "howto": "# 凧の作り方\n\n## 準備\n\n紙を用意します。\n\n## 手順\n\n1. 紙を切ります。\n1. 骨を貼ります。\n"
    "1. 糸を結びます。",
    "recipe": "# 豆のスープの作り方\n\n## 材料（2人分）\n\n- 豆 100g\n- 塩 小さじ1\n\n## 作り方\n\n"
    "1. 弱火で煮ます。\n1. 塩を混ぜます。",
    "interview": "# 灯台守に聞く\n\n聞き手: いつ始めましたか？\n\n海野: 十年前です。\n\n"
    "聞き手: 大変なことは？\n\n海野: 冬の風です。",
    "essay": "# 坂の上\n\n僕は坂が好きだ。理由はわからない。\n\n子どものころ、僕は坂の上に住んでいた。\n\n"
    "帰り道が好きだったのだと思う。",
    "faq": "# よくある質問\n\n## いつ開きますか？\n\n九時です。\n\n## 休みはありますか？\n\n月曜です。\n\n"
    "## 駐車場はありますか？\n\nありません。",
    "minutes": "# 第3回 商店会会議 議事録\n\n## 出席者\n\n山田、川田\n\n## 決定事項\n\n- 祭りは八月に決定した。\n"
    "- 予算を承認した。\n\n## 次回\n\n五月一日",
    "law": "# 公園の利用に関する条例\n\n## 第1条\n\n利用者は届け出をしなければならない。\n\n## 第2条\n\n"
    "火を使ってはならない。",
    "research": "# 川の水温に関する研究\n\n## 方法\n\n三年間のデータを分析した。\n\n## 結果\n\n"
    "水温は有意に上がった。\n\n## 考察\n\n仮説が示唆された。",
    "review": "# 新しい鍋を使ってみた感想\n\n## 良い点\n\n軽くて満足です。\n\n## 気になった点\n\n値段が残念です。",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_told_by_its_words_and_its_form(kind: str) -> None:
    article = read(KINDS[kind].encode(), Settings(), name="article.md")
    assert article.kind == kind
    assert all(reason.ja and reason.en for reason in article.kind_reasons)


def test_a_kind_that_is_asked_for_is_taken() -> None:
    asked = Settings(sections={"reading": {"kind": "talk"}})
    assert read(KINDS["press"].encode(), asked, name="article.md").kind == "talk"
    with pytest.raises(SettingsError, match="press"):
        load({"reading.kind": "pres"})


ROLES = {
    "更新日：2026年5月 ／ カテゴリ：健康": "metadata",
    "2026年4月1日": "metadata",
    "代表電話：000-000-0000": "contact",
    "お問い合わせは広報までどうぞ。": "contact",
    "取引先各位": "greeting",
    "本日はありがとうございました！": "greeting",
    "撮影：山野": "credit",
    "今回は、海の町の一年を紹介します。": "announcement",
    "原因は、次のとおりです。": "announcement",
    "順調に見える店にも、三つの課題があります。": "announcement",
    "単純に置き換えると左図の形になります。": "pointer",
    "詳しくはこちら。": "pointer",
    "件数は330回でしたが（写真左）、69回に減りました（写真右）。": None,
    "当社は本社を移転しますのでお知らせいたします。": None,
    "理由は、餌が減ったことです。": None,
    "課題は人手です。": None,
}


@pytest.mark.parametrize("text", ROLES)
def test_a_sentence_that_is_no_content_says_so_itself(text: str) -> None:
    assert role(text, "ja") == ROLES[text]


ENGLISH_ROLES = {
    "Published: 3 May 2026": "metadata",
    "Thank you for reading.": "greeting",
    "In this post, I'll show you how to build a kite.": "announcement",
    "See the diagram below for details.": "pointer",
    "Contact: press@example.org": "contact",
    "The kite weighs less than a letter.": None,
}


@pytest.mark.parametrize("text", ENGLISH_ROLES)
def test_an_english_sentence_too(text: str) -> None:
    assert role(text, "en") == ENGLISH_ROLES[text]


def test_who_asks_and_who_answers_is_told_by_labels() -> None:
    article = read(KINDS["interview"].encode(), Settings(), name="article.md")
    by = {s.text.ja: article.speakers.get(s.id) for s in sentences(article)}
    assert by["海野: 十年前です。"] == "海野"
    asked = [s.text.ja for s in sentences(article) if article.roles.get(s.id) == "question"]
    assert asked == ["聞き手: いつ始めましたか？", "聞き手: 大変なことは？"]


def test_lines_with_a_dash_ask() -> None:
    text = "# 灯台守\n\n――いつ始めましたか。\n\n十年前です。\n\n――大変なことは。\n\n冬の風です。"
    article = read(text.encode(), Settings(), name="article.md")
    asked = [s.text.ja for s in sentences(article) if article.roles.get(s.id) == "question"]
    assert asked == ["――いつ始めましたか。", "――大変なことは。"]
