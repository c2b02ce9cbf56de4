"""What a page has around an article is known by its words and left out with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.reading.draft import Heading, Writer
from generator.reading.plain.plain import draft

if TYPE_CHECKING:
    from generator.reading.draft import DraftArticle

TEXT = "谷あいの集落では、水路の掃除を朝のうちに済ませます。昼には畑へ水が届くからです。"
MORE = "当番は十二軒で回しています。休む家があれば、隣が代わりに立ちます。"


def read(text: str) -> DraftArticle:
    return draft(text, Writer("ja"))


def heads(drafted: DraftArticle) -> list[str]:
    return [piece.sentence.text.ja or "" for piece in drafted.flow if isinstance(piece, Heading)]


def reasons(drafted: DraftArticle) -> dict[str, str]:
    return {one.text: one.why for one in drafted.dropped}


AROUND = {
    "picture": [
        "アイキャッチ画像",
        "20230415_hasi-02.png",
        "DSCN0482",
        "※クリックすると拡大します",
        "水門を開ける当番の人（写真：森田 健）",
        "f:id:tanada:20210403101112j:plain",
        "撮影／井口 真",
        "kaidan_20230415",
        "水門の修理水門の修理",
        "水門に立つ当番の人たち（左から、水野さん、森田さん）",
    ],
    "wall": [
        "この記事は有料会員限定です",
        "残り 640文字",
        "ここから先は会員登録が必要です",
        "ログインすると続きをご覧いただけます",
        "残り：312字（全文：800字）",
    ],
    "share": [
        "LINEで送る",
        "この記事を保存する",
        "筆者をフォローする",
        "Share on LinkedIn",
        "はてなブックマークに追加",
        "この投稿への感想はお気軽にどうぞ",
    ],
    "navigation": [
        "メインコンテンツに移動する",
        "ここから本文です。",
        "※本記事にはアフィリエイト広告が含まれています",
        "【広告】",
        "« 前の日 | 目次 | 次の日 »",
    ],
}


@pytest.mark.parametrize(
    ("why", "line"), [(why, line) for why, some in AROUND.items() for line in some]
)
def test_a_line_of_the_page_is_neither_heading_nor_text(why: str, line: str) -> None:
    for text in (
        f"水路を守る\n\n{TEXT}\n\n{line}\n\n{MORE}\n",
        f"{line}\n\n水路を守る\n\n{TEXT}\n\n{MORE}\n",
    ):
        drafted = read(text)
        assert drafted.title.text.ja == "水路を守る"
        assert not heads(drafted)
        assert reasons(drafted)[line] == why


@pytest.mark.parametrize(
    "heading",
    [
        "画像処理のあらまし",
        "写真を撮る前に",
        "会員限定の催し",
        "広告のしくみ",
        "続きを書く力",
        "本文の組み方",
        "残り三日の過ごし方",
        "お知らせ",
    ],
)
def test_a_heading_with_such_words_stays_one(heading: str) -> None:
    drafted = read(f"水路を守る\n\n{TEXT}\n\n{heading}\n\n{MORE}\n\n暮らし\n\n{TEXT}\n")
    assert heading in heads(drafted)


def test_nothing_below_the_notice_to_members_is_text() -> None:
    drafted = read(f"水路を守る\n\n{TEXT}\n{MORE}\n\n残り820文字\n\n注目\n\n暮らし\n\n新着\n")
    assert not heads(drafted)
    assert reasons(drafted)["暮らし"] == "wall"


@pytest.mark.parametrize("above", ["コメントを残す", "あわせて読みたい", "Leave a Reply"])
def test_what_others_say_below_a_text_is_none_of_it(above: str) -> None:
    drafted = read(
        f"水路を守る\n\n{TEXT}\n\n{MORE}\n\n{above}\n\n隣村の祭り\n\n先月の祭りの話です。\n"
    )
    assert not heads(drafted)
    assert reasons(drafted)["隣村の祭り"] == "navigation"


def test_a_heading_with_such_words_amid_a_text_is_its_own() -> None:
    drafted = read(f"読む場所\n\n{TEXT}\n\n関連情報\n\n{MORE}\n\n当番\n\n{TEXT}\n\n{MORE}\n")
    assert "十二軒" in "".join(map(str, drafted.flow))
    assert "当番" in heads(drafted)


def test_a_heading_said_again_as_its_picture_heads_once() -> None:
    drafted = read(f"水路を守る\n\n{TEXT}\n\n掃除の日\n\n掃除の日\n\n{MORE}\n\n当番\n\n{TEXT}\n")
    assert heads(drafted) == ["掃除の日", "当番"]


TOPS = [
    "2024年5月2日（木） 10:15",
    "公開日：2024.05.02　更新日：2024.06.10",
    "[2024年5月2日]\nページ番号：30412",
    "登録日：2024年5月2日",
    "2024年05月02日 09時12分33秒 | 村の暮らし",
]
WRITERS = [
    ("取材・文：水野 葉", "水野 葉"),
    ("水野 葉　編集委員", "水野 葉"),
    ("著者: Mizuno Yo", "Mizuno Yo"),
    ("農学部 教授\n水野 葉", "水野 葉"),
    ("水野 葉（水利研究所 主任）", "水野 葉"),
    ("（まとめは編集委員・水野葉）", "編集委員・水野葉"),
]


@pytest.mark.parametrize("said", TOPS)
def test_a_day_below_the_title_dates_the_show(said: str) -> None:
    drafted = read(f"水路を守る\n\n{said}\n\n{TEXT}\n\n{MORE}\n")
    assert drafted.title.text.ja == "水路を守る"
    assert drafted.date == "2024-05-02"
    assert not heads(drafted)


@pytest.mark.parametrize(("said", "who"), WRITERS)
def test_who_wrote_is_the_shows_author(said: str, who: str) -> None:
    drafted = read(f"水路を守る\n\n{said}\n\n{TEXT}\n\n{MORE}\n")
    assert drafted.author == who
    assert not heads(drafted)


def test_where_a_text_is_filed_is_said_with_its_day() -> None:
    drafted = read(f"水路だより\n谷の水路を守る\n2024.05.02\n地域情報\n5月2日\n{TEXT}\n{MORE}\n")
    assert drafted.title.text.ja == "谷の水路を守る"
    assert drafted.date == "2024-05-02"
    assert not heads(drafted)


@pytest.mark.parametrize(
    "site",
    [
        "谷の手帖\n\n山あいの村の暮らしを綴ります。",
        "みずのわ\n\n水路の近くに住む人が書いているブログです。",
        "防災情報\n暮らしの情報",
        "農業・暮らし",
        "谷川新聞 編集部\nこれまでの記事",
        "新着情報",
        "CSRニュース",
        "工学部 ニュース",
        "ホーム施設案内谷の水路を朝のうちに守る",
        "会社概要 事業案内 採用情報 お問い合わせ アクセス",
    ],
)
def test_the_name_of_a_site_is_no_title(site: str) -> None:
    drafted = read(f"{site}\n\n谷の水路を朝のうちに守る\n\n{TEXT}\n\n{MORE}\n")
    assert drafted.title.text.ja == "谷の水路を朝のうちに守る"


def test_days_that_part_a_diary_head_its_parts() -> None:
    drafted = read(f"水路の日記\n\n5月2日\n\n{TEXT}\n\n5月3日\n\n{MORE}\n\n5月4日\n\n{TEXT}\n")
    assert heads(drafted) == ["5月2日", "5月3日", "5月4日"]


def test_who_speaks_in_a_round_heads_their_part() -> None:
    drafted = read(f"水路を語る\n\n水野 葉　記者\n{TEXT}\n\n森田 健　記者\n{MORE}\n")
    assert not drafted.author


def test_what_leads_into_a_text_presents_no_site() -> None:
    drafted = read(
        f"谷の水路\n\nこの記事では、水路の守り方を紹介しています。\n\n掃除の日\n\n{TEXT}\n\n当番\n\n{MORE}\n"
    )
    assert drafted.title.text.ja == "谷の水路"
    assert heads(drafted) == ["掃除の日", "当番"]


def test_what_goes_into_a_dish_stays_a_heading() -> None:
    drafted = read(f"かぼちゃの煮もの\n\n材料\n\nかぼちゃ 半分\n醤油 大さじ2\n\n作り方\n\n{TEXT}\n")
    assert heads(drafted) == ["材料", "作り方"]


def test_what_somebody_is_to_do_is_no_menu() -> None:
    drafted = read(
        "水路の寄り合い\n\n● 決定\n・掃除は五月二日\n\n● TODO\n[ ] 森田: 役場へ問い合わせ（5/9）\n"
    )
    assert "役場へ問い合わせ" in "".join(map(str, drafted.flow))
