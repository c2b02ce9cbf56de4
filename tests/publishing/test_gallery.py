from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import browser
from finished_shows import FILES, write_show
from lxml import html as parser

from generator.errors import ShowError
from generator.publishing.feed import write_feeds
from generator.publishing.gallery import write_gallery
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

EVIL = """"'></title></style><script>window.pwned=1</script><img src=x onerror=pwned=1>"""


def _gallery(folder: Path) -> parser.HtmlElement:
    page = write_gallery(folder, Settings()).read_text(encoding="utf-8")
    return parser.document_fromstring(page)


def test_every_show_is_there_with_its_cover_titles_and_length(tmp_path):
    write_show(tmp_path / "夜 1", site="葦ノ浜だより")
    tree = _gallery(tmp_path)
    assert tree.find(".//article//a").get("href") == "%E5%A4%9C%201/index.html"
    assert tree.find(".//article/img").get("src") == "%E5%A4%9C%201/cover.png"
    assert [part.text_content() for part in tree.xpath("//article/*[text() or a]")] == [
        "夜の図書館",
        "The night library",
        "2026-04-18　葦ノ浜だより　1 分 1 min",
    ]


def test_a_show_without_page_or_cover_has_no_dead_links(tmp_path):
    write_show(tmp_path / "a", files=FILES[:2])
    tree = _gallery(tmp_path)
    assert tree.findall(".//article//a") == tree.findall(".//article//img") == []


def test_feeds_that_lie_beside_it_are_linked(tmp_path):
    write_show(tmp_path / "a")
    assert _gallery(tmp_path).findall(".//link") == []
    write_feeds(tmp_path, "https://example.com/", Settings())
    links = _gallery(tmp_path).findall(".//link")
    assert [link.get("href") for link in links] == ["feed.ja.xml", "feed.en.xml"]


def test_the_gallery_is_not_taken_for_a_show(tmp_path):
    write_show(tmp_path / "a")
    first = write_gallery(tmp_path, Settings()).read_bytes()
    assert write_gallery(tmp_path, Settings()).read_bytes() == first


def test_a_folder_without_shows_is_refused(tmp_path):
    with pytest.raises(ShowError, match="holds no shows"):
        write_gallery(tmp_path, Settings())
    assert list(tmp_path.iterdir()) == []


def test_hostile_texts_stay_text(tmp_path):
    write_show(tmp_path / "a", titles={"ja": EVIL, "en": EVIL + "2"}, site=EVIL, date=EVIL)
    tree = _gallery(tmp_path)
    assert tree.findall(".//script") == []
    assert len(tree.findall(".//img")) == 1
    assert tree.find(".//h2").text_content() == EVIL


def test_a_browser_shows_it_without_a_complaint(tmp_path):
    write_show(tmp_path / "shows" / "a", titles={"ja": EVIL, "en": "Evil"})
    page = write_gallery(tmp_path / "shows", Settings())
    with browser(tmp_path / "profile") as tab:
        tab.open(page.as_uri())
        assert tab.run("window.pwned === undefined")
        assert [text for text in tab.messages if "ERR_FILE_NOT_FOUND" not in text] == []
        assert [rule["id"] for rule in tab.axe()] == []
