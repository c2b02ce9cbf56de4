"""Forms as LibreOffice draws them: every text on its slide, none over another, none outside."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from generator.settings import Settings
from generator.slides import make_deck
from generator.slides.templates.places import names
from tests.slides.conftest import storyboard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOARD = storyboard("forms")
TOUCH = 1.5
"""Points by which boxes of words may meet: they are as tall as the face, not as the letters."""

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="needs LibreOffice and poppler",
)


def drawn(folder: Path, template: str, mode: str) -> list[etree._Element]:
    """The pages with the boxes of their words."""
    deck = folder / "deck.pptx"
    deck.write_bytes(make_deck(BOARD, mode, Settings(template=template)).data)  # type: ignore[arg-type]
    profile = (folder / "profile").as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, deck], check=True, capture_output=True)
    boxes = folder / "deck.html"
    subprocess.run(["pdftotext", "-bbox", folder / "deck.pdf", boxes], check=True)
    text = re.sub(r"<!DOCTYPE[^>]*>", "", boxes.read_text(encoding="utf-8"))
    return list(etree.fromstring(text.encode()).iter("{*}page"))


def words(page: etree._Element) -> Iterator[tuple[str, float, float, float, float]]:
    for word in page.iter("{*}word"):
        left, top, right, bottom = (float(word.get(k, 0)) for k in ("xMin", "yMin", "xMax", "yMax"))
        yield word.text or "", left, top, right, bottom


@pytest.mark.parametrize(
    ("template", "mode"),
    [*((name, "bilingual") for name in names()), ("ink", "ja"), ("washi", "en")],
)
def test_every_word_stands_on_the_slide_and_none_on_another(tmp_path, template, mode):
    pages = drawn(tmp_path, template, mode)
    assert len(pages) == len(BOARD.scenes)
    for scene, page in zip(BOARD.scenes, pages, strict=True):
        width, height = float(page.get("width", 0)), float(page.get("height", 0))
        found = list(words(page))
        shown = "".join(text for text, *_ in found)
        for language in ("ja", "en") if mode == "bilingual" else (mode,):
            title = re.sub(r"\s", "", scene.title[language] or "")
            assert title in re.sub(r"\s", "", shown), scene.id
        for n, (text, left, top, right, bottom) in enumerate(found):
            assert left >= 0, (scene.id, text)
            assert top >= 0, (scene.id, text)
            assert right <= width, (scene.id, text)
            assert bottom <= height, (scene.id, text)
            for other, x, y, end, below in found[n + 1 :]:
                across = min(right, end) - max(left, x)
                down = min(bottom, below) - max(top, y)
                over = across > TOUCH and down > 0.45 * min(bottom - top, below - y)
                assert not over, (scene.id, text, other)
