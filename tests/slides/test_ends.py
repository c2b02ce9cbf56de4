"""Where lines end on slides: no word is torn anywhere, smaller type comes before that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.slides import filler
from generator.slides.composing.compose import pages
from generator.slides.composing.fit import CARD, Setting, fitted
from generator.slides.composing.text import Run, SlideParagraph, clean
from generator.slides.deck import desk_of
from generator.slides.templates.places import names
from generator.slides.templates.template import load


def of(text, language):
    return (SlideParagraph((Run(text, language),)),)


@pytest.mark.parametrize("template", names())
@pytest.mark.parametrize("mode", ["ja", "en", "bilingual"])
def test_no_word_is_torn_in_any_form_of_any_template(template, mode):
    board = filler.storyboard()
    desk = desk_of(board, mode, load(template), filler.picture)
    torn = [
        paragraph.text
        for scene in board.scenes
        for page in pages(desk, scene, 1)
        for block in page.blocks
        for paragraph in block.paragraphs
        if len(paragraph.runs) == 1
        for language in [paragraph.runs[0].language]
        for whole in [paragraph.text.replace("\v", "" if language == "ja" else " ")]
        if block.setting.measured(
            [paragraph._replace(runs=(paragraph.runs[0]._replace(text=whole),))]
        ).torn
    ]
    assert torn == []


@pytest.mark.parametrize(
    "text",
    [
        "決済はありえないと店は言う",
        "返金してくれるかと聞いた",
        "まだ整理されてこなかった",
        "ゼニガタアザラシが急に減る",
        "インターネットで申し込む",
    ],
)
def test_type_is_smaller_before_a_japanese_word_is_torn(text):
    slot = load("ink").role("columns").fields["column_1"]
    words = of(text, "ja")
    torn = next(one for one in map(large(slot), range(12, 40)) if one.measured(words).torn)
    found = fitted(torn, words)
    assert found is not None
    assert not found.measured(words).torn
    assert found.scale < torn.scale


def large(slot):
    return lambda tenths: Setting(slot, CARD, tenths / 10)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The office opens on Friday, Sept. 25, at ten in the morning", "Sept. 25,"),
        ("The bridge was closed on 12 November after the storm of that week", "12 November"),
        ("The list is printed as No. 3 of the yellow papers in town", "No. 3"),
        ("People asked Mr. Sato why the lamps had been moved again", "Mr. Sato"),
        ("A choir sang what J. S. Bach wrote for a small church", "J. S. Bach"),
        ("The pump lifts 40 liters over 3 m in 20 minutes every day", "20 minutes"),
        ("The fee covers everything (paper, ink, tax, etc.) for a year", "tax, etc.)"),
    ],
)
def test_what_is_read_as_one_in_english_has_spaces_that_do_not_break(text, whole):
    done = clean(text, "en")
    assert done.replace("\u00a0", " ") == text
    assert whole.replace(" ", "\u00a0") in done


def test_an_english_title_is_even_and_a_point_flows_while_it_may():
    title = "The author worried about phoning the store in English, but it went well"
    flows = (
        "The batteries in electric bicycles and in vacuum cleaners hold such metals, and now "
        "in cars and in every telephone that people carry around with them in the town"
    )
    fields = load("ink").role("bullets").fields
    (head,) = Setting(fields["title"]).broken(of(title, "en"))
    (said,) = Setting(fields["body"]).broken(of(flows, "en"))
    first, _, second = head.text.partition("\v")
    assert abs(len(first) - len(second)) < 20
    assert "\v" not in said.text


def test_only_the_line_that_would_end_badly_is_broken_by_us():
    slot = load("ink").role("columns").fields["column_1"]
    setting = Setting(slot.at(replace(slot.frame, w=slot.frame.w * 2)), CARD)
    said = "The keepers of the bridge read the gauge in the morning and again when evening comes"
    for end in range(40, len(said)):
        (words,) = of(said[:end].strip(), "en")
        lines = setting.lines(words)
        (made,) = setting.broken([words])
        assert [line.strip() for line in setting.lines(made)] == [line.strip() for line in lines]
        assert made.text.count("\v") <= len(lines) - 1
