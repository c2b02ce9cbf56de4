"""What is free on a stranger's slide, and how large that lets key figures and titles be."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml.shapes.picture import CT_Picture

from authoring.content import Sheet
from authoring.drawing import Decoration, Placeholder
from authoring.tokens import Box, Text
from generator.model import Bilingual, Group, Point, Scene
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.composing.text import figure_of
from generator.slides.templates.palette import ENOUGH, worst
from generator.slides.templates.places import names
from generator.slides.templates.template import load, opened
from tests.slides.strangers import body, footer, japanese_office, stranger, title

INCH = 914_400


def bullets(data: bytes):
    return opened(data, "stranger").roles["bullets"]


def turned(box: Box, degrees: int):
    art = Decoration("rect", box, "accent1")
    return lambda number: art(number).replace("<a:xfrm>", f'<a:xfrm rot="{degrees * 60_000}">')


def test_a_shape_turned_off_the_page_takes_no_room():
    sheet = Sheet("Bullets", (title(), body("Body"), footer()))
    beside = turned(Box(10.4, 3.0, 7.5, 1.5), 90)
    dressed = Sheet("Bullets", (beside, title(), body("Body"), footer()))
    free, kept = (opened(stranger((one,)), "stranger").room for one in (sheet, dressed))
    assert kept == free


def test_a_shape_turned_into_the_page_takes_the_room_that_it_is_seen_on():
    into = turned(Box(8.5, 3.7, 7.0, 1.0), 90)
    sheet = Sheet("Bullets", (into, title(), body("Body"), footer()))
    room = opened(stranger((sheet,)), "stranger").room
    assert room.x + room.w <= 11.5 * INCH
    assert room.h > 4 * INCH


def deck_with(picture: Image.Image, box: Box, *, flip: str = "", cropped: str = "") -> bytes:
    """PowerPoint's own template with a picture on the layout for points."""
    made = Presentation()
    layout = made.slide_layouts[1]
    drawn = io.BytesIO()
    picture.save(drawn, "PNG")
    _, relation = layout.part.get_or_add_image_part(drawn)
    x, y, w, h = (round(side * INCH) for side in (box.x, box.y, box.w, box.h))
    pic = CT_Picture.new_pic(99, "Picture 98", "", relation, x, y, w, h)
    if flip:
        pic.spPr.xfrm.set(flip, "1")
    if cropped:
        pic.blipFill.insert(1, pic.blipFill.makeelement(pic.nsmap["a"].join("{}") + "srcRect", {}))
        pic.blipFill[1].set(*cropped.split("="))
    layout.shapes._spTree.insert(2, pic)
    done = io.BytesIO()
    made.save(done)
    return done.getvalue()


def half(where: str) -> Image.Image:
    """A picture with ink in its lower or upper half alone."""
    picture = Image.new("RGBA", (80, 80), (0, 0, 0, 0))
    ink = Image.new("RGBA", (80, 40), (200, 30, 30, 255))
    picture.paste(ink, (0, 40 if where == "lower" else 0))
    return picture


WAVES = Box(0, 4.5, 10, 3)


@pytest.mark.parametrize(
    ("picture", "more", "top"),
    [
        (half("lower"), {}, 6.0),
        (half("upper"), {"flip": "flipV"}, 6.0),
        (half("lower"), {"cropped": "b=50000"}, 4.5),
        (half("lower"), {"cropped": "t=25000"}, 5.5),
        (Image.new("RGB", (80, 80), "navy"), {}, 4.5),
    ],
)
def test_a_picture_takes_the_room_that_it_shows_anything_on(picture, more, top):
    (drawn,) = bullets(deck_with(picture, WAVES, **more)).layout.drawn
    assert drawn.y == pytest.approx(top * INCH, abs=0.05 * INCH)
    assert drawn.y + drawn.h <= 7.5 * INCH + 1


def test_a_title_does_not_run_over_the_edge_of_a_band_that_hangs_into_its_place():
    band = Decoration("rect", Box(-0.1, -0.1, 13.6, 0.8), "accent1")
    head = title()
    sheet = Sheet("Bullets", (band, head, body("Body"), footer()))
    assert bullets(stranger((sheet,))).fields["title"].frame.y >= round(0.7 * INCH)


def test_a_covers_second_line_has_the_room_of_places_that_stay_unfilled():
    cover, *others = japanese_office()
    line = body("テキスト 3", 12, Box(2, 5.25, 9, 0.5), 20)
    covers = Sheet(cover.name, (*cover.shapes, line), kind="title")
    second = opened(stranger((covers, *others)), "stranger").roles["title"].fields["title_second"]
    assert second.frame.y + second.frame.h > 5.5 * INCH


SIBLINGS = {
    "two": [
        ("約1万2000人", "About 12,000 people over the course of one year", "利用した人", "Visits"),
        ("480万円", "4.8 million yen for the whole year", "かかった費用", "What it cost"),
    ],
    "three": [
        ("1日平均18人", "18 visitors a day on average", "最初の1か月", "In the first month"),
        (
            "1日平均64人",
            "64 visitors a day on average",
            "夏休みのあと",
            "After the summer holidays",
        ),
        ("のべ1万2000人", "12,000 visits in all", "1年間", "In one year"),
    ],
    "units": [
        ("約4倍", "About fourfold", "受け入れた量", "Batteries taken in"),
        ("91％", "91%", "回収率", "Recovery rate"),
        ("280キログラム", "280 kilograms of metal", "1トンから", "From one ton of batteries"),
    ],
    "one": [
        ("のべ約1万2000人", "About 12,000 visits over the course of the year", "夜", "By night")
    ],
    "share": [("約3割", "About 30 percent", "工場の費用に占める割合", "Of the plant's costs")],
}


def figures(told):
    groups = tuple(
        Group(Point(Bilingual(ja, en)), (Point(Bilingual(of, of_en)),))
        for ja, en, of, of_en in told
    )
    return Scene("n", "number", Bilingual("数字で見る", "In figures"), groups=groups)


def sizes(template, scene):
    """Of the smallest figure and of the largest of what they are of, on a usual page."""
    (page,) = pages(Desk(template, "bilingual", Bilingual(None, None), lambda _: None), scene, 0)
    assert page.form.name == "figures"
    told, others = [], []
    for block in page.blocks:
        for paragraph in block.paragraphs if block.slot.name.startswith("Figure") else ():
            size = block.setting.size(paragraph) / block.slot.scale
            digits = paragraph.level == 0 and "Body" not in block.slot.name
            (told if digits else others).append(size * paragraph.largest)
    return min(told), max(others)


@pytest.mark.parametrize("name", SIBLINGS)
@pytest.mark.parametrize("template", [*names(), "narrow"])
def test_a_key_figure_is_larger_than_what_is_said_of_it(name, template):
    small = Sheet("Bullets", (title(), body("Body", box=Box(0.8, 2.0, 8.4, 3.4)), footer()))
    used = opened(stranger((small,)), "narrow") if template == "narrow" else load(template)
    figure, words = sizes(used, figures(SIBLINGS[name]))
    assert figure >= 36
    assert figure >= 1.8 * words


@pytest.mark.parametrize(
    ("text", "large"),
    [
        ("1日平均18人", "18"),
        ("1人あたり約3.5杯", "3.5"),
        ("1か月平均で120件", "120"),
        ("1トンあたり280キロ", "280"),
        ("1世帯につき2台", "2"),
        ("1日", "1"),
        ("1日平均", "1"),
        ("18人", "18"),
    ],
)
def test_of_so_many_a_day_or_each_what_counts_is_large(text, large):
    assert figure_of(text)[1] == large


@pytest.mark.parametrize("low", [6.6, 7.1, 7.3])
def test_a_text_place_that_reaches_into_the_footer_ends_above_it(low: float):
    reaching = body(box=Box(0.8, 2.0, 11.7, low - 2.0))
    place = bullets(stranger((Sheet("Bullets", (title(), reaching, footer())),))).fields["body"]
    assert place.frame.y + place.frame.h <= 7.0 * INCH


GREY = "737373"


def banded(size: float):
    """A title's place of which a grey band from the page's edge holds the larger, upper part."""
    band = Decoration("rect", Box(0, 0, 13.333, 1.25), "bg1:45")
    straddling = Placeholder("タイトル 1", "title", None, Box(0.9, 0.4, 11.5, 1.45), (Text(size),))
    return bullets(stranger((Sheet("Bullets", (band, straddling, body(), footer())),)))


@pytest.mark.parametrize("size", [20.0, 32.0])
def test_a_title_stands_in_the_band_that_holds_most_of_its_place(size: float):
    place = banded(size).fields["title"]
    assert place.frame.y + place.frame.h == 1.25 * INCH


@pytest.mark.parametrize("size", [20.0, 44.0])
def test_a_title_however_large_is_in_an_ink_that_is_read_on_its_band(size: float):
    place = banded(size).fields["title"]
    assert all(worst(style.color, (GREY,)) >= ENOUGH for style in place.styles)


def grouped(*art: Decoration):
    """Several shapes as one group of a layout."""

    def drawn(number: int) -> str:
        inner = "".join(one(number + n + 1) for n, one in enumerate(art))
        return (
            '<p:grpSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvGrpSpPr>'
            f'<p:cNvPr id="{number}" name="Group {number}"/><p:cNvGrpSpPr/><p:nvPr/>'
            '</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="12192000" cy="6858000"/><a:chOff x="0" y="0"/>'
            '<a:chExt cx="12192000" cy="6858000"/></a:xfrm></p:grpSpPr>'
            f"{inner}</p:grpSp>"
        )

    return drawn


def test_a_logo_in_a_group_as_large_as_the_page_is_kept_clear_of():
    corner = Box(11.3, 5.6, 1.6, 1.2)
    art = grouped(Decoration("rect", Box(0, 0, 0.3, 7.5), "accent1"), Decoration("rect", corner))
    sheet = Sheet("Bullets", (art, title(), body("Body"), footer()))
    room = opened(stranger((sheet,)), "stranger").room
    over = room.x + room.w > corner.x * INCH and room.y + room.h > corner.y * INCH
    assert not over


def angle_around(*, rounded: bool):
    """Around the lower right corner; ``rounded``: its inner corner is a curve."""
    angle = Decoration("rect", Box(6.0, 3.0, 7.0, 4.0), "accent1")
    corners = ((950, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 930), (950, 930))
    steps = zip(("moveTo", *["lnTo"] * 5), corners, strict=True)
    points = "".join(f'<a:{go}><a:pt x="{x}" y="{y}"/></a:{go}>' for go, (x, y) in steps)
    if rounded:
        inner = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in ((950, 930), (950, 930), (950, 900)))
        points += f"<a:cubicBezTo>{inner}</a:cubicBezTo>"
    path = f'<a:pathLst><a:path w="1000" h="1000">{points}<a:close/></a:path></a:pathLst>'
    shape = f"<a:custGeom><a:avLst/>{path}</a:custGeom>"

    def drawn(number: int) -> str:
        plain = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        assert plain in angle(number)
        return angle(number).replace(plain, shape)

    return drawn


@pytest.mark.parametrize("rounded", [False, True])
def test_an_angle_around_a_corner_leaves_what_is_within_it_free(rounded):
    sheet = Sheet("Bullets", (angle_around(rounded=rounded), title(), body("Body"), footer()))
    room = opened(stranger((sheet,)), "stranger").room
    assert room.w > 10 * INCH
    assert room.y + room.h <= 6.8 * INCH
    assert room.h > 4 * INCH


def test_a_wave_takes_all_of_its_frame_as_it_reaches_beyond_its_ends():
    wave = Decoration("rect", Box(0, 4.5, 13.33, 3.0), "accent1")
    curve = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in ((200, -150), (400, -150), (600, 500)))
    corners = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in _BELOW_THE_WAVE)
    points = f'<a:moveTo><a:pt x="0" y="500"/></a:moveTo><a:cubicBezTo>{curve}</a:cubicBezTo>'
    path = f'<a:path w="1000" h="1000">{points}{corners}<a:close/></a:path>'
    shape = f"<a:custGeom><a:avLst/><a:pathLst>{path}</a:pathLst></a:custGeom>"

    def drawn(number: int) -> str:
        return wave(number).replace('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', shape)

    sheet = Sheet("Bullets", (drawn, title(), body("Body"), footer()))
    room = opened(stranger((sheet,)), "stranger").room
    assert room.y + room.h <= 4.6 * INCH


_BELOW_THE_WAVE = ((1000, 500), (1000, 1000), (0, 1000))
