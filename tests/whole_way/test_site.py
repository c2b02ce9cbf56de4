"""The documentation site: both languages, search, the library from its docstrings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

pytest.importorskip("mkdocs_static_i18n")
pytest.importorskip("mkdocstrings")

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built strictly: a page outside the navigation, a link or an anchor to nowhere ends it."""
    place = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", place],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return place


def test_every_page_is_there_in_both_languages(site: Path) -> None:
    pages = {
        page.relative_to(ROOT / "docs").with_suffix(".html")
        for page in (ROOT / "docs").rglob("*.md")
        if not page.name.endswith(".ja.md")
    }
    assert len(pages) > 30
    for page in pages:
        assert html.parse(site / page).getroot().get("lang") == "en"
        assert html.parse(site / "ja" / page).getroot().get("lang") == "ja"


def test_search_knows_both_languages(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    text = "".join(each["text"] for each in index["docs"])
    assert "furigana" in text
    assert "\u200bふりがな\u200b" in text  # words apart, so that they are found


def test_every_public_name_is_told_from_its_docstring(site: Path) -> None:
    import generator

    page = html.parse(site / "library.html").getroot()
    assert {f"generator.{name}" for name in generator.__all__} <= set(page.xpath("//@id"))
    assert "Makes a show of every source" in page.text_content()


def test_every_message_stands_beside_what_to_do_about_it(site: Path) -> None:
    for place, said in (
        ("troubleshooting.html", "export it as Markdown or HTML and give that file"),
        ("ja/troubleshooting.html", "Markdown か HTML で書き出して指定してください"),
    ):
        rows = html.parse(site / place).getroot().xpath("//tbody/tr")
        assert len(rows) > 120
        assert all(cell.text_content().strip() for row in rows for cell in row)
        assert any(row[1].text_content() == said for row in rows)


def test_nothing_is_asked_of_another_server(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = html.parse(page).getroot()
        loaded = tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src")
        assert [each for each in loaded if each.startswith(("http", "//"))] == []
