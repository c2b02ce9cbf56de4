from dataclasses import replace

import pytest
from slides.strangers import japanese_office, stranger

from authoring.drawing import Decoration
from authoring.tokens import Box
from generator.slides.templates.guess import guessed
from generator.slides.templates.template import opened


@pytest.fixture(scope="module")
def office():
    line = Decoration("rect", Box(6.6, 2.0, 0.02, 4.6), "accent1")
    return opened(stranger(japanese_office(line)), "office")


def test_japanese_names_of_powerpoint_are_known(office):
    chosen = {role: layout for role, (layout, _) in guessed(office.layouts).roles.items()}
    assert chosen["title"] == "タイトル スライド"
    assert chosen["section"] == "セクション見出し"


def test_a_cover_is_known_by_its_place_for_a_title_in_whatever_language_it_is_named():
    cover, *others = japanese_office()
    named = (replace(cover, name="Titelfolie", kind=""), *others)
    assert opened(stranger(named), "office").roles["title"].layout.name == "Titelfolie"


def test_a_comparison_is_read_from_left_to_right(office):
    assert office.roles["comparison"].layout.name == "比較"
    fields = office.roles["comparison"].fields
    assert [fields[f"side_{n}_body"].index for n in (1, 2)] == [2, 4]
    assert [fields[f"side_{n}"].index for n in (1, 2)] == [1, 3]


def test_english_goes_under_japanese_where_levels_are_no_pairs(office):
    assert guessed(office.layouts).english == "under"
    first, second = office.roles["bullets"].fields["body"].styles[:2]
    assert 14 <= second.size < first.size
    assert "buNone" in second.local[1]


def test_roles_without_a_layout_fall_back(office):
    assert "term" not in office.roles
    assert office.role("term").layout.name == office.roles["bullets"].layout.name
    assert office.role("number-alone").layout.name == office.roles["bullets"].layout.name


def test_a_comparison_of_places_alone_gives_way_to_cards():
    plain = opened(stranger(japanese_office()), "office")
    assert plain.roles["comparison"].layout.name == "Comparison"
    assert plain.roles["comparison"].ours
