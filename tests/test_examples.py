"""The articles that ship: complete in both languages, so that the demo needs no network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from generator.model import ItemList, Quote, Table, sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article, Section

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("night-library.txt", "battery-recycling.html", "tide-tables.md")


def _article(name: str) -> Article:
    return read(EXAMPLES / Path(name).stem / name, Settings())


def _memory(name: str) -> dict[str, str]:
    root = etree.parse(EXAMPLES / Path(name).stem / name).getroot()
    pairs = [[segment.text for segment in unit.iter("seg")] for unit in root.iter("tu")]
    assert all(len(pair) == 2 and all(pair) for pair in pairs)
    assert len({ja for ja, _ in pairs}) == len(pairs), "a sentence is translated twice"
    return dict(pairs)


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_has_its_translation_and_no_translation_is_left_over(name):
    found = {sentence.text.ja for sentence in sentences(_article(name))}
    assert found == set(_memory(Path(name).with_suffix(".tmx").name))


@pytest.mark.parametrize("name", NAMES)
def test_no_translation_holds_japanese(name):
    for english in _memory(Path(name).with_suffix(".tmx").name).values():
        assert english.isascii(), english


def _headings(sections: tuple[Section, ...]) -> list[str | None]:
    return [section.heading.text.ja for section in sections]


def test_the_pasted_page_keeps_its_parts_and_people_and_loses_its_furniture():
    article = _article("night-library.txt")
    assert _headings(article.sections) == [
        "夜間開館はなぜ始まったのか?",
        "1年間で約1万2000人が訪れた",
        "夜の図書館を支える人たち",
        "町にはどんな変化があった?",
        "これからの課題",
    ]
    assert _headings(article.sections[2].sections) == ["汐見沢みどりさん", "砥石順平さん"]
    assert [dropped.text for dropped in article.dropped] == [
        "地域",
        "この記事の内容",
        "・夜間開館が始まった理由",
        "1年間の利用者数",
        "・夜の図書館を支える人たち",
        "タイトルとURLをコピーしました",
    ]


def test_the_web_page_keeps_pictures_quotation_table_reading_and_metadata():
    article = _article("battery-recycling.html")
    blocks = [block for section in article.sections for block in section.blocks]
    assert [block.src for block in blocks if block.kind == "figure"] == [
        "sorted-cells.png",
        "four-steps.png",
    ]
    [quote] = [block for block in blocks if isinstance(block, Quote)]
    assert [sentence.text.ja for sentence in quote.attribution] == ["工場長　鳴瀬沢透さん"]
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert [row[1][0].text.ja for row in table.rows[1:]] == ["150", "240", "350", "480", "620"]
    readings = [(ruby.base, ruby.reading) for one in sentences(article) for ruby in one.ruby]
    assert readings == [("葦ノ浜市", "あしのはまし"), ("灯環", "とうかん")]
    assert article.source.author == "柊野ことり"
    assert article.source.site == "葦ノ浜だより"
    assert article.source.date == "2026-04-18"


def test_the_note_keeps_front_matter_lists_and_steps():
    article = _article("tide-tables.md")
    assert article.title.text.ja == "潮汐表を読めるようになるまで"
    assert (article.source.author, article.source.date) == ("汀野あかり", "2026-05-09")
    lists = [
        block
        for section in article.sections
        for block in section.blocks
        if isinstance(block, ItemList)
    ]
    assert [(len(one.items), one.ordered) for one in lists] == [(3, False), (5, True)]


def test_pictures_are_small_enough_to_clone():
    pictures = [*EXAMPLES.rglob("*.png")]
    assert pictures
    assert all(path.stat().st_size < 40_000 for path in pictures)
