"""A built-in template in a house's colours, face and logo, and on other pages."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from generator.errors import TemplateError
from generator.settings import Settings
from generator.slides import colors, fingerprint, make_deck
from generator.slides.check import check
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.options import SIZES, Dress
from generator.slides.templates.palette import ENOUGH, ratio
from generator.slides.templates.places import names
from generator.slides.templates.template import load
from tests.slides.conftest import storyboard

BOARD = storyboard("forms")
HOUSES = (("#FFE000", "#00C0F0"), ("#00704A", ""), ("#101010", "#FF3B30"))


def settings(template: str = "ink", **sections: dict[str, str]) -> Settings:
    return Settings(template=template, sections=sections)


def logo(tmp_path):
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 100), "#00704A").save(path)
    return path


@pytest.mark.parametrize(("color", "accent"), HOUSES)
@pytest.mark.parametrize("template", names())
def test_a_house_colour_keeps_the_contrast_of_all_that_is_written(template, color, accent):
    worn = load(template, Dress(color=color[1:], accent=accent[1:]))
    plain = load(template)
    assert worn.palette != plain.palette or worn.parts != plain.parts
    found = colors(settings(template, brand={"color": color, "accent": accent}))
    assert ratio(found["accent1"], found["lt1"]) >= ENOUGH
    assert ratio(found["accent1"], found["lt2"]) >= ENOUGH
    assert ratio(found["accent6"], found["lt2"]) >= ENOUGH
    assert ratio(found["dk2"], found["lt1"]) >= 7


def test_the_face_of_a_house_is_the_theme_s():
    worn = load("ink", Dress(font="BIZ UDPGothic"))
    theme = worn.parts["ppt/theme/theme1.xml"].decode()
    assert theme.count('typeface="BIZ UDPGothic"') == 6
    latin = load("ink", Dress(font="Segoe UI")).parts["ppt/theme/theme1.xml"].decode()
    assert latin.count('typeface="Segoe UI"') == 2
    assert "Yu Gothic" in latin


def test_a_logo_stands_on_every_slide_by_the_master(tmp_path):
    asked = settings(brand={"logo": str(logo(tmp_path))})
    path = tmp_path / "deck.pptx"
    path.write_bytes(make_deck(BOARD, "ja", asked).data)
    master = Presentation(str(path)).slide_master
    assert [shape.name for shape in master.shapes if shape.shape_type == 13] == ["Logo"]
    assert validate_pptx(path).is_valid


def test_what_cannot_be_worn_is_said(tmp_path):
    for brand in ({"color": "leaf"}, {"logo": str(tmp_path / "no.png")}):
        with pytest.raises(TemplateError):
            make_deck(BOARD, "ja", settings(brand=brand))
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with pytest.raises(TemplateError, match="logo"):
        make_deck(BOARD, "ja", settings(brand={"logo": str(broken)}))


def test_another_dress_is_another_fingerprint():
    asked = ({}, {"brand": {"color": "#123456"}}, {"slides": {"size": "4:3"}})
    assert len({fingerprint(settings(**one)) for one in asked}) == 3


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("template", names())
def test_every_form_stands_on_every_page(tmp_path, template, size):
    for mode in ("bilingual", "ja", "en"):
        desk = Desk(load(template, Dress(size=size)), mode, BOARD.credit, lambda _: None)
        for scene in BOARD.scenes:
            made = pages(desk, scene, 0)
            assert not any(page.gaps for page in made), (mode, scene.id)
    deck = make_deck(BOARD, "bilingual", settings(template, slides={"size": size}))
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck.data)
    shown = Presentation(io.BytesIO(deck.data))
    assert (shown.slide_width, shown.slide_height) == tuple(map(Emu, SIZES[size]))
    assert validate_pptx(path).is_valid


def test_a_template_of_ones_own_is_not_dressed(tmp_path):
    path = tmp_path / "own.pptx"
    path.write_bytes(make_deck(BOARD, "ja", Settings()).data)
    assert load(str(path)).parts == load(str(path), Dress(color="00704A")).parts
    assert not check(str(path)).fails


@pytest.mark.parametrize("template", names())
def test_on_a_narrow_page_what_stands_side_by_side_stands_in_a_pile(template):
    desk = Desk(load(template, Dress(size="9:16")), "bilingual", BOARD.credit, lambda _: None)
    piled = ("columns", "comparison", "profiles", "steps", "timeline")
    for scene in (scene for scene in BOARD.scenes if scene.layout in piled):
        for made in pages(desk, scene, 0):
            named = r"(?:Column|Side|Person|Step|Moment) \d+"
            heads = [b for b in made.blocks if re.fullmatch(named, b.slot.name)]
            frames = [block.frame or block.slot.frame for block in heads]
            assert len({frame.x for frame in frames}) == 1, scene.id
            assert all(a.y + a.h <= b.y for a, b in pairwise(frames)), scene.id
