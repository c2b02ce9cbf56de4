from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation
from sample_show import storyboard, track

from generator.errors import EngineUnavailableError, ServiceError
from generator.model import RATE, Bilingual, Storyboard
from generator.publishing.page import html
from generator.publishing.stills import (
    Drawn,
    draw,
    draw_page,
    program,
    starts_of_deck,
    stills,
    write_pdf,
)
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

BROWSERS = ("chromium", "google-chrome", "chrome", "msedge")


def _deck(path: Path, *notes: str) -> Path:
    deck = Presentation()
    for text in notes:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = "題"
        if text:
            slide.notes_slide.notes_text_frame.text = text
    deck.save(str(path))
    return path


def _board(count: int) -> Storyboard:
    return Storyboard(Bilingual("見本", "Sample"), storyboard().scenes[:count])


def test_a_slide_appears_with_the_first_line_in_its_notes(tmp_path):
    deck = _deck(
        tmp_path / "deck.pptx",
        "【日本語】\ntitleの話です｡\n続きます。\n[English]\nThis is about title.",
        "",
        "【日本語】\nagendaの話です。",
        "【日本語】\n続きます。",
        "何か別のこと",
    )
    starts = starts_of_deck(deck, track(_board(2), "ja"))
    assert starts == (0, None, 4 * RATE, 6 * RATE, None)


def test_slides_in_silence_are_not_in_the_film(tmp_path):
    deck = _deck(tmp_path / "deck.pptx", "titleの話です。", "", "agendaの話です。")
    drawn = Drawn("deck", deck, (b"1", b"2", b"3"))
    found = stills(drawn, track(_board(2), "ja"), _board(2))
    assert [(still.start, still.picture) for still in found] == [(0, b"1"), (4 * RATE, b"3")]


def test_a_missing_picture_is_an_error(tmp_path):
    drawn = Drawn("page", tmp_path / "index.html", (b"1",))
    with pytest.raises(ServiceError, match="1 pictures were made of 2 slides"):
        stills(drawn, track(_board(2), "ja"), _board(2))


def test_a_deck_of_another_show_is_an_error(tmp_path):
    drawn = Drawn("deck", _deck(tmp_path / "deck.pptx", "何か別のこと"), (b"1",))
    with pytest.raises(ServiceError, match=r"deck\.pptx hold nothing that is said in ja"):
        stills(drawn, track(_board(2), "ja"), _board(2))


def test_without_any_program_one_line_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    deck = _deck(tmp_path / "deck.pptx", "")
    if program(BROWSERS) or program(("soffice",)):
        pytest.skip("programs are found off the path")
    with pytest.raises(EngineUnavailableError, match="install LibreOffice Impress"):
        draw([deck])


def test_chromium_draws_every_slide_of_the_page(tmp_path):
    if not program(BROWSERS):
        pytest.skip("needs Chromium")
    board = storyboard()
    page = html(board, {"ja": track(board, "ja")}, links=(), settings=Settings())
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    pictures = [Image.open(BytesIO(data)) for data in draw_page(tmp_path / "index.html")]
    assert [picture.size for picture in pictures] == [(1920, 1080)] * 16
    assert pictures[0].getpixel((20, 1060)) == (0x14, 0x26, 0x4B)
    assert pictures[3].getpixel((20, 1060)) == (255, 255, 255)
    assert pictures[15].getpixel((1900, 20)) == (255, 255, 255)


def test_libreoffice_draws_every_slide_of_the_deck(tmp_path):
    if not program(("soffice", "libreoffice")) or not program(("pdftoppm",)):
        pytest.skip("needs LibreOffice and poppler")
    drawn = draw([_deck(tmp_path / "deck.pptx", "a", "b")])
    assert drawn.source == "deck"
    assert [Image.open(BytesIO(data)).width for data in drawn.pictures] == [1920, 1920]


def test_a_pdf_is_the_same_whenever_and_wherever_it_is_drawn(tmp_path, monkeypatch):
    if not program(("soffice", "libreoffice")):
        pytest.skip("needs LibreOffice")
    deck, made = _deck(tmp_path / "deck.pptx", "雨の日", "It rains"), []
    for language, zone in (("C", "UTC"), ("ja_JP.UTF-8", "Asia/Tokyo")):
        monkeypatch.setenv("LC_ALL", language)
        monkeypatch.setenv("TZ", zone)
        write_pdf(deck, tmp_path / "deck.pdf")
        made.append((tmp_path / "deck.pdf").read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"%PDF")
