"""A cover's second line belongs to its title; English titles belong to one deck."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.content import Sheet
from authoring.drawing import Decoration, Placeholder
from authoring.tokens import Box, Text
from generator.model import Bilingual, Point, Scene, Storyboard
from generator.slides.composing.compose import pages
from generator.slides.composing.pages import item_tops
from generator.slides.deck import desk_of
from generator.slides.opc import pack, unpack
from generator.slides.packaging.markup import shape
from generator.slides.templates.layouts import Layout
from generator.slides.templates.makeshift import Role, adapted
from generator.slides.templates.template import opened
from tests.slides.strangers import body, footer, stranger, title

INCH = 914_400
HARBOUR = Scene("t", "title", Bilingual("港の朝市を歩く", "A walk through the harbour market"))
POINTS = tuple(
    Point(Bilingual(ja, en))
    for ja, en in (
        ("魚は四時に並ぶ", "Fish is laid out at four"),
        ("店は六時に開く", "Stalls open at six"),
        ("九時には片づく", "All is packed up at nine"),
    )
)


def covered(second: Box, *art: Decoration):
    """A deck's cover whose second line has its place there: its two texts."""
    place = Placeholder("Subtitle 2", "subTitle", 1, second, (Text(24),))
    head = Placeholder("Title 1", "ctrTitle", None, Box(0.8, 1.2, 11.7, 1.2), (Text(44),))
    cover = Sheet("Title Slide", (*art, head, place), kind="title")
    template = opened(stranger((cover, Sheet("Bullets", (title(), body("Body"))))), "stranger")
    scenes = (HARBOUR, Scene("p", "bullets", Bilingual("朝", "Morning"), points=POINTS))
    desk = desk_of(Storyboard(HARBOUR.title, scenes), "bilingual", template, lambda _: None)
    (page,) = pages(desk, HARBOUR, 1)
    found = {block.slot.name: block for block in page.blocks}
    return found["Title 1"], found["Subtitle 2"]


def place_of(block):
    return block.frame or block.slot.frame


@pytest.mark.parametrize("left", [0.8, 1.1, 6.5])
def test_a_second_line_far_below_its_title_comes_under_it(left: float):
    head, second = covered(Box(left, 5.2, 5.8, 1.0))
    assert 0 < item_tops(second)[0] - item_tops(head)[-1] <= 0.3 * INCH
    assert place_of(second).x == place_of(head).x


def test_a_second_line_comes_no_further_up_than_a_rule_under_its_title():
    rule = Decoration("rect", Box(0.8, 3.4, 11.7, 0.03), "accent1")
    _, second = covered(Box(0.8, 5.2, 5.8, 1.0), rule)
    assert 3.4 * INCH < item_tops(second)[0] < 3.9 * INCH


def test_a_second_line_on_a_ground_of_its_own_stays_on_it():
    band = Decoration("rect", Box(0, 5.0, 13.33, 1.6), "accent1")
    _, second = covered(Box(0.8, 5.2, 5.8, 1.0), band)
    assert item_tops(second)[0] >= 5.0 * INCH


def test_a_second_line_right_under_its_title_stays_where_its_template_has_it():
    _, second = covered(Box(0.8, 2.3, 5.8, 1.0))
    assert place_of(second).y == round(2.3 * INCH)


ENGLISH = (
    "Morning at the harbour",
    "What the stalls sell",
    "Who comes at six, and why the bakers, the cooks and the neighbours do not come at nine",
    "How the day ends",
)


def test_english_titles_with_a_place_of_their_own_have_nearly_one_size():
    low = Placeholder("Title 1", "title", None, Box(0.8, 0.5, 8.0, 0.6), (Text(36),))
    rule = Decoration("rect", Box(0.8, 1.15, 8.0, 0.03), "accent1")
    sheet = Sheet("Bullets", (rule, low, body("Body", box=Box(0.8, 2.0, 8.0, 4.6))))
    template = opened(stranger((sheet,)), "stranger")
    scenes = [
        Scene(f"s{n}", "bullets", Bilingual("朝市のこと", english), points=POINTS)
        for n, english in enumerate(ENGLISH)
    ]
    board = Storyboard(HARBOUR.title, tuple(scenes))
    desk = desk_of(board, "bilingual", template, lambda _: None)
    sizes = []
    for scene in scenes:
        (page,) = pages(desk, scene, 1)
        (second,) = [block for block in page.blocks if block.slot.name == "Title Second"]
        sizes.append(second.setting.size(second.paragraphs[0]))
    assert max(sizes) <= 1.25 * min(sizes)


@pytest.mark.parametrize("end", [1.7, 1.95])
def test_forms_leave_air_below_a_rule_and_above_what_stands_at_the_foot(end: float):
    rule = Decoration("rect", Box(0.8, end, 11.7, 0.04), "accent1")
    mark = Decoration("rect", Box(11.0, 6.5, 1.5, 0.7), "accent1")
    head = Placeholder("Title 1", "title", None, Box(0.8, 0.5, 11.7, end - 0.5), (Text(32),))
    points = body("Body", box=Box(0.8, end + 0.05, 11.7, 6.45 - end))
    room = opened(
        stranger((Sheet("Bullets", (rule, mark, head, points, footer())),)), "stranger"
    ).room
    assert room.y >= (end + 0.04 + 0.2) * INCH
    assert room.y + room.h <= (6.5 - 0.1) * INCH


@pytest.mark.parametrize("points", [40, 58])
def test_lines_of_titles_that_are_so_many_points_apart_keep_the_pitch_of_their_size(points: int):
    parts = unpack(stranger((Sheet("Bullets", (title(), body("Body"))),)), "stranger")
    name = "ppt/slideLayouts/slideLayout1.xml"
    apart = f'<a:lnSpc><a:spcPts val="{points * 100}"/>'.encode()
    parts[name] = parts[name].replace(b'<a:lnSpc><a:spcPct val="100000"/>', apart, 1)
    assert apart in parts[name]
    template = opened(pack(parts), "stranger")
    style = template.role("bullets").fields["title"].styles[0]
    assert style.exact
    assert style.line <= 1.5
    scene = Scene("s", "bullets", HARBOUR.title, points=POINTS)
    desk = desk_of(Storyboard(HARBOUR.title, (scene,)), "bilingual", template, lambda _: None)
    (page,) = pages(desk, scene, 1)
    head = next(block for block in page.blocks if block.slot.is_title)
    assert shape(head, 2, 1).count("<a:lnSpc><a:spcPct") == len(head.paragraphs)


def test_a_second_line_that_hangs_without_a_sign_has_its_lines_under_each_other():
    _, second = covered(Box(0.8, 2.3, 5.8, 1.0))
    hanging = replace(second.slot.styles[0], left=20.0, hang=-20.0)
    slot = replace(second.slot, styles=(hanging,) * 4)
    layout = Layout("Cover", "", "title", (slot,))
    role = adapted(Role("title", layout, {"title_second": slot}), (12_192_000, 6_858_000))
    assert role.fields["title_second"].styles[0].hang == 0
