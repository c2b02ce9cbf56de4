import pytest
from slides.strangers import japanese_office, stranger

from generator.slides.templates.guess import guessed
from generator.slides.templates.template import opened


@pytest.fixture(scope="module")
def office():
    return opened(stranger(japanese_office()), "office")


def test_japanese_names_of_powerpoint_are_known(office):
    chosen = {role: layout for role, (layout, _) in guessed(office.layouts).roles.items()}
    assert chosen["title"] == "タイトル スライド"
    assert chosen["section"] == "セクション見出し"
    assert chosen["comparison"] == "比較"


def test_a_comparison_is_read_from_left_to_right(office):
    fields = office.roles["comparison"].fields
    assert [fields[f"side_{n}_body"].index for n in (1, 2)] == [2, 4]
    assert [fields[f"side_{n}"].index for n in (1, 2)] == [1, 3]


def test_english_goes_under_japanese_where_levels_are_no_pairs(office):
    assert guessed(office.layouts).english == "under"
    first, second = office.roles["bullets"].fields["body"].styles[:2]
    assert 14 <= second.size < first.size
    assert "buNone" in second.local[1]


def test_roles_without_a_layout_fall_back(office):
    assert "quote" not in office.roles
    assert office.role("quote").layout.name == office.roles["bullets"].layout.name
    assert office.role("number-alone").layout.name == office.roles["bullets"].layout.name
