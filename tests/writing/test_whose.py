"""Whose a text is: views told without their owner, lines that correct, names nobody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Bilingual
from generator.reading import read
from generator.settings import Settings
from generator.writing.numbered import numbered
from generator.writing.whose import (
    Unowned,
    corrections,
    dated_or_owned,
    nobodys,
    surest,
    unread,
    unspelt,
    views,
)

if TYPE_CHECKING:
    from generator.writing.numbered import Numbered


def lines(*told: str) -> Numbered:
    text = "# 夜のバス\n\n" + "".join(told)
    return numbered(read(text.encode(), Settings(), name="a.md"))


def test_a_line_in_which_somebody_holds_or_likes_something_is_a_view() -> None:
    article = lines("バスは十月に始まった。", "海の見える席が一番好きです。", "僕は毎晩乗った。")
    assert [article.number(each) for each in sorted(views(article), key=article.number)] == [3, 4]


def test_what_a_firm_says_in_its_own_favour_is_its_view() -> None:
    article = lines("登録は一切不要です。", "十月に始まりました。")
    assert not views(article)
    assert views(article, selling=True) == {article.sentences[1].id}


@pytest.mark.parametrize(
    ("ja", "en", "wanting"),
    [
        ("海の見える席が一番良い", "The seats by the sea are the best", ["ja", "en"]),
        ("海の見える席が一番良いと筆者", "The seats by the sea are the best", ["en"]),
        ("海の見える席がいいそうです。", "To the author, the seats by the sea are best", []),
        ("海の見える席がいいのかもしれない", "The sea side may be best", []),
    ],
)
def test_a_view_names_its_owner_or_stays_unsure(ja: str, en: str, wanting: list[str]) -> None:
    assert nobodys(Bilingual(ja, en), ("ja", "en")) == wanting


def test_a_head_that_says_whose_it_is_is_enough() -> None:
    assert not nobodys(Bilingual("海側の席が良い"), ("ja",), "筆者の好み")


def test_lines_that_correct_others_are_known() -> None:
    article = lines("運賃は二百円です。", "追記：正しくは三百円でした。")
    assert corrections(article) == [3]


def test_a_persons_name_without_a_reading_is_known() -> None:
    told = "運転手の佐藤健太さんが話した。"
    assert [*unread(lines(told))] == ["佐藤健太"]
    assert not [*unread(lines(told, "佐藤健太（さとう・けんた）は四十歳。"))]


def test_a_reading_that_stands_by_itself_is_that_of_the_name() -> None:
    told = "運転手の佐藤健太さんが話した。"
    assert not [*unread(lines(told, "さとう・けんた"))]
    assert [*unread(lines(told, "たなか・けんた"))] == ["佐藤健太"]


def test_a_foreign_name_that_the_article_has_in_katakana_alone_is_spelt_by_guess() -> None:
    terms = [Bilingual("マリー・ロワ", "Marie Roy"), Bilingual("市場", "market")]
    assert [*unspelt(lines("店主のマリー・ロワさん。"), terms)] == ["マリー・ロワ"]
    assert not [*unspelt(lines("店主のマリー・ロワ（Marie Roy）さん。"), terms)]


def test_a_day_a_plan_and_an_owner_bound_what_is_said() -> None:
    assert dated_or_owned("2024年10月の時点で係争中", "ja") == "2024年10月"
    assert dated_or_owned("Three cases are open", "en") == ""


def test_what_is_no_mistake_corrects_nothing() -> None:
    assert not corrections(lines("便の選び方に間違いなかったようだ。", "間違えないように並んだ。"))
    assert corrections(lines("時刻の間違いに気づいた。")) == [2]


def test_a_name_in_two_parts_is_named_once() -> None:
    assert [*unread(lines("運転手の佐藤 健太さんが話した。", "佐藤健太さんは走る。"))] == [
        "佐藤健太"
    ]


def test_the_view_of_a_line_is_asked_for_once_and_surest_first() -> None:
    one = frozenset({"s2"})
    assert surest({0: Unowned(one, everywhere=False), 1: Unowned(one, everywhere=True)}) == {1}
    many = {n: Unowned(frozenset({f"s{n}"}), everywhere=True) for n in range(2, 12)}
    assert surest(many) == {2, 3, 4, 5}
