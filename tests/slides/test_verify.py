"""Deliberate defects that make PowerPoint offer a repair, each found by our own check."""

from __future__ import annotations

import re
from functools import partial

import pytest

from generator.model import Bilingual, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import make_deck, opc
from generator.slides.packaging.verify import PackageError, problems, verified

SLIDE = "ppt/slides/slide2.xml"
RELS = "ppt/slides/_rels/slide2.xml.rels"
TYPES = "[Content_Types].xml"
SHOW = "ppt/presentation.xml"


@pytest.fixture(scope="module")
def sound():
    scenes = tuple(
        Scene(f"s{n}", "bullets", Bilingual(f"題{n}"), points=(Point(Bilingual("文")),))
        for n in range(3)
    )
    data = make_deck(Storyboard(Bilingual("題"), scenes), "ja", Settings()).data
    return opc.unpack(data, "deck")


def change(part, old, new, parts):
    after = re.sub(old, new, parts[part], count=1, flags=re.DOTALL)
    assert after != parts[part]
    return {**parts, part: after}


def changed(part, old, new):
    return partial(change, part, old, new)


def without(part):
    return lambda parts: {name: data for name, data in parts.items() if name != part}


DEFECTS = {
    "a shape id used twice": changed(SLIDE, rb'cNvPr id="3"', b'cNvPr id="2"'),
    "a relation that is not there": changed(
        SLIDE, b"</p:spTree>", b'<p:pic r:embed="rId77"/></p:spTree>'
    ),
    "a type for an absent part": changed(
        TYPES,
        b"</Types>",
        b'<Override PartName="/ppt/slideMasters/slideMaster9.xml" ContentType="x"/></Types>',
    ),
    "a slide without a type": changed(TYPES, rb'<Override PartName="/ppt/slides/slide2[^>]*>', b""),
    "a part twice in other letters": lambda parts: {
        **parts,
        "ppt/slides/Slide2.xml": parts[SLIDE],
    },
    "a slide id used twice": changed(SHOW, rb'id="257"', b'id="256"'),
    "a slide id below 256": changed(SHOW, rb'id="257"', b'id="12"'),
    "missing notes": without("ppt/notesSlides/notesSlide2.xml"),
    "notes that two slides share": changed(RELS, b"notesSlide2", b"notesSlide3"),
    "the same slide twice": changed(SHOW, rb'r:id="slide2"', b'r:id="slide1"'),
    "a slide without a layout": changed(RELS, rb'<Relationship Id="rId1"[^>]*>', b""),
    "a sound of a shape that is not there": changed(
        SLIDE, b"</p:sld>", b'<p:timing><p:spTgt spid="77"/></p:timing></p:sld>'
    ),
    "a table with a hole": changed(
        SLIDE,
        b"</p:spTree>",
        b'<a:tbl><a:gridCol w="1"/><a:gridCol w="1"/><a:tr h="1"><a:tc></a:tc></a:tr></a:tbl>'
        b"</p:spTree>",
    ),
    "truncated XML": changed(SLIDE, b"</p:sld>", b""),
    "an orphan": lambda parts: {**parts, "ppt/media/lost.png": b"x"},
}


def test_a_sound_package_passes(sound):
    verified(sound)


@pytest.mark.parametrize("name", DEFECTS)
def test_the_check_finds(name, sound):
    with pytest.raises(PackageError):
        verified(DEFECTS[name](sound))


def test_the_error_names_what_is_wrong(sound):
    broken = DEFECTS["missing notes"](sound)
    assert any("notesSlide2" in line for line in problems(broken))
