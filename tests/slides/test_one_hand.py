"""A deck is of one hand: what is alike stands alike on all its slides, and fills its room."""

import re
from dataclasses import replace

import pytest

from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import filler, make_deck
from generator.slides.composing.compose import pages
from generator.slides.composing.pages import item_tops
from generator.slides.deck import desk_of
from generator.slides.templates.places import names
from generator.slides.templates.template import load, opened
from tests.slides.strangers import japanese_office, stranger

OTHERWISE = {"title", "section", "agenda", "statement", "takeaways"}
INCH = 914_400
LONG = (
    Bilingual(
        "雨が続いたあとで上流の古い橋が通れなくなる", "After days of rain the old bridge shuts"
    ),
    Bilingual("町の人は一時間かけて隣の谷を回って通う", "People go round by the next valley"),
    Bilingual("店は朝の品を受け取れず、昼まで開かない", "Shops lack goods and open at noon"),
    Bilingual("町は新しい橋を先に架けることを決める", "The town builds the new bridge first"),
)


def laid(template, mode, scenes):
    """The first slide of each scene, in a deck of all of them."""
    board = type("Board", (), {"scenes": scenes, "credit": Bilingual(None, None)})
    desk = desk_of(board, mode, load(template), lambda _: None)
    return [pages(desk, scene, 1)[0] for scene in scenes]


def named(page, name):
    return next(block for block in page.blocks if block.slot.name == name)


def title_of(page):
    block = next(block for block in page.blocks if block.slot.is_title)
    return item_tops(block)[0], block.setting.size(block.paragraphs[0])


@pytest.mark.parametrize("mode", ["bilingual", "ja", "en"])
@pytest.mark.parametrize("template", names())
def test_the_titles_of_a_deck_have_one_place_and_one_size(template, mode, forms):
    scenes = [scene for scene in forms.scenes if scene.layout not in OTHERWISE]
    assert len({title_of(page) for page in laid(template, mode, scenes)}) == 1


def test_a_layout_whose_title_has_less_room_than_others_keeps_it_there():
    board = filler.storyboard()
    template = load("ink")
    role = template.roles["steps"]
    place = role.fields["title"]
    narrow = replace(place, frame=replace(place.frame, w=place.frame.w // 2), moved=True)
    own = replace(role, fields={**role.fields, "title": narrow})
    template = replace(template, roles={**template.roles, "steps": own})
    desk = desk_of(board, "bilingual", template, str.encode)
    scene = next(scene for scene in board.scenes if scene.layout == "steps")
    titles = [block for block in pages(desk, scene, 1)[0].blocks if block.slot.is_title]
    assert [(block.frame or block.slot.frame).w for block in titles] == [narrow.frame.w]


@pytest.mark.parametrize("mode", ["ja", "en"])
def test_one_language_alone_is_no_smaller_in_a_template_without_a_place_for_two(mode):
    said = Bilingual(
        "橋を架ける町の人たちの話をいくつか", "Some stories of the bridge builders of a town"
    )
    scene = Scene("a", "bullets", said, points=(Point(LONG[0]), Point(LONG[1])))
    board = type("Board", (), {"scenes": (scene,), "credit": Bilingual(None, None)})
    template = opened(stranger(japanese_office()), "stranger")
    desk = desk_of(board, mode, template, lambda _: None)
    (page,) = pages(desk, scene, 1)
    assert title_of(page)[1] == template.role("bullets").fields["title"].styles[0].size


def short_and_long(layout, points):
    titles = (
        Bilingual("橋は残る", "The bridge stays"),
        Bilingual(
            "町は雨で傷んだ古い橋を直しながら、隣の谷へ渡る新しい橋も架けることに決めた",
            "The town mends the bridge that rain has hurt and builds another to the next valley",
        ),
    )
    return [Scene(f"{layout}{n}", layout, said, points=points) for n, said in enumerate(titles)]


@pytest.mark.parametrize("template", names())
def test_the_second_language_stands_right_under_a_title_of_any_length(template):
    points = (Point(LONG[0]), Point(LONG[1]))
    for page in laid(template, "bilingual", short_and_long("bullets", points)):
        first, second = named(page, "Title"), named(page, "Title Second")
        apart = item_tops(second)[0] - item_tops(first)[-1]
        assert 0 <= apart < INCH // 4 or template == "washi"  # a rule lies between both there


@pytest.mark.parametrize("mode", ["bilingual", "ja"])
@pytest.mark.parametrize("template", names())
def test_messages_have_one_size_and_what_they_rest_on_one_height(template, mode):
    points = (Point(LONG[0]), Point(LONG[1]), Point(LONG[2]))
    found = laid(template, mode, short_and_long("statement", points))
    assert len({title_of(page) for page in found}) == 1
    assert len({named(page, "Support 1").slot.frame.y for page in found}) == 1


def groups(counts):
    return tuple(
        Group(Point(Bilingual(f"町{n}", f"Town {n}")), tuple(map(Point, LONG[:count])))
        for n, count in enumerate(counts, 1)
    )


@pytest.mark.parametrize(("layout", "counts"), [("columns", (1, 1, 1)), ("comparison", (2, 2))])
@pytest.mark.parametrize("template", names())
def test_cards_side_by_side_are_as_high_as_their_texts_and_stand_in_the_middle(
    template, layout, counts
):
    scene = Scene("a", layout, LONG[0], groups=groups(counts))
    (page,) = laid(template, "ja", [scene])
    room = load(template).room
    texts = [b for b in page.blocks if b.slot.name.startswith(("Column", "Side"))]
    ends = max(item_tops(block)[-1] for block in texts)
    frames = [mark.frame for mark in page.marks if mark.frame.h > INCH // 2]
    frames += [block.frame or block.slot.frame for block in page.blocks if block.look]
    bottom = max(frame.y + frame.h for frame in frames)
    assert 0 < bottom - ends < 0.5 * INCH or bottom == room.y + room.h
    over, under = min(frame.y for frame in frames) - room.y, room.y + room.h - bottom
    assert over <= under + 0.1 * INCH


@pytest.mark.parametrize("template", names())
def test_what_is_said_under_headings_of_unequal_lines_begins_at_one_height(template):
    heads = ("橋", "町の人が待つ新しい橋の話と費用", "谷")
    unlike = tuple(Group(Point(Bilingual(head)), (Point(LONG[0]),)) for head in heads)
    (page,) = laid(template, "ja", [Scene("a", "columns", LONG[0], groups=unlike)])
    texts = [block for block in page.blocks if block.slot.name.startswith("Column")]
    begins = set()
    for block in texts:
        head, said = block.paragraphs
        lines = len(block.setting.lines(head)) * block.setting.size(head)
        begins.add(round(lines * block.setting.style(head).line + block.setting.before(said)))
    assert len(begins) == 1


DECK = (
    ("columns", (1, 1, 1)),
    ("columns", (2, 2)),
    ("comparison", (2, 2)),
    ("steps", (1, 1, 1)),
    ("timeline", (1, 1, 1, 1)),
    ("chain", (2,)),
)


@pytest.mark.parametrize("mode", ["ja", "en"])
@pytest.mark.parametrize("template", names())
def test_what_a_deck_says_has_one_size_on_nearly_all_of_its_slides(template, mode):
    scenes = [
        Scene(f"s{n}", layout, LONG[0], groups=groups(counts))
        for n, (layout, counts) in enumerate(DECK)
    ]
    scenes.append(Scene("list", "bullets", LONG[1], points=tuple(map(Point, LONG[:3]))))
    sizes = []
    for page in laid(template, mode, scenes):
        blocks = [b for b in page.blocks if not b.slot.is_title and b.slot.kind == "body"]
        told = max(p.level for b in blocks for p in b.paragraphs)
        said = [b.setting.size(p) for b in blocks for p in b.paragraphs if p.level == told]
        sizes.append(min(said))
    usual = max(sizes, key=sizes.count)
    assert sizes.count(usual) >= len(sizes) - 2


@pytest.mark.parametrize("template", names())
def test_a_form_begins_higher_under_a_title_of_one_line(template):
    points = (Point(LONG[0]), Point(LONG[1]))
    short, long = laid(template, "ja", short_and_long("bullets", points))
    cards = [min(b.slot.frame.y for b in page.blocks if b.look) for page in (short, long)]
    assert cards[0] < cards[1] or template in {"signal", "hall", "handout"}


def chained(links):
    first, *others = map(Point, links)
    group = Group(first, tuple(others))
    return Scene("c", "chain", Bilingual("橋の話", "Bridge"), groups=(group,))


@pytest.mark.parametrize("template", names())
def test_long_links_stand_under_each_other_and_what_they_come_to_is_marked(template):
    (page,) = laid(template, "ja", [chained(LONG)])
    links = [block for block in page.blocks if block.slot.name.startswith("Link")]
    assert len({block.slot.frame.x for block in links}) == 1
    assert all(len(block.setting.lines(block.paragraphs[0])) <= 2 for block in links)
    assert all(arrow.line[0][1] < arrow.line[1][1] for arrow in page.arrows)
    palette = load(template).palette
    assert links[-1].look.fill == palette.accent
    assert {run.color for p in links[-1].paragraphs for run in p.runs} == {palette.paper}


@pytest.mark.parametrize("template", names())
def test_texts_of_one_kind_have_few_sizes_in_a_deck(template):
    scenes = [
        Scene(f"s{n}", "columns", Bilingual("町の話", "Towns"), groups=groups(counts))
        for n, counts in enumerate(((1, 1), (2, 2), (1, 1, 1), (2, 2, 1), (1, 1, 1, 1)))
    ]
    sizes = {
        block.setting.size(p)
        for page in laid(template, "ja", scenes)
        for block in page.blocks
        if block.slot.name.startswith("Column")
        for p in block.paragraphs
        if p.level == 2
    }
    assert len(sizes) <= 3


def test_a_message_whose_title_was_emptied_is_drawn_without_it() -> None:
    emptied = Scene("a", "statement", Bilingual(""), points=(Point(Bilingual("橋は古い")),))
    board = Storyboard(Bilingual("橋"), (emptied,))
    assert make_deck(board, "ja", Settings())


@pytest.mark.parametrize("template", names())
def test_a_date_beside_an_upright_line_stays_on_one_line_in_a_wider_face(template):
    times = ("2015年8月22日", "そのあと", "9月頭の旅行前", "9月4日", "旅行のあと")
    told = (*LONG, LONG[0])
    scene = Scene(
        "t",
        "timeline",
        Bilingual("橋の話", "Bridge"),
        groups=tuple(
            Group(Point(Bilingual(time, f"Then {n}")), (Point(text),))
            for n, (time, text) in enumerate(zip(times, told, strict=True))
        ),
    )
    (page,) = laid(template, "bilingual", [scene])
    moments = [b for b in page.blocks if re.fullmatch(r"Moment \d", b.slot.name)]
    for block in moments:
        narrow = block.setting._replace(width=0.95 * block.setting.slot.width)
        assert len(narrow.lines(block.paragraphs[0])) == 1


@pytest.mark.parametrize("template", ["ink", "washi"])
def test_many_steps_run_down_the_page_where_that_lets_them_be_read(template):
    told = (*LONG, Bilingual("工事は来年の春に始まる", "Work begins next spring"))
    steps = tuple(Group(Point(said)) for said in told)
    fields = {"note": Point(Bilingual("費用はまだ決まっていない", "The cost is not settled"))}
    scene = Scene("a", "steps", LONG[0], groups=steps, fields=fields)
    (page,) = laid(template, "ja", [scene])
    placed = [block for block in page.blocks if block.slot.name.startswith("Step")]
    assert len({block.slot.frame.x for block in placed}) == 1
    assert min(block.setting.size(block.paragraphs[0]) for block in placed) >= 20


@pytest.mark.parametrize("mode", ["bilingual", "ja"])
@pytest.mark.parametrize("template", names())
def test_what_stands_around_slides_of_few_words_makes_their_type_no_smaller(template, mode):
    few = tuple(
        Group(Point(Bilingual(word, word_en)), (Point(Bilingual("続く", "Goes on")),))
        for word, word_en in (("橋", "Bridge"), ("谷", "Valley"), ("町", "Town"))
    )
    forms = ("columns", "steps", "timeline")
    scenes = [Scene(f"s{n}", form, LONG[0], groups=few) for n, form in enumerate(forms)]
    sizes = []
    for credit in (Bilingual(None, None), LONG[1]):
        board = type("Board", (), {"scenes": scenes, "credit": credit})
        sizes.append(desk_of(board, mode, load(template), lambda _: None).said)
    assert sizes[0] == sizes[1] > 18
