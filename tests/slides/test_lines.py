"""Titles and points take a smaller type rather than a third line, where the floor allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Bilingual, Point, Scene
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.templates.places import names
from generator.slides.templates.template import load

if TYPE_CHECKING:
    from generator.slides.composing.pages import Block

TEMPLATES = names()
TITLE = "夜の図書館がひらいた町の変化と、そこで働きはじめた人たちが見つけた新しい仕事"
POINT = (
    "町の図書館は夜の十時まで開くことになり、仕事の帰りに寄る人のために、"
    "貸し出しの窓口を一つ増やしたので、待つ人が少なくなったと聞いた"
)


def blocks(template: str, scene: Scene) -> dict[str, Block]:
    desk = Desk(load(template), "ja", Bilingual(), lambda _: None)
    (page,) = pages(desk, scene, 1)
    return {block.slot.name: block for block in page.blocks}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_long_cover_title_has_two_lines(template: str) -> None:
    title = blocks(template, Scene("title", "title", Bilingual(TITLE)))["Title"]
    assert title.paragraphs[0].text.count("\v") == 1
    assert title.paragraphs[0].text.replace("\v", "") == TITLE


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_point_of_a_roomy_slide_has_two_lines(template: str) -> None:
    short = ("町の人は喜んだ", "窓口は二つ", "本は倍借りられた", "司書は一人")
    points = tuple(Point(Bilingual(text)) for text in (POINT, *short))
    body = blocks(template, Scene("s", "bullets", Bilingual("題"), points=points))["Body"]
    assert body.paragraphs[0].text.count("\v") == 1


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_title_that_no_size_sets_in_two_lines_is_kept_whole(template: str) -> None:
    scene = Scene("s", "bullets", Bilingual("長い題の言葉" * 14), points=(Point(Bilingual("点")),))
    title = blocks(template, scene)["Title"]
    assert title.paragraphs[0].text.replace("\v", "") == "長い題の言葉" * 14


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_agenda_of_seven_goes_on_on_a_second_slide_and_counts_on(template: str) -> None:
    points = tuple(Point(Bilingual(f"{n}番目の話")) for n in range(1, 8))
    scene = Scene("agenda", "agenda", Bilingual("本日の内容"), points=points)
    desk = Desk(load(template), "ja", Bilingual(), lambda _: None)
    bodies = [
        next(block for block in page.blocks if block.slot.name == "Body")
        for page in pages(desk, scene, 0)
    ]
    assert [len(body.paragraphs) for body in bodies] == [4, 3]
    assert {body.setting.scale for body in bodies} == {bodies[0].setting.scale}
    assert [body.paragraphs[0].start for body in bodies] == [1, 5]
