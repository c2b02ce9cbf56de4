"""Icons beside points: which, where, and drawn as what."""

from __future__ import annotations

import io
import re
from contextlib import closing

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation

from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import icons, make_deck
from generator.slides.packaging.shapes import freeform
from generator.slides.templates.places import names

BOOKS = Point(Bilingual("本はあまり借りられない", "Few books are borrowed"))
NIGHT = Point(Bilingual("夜は静かだ", "The nights are quiet"))
PLAIN = Point(Bilingual("そう決まった", "So it was decided"))


def texts(*points: Point):
    return [point.text.en for point in points]


def board(*scenes: Scene):
    return Storyboard(Bilingual("図書館", "A library"), scenes)


def few(*points: Point):
    return Scene("s", "bullets", Bilingual("夜の図書館", "A library by night"), points=points)


def columns(*points: Point):
    groups = tuple(Group(Point(Bilingual("題", "Head")), (point,)) for point in points)
    return Scene("c", "columns", Bilingual("三つ", "Three"), groups=groups)


def statement(*points: Point):
    return Scene("m", "statement", Bilingual("灯りは消えない", "It stays lit"), points=points)


def drawn(scene, template="ink", mode="bilingual", **sections: dict[str, str]):
    deck = make_deck(board(scene), mode, Settings(template=template, sections=sections))
    (slide,) = Presentation(io.BytesIO(deck.data)).slides
    return [shape.name.removeprefix("Icon ") for shape in slide.shapes if "Icon" in shape.name]


def test_a_word_asks_for_its_icon_whatever_its_number():
    assert icons.chosen(["Used batteries", "Two libraries", "a bus"]) == (
        "battery", "library", "bus",
    )  # fmt: skip


def test_where_one_text_asks_for_none_all_have_none():
    assert icons.chosen(texts(BOOKS, NIGHT))
    assert icons.chosen(texts(BOOKS, NIGHT, PLAIN)) == ()
    assert icons.chosen(["A battery", "Another battery"]) == ()


@pytest.mark.parametrize(
    "text", ["They had to fire him", "He met Moon in May", "She must ship it", "", None]
)
def test_verbs_names_and_nothing_ask_for_none(text):
    assert icons.chosen([text]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "He walked past the church every morning without noticing the sound",
        "The town decided to close later, by an agreement with the bus company",
        "With a younger brother and sister at home, there was nowhere quiet",
        "The price fell by ten percent after the strike at the factory",
        "When you part with a battery, put tape over both ends",
        "From the summer holidays on, however, the number began to grow",
        "It takes as long as it takes to brew a cup of tea",
    ],
)
def test_a_word_that_a_sentence_only_mentions_asks_for_none(text):
    assert icons.chosen([text]) == ()


@pytest.mark.parametrize(
    ("text", "icon"),
    [
        ("The number of books borrowed has hardly risen", "book-open"),
        ("Buses run until midnight on weekdays", "bus"),
        ("Check the battery before you leave the house", "battery"),
        ("In winter, heating and lighting cost about twice as much", "heater"),
        ("Opening hours. Museums across the city open late", "landmark"),
        ("A library by night", "library"),
    ],
)
def test_what_a_sentence_or_a_label_is_about_asks_for_its_icon(text, icon):
    assert icons.chosen([text]) == (icon,)


def test_every_word_is_a_name_or_a_tag_of_its_icon_in_the_set():
    with closing(icons._opened()) as found:
        tags = set(found.execute("SELECT tag, name FROM icon_tags").fetchall())
        tags |= set(found.execute("SELECT alias, name FROM icon_aliases").fetchall())
    for word, name in icons.icons().items():
        assert (word, name) in tags or word == name or word in name.split("-"), word
    assert len(icons.icons()) > 250


def test_every_icon_of_the_set_is_drawn_within_its_square():
    with closing(icons._opened()) as found:
        every = [name for (name,) in found.execute("SELECT name FROM icons")]
    for name in every:
        spots = [int(n) for n in re.findall(r' [xy]="(-?\d+)"', freeform(name))]
        assert spots, name
        assert min(spots) >= 0, name
        assert max(spots) <= 24_000, name


def test_an_arc_with_flags_glued_together_goes_where_it_should():
    half = etree.fromstring(
        f'<x xmlns:a="a">{freeform("moon")}</x>'.encode()
    )  # its outer curve runs round a circle of nine units about the middle
    spots = [complex(int(p.get("x")), int(p.get("y"))) for p in half.iter("{a}pt")]
    on_circle = [abs(abs(spot - (12_000 + 12_000j)) - 9_000) < 60 for spot in spots]
    assert sum(on_circle) >= 4


@pytest.mark.parametrize("make", [few, columns, statement])
@pytest.mark.parametrize("template", names())
def test_cards_have_icons_in_every_form_and_language(make, template):
    for mode in ("bilingual", "ja", "en"):
        assert drawn(make(BOOKS, NIGHT), template, mode) == ["book-open", "moon"]


def test_icons_can_be_left_out():
    assert drawn(few(BOOKS, NIGHT), slides={"icons": "false"}) == []


def test_text_keeps_clear_of_its_icon():
    deck = make_deck(board(few(BOOKS, NIGHT)), "bilingual", Settings())
    (slide,) = Presentation(io.BytesIO(deck.data)).slides
    signs = [shape for shape in slide.shapes if "Icon" in shape.name]
    cards = [shape for shape in slide.placeholders if shape.name.startswith("Point")]
    for sign, card in zip(signs, cards, strict=True):
        assert sign.left + sign.width <= card.left
        assert card.top <= sign.top <= card.top + card.height


def test_a_deck_with_icons_is_sound(tmp_path):
    scenes = (few(BOOKS, NIGHT), columns(BOOKS, NIGHT), statement(BOOKS, NIGHT))
    path = tmp_path / "deck.pptx"
    path.write_bytes(make_deck(board(*scenes), "bilingual", Settings()).data)
    assert validate_pptx(path).is_valid


def test_without_the_set_no_slide_has_an_icon(monkeypatch):
    monkeypatch.setattr(icons, "_place", lambda: None)
    icons.icons.cache_clear()
    try:
        assert icons.chosen(texts(BOOKS)) == ()
    finally:
        monkeypatch.undo()
        icons.icons.cache_clear()
