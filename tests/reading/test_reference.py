"""The reference article lies beside the project and is never part of it."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.model import Quote, sentences
from generator.reading import read
from generator.settings import Settings


@pytest.fixture
def article(reference):
    return read(reference / "openai-departures.txt", Settings())


def test_its_parts_and_people_are_found(article):
    assert article.sections[0].line == 22
    assert [section.line for section in article.sections] == [22, 66, 79, 86]
    assert [below.line for below in article.sections[0].sections] == [29, 40, 58, 62]
    assert {below.level for below in article.sections[0].sections} == {3}


def test_label_contents_and_share_text_are_left_out(article):
    assert [(one.line, one.why) for one in article.dropped] == [
        (3, "label"),
        (14, "contents"),
        (16, "contents"),
        (17, "contents"),
        (18, "contents"),
        (99, "share"),
    ]


def test_every_sentence_is_a_segment_of_its_memory(article, reference):
    root = etree.parse(reference / "openai-departures.tmx").getroot()
    segments = {unit.find(".//seg").text for unit in root.iter("tu")}
    assert {one.text.ja for one in sentences(article)} <= segments


def test_its_quotation_is_a_quote(article):
    blocks = article.sections[0].sections[1].blocks
    assert [type(block) for block in blocks].count(Quote) == 1


def test_its_oddities_are_told(article):
    told = [oddity.text.en for oddity in article.oddities]
    assert len(told) == 4
    assert told[0].startswith("“3” is announced")
    assert "3人" in (article.oddities[0].text.ja or "")
    assert "ChatPGT" in told[2]
    assert "」" in told[3]
