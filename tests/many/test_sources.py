"""What was named becomes articles: each once, in order, and nothing that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from servers.pages import Page, site

from generator import Settings, load_settings
from generator.many import expanded
from generator.many.sources import dated

if TYPE_CHECKING:
    from pathlib import Path

RSS = """<rss version="2.0"><channel><title>t</title>
<item><title>a</title><link>https://example.org/a</link></item>
<item><title>b</title><link> https://example.org/b </link></item>
<item><title>no link</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">
<entry><link rel="enclosure" href="https://example.org/a.mp3"/><link href="https://example.org/a"/></entry>
<entry><link rel="alternate" href="https://example.org/b"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><item><link>https://example.org/a</link></item>
<item><link>https://example.org/b</link></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "items":
[{"id": "1", "url": "https://example.org/a"}, {"id": "2", "external_url": "https://example.org/b"},
{"id": "3"}]}"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/a</loc></url><url><loc>https://example.org/b</loc></url></urlset>"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "a.md",
        "b.txt",
        "c.docx",
        "note.pyc",
        ".hidden.md",
        "below/d.md",
        "show/brief.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# 題\n\n本文です。\n", encoding="utf-8")
    (tmp_path / "show" / ".kamishibai").mkdir()
    return tmp_path


def found(*named: str, stdin: str = "") -> list[str]:
    return list(expanded(named, load_settings(), lambda: stdin))


@pytest.mark.usefixtures("here")
class TestNames:
    def test_files_addresses_and_what_is_not_there_are_taken_as_they_are(self) -> None:
        named = ["a.md", "https://example.org/a", "gone.md"]
        assert found(*named) == named

    def test_the_same_article_named_twice_is_one(self) -> None:
        assert found("a.md", "*.md", "a.md") == ["a.md"]

    def test_a_pattern_is_its_files_in_order(self) -> None:
        assert found("**/*.md") == ["a.md", "below/d.md", "show/brief.md"]

    def test_a_pattern_without_files_is_nothing(self) -> None:
        assert found("*.html") == []

    def test_a_folder_is_all_that_can_be_read_beneath_it_but_no_shows_and_nothing_hidden(
        self,
    ) -> None:
        assert found(".") == ["a.md", "b.txt", "below/d.md", "c.docx"]

    def test_a_gallery_beside_shows_is_no_article(self, here: Path) -> None:
        (here / "output").mkdir()
        (here / "output" / "index.html").write_text("<p>shows</p>", encoding="utf-8")
        assert found(".") == ["a.md", "b.txt", "below/d.md", "c.docx"]

    def test_a_show_is_built_again_itself(self) -> None:
        assert found("show") == ["show"]

    def test_a_list_names_articles_seen_from_where_it_lies(self, here: Path) -> None:
        listed = here / "below" / "these.txt"
        listed.write_text("# of today\n\nd.md\nhttps://example.org/a\n", encoding="utf-8")
        assert found("below/these.txt") == ["below/d.md", "https://example.org/a"]

    def test_a_text_that_names_no_files_is_an_article(self) -> None:
        assert found("b.txt") == ["b.txt"]

    def test_standard_input_names_one_a_line(self) -> None:
        assert found("-", stdin="a.md\n\n# not this\nb.txt\n") == ["a.md", "b.txt"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.rss", RSS),
        ("x.atom", ATOM),
        ("x.xml", RDF),
        ("feed.json", JSON),
        ("sitemap.xml", SITEMAP),
        ("x.xml", ATOM),
    ],
)
def test_a_saved_feed_or_sitemap_is_the_articles_it_links_to(
    here: Path, name: str, text: str
) -> None:
    (here / name).write_text(text, encoding="utf-8")
    assert found(name) == ["https://example.org/a", "https://example.org/b"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.rss", RSS.replace("<title>a</title>", "<pubDate>2026-11-01</pubDate>")),
        ("x.atom", ATOM.replace("</entry>", "<updated>2026-11-01</updated></entry>", 1)),
        ("feed.json", JSON.replace('"1",', '"1", "date_modified": "2026-11-01",')),
        ("sitemap.xml", SITEMAP.replace("</loc>", "</loc><lastmod>2026-11-01</lastmod>", 1)),
    ],
)
def test_a_list_says_when_an_article_was_changed(here: Path, name: str, text: str) -> None:
    (here / name).write_text(text, encoding="utf-8")
    assert dated([name], load_settings()) == {
        "https://example.org/a": "2026-11-01",
        "https://example.org/b": "",
    }


@pytest.mark.parametrize("text", ["<feed", "{", '{"version": 1}', '{"version": "x", "items": 3}'])
def test_what_is_neither_feed_nor_sitemap_is_left_to_its_own_build(here: Path, text: str) -> None:
    (here / "odd.json").write_text(text, encoding="utf-8")
    assert found("odd.json") == ["odd.json"]


def test_feeds_and_sitemaps_of_sitemaps_are_asked_for_and_articles_are_not() -> None:
    with site({}) as served:
        inner = SITEMAP.replace("https://example.org", served.url)
        index = (
            f"<sitemapindex><sitemap><loc>{served.url}/sitemap-1.xml</loc></sitemap></sitemapindex>"
        )
        served.pages |= {
            "/feed": Page(RSS.encode(), "application/rss+xml"),
            "/sitemap.xml": Page(index.encode(), "application/xml"),
            "/sitemap-1.xml": Page(inner.encode(), "application/xml"),
        }
        settings = Settings(sections={"reading": {"private_hosts": "127.0.0.1"}})
        named = [f"{served.url}/{name}" for name in ("feed", "sitemap.xml", "article")]
        assert list(expanded(named, settings)) == [
            "https://example.org/a",
            "https://example.org/b",
            f"{served.url}/a",
            f"{served.url}/b",
            f"{served.url}/article",
        ]
        asked = [path for path, _ in served.asked if path != "/robots.txt"]
        assert asked == ["/feed", "/sitemap.xml", "/sitemap-1.xml"]
