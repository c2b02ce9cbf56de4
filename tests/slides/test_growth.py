"""Points that are short are set larger: all of a deck at one size, and never like titles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slides.test_composition import TEMPLATES

from generator.model import Bilingual, Point, Scene
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.deck import grown, in_one_language, titled
from generator.slides.templates.template import load

SHORT = (
    "目盛りは五つの橋にある",
    "当番は二人一組で歩く",
    "色は三つに分かれる",
    "朝と夕に読む",
    "川の人が待つ",
)
LONG = tuple(f"{n}つ目の橋の目盛りは" + "とても長い説明を必要とする" * 4 for n in "一二三四五六")


def scenes(*texts: tuple[str, ...], layout: str = "bullets", english: str | None = None):
    return [
        Scene(
            f"s{n}",
            layout,
            Bilingual("橋の目盛り", english),
            points=tuple(Point(Bilingual(text, english)) for text in said),
        )
        for n, said in enumerate(texts)
    ]


def desk(template, shown, mode="bilingual"):
    plain = Desk(load(template), mode, Bilingual(), lambda _: None, in_one_language(shown, mode))
    return Desk(plain.template, mode, plain.credit, plain.picture, plain.alone, grown(plain, shown))


def sizes(laid, scene):
    """Points of type: of the title, and of the body's Japanese."""
    (page,) = pages(laid, scene, 1)
    found = {block.slot.name: block for block in page.blocks}
    return tuple(
        block.setting.size(block.paragraphs[0]) for block in (found["Title"], found["Body"])
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_short_points_are_larger_than_their_layout_has_them_but_smaller_than_a_title(template):
    (scene,) = scenes(SHORT)
    title, body = sizes(desk(template, [scene]), scene)
    assert load(template).role("bullets").fields["body"].styles[0].size < body < title


@pytest.mark.parametrize("template", TEMPLATES)
def test_long_points_are_not(template):
    shown = scenes(LONG)
    assert desk(template, shown).grown["bullets"] == 1


def test_one_long_slide_does_not_keep_the_others_small_and_short_ones_share_a_size():
    short = (SHORT[:4], SHORT[1:], SHORT[3::-1], SHORT[4:0:-1])
    shown = scenes(*short, LONG, layout="takeaways")
    laid = desk("ink", shown)
    assert laid.grown["takeaways"] > 1
    assert len({sizes(laid, scene)[1] for scene in shown[:4]}) == 1


def test_points_with_a_translation_under_each_leave_less_room():
    alone, both = scenes(SHORT), scenes(SHORT, english="Each bridge has marks of its own")
    assert in_one_language(alone, "bilingual")
    assert not in_one_language(both, "bilingual")
    assert sizes(desk("ink", alone), alone[0])[1] > sizes(desk("ink", both), both[0])[1]


def test_our_own_words_do_not_make_a_show_bilingual():
    notes = Scene(
        "n", "notes", Bilingual("付記", "Notes"), points=(Point(Bilingual("注", "Note")),)
    )
    shown = [*scenes(SHORT), notes]
    assert in_one_language(shown, "bilingual")


def test_a_long_title_sets_the_size_of_all_but_for_a_little():
    """A deck's titles do not jump: the others are at most a seventh larger."""
    told = scenes(SHORT, SHORT)
    for title in (
        "橋の目盛りは朝と夕に二人一組の当番が読む" * 4,
        "川の人が橋の上で待つあいだに" * 5,
    ):
        long = replace(told[1], title=Bilingual(title))
        plain = desk("ink", told)
        laid = replace(plain, titled=titled(plain, [told[0], long]))
        short_size, long_size = (sizes(laid, scene)[0] for scene in (told[0], long))
        assert long_size < sizes(plain, told[0])[0]
        assert long_size <= short_size <= 1.2 * long_size
