"""Points that are short are set larger: all of a deck at one size, and never like titles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slides.strangers import body, stranger, title
from slides.test_composition import TEMPLATES

from authoring.content import Sheet
from authoring.tokens import Box
from generator.model import Bilingual, Group, Point, Scene
from generator.slides.composing.claims import statement
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.deck import grown, in_one_language, titled
from generator.slides.templates.template import load, opened

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
    for words in (
        "橋の目盛りは朝と夕に二人一組の当番が読む" * 4,
        "川の人が橋の上で待つあいだに" * 5,
    ):
        long = replace(told[1], title=Bilingual(words))
        plain = desk("ink", told)
        laid = replace(plain, titled=titled(plain, [told[0], long]))
        short_size, long_size = (sizes(laid, scene)[0] for scene in (told[0], long))
        assert long_size < sizes(plain, told[0])[0]
        assert long_size <= short_size <= 1.2 * long_size


CLAIM = Scene("c", "statement", Bilingual("橋の目盛りは町を守った", "The marks kept the town safe"))
REASONS = tuple(Point(Bilingual(text, "Each bridge has marks of its own")) for text in SHORT[:2])


def blocks_of(template, scene):
    laid = Desk(template, "bilingual", Bilingual(), lambda _: None)
    (page,) = pages(laid, scene, 1)
    return {block.slot.name: block for block in page.blocks}


def type_of(block):
    return block.setting.size(block.paragraphs[0])


def plain_template():
    return opened(stranger((Sheet("Bullets", (title(), body())),)), "stranger")


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_alone_is_larger_than_its_layout_has_it_and_what_it_rests_on_makes_it_smaller(
    template,
):
    desk_ = Desk(load(template), "bilingual", Bilingual(), lambda _: None)
    (alone,) = statement(desk_, CLAIM)
    (under,) = statement(desk_, replace(CLAIM, points=REASONS))
    assert alone.heading > 1
    assert 0.7 < under.heading <= alone.heading


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_and_what_it_rests_on_stand_apart(template):
    found = blocks_of(load(template), replace(CLAIM, points=REASONS))
    low = min(b.slot.frame.y for name, b in found.items() if name.startswith("Support"))
    second = found["Title Second" if "Title Second" in found else "Title EN"].slot.frame
    assert found["Title"].slot.frame.y + found["Title"].slot.frame.h <= second.y
    assert second.y + second.h < low


def test_what_a_message_belongs_to_is_read_and_well_under_its_size():
    for kicker in (
        Bilingual(),
        Bilingual("橋の目盛りの読み方", "How the marks on bridges are read"),
    ):
        found = blocks_of(plain_template(), replace(CLAIM, kicker=kicker))
        label, message = (type_of(found[name]) for name in ("Kicker", "タイトル 1"))
        assert 14 <= label <= 0.75 * message


def test_a_speaker_whom_the_title_names_does_not_sign_again_under_a_strangers_title():
    said = Point(Bilingual("この明かりは消せない", "We could not turn it off"))
    speaker = Point(Bilingual("砥石さん", "Toishi"))
    scene = Scene(
        "q", "quote", Bilingual("砥石さんの言葉", "In the words of Toishi"), points=(said,)
    )
    found = blocks_of(plain_template(), replace(scene, fields={"attribution": speaker}))
    assert "Attribution" not in found
    assert "砥石さん" in found["タイトル 1"].paragraphs[0].text


def test_cards_of_people_fill_most_of_their_room():
    people = tuple(
        Group(Point(Bilingual(name, "Aya Mori")), (Point(Bilingual("橋の当番", "Bridge keeper")),))
        for name in ("森彩", "林守")
    )
    template = plain_template()
    laid = Desk(template, "bilingual", Bilingual(), lambda _: None)
    (page,) = pages(laid, Scene("p", "profiles", Bilingual("当番", "Keepers"), groups=people), 1)
    tallest = max(mark.frame.h for mark in page.marks)
    assert tallest >= 0.6 * template.room.h
    names = [type_of(b) for b in page.blocks if b.slot.name in {"Person 1", "Person 2"}]
    assert min(names) > 24


def test_a_strangers_place_for_a_quotation_that_holds_a_line_or_two_is_not_used_for_it():
    """There the title is meant to be the quotation, and the place is for who said it."""
    low, high = (
        opened(
            stranger((Sheet("Bullets", (title(), body())), Sheet("Quote", (title(), place)))), "s"
        ).role("quote")
        for place in (body(box=Box(0.8, 5.0, 11.7, 1.2)), body())
    )
    assert low.ours
    assert not high.ours
