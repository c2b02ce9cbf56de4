"""Whole decks, opened again."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from generator.errors import TemplateError
from generator.model import Bilingual, Group, Point, Scene, Storyboard
from generator.settings import Settings
from generator.slides import fingerprint, make_deck, opc
from generator.slides.templates.places import names
from tests.slides.conftest import storyboard
from tests.slides.strangers import japanese_office, stranger

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TEMPLATES = names()


def opened(deck):
    return Presentation(io.BytesIO(deck.data))


def said(texts=()):
    """A scene of points."""
    points = tuple(Point(Bilingual(ja, en)) for ja, en in texts)
    return Scene("only", "bullets", Bilingual("題", "Title"), points=points)


def show(scene):
    return Storyboard(Bilingual("題", "Title"), (scene,))


def texts(slide):
    return "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module", params=TEMPLATES)
def decks(request, shows, show_folder):
    """Both shows in one template, in all three modes."""
    settings = Settings(template=request.param)
    return {
        (name, mode): make_deck(board, mode, settings, folder=show_folder)
        for name, board in shows.items()
        for mode in (
            ("bilingual", "ja", "en")
            if (name, request.param) == ("bakery", "ink")
            else ("bilingual",)
        )
    }


def test_every_deck_is_valid_open_xml(decks, tmp_path):
    for (name, mode), deck in decks.items():
        path = tmp_path / f"{name}.{mode}.pptx"
        path.write_bytes(deck.data)
        result = validate_pptx(path)
        assert result.is_valid, (name, mode, result.errors)


def test_every_slide_has_a_title_of_its_own(decks):
    for deck in decks.values():
        titles = [slide.shapes.title.text_frame.text for slide in opened(deck).slides]
        assert all(titles)
        assert len(set(titles)) == len(titles) or any("余った" in t for t in titles)


def test_the_title_is_the_first_text_read(decks):
    for deck in decks.values():
        for slide in opened(deck).slides:
            first = next(iter(slide.shapes))
            assert first.shape_id == slide.shapes.title.shape_id


def test_no_placeholder_stays_empty(decks):
    for deck in decks.values():
        for slide in opened(deck).slides:
            for shape in slide.placeholders:
                assert not shape.has_text_frame or shape.text_frame.text.strip(), shape.name


def test_every_run_names_its_language_and_both_faces(decks):
    for deck in decks.values():
        for slide in opened(deck).slides:
            for run in slide.element.iter(f"{A}r"):
                properties = run.find(f"{A}rPr")
                assert properties.get("lang") in {"ja-JP", "en-US"}
                assert properties.find(f"{A}latin") is not None
                assert properties.find(f"{A}ea") is not None


def test_nothing_is_set_below_the_floor(decks):
    for deck in decks.values():
        for slide in opened(deck).slides:
            for run in slide.element.iter(f"{A}r"):
                size = run.find(f"{A}rPr").get("sz")
                assert size is None or int(size) >= 1000
        for slide in opened(deck).slides:
            body = next((s for s in slide.placeholders if s.placeholder_format.idx == 1), None)
            if body is None or not body.has_text_frame or "Title" in body.name:
                continue
            for run in body.element.iter(f"{A}r"):
                properties = run.find(f"{A}rPr")
                least = 1800 if properties.get("lang") == "ja-JP" else 1400
                if slide.slide_layout.name == "Quote":  # rather smaller than cut in two
                    least = 1600 if properties.get("lang") == "ja-JP" else 1300
                assert int(properties.get("sz") or 9999) >= least


def test_objects_carry_a_description_in_both_languages(decks):
    for (_, mode), deck in decks.items():
        found = 0
        for slide in opened(deck).slides:
            for shape in slide.shapes:
                if not shape.has_text_frame:
                    described = shape.element.xpath(".//p:cNvPr/@descr")
                    assert re.search("[ぁ-ん一-龠]", described[0])
                    assert re.search("[A-Z][a-z]+", described[0])
                    found += 1
        assert found, mode


def test_every_slide_has_notes(decks):
    for deck in decks.values():
        assert all(slide.notes_slide.notes_text_frame.text for slide in opened(deck).slides)


def test_no_point_is_lost(shows, decks):
    for name, board in shows.items():
        pages = opened(decks[name, "bilingual"]).slides
        whole = squeezed("".join(texts(p) + p.notes_slide.notes_text_frame.text for p in pages))
        for scene in board.scenes:
            points = [p for g in scene.groups for p in (g.title, *g.points)] + [*scene.points]
            for point in points:
                for text in (point.text.ja or "", point.text.en or ""):
                    for sentence in re.split(r"(?<=[。.]) ?(?!」|”)", text):
                        assert squeezed(sentence) in whole, sentence


def test_the_same_storyboard_gives_the_same_bytes(bakery, show_folder):
    first, second = (make_deck(bakery, "bilingual", Settings(), folder=show_folder) for _ in "ab")
    assert first.data == second.data


def test_a_deck_saved_part_by_part_is_the_same_file(bakery, show_folder, tmp_path):
    deck = make_deck(bakery, "bilingual", Settings(), folder=show_folder)
    deck.save(tmp_path / "deck.pptx")
    assert (tmp_path / "deck.pptx").read_bytes() == deck.data


def test_points_beyond_a_slide_go_on_and_are_counted():
    deck = make_deck(
        show(said([(f"要点{n}の文", f"Point {n}") for n in range(20)])), "ja", Settings()
    )
    slides = opened(deck).slides
    assert len(slides) > 1
    assert slides[0].shapes.title.text_frame.text == f"題（1/{len(slides)}）"
    whole = squeezed("".join(map(texts, slides)))
    assert all(f"要点{n}の文" in whole for n in range(20))


def test_a_point_taller_than_a_slide_is_parted_at_sentence_ends():
    long = "水位は毎朝七時に読み取られ、掲示板に書かれます。" * 40
    slides = opened(make_deck(show(said([(long, None)])), "bilingual", Settings())).slides
    assert squeezed(long) in squeezed("".join(s.placeholders[1].text_frame.text for s in slides))


def test_a_title_of_ten_thousand_characters_is_cut_and_listed_and_whole_in_the_notes():
    scene = replace(said([("文", "Text")]), title=Bilingual("長" * 10_000, "Long"))
    deck = make_deck(show(scene), "bilingual", Settings())
    assert [gap.kind for gap in deck.gaps] == ["slide"]
    slide = opened(deck).slides[0]
    assert slide.shapes.title.text_frame.text.endswith("…")
    assert "長" * 10_000 in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01control\x0b",
        "🍞👩‍🍳🏽 絵文字",
        "עברית ויותר",
        "\ud800 half",
        "<b>&amp;]]>",
        "\u202eabc",
    ],
)
def test_hostile_text_gives_a_valid_deck(text, tmp_path):
    deck = make_deck(show(said([(text, text), ("文", None)])), "bilingual", Settings())
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck.data)
    assert validate_pptx(path).is_valid
    assert "文" in texts(opened(deck).slides[0])


def test_a_pending_language_leaves_the_other_alone():
    rest = [("短い", "Short"), ("文", "Text"), ("もう一つ", "One more")]
    told = show(said([("日本語だけ", None), (None, "Only English"), *rest]))
    found = texts(opened(make_deck(told, "bilingual", Settings())).slides[0]).splitlines()
    assert {"日本語だけ", "Only English"} <= {*found}


def test_a_layout_nobody_knows_becomes_points():
    scene = replace(said([("文", "Text")]), layout="hologram")
    assert opened(make_deck(show(scene), "en", Settings())).slides[0].slide_layout.name == "Bullets"


def test_cards_that_fit_nowhere_become_points_and_lose_nothing():
    long = "とても長い説明がどこまでも続く人物" * 12
    groups = tuple(Group(Point(Bilingual(f"人物{n}")), (Point(Bilingual(long)),)) for n in range(3))
    scene = Scene("people", "profiles", Bilingual("人びと"), groups=groups)
    slides = opened(make_deck(show(scene), "ja", Settings())).slides
    whole = squeezed("".join(map(texts, slides)))
    assert whole.count(long) == 3


def test_steps_are_counted_on_over_slides():
    groups = tuple(Group(Point(Bilingual(f"段階{n}"))) for n in range(8))
    slides = opened(
        make_deck(show(Scene("s", "steps", Bilingual("手順"), groups=groups)), "ja", Settings())
    ).slides
    numbers = [
        shape.text_frame.text
        for slide in slides
        for shape in slide.shapes
        if shape.name.startswith("Mark") and shape.text_frame.text
    ]
    assert numbers == list("12345678")


def test_a_missing_picture_is_a_listed_gap(bakery):
    deck = make_deck(bakery, "bilingual", Settings())
    assert [(gap.kind, gap.where, gap.text) for gap in deck.gaps] == [
        ("slide", "picture", "shelf.png")
    ]


def test_a_picture_outside_the_show_folder_is_not_read(tmp_path):
    (tmp_path / "secret.png").write_bytes(b"x")
    folder = tmp_path / "show"
    folder.mkdir()
    scene = replace(said(), layout="figure", image="../secret.png")
    assert make_deck(show(scene), "ja", Settings(), folder=folder).gaps


def test_narration_goes_to_the_slide_that_shows_its_sentences(flood):
    deck = opened(make_deck(flood, "bilingual", Settings()))
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in deck.slides
        if slide.shapes.title.text_frame.text.startswith("二日つづいた")
    ]
    assert "電池が切れていました" in notes[0]
    assert "足形のタイルでずれ" in notes[-1]
    assert "a1" in notes[0]


def test_an_unknown_template_is_named_with_the_nearest():
    with pytest.raises(TemplateError, match="ink"):
        make_deck(show(said([("文", "Text")])), "ja", Settings(template="inc"))
    with pytest.raises(TemplateError, match="ink"):
        fingerprint(Settings(template="inkk"))


def test_the_fingerprint_follows_the_file(tmp_path):
    plain = fingerprint(Settings())
    assert plain == fingerprint(Settings())
    assert plain != fingerprint(Settings(template=TEMPLATES[-1])) or len(TEMPLATES) == 1


def test_a_template_without_properties_of_its_view_gets_them(tmp_path):
    """Without them PowerPoint offers to repair the deck."""
    bare = opc.unpack(stranger(japanese_office()), "bare")
    rels = opc.rels_name("ppt/presentation.xml")
    bare[rels] = re.sub(rb"<Relationship [^>]*viewProps[^>]*/>", b"", bare[rels])
    del bare["ppt/viewProps.xml"]
    kind = rb'<Override PartName="/ppt/viewProps.xml"[^>]*/>'
    bare[opc.CONTENT_TYPES] = re.sub(kind, b"", bare[opc.CONTENT_TYPES])
    template, deck = tmp_path / "bare.pptx", tmp_path / "deck.pptx"
    template.write_bytes(opc.pack(bare))
    make_deck(storyboard("forms"), "bilingual", Settings(template=str(template))).save(deck)
    assert validate_pptx(deck).is_valid
