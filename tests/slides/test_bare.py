"""Templates that draw much and have few places: a band for titles, covers around a seal."""

from __future__ import annotations

import copy
import io

import pytest
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from generator.model import Bilingual, Point, Scene
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.composing.pages import item_tops
from generator.slides.templates.layouts import Frame
from generator.slides.templates.palette import palette
from generator.slides.templates.template import opened

INCH = 914_400
PAPER, NET = ("EDF0F1", "FDFCF9", "FFFEFC"), ("808890", "FDFDFD", "FFFFFF")
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


def line(deck, layout, box, color=RED):
    """A thick level line on a layout."""
    element = drawn(deck, layout, MSO_SHAPE.RECTANGLE, (*box[:3], 0), color)
    shape = element.find(".//{*}prstGeom")
    shape.set("prst", "line")
    properties = shape.getparent()
    for old in [one for one in properties if one.tag.endswith(("solidFill", "ln"))]:
        properties.remove(old)
    properties.append(
        etree.fromstring(
            '<a:ln xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="76200">'
            f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln>'
        )
    )


def test_cards_have_the_colour_of_the_rule_that_the_template_draws(deck):
    line(deck, deck.slide_layouts[1], (0.5, 1.5, 9))
    assert used(deck).palette.accent == f"#{RED}"


def test_points_keep_off_the_rule_under_a_title_as_thick_as_it_is(deck):
    content = deck.slide_layouts[1]
    line(deck, content, (0.5, 1.6, 9))
    template = used(deck)
    title, body = (template.role("bullets").fields[key].frame for key in ("title", "body"))
    assert title.y + title.h <= 1.6 * INCH - 38_100
    assert body.y >= 1.6 * INCH + 38_100 + 150_000
    assert template.room.y >= body.y


def test_centred_titles_stand_over_what_they_head_beside_an_emblem(deck):
    drawn(deck, deck.slide_layouts[1], MSO_SHAPE.RECTANGLE, (8.4, 4.4, 1.5, 3.0))
    template = used(deck)
    title = template.role("bullets").fields["title"].frame
    assert template.room.x + template.room.w < 8.4 * INCH
    assert abs(2 * title.x + title.w - 2 * template.room.x - template.room.w) <= 2


def test_a_title_at_the_very_edge_of_the_page_moves_over_what_it_heads(deck):
    content = deck.slide_layouts[1]
    title, body = content.placeholders[0], content.placeholders[1]
    title.left, title.top, title.width, title.height = map(Inches, (0, 0.3, 10, 1.1))
    title.text_frame.paragraphs[0].alignment = None
    body.left, body.top, body.width, body.height = map(Inches, (0.9, 1.8, 8.2, 4.8))
    style = title._element.find(".//{*}lstStyle")
    style.append(
        etree.fromstring(
            '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" algn="l"/>'
        )
    )
    template = used(deck)
    found = template.role("bullets").fields["title"]
    assert abs(found.frame.x + round(found.insets[0] * 12_700) - template.room.x) <= 2


def test_an_empty_text_box_takes_no_room(deck):
    free = used(deck).room
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide.shapes.add_textbox(*map(Inches, (0.5, 5.2, 4, 0.5)))
    deck.slide_layouts[1].shapes._spTree.append(copy.deepcopy(box._element))
    rows = deck.slides._sldIdLst
    deck.part.drop_rel(rows[-1].rId)
    rows.remove(rows[-1])
    assert used(deck).room == free


def test_who_wrote_it_and_when_stands_small_under_a_covers_titles(deck):
    said = (Point(Bilingual("みなと町だより、2026年4月", "Harbour News, April 2026")),)
    scene = Scene("t", "title", Bilingual("古い橋の話", "The old bridge"), points=said)
    desk = Desk(used(deck), "bilingual", Bilingual(None, None), lambda _: None)
    (page,) = pages(desk, scene, 1)
    (meta,) = [block for block in page.blocks if block.slot.name == "Meta"]
    others = [block for block in page.blocks if block is not meta]
    lowest = max(item_tops(block)[-1] for block in others if block.slot.is_title)
    assert meta.slot.frame.y > lowest
    assert not page.extra


def test_nothing_stands_under_a_covers_titles_where_there_is_a_seal(deck):
    drawn(deck, deck.slide_layouts[0], MSO_SHAPE.OVAL, (2, 4.4, 6, 2.6))
    said = (Point(Bilingual("みなと町だより、2026年4月", "Harbour News, April 2026")),)
    scene = Scene("t", "title", Bilingual("古い橋の話", "The old bridge"), points=said)
    desk = Desk(used(deck), "bilingual", Bilingual(None, None), lambda _: None)
    (page,) = pages(desk, scene, 1)
    assert page.extra
    assert not [block for block in page.blocks if block.slot.name == "Meta"]


def test_a_footer_that_says_more_than_its_place_holds_has_a_wider_one(deck):
    content = deck.slide_layouts[1]
    footer = next(p for p in content.placeholders if p.placeholder_format.type == 15)
    footer.text_frame.text = "Annual assembly of the harbour towns, 2026"
    scene = Scene("b", "bullets", Bilingual("橋", "Bridge"), points=(Point(Bilingual("橋", "A")),))
    desk = Desk(used(deck), "bilingual", Bilingual(None, None), lambda _: None)
    (page,) = pages(desk, scene, 1)
    (foot,) = [block for block in page.blocks if block.slot.kind == "ftr"]
    assert len(foot.setting.lines(foot.paragraphs[0])) == 1
    assert foot.slot.frame.w > footer.width


def test_a_page_of_faint_texture_is_as_good_as_plain_and_cards_hide_it():
    faint = palette({"bg1": "FFFFFF", "tx1": "000000", "accent1": "1F6FB5"}, behind=PAPER, brand={})
    assert not faint.panel
    assert "@" not in faint.card
    busy = palette({"bg1": "FFFFFF", "tx1": "000000", "accent1": "1F6FB5"}, behind=NET, brand={})
    assert busy.panel


def test_an_accent_of_the_theme_is_not_taken_for_a_colour_that_looks_different():
    colors = {"bg1": "FFFFFF", "tx1": "000000", "tx2": "0E2841", "accent1": "156082"}
    found = palette(colors, behind=("FFFFFF",), brand={"0070C0": 0.2})
    assert (found.accent, found.deep) == ("#0070C0", "#0070C0")
    near = palette(colors, behind=("FFFFFF",), brand={"14648A": 0.2})
    assert near.accent == "accent1"


def test_a_covers_title_that_is_small_by_its_layout_is_seen_to_be_one(deck):
    cover = deck.slide_layouts[0].placeholders[0]
    cover._element.find(".//{*}lstStyle").append(
        etree.fromstring(
            '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:defRPr sz="2000"/></a:lvl1pPr>'
        )
    )
    scene = Scene("t", "title", Bilingual("古い橋の話", "The old bridge"))
    desk = Desk(used(deck), "bilingual", Bilingual(None, None), lambda _: None)
    (page,) = pages(desk, scene, 1)
    title = next(block for block in page.blocks if block.slot.is_title)
    assert title.setting.size(title.paragraphs[0]) >= 36


def test_a_title_that_is_a_band_itself_stays_one_from_edge_to_edge(deck):
    content = deck.slide_layouts[1]
    title = content.placeholders[0]
    title.left, title.top, title.width, title.height = map(Inches, (0, 0.3, 10, 1.1))
    properties = title._element.find(".//{*}spPr")
    properties.append(
        etree.fromstring(
            '<a:solidFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f'<a:srgbClr val="{RED}"/></a:solidFill>'
        )
    )
    title._element.find(".//{*}lstStyle").append(
        etree.fromstring(
            '<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" algn="l"/>'
        )
    )
    found = used(deck).role("bullets").fields["title"].frame
    assert (found.x, found.w) == (0, 10 * INCH)
