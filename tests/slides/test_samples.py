"""Files whose layouts are bare: what is drawn on their sample slides stands on ours."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from generator.slides.templates.layouts import Frame
from generator.slides.templates.template import opened
from tests.slides.strangers import japanese_office, stranger

INCH = 914_400


def picture(color="#1050A0"):
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), color).save(stream, "PNG")
    stream.seek(0)
    return stream


@pytest.fixture
def deck():
    return Presentation(io.BytesIO(stranger(japanese_office())))


def used(deck):
    stream = io.BytesIO()
    deck.save(stream)
    return opened(stream.getvalue(), "stranger")


def added(deck, layout):
    return deck.slides.add_slide(deck.slide_layouts[layout])


def logo(slide, left=11.5, top=0.2, wide=1.4):
    slide.shapes.add_picture(picture(), Inches(left), Inches(top), Inches(wide), Inches(0.7))


def test_a_logo_on_every_sample_slide_is_on_every_slide(deck):
    for layout in (0, 2, 2):
        logo(added(deck, layout))
    template = used(deck)
    assert template.role("bullets").layout.drawn == (
        Frame(round(11.5 * INCH), round(0.2 * INCH), round(1.4 * INCH), round(0.7 * INCH)),
    )
    drawn = template.role("points").layout.drawn
    assert set(template.role("bullets").layout.drawn) <= set(drawn)


def test_a_picture_of_one_sample_slide_alone_is_its_content(deck):
    added(deck, 0)
    logo(added(deck, 2))
    added(deck, 2)
    assert not used(deck).role("bullets").layout.drawn


def test_a_large_picture_is_no_logo(deck):
    for layout in (0, 2, 2):
        logo(added(deck, layout), left=1, wide=11)
        added(deck, layout).shapes.add_picture(picture(), 0, Inches(2), Inches(13), Inches(5))
    assert all(f.h < INCH for f in used(deck).role("bullets").layout.drawn)


def test_the_art_of_the_first_slide_is_that_of_covers_and_its_title_stands_beside_it(deck):
    cover = added(deck, 0)
    cover.shapes.add_picture(picture(), Inches(1), Inches(2.2), Inches(11), Inches(2.4))
    for place in list(cover.placeholders):
        place.element.getparent().remove(place.element)
    role = used(deck).role("title")
    (art,) = role.layout.drawn
    assert not any(role.fields[key].frame.overlaps(art) for key in ("title", "title_second"))


def test_a_cover_that_shows_where_its_title_stands_is_followed(deck):
    cover = added(deck, 0)
    cover.shapes.add_picture(picture(), Inches(0), Inches(0), Inches(3), Inches(7.5))
    title = cover.shapes.title
    title.left, title.top, title.width, title.height = map(Inches, (4, 2, 8, 2))
    found = used(deck).role("title").fields["title"].frame
    assert (found.x, found.y) == (4 * INCH, 2 * INCH)


def test_the_art_of_the_layout_that_most_slides_use_stands_on_ours(deck):
    other, stripe = deck.slide_layouts[1], added(deck, 0).shapes.add_shape(1, 0, 0, 900_000, INCH)
    other.shapes._spTree.append(stripe._element)
    for layout in (1, 1):
        added(deck, layout)
    assert used(deck).role("bullets").layout.drawn == (Frame(0, 0, 900_000, INCH),)


def test_layouts_with_art_of_their_own_are_left_as_they_are(deck):
    shape = added(deck, 0).shapes.add_shape(1, 0, 0, 900_000, INCH)
    deck.slide_layouts[2].shapes._spTree.append(shape._element)
    for layout in (2, 2):
        logo(added(deck, layout))
    assert used(deck).role("bullets").layout.drawn == (Frame(0, 0, 900_000, INCH),)
