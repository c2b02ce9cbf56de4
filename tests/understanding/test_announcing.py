"""What an article sets out to tell is none of what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import written

from generator.understanding.message import is_void
from generator.understanding.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

__all__ = ["written"]

SETS_OUT = """\
各地の公立図書館がどのように地域と関わり、役割を果たそうとしているのか、事例をご紹介したいと思います。
今回は、港の倉庫がどう生まれ変わったのか、三つの例をお伝えします。
この記事では、はじめての確定申告で迷いやすいポイントをまとめました。
きょうは、高齢者の交通事故をどう防ぐか、考えてみたいと思います。
どんな効果があったのか、現場を訪ねて聞きました。
そこで本稿では、都市の緑がなぜ減ったのかについて述べてみたい。
その背景を探りました。
何が課題なのか、専門家に聞きました。
今月は、町の本屋の取り組みを見ていきます。
なぜ今、銭湯に若者が集まるのか、その理由を取材しました。
津波からどう逃げるのか、高知の事例をご紹介します。
どうすれば水害から命を守れるのか、専門家と考えます。
今回のコラムでは、空き家の活用がどこまで進んだかを見てみましょう。
この数字が何を意味するのか、解説します。
今日は味噌づくりのポイントをご紹介します。
その実態に迫ります。
""".splitlines()

TELLS = """\
市は、来月から事例を紹介する展示を開きます。
店では、旬の野菜を使った料理を紹介しています。
市は、事故の背景を説明しました。
社長は記者会見で、なぜ値上げするのかを説明しました。
私たちは、どうすれば食品ロスを減らせるかを考えていきます。
住民は、何が起きたのか役場に聞きました。
展示では、蚕の一生をどう見るかを解説します。
委員会がなぜ失敗したのかを報告しました。
毎週、近所の取り組みを紹介します。
その理由は、人手が足りないからです。
今月は、参加者が1.5倍に増えました。
""".splitlines()


def _says_something(written: Callable[..., Article], sentence: str) -> bool:
    text = text_of(written(f"# 町の記録\n\n{sentence}\n\n## 三月\n\n来館者は1.4倍に増えた。\n"))
    told = {each.text: each for each in text.run}
    return not is_void(text, told[sentence])


@pytest.mark.parametrize("sentence", SETS_OUT)
def test_what_will_be_told_says_nothing_yet(written: Callable[..., Article], sentence: str) -> None:
    assert not _says_something(written, sentence)


@pytest.mark.parametrize("sentence", TELLS)
def test_what_others_tell_or_find_out_says_something(
    written: Callable[..., Article], sentence: str
) -> None:
    assert _says_something(written, sentence)
