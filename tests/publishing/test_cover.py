import io

from PIL import Image

from generator.model import Bilingual
from generator.publishing.colors import INK
from generator.publishing.cover import SIZE, cover, kept


def colours(picture):
    return {colour for _, colour in picture.getcolors()}


def pixels(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_the_cover_is_a_square_png_as_large_as_podcast_directories_ask():
    data = cover(Bilingual("水の話", "About water"), "出典：町の新聞")
    assert data.startswith(b"\x89PNG")
    assert pixels(data).size == (SIZE, SIZE)
    assert SIZE == 3000
    assert len(data) < 500_000


def test_the_cover_wears_the_colours_of_the_template():
    picture = pixels(cover(Bilingual("水", "Water"), "", {"dk2": "102030", "lt1": "FFFFF0"}))
    assert picture.getpixel((10, 10)) == (0x10, 0x20, 0x30)
    assert picture.getpixel((2600, 2600)) == (0xFF, 0xFF, 0xF0)


def test_the_same_title_makes_the_same_bytes():
    title = Bilingual("水の話", "About water")
    assert cover(title, "x") == cover(title, "x")


def test_another_title_makes_another_picture():
    assert cover(Bilingual("水", "Water"), "") != cover(Bilingual("火", "Fire"), "")


def test_a_title_of_any_length_stays_inside_the_card():
    for title in ("水", "とても長い題名がどこまでも続いていく" * 12, "word " * 80, "x" * 400):
        picture = pixels(cover(Bilingual(title, title), title))
        assert len(colours(picture.crop((2705, 700, 2735, 2300)))) == 1
        assert colours(picture.crop((345, 2620, 2700, 2700))) == {(255, 255, 255)}


def test_a_show_without_a_title_has_a_plain_cover():
    assert pixels(cover(Bilingual(None, None), "")).size == (SIZE, SIZE)


def test_a_cover_is_drawn_once_and_again_when_its_file_is_damaged(tmp_path):
    title = Bilingual("題名", "Title")
    first = kept(title, "", INK, tmp_path)
    assert first == cover(title, "")
    (path,) = (tmp_path / "covers").rglob("*.png")
    stamp = path.stat().st_mtime_ns
    assert kept(title, "", INK, tmp_path) == first
    assert path.stat().st_mtime_ns == stamp
    path.write_bytes(first[:-5])
    assert kept(title, "", INK, tmp_path) == first
    assert kept(Bilingual("別の題", None), "", INK, tmp_path) != first
