"""What would make one slide of a scene that takes more is tried as it is drawn, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import drawn

if TYPE_CHECKING:
    from generator.model import Appearance

JA = "市の統計から見た港の夜のバスの一晩の客の数の平均でありこの三年を通して数えた値を四捨五入した"
EN = "The average number of riders a night on the harbour bus as the city counted them in years"
TITLE = Bilingual("港の夜バスに乗る人が三年で増えた", "Riders of the night bus grew in three years")


def said(letters: int) -> Point:
    return Point(Bilingual(JA[:letters], EN[: 2 * letters]), ("s1",))


def look(scene: Scene) -> Appearance:
    shown = Storyboard(Bilingual("夜のバス", "The night bus"), (scene,))
    return drawn(shown, Settings(languages=("ja", "en")))["a"]


def grouped(layout: str, count: int, points: int, note: int = 0) -> Scene:
    head = said(8 if layout == "timeline" else 16)
    groups = tuple(Group(head, tuple(said(24) for _ in range(points))) for _ in range(count))
    return Scene("a", layout, TITLE, groups=groups, fields={"note": said(note)} if note else {})


@pytest.mark.parametrize("letters", [12, 26, 31])
def test_what_a_figure_counts_is_whole_also_above_a_note(letters: int) -> None:
    fields = {"number": said(3), "number_note": said(letters), "note": said(38)}
    fields["number"] = Point(Bilingual("3回", "3 times"), ("s1",))
    points = tuple(said(24) for _ in range(3))
    assert not look(Scene("a", "number", TITLE, fields=fields, points=points)).crowded


def test_a_scene_that_is_too_full_says_what_would_make_it_one_slide() -> None:
    (full,) = look(grouped("steps", 5, 1)).crowded
    assert full == "too full: it takes 2 slides; one with texts a quarter shorter"
    (fuller,) = look(grouped("timeline", 4, 2)).crowded
    assert fuller.endswith("one with one group fewer")
    assert look(grouped("columns", 3, 3, note=40)).crowded[0].endswith("one without its note")


def test_what_the_prompts_allow_has_room() -> None:
    for layout, count, points, note in (
        ("steps", 3, 1, 40),
        ("steps", 5, 0, 40),
        ("comparison", 2, 2, 40),
        ("columns", 2, 2, 40),
        ("columns", 3, 1, 40),
        ("columns", 4, 1, 0),
        ("timeline", 5, 1, 40),
    ):
        shown = look(grouped(layout, count, points, note))
        assert (shown.name, shown.crowded) == (layout, ())
