"""Whose it is what a slide says has one answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.model import Bilingual, Brief, Claim, Point, Scene, Statement
from generator.writing.deck import Planned
from generator.writing.owners import owner_of, unnamed

if TYPE_CHECKING:
    from generator.model import Certainty


def plan(owner: str, sure: Certainty = "opinion") -> Planned:
    held = Statement(("s1",), Bilingual("屋根は早く直すべきだ"), sure, owner)
    brief = Brief("news", "reporter", claims=(Claim(held),))
    nothing, by = Point(Bilingual()), Point(Bilingual("港町新聞の坂田", "Sakata"))
    voice = Bilingual("港町新聞", "the Port Paper")
    return Planned(nothing, brief, (), nothing, Bilingual(), {}, by, voice=voice)


def slide(title: str, *points: str) -> Scene:
    said = tuple(Point(Bilingual(each), ("s2",)) for each in points)
    return Scene("a", "bullets", Bilingual(title), title_sources=("s1",), points=said)


@pytest.mark.parametrize(
    ("owner", "sure", "whose"),
    [
        ("汐見沢館長", "opinion", "汐見沢館長"),
        ("", "opinion", ""),
        ("筆者", "opinion", ""),
        ("坂田", "opinion", ""),  # whose article it is
        ("港町新聞", "demand", ""),
        ("汐見沢館長", "fact", ""),  # a fact names nobody
    ],
)
def test_it_is_the_articles_own_or_who_holds_what_the_title_says(
    owner: str, sure: Certainty, whose: str
) -> None:
    assert owner_of(slide("屋根は早く直すべきだ"), plan(owner, sure)) == whose


def test_who_holds_it_is_named_somewhere_on_the_slide() -> None:
    bare, named = slide("屋根は早く直すべきだ"), slide("館長は屋根を早く直したい")
    (mark,) = unnamed([bare], plan("汐見沢館長"))
    assert mark == "? slide 1 says what 汐見沢館長 holds, and names them nowhere"
    assert not [*unnamed([named], plan("館長"))]
    assert not [*unnamed([slide("屋根は早く直すべきだ", "汐見沢さんの考え")], plan("汐見沢館長"))]
    assert not [*unnamed([replace(bare, kicker=Bilingual("汐見沢館長に聞く"))], plan("汐見沢館長"))]
