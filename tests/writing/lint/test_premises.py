"""What a claim needs stands on its slide or before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Bilingual, Brief, Claim, ExplainedTerm, Point, Scene, Statement
from generator.reading import read
from generator.settings import Settings
from generator.writing.deck import Planned
from generator.writing.facts import Fact
from generator.writing.lint.premises import of_premises
from generator.writing.numbered import numbered

LINES = numbered(
    read(
        "# 橋の話\n\n検査で橋は通れなくなった。検査とは、町が五年ごとに鉄を調べるもの。"
        "坂田さんは反対した。坂田さんは、橋を架けた人。渡し船が戻る。".encode(),
        Settings(),
        name="a.md",
    )
)
TITLE, CLOSED, CHECK, AGAINST, WHO, BOAT = (each.id for each in LINES.sentences)
SHUT, BOATS = (
    Statement((CLOSED,), Bilingual("橋は閉じた")),
    Statement((BOAT,), Bilingual("船が戻る")),
)


def slide(title: str, *lines: str, points: tuple[Point, ...] = ()) -> Scene:
    return Scene(
        title, "bullets", Bilingual(title), title_sources=lines, points=points,
        sources=(*lines, *(s for point in points for s in point.sources)),
    )  # fmt: skip


ANSWER = slide("船が戻る", BOAT)
CLOSES = slide("検査で橋は閉じた", CLOSED)
CHECKED = slide("町は五年ごとに鉄を調べる", CHECK)


def plan(*needs: str, facts: tuple[Fact, ...] = ()) -> Planned:
    brief = Brief(
        "news",
        "reporter",
        claims=(Claim(SHUT, needs=needs), Claim(BOATS, needs=(AGAINST,))),
        glossary=(ExplainedTerm(Bilingual("坂田さん", "Sakata")),),
    )
    nothing = Point(Bilingual())
    return Planned(nothing, brief, (), nothing, Bilingual(), {}, facts=facts)


@pytest.mark.parametrize(
    ("scenes", "where"),
    [
        ((ANSWER, CLOSES, CHECKED), "stand only on slide 3"),
        ((ANSWER, CLOSES), "stand on no slide"),
        ((ANSWER, CHECKED, CLOSES), ""),
        ((ANSWER, slide("橋は閉じた", CLOSED, points=(Point(Bilingual("鉄"), (CHECK,)),))), ""),
        ((CLOSES, CHECKED), ""),  # the answer itself, which is told out after it
    ],
)
def test_a_line_without_which_a_claim_does_not_follow_stands_before_it(
    scenes: tuple[Scene, ...], where: str
) -> None:
    found = [*of_premises(scenes, plan(CHECK), LINES)]
    assert [each.rpartition("which ")[2] for each in found] == ([where] if where else [])
    assert not [*of_premises(scenes, plan(), LINES)]


def test_who_somebody_is_stands_where_they_are_first_named() -> None:
    who = Fact((WHO,), "坂田さん：橋を架けた人", kind="who")
    named = slide("坂田さんは反対した", AGAINST)
    told = slide("坂田さんが橋を架けた", WHO)
    (mark,) = of_premises((ANSWER, named, told), plan(facts=(who,)), LINES)
    assert mark.startswith("? slide 2 names 坂田さん")
    assert "stands only on slide 3" in mark
    assert not [*of_premises((ANSWER, told, named), plan(facts=(who,)), LINES)]
    assert not [*of_premises((ANSWER, named), plan(facts=(replace(who, kind="why"),)), LINES)]
