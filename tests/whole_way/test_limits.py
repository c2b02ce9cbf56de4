"""Decks of the examples and the reference article keep to two lines and five points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from articles import planned
from lxml import etree

from generator.model import other, with_sentences
from generator.reading import read
from generator.settings import Settings
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.templates.places import names
from generator.slides.templates.template import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Article, Scene, Sentence
    from generator.slides import Mode
    from generator.slides.composing.pages import Page

TEMPLATES = names()
MODES: tuple[Mode, ...] = ("bilingual", "ja", "en")
EXAMPLES = ("night-library.txt", "battery-recycling.html", "tide-tables.md")
LISTS = {"bullets", "agenda", "takeaways", "notes", "profile", "number", "figure", "chart"}


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("mode", MODES)
def test_an_example_keeps_to_the_limits(
    examples: Path, name: str, template: str, mode: Mode
) -> None:
    path = examples / name.split(".", maxsplit=1)[0] / name
    check(path, path.with_suffix(".tmx"), template, mode)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("mode", MODES)
def test_the_reference_article_keeps_to_the_limits(
    reference: Path, template: str, mode: Mode
) -> None:
    path = reference / "openai-departures.txt"
    check(path, path.with_suffix(".tmx"), template, mode)


def check(path: Path, memory: Path, template: str, mode: Mode) -> None:
    article = translated(read(path, Settings()), memory)
    storyboard = planned(article, Settings())
    desk = Desk(
        load(template), mode, storyboard.credit, lambda _: (path.parent / "x").name.encode()
    )
    checked = 0
    for scene in storyboard.scenes:
        for page in pages(desk, scene, 1):
            for lines, points, words in limits(page, scene):
                # A message is all that its slide says, and large.
                assert lines <= (3 if scene.layout == "statement" else 2), words
                assert points <= 5, words
                checked += 1
    assert checked > 12
    assert 10 <= len(storyboard.scenes) <= 18 + 2  # an example's tables and pictures are its own


def limits(page: Page, scene: Scene) -> Iterator[tuple[int, int, str]]:
    """(lines, points of its slide, text) of every title and point, as the deck breaks them."""
    for block in page.blocks:
        name = block.slot.name.lower()
        in_list = scene.layout in LISTS and name == "body"
        if "title" not in name and not in_list:
            continue
        points = sum(paragraph.level == 0 for paragraph in block.paragraphs) if in_list else 0
        for paragraph in block.paragraphs:
            broken = paragraph.text.count("\v") + 1
            wrapped = len(block.setting.lines(paragraph)) if broken == 1 else broken
            yield wrapped, points, paragraph.text


def translated(article: Article, memory: Path) -> Article:
    units = etree.parse(str(memory)).getroot().iter("tu")
    pairs = [[seg.text or "" for seg in unit.iter("seg")] for unit in units]
    known = {pair[0]: pair[1] for pair in pairs}

    def change(sentence: Sentence) -> Sentence:
        words = known.get(sentence.text[article.language] or "")
        return replace(sentence, text=sentence.text.having(other(article.language), words))

    return with_sentences(article, change)
