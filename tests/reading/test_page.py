"""A page pasted whole is parted from its article; what stands alone loses nothing."""

from __future__ import annotations

import pytest

from generator.reading.plain.lines import lines
from generator.reading.plain.page import within

POEM = """Home

Home,
the search,
the archive of rain.

Next,
previous,
next,
the swing in the yard.

More.
"""

TALK = """飲み会の係が楽になる話

はじめに、どうして作ったのかをお話しします。係はいつも一人で困っていました。

場所も時間も、みんなの都合を聞いて回らなければ決まりません。返事はなかなか来ません。

（　次へ　）

作るものを決めるのに
土日をはさみました。

（　次へ　）

ご清聴ありがとうございました。
"""

PRESS = """塩のクッキーを6月20日に発売します

株式会社みなと製菓は、塩のクッキーを6月20日に発売します。価格は500円です。

関連リンク
公式サイト

お問い合わせ
広報　佐野
TEL 000-000-0000

© 2026 株式会社みなと製菓
"""

MANUAL = """設定 > ネットワーク > 無線

つなぐ前に

まず電源を入れます。青い灯りがつくまで一分ほど待ちます。

検索
押すと、近くにあるものが並びます。名前を選びます。
"""


@pytest.mark.parametrize(
    "text",
    [POEM, TALK, PRESS, MANUAL],
    ids=["poem", "talk", "press", "manual"],
)
def test_a_text_that_stands_alone_is_left_whole(text: str) -> None:
    found = lines(text)
    assert within(found) == (found, {})


def test_words_of_menus_head_parts_of_an_article_on_a_page() -> None:
    text = (
        f"ホーム\n会社概要\nお問い合わせ\n検索\n\n無線につなぐ\n\n{MANUAL.split('つなぐ前に')[1]}"
    )
    kept, left = within(lines(text))
    assert [line.text for line in kept][:1] == ["無線につなぐ"]
    assert "検索" in [line.text for line in kept]
    assert sorted(left) == [1, 2, 3, 4]
