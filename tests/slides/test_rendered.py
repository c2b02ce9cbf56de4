"""Forms as LibreOffice draws them: what anybody would see is wrong with a slide is not there."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import pytest
from drawn_decks import Slide, Word, faults, slides
from PIL import Image

from authoring.content import Sheet
from authoring.drawing import Decoration, Placeholder
from authoring.tokens import Box, Text
from generator.model import LAYOUTS, Bilingual, Point, Scene
from generator.settings import Settings
from generator.slides import filler, make_deck
from generator.slides.templates.places import names
from tests.slides.conftest import storyboard
from tests.slides.strangers import body, stranger

BOARD = storyboard("forms")
LAMPS = Point(Bilingual("灯りを数える", "Counts the lamps"))
BLOCKS = tuple(
    Scene(layout, layout, Bilingual("橋の灯り", "Lamps"), (LAMPS,), code=code, syntax=syntax)
    for layout, code, syntax in (
        ("code", "for lamp in lamps:\n    print(lamp)", "python"),
        ("formula", r"n = \frac{a}{b} + 1", ""),
        ("diagram", "flowchart LR\n  A[川] --> B[橋]\n  B --> C[町]", "mermaid"),
    )
)
EVERY = replace(filler.storyboard(), scenes=(*filler.storyboard().scenes, *BLOCKS))
DRAWS = all(map(shutil.which, ("soffice", "pdftoppm", "pdftohtml")))

needs_office = pytest.mark.skipif(not DRAWS, reason="needs LibreOffice and poppler")


def drawn(folder, template, mode, size="16:9", board=BOARD):
    deck = folder / "deck.pptx"
    settings = Settings(template=template, sections={"slides": {"size": size}})
    deck.write_bytes(make_deck(board, mode, settings).data)
    return slides([deck])[deck]


@needs_office
@pytest.mark.parametrize(
    ("template", "mode", "size"),
    [
        *((name, "bilingual", "16:9") for name in names()),
        ("ink", "ja", "16:9"),
        ("washi", "en", "4:3"),
        ("signal", "bilingual", "9:16"),
        ("handout", "ja", "A4"),
    ],
)
def test_every_word_is_on_its_slide_clear_of_art_and_of_others_and_readable(
    tmp_path, template, mode, size
):
    pages = drawn(tmp_path, template, mode, size)
    assert len(pages) >= len(BOARD.scenes)
    shown = "".join(page.text for page in pages)
    for scene in BOARD.scenes:
        for language in ("ja", "en") if mode == "bilingual" else (mode,):
            assert re.sub(r"\s", "", scene.title[language] or "") in shown, scene.id
    assert [fault for page in pages for fault in faults(page)] == []


def test_every_layout_there_is_stands_on_the_board_of_all():
    assert {scene.layout for scene in EVERY.scenes} == set(LAYOUTS)


@needs_office
def test_so_is_every_layout_there_is(tmp_path):
    pages = drawn(tmp_path, "ink", "bilingual", board=EVERY)
    assert [fault for page in pages for fault in faults(page)] == []


@needs_office
def test_so_it_is_in_a_template_with_a_band_and_a_logo(tmp_path):
    band = Decoration("rect", Box(0, 0, 13.334, 1.5), "accent1")
    logo = Decoration("rect", Box(11.6, 6.2, 1.5, 1.0), "tx2")
    heading = Placeholder("Title 1", "title", None, Box(0.6, 0.3, 12, 1.0), (Text(32, "bg1"),))
    path = tmp_path / "corporate.pptx"
    path.write_bytes(stranger((Sheet("Bullets", (band, logo, heading, body("Body"))),)))
    pages = drawn(tmp_path, str(path), "bilingual", board=EVERY)
    assert [fault for page in pages for fault in faults(page)] == []


def seen(tmp_path, words, *areas: tuple[tuple[int, int, int, int], str]):
    """A slide of 100 points by 100, white but for areas of colour."""
    picture = Image.new("RGB", (100, 100), "white")
    for box, color in areas:
        picture.paste(color, box)
    picture.save(tmp_path / "slide.png")
    return list(faults(Slide(100, 100, words, tmp_path / "slide.png")))


def test_each_fault_is_found_on_a_slide_that_has_it(tmp_path):
    word = Word("灯り", 10, 40, 60, 60, "000000")
    assert seen(tmp_path, (word,)) == []
    assert "outside" in seen(tmp_path, (Word("灯り", 60, 40, 130, 60, "000000"),))[0]
    over = seen(tmp_path, (word, Word("夜", 30, 44, 50, 62, "000000")))
    assert "over another" in over[0]
    assert "faint" in seen(tmp_path, (word,), ((0, 0, 100, 100), "#555555"))[0]
    assert "over art" in seen(tmp_path, (word,), ((0, 0, 35, 100), "#B0D0F0"))[0]
    assert "over art" in seen(tmp_path, (word,), ((0, 50, 100, 100), "#B0D0F0"))[0]
