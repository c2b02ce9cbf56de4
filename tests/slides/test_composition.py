"""What a slide looks like where its content leaves a choice."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from slides.strangers import body, japanese_office, stranger, title

from authoring.content import Sheet
from authoring.drawing import Decoration, Placeholder
from authoring.tokens import Box, Text
from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.slides.composing.compose import pages
from generator.slides.composing.desk import Desk
from generator.slides.composing.pages import item_tops
from generator.slides.deck import desk_of
from generator.slides.opc import pack, unpack
from generator.slides.templates.layouts import Frame
from generator.slides.templates.places import names
from generator.slides.templates.template import load, opened

TEMPLATES = names()
INCH = 914_400
SPEAKER = Bilingual("砥石順平さん", "Junpei Toishi")
SAID = Point(Bilingual("「この明かりは消せないと思いました。」", "“We could not turn it off.”"))


def picture(path):
    del path
    stream = io.BytesIO()
    Image.new("RGB", (600, 100)).save(stream, "PNG")
    return stream.getvalue()


def page(template, scene, mode="bilingual"):
    (made,) = pages(Desk(load(template), mode, Bilingual(), picture), scene, 1)
    return made


def blocks(made):
    return {block.slot.name: block for block in made.blocks}


def frame(block):
    return block.frame or block.slot.frame


def words(made):
    return "".join(p.text for block in made.blocks for p in block.paragraphs)


@pytest.mark.parametrize("mode", ["bilingual", "ja", "en"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_speaker_who_is_the_title_is_named_once_where_all_titles_stand(template, mode):
    fields = {"attribution": Point(SPEAKER)}
    made = page(template, Scene("q", "quote", SPEAKER, points=(SAID,), fields=fields), mode)
    for language in ("ja", "en") if mode == "bilingual" else (mode,):
        assert words(made).replace("\u00a0", " ").count(SPEAKER[language]) == 1
    found = blocks(made)
    assert frame(found["Title"]).y == load(template).role("bullets").fields["title"].frame.y


def test_a_quotation_with_a_title_of_its_own_keeps_both():
    title = Bilingual("夜の図書館", "The library at night")
    fields = {"attribution": Point(SPEAKER)}
    found = blocks(page("ink", Scene("q", "quote", title, points=(SAID,), fields=fields)))
    assert frame(found["Title"]).y < frame(found["Body"]).y < frame(found["Attribution"]).y


def steps(texts):
    return Scene(
        "s", "steps", Bilingual("手順"), groups=tuple(Group(Point(Bilingual(t))) for t in texts)
    )


@pytest.mark.parametrize("points", [(), (Point(Bilingual("抜く", "Drain it")),)])
def test_steps_that_say_nothing_are_a_slide_of_their_title(points):
    made = page("ink", Scene("s", "steps", Bilingual("手順", "How to"), points=points))
    assert made.layout.name


def test_five_steps_of_which_the_last_has_more_to_say_stand_on_one_slide():
    heads = [
        Bilingual("表のいちばん近い地点を開く", "Open the table for the place nearest to you"),
        Bilingual("昼に潮の引く日を探す", "Look for a day on which the tide is low at noon"),
        Bilingual("30センチより低い日を選ぶ", "Choose a day on which it is below 30 centimeters"),
        Bilingual("二時間前に着くように出る", "Leave home to be there two hours before it"),
    ]
    more = (
        Point(Bilingual("よく忘れるのは五番目", "The fifth is the one that is forgotten")),
        Point(Bilingual("潮は静かに満ちてくる", "The tide comes in without a sound")),
    )
    last = Group(Point(Bilingual("過ぎたら片づける", "When it is past, pack up")), points=more)
    groups = (*(Group(Point(each)) for each in heads), last)
    made = page("ink", Scene("s", "steps", Bilingual("手順", "How to"), groups=groups))
    assert {f"Step {n}" for n in range(1, 6)} <= blocks(made).keys()


def test_steps_that_are_sentences_are_set_as_text_not_as_headings():
    long = page(
        "ink",
        steps(["残った電気をすべて抜いてから運び出す"] * 3),
        "ja",
    )
    short = page("ink", steps(["抜く", "砕く", "溶かす"]), "ja")
    for made, bold in ((long, False), (short, True)):
        block = blocks(made)["Step 1"]
        assert block.setting.style(block.paragraphs[0]).bold is bold


def test_names_on_cards_are_not_broken_where_a_smaller_size_keeps_them_whole():
    names = ("ジョン・シュラルマン", "ミラ・ムラティ", "ボブ・マグルー", "バレット・ゾフ")
    people = tuple(Group(Point(Bilingual(name)), (Point(Bilingual("研究者")),)) for name in names)
    made = page("ink", Scene("p", "profiles", Bilingual("人"), groups=people), "ja")
    assert all("\v" not in p.text for block in made.blocks for p in block.paragraphs)


def test_what_a_number_counts_stands_close_under_it_in_one_language():
    fields = {
        "number": Point(Bilingual("約480万円", "about 4.8 million yen")),
        "number_note": Point(Bilingual("費用は1年間で", "The cost a year")),
    }
    scene = Scene("n", "number", Bilingual("費用"), fields=fields)
    both, alone = (blocks(page("ink", scene, mode)) for mode in ("bilingual", "ja"))
    assert frame(both["Number Note"]).y > frame(both["Number Second"]).y
    assert frame(alone["Number Note"]).x > frame(alone["Number"]).x  # beside it on a wide ground
    points = (Point(Bilingual("人件費である", "It is for staff")),)
    beside = blocks(page("ink", replace(scene, points=points), "ja"))
    end = item_tops(beside["Number"])[-1]
    assert 0 <= item_tops(beside["Number Note"])[0] - end < INCH // 4


LETTERS = (
    ("一年に届いた手紙の数で、海外からの分も入る", "letters in a year, with those from abroad"),
    ("多くは子どもが書き、返事は職員が手で書く", "Most are by children; the staff answer by hand"),
    ("十年前には四百通ほどで、半分が町の中からだった", "It was 400 ten years ago, half from here"),
)


@pytest.mark.parametrize("box", [Box(0.8, 2.0, 11.7, 4.6), Box(0.8, 2.0, 8.6, 4.9)])
def test_what_is_told_of_a_figure_alone_stands_beside_it_in_type_that_is_read(box):
    number = Point(Bilingual("1250通", "1,250 letters"))
    note, *others = (Point(Bilingual(ja, en)) for ja, en in LETTERS)
    head = Bilingual("町の小さな博物館に届く手紙が増えている", "A small museum gets more letters")
    fields = {"number": number, "number_note": note}
    figure = Scene("f", "number", head, fields=fields, points=tuple(others))
    plain = [Scene(f"p{n}", "bullets", head, points=(note, *others)) for n in range(3)]
    template = opened(stranger((Sheet("Bullets", (title(), body("Body", box=box))),)), "stranger")
    desk = desk_of(Storyboard(head, (figure, *plain)), "bilingual", template, picture)
    (made,) = pages(desk, figure, 1)
    told = blocks(made)["Figure 1 Body"]
    assert told.setting.size(told.paragraphs[0]) >= 18
    assert frame(told).x > frame(blocks(made)["Figure 1"]).x


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_statements_of_a_contrast_take_two_lines_at_most(template):
    sides = (
        ("大きな", "一つの大きなAIを育てている"),
        ("小さな", "小さなAIをいくつも、つなぎ合わせて作っている"),
    )
    groups = tuple(Group(Point(Bilingual(a)), (Point(Bilingual(b)),)) for a, b in sides)
    made = page(template, Scene("c", "comparison", Bilingual("違い"), groups=groups), "ja")
    assert all(p.text.count("\v") < 2 for block in made.blocks for p in block.paragraphs)


def test_english_that_would_end_in_a_word_or_two_is_broken_evenly_and_no_other():
    orphan = (
        "The batteries in electric bicycles and in vacuum cleaners hold such metals, "
        "and now in cars"
    )
    even = orphan + " and in every telephone that people carry around with them in the town"
    points = tuple(
        Point(Bilingual(None, text)) for text in (orphan, even, "Cars", "Phones", "Bikes")
    )
    found = blocks(page("ink", Scene("e", "bullets", Bilingual(None, "Batteries"), points=points)))
    first, second, *_ = (p.text for p in found["Body"].paragraphs)
    assert "\v" in first
    assert "\v" not in second


def drawn_on(shape):
    """A stranger's template whose layout for points draws something itself."""
    sheet = Sheet("Bullets", (shape, title(), body("Body", box=Box(0.8, 2.6, 11.7, 4.2))))
    return opened(stranger((sheet,)), "stranger")


def strange(template, scene, mode="bilingual"):
    (made,) = pages(Desk(template, mode, Bilingual(), picture), scene, 1)
    return made


TOLD = Scene("t", "bullets", Bilingual("夜の図書館", "The library at night"), points=(SAID,))


def test_a_title_grows_down_to_what_is_drawn_below_it_and_no_further():
    low, high = (drawn_on(Decoration("rect", Box(0, y, 13.3, 0.02), "accent1")) for y in (2.2, 1.8))
    for template, line in ((low, 2.2), (high, 1.8)):
        place = frame(blocks(strange(template, TOLD))["タイトル 1"])
        assert place.y + place.h <= round(line * 914_400) + 1


def test_a_second_title_without_room_in_the_band_stands_below_it():
    """The band is too low for two lines: English stands between it and the points."""
    band = Decoration("rect", Box(0, 0.95, 13.3, 0.05), "accent1")
    sheet = Sheet(
        "Bullets",
        (
            band,
            Placeholder("Title", "title", None, Box(0.8, 0.5, 11.7, 0.4), (Text(20),)),
            body("Body", box=Box(0.8, 2.6, 11.7, 4.2)),
        ),
    )
    made = strange(opened(stranger((sheet,)), "stranger"), TOLD)
    found = blocks(made)
    assert made.gaps == ()
    assert frame(found["Title"]).y + frame(found["Title"]).h <= frame(found["Title Second"]).y
    assert (
        frame(found["Title Second"]).y + frame(found["Title Second"]).h <= frame(found["Point 1"]).y
    )


def test_a_picture_leaves_the_logo_free():
    logo = Decoration("rect", Box(11.5, 6.0, 1.2, 1.0), "accent1")
    scene = Scene("f", "figure", Bilingual("図", "A figure"), image="a.png")
    (photo,) = strange(drawn_on(logo), scene).objects
    corner = Frame(*(round(side * 914_400) for side in (11.5, 6.0, 1.2, 1.0)))
    assert not photo.slot.frame.overlaps(corner)
    assert photo.slot.frame.w > 9 * 914_400


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_quotation_does_not_stand_over_itself_as_its_title(template):
    fields = {"attribution": Point(SPEAKER)}
    title_ = Bilingual("「この明かりは消せない」", "“We could not turn it off”")
    made = page(template, Scene("q", "quote", title_, points=(SAID,), fields=fields))
    assert words(made).replace("\v", "").count("この明かりは消せない") == 1
    assert words(made).count(SPEAKER.ja) == 1
    other = Bilingual("灯りを残した夜", "The night the light stayed on")
    assert other.ja in words(
        page(template, Scene("q", "quote", other, points=(SAID,), fields=fields))
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_rows_stand_on_one_slide_with_both_languages_side_by_side_where_that_saves_one(template):
    def cells(n: int) -> tuple[Point, ...]:
        return tuple(Point(Bilingual(f"{n}{ja}", f"{en} {n}")) for ja, en in (("年", "Year"),) * 3)

    title_ = Bilingual("五年の数字を一枚の表にまとめて見せる、長い題", "Five years in one table")
    few, many = (Scene("t", "table", title_, table=tuple(map(cells, range(n)))) for n in (3, 9))
    for scene, beside in ((few, False), (many, True)):
        grid, *_ = page(template, scene).objects
        assert len(grid.rows) == len(scene.table)
        assert (len(grid.rows[1][0]) == 1) == beside


SENTENCES = (
    (
        "橋の人は朝の六時に川の目盛りを読み、夕方にもう一度読みます。",
        "People read the marks at six.",
    ),
    ("雨の日には当番が二人で歩き、色の変わる所を書きとめました。", "On wet days two walk along."),
    ("それでも十年のあいだ一度も休んだことはないと町の人は言う。", "Nobody ever missed a day."),
)


def spoken(times):
    ja, en = ("".join(s[n] + " " * n for s in SENTENCES for _ in range(times)) for n in (0, 1))
    return Point(Bilingual(f"「{ja}」", f"“{en.strip()}”"))


def told_by(scene, template="ink"):
    made = pages(Desk(load(template), "bilingual", Bilingual(), picture), scene, 1)
    bodies = [blocks(one)["Body"].paragraphs for one in made]
    return made, [p.text.replace("\v", "") for paragraphs in bodies for p in paragraphs]


def test_a_quotation_is_set_smaller_before_it_is_cut_and_its_note_makes_room():
    title_, note = (
        Bilingual("橋の人の話", "What they say"),
        Point(Bilingual("十年前の話です", "Long ago")),
    )
    fields = {"attribution": Point(SPEAKER), "note": note}
    for times in (1, 2, 3, 4):
        scene = Scene("q", "quote", title_, points=(spoken(times),), fields=fields)
        made, _ = told_by(scene, "washi")
        assert len(made) == 1
    assert any("in the notes" in gap.why for gap in made[0].gaps)


def test_a_quotation_too_long_for_one_slide_is_cut_between_sentences_and_signed_on_each():
    title_ = Bilingual("橋の人の話", "What they say")
    scene = Scene("q", "quote", title_, points=(spoken(8),), fields={"attribution": Point(SPEAKER)})
    made, texts = told_by(scene)
    assert len(made) > 1
    assert all(text.rstrip("」”")[-1] in "。う." for text in texts)
    assert all("砥石順平さん" in words(one) for one in made)


def test_a_question_whose_answer_is_the_title_is_the_title():
    title_ = Bilingual("橋は三年で直る", "The bridge will be mended in three years")
    asked = Point(Bilingual("橋はいつ直る？", "When will it be mended?"))
    same = Point(Bilingual("橋は三年で直る。", "The bridge will be mended in three years."))
    other = Point(Bilingual("町が年に二百万円を出す", "The town pays"))
    made = page("ink", Scene("a", "qa", title_, groups=(Group(asked, (same,)),)))
    assert blocks(made)["Title"].paragraphs[0].text == "橋はいつ直る？"
    assert words(made).replace("\v", "").count("橋は三年で直る") == 1
    kept = page("ink", Scene("b", "qa", title_, groups=(Group(asked, (other,)),)))
    assert blocks(kept)["Title"].paragraphs[0].text == "橋は三年で直る"


def test_two_of_four_people_are_drawn_as_people():
    point_ = Point(
        Bilingual("4人のうち2人は理由を話していない", "2 of the 4 people gave no reason")
    )
    for layout in ("statement", "bullets"):
        made = page("ink", Scene("s", layout, Bilingual("橋の話", "The bridge"), points=(point_,)))
        people = [mark for mark in made.marks if mark.icon == "user"]
        assert len(people) == 4
        assert len({mark.look.fill for mark in people[:2]}) == 1
        assert people[0].look.fill != people[3].look.fill


def test_a_share_in_words_is_drawn_as_the_part_it_is():
    point_ = Point(Bilingual("箱の3分の2は運動場", "Two thirds of the box are a yard"))
    made = page("ink", Scene("s", "statement", Bilingual("箱の話", "The box"), points=(point_,)))
    empty, full = made.marks[-2:]
    assert full.frame.w / empty.frame.w == pytest.approx(2 / 3, abs=0.01)


def test_english_of_one_sentence_stands_once_under_all_points_of_it():
    said = ("橋を渡る人", "荷を運ぶ人", "灯を守る人")
    english = ("Those who cross it, carry over it and keep its lamp", "", "")
    points = tuple(Point(Bilingual(ja, en), ("s1",)) for ja, en in zip(said, english, strict=True))
    apart = (Point(Bilingual("川の音", "The river"), ("s2",)), *points)
    for given in (points, apart):
        scene = Scene("a", "bullets", Bilingual("橋の話", "The bridge"), points=given)
        texts = [
            [" ".join(p.text.split()) for p in b.paragraphs]
            for b in page("ink", scene).blocks
            if b.slot.name.startswith("Point")
        ]
        assert texts[-1] == [*said, english[0]]


def test_a_message_has_its_part_or_a_label_where_other_slides_have_their_title():
    plain = opened(stranger((Sheet("Bullets", (title(), body("Body"))),)), "stranger")
    for kicker, label in ((Bilingual(), "要点"), (Bilingual("橋の話", "Bridge"), "橋の話")):
        scene = Scene("a", "statement", Bilingual("橋は残る", "It stays"), kicker=kicker)
        found = {b.slot.name: b for b in strange(plain, scene).blocks}
        assert found["Kicker"].paragraphs[0].text.startswith(label)
        assert frame(found["Kicker"]).y < frame(found["タイトル 1"]).y


def test_what_goes_on_with_a_point_stands_close_under_it() -> None:
    said = ("橋を渡る", "灯を守る")
    given = (Bilingual(said[0], "They cross it and keep the lamp"), Bilingual(said[1], ""))
    points = tuple(Point(each, ("s1",)) for each in given)
    made = page("ink", Scene("a", "profile", Bilingual("橋の人", "Keeper"), points=points))
    (block,) = (b for b in made.blocks if len(b.paragraphs) == 3)
    first, second, english = block.paragraphs
    assert [p.text.replace("\u00a0", " ") for p in (first, second)] == list(said)
    assert block.setting.before(second) < block.setting.before(first)
    assert english.text


PLAIN = stranger((Sheet("Bullets", (title(), body("Body"))),))
BRIDGE = Scene("a", "statement", Bilingual("橋は残る", "It stays"), points=(SAID,))


def test_what_a_deck_opens_with_and_a_message_alone_stand_on_a_strong_ground() -> None:
    plain = opened(PLAIN, "stranger")
    for scene, opening, layout in (
        (BRIDGE, "a", "Key message"),
        (BRIDGE, "b", "Statement"),
        (replace(BRIDGE, points=()), "b", "Key message"),
    ):
        desk = Desk(plain, "bilingual", Bilingual(), picture, opening=opening)
        (made,) = pages(desk, scene, 1)
        assert (made.layout.name, made.form.name) == (layout, "statement")


def test_one_message_is_the_gist_one_leads_to_the_parts_and_one_a_part_has_its_name() -> None:
    plain = opened(PLAIN, "stranger")
    lead, part = replace(BRIDGE, id="b"), replace(BRIDGE, id="c", part=1, kicker=SPEAKER)
    more = replace(part, id="d")
    board = Storyboard(BRIDGE.title, (BRIDGE, lead, part, more))
    desk = desk_of(board, "bilingual", plain, picture)
    labels = {}
    for scene in board.scenes:
        (made,) = pages(desk, scene, 1)
        labels[scene.id] = blocks(made).get("Kicker")
    said = {
        key: block and block.paragraphs[0].text.split("\u3000")[0] for key, block in labels.items()
    }
    assert said == {"a": "要点", "b": "はじめに", "c": SPEAKER.ja, "d": None}


def test_a_further_message_of_a_part_is_its_slides_title_over_cards() -> None:
    first = replace(BRIDGE, id="c", part=1, kicker=SPEAKER)
    more = replace(first, id="d")
    board = Storyboard(BRIDGE.title, (first, more))
    (made,) = pages(desk_of(board, "bilingual", opened(PLAIN, "stranger"), picture), more, 1)
    (title,) = (block for block in made.blocks if block.slot.is_title)
    assert made.form.name == "points"
    assert title.paragraphs[0].text.replace("\v", "") == BRIDGE.title.ja


def test_a_further_message_too_long_for_a_title_stays_large_in_its_ground() -> None:
    long = Bilingual(
        "宿題をする高校生、資格の勉強をする会社員、新聞を読みながら迎えの車を待つ人、灯を見に来る旅人",
        "High school students doing their homework, office workers studying for examinations, "
        "people who read the paper as they wait for a ride, and travellers who came for the lamps",
    )
    first = replace(BRIDGE, id="c", part=1, kicker=SPEAKER)
    more = replace(first, id="d", title=long)
    board = Storyboard(BRIDGE.title, (first, more))
    (made,) = pages(desk_of(board, "bilingual", opened(PLAIN, "stranger"), picture), more, 1)
    assert made.form.name == "statement"


def test_points_that_a_list_has_on_two_slides_are_cards_on_as_many() -> None:
    told = Bilingual(
        "橋の灯を守る人は、夕方の鐘が鳴ると川の両岸を順に回り、風の強い夜にはもう一度回る",
        "Whoever keeps the lamps walks both banks when the evening bell rings, and walks them "
        "once more on nights when the wind blows hard from the sea",
    )
    points = tuple(Point(told, (f"s{n}",)) for n in range(6))
    scene = Scene("a", "bullets", Bilingual("橋の灯", "Lamps"), points=points)
    made = pages(Desk(opened(PLAIN, "stranger"), "bilingual", Bilingual(), picture), scene, 1)
    assert [page.form.name for page in made] == ["points", "points"]
    assert len({block.setting.scale for page in made for block in page.blocks[1:-1]}) == 1


def test_a_note_stands_right_under_cards_that_end_above_it():
    people = tuple(
        Group(Point(Bilingual(f"橋守{n}", f"Keeper {n}")), (Point(Bilingual("灯番", "Lamps")),))
        for n in (1, 2)
    )
    note = {"note": Point(Bilingual("三人のうち", "Of three"))}
    scene = Scene("a", "profiles", Bilingual("橋の人", "People"), groups=people, fields=note)
    made = page("ink", scene)
    under = max(m.frame.y + m.frame.h for m in made.marks if m.frame.h > 914_400)
    (said,) = (b for b in made.blocks if b.slot.name == "Note")
    assert under < frame(said).y < under + 914_400 // 2


def test_who_said_it_stands_apart_under_a_quotation_on_the_ground_of_both():
    plain = opened(stranger((Sheet("Bullets", (title(), body("Body"))),)), "stranger")
    said = Point(Bilingual("「橋は残る」", "“It stays.”"))
    signed = {"attribution": Point(Bilingual("橋守", "The keeper"))}
    scene = Scene("a", "quote", Bilingual("橋の話", "Bridge"), points=(said,), fields=signed)
    made = strange(plain, scene)
    found = {b.slot.name: frame(b) for b in made.blocks}
    quoted, by = found["Body"], found["Attribution"]
    ground, line = made.marks
    assert 914_400 // 4 < by.y - quoted.y - quoted.h < 914_400 // 2
    assert ground.frame.y < quoted.y
    assert by.y + by.h < ground.frame.y + ground.frame.h
    assert (line.frame.y, line.frame.h) == (ground.frame.y, ground.frame.h)


LONE = Group(
    Point(Bilingual("オープン", "Open")), (Point(Bilingual("一つの大きな町", "One large town")),)
)
SEVERAL = Group(
    Point(Bilingual("小さな町", "Small towns")),
    (
        Point(Bilingual("小さな町をいくつもつなぐ", "They join many small towns together")),
        Point(Bilingual("費用がとても安く済む", "They cost very little to keep")),
    ),
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_one_point_against_several_begins_where_they_do_and_is_as_large(template):
    title = Bilingual("二つの町", "Two towns")
    found = blocks(page(template, Scene("c", "comparison", title, groups=(LONE, SEVERAL))))
    one, many = found["Side 1 Body"], found["Side 2 Body"]
    assert frame(one).y == frame(many).y
    assert one.slot.anchor == "t"
    size, other = (b.setting.size(b.paragraphs[0]) for b in (one, many))
    assert size == other


AMOUNTS = [
    ("この作業は費用の約3割を占める", "It takes about 30 percent of the costs", "3"),
    ("回収箱は5年前の4か所から36か所に増えた", "There are 36 locations, up from 4", "4→36か所"),
    ("電池1トンから280キログラムが取れる", "One ton yields 280 kilograms", "280"),
]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("ja", "en", "digits"), AMOUNTS)
def test_the_figure_that_a_message_rests_on_stands_large_beside_it(template, ja, en, digits):
    title = Bilingual("分けたので回収率が上がった", "Sorting raised the recovery rate")
    told = (Point(Bilingual("毎年上がっている", "It rises every year")), Point(Bilingual(ja, en)))
    made = page(template, Scene("s", "statement", title, points=told))
    block = blocks(made)["Support 2"]
    figure, text, *_ = block.paragraphs
    large = max(figure.runs, key=lambda run: run.scale)
    assert (large.text, text.text.replace("\v", "")) == (digits, ja)
    times = 1.4 if "→" in digits else 1.75
    assert block.setting.size(figure) * large.scale > times * block.setting.size(text)
    message = blocks(made)["Title"]
    assert message.slot.frame.x + message.slot.frame.w < frame(block).x
    most = message.setting.size(message.paragraphs[0])
    assert block.setting.size(figure) * large.scale <= 1.5 * most + 0.5
    alone = page(template, Scene("s", "statement", title, points=told[:1]))
    whole = blocks(alone)["Title"]
    # Its message says what the figure means, and is hardly smaller for it.
    assert most >= 0.8 * whole.setting.size(whole.paragraphs[0])


@pytest.mark.parametrize(
    "text",
    [
        "第3回は3月2日に開かれた",
        "2021年度に始めた",
        "1人が帰った",
        "3回目に届いた",
        "5年前に始めた",
    ],
)
def test_dates_ordinals_and_one_of_a_kind_are_no_amounts(text):
    title = Bilingual("町の話", "A town")
    made = page("ink", Scene("s", "statement", title, points=(Point(Bilingual(text)),)), "ja")
    assert all(run.scale == 1 for b in made.blocks for p in b.paragraphs for run in p.runs)


def test_a_figure_that_only_says_what_the_message_says_is_not_shown_beside_what_it_rests_on():
    title = Bilingual("閉館を午後6時から午後10時に延ばした", "It closes at 10 p.m., not at 6")
    told = (Point(Bilingual("はじめは疑う声もあった", "At first there were doubts")),)
    made = page("ink", Scene("s", "statement", title, points=told))
    assert "→" not in words(made)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_note_takes_no_room_from_what_stands_beside_it(template):
    who = Point(
        Bilingual("木村澄江、1988年生まれ、岬町の出身", "Sumie Kimura, born in 1988, from Misaki")
    )
    told = "話は去年の夏の終わりに、岬町の灯台の下にある古い集会所で、二日にわたって聞いた"
    english = "The talk took place over two days last summer, in the old hall below the lighthouse"
    note = Point(Bilingual(told, english))
    title = Bilingual("灯りを消せなかった", "She could not put out the light")
    points = (Point(Bilingual("窓を開けた", "She opened a window")),)
    scene = Scene("p", "profile", title, points=points, fields={"role": who, "note": note})
    made = blocks(page(template, scene))["Role"]
    assert not any("…" in p.text for p in made.paragraphs)


@pytest.mark.parametrize("template", TEMPLATES)
def test_who_one_person_is_stands_beside_a_card_for_each_thing_said(template):
    who = {"role": Point(Bilingual("元バス運転手", "Former bus driver"))}
    said = (Bilingual("終バスの時刻を覚えている", "He knows the last bus"), SAID.text)
    points = tuple(Point(text) for text in said)
    made = page(template, Scene("p", "profile", SPEAKER, points=points, fields=who))
    found = blocks(made)
    first, second = frame(found["Point 1"]), frame(found["Point 2"])
    assert first.y + first.h <= second.y
    assert (first.x, first.w) == (second.x, second.w)
    role = frame(found["Role"])
    assert role.x + role.w <= first.x
    assert made.form.letters == ("JT",)


@pytest.mark.parametrize("template", ["ink", "washi", "signal", "handout"])
def test_five_points_in_two_languages_stand_on_cards_of_one_width(template):
    told = [
        Bilingual("暖房の費用は冬には二倍になる", "In winter heating costs twice as much"),
        Bilingual("案内係は三人だけ", "There are only three attendants"),
        Bilingual("誰かが休むと開けない日も出る", "It cannot open when one of them is away"),
        Bilingual("来年度から週に四日開ける", "It opens four days a week from next year"),
        Bilingual("橋の灯は町が守る", "The town keeps the lamps of the bridge"),
    ]
    points = tuple(Point(text) for text in told)
    found = blocks(page(template, Scene("a", "bullets", Bilingual("課題", "Ahead"), points=points)))
    frames = [frame(found[f"Point {n}"]) for n in range(1, 6)]
    assert len({(each.x, each.w) for each in frames}) == 1


@pytest.mark.parametrize(
    "told",
    [
        ("口径は13ミリメートルが多い", "町ごとに違う", "町が決める"),
        ("客は280人いた", "本は450冊あった"),
    ],
)
def test_of_several_things_or_figures_none_is_shown_larger_than_the_others(told):
    title = Bilingual("口径で安い町は変わる", "Where water is cheaper changes")
    points = tuple(Point(Bilingual(text)) for text in told)
    made = page("ink", Scene("s", "statement", title, points=points), "ja")
    supports = [b for name, b in blocks(made).items() if name.startswith("Support")]
    sizes = {b.setting.size(p) * r.scale for b in supports for p in b.paragraphs for r in p.runs}
    assert len(supports) == len(told)
    assert len(sizes) == 1


def test_what_comes_out_of_something_is_no_change_from_one_amount_to_another():
    title = Bilingual("町の話", "A town")
    said = Point(Bilingual("石3トンから2トンの金属が取れる"))
    made = page("ink", Scene("s", "statement", title, points=(said,)), "ja")
    assert "→" not in words(made)


def test_english_on_a_cover_takes_a_third_line_rather_than_small_type():
    long = (
        "The chain of departures at the town hall shows no sign of stopping, and nobody knows "
        "what is to become of the market, the school and the three old bridges"
    )
    scene = Scene("t", "title", Bilingual("役場を去る人の連鎖が止まらない", long))
    template = opened(stranger(japanese_office()), "stranger.pptx", None)
    desk = Desk(template, "bilingual", Bilingual(), picture)
    (made,) = pages(desk, scene, 1)
    second = blocks(made)["サブタイトル 2"]
    assert len(second.setting.lines(second.paragraphs[0])) == 3


def test_a_message_begins_in_line_with_its_second_language():
    parts = unpack(stranger(japanese_office()), "stranger.pptx")
    indented = {name: data.replace(b'lIns="0"', b'lIns="91440"') for name, data in parts.items()}
    role = opened(pack(indented), "stranger.pptx", None).roles["statement"]
    first, second = role.fields["title"], role.fields["title_second"]
    assert first.frame.x + first.insets[0] * 12_700 == second.frame.x + second.insets[0] * 12_700
