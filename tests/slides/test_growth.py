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
from generator.slides.composing.fit import CARD, Setting
from generator.slides.composing.text import Run, SlideParagraph
from generator.slides.deck import grown, in_one_language, mode_of, titled
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
    """Points of type: of the title, and of the Japanese of the body or of the first card."""
    (page,) = pages(laid, scene, 1)
    found = {block.slot.name: block for block in page.blocks}
    told = (found["Title"], found.get("Body") or found["Point 1"])
    return tuple(block.setting.size(block.paragraphs[0]) for block in told)


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


def test_a_show_in_one_language_is_that_languages_deck():
    apart = Scene("n", "takeaways", Bilingual("まとめ", "Takeaways"))
    turned = Bilingual(None, "Each bridge has marks of its own")
    english = [
        replace(s, points=tuple(replace(p, text=turned) for p in s.points)) for s in scenes(SHORT)
    ]
    assert mode_of([*scenes(SHORT), apart], "bilingual") == "ja"
    assert mode_of([*english, apart], "bilingual") == "en"
    assert mode_of(scenes(SHORT, english="Each bridge has marks"), "bilingual") == "bilingual"
    assert mode_of(scenes(SHORT), "en") == "en"


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


def test_the_small_title_of_a_quotation_makes_no_other_smaller():
    said = Scene("q", "quote", Bilingual("橋の上で"), points=(Point(Bilingual("「川を見よ」")),))
    told = scenes(SHORT, SHORT)
    assert titled(desk("ink", told), [*told, said]) == titled(desk("ink", told), told)


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


def page_of(template, scene, mode="bilingual"):
    (page,) = pages(Desk(template, mode, Bilingual(), lambda _: None), scene, 1)
    return page


def step(ja, en):
    return Group(Point(Bilingual(ja, en)))


def test_steps_told_in_sentences_run_down_the_page_and_no_word_is_broken_inside():
    groups = tuple(
        step(
            "橋の目盛りを朝と夕に読み、帳面に書き留める", "Unquestionably the keepers note it down"
        )
        for _ in range(4)
    )
    page = page_of(plain_template(), Scene("s", "steps", Bilingual("当番"), groups=groups))
    steps = [b for b in page.blocks if b.slot.name.startswith("Step")]
    frames = [block.frame or block.slot.frame for block in steps]
    assert len({frame.x for frame in frames}) == 1
    assert [frame.y for frame in frames] == sorted({frame.y for frame in frames})
    assert not any(block.setting.measured(block.paragraphs).torn for block in steps)


def test_a_long_word_in_a_narrow_place_is_set_smaller_rather_than_broken():
    (slot,) = [load("ink").role("columns").fields["column_1"]]
    narrow = slot.at(replace(slot.frame, w=slot.frame.h // 2))
    words = (SlideParagraph((Run("incomprehensibilities", "en"),)),)
    large, small = (Setting(narrow, CARD, scale) for scale in (3.0, 0.3))
    assert large.measured(words).torn
    assert not small.measured(words).torn or small.size(words[0]) == CARD.first


def test_four_people_stand_on_one_slide_where_there_is_room_for_them():
    people = tuple(
        Group(Point(Bilingual(name, "Aya Mori")), (Point(Bilingual("橋の当番", "Bridge keeper")),))
        for name in ("森彩", "林守", "橋本岸", "川辺渡")
    )
    page = page_of(
        plain_template(), Scene("p", "profiles", Bilingual("当番", "Keepers"), groups=people)
    )
    names = [b for b in page.blocks if b.slot.name in {f"Person {n}" for n in range(1, 5)}]
    assert len(names) == 4
    facts = [b for b in page.blocks if b.slot.name.endswith("Body")]
    assert max(map(type_of, facts)) <= min(map(type_of, names))


def test_four_people_of_whom_much_is_said_stand_on_two_slides_in_type_that_is_read():
    told = (
        Bilingual(
            "橋の当番を三十年つとめる技師", "An engineer who has kept the bridge for thirty years"
        ),
        Bilingual(
            "「橋は毎朝鳴る」と話した", "“The bridge sounds every morning,” the engineer said"
        ),
    )
    people = tuple(
        Group(Point(Bilingual(name, "Aya Mori")), tuple(map(Point, told)))
        for name in ("森彩", "林守", "橋本岸", "川辺渡")
    )
    laid = Desk(plain_template(), "bilingual", Bilingual(), lambda _: None)
    made = pages(laid, Scene("p", "profiles", Bilingual("当番", "Keepers"), groups=people), 1)
    for page in made:
        facts = [b for b in page.blocks if b.slot.name.endswith("Body")]
        assert len(facts) == 4 // len(made)
        assert min(map(type_of, facts)) >= 16


def test_people_of_whom_little_is_said_stand_in_wide_cards_in_larger_type():
    fact = Point(Bilingual("最高研究責任者（CRO）", "Chief Research Officer (CRO)"))
    people = tuple(
        Group(Point(Bilingual(name, "Aya Mori")), (fact,))
        for name in (
            "ヨナス・ベルイマンド",
            "カリン・スヴェンソン",
            "エリク・ノルデン",
            "アンナ・リンドベリ",
        )
    )
    scene = Scene("p", "profiles", Bilingual("当番", "Keepers"), groups=people)
    page = page_of(plain_template(), scene)
    facts = [b for b in page.blocks if b.slot.name.endswith("Body")]
    assert len({b.slot.frame.x for b in facts}) < 4
    assert min(map(type_of, facts)) >= 20


def counted(*values: str) -> Scene:
    """A table of years and a number each."""
    head = (Point(Bilingual("年度", "Year")), Point(Bilingual("量（トン）", "Tons")))
    rows = tuple(
        (Point(Bilingual(f"{2021 + n}年度", f"FY{2021 + n}")), Point(Bilingual(value, value)))
        for n, value in enumerate(values)
    )
    return Scene("t", "table", Bilingual("量は増えた", "More"), table=(head, *rows))


def test_numbers_of_a_table_have_a_bar_each_in_their_own_row():
    grid, bars = page_of(plain_template(), counted("150", "240", "620")).objects
    assert bars.series[0][1] == (150.0, 240.0, 620.0)
    place = bars.slot.frame
    assert place.y == grid.slot.frame.y + grid.heights[0]
    assert place.h == sum(grid.heights[1:])
    assert len(set(grid.heights[1:])) == 1
    assert grid.slot.frame.x + grid.widths[0] < place.x
    assert place.x + place.w < grid.slot.frame.x + sum(grid.widths)


@pytest.mark.parametrize("values", [("150", "620"), ("150", "—", "620"), ("5", "5", "5")])
def test_a_table_with_too_little_to_compare_has_no_bars(values):
    assert len(page_of(plain_template(), counted(*values)).objects) == 1


def test_what_a_deck_ends_with_stands_on_numbered_cards_in_a_strangers_template():
    points = tuple(Point(Bilingual(text, "Each bridge has marks")) for text in SHORT[:2])
    scene = Scene("t", "takeaways", Bilingual("まとめ", "In short"), points=points)
    template = plain_template()
    page = page_of(template, scene)
    assert [mark.text for mark in page.marks if mark.text] == ["1", "2"]
    cards = [mark.frame for mark in page.marks if not mark.text and mark.frame.w > mark.frame.h]
    assert max(f.y + f.h for f in cards) - min(f.y for f in cards) > 0.6 * template.room.h


def test_a_note_takes_one_line_where_both_its_languages_fit_on_it():
    group = (step("橋を渡る", "Cross the bridge"), step("目盛りを読む", "Read the marks"))
    for ja, lines in (("夜は休む", 1), ("夜は休むが、" * 9, 2)):
        note = {"note": Point(Bilingual(ja, "Not at night"))}
        scene = Scene("s", "steps", Bilingual("当番"), groups=group, fields=note)
        found = {b.slot.name: b for b in page_of(plain_template(), scene).blocks}
        assert len(found["Note"].paragraphs) == lines


def test_a_strangers_points_have_a_sign_before_each_even_where_it_has_none():
    template = plain_template()
    style = template.role("bullets").fields["body"].styles[0]
    assert style.bulleted
    assert "buChar" in style.local[1] or style.local[1] == ""


def test_forms_begin_under_a_strangers_heading_however_low_its_points_stand():
    low = body(box=Box(0.8, 3.6, 11.7, 2.4))
    template = opened(stranger((Sheet("Bullets", (title(), low)),)), "stranger")
    heading = [template.role("bullets").fields[key].frame for key in ("title",)]
    assert template.room.y < round(3.0 * 914_400)
    assert template.room.y >= max(f.y + f.h for f in heading)
    assert template.room.y + template.room.h > round(6.5 * 914_400)
