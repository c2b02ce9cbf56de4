from __future__ import annotations

import io
import re
import time
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from PIL import Image

from generator.errors import SourceError
from generator.model import Figure, ItemList, Quote, Table, sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article


def _saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _read(document) -> Article:
    return read(_saved(document), Settings(), name="note.docx")


@pytest.fixture
def document():
    started = docx.Document()
    started.add_paragraph("町の図書館", style="Title")
    started.add_paragraph("導入の文です。次の文です。")
    return started


def test_the_title_style_names_the_article(document):
    article = _read(document)
    assert article.title.text.ja == "町の図書館"
    assert len(article.lead[0].sentences) == 2


def test_a_heading_is_known_through_the_styles_its_own_is_based_on(document):
    style = document.styles.add_style("見出し 独自", 1)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("なぜ変わるのか", style=style)
    document.add_heading("費用", 2)
    [section] = _read(document).sections
    assert section.heading.text.ja == "なぜ変わるのか"
    assert [below.level for below in section.sections] == [3]


def test_styles_based_on_one_another_in_a_circle_end(document):
    one, two = (document.styles.add_style(name, 1) for name in ("一", "二"))
    one.base_style, two.base_style = two, one
    document.add_paragraph("本文の文です。", style=one)
    assert len(_read(document).lead) == 2


def test_lists_quotes_and_tables_are_kept(document):
    document.add_paragraph("水", style="List Bullet")
    document.add_paragraph("塩", style="List Bullet")
    document.add_paragraph("混ぜる", style="List Number")
    document.add_paragraph("本を届けたい。", style="Quote")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["年", "人", "2025", "1,200人"], strict=True):
        cell.text = text
    lists, numbered, quote, rows = _read(document).lead[1:]
    assert isinstance(lists, ItemList)
    assert (len(lists.items), lists.ordered, numbered.ordered) == (2, False, True)
    assert isinstance(quote, Quote)
    assert isinstance(rows, Table)
    assert rows.rows[1][1][0].text.ja == "1,200人"


def test_readings_stand_beside_the_words(document):
    ruby = parse_xml(
        f"<w:r {nsdecls('w')}><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かんちょう</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>館長</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    paragraph = document.add_paragraph()
    paragraph._p.append(ruby)
    paragraph.add_run("が話しました。")
    [said] = _read(document).lead[1].sentences
    assert said.text.ja == "館長が話しました。"
    assert [(one.base, one.reading) for one in said.ruby] == [("館長", "かんちょう")]


def test_pictures_name_their_place_in_the_file(document):
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    document.add_picture(stream)
    [figure] = [block for block in _read(document).lead if isinstance(block, Figure)]
    assert figure.src == "word/media/image1.png"


def test_a_contents_field_is_left_out(document):
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("なぜ変わるのか 3", style="TOC 1")
    article = _read(document)
    assert [(one.text, one.why) for one in article.dropped] == [("なぜ変わるのか 3", "contents")]


def test_a_footnote_follows_what_refers_to_it(document):
    mark = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    document.paragraphs[-1]._p.append(parse_xml(mark))
    document.add_paragraph("最後の文です。")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    said = "<w:p><w:r><w:t>注の文です。</w:t></w:r></w:p>"
    note = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2">{said}</w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    texts = [block.sentences[-1].text.ja for block in _read(document).lead]
    assert texts == ["次の文です。", "注の文です。", "最後の文です。"]


def _archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/document.xml": b"x", "word/a.png": b" " * (130 << 20)}, "unpacks to more"),
        ({"word/document.xml": b"<a>" + b" " * (130 << 20)}, "far too long"),
        ({"word/document.xml": b"<a>" + b"<b/>" * 600_000 + b"</a>"}, "marks"),
        ({"word/document.xml": b"x", **{f"word/{n}": b"" for n in range(3_000)}}, "parts"),
        ({"word/document.xml": BOMB}, "damaged"),
        ({"word/document.xml": b"<a>"}, "damaged"),
        ({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}, "damaged"),
        ({"other.txt": b"x"}, "no Word document"),
    ],
)
def test_a_hostile_archive_is_refused_in_one_line(parts, said):
    with pytest.raises(SourceError, match=said) as refused:
        read(_archive(parts), Settings(), name="note.docx")
    assert "\n" not in str(refused.value)


def test_a_text_box_within_a_text_box_is_read_once(document):
    inner = "<w:p><w:r><w:t>箱の中の文です。</w:t></w:r></w:p>"
    for _ in range(30):  # each level read twice would be a thousand million times
        inner = f"<w:p><w:r><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"
    document.element.body.insert(1, parse_xml(inner.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    texts = [one.text.ja for one in sentences(_read(document))]
    assert texts.count("箱の中の文です。") == 1


def _line(document, text: str, *, align=None, bold: bool = False, size: int = 0) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)


def test_an_office_letter_without_styles_is_cut_by_how_it_looks():
    document = docx.Document()
    _line(document, "2026年6月1日", align=WD_ALIGN_PARAGRAPH.RIGHT)
    _line(document, "会員各位")
    _line(document, "川べりの会　会長　浜野", align=WD_ALIGN_PARAGRAPH.RIGHT)
    _line(document, "総会のお知らせ", align=WD_ALIGN_PARAGRAPH.CENTER, size=16)
    _line(document, "総会を七月に開きますので、お知らせします。")
    _line(document, "１　日にち", bold=True)
    _line(document, "七月五日の午後二時からです。")
    _line(document, "２　場所", bold=True)
    _line(document, "川べり会館の二階です。")
    _line(document, "以上", align=WD_ALIGN_PARAGRAPH.RIGHT)
    article = _read(document)
    assert article.title.text.ja == "総会のお知らせ"
    assert [section.heading.text.ja for section in article.sections] == ["１　日にち", "２　場所"]
    assert [one.text for one in article.dropped] == ["以上"]
    assert list(article.roles.values())[:3] == ["metadata", "greeting", "metadata"]


@pytest.mark.parametrize(
    "facts", [("１　日時　七月五日", "２　場所　会館"), ("日時：七月五日", "場所：会館")]
)
def test_what_an_office_letter_announces_is_a_list(facts):
    document = docx.Document()
    _line(document, "総会のお知らせ", align=WD_ALIGN_PARAGRAPH.CENTER, size=16)
    _line(document, "総会を次のとおり開きますので、お集まりください。")
    for line in ("記", *facts, "以上"):
        _line(document, line)
    [section] = _read(document).sections
    assert section.heading.text.ja == "記"
    [listed] = section.blocks
    assert [item[0].text.ja.replace("：", "　") for item in listed.items] == [
        "日時　七月五日",
        "場所　会館",
    ]


def test_the_strict_form_of_the_format_is_read_like_the_other(document):
    document.add_heading("船の話", 1)
    document.add_paragraph("船は六便あります。")
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_saved(document))) as usual,
        zipfile.ZipFile(written, "w") as strict,
    ):
        for part in usual.namelist():
            held = re.sub(
                rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/",
                rb"http://purl.oclc.org/ooxml/\1/",
                usual.read(part),
            )
            strict.writestr(part, held)
    article = read(written.getvalue(), Settings(), name="strict.docx")
    assert [section.heading.text.ja for section in article.sections] == ["船の話"]


def test_numbers_that_word_counts_stand_before_the_headings(document):
    numbering = document.part.numbering_part.element
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {space} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    document.add_heading("規則の話", 0)
    for name in ("船", "橋"):
        heading = document.add_heading(name, 1)
        heading._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 90
        document.add_paragraph("本文です。")
    headings = [section.heading.text.ja for section in _read(document).sections]
    assert headings == ["第一章 船", "第二章 橋"]


def test_headings_in_a_table_that_only_lays_out_the_page_are_headings(document):
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].style = document.styles["Heading 1"]
    cell.paragraphs[0].text = "船の話"
    cell.add_paragraph("船は六便あります。")
    cell.add_paragraph("橋の話", style="Heading 1")
    cell.add_paragraph("橋は古いです。")
    headings = [section.heading.text.ja for section in _read(document).sections]
    assert headings == ["船の話", "橋の話"]


def test_where_a_link_leads_is_listed(document):
    leads = document.part.relate_to("https://example.com/tide", RT.HYPERLINK, is_external=True)
    words = "<w:r><w:t>潮位表</w:t></w:r>"
    link = f'<w:hyperlink {nsdecls("w", "r")} r:id="{leads}">{words}</w:hyperlink>'
    document.add_paragraph("詳しくは")._p.append(parse_xml(link))
    assert [(one.text, one.why) for one in _read(document).dropped] == [
        ("潮位表 https://example.com/tide", "address")
    ]


def test_sixty_thousand_breaks_in_one_run_are_refused_before_they_are_counted_twice(document):
    paragraph = document.add_paragraph()
    run = paragraph.add_run("あ")
    for _ in range(60_000):
        run._r.append(parse_xml(f"<w:br {nsdecls('w')}/>"))
        run._r.append(parse_xml(f"<w:t {nsdecls('w')}>あ</w:t>"))
    start = time.process_time()
    with pytest.raises(SourceError, match="lines and full stops"):
        _read(document)
    assert time.process_time() - start < 10
