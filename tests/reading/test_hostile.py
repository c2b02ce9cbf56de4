"""Hostile input ends in an article or in one clear line, never in anything else."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.reading import read
from generator.settings import Settings

PAGES = Path(__file__).parents[1] / "cases" / "reading" / "pages"
MB = 1 << 20
ENTITIES = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))
ENTITY_PAGE = f'<!DOCTYPE html [<!ENTITY e0 "ha">{ENTITIES}]><html><body><p>&e39;</p></body></html>'
ALIASES = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)
)


def _refusal(data: bytes, name: str) -> str:
    with pytest.raises(SourceError) as refused:
        read(data, Settings(), name=name)
    assert "\n" not in str(refused.value)
    return refused.value.message


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_fifty_megabytes_of_one_character_are_refused(name):
    assert "larger than" in _refusal(b"a" * 50 * MB, name)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"# a\n" * 100_000, "x.md", "lines"),
        (b"# a\n" * 40_000, "x.txt", "headings"),
        (b"<html>" + b"<h2>a</h2>" * 100_000, "x.html", "elements"),
        (b"<html>" + b"<h2>a</h2>" * 3_000, "x.html", "headings"),
        (b">" * 10_000 + b" a", "x.md", "deeply"),
        (b"".join(b"  " * n + b"- a\n" for n in range(500)), "x.md", "deeply"),
        (b"<html>" + b"<div>" * 200_000, "x.html", "elements"),
        (b"\0" * 1000, "x.txt", "binary"),
        (b"![" * 20_000, "x.md", "brackets"),
        (b"*a" * 40_000, "x.md", "marks"),
        (b"{%" * 100_000, "x.md", "signs"),
        (b"- a\n" * 12_000, "x.md", "list items"),
        (b"|a|b|\n|-|-|\n" * 8_000, "x.md", "cells"),
        (b"<li>" * 30_000, "x.md", "elements"),
        (b"<p>" * 30_000, "x.html", "elements"),
        (b"<html>" + "<p>「".encode() * 10_000, "x.html", "paragraphs"),
        ("あ。".encode() * 60_000, "x.txt", "full stops"),
        ("「".encode() * 60_000, "x.txt", "quotation marks"),
        (b"- a\n" * 12_000, "x.txt", "filled lines"),
        (b"$$\n\n" * 11_000, "x.txt", "filled lines"),
        (b"Subject: a\nFrom: b@example.com\n\n" + b"a\n" * 12_000, "x.eml", "filled lines"),
        (b"*a" * 900_000, "x.txt", "without a full stop"),
        (f"<p>{'あ。' * 60_000}</p>".encode(), "x.html", "full stops"),
    ],
)
def test_more_than_any_article_holds_is_refused(data, name, said):
    assert said in _refusal(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"a" * 3 * MB, "x.txt"),
        ("。".encode() * MB, "x.txt"),
        (("。" + "」" * 300_000 + "あ").encode(), "x.txt"),
        (b"[" * 20_000, "x.md"),
        (b"*a" * 5_000, "x.md"),
        (b"{{<" * 100_000, "x.md"),
        (f"---\ntitle: *a39\n{ALIASES}---\n本文です。\n".encode(), "x.md"),
        (b"---\na: " + b"[" * 10_000 + b"\n---\nx\n", "x.md"),
        (ENTITY_PAGE.encode(), "x.html"),
        (b"<html><body>" + b"<div>" * 5_000 + b"a" * 200, "x.html"),
        (b"<html><body><p>" + b"<b>" * 5_000 + b"a" * 200, "x.html"),
        ("題\u202e名\n\n本\u200b文です。\u2066続きます。".encode(), "x.txt"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "x.txt"),
        (b"\x1b$B" * 10_000, "x.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_trick_is_read_or_refused(data, name):
    try:
        article = read(data, Settings(), name=name)
    except SourceError as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - either end is right
    else:
        assert "\u202e" not in (article.title.text[article.language] or "")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["txt", "md", "html", "docx", ""]))
def test_any_bytes_are_read_or_refused(data, suffix):
    try:
        read(data, Settings(), name=f"x.{suffix}")
    except SourceError as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - either end is right


@pytest.mark.parametrize("piece", ["a\n", "- a\n", "$$\n"])
def test_a_line_costs_as_much_in_a_long_text_as_in_a_short_one(piece):
    def spent(times: int) -> float:
        start = process_time()
        read((piece * times).encode(), Settings(), name="x.txt")
        return process_time() - start

    spent(50)  # what is compiled first is no part of it
    assert spent(8_000) < 16 * spent(1_000)


TAGS = (
    "<p> </p> <div> </table> <table><tr><td> <ruby> <rt> <rp> <h2> </h2> <li> <ul> <figure> <br> "
    "<figcaption> <blockquote> <cite> <pre> <code> <!-- --> <title> </body> &amp; <script>"
)
MARKS = "本文です。 「 ``` > - | |- # [^1] [^1]: ::: ![ ]( ) $$ {{< >}} !!! --- ==="
MARKUP = st.lists(st.sampled_from([*TAGS.split(), *MARKS.split(), "\n"]), max_size=40)


@settings(max_examples=150, deadline=None)
@given(MARKUP, st.sampled_from(["md", "html"]))
def test_any_markup_is_read_or_refused(pieces, suffix):
    try:
        read("".join(pieces).encode(), Settings(), name=f"x.{suffix}")
    except SourceError as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - either end is right


@pytest.mark.parametrize("piece", [b"1", b"a.", b"> a\n"])
def test_what_is_four_times_as_long_takes_no_sixteen_times_as_long(piece):
    def took(length: int) -> float:
        start = process_time()
        read(piece * (length // len(piece)), Settings(), name="x.md")
        return process_time() - start

    took(1_000)
    assert took(32_000) < 10 * max(took(8_000), 0.01)


def test_a_feed_with_a_character_that_xml_has_not_is_refused_in_one_line():
    assert "damaged feed" in _refusal(
        b"<?xml version='1.0'?><rss><channel>\0</channel></rss>", "x.xml"
    )
