import shutil

import pytest
from pptx import Presentation

from generator.slides import filler
from generator.slides.preview import preview

DRAWS = shutil.which("soffice") is not None and shutil.which("pdftoppm") is not None


@pytest.mark.skipif(not DRAWS, reason="soffice or pdftoppm is not installed")
def test_every_layout_is_shown_in_the_deck_and_drawn(tmp_path):
    deck, pdf, *pictures = preview("signal", tmp_path)
    slides = Presentation(str(deck)).slides
    assert {slide.slide_layout.name for slide in slides} >= {
        "Quote",
        "People",
        "Steps",
        "Chart",
    }
    assert pdf.name == "signal.pdf"
    assert len(pictures) == len(slides) == len(filler.storyboard().scenes)
