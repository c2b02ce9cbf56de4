from __future__ import annotations

import io
import sys
from pathlib import Path

import docx
from PIL import Image

from generator.reading import read
from generator.reading.fetching.figures import fetched
from generator.settings import Settings

sys.path.append(str(Path(__file__).parents[1]))

# It is shared with the other rooms' tests.
from servers.pages import Page, site

NOTE = "# 題名\n\n本文です。\n\n![机]({})\n\n次の文です。\n"


def _png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    return stream.getvalue()


def _note(folder: Path, src: str) -> Path:
    path = folder / "note.md"
    path.write_text(NOTE.format(src), encoding="utf-8")
    return path


def test_a_picture_beside_the_article_is_named_by_its_bytes(tmp_path):
    (tmp_path / "desk.png").write_bytes(_png())
    path = _note(tmp_path, "desk.png")
    article, pictures, gaps = fetched(read(path, Settings()), path, Settings())
    [name] = pictures
    assert article.lead[1].src == name
    assert name.startswith("figures/")
    assert name.endswith(".png")
    assert (pictures[name], gaps) == (_png(), ())


def test_a_missing_picture_is_a_gap(tmp_path):
    path = _note(tmp_path, "none.png")
    article, pictures, gaps = fetched(read(path, Settings()), path, Settings())
    assert (pictures, [gap.where for gap in gaps]) == ({}, ["none.png"])
    assert article.lead[1].src == "none.png"


def test_a_picture_outside_of_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.png").write_bytes(_png())
    (tmp_path / "below").mkdir()
    for src in ("../secret.png", "%2e%2e/secret.png", str(tmp_path / "secret.png")):
        path = _note(tmp_path / "below", src)
        _, pictures, gaps = fetched(read(path, Settings()), path, Settings())
        assert (pictures, len(gaps)) == ({}, 1)


def test_what_only_calls_itself_a_picture_is_refused(tmp_path):
    (tmp_path / "desk.png").write_bytes(b"<svg onload='x()'/>")
    path = _note(tmp_path, "desk.png")
    _, pictures, gaps = fetched(read(path, Settings()), path, Settings())
    assert not pictures
    assert "no PNG" in gaps[0].why


def test_a_word_file_holds_its_pictures(tmp_path):
    document = docx.Document()
    document.add_paragraph("題名", style="Title")
    document.add_paragraph("本文です。")
    document.add_picture(io.BytesIO(_png()))
    path = tmp_path / "note.docx"
    document.save(str(path))
    _, pictures, gaps = fetched(read(path, Settings()), path, Settings())
    assert (list(pictures.values()), gaps) == ([_png()], ())


def test_a_pages_pictures_come_from_the_web(tmp_path):
    settings = Settings(sections={"reading": {"private_hosts": "127.0.0.1"}})
    with site({"/desk.png": Page(_png(), "image/png")}) as served:
        path = _note(tmp_path, f"{served.url}/desk.png")
        _, pictures, gaps = fetched(read(path, settings), path, settings)
    assert (list(pictures.values()), gaps) == ([_png()], ())


def test_a_picture_at_a_private_address_is_refused(tmp_path):
    path = _note(tmp_path, "http://127.0.0.1:1/desk.png")
    _, pictures, gaps = fetched(read(path, Settings()), path, Settings())
    assert not pictures
    assert "not a public address" in gaps[0].why


def test_a_saved_page_has_its_pictures_beside_it(tmp_path):
    text = "<p>町の図書館は、この春から夜も開いています。仕事帰りの人が本を借りられます。</p>" * 3
    head = '<title>題名</title><link rel="canonical" href="http://127.0.0.1:1/a">'
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head>{head}</head><body><article>{text}<img src='desk.png'>{text}</article></body>"
        "</html>",
        encoding="utf-8",
    )
    (tmp_path / "desk.png").write_bytes(_png())
    _, pictures, gaps = fetched(read(path, Settings()), path, Settings())
    assert (list(pictures.values()), gaps) == ([_png()], ())
