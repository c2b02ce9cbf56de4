"""Other people's templates: their art, bands, upright text, wording, faces and page sizes."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from authoring.content import Sheet
from authoring.drawing import Decoration, Placeholder
from authoring.tokens import Box, Text
from generator.model import Bilingual, Point, Scene
from generator.settings import Settings
from generator.slides import filler, make_deck, opc
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.composing.fit import Setting
from generator.slides.composing.text import inline
from generator.slides.packaging.assemble import Assembly
from generator.slides.templates import palette
from generator.slides.templates.layouts import Frame
from generator.slides.templates.palette import ENOUGH, ratio
from generator.slides.templates.styles import _dimmed, foreign
from generator.slides.templates.template import opened
from tests.slides.conftest import storyboard
from tests.slides.strangers import body, footer, japanese_office, stranger, title

BOARD = storyboard("forms")
BREAD = storyboard("bakery")
INCH = 914_400


def made(data, board=BOARD, mode="bilingual"):
    desk = Desk(opened(data, "stranger"), mode, board.credit, lambda _: None)
    return [page for scene in board.scenes for page in pages(desk, scene, 1)]


def inches(box):
    return Frame(*(round(side * INCH) for side in (box.x, box.y, box.w, box.h)))


def placed(page):
    blocks = (b.frame or b.slot.frame for b in page.blocks if b.slot.kind not in {"ftr", "sldNum"})
    return [*blocks, *(mark.frame for mark in page.marks), *(o.slot.frame for o in page.objects)]


@pytest.mark.parametrize("logo", [Box(11.3, 5.6, 1.6, 1.2), Box(0.2, 5.9, 1.5, 0.9)])
def test_nothing_stands_on_a_logo_whatever_the_form(logo):
    art = Decoration("rect", logo, "accent1")
    sheet = Sheet("Bullets", (art, title(), body("Body"), footer()))
    corner = inches(logo)
    for page in made(stranger((sheet,))):
        assert not any(frame.overlaps(corner) for frame in placed(page)), page.scene


def test_a_title_in_a_band_stays_in_it_and_its_english_stands_below():
    band = Decoration("rect", Box(0, 0.3, 13.4, 0.7), "tx2")
    head = Placeholder("Title", "title", None, Box(0.8, 0.45, 11.7, 0.55), (Text(28, "bg1"),))
    sheet = Sheet("Bullets", (band, head, body("Body", box=Box(0.8, 1.35, 11.7, 5.4))))
    for page in made(stranger((sheet,))):
        found = {block.slot.name: block.frame or block.slot.frame for block in page.blocks}
        if page.scene == "answer":
            continue  # a statement's title is its content, below the band
        assert found["Title"].y + found["Title"].h <= round(1.0 * INCH) + 1
        assert found["Title Second"].y >= round(1.0 * INCH)
        rest = [f for name, f in found.items() if "Title" not in name]
        assert all(f.y >= found["Title Second"].y for f in rest)


def test_upright_text_serves_only_where_there_is_no_other():
    data = stranger(japanese_office())
    parts = opc.unpack(data, "upright")
    for number in (2, 3):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        parts[name] = parts[name].replace(b'wrap="square"', b'wrap="square" vert="eaVert"')
    template = opened(opc.pack(parts), "upright")
    assert template.roles["bullets"].layout.name not in {"タイトルとコンテンツ", "Bullets"}
    assert not any(slot.vertical for slot in template.roles["bullets"].fields.values())


def test_a_cover_with_art_and_no_title_keeps_the_art_and_has_the_title_large():
    art = Decoration("rect", Box(0, 0, 13.4, 7.5), "tx2")
    sheets = (Sheet("タイトル スライド", (art,), kind="title"), *japanese_office()[1:])
    (cover,) = made(stranger(sheets), replace(BREAD, scenes=BREAD.scenes[:1]))
    assert cover.layout.name == "タイトル スライド"
    first = next(block for block in cover.blocks if block.slot.is_title)
    assert first.setting.size(first.paragraphs[0]) >= 28
    assert not first.slot.ground
    assert ratio(first.slot.styles[0].color or "FFFFFF", "1F2937") >= ENOUGH


def test_the_words_of_the_company_stay_in_the_footer():
    sheets = stranger(japanese_office())
    parts = opc.unpack(sheets, "company")
    name = "ppt/slideLayouts/slideLayout3.xml"
    old = parts[name]
    at = old.index(b'type="ftr"')
    end = old.index(b"<a:p>", at)
    run = '<a:p><a:r><a:rPr lang="ja-JP"/><a:t>社外秘 みなと工房</a:t></a:r></a:p>'.encode()
    parts[name] = old[:end] + run + old[old.index(b"</a:p>", end) + 6 :]
    said = [scene for scene in BOARD.scenes if scene.id == "said"]
    (page,) = made(opc.pack(parts), replace(BOARD, scenes=tuple(said)))
    foot = next(block for block in page.blocks if block.slot.kind == "ftr")
    assert foot.paragraphs[0].text == "社外秘 みなと工房"


def test_a_face_without_kana_is_not_kept_for_japanese():
    assert all(
        map(foreign, ("SimSun", "Microsoft YaHei", "맑은 고딕", "Arial", "Noto Sans CJK SC"))
    )
    assert not any(
        map(foreign, ("Meiryo UI", "游ゴシック", "MS PGothic", "Noto Sans JP", "Hausschrift"))
    )
    data = stranger(japanese_office())
    parts = opc.unpack(data, "chinese")
    theme = parts["ppt/theme/theme1.xml"].replace(b'"Yu Gothic"', b'"SimSun"')
    parts["ppt/theme/theme1.xml"] = theme
    body_of = opened(opc.pack(parts), "chinese").roles["bullets"].fields["body"]
    assert body_of.styles[0].ea == "Yu Gothic"


def test_sizes_and_their_floors_follow_the_page():
    parts = opc.unpack(stranger(japanese_office()), "large")
    show = parts["ppt/presentation.xml"]
    large = show.replace(b'cy="6858000"', b'cy="13716000"')
    parts["ppt/presentation.xml"] = large.replace(b'cx="12192000"', b'cx="24384000"')
    template = opened(opc.pack(parts), "large")
    timeline = template.roles["timeline"].fields["moment_1"]
    assert timeline.styles[0].size == 44
    assert timeline.scale == 2


def test_what_is_drawn_is_readable_on_dark_and_on_light_pages():
    dark = {"bg1": "101820", "tx1": "F4F4F4", "bg2": "203040", "tx2": "C8D8E8", "accent1": "0B3050"}
    light = {
        "bg1": "FFFFFF",
        "tx1": "222222",
        "tx2": "EEEEEE",
        "accent1": "FFE000",
        "accent2": "006A6A",
    }
    for colors in (dark, light):
        found = palette.palette(colors)
        for front, behind in (
            (found.text, found.card or "bg1"),
            (found.soft, "bg1"),
            (found.accent, "bg1"),
            (found.paper, found.accent),
            (found.paper, found.deep),
        ):
            pair = palette.shade(front, colors), palette.shade(behind, colors)
            assert ratio(*pair) >= ENOUGH, (front, behind)


def test_credit_is_a_text_where_the_template_says_nothing_itself():
    said = [scene for scene in BOARD.scenes if scene.id == "said"]
    (page,) = made(stranger(japanese_office()), replace(BOARD, scenes=tuple(said)))
    foot = next(block for block in page.blocks if block.slot.kind == "ftr")
    assert "川べり通信" in foot.paragraphs[0].text
    assert Bilingual("出典：川べり通信", "Source: Riverside News") == BOARD.credit


def test_both_titles_of_a_layout_without_a_place_for_points_begin_at_the_left():
    sheets = (Sheet("Bullets", (body("Body", box=Box(0, 7.0, 2, 0.2)),)),)
    role = opened(stranger(sheets), "stranger").role("bullets")
    first, second = role.fields["title"].styles[:2]
    assert 'algn="l"' in first.local[0]
    assert 'algn="l"' in second.local[0]


def test_what_we_write_at_the_foot_is_read_in_a_template_whose_footers_are_faint():
    pale = Placeholder("Footer 4", "ftr", 11, Box(4, 7.0, 5, 0.3), (Text(12, "bg1:75"),))
    sheets = (Sheet("Bullets", (title(), body("Body"), pale)),)
    template = opened(stranger(sheets), "stranger")
    for role in ("bullets", "table", "steps"):
        foot = template.role(role).fields["footer"].styles[0]
        assert foot.fill, role
        assert ratio(foot.color, "FFFFFF") >= ENOUGH, role
    readable = replace(pale, texts=(Text(12, "tx1"),))
    own = opened(stranger((Sheet("Bullets", (title(), body("Body"), readable)),)), "stranger")
    assert not own.role("bullets").fields["footer"].styles[0].fill


def test_words_of_the_company_are_read_where_it_set_them_faint():
    pale = Placeholder("Footer 4", "ftr", 11, Box(4, 7.0, 5, 0.3), (Text(12, "bg1:75"),))
    parts = opc.unpack(stranger((Sheet("Bullets", (title(), body("Body"), pale)),)), "company")
    name = "ppt/slideLayouts/slideLayout1.xml"
    old = parts[name]
    start = old.index(b"<a:p>", old.index(b'type="ftr"'))
    end = old.index(b"</a:p>", start)
    run = '<a:p><a:r><a:rPr lang="ja-JP"/><a:t>社外秘 みなと工房</a:t></a:r>'.encode()
    parts[name] = old[:start] + run + old[end:]
    for page in made(opc.pack(parts)):
        foot = next(block for block in page.blocks if block.slot.kind == "ftr")
        assert foot.paragraphs[0].text == "社外秘 みなと工房"
        assert ratio(foot.slot.styles[0].color, "FFFFFF") >= ENOUGH


def test_points_begin_below_a_lead_line_that_reaches_into_them():
    lead = Placeholder("リード文", "body", 20, Box(0.8, 1.6, 11.7, 0.5), (Text(16),))
    points = body(box=Box(0.8, 1.8, 11.7, 4.9))
    sheet = Sheet("Bullets", (title(), points, lead), kind="obj")
    for mode in ("bilingual", "ja"):
        for page in made(stranger((sheet,)), mode=mode):
            if page.scene == "answer":
                continue  # a statement's title is its content
            blocks = {block.slot.name: block.frame or block.slot.frame for block in page.blocks}
            heads = [f for name, f in blocks.items() if "タイトル" in name or name == "リード文"]
            rest = [f for f in placed(page) if f not in heads]
            assert not any(a.overlaps(b) for a in heads for b in rest), (mode, page.scene)


def pictured(folder):
    """Slides with a picture in a template whose own layout has title and caption under it."""
    under = (
        Placeholder("Title 1", "title", None, Box(2.6, 5.25, 8, 0.63), (Text(20),)),
        Placeholder("Picture 2", "pic", 1, Box(2.6, 0.67, 8, 4.5), (Text(32),)),
        Placeholder("Text 3", "body", 2, Box(2.6, 5.88, 8, 0.87), (Text(14),)),
    )
    sheets = (
        *japanese_office(),
        Sheet("Picture with Caption", under, kind="picTx"),
    )
    (folder / "own.pptx").write_bytes(stranger(sheets))
    Image.new("RGB", (400, 300)).save(folder / "bus.png")
    said = Point(Bilingual("車庫で充電中のバス", "A bus at the charger"))
    scene = Scene("bus", "figure", Bilingual("六基の充電器", "Six chargers"), points=(said,))
    scenes = (*BOARD.scenes, replace(scene, image="bus.png"))
    settings = Settings(template=str(folder / "own.pptx"))
    return scenes, settings


@pytest.mark.parametrize("mode", ["bilingual", "ja"])
def test_a_picture_stands_on_the_templates_layout_with_its_caption_under_its_title(tmp_path, mode):
    scenes, settings = pictured(tmp_path)
    board = replace(BOARD, scenes=scenes)
    data = make_deck(board, mode, settings, folder=tmp_path).data
    slide = next(
        s
        for s in Presentation(io.BytesIO(data)).slides
        if s.slide_layout.name == "Picture with Caption"
    )
    places = {shape.name.split()[0]: shape for shape in slide.placeholders}
    title, picture, caption = (places[name] for name in ("Title", "Picture", "Text"))
    assert "車庫で充電中のバス" in caption.text_frame.text
    assert picture.top + picture.height <= title.top
    assert title.top + title.height <= caption.top


def test_titles_have_one_size_whatever_their_layouts_say():
    heading = replace(title("Title", "title"), texts=(Text(40),))
    smaller = replace(title("Title", "title"), texts=(Text(32),))
    sheets = (
        Sheet("Bullets", (heading, body("Body")), kind="obj"),
        Sheet("Agenda", (smaller, body("Body"))),
    )
    template = opened(stranger(sheets), "stranger")
    desk = Desk(template, "ja", BOARD.credit, lambda _: None, titled=0.8)
    agenda = next(scene for scene in filler.storyboard().scenes if scene.layout == "agenda")
    points = replace(agenda, layout="bullets")
    sizes = set()
    for scene in (agenda, points):
        for page in pages(desk, scene, 1):
            block = next(block for block in page.blocks if block.slot.is_title)
            sizes.add(block.setting.size(block.paragraphs[0]))
    assert {page.layout.name for page in pages(desk, agenda, 1)} == {"Agenda"}
    assert sizes == {32.0}


def test_a_cover_keeps_a_short_rule_at_the_left_clear_of_its_second_line():
    rule = Decoration("rect", Box(0.8, 4.6, 0.9, 0.05), "accent1")
    second = Placeholder("Subtitle 2", "subTitle", 1, Box(0.8, 3.8, 9, 0.5), (Text(18),))
    cover = Sheet("Title Slide", (rule, title(kind="ctrTitle"), second), kind="title")
    template = opened(stranger((cover, *japanese_office()[1:])), "stranger")
    assert template.role("title").layout.name == "Title Slide"
    under = template.role("title").fields["title_second"].frame
    assert under.h > 0.5 * INCH
    assert not under.overlaps(inches(rule.box))


@pytest.mark.parametrize("stub", ["/n", " / N", " of xx", "/12"])
def test_a_total_left_to_be_typed_beside_the_number_of_a_slide_is_left_out(stub):
    number = Placeholder("Slide Number 5", "sldNum", 12, Box(11, 7.0, 1.5, 0.3), (Text(12),))
    sheet = Sheet("Bullets", (title(), body("Body"), number))
    parts = opc.unpack(stranger((sheet,)), "counted")
    name = "ppt/slideLayouts/slideLayout1.xml"
    at = parts[name].index(b"</a:p>", parts[name].index(b'type="sldNum"'))
    run = f"<a:r><a:t>{stub}</a:t></a:r>".encode()
    parts[name] = parts[name][:at] + run + parts[name][at:]
    kept = run in opened(opc.pack(parts), "counted").parts[name]
    assert kept == (stub == "/12")


def test_a_tint_of_black_is_the_grey_that_powerpoint_shows():
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    tinted = etree.fromstring(f'<a:schemeClr {space}><a:tint val="75000"/></a:schemeClr>')
    assert abs(int(_dimmed("000000", tinted)[:2], 16) - 0x89) <= 2
    shaded = etree.fromstring(
        f'<a:schemeClr {space} val="bg1"><a:shade val="50000"/></a:schemeClr>'
    )
    assert abs(int(_dimmed("FFFFFF", shaded)[:2], 16) - 0xBC) <= 3


def test_a_date_that_a_template_writes_on_every_slide_keeps_to_one_line():
    parts = opc.unpack(stranger(japanese_office()), "dated")
    name = "ppt/slideMasters/slideMaster1.xml"
    date = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="99" name="TextBox 4"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        b'</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr wrap="square"/><a:lstStyle/><a:p>'
        b'<a:fld id="{237014DE-4316-44CF-B122-6F3415782883}" type="datetime3"><a:rPr lang="en-US"/>'
        b"<a:t>30 August 2022</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
    parts[name] = parts[name].replace(b"</p:spTree>", date + b"</p:spTree>")
    deck = Assembly(opened(opc.pack(parts), "dated"))
    (box,) = (
        shape
        for shape in etree.fromstring(deck.parts[name]).iter("{*}sp")
        if "TextBox 4" in (each.get("name") for each in shape.iter("{*}cNvPr"))
    )
    assert box.find(".//{*}bodyPr").get("wrap") == "none"


def test_a_chart_and_what_is_said_of_it_stand_on_the_panel_where_the_page_is_a_picture():
    charts = [scene for scene in BREAD.scenes if scene.layout == "chart"]
    assert charts
    template = replace(opened(stranger(japanese_office()), "stranger"), veil="bg1@94")
    desk = Desk(template, "bilingual", BOARD.credit, lambda _: None)
    for page in (page for scene in charts for page in pages(desk, scene, 1) if page.objects):
        (panel,) = [mark.frame for mark in page.marks if mark.look.fill == "bg1@94"]
        for thing in page.objects:
            assert thing.slot.frame.joined(panel) == panel


def test_a_line_of_two_languages_whose_letters_stand_apart_is_measured_so():
    template = opened(stranger(japanese_office()), "stranger")
    slot = template.role("bullets").fields["footer"]
    words = inline(Bilingual("出典：みなと町だより", "Source: The harbour town news"), "bilingual")
    (paragraph,) = words
    close, apart = (
        replace(slot, styles=tuple(replace(s, tracking=each) for s in slot.styles))
        for each in (0.0, 0.25)
    )
    wide = next(
        points
        for points in range(100, 900, 5)
        if len(Setting(close, width=points).lines(paragraph)) == 1
    )
    assert len(Setting(apart, width=wide).lines(paragraph)) > 1
