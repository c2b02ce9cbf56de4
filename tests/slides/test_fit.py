"""Decks as LibreOffice draws them, judged by the text positions in its PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import pytest
from lxml import etree
from pptx import Presentation

from generator.japanese.breaks import NO_END, NO_START
from generator.settings import Settings
from generator.slides import make_deck
from generator.slides.composing.compose import pages
from generator.slides.deck import desk_of, picture_in
from generator.slides.templates.places import names
from generator.slides.templates.template import load

EMU_PER_POINT = 12_700
TOLERANCE = 3.0
"""Points: side bearings and the sub-pixel positions of glyphs."""


LENIENT = etree.XMLParser(load_dtd=False, no_network=True, recover=True)
BULLET = re.compile(r"[▪•–]|\d+")
"""Drawn by the renderer, as automatic numbers and the slide's number are."""


def missing():
    for program in ("soffice", "pdftotext", "fc-list"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    fonts = subprocess.run(["fc-list", ":lang=ja", "family"], capture_output=True, check=True)
    return "" if b"CJK" in fonts.stdout else "no Noto CJK font is installed"


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "present")


def plain(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def words_of(pdf):
    """Per page: (text, left, top, right, bottom) of every word, in points."""
    page_words = []
    html = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True
    ).stdout
    tree = etree.fromstring(html.replace(b'xmlns="http://www.w3.org/1999/xhtml"', b""), LENIENT)
    for page in tree.iter("page"):
        size = float(page.get("width")), float(page.get("height"))
        page_words.append(
            (
                size,
                [
                    (w.text, *(float(w.get(k)) for k in ("xMin", "yMin", "xMax", "yMax")))
                    for w in page.iter("word")
                    if w.text and w.text.strip()
                ],
            )
        )
    return page_words


def boxes(slide):
    """(text, frame in points) of every shape with text of its own."""
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text.strip():
            frame = [v / EMU_PER_POINT for v in (shape.left, shape.top, shape.width, shape.height)]
            yield shape.text_frame.text, frame
        elif getattr(shape, "has_table", False) and shape.has_table:
            frame = [v / EMU_PER_POINT for v in (shape.left, shape.top, shape.width, shape.height)]
            yield "\n".join(c.text_frame.text for row in shape.table.rows for c in row.cells), frame


def inside(word, frame):
    _, left, top, right, bottom = word
    x, y, w, h = frame
    middle = (top + bottom) / 2
    return left >= x - TOLERANCE and right <= x + w + TOLERANCE and y - TOLERANCE <= middle <= y + h


def assigned(words, text_boxes):
    """Each word to the smallest box that holds it and says it; the rest are strays."""
    found = [[] for _ in text_boxes]
    strays = []
    for word in words:
        fitting = [
            (frame[2] * frame[3], n)
            for n, (text, frame) in enumerate(text_boxes)
            if inside(word, frame) and plain(word[0]) in plain(text)
        ]
        (found[min(fitting)[1]] if fitting else strays).append(word)
    return found, strays


def lines(words):
    """Words of a box by line."""
    rows = []
    for word in sorted(words, key=lambda w: (round((w[2] + w[4]) / 2), w[1])):
        middle = (word[2] + word[4]) / 2
        if rows and abs(rows[-1][0] - middle) < (word[4] - word[2]) / 3:
            rows[-1][1].append(word)
        else:
            rows.append((middle, [word]))
    return ["".join(w[0] for w in sorted(row, key=lambda w: w[1])) for _, row in rows]


def hull(words):
    """Around the ink of the words: fonts claim a fifth of their height above and below it."""
    return (
        min(w[1] for w in words),
        min(w[2] + 0.2 * (w[4] - w[2]) for w in words),
        max(w[3] for w in words),
        max(w[4] - 0.2 * (w[4] - w[2]) for w in words),
    )


@dataclass
class Drawn:
    """A slide as drawn: its boxes with the words found in each, and the words in none."""

    where: str
    size: tuple
    words: list
    boxes: list
    found: list
    strays: list
    has_chart: bool


CHOSEN = (
    ("flood", "ink", "bilingual"),
    ("bakery", "ink", "ja"),
    ("bakery", "ink", "en"),
    *(("bakery", template, "bilingual") for template in names()),
)
"""(show, template, mode): one show everywhere, the fullest where there is the most to fit."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory, shows, show_folder):
    """Every slide of the chosen decks, all drawn in one call."""
    folder = tmp_path_factory.mktemp("rendered")
    files = []
    for name, template, mode in CHOSEN:
        deck = make_deck(shows[name], mode, Settings(template=template), folder=show_folder)
        files.append(folder / f"{name}.{template}.{mode}.pptx")
        files[-1].write_bytes(deck.data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, files)],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    return [slide for file in files for slide in slides_of(file)]


def slides_of(file):
    slides = Presentation(str(file)).slides
    pages = words_of(file.with_suffix(".pdf"))
    for number, (slide, (size, words)) in enumerate(zip(slides, pages, strict=True), 1):
        text_boxes = list(boxes(slide))
        found, strays = assigned(words, text_boxes)
        has_chart = any(shape.has_chart for shape in slide.shapes)
        where = f"{file.stem}, slide {number}"
        yield Drawn(where, size, words, text_boxes, found, strays, has_chart)


def test_every_text_is_drawn_whole_inside_its_box(drawn):
    for slide in drawn:
        for (text, _), own in zip(slide.boxes, slide.found, strict=True):
            shown = sorted(plain("".join(w[0] for w in own)))
            assert shown == sorted(plain(text)), f"{slide.where}: {text!r}"


def test_nothing_is_drawn_outside_the_boxes_or_the_page(drawn):
    for slide in drawn:
        loose = [w[0] for w in slide.strays if not BULLET.fullmatch(w[0])]
        assert not loose or slide.has_chart, f"{slide.where}: {loose}"
        for word in slide.words:
            assert min(word[1], word[2]) >= -1, slide.where
            assert word[3] <= slide.size[0] + 1, slide.where
            assert word[4] <= slide.size[1] + 1, slide.where


@pytest.fixture(scope="module")
def measured(shows, show_folder):
    """Per slide, as in ``drawn``: text of a box → the lines it was measured to take."""
    return [
        {
            "\n".join(p.text for p in block.paragraphs): sum(
                len(block.setting.lines(p)) for p in block.paragraphs
            )
            for block in page.blocks
            if all(run.scale == 1 for p in block.paragraphs for run in p.runs)
        }
        for name, template, mode in CHOSEN
        for desk in [desk_of(shows[name], mode, load(template), partial(picture_in, show_folder))]
        for scene in shows[name].scenes
        for page in pages(desk, scene, 1)
    ]


def test_texts_are_drawn_in_the_lines_they_were_measured_to_take_and_never_in_more(drawn, measured):
    pairs = [
        (len(lines(own)), expected[text], f"{slide.where}: {text!r}")
        for slide, expected in zip(drawn, measured, strict=True)
        for (text, _), own in zip(slide.boxes, slide.found, strict=True)
        if text in expected
    ]
    assert len(pairs) > 300
    assert [where for real, ours, where in pairs if real > ours] == []
    assert sum(real == ours for real, ours, _ in pairs) >= 0.97 * len(pairs)


def test_no_two_boxes_texts_overlap(drawn):
    for slide in drawn:
        hulls = [(hull(own), own[0][0]) for own in slide.found if own]
        for (a, first), (b, second) in combinations(hulls, 2):
            wide = min(a[2], b[2]) - max(a[0], b[0])
            tall = min(a[3], b[3]) - max(a[1], b[1])
            assert wide <= 1 or tall <= 1, f"{slide.where}: {first!r} and {second!r}"


def test_no_line_begins_or_ends_with_a_forbidden_character(drawn):
    for slide in drawn:
        for line in (line for own in slide.found for line in lines(own)):
            assert line[0] not in NO_START, f"{slide.where}: {line}"
            assert line[-1] not in NO_END, f"{slide.where}: {line}"
