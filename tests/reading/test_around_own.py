"""What only looks like a page's words is the author's: nothing of it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.reading.draft import Heading, Writer
from generator.reading.plain.plain import draft

if TYPE_CHECKING:
    from generator.reading.draft import DraftArticle

TEXT = "谷あいの集落では、水路の掃除を朝のうちに済ませます。昼には畑へ水が届くからです。"
MORE = "当番は十二軒で回しています。休む家があれば、隣が代わりに立ちます。"
TOLD = "The report editor can hand your work to other programs, and each of them keeps its layout."
ALSO = "A link is made that expires after seven days, and everyone who has it can read the report."


def left_out(text: str, language: str = "ja") -> list[str]:
    drafted = draft(text, Writer("en" if language == "en" else "ja"))
    return [one.text for one in drafted.dropped]


def heads(drafted: DraftArticle) -> list[str]:
    texts = (piece.sentence.text for piece in drafted.flow if isinstance(piece, Heading))
    return [text.ja or text.en or "" for text in texts]


@pytest.mark.parametrize(
    "listed",
    [
        "・写真\n・印鑑\n・通帳",
        "・アプリを開く\n・会員登録する\n・日時を選ぶ",
        "1. アプリを開く\n2. 初期設定をスキップ\n3. 日時を選ぶ",
        "・封筒に入れる\n・LINEで送る\n・窓口へ持っていく",
        "・画像：JPEG、PNG\n・音声：MP3\n・動画：MP4",
        "- crates.io\n- 公式の手引き\n- 町の図書館",
    ],
)
def test_an_item_of_the_authors_own_list_stays(listed: str) -> None:
    assert not left_out(f"窓口の手引き\n\n{TEXT}\n\n{listed}\n\n{MORE}\n")


def test_a_list_of_share_buttons_goes_as_a_whole() -> None:
    buttons = "・Facebookでシェア\n・Xでポスト\n・LINEで送る"
    assert left_out(f"水路を守る\n\n{TEXT}\n\n{MORE}\n\n{buttons}\n") == buttons.split("\n")


@pytest.mark.parametrize(
    "said",
    [
        "この先は有料道路です。",
        "この先は切符を購入した人だけが入れる。",
        "ここから先は有料の区間になる。",
        "続きは登録の手続きの話である。",
        "この記事ではアフィリエイトの始め方を紹介します。",
        "このページでは広告費の決め方をまとめました。",
        "最初の一杯は無料です。",
        "今なら半額の500円です。",
        "会員の方のみご利用いただけます。",
        "ありがとう。ありがとう。",
        "わっしょいわっしょい",
    ],
)
def test_a_sentence_of_the_author_stays_and_what_follows_it(said: str) -> None:
    assert not left_out(f"谷の旅\n\n{TEXT}\n\n{said}\n\n{MORE}\n\n{TEXT}とはいえ。\n")


@pytest.mark.parametrize("heading", ["写真", "ログインをスキップ", "会員登録する"])
def test_one_word_of_a_page_may_head_a_part(heading: str) -> None:
    text = f"窓口の手引き\n\n{TEXT}\n\n{heading}\n\n{MORE}\n\n動画\n\n{TEXT}とはいえ。\n"
    drafted = draft(text, Writer("ja"))
    assert not drafted.dropped
    assert heading in heads(drafted)


def test_a_word_for_a_picture_that_comes_again_stands_for_pictures() -> None:
    text = f"谷の旅\n\n{TEXT}\n\n画像\n\n{MORE}\n\n画像\n\n{TEXT}とはいえ。\n"
    assert left_out(text) == ["画像", "画像"]


@pytest.mark.parametrize(
    "heading",
    ["Save to disk", "Print to PDF", "Share with colleagues", "ASP.NET", "Socket.IO"],
)
def test_what_is_done_and_products_called_like_sites_head_parts(heading: str) -> None:
    text = f"How to export a report\n\n{TOLD}\n\n{heading}\n\n{ALSO}\n\nDjango\n\n{TOLD[4:]}\n"
    drafted = draft(text, Writer("en"))
    assert not drafted.dropped
    assert heading in heads(drafted)


def test_what_is_recommended_is_told_with_all_below_it() -> None:
    text = (
        f"System requirements\n\n{TOLD}\n\n{ALSO}\n\nMinimum\n\n{TOLD[4:]}\n\n"
        f"Recommended\n\n{ALSO[7:]}\n\nHow we measured\n\n{TOLD[11:]}\n"
    )
    drafted = draft(text, Writer("en"))
    assert not drafted.dropped
    assert heads(drafted) == ["Minimum", "Recommended", "How we measured"]


def test_a_glossary_keeps_its_title() -> None:
    drafted = draft(f"用語集\n\n水門\n\n{TEXT}\n\n当番\n\n{MORE}\n", Writer("ja"))
    assert drafted.title.text.ja == "用語集"


@pytest.mark.parametrize(
    "said", ["訳：田中 花子", "聞き手：田中 花子", "監修：田中 花子", "編集：田中 花子"]
)
def test_who_helped_is_no_author(said: str) -> None:
    assert not draft(f"水路を守る\n\n{said}\n\n{TEXT}\n\n{MORE}\n", Writer("ja")).author


@pytest.mark.parametrize("said", ["Editor: VS Code", "By 2030, half will be gone", "By the river"])
def test_a_fact_or_a_line_below_an_english_title_is_no_author(said: str) -> None:
    assert not draft(f"How to export\n\n{said}\n\n{TOLD}\n\n{ALSO}\n", Writer("en")).author


def test_a_day_that_no_calendar_has_dates_nothing() -> None:
    text = f"水路を守る\n\n公開日：2024年99月45日\n更新日：2024年5月2日\n\n{TEXT}\n\n{MORE}\n"
    assert draft(text, Writer("ja")).date == "2024-05-02"


def test_a_notice_above_most_of_the_text_ends_nothing() -> None:
    text = f"窓口の手引き\n\n{TEXT}\n\nここから先は会員登録が必要です\n\n{MORE}\n\n{TEXT * 3}\n"
    assert left_out(text) == ["ここから先は会員登録が必要です"]


@pytest.mark.parametrize(
    "title",
    [
        "京都・奈良",
        "出産・育児",
        "パン作りのノート\n\n家で作れるパンの作り方を紹介しています。",
        "町の見守りサービス\n\n一人で暮らす人のためのプラットフォームです。",
        "料理手帳\n\n献立を考える人のためのサイトです。",
    ],
)
def test_a_title_above_headings_is_no_sites_name(title: str) -> None:
    text = f"{title}\n\n申し込みの流れ\n\n{TEXT}\n\n使える時間\n\n{MORE}\n"
    drafted = draft(text, Writer("ja"))
    assert drafted.title.text.ja == title.partition("\n")[0]
    assert heads(drafted) == ["申し込みの流れ", "使える時間"]


@pytest.mark.parametrize("said", ["山手高校 校長", "谷川大学 学長", "水利研究所 代表"])
def test_an_office_without_a_name_is_no_author(said: str) -> None:
    assert not draft(f"水路を守る\n\n{said}\n\n{TEXT}\n\n{MORE}\n", Writer("ja")).author
