"""Forms that show how things hang together, in every built-in template and language."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation

from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import make_deck, opc
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.composing.figures import telling
from generator.slides.composing.people import monogram
from generator.slides.composing.text import figure_of
from generator.slides.packaging.markup import grid
from generator.slides.templates.forms import FORMS
from generator.slides.templates.palette import ENOUGH, ratio, shade, solid
from generator.slides.templates.places import names
from generator.slides.templates.styles import A, scheme
from generator.slides.templates.template import load
from tests.slides.conftest import storyboard

BOARD = storyboard("forms")
MODES = ("bilingual", "ja", "en")


def desk(template="ink", mode="bilingual"):
    return Desk(load(template), mode, BOARD.credit, lambda _: None)


def named(name):
    return next(scene for scene in BOARD.scenes if scene.id == name)


def said(word):
    return (Point(Bilingual(word, word)),)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("template", names())
def test_each_form_stands_on_its_own_layout_on_one_slide(template, mode):
    for scene in BOARD.scenes:
        made = pages(desk(template, mode), scene, 0)
        few = "points" if len(scene.points) < 4 else "bullets"
        wanted = FORMS[few if scene.layout == "bullets" else scene.layout].name
        assert [page.layout.name for page in made] == [wanted], scene.id
        assert not any(page.gaps for page in made)


@pytest.mark.parametrize("template", names())
def test_a_note_stands_on_the_slide_of_its_claim_below_everything_else(template):
    for scene in (scene for scene in BOARD.scenes if "note" in scene.fields):
        (page,) = pages(desk(template), scene, 0)
        note = next(block for block in page.blocks if block.slot.name == "Note")
        for block in page.blocks:
            if block.slot.kind not in {"ftr", "sldNum"} and block is not note:
                frame = block.frame or block.slot.frame
                assert frame.y + frame.h <= note.slot.frame.y, block.slot.name


def test_a_note_where_the_template_has_no_place_for_one_is_a_text_box(tmp_path):
    from tests.slides.strangers import japanese_office, stranger

    path = tmp_path / "corporate.pptx"
    path.write_bytes(stranger(japanese_office()))
    scene = replace(named("said"), points=tuple(said("町が年に二百万円を出す") * 5))
    (page,) = pages(desk(str(path)), scene, 0)
    note = next(block for block in page.blocks if block.slot.name == "Note")
    assert note.slot.kind == ""
    assert "国の補助" in note.paragraphs[0].text


def test_connectors_join_the_shapes_of_a_chain_and_say_so():
    deck = Presentation(io.BytesIO(make_deck(BOARD, "bilingual", Settings()).data))
    slide = next(s for s in deck.slides if "舟を呼び戻した" in s.shapes.title.text_frame.text)
    ids = {shape.shape_id: shape for shape in slide.shapes}
    joints = slide.element.xpath(".//p:cxnSp")
    assert len(joints) == 4
    for joint in joints:
        ends = [int(i) for i in joint.xpath(".//a:stCxn/@id | .//a:endCxn/@id")]
        words = [ids[i].text_frame.paragraphs[0].text for i in ends]
        assert all(words)
        described = joint.xpath(".//p:cNvPr/@descr")[0]
        assert all(word in described for word in words)
    dashed = slide.element.xpath(".//p:cxnSp[.//a:prstDash]")
    assert len(dashed) == 2
    assert sum(shape.has_text_frame and shape.text_frame.text == "?" for shape in slide.shapes) == 1


def test_what_nobody_knows_is_a_dashed_frame():
    (page,) = pages(desk(), named("why"), 0)
    looks = {b.paragraphs[0].text: b.look for b in page.blocks if b.look is not None}
    assert looks["誰が教えたか"].dashed
    assert not looks["誰が教えたか"].fill
    assert not looks["渡し舟の復活"].dashed


def test_a_sum_is_joined_by_plus_signs_and_leads_to_its_result():
    (page,) = pages(desk(), named("needs"), 0)
    assert [mark.text for mark in page.marks if mark.text] == ["+"]
    assert len(page.arrows) == 1
    assert page.arrows[0].end == "Result"


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Jessica Zelt", "JZ"),
        ("Ludwig van Beethoven", "LB"),
        ("Droege builds new programs", "D"),
        ("For Sam Droege, failing is part of it", "SD"),
        ("Boat builder Jessica Zelt calls for wood", "JZ"),
        ("Asked about rain, Droege only laughs", "D"),
        ("the people of the harbour", "TH"),
        ("Dr. Jessica Zelt", "JZ"),
        ("Ms. Zelt", "Z"),
    ],
)
def test_a_badge_shows_the_name_in_a_title_that_says_something_of_somebody(title, letters):
    assert monogram(Bilingual("港の人", title)) == letters


def test_a_badge_shows_the_name_that_the_role_gives_whole():
    role = Bilingual("船大工の関さん", "Jessica Zelt, who builds boats")
    assert monogram(Bilingual("冬はきつい", "Winter is hard, and all help"), role) == "JZ"


@pytest.mark.parametrize(
    ("figure", "large"),
    [
        ("2万5千件中1万2千件", "2万5千"),
        ("約800万円", "800"),
        ("3千500人", "3千500"),
        ("12 %", "12 %"),
        ("30秒〜1分", "30秒〜1"),
        ("約3–5年", "3–5"),
    ],
)
def test_one_figure_is_set_in_one_size(figure, large):
    assert figure_of(figure)[1] == large


def test_what_fits_no_form_becomes_points_and_loses_nothing():
    long = "港の朝の仕事を一つずつ書き出したとても長い文" * 12
    groups = tuple(Group(said("見出し")[0], said(long)) for _ in range(4))
    for layout in ("columns", "timeline", "chain", "qa"):
        scene = Scene("s", layout, Bilingual("題", "Title"), groups=groups)
        blocks = [b for page in pages(desk(mode="ja"), scene, 0) for b in page.blocks]
        shown = "".join(p.text for b in blocks for p in b.paragraphs)
        assert re.sub(r"\s", "", shown).count(long) == 4, layout


def test_drawn_layouts_are_real_and_open_in_python_pptx(tmp_path):
    from tests.slides.strangers import japanese_office, stranger

    path = tmp_path / "corporate.pptx"
    path.write_bytes(stranger(japanese_office()))
    deck = make_deck(BOARD, "bilingual", Settings(template=str(path)))
    shown = Presentation(io.BytesIO(deck.data))
    found = {layout.name for layout in shown.slide_layouts}
    assert {form.name for role, form in FORMS.items() if role != "title"} <= found
    used = [slide.slide_layout.name for slide in shown.slides]
    assert sum(name in {form.name for form in FORMS.values()} for name in used) >= len(used) - 1


def test_the_bar_to_be_seen_first_is_in_the_accent_and_the_others_step_back():
    rows = [("年", "値"), ("2023", "3"), ("2024", "5"), ("2025", "9")]
    table = tuple(
        tuple(Point(Bilingual(c, c), mark="highlight" if c == "9" else "") for c in row)
        for row in rows
    )
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "ja", Settings())
    chart = made.parts["ppt/charts/kamishibai1.xml"]
    assert chart.count(b"<c:dPt>") == 1
    assert b'<c:idx val="2"/>' in chart.split(b"<c:dPt>")[1].split(b"</c:dPt>")[0]


@pytest.mark.parametrize(("head", "shown"), [("客の数（万人）", True), ("", False)])
def test_what_the_bars_of_a_chart_measure_stands_over_them(head, shown):
    rows = [("年", head), ("2023", "3"), ("2024", "5"), ("2025", "9")]
    table = tuple(tuple(Point(Bilingual(c, c)) for c in row) for row in rows)
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "ja", Settings())
    chart = made.parts["ppt/charts/kamishibai1.xml"].decode()
    assert ("<c:title>" in chart) is shown
    assert not shown or head in chart.split("<c:title>")[1].split("</c:title>")[0]


def test_bars_of_what_is_to_come_step_back_behind_those_that_were_counted():
    rows = [
        ("", "", "客", "guests"),
        ("2010年", "2010", "約90人", "about 90"),
        ("2020年", "2020", "約60人", "about 60"),
        ("2030年の見込み", "2030 forecast", "約40人", "about 40"),
    ]
    table = tuple(
        (Point(Bilingual(ja, en)), Point(Bilingual(value, said))) for ja, en, value, said in rows
    )
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "bilingual", Settings())
    chart = made.parts["ppt/charts/kamishibai1.xml"]
    assert "2030年の見込み\n2030 forecast" in chart.decode()
    assert chart.count(b"<c:dPt>") == 1
    assert b'<c:idx val="2"/>' in chart.split(b"<c:dPt>")[1].split(b"</c:dPt>")[0]
    plain = replace(scene, table=tuple(table[:3]))
    made = make_deck(Storyboard(Bilingual("題"), (plain,)), "bilingual", Settings())
    assert b"<c:dPt>" not in made.parts["ppt/charts/kamishibai1.xml"]


def test_bars_that_lie_are_labelled_in_both_languages_and_their_unit_is_said():
    rows = [
        ("", "", "上限", "at most"),
        ("吟醸", "Ginjo", "60%", "60%"),
        ("大吟醸", "Daiginjo", "50%", "50%"),
    ]
    table = tuple(
        (Point(Bilingual(ja, en)), Point(Bilingual(value, said))) for ja, en, value, said in rows
    )
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "bilingual", Settings())
    chart = made.parts["ppt/charts/kamishibai1.xml"].decode()
    assert "<c:v>吟醸\nGinjo</c:v>" in chart
    assert 'formatCode="General&quot;%&quot;"' in chart


def test_a_figure_stands_at_its_bar_as_it_is_written_and_as_large_as_it_is():
    rows = [
        ("", "", "費用", "cost"),
        ("橋", "Bridge", "約3億円", "about 300 million yen"),
        ("歩道", "Path", "5,000万円", "50 million yen"),
    ]
    table = tuple(
        (Point(Bilingual(ja, en)), Point(Bilingual(value, said))) for ja, en, value, said in rows
    )
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "bilingual", Settings())
    chart = made.parts["ppt/charts/kamishibai1.xml"].decode()
    assert "約3億円" in chart
    assert "about 300\u00a0million yen" in chart
    values = chart.split("<c:val>")[1]
    assert "<c:v>300000000.0</c:v>" in values
    assert "<c:v>50000000.0</c:v>" in values
    assert "約3億円" in made.parts["ppt/slides/slide1.xml"].decode()  # for who does not see it


@pytest.mark.parametrize(("said", "over"), [("about 5,000", 1.2), ("about 5,000 bats seen", 1.35)])
def test_over_the_highest_bar_there_is_room_for_all_lines_of_its_label(said, over):
    rows = [
        ("", "", "数", "count"),
        ("2014年", "2014", "約5,000匹", said),
        ("2016年", "2016", "220匹", "220"),
        ("2017年", "2017", "152匹", "152"),
    ]
    table = tuple(
        (Point(Bilingual(ja, en)), Point(Bilingual(value, english)))
        for ja, en, value, english in rows
    )
    points = tuple(Point(Bilingual(f"数えた人の言葉{n}", f"What they said, {n}")) for n in "12")
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table, points=points)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "bilingual", Settings())
    chart = made.parts["ppt/charts/kamishibai1.xml"].decode()
    highest = float(re.search(r'<c:max val="([^"]+)"', chart)[1])
    assert highest == 6000 if over == 1.2 else highest > over * 5000


def test_figures_of_several_series_are_said_as_they_are_written():
    rows = [("", "2020年", "2025年"), ("橋", "3億円", "5億円"), ("歩道", "4,000万円", "1億円")]
    table = tuple(tuple(Point(Bilingual(c, c)) for c in row) for row in rows)
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table)
    chart = (
        make_deck(Storyboard(Bilingual("題"), (scene,)), "ja", Settings())
        .parts["ppt/charts/kamishibai1.xml"]
        .decode()
    )
    assert all(f"<a:t>{said}</a:t>" in chart for said in ("3億円", "5億円", "4,000万円", "1億円"))


def test_bars_beside_figures_stand_over_the_rows_of_the_table():
    rows = [("年", "客の数"), ("2023年", "300"), ("2024年", "500"), ("2025年", "900")]
    table = tuple(tuple(Point(Bilingual(c, c)) for c in row) for row in rows)
    scene = Scene("s", "table", Bilingual("題", "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "ja", Settings())
    slide = made.parts["ppt/slides/slide1.xml"].decode()
    assert slide.index('name="Table"') < slide.index('name="Bars"')


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("客は3年で3倍に増えた", "2025年"),
        ("2024年は休みが多かった", "2024年"),
        ("客が300人だった年", "2023年"),
        ("客の数", ""),
    ],
)
def test_the_row_that_the_title_speaks_of_is_set_bold_and_its_bar_alone_is_full(title, first):
    rows = [("年", "客の数"), ("2023年", "300"), ("2024年", "500"), ("2025年", "900")]
    table = tuple(tuple(Point(Bilingual(c, c)) for c in row) for row in rows)
    scene = Scene("s", "table", Bilingual(title, "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "ja", Settings())
    rows = etree.fromstring(made.parts["ppt/slides/slide1.xml"]).iter(f"{A}tr")
    bold = ["".join(row.itertext()) for row in rows if row.find(f".//{A}rPr[@b='1']") is not None]
    assert [text[:5] for text in bold[1:]] == ([first] if first else [])
    (chart,) = (d for name, d in made.parts.items() if re.search(r"charts/[^/]+\.xml$", name))
    assert chart.count(b"<a:alpha ") == (2 if first else 0)


def test_what_an_article_says_is_no_formula_in_the_workbook_of_a_chart():
    rows = [("年", "=値"), ("=1+1", "3"), ("http://example.com", "5"), ("2025", "9")]
    table = tuple(tuple(Point(Bilingual(c, c)) for c in row) for row in rows)
    scene = Scene("s", "chart", Bilingual("題", "Title"), table=table)
    made = make_deck(Storyboard(Bilingual("題"), (scene,)), "ja", Settings())
    workbook = opc.unpack(made.parts["ppt/embeddings/kamishibai1.xlsx"], "workbook")
    assert b"<f>" not in workbook["xl/worksheets/sheet1.xml"]
    assert not any("sheet1.xml.rels" in name for name in workbook)
    for said in ("=値", "=1+1", "http://example.com"):
        assert f"<t>{said}</t>".encode() in workbook["xl/sharedStrings.xml"]


def test_the_parts_of_a_show_are_sections_of_the_deck(tmp_path):
    parts = (0, 1, 1, 2, 0)
    scenes = tuple(
        replace(
            scene,
            part=part,
            kicker=Bilingual(f"第{part}部", f"Part {part}") if part else Bilingual(),
        )
        for scene, part in zip(BOARD.scenes, parts, strict=False)
    )
    made = make_deck(replace(BOARD, scenes=scenes), "ja", Settings())
    show = made.parts["ppt/presentation.xml"].decode()
    named = re.findall(r'<p14:section name="([^"]*)"', show)
    assert named == [
        "渡し舟がもう一度動きだすまで",
        "第1部",
        "第2部",
        "渡し舟がもう一度動きだすまで",
    ]
    listed = re.findall(r'<p14:sldId id="(\d+)"', show)
    assert listed == re.findall(r'<p:sldId [^>]*?\bid="(\d+)"', show)
    path = tmp_path / "deck.pptx"
    path.write_bytes(made.data)
    assert validate_pptx(path).is_valid


def test_an_agenda_leads_to_the_parts_it_names(tmp_path):
    said_first = Scene(
        "agenda",
        "agenda",
        Bilingual("内容", "Contents"),
        points=(*said("渡し舟"), *said("時刻表")),
    )
    parts = (1, 1, 2, 2)
    scenes = tuple(replace(s, part=n) for s, n in zip(BOARD.scenes, parts, strict=False))
    board = replace(BOARD, scenes=(said_first, *scenes))
    path = tmp_path / "deck.pptx"
    path.write_bytes(make_deck(board, "bilingual", Settings()).data)
    assert validate_pptx(path).is_valid
    shown = Presentation(str(path))
    agenda = shown.slides[0]
    body = next(s for s in agenda.placeholders if s.name == "Body")
    doors = [shape for shape in agenda.shapes if shape.name.startswith("Link to part")]
    assert [door.click_action.target_slide for door in doors] == [
        shown.slides[1],
        shown.slides[3],
    ]
    assert b"hlinkClick" not in etree.tostring(body._element)  # a link of words is underlined
    for above, below in pairwise(doors):
        assert above.top >= body.top
        assert above.top + above.height <= below.top
        assert below.top + below.height <= body.top + body.height
    alone = replace(board, scenes=(said_first, *BOARD.scenes))
    data = make_deck(alone, "ja", Settings()).parts["ppt/slides/slide1.xml"]
    assert b"hlinkClick" not in data


@pytest.mark.parametrize(
    ("figure", "marks", "large"), [("10枚中2枚", 10, "2"), ("35％", 2, "35％"), ("12枚", 0, "12")]
)
@pytest.mark.parametrize("template", names())
def test_a_share_is_drawn_under_what_it_counts(template, figure, marks, large):
    fields = {
        "number": Point(Bilingual(figure, figure)),
        "number_note": Point(Bilingual("余ったコイン", "coins left over")),
    }
    scene = Scene(
        "n", "number", Bilingual("使い切れない"), points=said("時間が要る"), fields=fields
    )
    (page,) = pages(desk(template), scene, 0)
    assert len(page.marks) == marks
    assert page.form.figures[0][1] == large
    frames = [block.frame or block.slot.frame for block in page.blocks if block.slot.kind == "ftr"]
    assert all(mark.frame.y + mark.frame.h <= frame.y for mark in page.marks for frame in frames)


@pytest.mark.parametrize("template", names())
def test_a_table_is_in_the_colours_of_its_deck_and_read_in_each_of_them(template):
    look = load(template)
    rows = tuple(
        (Point(Bilingual(a, a)), Point(Bilingual(b, b))) for a, b in ("橋数", "港3", "川4")
    )
    scene = Scene("t", "table", Bilingual("橋", "Bridges"), table=rows)
    (page,) = pages(desk(template), scene, 0)
    made = grid(page.objects[0], 2, "", look.palette)
    head, first, second = re.findall(r"<a:tr .*?</a:tr>", made)
    assert solid(look.palette.accent) in head
    assert solid(look.palette.paper) in head
    assert solid(look.palette.text) in first
    assert not look.palette.card or solid(look.palette.card) in second
    colors = scheme(look.parts, page.layout.part, template)
    accent, paper = (shade(name, colors) for name in (look.palette.accent, look.palette.paper))
    assert ratio(accent, paper) >= ENOUGH


def test_a_table_on_a_page_that_is_no_plain_one_hides_what_is_drawn_there():
    look = replace(load("ink").palette, panel=True)
    rows = tuple(
        (Point(Bilingual(a, a)), Point(Bilingual(b, b))) for a, b in ("橋数", "港3", "川4")
    )
    scene = Scene("t", "table", Bilingual("橋", "Bridges"), table=rows)
    (page,) = pages(desk(), scene, 0)
    for row in re.findall(r"<a:tr .*?</a:tr>", grid(page.objects[0], 2, "", look))[1:]:
        assert row.count(f"</a:lnB>{solid(look.paper)}") == 2


@pytest.mark.parametrize("denied", ["220円台に戻ることは考えにくい", "900万円に届かなかった"])
def test_what_is_denied_is_not_shown_large(denied):
    assert not telling(Bilingual(denied, None), "ja")


@pytest.mark.parametrize(
    ("said", "large"),
    [
        ("一年の利用者はのべ約1万2000人に達した", "約1万2000人"),
        ("補助は1億2千万円だった", "1億2千万円"),
        ("回収箱は4か所から36か所に増えた", "4→36か所"),
        ("参加者は30〜40人だった", ""),
        ("売り上げは▲12％だった", ""),
        ("手伝いに3、4人が来る", ""),
        ("夜間開館を週3日から週4日に増やす", "週3→4日"),
        ("工期は3か月から5か月に延びた", "3→5か月"),
        ("閉館を午後6時から午後10時に延ばす", "午後6→10時"),
        ("閉館を午後6時から10時に延ばす", "午後6→10時"),
        ("午後6時から午後10時まで開く", ""),
        ("15日から20日に開かれる", ""),
    ],
)
def test_a_figure_is_shown_large_whole_or_not_at_all(said: str, large: str) -> None:
    assert "".join(run.text for run in telling(Bilingual(said, None), "ja")) == large
