"""How slides look, told before they are made: how full, how small, what finds no room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import drawn, make_deck

if TYPE_CHECKING:
    from generator.model import Appearance

JAPANESE = Settings(languages=("ja",))


def board(*points: str, title: str = "市場の客は三割減った") -> Storyboard:
    shown = tuple(Point(Bilingual(words)) for words in points)
    return Storyboard(Bilingual("題"), (Scene("a", "bullets", Bilingual(title), points=shown),))


def look(shown: Storyboard, settings: Settings = JAPANESE) -> Appearance:
    return drawn(shown, settings)["a"]


def test_a_slide_with_room_is_not_told() -> None:
    assert look(board("客は十年で三割減", "費用は未定")).crowded == ()


def test_a_scene_that_takes_two_slides_is_told_once() -> None:
    found = look(board(*["市は週末だけの開催を検討している" * 3] * 14)).crowded
    assert ["slides" in why for why in found] == [True]


def test_a_title_that_is_cut_is_told_as_the_deck_tells_it() -> None:
    long = board("客は三割減", title="市場の客は十年で三割減ったと市は説明している" * 14)
    (told,) = look(long).crowded
    (gap,) = make_deck(long, "ja", JAPANESE).gaps
    assert told.endswith(gap.why)
    assert told.startswith("“市場の客は")  # which of its texts


def test_every_deck_that_will_be_made_is_looked_at() -> None:
    scene = board("客は三割減").scenes[0]
    both = replace(
        scene, title=Bilingual("客は三割減", "Far fewer customers came to the market " * 14)
    )
    assert not look(Storyboard(Bilingual("題"), (both,)), Settings(decks=("ja",))).crowded
    assert look(Storyboard(Bilingual("題"), (both,)), Settings(decks=("ja", "en"))).crowded


@pytest.mark.parametrize("layout", ["columns", "profiles", "comparison"])
def test_more_texts_fill_more_of_a_slide(layout: str) -> None:
    def with_points(count: int) -> Appearance:
        points = tuple(Point(Bilingual(f"市は週末だけの開催を検討{n}")) for n in range(count))
        groups = (Group(Point(Bilingual("岸さん")), points), Group(Point(Bilingual("市")), points))
        return look(
            Storyboard(Bilingual("題"), (Scene("a", layout, Bilingual("話"), groups=groups),))
        )

    few, many = with_points(1), with_points(4)
    assert 0 < few.filled <= many.filled <= 1
    assert few.across == 2
    assert many.smallest > 10


def test_a_picture_that_is_not_there_yet_is_seen_as_one() -> None:
    scene = board("箱は四つ", "分けてから砕く", title="電池は箱に分けられる").scenes[0]
    pictured = replace(scene, layout="figure", image="figures/boxes.png")
    found = look(Storyboard(Bilingual("題"), (pictured,)))
    assert (found.name, found.crowded) == ("figure", ())
    assert found.filled > look(Storyboard(Bilingual("題"), (scene,))).filled


def test_what_to_see_in_a_table_stands_below_it() -> None:
    def rows(count: int) -> Appearance:
        cells = [tuple(Point(Bilingual(f"{n}年度{x}")) for x in "甲乙丙") for n in range(count)]
        scene = board("受け入れた量は毎年増えた", "回収率も上がった").scenes[0]
        return look(
            Storyboard(Bilingual("題"), (replace(scene, layout="table", table=tuple(cells)),))
        )

    assert (rows(5).name, rows(5).crowded) == ("table", ())
    assert rows(5).smallest >= 16
    assert rows(12).crowded
