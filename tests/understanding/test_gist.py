"""Which sentence of an article is what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import written

from generator.model import sentences
from generator.settings import Settings
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

__all__ = ["written"]

SURVEY = """\
# 駅の傘立ての調べ

私たちは傘がなぜ戻らないかを調べるために、駅の利用者90人にアンケートを5月に実施しました。

## 結果

借りた傘を家に置いている人は61％でした。結果の一覧は次のとおりです。

## わかったことのまとめ

- 傘が戻らないのは、返す場所が遠いからだと答えた人が最も多かった。
- 返す場所を知らない人も少なからずいた。
"""
DIARY = """\
# 朝の弁当

今年から弁当を作ることにしました。

## 続けてみて

毎朝六時に起きます。卵焼きは三日で焦げなくなりました。大切なのは品数ではなく、同じ時間に台所に立つことだと思います。

## おわりに

次は煮物に挑戦してみたいと思っています。最後まで読んでいただき、ありがとうございました。
"""
GUIDE = """\
# 雨どいの掃除

この記事では、雨どいの掃除のやり方を紹介します。

## なぜ詰まるのか

雨どいは秋の落ち葉で詰まります。雨どいの掃除は、葉が落ちきった十一月に一度すれば足ります。

## 手順

まず、はしごを立てます。次に、手袋で葉を取ります。
"""
MARKET = """\
# The Sunday market after one year

This post looks back at the first year of the market.

## What changed

Twelve farms now sell in the square. In the end, the market brought people to the old town who \
had never shopped there before.

## Thanks

Thank you to everybody who helped. We would love to see you there!
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SURVEY, "返す場所が遠い"),
        (DIARY, "同じ時間に台所に立つ"),
        (GUIDE, "十一月に一度"),
        (MARKET, "brought people to the old town"),
    ],
    ids=[
        "found, not looked for",
        "seen, not planned",
        "holds, not announced",
        "came of it, no thanks",
    ],
)
def test_the_message_is_what_was_made_of_it(
    written: Callable[..., Article], text: str, words: str
) -> None:
    article = written(text)
    found = brief(article, Settings()).thesis
    assert found is not None
    said = {s.id: s.text[article.language] or "" for s in sentences(article)}
    assert words in " ".join(said[each] for each in found.sources)


RELEASE = """\
# 町の貸し自転車、利用が増える

水ノ瀬町は11月28日、昨年始めた貸し自転車の1年目の結果を発表した。町内8か所に60台を置いている。

## 利用者

月の利用回数は、昨年10月の1,180回から今年9月には3,070回に増えた。

## これから

町は来年4月、自転車を60台から90台に増やす。
"""
PAPER = """\
# Buses and bicycles in Water Bay

The town published its first-year results on Friday. There are eight stations.

## Riders

Monthly rides rose from 1,180 to 3,070 within a year.
"""


@pytest.mark.parametrize(("text", "words"), [(RELEASE, "発表した"), (PAPER, "published")])
def test_that_results_were_published_is_not_what_they_say(
    written: Callable[..., Article], text: str, words: str
) -> None:
    article = written(text)
    found = brief(article, Settings())
    said = {s.id: s.text[article.language] or "" for s in sentences(article)}
    stated = [*found.remember, *(found.thesis.sources if found.thesis else ())]
    assert stated
    assert not [each for each in stated if words in said[each]]


FILLER = "".join(f"{n}番目の桶には、雨の日の水が{n}リットルたまりました。" for n in range(2, 25))
"""Enough to make a text long, in which nothing is what it is about."""


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("雨水桶", "雨水桶とは、屋根の雨をためて庭にまくための道具です。", "屋根の雨をためて"),
        ("桶の置き方", "桶を置くときの肝は、土台を水平にすることです。", "土台を水平にする"),
        (
            "桶を三年使う",
            "三年使いました。\n\n## TL;DR\n\n- 桶は日陰に置けば三年もつ。\n\n## くわしく",
            "日陰に置けば三年もつ",
        ),
        (
            "桶の重さを量る",
            "量りました。\n\n## 結果\n\n桶の重さは水を入れると60キロになりました。\n\n## 量り方",
            "60キロになりました",
        ),
    ],
    ids=["defined", "essential", "in short", "result"],
)
def test_in_a_long_text_the_message_stands_where_such_texts_have_it(
    written: Callable[..., Article], title: str, text: str, words: str
) -> None:
    article = written(f"# {title}\n\n{text}\n\n{FILLER}\n")
    found = brief(article, Settings()).thesis
    assert found is not None
    said = {s.id: s.text.ja or "" for s in sentences(article)}
    assert words in " ".join(said[each] for each in found.sources)


@pytest.mark.parametrize(
    "text",
    [
        "これからも桶を増やせたら嬉しいです。",
        "先月、青い桶を購入しました。",
        "このページは桶の記録です。",
    ],
    ids=["a wish", "an errand", "of the page"],
)
def test_it_is_not_what_a_long_text_comes_to(written: Callable[..., Article], text: str) -> None:
    article = written(f"# 桶の記録\n\n{text}\n\n{FILLER}\n")
    found = brief(article, Settings()).thesis
    said = {s.id: s.text.ja or "" for s in sentences(article)}
    assert not found or text not in [said[each] for each in found.sources]


def test_a_law_is_for_its_purpose(written: Callable[..., Article]) -> None:
    text = (
        "# 桶の会 会則\n\n## 第1条（名称）\n\nこの会は、桶の会と称する。\n\n"
        "## 第2条（目的）\n\nこの会は、雨水を庭に使う暮らしを広めることを目的とする。\n\n"
        "## 第3条（会費）\n\n会費は年500円とする。\n"
    )
    article = written(text)
    found = brief(article, Settings()).thesis
    assert found is not None
    assert "雨水を庭に使う" in " ".join(
        s.text.ja or "" for s in sentences(article) if s.id in found.sources
    )


def test_what_to_remember_is_the_message_and_what_stands_alone(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 雨水桶\n\n雨水桶とは、屋根の雨をためて庭にまくための道具です。\n\n"
        f"{FILLER}\n\n## まとめ\n\n雨水桶は、日陰に水平に置けば三年もちます。これがその理由です。"
        "来年は青い桶も買えたら嬉しいです。\n"
    )
    article = written(text)
    said = {s.id: s.text.ja or "" for s in sentences(article)}
    found = [said[each] for each in brief(article, Settings()).remember]
    assert found[0] == "雨水桶とは、屋根の雨をためて庭にまくための道具です。"
    assert "雨水桶は、日陰に水平に置けば三年もちます。" in found
    assert not {"これがその理由です。", "来年は青い桶も買えたら嬉しいです。"} & {*found}


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("当時、弊社は漆の木を植えました。", "organisation"),
        ("昔、「当社」と呼ばれた森に、漆の木が植わりました。", "author"),
        ("当時、町は漆の木を植えました。", "author"),
    ],
)
def test_who_says_our_firm_is_a_firm(
    written: Callable[..., Article], said: str, speaker: str
) -> None:
    article = written(
        f"# 漆の森\n\n## はじまり\n\n{said}森は十年で育ちました。\n\n## いま\n\n漆が採れます。\n"
    )
    assert brief(article, Settings()).speaker == speaker


def test_a_scene_to_begin_with_is_not_what_a_how_to_teaches(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 灯籠の風よけ\n\n提灯を下げて出かけて、橋の上で火が消えたことがあります。\n\n"
        f"## 手順\n\n1. 風の強さを測る\n2. 覆いを選ぶ\n3. 火をつける\n\n{FILLER}\n\n"
        "## 覆いを信じすぎない\n\n覆いは風を弱めるものであり、風を止めるものではありません。\n"
    )
    article = written(text)
    found = brief(article, Settings()).thesis
    said = {s.id: s.text.ja or "" for s in sentences(article)}
    assert not found or "ことがあります" not in said[found.sources[-1]]


@pytest.mark.parametrize(
    ("title", "said", "beside"),
    [
        ("桶の会の一年", "一番言いたいのは、桶は二人で運ぶということです。", ""),
        ("いちばん良かった桶", "結論：漏れる桶はひとつもありません。", ""),
        ("桶が漏れた理由", "今回の一番の原因は、底板の乾きすぎです。", ""),
        (
            "桶の底板",
            "桶の底板は、濡らしておくことが何より大切です。",
            "会員の申し込みは来月の十日までです。",
        ),
        (
            "桶の底板",
            "桶の底板は、濡らしておくことが何より大切です。",
            "次の桶の話は割愛しますが、とても大切なことでした。",
        ),
    ],
    ids=["said outright", "concluded", "the cause", "no deadline", "not what is left out"],
)
def test_what_a_writer_says_outright_is_it_and_what_stands_beside_it_is_not(
    written: Callable[..., Article], title: str, said: str, beside: str
) -> None:
    article = written(f"# {title}\n\n{said}\n\n{FILLER}\n\n{beside}\n")
    found = brief(article, Settings()).thesis
    assert found is not None
    assert said in [s.text.ja for s in sentences(article) if s.id in found.sources]


def test_how_the_cook_came_to_it_is_not_what_a_recipe_promises(
    written: Callable[..., Article],
) -> None:
    text = (
        "# 栗の煮もの\n\n先月、となりの市まで出かけました。急に栗が煮たくなりました。"
        "栗の煮ものは、鍋ひとつで冬じゅう食べられます。\n\n## 材料\n\n- 栗 20個\n- 砂糖 100g\n\n"
        "## 作り方\n\n1. 栗をむきます。\n2. 砂糖で煮ます。\n"
    )
    article = written(text)
    found = brief(article, Settings()).thesis
    assert found is not None
    said = [s.text.ja or "" for s in sentences(article) if s.id in found.sources]
    assert said[0] == "栗の煮ものは、鍋ひとつで冬じゅう食べられます。"


MANY_FIGURES = """\
# 傘の貸し出しを24駅310カ所に広げ、のべ1,850人が参加

報道関係者各位

9月に入り、朝の雨が続きました。傘の貸し出しは24駅の310カ所になりました。
駅員の上着は紺色で、雨の日にはその上に白い雨合羽を着ました。
開始の式には、三日でのべ1,850人が集まりました。
"""
TERM_ASKED_ABOUT = """\
# 「先延ばし癖」が書類の整理で直せることを知っていますか？

## 紙の傷み

紙は湿気に弱く、書類は月に一度、日かげで風に当てることが大切です。

## 夜の十分

紙を一枚ずつ見ていくうちに、先延ばし癖はいつのまにか消えていくものです。先延ばし癖と呼んだのは祖母でした。
"""
ONE_VOICE = """\
# 遠い港で働く人を撮る

港の夜勤は長く、休みの日に町へ出る人はほとんどいません。
出演者のマリナ・ソレルには、船を降りたまま戻らない知り合いが何人もいるという。
"""


def _message(article: Article) -> list[str]:
    found = brief(article, Settings()).thesis
    said = {s.id: s.text[article.language] or "" for s in sentences(article)}
    return [said[each] for each in found.sources] if found else []


def test_a_release_tells_with_several_sentences_what_its_title_counts(
    written: Callable[..., Article],
) -> None:
    assert _message(written(MANY_FIGURES)) == [
        "傘の貸し出しは24駅の310カ所になりました。",
        "開始の式には、三日でのべ1,850人が集まりました。",
    ]


def test_a_title_that_asks_about_a_word_is_answered_with_it(
    written: Callable[..., Article],
) -> None:
    assert _message(written(TERM_ASKED_ABOUT)) == [
        "紙を一枚ずつ見ていくうちに、先延ばし癖はいつのまにか消えていくものです。"
    ]


def test_what_one_voice_says_that_no_title_names_is_no_message(
    written: Callable[..., Article],
) -> None:
    assert _message(written(ONE_VOICE)) == [
        "港の夜勤は長く、休みの日に町へ出る人はほとんどいません。"
    ]
