"""Mail, saved pages, notebooks, feeds, captions, decks and what pandoc reads."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from generator.errors import SourceError
from generator.model import Code, ItemList, Paragraph, sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article

PAGE = (
    '<html><head><meta charset="utf-8"><title>川べりの桜</title></head><body><article>'
    "<h1>川べりの桜</h1><p>川べりの桜が満開になりました。夜は八時まで明かりがつき、屋台も並びます。</p>"
    "<h2>見に行く道</h2><p>駅から歩いて十分ほどです。土手は狭いので、自転車は橋のたもとに置いてください。"
    "</p></article></body></html>"
)
WHERE = "Snapshot-Content-Location: https://example.com/sakura\n"


def _read(text: str | bytes, name: str, **sections: dict[str, object]) -> Article:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return read(data, Settings(sections={**sections}), name=name)


def _said(article: Article) -> list[str | None]:
    return [s.text[article.language] for s in sentences(article)]


def _headings(article: Article) -> list[str | None]:
    return [section.heading.text[article.language] for section in article.sections]


def test_a_saved_page_is_the_page_in_it() -> None:
    article = _read(
        f"From: <Saved by Blink>\n{WHERE}MIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{PAGE}\n--b--\n",
        "a.mhtml",
    )
    assert article.title.text.ja == "川べりの桜"
    assert _headings(article) == ["見に行く道"]
    assert article.source.url == "https://example.com/sakura"


def test_a_mail_is_titled_by_its_subject() -> None:
    article = _read(
        "From: Hamano <h@example.com>\nSubject: =?utf-8?B?6Iux6Kqe?=\n"
        "Date: Mon, 2 Mar 2026 10:00:00 +0900\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
        "英語の会を四月から始めます。場所は会館です。\n\n申し込みは要りません。\n",
        "a.eml",
    )
    assert article.title.text.ja == "英語"
    assert (article.source.author, article.source.date) == ("Hamano", "2026-03-02")
    assert "申し込みは要りません。" in _said(article)


TELLING = "草刈りは五月十日の朝八時からです。鎌は会館にあります。雨の日は次の日曜日に延ばします。"
ANSWERED = (
    "-----Original Message-----\nFrom: Sato\nSubject: 草刈りの日\n\n日にちを教えてください。\n",
    "On Mon, 2 Mar 2026 at 10:00, Sato wrote:\n> 日にちを教えてください。\n",
)


def _mail(body: str) -> Article:
    heads = "From: h@example.com\nSubject: Re: Fwd: Spring\nMIME-Version: 1.0\n"
    return _read(f"{heads}Content-Type: text/plain; charset=utf-8\n\n{body}", "a.eml")


@pytest.mark.parametrize("answered", ANSWERED)
def test_what_a_mail_answers_and_its_signature_are_apart(answered: str) -> None:
    article = _mail(f"{TELLING}\n\n-- \n浜野\nh@example.com\n\n{answered}")
    assert article.title.text.ja == "Spring"
    assert "".join(filter(None, _said(article)[1:])) == TELLING
    assert "日にちを教えてください。" in "".join(one.text for one in article.dropped)


def test_a_mail_that_only_passes_another_on_is_that_one() -> None:
    passed = f"---------- Forwarded message ---------\nFrom: Sato\nTo: Hamano\n\n{TELLING}\n"
    article = _mail(f"ご参考までに転送します。\n\n{passed}")
    assert "".join(filter(None, _said(article)[1:])) == TELLING


def test_a_mail_whose_plain_text_only_points_to_its_page_is_the_page() -> None:
    article = _read(
        'Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
        "--b\nContent-Type: text/plain; charset=utf-8\n\nSee the page.\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--b--\n",
        "a.eml",
    )
    assert _headings(article) == ["見に行く道"]


def test_a_notebook_of_the_third_form_has_its_headings_in_cells() -> None:
    cells = [
        {"cell_type": "heading", "level": 1, "source": ["潮の高さ"]},
        {"cell_type": "heading", "level": 2, "source": ["数え方"]},
        {"cell_type": "markdown", "source": ["枠を使いました。"]},
        {"cell_type": "code", "input": ["count()"], "outputs": []},
    ]
    article = _read(json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}), "a.ipynb")
    assert (article.title.text.ja, _headings(article)) == ("潮の高さ", ["数え方"])
    assert [b.text for b in article.sections[0].blocks if isinstance(b, Code)] == ["count()"]


def test_a_notebook_is_its_markdown_and_its_code() -> None:
    cells = [
        {
            "cell_type": "markdown",
            "source": ["# 潮の高さ\n", "\n", "## 準備\n", "\n", "表を読みます。"],
        },
        {
            "cell_type": "code",
            "source": "print(1)",
            "outputs": [{"output_type": "stream", "text": ["1\n"]}],
        },
    ]
    article = _read(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}), "a.ipynb")
    assert article.title.text.ja == "潮の高さ"
    assert [b.text for b in article.sections[0].blocks if isinstance(b, Code)] == ["print(1)"]
    assert [(one.text, one.why) for one in article.dropped] == [("1", "output")]


CUES = (
    "WEBVTT\n\n1\n00:01.000 --> 00:03.000\n<v 浜野>今年の桜は\n\n"
    "00:03.100 --> 00:05.000\n早かったです。\n\n"
    "00:05.200 --> 00:07.000\n<v 聞き手>いつ咲きましたか。\n"
)


def test_cues_are_joined_into_sentences_and_keep_who_says_them() -> None:
    article = _read(CUES, "a.vtt")
    said = {s.text.ja: article.speakers.get(s.id) for s in sentences(article)}
    assert said["今年の桜は早かったです。"] == "浜野"
    assert said["いつ咲きましたか。"] == "聞き手"


FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>だより</title>'
    "<item><title>古い知らせ</title><pubDate>Mon, 02 Feb 2026 10:00:00 +0900</pubDate>"
    "<description>古い話です。</description></item>"
    "<item><title>新しい知らせ</title><pubDate>Mon, 02 Mar 2026 10:00:00 +0900</pubDate>"
    "<description>&lt;p&gt;新しい話です。&lt;/p&gt;&lt;h2&gt;場所&lt;/h2&gt;&lt;p&gt;会館です。&lt;/p&gt;"
    "</description></item></channel></rss>"
)


def test_of_a_feed_the_newest_item_is_read_or_the_one_named() -> None:
    newest = _read(FEED, "feed.xml")
    assert (newest.title.text.ja, _headings(newest)) == ("新しい知らせ", ["場所"])
    assert [(one.text, one.why) for one in newest.dropped] == [("古い知らせ", "item")]
    named = _read(FEED, "feed.xml", **{"readers.feed": {"item": "古い"}})
    assert named.title.text.ja == "古い知らせ"
    with pytest.raises(SourceError, match="no item"):
        _read(FEED, "feed.xml", **{"readers.feed": {"item": "別の"}})


def test_a_deck_is_read_slide_by_slide_with_its_notes() -> None:
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "川べりの計画"
    second = deck.slides.add_slide(deck.slide_layouts[1])
    second.shapes.title.text = "二つの案"
    second.placeholders[1].text = "橋を直す\n渡し船を増やす"
    second.notes_slide.notes_text_frame.text = "どちらも来年に始めます。"
    held = BytesIO()
    deck.save(held)
    article = _read(held.getvalue(), "a.pptx")
    assert (article.title.text.ja, _headings(article)) == ("川べりの計画", ["二つの案"])
    items, notes = article.sections[0].blocks
    assert isinstance(items, ItemList)
    assert [item[0].text.ja for item in items.items] == ["橋を直す", "渡し船を増やす"]
    assert isinstance(notes, Paragraph)


MARKED = {
    "a.rst": "川の話\n======\n\n船\n----\n\n船は六便あります。\n\n橋\n----\n\n橋は古いです。\n",
    "a.adoc": "= 川の話\n\n== 船\n\n船は六便あります。\n\n== 橋\n\n橋は古いです。\n",
    "a.tex": "\\documentclass{article}\n\\title{川の話}\n\\begin{document}\n"
    "\\maketitle\n\\section{船}\n"
    "船は六便あります。\n\\section{橋}\n橋は古いです。\n\\end{document}\n",
    "a.org": "#+TITLE: 川の話\n* TODO 船 :川:水:\n船は六便あります。\n* 橋\n橋は古いです。\n",
}


@pytest.mark.parametrize("name", MARKED)
def test_other_markup_is_read_by_pandoc(name: str) -> None:
    article = _read(MARKED[name], name)
    assert (article.title.text.ja, _headings(article)) == ("川の話", ["船", "橋"])
    assert "船は六便あります。" in _said(article)


HOSTILE = {
    "nested.eml": "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
    + "".join(f"--a\nContent-Type: multipart/mixed; boundary=b{n}\n\n" for n in range(400)),
    "endless.ipynb": '{"cells": [' + '{"cell_type": "markdown", "source": "a"},' * 9000 + "{}]}",
    "deep.ipynb": '{"cells": ' + "[" * 100_000,
    "many.srt": "1\n00:00:01,000 --> 00:00:02,000\nあ\n\n" * 20_000,
    "bomb.rss": '<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>',
    "empty.vtt": "WEBVTT\n\nNOTE nothing\n",
    "data.txt": '{"name": ["a"]}',
    "drawing.txt": '<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg>',
    "paper.txt": "\\documentclass{article}\n\\begin{document}\n",
    "table.csv": "a,b\n1,2\n",
    "program.py": "print('a')\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_article_is_refused_in_one_line_with_advice(name: str) -> None:
    with pytest.raises(SourceError) as refused:
        _read(HOSTILE[name], name)
    assert "\n" not in str(refused.value)
    assert refused.value.advice


def _pdf(*lines: tuple[int, int, str]) -> bytes:
    """One page of lines: size, height above the foot, words."""
    drawn = "".join(f"BT /F {size} Tf 50 {y} Td ({text}) Tj ET\n" for size, y, text in lines)
    font = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources{font}/Contents 4 0 R>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}endstream",
    )
    body = "".join(f"{n} 0 obj\n{part}\nendobj\n" for n, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode("latin-1")


def test_a_pdf_with_text_has_its_larger_lines_for_headings() -> None:
    told = "The ferry crosses the river six times a day for a fare of"
    page = _pdf(
        (24, 740, "The ferry at the bend"),
        *((10, 700, told), (10, 688, "two hundred yen.")),
        *((15, 660, "In winter"), (10, 640, told), (10, 628, "three hundred yen.")),
        (10, 20, "1"),
    )
    article = _read(page, "a.pdf")
    assert article.title.text.en == "The ferry at the bend"
    assert _headings(article) == ["In winter"]
    assert f"{told} two hundred yen." in _said(article)


def test_a_scan_is_refused() -> None:
    with pytest.raises(SourceError, match="scan"):
        _read(_pdf((10, 700, "3")), "a.pdf")


@pytest.mark.parametrize(
    "head",
    ["From: a@", "From: <", "Date: ,", "From: (((", "Content-Disposition: ;;=", "Subject: =?x?b?"],
)
def test_a_head_that_cannot_be_parsed_is_its_own_words(head: str) -> None:
    article = _read(f"{head}\n\n窓を開けます。\n\n床を掃きます。\n", "a.eml")

    assert _said(article)[-2:] == ["窓を開けます。", "床を掃きます。"]
