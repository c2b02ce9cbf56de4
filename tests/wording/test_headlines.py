"""Headings shortened to titles of two lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.japanese.width import width
from generator.model import Bilingual
from generator.wording.headlines import MESSAGE_ROOM, TITLE_ROOM, headline

CASES = Path(__file__).parents[1] / "cases" / "wording" / "headlines.txt"


def cases() -> list[tuple[str, str]]:
    rows = CASES.read_text(encoding="utf-8").splitlines()
    found = [row.split(" → ") for row in rows if row and row[0] != "#"]
    return [(before, after) for before, after in found]


@pytest.mark.parametrize(("heading", "title"), cases())
def test_a_heading_is_cut_where_it_parts(heading: str, title: str) -> None:
    language = "en" if heading.isascii() else "ja"
    words = headline(Bilingual.of(language, heading))[language]
    assert words == title
    assert width(title) <= TITLE_ROOM[language]


def test_each_language_is_cut_by_itself_and_what_is_pending_stays_so() -> None:
    long = "とても長い見出しの言葉" * 9
    assert headline(Bilingual(long, "Short")).en == "Short"
    assert headline(Bilingual(long, None)).en is None
    assert headline(Bilingual(long, "")).en == ""


def test_a_message_that_is_its_slide_has_a_third_line_of_english() -> None:
    lamps = "The lamps on both banks are lit by hand every night of the year, also when it storms"
    said = Bilingual("両岸の灯は手でともす", f"{lamps} and nobody at all comes to cross the bridge")
    assert (headline(said).en or "").endswith("…")
    assert headline(said, MESSAGE_ROOM).en == said.en


def test_a_file_name_is_no_endless_line() -> None:
    title = headline(
        Bilingual("2016_04_25_entries_of_the_night_library_by_the_sea_blog-post_25")
    ).ja
    assert title is not None
    assert title.endswith("…")
    assert len(title) < 45


def test_nothing_is_added() -> None:
    for heading, title in cases():
        assert title.removesuffix("…") in heading
