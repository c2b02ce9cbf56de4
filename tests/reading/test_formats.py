from __future__ import annotations

import pytest

from generator.errors import SourceError
from generator.reading import read
from generator.reading.formats import READERS, format_of, look_of
from generator.reading.raw import Raw
from generator.settings import Settings


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.md", b"x", "markdown"),
        ("a.HTML", b"x", "html"),
        ("a.txt", b"<!DOCTYPE html><html>", "html"),
        ("a", b"\xef\xbb\xbf <html lang='ja'>", "html"),
        ("a.txt", b"x", "text"),
        ("stdin", b"x", ""),
    ],
)
def test_a_format_is_told_by_first_bytes_then_by_name(name, data, expected):
    assert format_of(Raw(data, name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: 題\n---\n本文", "markdown"),
        ("# 題\n\n## 部\n\n本文", "markdown"),
        ("題\n\n本文です。# 印\n", "text"),
    ],
)
def test_a_text_without_a_telling_name_is_looked_at(text, expected):
    assert look_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 題\n\n## 部\n\n**担当：** [要項](a.pdf)\n", "markdown"),
        ("# 題\n\n## 部\n\n本文", "text"),
        ("題\n\n**担当：** [要項](a.pdf)\n", "text"),
    ],
)
def test_a_text_file_with_marks_in_its_lines_is_markdown(text, expected):
    assert look_of(text, named="text") == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        ("題名だけ".encode(), "no text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"{\\rtf1}", "rich text"),
        (b"PK\x03\x04 broken", "broken archive"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(data, said):
    with pytest.raises(SourceError, match=said) as refused:
        read(data, Settings(), name="x")
    assert refused.value.advice


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(SourceError, match="no file"):
        read(tmp_path / "none.txt", Settings())
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path, Settings())


def test_every_reader_can_be_used():
    assert [READERS.load(name).available(Settings()) for name in READERS.names()] == [""] * len(
        READERS.names()
    )


BODY = (
    "港は明治に開かれた。今も漁船が三十隻いる。朝の市場には近くの町からも人が来る。魚は鯵が多い。"
)
LINK = '<a href="https://example.com/tide">潮位表</a>'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# 港\n\n[潮位表](https://example.com/tide)を見る。{BODY}"),
        ("a.html", f"<article><h1>港</h1><p>{LINK}を見る。{BODY}</p><p>{BODY}</p></article>"),
        (
            "a.eml",
            f"Subject: port\nContent-Type: text/html; charset=utf-8\n\n<p>{LINK}{BODY}{BODY}</p>",
        ),
        (
            "a.xml",
            (
                f"<rss><channel><item><title>港</title><description><![CDATA[<p>{LINK}{BODY}</p>"
                "]]></description></item></channel></rss>"
            ),
        ),
        ("a.rst", f"港\n==\n\n`潮位表 <https://example.com/tide>`_ を見る。{BODY}\n"),
    ],
)
def test_where_a_link_leads_is_listed(name, text):
    if name.endswith("rst"):
        pytest.importorskip("pypandoc")
    article = read(text.encode(), Settings(), name=name)
    assert [one.text for one in article.dropped if one.why == "address"] == [
        "潮位表 https://example.com/tide"
    ]
