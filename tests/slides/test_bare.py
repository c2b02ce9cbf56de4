"""Templates that draw much and have few places: a band for titles, covers around a seal."""

from __future__ import annotations

import copy
import io

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from generator.slides.templates.layouts import Frame
from generator.slides.templates.template import opened

INCH = 914_400
RED, WHITE = RGBColor(0xB3, 0x07, 0x1B), RGBColor(0xFF, 0xFF, 0xFF)


def frame(left, top, wide, high):
    return Frame(*(round(side * INCH) for side in (left, top, wide, high)))


@pytest.fixture
def deck():
    """PowerPoint's own template on a page of ten inches by seven and a half."""
    return Presentation()


def emptied(layout):
    for place in list(layout.placeholders):
        place.element.getparent().remove(place.element)
    layout.element.attrib.pop("type", None)


def drawn(deck, layout, kind, box, color=RED):
    """A shape on a layout, made on a slide that goes away again."""
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    shape = slide.shapes.add_shape(kind, *map(Inches, box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = color
    shape.line.fill.background()
    for style in shape._element.findall(f"{{{shape._element.nsmap['p']}}}style"):
        shape._element.remove(style)
    element = copy.deepcopy(shape._element)
    layout.shapes._spTree.append(element)
    rows = deck.slides._sldIdLst
    deck.part.drop_rel(rows[-1].rId)
    rows.remove(rows[-1])
    return element


def used(deck):
    stream = io.BytesIO()
    deck.save(stream)
    return opened(stream.getvalue(), "stranger")


def bare(deck):
    """A template of layouts without places: a cover around its emblem, a band with a logo."""
    cover, content, *others = deck.slide_layouts
    for layout in deck.slide_layouts:
        emptied(layout)
    cover.name, content.name = "Diapositiva titolo", "Interna"
    drawn(deck, cover, MSO_SHAPE.OVAL, (2, 2.8, 6, 1.9))
    for layout in others:
        drawn(deck, layout, MSO_SHAPE.OVAL, (2, 2.8, 6, 1.9))
    drawn(deck, content, MSO_SHAPE.RECTANGLE, (-0.1, 0, 10.2, 1.1))
    drawn(deck, content, MSO_SHAPE.RECTANGLE, (0.3, 0.15, 2.6, 0.8), WHITE)
    for layout in (cover, content, content):
        deck.slides.add_slide(layout)
    return used(deck)


def test_points_stand_where_the_sample_slides_have_theirs(deck):
    assert bare(deck).role("bullets").layout.name == "Interna"


def test_a_title_stands_in_the_band_beside_the_logo_in_an_ink_that_is_read_there(deck):
    title = bare(deck).role("bullets").fields["title"]
    assert title.frame.x >= 2.9 * INCH
    assert title.frame.y + title.frame.h <= round(1.1 * INCH)
    assert title.styles[0].color == "FFFFFF"


def test_the_forms_have_that_title_too(deck):
    title = bare(deck).role("points").fields["title"]
    assert title.frame.x >= 2.9 * INCH
    assert title.styles[0].color == "FFFFFF"


def test_both_lines_of_a_cover_stand_above_or_below_its_emblem(deck):
    cover = bare(deck).role("title")
    assert cover.layout.name == "Diapositiva titolo"
    emblem = frame(2, 2.8, 6, 1.9)
    assert not any(cover.fields[key].frame.overlaps(emblem) for key in ("title", "title_second"))


@pytest.mark.parametrize(
    "name", ["Titelfolie", "Diapositive de titre", "제목 슬라이드", "标题幻灯片", "Slide de título"]
)
def test_a_cover_is_known_by_what_powerpoint_calls_it_in_other_languages(deck, name):
    for n, layout in enumerate(deck.slide_layouts):
        emptied(layout)
        layout.name = f"Interna {n}"
    deck.slide_layouts[3].name = name
    assert used(deck).role("title").layout.name == name


def test_a_cover_on_one_plain_colour_has_no_box_under_its_title(deck):
    cover = deck.slide_layouts[0]
    emptied(cover)
    cover.name = "Cover"
    drawn(deck, cover, MSO_SHAPE.RECTANGLE, (0, 0, 10, 7.5))
    title = used(deck).role("title").fields["title"]
    assert not title.ground
    assert title.styles[0].fill == "bg1"


def test_the_second_line_of_a_cover_ends_above_the_seal_below_it(deck):
    cover = deck.slide_layouts[0]
    drawn(deck, cover, MSO_SHAPE.OVAL, (4.2, 4.9, 1.6, 1.6))
    second = used(deck).role("title").fields["title_second"].frame
    assert second.y + second.h <= 4.9 * INCH


def test_a_title_at_the_very_edge_of_a_sheet_moves_a_little_into_it(deck):
    content = deck.slide_layouts[1]
    drawn(deck, content, MSO_SHAPE.RECTANGLE, (0.2, 0.2, 9.6, 7.1), WHITE)
    title, body = content.placeholders[0], content.placeholders[1]
    title.left, title.top, title.width, title.height = map(Inches, (0.9, 0.2, 8.1, 0.45))
    body.left, body.top, body.width, body.height = map(Inches, (0.9, 0.65, 8.1, 5.4))
    fields = used(deck).role("bullets").fields
    assert 0.3 * INCH <= fields["title"].frame.y <= 0.4 * INCH
    assert fields["body"].frame.y >= fields["title"].frame.y + fields["title"].frame.h
