"""Names that a translation has to guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Bilingual
from generator.reading import read
from generator.settings import Settings
from generator.writing.name_readings import without_reading, without_spelling
from generator.writing.numbered import numbered

if TYPE_CHECKING:
    from generator.writing.numbered import Numbered


def lines(*told: str) -> Numbered:
    text = "# 夜のバス\n\n" + "".join(told)
    return numbered(read(text.encode(), Settings(), name="a.md"))


def test_a_persons_name_without_a_reading_is_known() -> None:
    told = "運転手の佐藤健太さんが話した。"
    assert [*without_reading(lines(told))] == ["佐藤健太"]
    assert not [*without_reading(lines(told, "佐藤健太（さとう・けんた）は四十歳。"))]


def test_a_reading_that_stands_by_itself_is_that_of_the_name() -> None:
    told = "運転手の佐藤健太さんが話した。"
    assert not [*without_reading(lines(told, "さとう・けんた"))]
    assert [*without_reading(lines(told, "たなか・けんた"))] == ["佐藤健太"]


def test_a_foreign_name_that_the_article_has_in_katakana_alone_is_spelt_by_guess() -> None:
    terms = [Bilingual("マリー・ロワ", "Marie Roy"), Bilingual("市場", "market")]
    assert [*without_spelling(lines("店主のマリー・ロワさん。"), terms)] == ["マリー・ロワ"]
    assert not [*without_spelling(lines("店主のマリー・ロワ（Marie Roy）さん。"), terms)]


def test_a_name_in_two_parts_is_named_once() -> None:
    assert [*without_reading(lines("運転手の佐藤 健太さんが話した。", "佐藤健太さんは走る。"))] == [
        "佐藤健太"
    ]
