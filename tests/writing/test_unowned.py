"""Views that are told without their owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Bilingual
from generator.reading import read
from generator.settings import Settings
from generator.writing.numbered import numbered
from generator.writing.unowned import Unowned, surest, unowned_in, views

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
    assert unowned_in(Bilingual(ja, en), ("ja", "en")) == wanting


def test_a_head_that_says_whose_it_is_is_enough() -> None:
    assert not unowned_in(Bilingual("海側の席が良い"), ("ja",), "筆者の好み")


def test_the_view_of_a_line_is_asked_for_once_and_surest_first() -> None:
    one = frozenset({"s2"})
    assert surest({0: Unowned(one, everywhere=False), 1: Unowned(one, everywhere=True)}) == {1}
    many = {n: Unowned(frozenset({f"s{n}"}), everywhere=True) for n in range(2, 12)}
    assert surest(many) == {2, 3, 4, 5}
