"""What the author set in bold is kept with the sentence, and nothing else is taken for it."""

from __future__ import annotations

import io
import json

import docx
import pytest

from generator.model import Article, sentences
from generator.reading import read
from generator.settings import Settings
from generator.show.plain import from_plain, to_plain
from generator.understanding import brief

_MORE = "夏の苗は秋までに根を張ります。肥料は月に一度だけ与えます。雨の続く週は休みます。"
_PLAIN = "水やりは朝に行います。葉は乾いています。鉢は軒下に置きます。土は二年で替えます。"


def _read(text: str, name: str = "note.md") -> Article:
    return read(text.encode(), Settings(), name=name)


def _bold(article: Article) -> list[str]:
    return [s.text[article.language] or "" for s in sentences(article) if s.emphasised]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("**苗は四月に植えるのがいちばんです。**", "苗は四月に植えるのがいちばんです。"),
        ("__苗は四月に植えるのがいちばん__です。", "苗は四月に植えるのがいちばんです。"),
        (
            "寒い土地では、**五月まで待つのが確実です**。",
            "寒い土地では、五月まで待つのが確実です。",
        ),
        (
            "**四月に植えるのが一番です**（霜がないため）。",
            "四月に植えるのが一番です（霜がないため）。",
        ),
    ],
)
def test_a_bold_sentence_or_main_clause_is_the_authors_emphasis(written, meant):
    assert _bold(_read(f"# 苗\n\n{written}{_PLAIN}\n")) == [meant]


@pytest.mark.parametrize(
    "written",
    [
        "**時期**：四月から五月に植えます。" + _PLAIN,
        "苗は**四月**に植えます。" + _PLAIN,
        "*苗は四月に植えるのがいちばんです。*" + _PLAIN,
        "".join(f"**苗は{n}月に植えるのがいちばんです。**" for n in range(1, 9)),
    ],
)
def test_bold_words_italics_and_a_text_all_in_bold_are_none(written):
    assert _bold(_read(f"# 苗\n\n{written}\n")) == []


def test_bold_cells_and_headings_are_none():
    table = "| **時期** | **土** |\n|---|---|\n| **四月に植えるのがいちばんです。** | 赤土 |"
    article = _read(f"# 苗\n\n## **苗は四月に植えるのがよい**\n\n{_PLAIN}\n\n{table}\n")
    assert _bold(article) == []


@pytest.mark.parametrize("tag", ["strong", "b", "mark"])
def test_a_page_marks_it_with_any_of_its_elements(tag):
    meant = f"<{tag}>苗は四月に植えるのがいちばんです。</{tag}>"
    said = f"<p>水やりは<i>朝</i>です。{meant}{_PLAIN}</p><p>{_MORE}</p>"
    page = f"<html><body><article><h1>苗</h1>{said}</article></body></html>"
    assert _bold(_read(page, "note.html")) == ["苗は四月に植えるのがいちばんです。"]


def test_a_word_documents_bold_runs_are_emphasis():
    document = docx.Document()
    document.add_paragraph("苗の植え方", style="Title")
    paragraph = document.add_paragraph("水やりは朝に行います。")
    paragraph.add_run("苗は四月に植える").bold = True
    paragraph.add_run("のがいちばんです。").bold = True
    paragraph.add_run(_PLAIN).bold = False
    stream = io.BytesIO()
    document.save(stream)
    article = read(stream.getvalue(), Settings(), name="note.docx")
    assert _bold(article) == ["苗は四月に植えるのがいちばんです。"]


def test_a_notebooks_text_is_read_like_any_markdown():
    meant = "The cache was the reason for every slow run."
    text = f"# Notes\n\nWe ran it twice. **{meant}** Disks were fine. Memory was fine too."
    cells = [{"cell_type": "markdown", "source": text, "metadata": {}}]
    book = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    assert _bold(_read(book, "note.ipynb")) == [meant]


def test_an_article_remembered_before_there_was_emphasis_has_none():
    plain = to_plain(_read(f"# 苗\n\n**苗は四月に植えるのがいちばんです。**{_PLAIN}\n"))
    del plain["lead"][0]["sentences"][0]["emphasised"]

    assert _bold(from_plain(Article, plain)) == []


_PARTS = """# 鉢植えの手入れ

## 水

水は土が乾いてからやります。夏は朝と夕方にやります。**受け皿に水をためると根が腐ります。**冬は週に一度で足ります。

## 土

土は二年ほどで固くなります。植え替えは春に行います。赤玉土と腐葉土を混ぜます。

## 総括

**鉢植えは、水をやりすぎないことがいちばん大切です。**慣れるまでは指で土に触れて確かめます。旅行の前には人に頼んでおきます。
"""


def test_a_summary_comes_to_what_is_bold_in_it_and_not_to_its_last_sentence():
    article = _read(_PARTS)
    known = {s.id: s.text.ja for s in sentences(article)}
    found = brief(article, Settings())
    assert found.thesis
    assert [known[e] for e in found.thesis.sources] == [
        "鉢植えは、水をやりすぎないことがいちばん大切です。"
    ]
    assert [known[e] for e in found.conclusion] == [
        "鉢植えは、水をやりすぎないことがいちばん大切です。"
    ]


def test_what_is_bold_is_a_claim():
    article = _read(_PARTS)
    known = {s.id: s.text.ja for s in sentences(article)}
    claims = [known[e] for c in brief(article, Settings()).claims for e in c.says.sources]
    assert "受け皿に水をためると根が腐ります。" in claims


def test_without_bold_a_summary_comes_to_what_it_begins_with():
    article = _read(_PARTS.replace("**", ""))
    known = {s.id: s.text.ja for s in sentences(article)}
    thesis = brief(article, Settings()).thesis
    assert thesis
    assert [known[e] for e in thesis.sources] == [
        "鉢植えは、水をやりすぎないことがいちばん大切です。"
    ]


@pytest.mark.parametrize(
    "line",
    ["← 手入れの一覧に戻る", "もっと知る", "TOP »", "関連記事", "次の記事へ"],
)
def test_links_of_the_page_around_a_text_are_no_content(line):
    article = _read(
        f"# 鉢植え\n\n## 水\n\n{_PLAIN}\n\n## お問い合わせ\n\n電話: 03-1234-5678\n\n{line}\n"
    )
    [told] = [s for s in sentences(article) if s.text.ja == line]
    assert article.roles[told.id] == "pointer"


def test_a_link_that_the_sites_generator_would_make_leaves_its_words():
    linked = 'We wrote about [how to drill them]({{ "/2015/pots/" | url }}) last year.'
    article = _read(f"# Pots\n\nPots need drainage. {linked}\n")
    assert [s.text.en for s in sentences(article)][-1] == (
        "We wrote about how to drill them last year."
    )


@pytest.mark.parametrize("mark", ["__", "**"])
def test_a_pair_of_marks_with_a_blank_inside_is_no_bold_and_is_not_shown(mark):
    article = _read(f"# Buckets\n\nThe club wants **more rope**{mark} at the well{mark}.\n")
    assert [s.text.en for s in sentences(article)][-1] == "The club wants more rope at the well."


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("The diagram on the next page explains how the rope runs.", "pointer"),
        ("The dotted line shows the way to the well.", "pointer"),
        ("There are several things to bear in mind when lifting a bucket.", "announcement"),
        ("Let us now turn to the rope.", "announcement"),
        ("What a lovely note to end on.", "greeting"),
    ],
)
def test_what_points_announces_or_thanks_is_no_content_in_english_either(line, role):
    article = _read(f"# Buckets\n\nThe rope is ten metres long. {line} It is dry.\n")
    [told] = [s for s in sentences(article) if s.text.en == line]
    assert article.roles[told.id] == role


def test_a_notice_to_residents_is_called_by_its_headline():
    text = (
        "To all members of the well\nNotice\n14 March 2026\nWell Society\n\n"
        "No water on two mornings while the rope is changed\n\n"
        "The rope is ten years old. It will be changed in April (ext. 31).\n"
    )
    article = _read(text, "notice.txt")
    assert article.title.text.en == "No water on two mornings while the rope is changed"
    assert all(s.text.en != "31)." for s in sentences(article))
