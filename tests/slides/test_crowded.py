"""What finds no room in a deck, told before it is made."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Bilingual, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import crowded, make_deck

JAPANESE = Settings(languages=("ja",))


def board(*points: str, title: str = "市場の客は三割減った") -> Storyboard:
    shown = tuple(Point(Bilingual(words)) for words in points)
    return Storyboard(Bilingual("題"), (Scene("a", "bullets", Bilingual(title), points=shown),))


def test_a_slide_with_room_is_not_told() -> None:
    assert crowded(board("客は十年で三割減", "費用は未定"), JAPANESE) == ()


def test_a_scene_that_takes_two_slides_is_told_once() -> None:
    found = crowded(board(*["市は週末だけの開催を検討している" * 3] * 14), JAPANESE)
    assert [(gap.where, "slides" in gap.why) for gap in found] == [("a", True)]


def test_a_title_that_is_cut_is_told_as_the_deck_tells_it() -> None:
    long = board("客は三割減", title="市場の客は十年で三割減ったと市は説明している" * 14)
    found = crowded(long, JAPANESE)
    assert [gap.text[:4] for gap in found] == ["市場の客"]
    assert found == make_deck(long, "ja", JAPANESE).gaps


def test_every_deck_that_will_be_made_is_looked_at() -> None:
    scene = board("客は三割減").scenes[0]
    both = replace(
        scene, title=Bilingual("客は三割減", "Far fewer customers came to the market " * 14)
    )
    settings = Settings(decks=("ja",))
    assert crowded(Storyboard(Bilingual("題"), (both,)), settings) == ()
    settings = Settings(decks=("ja", "en"))
    assert crowded(Storyboard(Bilingual("題"), (both,)), settings)
