from pathlib import Path

import pytest
from openxml_audit import validate_pptx

from authoring.designs import DESIGNS, built, mapped
from generator import resources
from generator.slides.templates.places import DECK_FILE, MAP_FILE
from generator.slides.templates.roles import role_specs
from generator.slides.templates.template import load


def shipped(name: str) -> Path:
    return resources.templates() / "decks" / name


@pytest.mark.parametrize("name", DESIGNS)
def test_the_shipped_template_is_what_the_code_makes(name):
    assert (shipped(name) / DECK_FILE).read_bytes() == built(name)


@pytest.mark.parametrize("name", DESIGNS)
def test_the_shipped_map_is_what_inspection_finds(name):
    assert (shipped(name) / MAP_FILE).read_text(encoding="utf-8") == mapped(name)


@pytest.mark.parametrize("name", DESIGNS)
def test_every_role_has_a_layout_with_every_field(name):
    template = load(name)
    assert set(template.roles) == set(role_specs()) - {"picture", "key-message", "term"}
    for role in template.roles:
        spec = role_specs()[role]
        lacking = set(spec.fields) - set(template.roles[role].fields)
        assert lacking <= {"kicker"}, role


@pytest.mark.parametrize("name", DESIGNS)
def test_the_template_is_valid(name):
    result = validate_pptx(shipped(name) / DECK_FILE)
    assert result.is_valid, result.errors
